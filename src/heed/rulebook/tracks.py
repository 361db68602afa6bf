"""The rules of suspension and its alternatives, of the four tracks, and of what an end waits for."""

from __future__ import annotations

from heed.rulebook.citation import IMPACT_GURU, KCSIE_P46, OWN, SEFTON_MEETING, Citation, unverified
from heed.rulebook.rules import Basis, Rule

_NEUTRAL = unverified("Suspension: a neutral act of the employer, taken after its alternatives were weighed")


def _rule(
    name: str,
    title: str,
    text: str,
    refusal: str,
    citation: Citation = OWN,
    /,
    *,
    basis: Basis = "this project",
    edition: str = "",
) -> Rule:
    return Rule(
        id=name, title=title, text=text, refusal=refusal, basis=basis, citation=citation, edition=edition
    )


SUSPENSION = (
    _rule(
        "suspension-options-weighed",
        "Weigh the alternatives to suspension",
        "Suspension is never automatic. Whoever is suspended, or works under an arrangement instead, is so after at "
        "least one other option was weighed, each with the reason for which it was taken or rejected. That nothing "
        "was considered needs a reason too.",
        "Say which other options were weighed, and why each was taken or rejected.",
        _NEUTRAL,
        basis="regional procedure",
    ),
    _rule(
        "suspension-review-set",
        "Set a day on which it is reviewed",
        "A suspension, or an arrangement in its place, has a day on which the employer looks again whether it is "
        "needed.",
        "Enter the day on which it is to be reviewed.",
        _NEUTRAL,
        basis="regional procedure",
    ),
    _rule(
        "welfare-contact-named",
        "Name somebody who keeps in touch",
        "Whoever is suspended is told who keeps in touch with them.",
        "Say who keeps in touch with the person while they are suspended.",
        _NEUTRAL,
        basis="regional procedure",
    ),
    _rule(
        "suspension-decided-by-employer",
        "The employer decides",
        "Whether somebody is suspended is decided by a post at the employer. The views of the designated officer and "
        "of the police are recorded beside it and compel nobody.",
        "Say which post at the employer decided.",
        _NEUTRAL,
        basis="regional procedure",
    ),
    _rule(
        "suspension-in-order",
        "Considered, reviewed, ended",
        "A suspension lasts from its first day until it ends once. It is reviewed and ended on days that have come, "
        "not before it began; its next review lies after that. An employer may have suspended before the referral. "
        "One lasts at a time for each subject.",
        "A suspension begins, is reviewed, and ends once, in that order.",
    ),
)

TRACKS = (
    _rule(
        "track-in-order",
        "Only what can have happened in that order",
        "A step is taken on a day that has come, not before the person was born. A hearing does not come before it "
        "was decided on, a report not before the investigation, a decision on an appeal not before it was lodged, a "
        "court not before the charge. A date that is set lies on or after the day on which it was set. No track ends "
        "before its last step, and none is said not to exist that has steps. What is unlikely is recorded as told.",
        "These dates cannot both be right.",
    ),
    _rule(
        "crime-number-recorded",
        "A recorded crime has its number",
        "That a crime was recorded is entered with the crime number, by which it is found again at the police.",
        "Enter the crime number.",
    ),
    _rule(
        "bail-has-a-date",
        "Bail is to a date",
        "Bail is recorded with the day to which it was given. A release without a date is a release under "
        "investigation.",
        "Enter the day to which bail was given.",
    ),
    _rule(
        "each-track-has-an-end",
        "Each track has an end, or a reason for none",
        "The four tracks of each subject end apart from each other, each with its own reason: safeguarding with the "
        "outcome of each allegation, employment with what the employer did, the criminal and the regulator track with "
        "their own endings or with the reason why there is none. So it is too where the person has resigned or does "
        "not co-operate.",
        "Say how the track ended, or why there is none.",
        IMPACT_GURU,
    ),
    _rule(
        "settlement-ends-nothing",
        "A settlement ends nothing",
        "An agreement under which a person leaves does not end the matter. Where one was proposed, or is named as the "
        "employer's reason, it is said how the matter went on to a conclusion.",
        "A settlement does not end the matter. Say how it went on to a conclusion.",
        KCSIE_P46,
        basis="statutory guidance",
        edition="kcsie-2016",
    ),
)

ENDING = (
    _rule(
        "suspension-settled-at-closure",
        "A suspension has ended, or it is said why it goes on",
        "When a file is closed, each suspension and each arrangement in its place has ended, or it is said why it goes "
        "on and who looks at it again.",
        "Say why the suspension or arrangement goes on and who looks at it again, or record its end.",
    ),
    _rule(
        "other-bodies-decided-before-closing",
        "Decide about other bodies and other work first",
        "A file is closed once it is decided, for each body that may have to be told and for each known other work "
        "with children, whether they are told. What was sent stays open until it is answered, also afterwards.",
        "Decide first whether they are to be told.",
        SEFTON_MEETING,
        basis="regional procedure",
    ),
    _rule(
        "outcome-told-before-closing",
        "Tell the outcome before closing",
        "Before a file is closed, each child or their family, each subject and the referrer were told the outcome, or "
        "it is said why not.",
        "Those concerned were not told the outcome. Say why not, or record that they were.",
    ),
)

RULES = (*SUSPENSION, *TRACKS, *ENDING)
