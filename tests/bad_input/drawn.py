"""What commands at random are made of: values by the type and the name of a field, on files that hold something."""

import dataclasses
import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st
from tests.bad_input import world
from tests.bad_input.settled import chosen, settled
from tests.bad_input.world import (
    ACTION,
    ALLEGATION,
    CHILD,
    CLERK,
    CONCERN,
    HELD,
    MEETING,
    OPEN,
    REFERRAL,
    SUBJECT,
)

from heed.access.roles import ROLES
from heed.facts.authority import AUTHORITY
from heed.facts.base import Fact, History, Recorded
from heed.facts.organisation import OrganisationDescribed, PostCreated, PostTakenUp
from heed.facts.when import When
from heed.rulebook.book import RULEBOOK
from heed.rulebook.lists.tracks import ENDINGS_OF

TODAY = date(2026, 3, 2)
OFFICER, DEPUTY, ORGANISATION, TENURE, NEW = "post-1", "post-2", "b-organisation", "tenure-1", "b-new"
SETTLED = "b-settled"
RULES = RULEBOOK.on(TODAY)
IDS = [
    CHILD,
    SUBJECT,
    CLERK,
    CONCERN,
    REFERRAL,
    ALLEGATION,
    MEETING,
    HELD,
    ACTION,
    OFFICER,
    DEPUTY,
    TENURE,
    "",
]
CODES = sorted({code.code for codes in RULEBOOK.lists.values() for code in codes.codes})

days = st.one_of(
    st.dates(date(1900, 1, 1), date.max), st.integers(-40, 40).map(lambda n: TODAY + timedelta(days=n))
)
texts = st.one_of(st.sampled_from([*IDS, *CODES]), st.just(" \t"), st.text(max_size=12))
lately = st.one_of(st.just(TODAY), days)
ahead = st.one_of(st.integers(1, 40).map(lambda n: TODAY + timedelta(days=n)), days)
exact = st.builds(When.on, days)
loose = st.builds(When, precision=st.sampled_from(["month", "about-month", "year", "about-year"]), date=days)
whens = st.one_of(exact, loose, st.just(When(precision="unknown")))


def value(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of a field of a command, by its type."""
    if annotation is date:
        return days
    if annotation is str:
        return texts
    if annotation is float:
        return st.floats(-99, 99)  # only the program states any: weights of a comparison
    if annotation is When:
        return whens
    if dataclasses.is_dataclass(annotation) or (
        inspect.isclass(annotation) and issubclass(annotation, msgspec.Struct)
    ):
        return built(annotation)
    given_types = get_args(annotation)
    if get_origin(annotation) is tuple:
        return st.lists(value(given_types[0]), max_size=3).map(tuple)
    if given_types:
        return st.one_of([st.none() if one is type(None) else value(one) for one in given_types])
    return st.from_type(annotation)


def built(kind: Any, **fixed: Any) -> st.SearchStrategy[Any]:
    """Commands of a kind, with every field left open but those fixed."""
    hints = get_type_hints(kind)
    fields = msgspec.structs.fields(kind) if issubclass(kind, msgspec.Struct) else dataclasses.fields(kind)
    left = {f.name: named(f.name, hints[f.name]) for f in fields if f.name not in {*fixed, *UNSAID}}
    said = {name: one if isinstance(one, st.SearchStrategy) else st.just(one) for name, one in fixed.items()}
    return st.builds(kind, **left, **said)


def named(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    """As `value`, with a code of its list or the name of a thing half of the time where the field asks for one."""
    likely = LIKELY.get(name)
    return st.one_of(st.sampled_from(likely), value(annotation)) if likely else value(annotation)


LISTS = {
    "channel": "channel", "source": "referral-source", "screened_as": "screening", "met": "limb-finding",
    "limb": "threshold-limb", "attended": "attendance", "category": "harm-category", "sector": "sector",
    "basis": "employment-basis", "sex": "sex", "ethnicity": "ethnicity", "status": "action-status",
    "organisation_kind": "organisation-kind", "meeting_kind": "meeting-kind", "tenure_kind": "tenure-kind",
    "closed_as": "closure-reason", "role": "access-role", "outcome": "outcome", "conflict": "conflict-finding",
    "point": "agenda-point",
}  # fmt: skip
LIKELY = {
    name: [c.code for c in RULEBOOK.lists[of].codes] for name, of in LISTS.items() if of in RULEBOOK.lists
}
LIKELY |= {"owner": [OFFICER, DEPUTY], "chair": [OFFICER], "post": [DEPUTY], "tenure": [TENURE]}
LIKELY |= {
    "role": ["", *ROLES],
    "child": [CHILD],
    "subject": [SUBJECT],
    "meeting": [NEW],
    "reason": ["Why not."],
    "step": [code.code for code in RULEBOOK.lists["track-step"].codes],
    "ending": list(ENDINGS_OF["criminal"]),
    "text": ["Words."],
}
# Of every fact: what only the program fills in.
UNSAID = {"corrects", "correction_reason"}


def likely(one: str) -> st.SearchStrategy[str]:
    """This half of the time, else any text."""
    return st.one_of(st.just(one), texts)


def code_of(name: str) -> st.SearchStrategy[str]:
    """A code of a list half of the time, else any text."""
    return st.one_of(st.sampled_from([code.code for code in RULEBOOK.lists[name].codes]), texts)


def history(file: str, facts: list[Fact]) -> History:
    now = datetime.combine(TODAY, datetime.min.time(), UTC)
    return tuple(Recorded(file, seq, now, "somebody", OFFICER, fact) for seq, fact in enumerate(facts))


FILES: dict[str, History] = {file: history(file, facts) for file, facts in world.told(OFFICER, TODAY).items()}
FILES[ORGANISATION] = history(
    ORGANISATION,
    [
        OrganisationDescribed(name="Sampleton", organisation_kind="local-authority", sector="not-recorded"),
        PostCreated(post=OFFICER, title="Designated officer", role="designated-officer"),
        PostCreated(post=DEPUTY, title="Deputy", role=""),
        PostTakenUp(
            tenure=TENURE, post=OFFICER, holder=CLERK, tenure_kind="substantive", since=date(2020, 1, 1)
        ),
    ],
)
FILES[SETTLED] = history(SETTLED, settled(OFFICER, TODAY))
FILES[AUTHORITY] = history(AUTHORITY, chosen(TODAY))
FILES[NEW] = ()
CASES = [OPEN, world.CLOSED, world.EMPTY]
DIRECTORY = {ORGANISATION: "Sampleton"}
Decided = tuple[str, Callable[[], Any]]


def one_file(
    kind: Any, decide: Callable[[Any, History], Any], files: list[str], **fixed: Any
) -> st.SearchStrategy[Decided]:
    """A command on one of some files."""
    commands = built(kind, **fixed)
    return st.builds(lambda file, c: (file, lambda: decide(c, FILES[file])), st.sampled_from(files), commands)


def called(
    files: list[str], decide: Callable[..., Any], *parts: st.SearchStrategy[Any]
) -> st.SearchStrategy[Decided]:
    """As `one_file`, for a decision whose command is a few plain values."""
    return st.builds(
        lambda file, c: (file, lambda: decide(*c, FILES[file])), st.sampled_from(files), st.tuples(*parts)
    )
