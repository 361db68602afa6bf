"""Meetings about an allegation: their kind under any local name, who came, and what was to be done."""

from __future__ import annotations

from heed.rulebook.citation import CROYDON_2017, LONDON_CP7, OWN, SEFTON_MEETING
from heed.rulebook.codes import Code, CodeList, code_list

MEETING_KIND = CodeList(
    "meeting-kind",
    "Kind of meeting",
    "one meeting",
    (
        Code(
            "allegations-meeting",
            "Allegations meeting",
            "The first meeting of agencies about the allegation. Local names: ASV, AMM, allegation "
            "management strategy meeting, position of trust meeting, complex strategy meeting.",
            CROYDON_2017,
        ),
        Code(
            "review-meeting",
            "Review meeting",
            "A later meeting that takes up the actions of an earlier one.",
            SEFTON_MEETING,
        ),
        Code(
            "closing-meeting", "Closing meeting", "The meeting at which the outcome is settled.", LONDON_CP7
        ),
        Code("discussion", "Discussion", "A recorded conversation in place of a meeting.", OWN),
    ),
    notes="A strategy discussion under section 47 of the Children Act 1989 is about a child. It is another "
    "meeting, even when it is held on the same day.",
)

ATTENDANCE = code_list(
    "attendance",
    "Attendance",
    "one person invited to one meeting",
    OWN,
    (
        ("attended", "Attended", "Took part, in the room or at a distance."),
        ("part", "Attended in part", "Was present for part of the meeting."),
        ("report-sent", "Sent a report", "Was absent and gave their information in writing."),
        ("apologies", "Apologies", "Was absent and said so."),
        ("absent", "Absent", "Was invited and neither came nor answered."),
    ),
)

ACTION_STATUS = code_list(
    "action-status",
    "Status of the action",
    "one action of a meeting",
    OWN,
    (
        ("open", "Open", "Still to be done."),
        ("done", "Done", "Done, with the day and what was done."),
        ("not-done", "Not done", "Will not be done, with the reason."),
    ),
)

CONFLICT_FINDING = code_list(
    "conflict-finding",
    "Conflict check",
    "one person invited to one meeting",
    OWN,
    (
        ("none", "No conflict found", "Nothing on record, and nothing said."),
        ("declared-none", "Asked, and has none", "They were asked and said that they have none."),
        ("managed", "Conflict, dealt with", "The note says how."),
        ("not-invited", "Not invited because of it", "Somebody else is asked in their place."),
    ),
)

AGENDA_POINT = code_list(
    "agenda-point",
    "Point of the agenda",
    "one point at one meeting",
    SEFTON_MEETING,
    (
        (
            "past-person",
            "Past concerns about the person",
            "Allegations, low-level concerns and consultations.",
        ),
        ("past-setting", "Past concerns about the setting", "Whoever they were about."),
        ("child-knowledge", "What the child knows", "Who has told them what, and who will."),
        ("family-knowledge", "What the family knows", "Who has told them what, and who will."),
        ("enquiries", "Enquiries about the child", "Whether the law requires one, and who carries it out."),
        ("criminal", "Crime", "Whether a crime may have been committed."),
        ("suspension", "Suspension and its alternatives", "The views of the meeting; the employer decides."),
        ("interviews", "Who interviews whom", "In what order, and what may be said before."),
        ("subject-told", "What the subject is told", "When, by whom, and who supports them."),
        ("other-work", "Other work with children", "Paid or not, and whether those responsible are told."),
        ("own-children", "Other children", "Children for whom the person cares."),
        ("re-referral", "When to refer again", "What would bring the matter back."),
        ("next-review", "Next review", "Its date, or the reason there is none."),
    ),
)
