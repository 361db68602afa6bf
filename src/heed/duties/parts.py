"""What the other parts of a file wait for: suspension, tracks, other bodies, those to be told, the border."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from heed.duties.case import Case
from heed.duties.duty import Duty, last_day, set_for
from heed.facts.allegation import EmployerActed, PersonTakenOut
from heed.facts.base import effective
from heed.facts.onward import Referral, ReferralConsidered
from heed.facts.when import local_day
from heed.rulebook.book import Rulebook
from heed.rulebook.lists.onward import BODIES_OF

# After which last step the employer has how long, whatever comes next.
STEP_CLOCKS: Final = {
    "no-formal-action": "employer-acts-without-process",
    "hearing-decided": "employer-hearing",
    "investigation-begun": "employer-investigation-report",
    "investigation-report": "employer-decides-after-report",
}
# What the employer did that ends work with children, or would have.
REMOVED: Final = frozenset(
    {
        "dismissed", "resigned", "agency-use-ceased", "volunteer-use-ceased", "foster-carer-deregistered",
        "foster-carer-resigned", "redeployed",
    }
)  # fmt: skip
TO_BE_ENDED: Final = ("criminal", "regulator")


def suspension_duties(case: Case) -> Iterator[Duty]:
    """Considered for each subject, and looked at again as long as it lasts."""
    for subject in case.file.subjects:
        if not case.suspensions.of(subject) and subject not in case.file.employer:
            item = f"suspension:{subject}"
            yield case.arises(item, "consider-suspension", "suspension-considered", case.referred)
    for key, suspension in case.suspensions.found.items():
        if suspension.lasts and suspension.considered.subject in case.file.subjects:
            recorded = case.day_of(suspension.considered)
            start = suspension.considered.since or recorded
            rule = last_day(case.book, "suspension-reviewed", start, recorded)
            day = suspension.next_review or rule
            number = len(suspension.reviews)
            yield set_for(f"suspension-review:{key}:{number}", "review-suspension", case.owner, day)


def track_duties(case: Case) -> Iterator[Duty]:
    """The employer's next step, and what came of days that were set."""
    for (track, subject), found in case.tracks.found.items():
        if found.last is None or found.settled or subject not in case.file.subjects:
            continue
        if track == "employment" and subject in case.file.employer and not found.appeal_open:
            continue
        number, last = found.last
        item = f"track:{track}:{subject}:{number}"
        if last.next_on:
            yield set_for(item, "track-date", case.owner, last.next_on)
        elif rule := STEP_CLOCKS.get(last.step) if track == "employment" else None:
            yield case.arises(item, "employer-step", rule, last.on)


def unsettled_tracks(case: Case) -> list[tuple[str, str]]:
    """Tracks, by subject, that have neither an end nor a stated reason for there being none.

    The employment track ends with what the employer did, unless an appeal against it is open.
    """
    return [
        (track, subject)
        for subject in case.file.subjects
        for track in ("employment", *TO_BE_ENDED)
        if not _settled_track(case, track, subject)
    ]


def _settled_track(case: Case, track: str, subject: str) -> bool:
    found = case.tracks.of(track, subject)
    return not found.appeal_open if track == "employment" else found.settled


def referral_duties(case: Case) -> Iterator[Duty]:
    """Decided for each body, sent, and followed until answered, also once the file is closed."""
    for body, subject, day in bodies_to_consider(case):
        yield case.arises(f"refer:{body}:{subject}", "consider-referral", "referral-considered", day)
    for key, referral in case.onward.referrals.items():
        if referral.open:
            yield _follow(case, key, referral)


def bodies_to_consider(case: Case) -> Iterator[tuple[str, str, date]]:
    """Bodies about which nothing final was decided, each with the subject and the day from which it counts."""
    if case.file.closed:
        return
    for subject, acted in case.file.employer.items():
        if not removed(case.book, acted.outcome) or subject not in case.file.subjects:
            continue
        for body in bodies_of(case.book, case.file.subjects[subject].sector):
            decided = case.onward.latest(body, subject)
            if decided is None or decided.considered.decision == "not-yet":
                yield body, subject, removed_on(case, acted)


def removed_on(case: Case, acted: EmployerActed) -> date:
    """The day since which it is on record, without a break, that the employer removed somebody."""
    found: date | None = None
    for item in case.history:
        if isinstance(item.fact, EmployerActed) and item.fact.subject == acted.subject:
            found = (found or local_day(item.at)) if removed(case.book, item.fact.outcome) else None
        elif isinstance(item.fact, PersonTakenOut) and item.fact.person == acted.subject:
            found = None
    return found or case.day_of(acted)


def removed(book: Rulebook, outcome: str) -> bool:
    """Whether what the employer did ended work with children, or would have."""
    return book.lists["employment-outcome"].counted_as(outcome) in REMOVED


def bodies_of(book: Rulebook, sector: str) -> tuple[str, ...]:
    """The bodies to be thought of for a sector, each by its code."""
    return BODIES_OF.get(book.lists["sector"].counted_as(sector), ("dbs",))


def _follow(case: Case, key: str, referral: Referral) -> Duty:
    if referral.sent is None:
        days = _to_be_sent(case, key)
        return set_for(f"send:{key}", "send-referral", case.owner, days[-1], days[0])
    return case.arises(f"chase:{key}", "chase-referral", "referral-answered", referral.sent.on)


def _to_be_sent(case: Case, key: str) -> list[date]:
    """The days by which it was to be sent, each as decided since it was last decided that it goes out."""
    days: list[date] = []
    for item in effective(case.history):
        if isinstance(item.fact, ReferralConsidered) and item.fact.referral == key:
            rule = last_day(case.book, "referral-sent", local_day(item.at))
            days = [*days, item.fact.by or rule] if item.fact.goes_out else []
    return days


def disclosure_duties(case: Case) -> Iterator[Duty]:
    """Other work with children: decide, tell, and follow what asks for an answer."""
    for key, work in case.onward.work.items():
        if work.considered is None:
            yield case.arises(f"consider:{key}", "consider-telling", "other-work-considered", work.known_on)
        elif work.open:
            day = case.day_of(work.considered)
            yield case.arises(f"tell-employer:{key}", "tell-employer", "other-work-considered", day)
    for key, made in case.onward.disclosures.items():
        if made.answer_by and key not in case.onward.answers:
            yield set_for(f"disclosure:{key}", "chase-disclosure", case.owner, made.answer_by)


def telling_duties(case: Case) -> Iterator[Duty]:
    """The child and family, and the subject, of the concern; they and the referrer of the outcome."""
    for item, parties, person in _to_tell(case):
        if not _settled(case, parties, person, "concern"):
            yield case.arises(f"tell:{item}", "tell-party", "concern-told", case.referred)
    if case.file.allegations and not case.file.without_outcome:
        day = max(case.day_of(outcome) for outcome in case.file.outcomes.values())
        for item, parties, person in (*_to_tell(case), ("referrer", ("referrer",), "")):
            if not _settled(case, parties, person, "outcome"):
                changed = case.changed_for(person)
                start = max(day, local_day(changed.at)) if changed else day
                yield case.arises(f"feedback:{item}", "give-feedback", "outcome-told", start)
    here = {"", *case.file.children, *case.file.subjects}
    for (party, person, stage), said in case.telling.not_told.items():
        if said.look_again and person in here:
            item = f"look-again:{party}:{person}:{stage}:{said.look_again}"
            yield set_for(item, "look-again", case.owner, said.look_again)


def _to_tell(case: Case) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """Of a child, the child or the family is told; whoever is, and whoever is not, is said by name."""
    yield from ((f"child:{child}", ("child", "family"), child) for child in case.file.children)
    yield from ((f"subject:{subject}", ("subject",), subject) for subject in case.file.subjects)


def _settled(case: Case, parties: tuple[str, ...], person: str, stage: str) -> bool:
    keys = [(party, person, stage) for party in parties]
    return any(key in case.telling.not_told or heard(case, key) for key in keys)


def heard(case: Case, key: tuple[str, str, str]) -> bool:
    """Whether somebody was told, and of an outcome: whether of the one that stands now."""
    if key not in case.telling.told:
        return False
    _, person, stage = key
    changed = case.changed_for(person) if stage == "outcome" else None
    return changed is None or case.telling.told_at[key] > changed.seq


def border_duties(case: Case) -> Iterator[Duty]:
    """A transfer out is ours until they have it; a transfer in waits for our answer."""
    for key, out in case.border.out.items():
        if out.answered is None:
            yield set_for(f"transfer:{key}", "chase-transfer", case.owner, out.offered.answer_by)
    for key, into in case.border.into.items():
        if into.acknowledged is None:
            item = f"acknowledge:{key}"
            yield case.arises(item, "acknowledge-transfer", "first-response", into.received.on)
