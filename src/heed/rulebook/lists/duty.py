"""What posts have to do by a day, and what a clock waits for outside the service."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from heed.rulebook.citation import KCSIE_P47, OWN, SEFTON_MEETING
from heed.rulebook.codes import Code, CodeList, code_list

# In the order in which the steps of a case follow one another; queues list the duties of one day so.
DUTY = CodeList(
    "duty",
    "Duty",
    "one thing that one post has to do by a day",
    tuple(
        Code(code, label, definition, citation)
        for code, label, definition, citation in (
            ("refer", "Refer to the designated officer", "The employer or agency tells the service.", OWN),
            ("respond", "Give a first response", "Whoever referred it hears from the service.", OWN),
            ("screen", "Screen the concern", "The threshold decision is made.", OWN),
            ("open-file", "Open an allegation file", "A referral becomes a file.", OWN),
            (
                "complete-file",
                "Name the child, the subject and the allegation",
                "The file says who is concerned and what is alleged.",
                OWN,
            ),
            (
                "plan-meeting",
                "Plan the allegations meeting",
                "A day is set for the first meeting.",
                SEFTON_MEETING,
            ),
            ("hold-meeting", "Hold the meeting", "The planned meeting takes place.", SEFTON_MEETING),
            ("record-minutes", "Record the minutes", "What the meeting said is written down.", OWN),
            ("approve-minutes", "Approve the minutes", "The chair stands by the minutes.", OWN),
            ("circulate-minutes", "Circulate the minutes", "Those who came are given the minutes.", OWN),
            ("read-minutes", "Read the minutes", "Minutes that were given to a post are opened there.", OWN),
            ("review", "Plan the review meeting", "A day is set for the next review.", SEFTON_MEETING),
            ("action", "Carry out the action", "An agreed action is done, or not done with a reason.", OWN),
            ("answer-update", "Answer how it stands", "A question to a post is answered.", OWN),
            (
                "consider-suspension",
                "Record whether suspension was considered",
                "The employer's decision, with the options weighed.",
                OWN,
            ),
            (
                "review-suspension",
                "Review the suspension",
                "The employer looks again whether it is needed.",
                OWN,
            ),
            (
                "tell-party",
                "Tell those concerned",
                "The child and family, the subject and the referrer are told, or it is said why not.",
                OWN,
            ),
            (
                "give-feedback",
                "Tell the outcome",
                "The child and family, the subject and the referrer hear the outcome, or it is said why not.",
                OWN,
            ),
            ("look-again", "Look again whether to tell", "Somebody was not told yet.", OWN),
            (
                "employer-step",
                "Chase the employer's next step",
                "The employer acts within the days that guidance gives.",
                KCSIE_P47,
            ),
            (
                "track-date",
                "Learn what came of a date that was set",
                "A hearing, a bail date and the like.",
                OWN,
            ),
            (
                "consider-referral",
                "Decide whether another body is to be told",
                "The Disclosure and Barring Service and the regulators, each with the reason.",
                OWN,
            ),
            ("send-referral", "Send the onward referral", "It was decided to refer.", OWN),
            ("chase-referral", "Chase the onward referral", "It is open until it is answered.", OWN),
            (
                "consider-telling",
                "Decide whether to tell another employer",
                "The subject works with children elsewhere too.",
                OWN,
            ),
            ("tell-employer", "Tell the other employer", "It was decided to tell them.", OWN),
            ("chase-disclosure", "Chase the answer to a disclosure", "An answer was asked for.", OWN),
            ("chase-transfer", "Chase the other authority", "A transfer is ours until they have it.", OWN),
            (
                "acknowledge-transfer",
                "Acknowledge the transfer",
                "Another authority waits for our answer.",
                OWN,
            ),
            (
                "reconsider",
                "Consider the concerns together",
                "Several concerns about one person or setting.",
                OWN,
            ),
            ("decide-outcome", "Decide the outcome", "Each allegation has an outcome.", OWN),
            (
                "employer-action",
                "Record what the employer did",
                "For each subject, whatever the outcome.",
                OWN,
            ),
            ("end-track", "Record how the track ended", "Each track has an end or a reason for none.", OWN),
            ("close-file", "Close the file", "Nothing is open any more.", OWN),
            ("conclude", "Conclude the matter", "The later targets for completion.", KCSIE_P47),
        )
    ),
)

# The headings under which the steps of a file stand together, in the order of its page.
CONCERN: Final = "Concern and threshold"
PEOPLE: Final = "People and allegations"
MEETINGS: Final = "Meetings and actions"
EMPLOYMENT: Final = "Suspension and employment"
TRACKS: Final = "Tracks"
TOLD: Final = "People told"
ONWARD: Final = "Other bodies, employers and authorities"
CONCLUDING: Final = "Outcome and conclusion"
KEEPING: Final = "Notes, questions and the clock"
AREAS: Final = MappingProxyType(
    {
        CONCERN: ("refer", "respond", "screen", "open-file", "reconsider"),
        PEOPLE: ("complete-file",),
        MEETINGS: (
            "plan-meeting", "hold-meeting", "record-minutes", "approve-minutes", "circulate-minutes", "read-minutes",
            "review", "action",
        ),
        EMPLOYMENT: ("consider-suspension", "review-suspension", "employer-step", "employer-action"),
        TRACKS: ("track-date", "end-track"),
        TOLD: ("tell-party", "give-feedback", "look-again"),
        ONWARD: (
            "consider-referral", "send-referral", "chase-referral", "consider-telling", "tell-employer",
            "chase-disclosure", "chase-transfer", "acknowledge-transfer",
        ),
        CONCLUDING: ("decide-outcome", "close-file", "conclude"),
        KEEPING: ("answer-update",),
    }
)  # fmt: skip
AREA_OF: Final = MappingProxyType({code: area for area, codes in AREAS.items() for code in codes})

PAUSE_REASON = code_list(
    "pause-reason",
    "What is waited for",
    "one pause of the clock of one file",
    OWN,
    (
        ("police", "Police investigation", "The police ask that nothing else be done until they have acted."),
        ("prosecutors", "Decision of the prosecutors", "The file is with the prosecutors."),
        ("court", "Court", "A trial or hearing is to come."),
        ("family-court", "Family proceedings", "A finding is awaited from the family court."),
        ("illness", "Illness of the subject", "They cannot take part for a time."),
        ("other-authority", "Another authority", "The other authority has to act first."),
        ("other", "Something else", "The reason says what."),
    ),
)
