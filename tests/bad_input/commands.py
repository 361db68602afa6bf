"""Commands at random for every decision, on files that hold something."""

import dataclasses
import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from hypothesis import strategies as st
from tests.bad_input import world
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
    SECOND_CHILD,
    SUBJECT,
    SUSPENSION,
)

from heed.access.roles import ROLES
from heed.capabilities.allegation import decide as allegation
from heed.capabilities.closure import decide as closure
from heed.capabilities.concern import decide as concern
from heed.capabilities.correction import decide as correction
from heed.capabilities.correction.fields import asked
from heed.capabilities.meeting import actions, invitations, papers, proceedings
from heed.capabilities.meeting import decide as meeting
from heed.capabilities.note import decide as note
from heed.capabilities.organisation import decide as organisation
from heed.capabilities.outcome import decide as outcome
from heed.capabilities.person import decide as person
from heed.capabilities.screening import decide as screening
from heed.capabilities.suspension import decide as suspension
from heed.capabilities.track import decide as track
from heed.facts.base import Fact, History, Recorded
from heed.facts.concern import LimbConsidered
from heed.facts.meeting import (
    AgendaPointTaken,
    ApologiesGiven,
    Attendance,
    InformationShared,
    Invitee,
    MinutesCirculated,
)
from heed.facts.organisation import OrganisationDescribed, PostCreated, PostTakenUp
from heed.facts.suspension import OptionWeighed
from heed.facts.when import When
from heed.rulebook.book import RULEBOOK
from heed.rulebook.lists.tracks import ENDINGS_OF

TODAY = date(2026, 3, 2)
OFFICER, DEPUTY, ORGANISATION, TENURE, NEW = "post-1", "post-2", "b-organisation", "tenure-1", "b-new"
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
exact = st.builds(When.on, days)
loose = st.builds(When, precision=st.sampled_from(["month", "about-month", "year", "about-year"]), date=days)
whens = st.one_of(exact, loose, st.just(When(precision="unknown")))


def value(annotation: Any) -> st.SearchStrategy[Any]:
    """Values of a field of a command, by its type."""
    if annotation is date:
        return days
    if annotation is str:
        return texts
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
FILES[NEW] = ()
CASES = [OPEN, world.CLOSED, world.EMPTY]
KNOWN = track.Known(TODAY, date(1980, 3, 2))
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


def corrections(file: str) -> st.SearchStrategy[Decided]:
    """Corrections of any entry of a file, with values of the types that its form gives."""
    return st.integers(0, len(FILES[file]) - 1).flatmap(lambda seq: _correction(file, seq))


def _correction(file: str, seq: int) -> st.SearchStrategy[Decided]:
    kind: Any = type(FILES[file][seq].fact)
    hints: Any = get_type_hints(kind)
    answers = st.fixed_dictionaries({f.name: named(f.name, hints[f.name]) for f in asked(kind)})
    made = st.builds(correction.Correct, seq=st.just(seq), answers=answers, reason=texts)
    return made.map(lambda c: (file, lambda: correction.correct(c, FILES[file], RULES)))


findings = st.sampled_from([code.code for code in RULES.codes("limb-finding")])
limbs = st.tuples(
    *(
        st.builds(LimbConsidered, limb=st.just(limb.code), met=findings, reason=st.just("Not told."))
        for limb in RULES.threshold_limbs
    )
)
any_limbs = st.one_of(limbs, value(tuple[LimbConsidered, ...]))
weighed = st.just((OptionWeighed(option="supervise", taken=False, reason="Nobody is free."),))
done_by_employer = st.one_of(st.sampled_from([c.code for c in RULES.codes("employment-outcome")]), texts)
COMMANDS: dict[str, st.SearchStrategy[Decided]] = {
    "receive": one_file(concern.Receive, lambda c, _: concern.receive(c, RULEBOOK.on(c.referred), TODAY), [NEW]),
    "screen": one_file(
        screening.Screen, lambda c, h: screening.screen(h, c, RULEBOOK), [CONCERN, REFERRAL], limbs=any_limbs
    ),
    "screen limb by limb": one_file(
        screening.Screen, lambda c, h: screening.screen(h, c, RULEBOOK), [CONCERN], limbs=limbs
    ),
    "open": one_file(
        allegation.OpenFile, lambda c, _: allegation.open_file(FILES, c, RULEBOOK), [NEW], file=NEW, concern=REFERRAL
    ),
    "child": one_file(
        allegation.NameChild, lambda c, _: allegation.name_child(FILES, c, RULES, TODAY), [OPEN], file=OPEN, child=CLERK
    ),
    "subject": one_file(
        allegation.NameSubject, lambda c, _: allegation.name_subject(FILES, c, RULES, TODAY, DIRECTORY), [OPEN],
        file=OPEN, subject=NEW, organisation=ORGANISATION, new_organisation=None,
    ),
    "allege": one_file(
        allegation.Allege, lambda c, h: allegation.allege(h, c, RULEBOOK), CASES, child=SECOND_CHILD
    ),
    "plan": one_file(meeting.Plan, lambda c, h: meeting.plan(c, h, RULES), CASES),
    "cancel": called(CASES, lambda m, r, h: meeting.cancel(m, r, h, RULES), likely(MEETING), likely("Snow.")),
    "hold": one_file(meeting.Hold, lambda c, h: meeting.hold(c, h, RULES, TODAY), [OPEN], meeting=MEETING),
    "hold without a review": one_file(
        meeting.Hold, lambda c, h: meeting.hold(c, h, RULES, TODAY), [OPEN], meeting=MEETING, on=TODAY,
        attendance=st.lists(built(Attendance, attended="attended"), min_size=1, max_size=3).map(tuple),
        next_review=None, no_review_reason="All is settled.", actions=(),
    ),
    "invite": called(
        [OPEN], lambda m, c, h: invitations.invite(m, c, h, RULES), likely(MEETING),
        st.lists(
            built(
                invitations.Checked, subject=False, suggested=st.sampled_from([(), ("Works there.",)]),
                invitee=built(Invitee, conflict=st.sampled_from(["none", "managed", "x"]), note=likely("Asked.")),
            ),
            max_size=2,
        ),
    ),
    "apologise": one_file(
        ApologiesGiven, lambda c, h: invitations.apologise(c, h, RULES), [OPEN], meeting=MEETING,
        post="", who=st.sampled_from(["Police", "Head teacher", "Nobody"]),
    ),
    "take a point": one_file(
        AgendaPointTaken, lambda c, h: proceedings.take_point(c, h, RULES), CASES, meeting=MEETING
    ),
    "share": one_file(
        InformationShared, lambda c, h: proceedings.share(c, h, RULES), CASES, meeting=MEETING,
        basis=st.one_of(st.just("safeguarding"), texts),
    ),
    "minute": called(CASES, lambda m, t, h: papers.minute(m, t, h, RULES), likely(HELD), likely("Said.")),
    "no minutes": called(CASES, lambda m, r, h: papers.no_minutes(m, r, h, RULES), likely(HELD), likely("Lost.")),
    "approve": called(
        CASES, lambda m, r, p, h: papers.approve(m, r, h, RULES, {p}), likely(world.MINUTED), texts, likely(OFFICER)
    ),
    "circulate": one_file(
        MinutesCirculated, lambda c, h: papers.circulate(c, h, RULES), CASES, meeting=likely(world.APPROVED)
    ),
    "read minutes": called(
        CASES, lambda m, p, h: papers.receive(m, h, RULES, {p}), likely(world.GIVEN), likely(OFFICER)
    ),
    "agree": one_file(actions.Agree, lambda c, h: actions.add(c, h, RULES, TODAY), CASES),
    "revise": called(
        [OPEN], lambda a, d, r, h: actions.revise(a, d, r, h, RULES), likely(ACTION), days, likely("Snow.")
    ),
    "end": one_file(actions.End, lambda c, h: actions.end(c, h, RULES, TODAY), [OPEN], action=ACTION),
    "consider suspension": one_file(
        suspension.Consider, lambda c, h: suspension.consider(c, h, RULES), [OPEN], consideration=NEW, subject=SUBJECT,
        decision=st.sampled_from(["suspended", "neither", "alternative"]), options=weighed, decided_by="Head",
    ),
    "consider nothing": one_file(
        suspension.Consider, lambda c, h: suspension.consider(c, h, RULES), [OPEN],
        consideration=NEW, subject=SUBJECT, decision="not-considered", options=(),
    ),
    "review suspension": one_file(
        suspension.Review, lambda c, h: suspension.review(c, h, RULES, TODAY), [OPEN], consideration=SUSPENSION
    ),
    "end suspension": one_file(
        suspension.End, lambda c, h: suspension.end(c, h, RULES, TODAY), [OPEN], consideration=SUSPENSION
    ),
    "take step": one_file(
        track.TakeStep, lambda c, h: track.take_step(c, h, RULES, KNOWN), CASES,
        track=st.sampled_from(["employment", "criminal", "regulator"]), subject=SUBJECT,
    ),
    "end track": one_file(
        track.EndTrack, lambda c, h: track.end_track(c, h, RULES, KNOWN), CASES, track="criminal", subject=SUBJECT
    ),
    "no track": one_file(
        track.NoTrack, lambda c, h: track.no_track(c, h, RULES), CASES, track="regulator", subject=SUBJECT
    ),
    "outcome": one_file(
        outcome.DecideOutcome, lambda c, h: outcome.decide_outcome(c, h, RULES), CASES, allegation=ALLEGATION
    ),
    "employer": one_file(
        outcome.RecordEmployer, lambda c, h: outcome.record_employer(c, h, RULES), [OPEN],
        subject=SUBJECT, outcome=done_by_employer,
    ),
    "close": one_file(closure.Close, lambda c, h: closure.close(c, h, RULES, {}), [OPEN, world.EMPTY]),
    "close what was opened in error": one_file(
        closure.Close, lambda c, h: closure.close(c, h, RULES, {}), [world.EMPTY], closed_as="opened-in-error"
    ),
    "reopen": called(CASES, lambda r, h: closure.reopen(r, h, RULES), likely("A letter.")),
    "pass": called(CASES, lambda o, r, h: closure.pass_on(o, r, h, RULES), likely(DEPUTY), likely("Leave.")),
    "note": one_file(note.Note, lambda c, h: note.add_note(c, h, RULES, TODAY), [*CASES, CONCERN, CHILD]),
    "describe": one_file(person.DescribeAgain, lambda c, h: person.describe_again(h, c, RULES, TODAY), [CHILD]),
    "work": one_file(
        person.RecordWork, lambda c, _: person.record_work(FILES, c, RULES, DIRECTORY), [CHILD], person=CHILD
    ),
    "organisation": one_file(
        OrganisationDescribed, lambda c, _: organisation.list_organisation(c, RULES, DIRECTORY), [NEW]
    ),
    "post": one_file(
        organisation.CreatePost,
        lambda c, h: organisation.create_post(h, c, RULES, {code: role.name for code, role in ROLES.items()}),
        [ORGANISATION],
    ),
    "take up": one_file(
        organisation.TakeUp, lambda c, _: organisation.take_up(FILES, c, RULES, TODAY), [ORGANISATION],
        organisation=ORGANISATION, holder=NEW,
    ),
    "leave": one_file(organisation.Leave, lambda c, h: organisation.leave(h, c, RULES), [ORGANISATION]),
    **{f"correct {file}": corrections(file) for file in [*CASES, CONCERN, REFERRAL, CHILD, ORGANISATION]},
}  # fmt: skip
