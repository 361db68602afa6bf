"""The rules that count time: which fact starts which clock, and by when a post has to have acted."""

from __future__ import annotations

from types import MappingProxyType

from heed.rulebook.citation import KCSIE_P47, OWN, SEFTON_MEETING, Citation, unverified
from heed.rulebook.rules import Basis, Rule

_FIRST_RESPONSE = unverified("East Sussex, Bracknell and Doncaster: first response within one working day")
_BARRING = unverified("Duty to refer to the Disclosure and Barring Service; no statutory number of days")


def _rule(
    name: str,
    title: str,
    text: str,
    basis: Basis,
    citation: Citation,
    /,
    *,
    edition: str = "",
    **settings: int,
) -> Rule:
    return Rule(
        id=name, title=title, text=text, basis=basis, citation=citation, edition=edition,
        settings=MappingProxyType(settings),
    )  # fmt: skip


RULES = (
    _rule(
        "first-response",
        "Answer whoever referred it",
        "Whoever referred a concern hears from the service within one working day of its being received.",
        "regional procedure",
        _FIRST_RESPONSE,
        working_days=1,
    ),
    _rule(
        "minutes-circulated",
        "Circulate the minutes in time",
        "The minutes of a meeting are approved by its chair and circulated to those who came, within this time "
        "of the meeting.",
        "this project",
        OWN,
        days=28,
    ),
    _rule(
        "suspension-considered",
        "Consider suspension and its alternatives early",
        "For each subject it is recorded within this time of the referral whether the employer considered "
        "suspension, what else was weighed, and why.",
        "this project",
        OWN,
        working_days=5,
    ),
    _rule(
        "employer-acts-without-process",
        "Employer's action where no formal process is needed",
        "Where there is no crime and no formal process, the employer acts within three working days.",
        "statutory guidance",
        KCSIE_P47,
        edition="kcsie-2016",
        working_days=3,
    ),
    _rule(
        "employer-hearing",
        "Disciplinary hearing",
        "Where a hearing is to be held and nothing more has to be looked into, it is held within fifteen working days.",
        "statutory guidance",
        KCSIE_P47,
        edition="kcsie-2016",
        working_days=15,
    ),
    _rule(
        "employer-investigation-report",
        "Report of the employer's investigation",
        "The report of a disciplinary investigation is ready within ten working days.",
        "regional procedure",
        unverified("Nottinghamshire procedure on disciplinary process"),
        working_days=10,
    ),
    _rule(
        "employer-decides-after-report",
        "Decision after the investigation report",
        "The employer decides within two working days of the report whether there is to be a hearing.",
        "regional procedure",
        unverified("Nottinghamshire procedure on disciplinary process"),
        working_days=2,
    ),
    _rule(
        "concluded-in-three-months",
        "Conclude nine in ten within three months",
        "Nine matters in ten are concluded within three months of the referral.",
        "statutory guidance",
        KCSIE_P47,
        edition="kcsie-2016",
        months=3,
        percent=90,
    ),
    _rule(
        "concluded-in-twelve-months",
        "Conclude all but the exceptional within twelve months",
        "All but exceptional matters are concluded within twelve months of the referral.",
        "statutory guidance",
        KCSIE_P47,
        edition="kcsie-2016",
        months=12,
        percent=100,
    ),
    _rule(
        "referral-considered",
        "Decide whether another body is to be told",
        "Once the person has been removed from work with children, or has left before they could be, it is decided "
        "without delay, and within this time, for the barring service and each regulator of the sector.",
        "regional procedure",
        _BARRING,
        days=28,
    ),
    _rule(
        "referral-sent",
        "Send the referral that was decided on",
        "An onward referral that was decided on is sent within this time.",
        "this project",
        OWN,
        working_days=5,
    ),
    _rule(
        "referral-answered",
        "Follow each referral until it is answered",
        "An onward referral, a disclosure that asks for an answer, and a transfer are asked after until the other side "
        "has answered.",
        "this project",
        OWN,
        days=28,
    ),
    _rule(
        "other-work-considered",
        "Decide whether to tell those responsible for other work",
        "Known other work or volunteering with children makes it a duty to decide, with the reason, whether those "
        "responsible for it are told.",
        "this project",
        SEFTON_MEETING,
        working_days=5,
    ),
    _rule(
        "concern-told",
        "Tell those concerned early",
        "The child and family, and the subject, are told that there is a concern as soon as it is agreed what may be "
        "said; or it is said why not.",
        "this project",
        OWN,
        working_days=10,
    ),
    _rule(
        "outcome-told",
        "Tell the outcome to those concerned",
        "The child and family, the subject and the referrer hear the outcome within this time, or it is said why not.",
        "this project",
        OWN,
        working_days=10,
    ),
    _rule(
        "suspension-reviewed",
        "Review a suspension on the day set",
        "A suspension, or an arrangement in its place, is looked at again on the day that was set, or after this time.",
        "this project",
        OWN,
        days=28,
    ),
    _rule(
        "reconsidered-in-time",
        "Consider accumulated concerns together in time",
        "Concerns that have accumulated about one person or one setting are considered together within this time.",
        "this project",
        OWN,
        working_days=5,
    ),
    _rule(
        "critically-overdue",
        "When something is critically overdue",
        "What has been overdue for more than this time stands first in every list, under a heading of its own.",
        "this project",
        OWN,
        working_days=10,
    ),
    _rule(
        "accumulates-by-person",
        "Several small concerns about one person",
        "So many concerns about one person within so many months, none of which met the threshold, are considered "
        "together, whoever reported them and in whatever category.",
        "this project",
        OWN,
        concerns=3,
        months=24,
    ),
    _rule(
        "accumulates-by-setting",
        "Several small concerns about one setting",
        "So many concerns about one setting within so many months, none of which met the threshold, are considered "
        "together, whomever they are about.",
        "this project",
        OWN,
        concerns=4,
        months=12,
    ),
)
