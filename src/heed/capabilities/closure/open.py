"""Everything in a file that stands in the way of closing it, each with the waiting step that settles it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heed.duties import Duty, open_duties
from heed.duties.case import Case, case_of
from heed.duties.parts import unsettled_tracks
from heed.facts.base import History
from heed.rulebook.book import Rulebook

LEFT = {"resigned", "foster-carer-resigned"}
# What nobody has decided yet about bodies and employers outside.
UNDECIDED = {"consider-referral", "consider-telling"}

Names = Mapping[str, str]  # of people, by file


@dataclass(frozen=True, slots=True)
class Open:
    """What is open, by which rule it has to be settled, and the item of the step that settles it, if there is one."""

    rule: str
    message: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A file as its closing sees it."""

    case: Case
    waiting: tuple[Duty, ...]
    names: Names

    def call(self, person: str, otherwise: str) -> str:
        """The name of somebody in the file."""
        return self.names.get(person, otherwise)


def standing(history: History, names: Names, book: Rulebook) -> Standing | None:
    """The file folded by the rulebook of this authority; None where it was never opened."""
    case = case_of(history, book)
    return Standing(case, tuple(open_duties("allegation", history, book)), names) if case else None


def all_open(now: Standing) -> list[Open]:
    """What has to be settled before the file can be concluded, without what a reason may explain."""
    return [*without_finding(now), *tracks(now), *unsettled(now), *bodies(now), *across(now)]


def without_finding(now: Standing) -> Iterator[Open]:
    """Who is missing, which allegation has no outcome, of whom it is not known what the employer did."""
    file = now.case.file
    missing = {"child": file.children, "subject": file.subjects, "allegation": file.allegations}
    for what, found in missing.items():
        if not found:
            yield Open("nothing-open-at-closure", f"No {what} is named in the file.", "complete")
    for key in file.without_outcome:
        yield _no_outcome(now, key)
    for subject in file.without_employer_action:
        who = now.call(subject, "the subject")
        message = f"It is not recorded what the employer of {who} did."
        yield Open("nothing-open-at-closure", message, f"employer:{subject}")


def _no_outcome(now: Standing, allegation: str) -> Open:
    made = now.case.file.allegations[allegation]
    subject, child = now.call(made.subject, "the subject"), now.call(made.child, "the child")
    message = f"The allegation about {subject} towards {child} has no outcome."
    item, employer = f"outcome:{allegation}", now.case.file.employer.get(made.subject)
    if employer and now.case.book.lists["employment-outcome"].counted_as(employer.outcome) in LEFT:
        return Open("conclude-whatever-happens", f"{message} A resignation does not end it.", item)
    return Open("nothing-open-at-closure", message, item)


def tracks(now: Standing) -> Iterator[Open]:
    """Tracks without an end or a stated reason."""
    for track, subject in unsettled_tracks(now.case):
        who, item = now.call(subject, "the subject"), f"end:{track}:{subject}"
        if track == "employment":
            message = f"The appeal that {who} lodged is not decided."
        else:
            message = f"The {track} track about {who} has no end, and no reason is given why there is none."
        yield Open("each-track-has-an-end", message, item)


def unsettled(now: Standing) -> Iterator[Open]:
    """Meetings to be held, cancelled or minuted, and actions that have not ended."""
    for key, meeting in now.case.meetings.meetings.items():
        if not meeting.open:
            continue
        day = _day(meeting.held.on if meeting.held else meeting.planned.on)
        what = "has no minutes" if meeting.held else "is neither held nor cancelled"
        item = f"{'minutes' if meeting.held else 'hold'}:{key}"
        yield Open("nothing-open-at-closure", f"The meeting of {day} {what}.", item)
    for action in now.case.meetings.open_actions:
        message = f"The action has not ended: {action.agreed.what}"
        yield Open("nothing-open-at-closure", message, f"action:{action.agreed.action}")


def bodies(now: Standing) -> Iterator[Open]:
    """Bodies and other employers about which nothing final was decided."""
    for duty in now.waiting:
        if duty.what not in UNDECIDED:
            continue
        yield Open("other-bodies-decided-before-closing", _undecided(now, duty), duty.item)


def _undecided(now: Standing, duty: Duty) -> str:
    if duty.what == "consider-telling":
        work = now.case.onward.work[duty.item.partition(":")[2]].known
        return f"It is not decided whether {work.where} is to be told."
    _, body, subject = duty.item.split(":")
    named = now.case.book.lists["referral-body"].label(body)
    who = now.call(subject, "the subject")
    return f"It is not decided whether this is referred about {who}: {named}."


def across(now: Standing) -> Iterator[Open]:
    """Transfers of which one side waits for the other."""
    for duty in now.waiting:
        if duty.what == "chase-transfer":
            to = now.case.border.out[duty.item.partition(":")[2]].offered.authority
            yield Open(
                "other-side-has-it", f"{to} has not answered whether they take the matter over.", duty.item
            )
        elif duty.what == "acknowledge-transfer":
            of = now.case.border.into[duty.item.partition(":")[2]].received.authority
            yield Open(
                "other-side-has-it", f"{of} waits to hear whether we have taken the matter over.", duty.item
            )


def lasting(now: Standing) -> Iterator[Open]:
    """Suspensions and arrangements that have not ended; why one goes on may be said instead."""
    for key, found in now.case.suspensions.found.items():
        subject = found.considered.subject
        if found.lasts and subject in now.case.file.subjects:
            what = "suspension" if found.considered.decision == "suspended" else "arrangement"
            message = f"The {what} of {now.call(subject, 'the subject')} has not ended."
            item = f"suspension-review:{key}:{len(found.reviews)}"
            yield Open("suspension-settled-at-closure", message, item)


def untold(now: Standing) -> Iterator[Open]:
    """Those who were not told the outcome, and those not told yet; why may be said instead."""
    for duty in now.waiting:
        if duty.what in {"give-feedback", "look-again"}:
            yield Open("outcome-told-before-closing", _untold(now, duty), duty.item)


def _untold(now: Standing, duty: Duty) -> str:
    _, party, *rest = duty.item.split(":")
    who = _who(now, party, rest[0] if rest else "")
    if duty.what == "look-again":
        return f"{who}: not told yet. It was to be looked at again on {_day(duty.due)}."
    family = " or the family" if party == "child" else ""
    return f"{who}{family}: not told the outcome, and no reason why."


def _who(now: Standing, party: str, person: str) -> str:
    otherwise = {"child": "The child", "subject": "The subject", "referrer": "Whoever referred it"}
    who = now.call(person, otherwise.get(party, f"The {party}"))
    return f"The {party} of {who}" if party in {"family", "employer"} and person in now.names else who


def settlements(now: Standing) -> Iterator[Open]:
    """Subjects to whom a settlement was proposed without its being said how the matter went on."""
    for subject in now.case.file.subjects:
        acted = now.case.file.employer.get(subject)
        proposed = now.case.tracks.of("employment", subject).days_of("settlement-proposed")
        if proposed and not (acted and acted.conclusion):
            who = now.call(subject, "the subject")
            message = f"A settlement was proposed to {who}. Say how the matter went on to a conclusion."
            yield Open("settlement-ends-nothing", message, f"employer:{subject}")


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
