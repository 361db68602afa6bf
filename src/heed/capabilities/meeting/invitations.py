"""Whether somebody can be invited to a meeting after the check that was made, or send apologies."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heed.capabilities.meeting.decide import waits_to_be_held
from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.meeting import ApologiesGiven, Invitee, Meeting, MeetingInvited, fold_meetings
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded
from heed.rulebook.refusal import Refusal, refuse_any

NO_CONFLICT = {"none", "declared-none"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """Somebody to be invited, with what the record suggests of a conflict of interest.

    `row` is what the names of its fields on the form begin with; `subject` says that the holder of the post is a
    subject of the file.
    """

    invitee: Invitee
    suggested: tuple[str, ...] = ()
    subject: bool = False
    row: str = ""


def invite(meeting: str, checked: Sequence[Checked], history: History, rules: Rules) -> list[Fact]:
    """All who are asked, and those who are not because of a conflict, in one statement."""
    file, found = fold_allegation_file(history), fold_meetings(history).meetings.get(meeting)
    refuse_any((*closed_file_takes_nothing(rules, file.closed), *waits_to_be_held(found, rules)))
    if not checked:
        message = "Choose at least one post, or name somebody outside."
        raise rules.refusal("conflict-checked-before-invitation", "", message)
    refuse_any(one for each in checked for one in _checked(each, rules))
    refuse_any(_named_once(checked, rules))
    return [MeetingInvited(meeting=meeting, invitees=tuple(each.invitee for each in checked))]


def _checked(each: Checked, rules: Rules) -> Iterator[Refusal]:
    yield from coded(rules, "conflict-finding", each.invitee.conflict, f"{each.row}conflict")
    yield from subject_not_invited(each, rules)
    yield from conflict_checked_before_invitation(each, rules)
    if not any(part.strip() for part in each.invitee.seat):
        message = "Say who is invited: their post, their organisation or their name."
        yield rules.refusal("conflict-checked-before-invitation", f"{each.row}title", message)


def subject_not_invited(each: Checked, rules: Rules) -> Iterator[Refusal]:
    """Whatever was found, a subject is not invited to a meeting about themselves."""
    if each.subject:
        yield rules.refusal("subject-not-invited", f"{each.row}conflict")


def conflict_checked_before_invitation(each: Checked, rules: Rules) -> Iterator[Refusal]:
    """A note where the record suggests a conflict, and where one was found."""
    clear = each.invitee.conflict in NO_CONFLICT and not each.suggested
    if not clear and not each.invitee.note.strip():
        why = f"The record suggests a conflict: {' '.join(each.suggested)} " if each.suggested else ""
        message = f"{why}Say what was found or done about it."
        yield rules.refusal("conflict-checked-before-invitation", f"{each.row}note", message)


def _named_once(checked: Sequence[Checked], rules: Rules) -> Iterator[Refusal]:
    times = Counter(each.invitee.seat for each in checked)
    for each in checked:
        if times[each.invitee.seat] > 1:
            message = "The same person is named twice."
            yield rules.refusal("conflict-checked-before-invitation", f"{each.row}title", message)


def apologise(given: ApologiesGiven, history: History, rules: Rules) -> list[Fact]:
    """Somebody who was asked cannot come; `given.post` or `given.who` says who."""
    file, found = fold_allegation_file(history), fold_meetings(history).meetings.get(given.meeting)
    refuse_any((*closed_file_takes_nothing(rules, file.closed), *waits_to_be_held(found, rules)))
    refuse_any(apologies_from_invited(given, found, rules))
    return [given]


def apologies_from_invited(given: ApologiesGiven, found: Meeting | None, rules: Rules) -> Iterator[Refusal]:
    """They were asked, and have not said so before."""
    assert found is not None  # noqa: S101 - it waits to be held
    asked = {one.post for one in found.asked if one.post}
    outside = {outside_words(one) for one in found.asked if not one.post} | set(found.planned.invited)
    known = given.post in asked if given.post else given.who in outside
    if not known or any((a.post or a.who) == (given.post or given.who) for a in found.apologies):
        yield rules.refusal("apologies-from-invited", "who")


def outside_words(invitee: Invitee) -> str:
    """'Head teacher, Quillmere School, Uma Quill': whoever holds no post on record."""
    return ", ".join(filter(None, (invitee.title, invitee.organisation, invitee.name)))
