"""Steps with a rule that were done, and on which day: for the account of a case, where what waits is not enough.

Each bears the name that it had while it was open (see `heed.duties.duties`), so that what was said of it then,
such as a later day, is said of it still.
"""

from collections.abc import Iterator
from datetime import date

from heed.duties.case import Case, case_of
from heed.duties.duty import Duty, arising, as_dealt_with
from heed.duties.parts import heard, removed, removed_on
from heed.facts.base import History, effective
from heed.facts.concern import ConcernScreened, ConcernTakenToFile, fold_concern
from heed.facts.meeting import Meeting, MeetingHeld, MinutesCirculated, MinutesRecorded
from heed.facts.registry import FileKind
from heed.facts.when import local_day
from heed.rulebook.book import Rulebook


def done_duties(kind: FileKind, history: History, book: Rulebook) -> list[Duty]:
    """Of a concern or an allegation file, those that `heed.duties.duties` no longer names."""
    if kind == "concern":
        return list(_of_concern(history, book))
    case = case_of(history, book) if kind == "allegation" else None
    return list(as_dealt_with(_of_case(case), case.said)) if case else []


def _of_concern(history: History, book: Rulebook) -> Iterator[Duty]:
    """The file that was opened, counted from the last decision before it."""
    received = fold_concern(history).received
    screened: date | None = None
    for item in effective(history):
        if isinstance(item.fact, ConcernScreened):
            screened = local_day(item.at)
        elif isinstance(item.fact, ConcernTakenToFile) and screened and received:
            yield arising(
                "open-file", "open-file", owner=received.owner, rule="file-opened-in-time",
                start=screened, book=book, settled=local_day(item.at),
            )  # fmt: skip


def _of_case(case: Case) -> Iterator[Duty]:
    yield from _first_meetings(case)
    for meeting in case.meetings.meetings.values():
        if meeting.held:
            yield from _minutes(case, meeting, meeting.held)
    yield from _considered(case)
    yield from _told(case)
    yield from _decided(case)
    yield from _onward(case)


def _done(
    case: Case, item: str, what: str, rule: str, *, start: date, settled: date, owner: str = ""
) -> Duty:
    return arising(
        item, what, owner=owner or case.owner, rule=rule, start=start, book=case.book, settled=settled
    )


def _first_meetings(case: Case) -> Iterator[Duty]:
    """The first meeting, and where there was a second, the first review."""
    every = [m for m in case.meetings.meetings.values() if m.held]
    held = sorted(every, key=lambda m: m.held.on if m.held else date.min)
    starts = [(case.referred, "first-meeting")]
    starts += [(held[0].held.on, "first-review")] if held and held[0].held else []
    for meeting, (start, rule) in zip(held, starts, strict=False):
        if meeting.held:
            item, chair = f"hold:{meeting.planned.meeting}", meeting.planned.chair
            yield _done(case, item, "hold-meeting", rule, start=start, settled=meeting.held.on, owner=chair)


def _minutes(case: Case, meeting: Meeting, held: MeetingHeld) -> Iterator[Duty]:
    """The day on which minutes were first recorded: putting a word right later makes nothing late."""
    key, chair = meeting.planned.meeting, meeting.planned.chair
    recorded = _first_of(case, MinutesRecorded, key)
    circulated = _first_of(case, MinutesCirculated, key)
    if meeting.minutes and recorded:
        yield _done(
            case,
            f"minutes:{key}",
            "record-minutes",
            "minutes-in-time",
            start=held.on,
            settled=recorded,
            owner=chair,
        )
    if meeting.circulated and circulated:
        item = f"circulate:{key}"
        yield _done(
            case,
            item,
            "circulate-minutes",
            "minutes-circulated",
            start=held.on,
            settled=circulated,
            owner=chair,
        )
    for copy in meeting.copies:
        if copy.opened:
            item = f"read:{key}:{copy.post}"
            yield _done(
                case,
                item,
                "read-minutes",
                "minutes-read",
                start=copy.on,
                settled=copy.opened,
                owner=copy.post,
            )


def _first_of(case: Case, kind: type[MinutesRecorded | MinutesCirculated], meeting: str) -> date | None:
    found = (local_day(i.at) for i in case.history if isinstance(i.fact, kind) and i.fact.meeting == meeting)
    return next(found, None)


def _considered(case: Case) -> Iterator[Duty]:
    for subject in case.file.subjects:
        if every := case.suspensions.of(subject):
            item, day = f"suspension:{subject}", min(case.day_of(one.considered) for one in every)
            yield _done(
                case, item, "consider-suspension", "suspension-considered", start=case.referred, settled=day
            )


def _told(case: Case) -> Iterator[Duty]:
    """Of a child, the child or the family; whoever was told on a day, or of whom it was said why not."""
    said = [(key, fact.on) for key, fact in case.telling.told.items() if heard(case, key)]
    said += [(key, case.day_of(fact)) for key, fact in case.telling.not_told.items()]
    first: dict[tuple[str, str], date] = {}
    for (party, person, stage), day in said:
        about = ("child" if party == "family" else party, person)
        if stage in STAGES and about[0] in PARTIES[stage]:
            key = (f"{STAGES[stage][0]}:{':'.join(filter(None, about))}", stage)
            first[key] = min(day, first.get(key, day))
    decided = [case.day_of(outcome) for outcome in case.file.outcomes.values()]
    starts = {"concern": case.referred, "outcome": max(decided, default=case.referred)}
    for (item, stage), day in first.items():
        _, what, rule = STAGES[stage]
        yield _done(case, item, what, rule, start=starts[stage], settled=day)


STAGES = {
    "concern": ("tell", "tell-party", "concern-told"),
    "outcome": ("feedback", "give-feedback", "outcome-told"),
}
PARTIES = {"concern": ("child", "subject"), "outcome": ("child", "subject", "referrer")}


def _decided(case: Case) -> Iterator[Duty]:
    rule, referred = "concluded-in-time", case.referred
    for key, outcome in case.file.outcomes.items():
        yield _done(
            case, f"outcome:{key}", "decide-outcome", rule, start=referred, settled=case.day_of(outcome)
        )
    for subject, acted in case.file.employer.items():
        yield _done(
            case, f"employer:{subject}", "employer-action", rule, start=referred, settled=case.day_of(acted)
        )
    if case.file.allegations:
        day = min(case.day_of(made) for made in case.file.allegations.values())
        yield _done(case, "complete", "complete-file", "file-opened-in-time", start=referred, settled=day)


def _onward(case: Case) -> Iterator[Duty]:
    for key, found in case.onward.referrals.items():
        said, acted = found.considered, case.file.employer.get(found.considered.subject)
        if acted and removed(case.book, acted.outcome) and said.decision != "not-yet":
            item = f"refer:{said.body}:{said.subject}"
            start, day = removed_on(case, acted), case.day_of(said)
            yield _done(case, item, "consider-referral", "referral-considered", start=start, settled=day)
        if found.sent:
            start = case.day_of(said)
            yield _done(
                case, f"send:{key}", "send-referral", "referral-sent", start=start, settled=found.sent.on
            )
        if found.sent and found.answered:
            start, day = found.sent.on, found.answered.on
            yield _done(case, f"chase:{key}", "chase-referral", "referral-answered", start=start, settled=day)
    for key, work in case.onward.work.items():
        if work.considered:
            day = case.day_of(work.considered)
            yield _done(
                case,
                f"consider:{key}",
                "consider-telling",
                "other-work-considered",
                start=work.known_on,
                settled=day,
            )
