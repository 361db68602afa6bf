"""Read models kept up fact by fact are those folded at once, whatever was stated and corrected in whatever order."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    FileClosed,
    FilePassed,
    FileReopened,
    OutcomeDecided,
    PersonTakenOut,
    SubjectNamed,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.concern import NoteAdded
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    ActionRevised,
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
    MinutesRecorded,
)
from heed.facts.organisation import OrganisationDescribed, PostCreated, PostLeft, PostTakenUp
from heed.rulebook.book import RULEBOOK
from heed.store.derived.projection import Change, Sources, difference, project

SOURCES = Sources("f", b"k" * 32, b"s" * 32)
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

one = st.sampled_from(["1", "2"])
post = st.sampled_from(["officer", "desk"])
word = st.sampled_from(["Lane", "Mill", "Rovers"])
day = st.dates(date(2026, 1, 1), date(2026, 12, 31))
why = {"reason": st.just("Why.")}

OPENED = st.builds(
    AllegationFileOpened,
    reference=st.just("A-1"),
    concern=st.just("c"),
    summary=word,
    referred=day,
    owner=post,
)
IN_A_FILE: list[st.SearchStrategy[Fact]] = [
    st.builds(ChildNamed, child=one),
    st.builds(SubjectNamed, subject=one, organisation=st.sampled_from(["", "o1", "o2"]), sector=word),
    st.builds(AllegationMade, allegation=one, child=one, subject=one, category=word),
    st.builds(PersonTakenOut, person=one, **why),
    st.builds(OutcomeDecided, allegation=one, outcome=word, definition=word, evidence=word, **why),
    st.builds(EmployerActed, subject=one, outcome=word),
    st.builds(FilePassed, owner=post, **why),
    st.builds(FileClosed, closed_as=word, evidence=word, **why),
    st.builds(FileReopened, **why),
    st.builds(MeetingPlanned, meeting=one, meeting_kind=word, on=day, chair=post),
    st.builds(MeetingCancelled, meeting=one, **why),
    st.builds(MeetingHeld, meeting=one, on=day, attendance=st.just(()), next_review=st.none() | day),
    st.builds(MinutesRecorded, meeting=one, text=word),
    st.builds(ActionAgreed, action=one, what=word, owner=post, due=day),
    st.builds(ActionRevised, action=one, due=day, **why),
    st.builds(ActionEnded, action=one, status=word, result=word),
    st.builds(NoteAdded, text=word),
]
LISTED = st.builds(OrganisationDescribed, name=word, organisation_kind=word)
IN_AN_ORGANISATION: list[st.SearchStrategy[Fact]] = [
    LISTED,
    st.builds(PostCreated, post=one, title=word, role=word),
    st.builds(PostTakenUp, tenure=one, post=one, holder=one, tenure_kind=word, since=day),
    st.builds(PostLeft, tenure=one, post=one, holder=one, until=day),
]


Stated = list[tuple[Fact, int | None]]


def stated(first: st.SearchStrategy[Any], later: list[st.SearchStrategy[Fact]]) -> st.SearchStrategy[Stated]:
    """A file as it may be stated: its opening, then anything, each perhaps in the place of an earlier one."""
    fact = st.tuples(st.one_of(first, *later), st.none() | st.integers(0, 30))
    opening = st.tuples(first, st.none())
    return st.builds(lambda one, more: [one, *more], opening, st.lists(fact, max_size=30))


def with_next(told: History, fact: Fact, place: int | None) -> History:
    """The file with one more fact: a new one, or a correction of one of its kind where there is any."""
    same = [item.seq for item in told if type(item.fact) is type(fact)]
    if same and (place is not None or same[0] == 0):
        fact = msgspec.structs.replace(fact, corrects=same[(place or 0) % len(same)])
    return (*told, Recorded("f", len(told), AT + timedelta(minutes=len(told)), "a", "p", fact))


def apply(held: dict[Any, Any], before: History, after: History) -> None:
    """Change the rows held as the database does."""
    change = Change()
    difference(project(before, "f", RULEBOOK), project(after, "f", RULEBOOK), SOURCES, change)
    for table, keys in change.remove.items():
        for key in keys:
            del held[table.name, key]
    for table, rows in change.write.items():
        held.update({(table.name, row[: table.key]): row for row in rows})
    for place, by in change.due.items():
        held["count", place] = held.get(("count", place), 0) + by
        if held["count", place] == 0:
            del held["count", place]


@given(stated(OPENED, IN_A_FILE) | stated(LISTED, IN_AN_ORGANISATION))
def test_rows_kept_up_fact_by_fact_are_those_folded_at_once(facts: Stated) -> None:
    live: dict[Any, Any] = {}
    told: History = ()
    for fact, place in facts:
        after = with_next(told, fact, place)
        try:
            project(after, "f", RULEBOOK)
        except KeyError:
            continue  # it is about something that is not in the file: `record` would not take it either
        apply(live, told, after)
        told = after
    at_once: dict[Any, Any] = {}
    apply(at_once, (), told)
    assert live == at_once
