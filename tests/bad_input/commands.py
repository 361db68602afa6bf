"""Commands at random for every decision, on files that hold something."""

from datetime import date
from typing import Any, get_type_hints

from hypothesis import strategies as st
from tests.bad_input import world
from tests.bad_input.drawn import (
    CASES,
    DEPUTY,
    DIRECTORY,
    FILES,
    NEW,
    OFFICER,
    ORGANISATION,
    RULES,
    SETTLED,
    TODAY,
    Decided,
    built,
    called,
    days,
    likely,
    named,
    one_file,
    texts,
    value,
)
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
from heed.facts.concern import LimbConsidered
from heed.facts.meeting import (
    AgendaPointTaken,
    ApologiesGiven,
    Attendance,
    InformationShared,
    Invitee,
    MinutesCirculated,
)
from heed.facts.organisation import OrganisationDescribed
from heed.facts.suspension import OptionWeighed
from heed.rulebook.book import RULEBOOK

KNOWN = track.Known(TODAY, date(1980, 3, 2))


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
    "close": one_file(
        closure.Close, lambda c, h: closure.close(c, h, RULES, {}, RULEBOOK), [OPEN, world.EMPTY, SETTLED],
        evidence=likely("The minutes."),
    ),
    "close what was opened in error": one_file(
        closure.Close, lambda c, h: closure.close(c, h, RULES, {}, RULEBOOK), [world.EMPTY], closed_as="opened-in-error"
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
