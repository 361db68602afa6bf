"""The invented authority itself: its organisations, its posts, and who held each of them from when to when."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from heed.cli.demonstration.names import TOWN
from heed.facts.base import Fact
from heed.facts.organisation import OrganisationDescribed, PostCreated, PostLeft, PostPlaced, PostTakenUp
from heed.facts.person import PersonDescribed
from heed.rulebook.workingdays import is_working_day
from heed.store import clock
from heed.store.sealing import Actor

LONDON: Final = ZoneInfo("Europe/London")
FOUNDED: Final = date(2012, 9, 3)
OFFICER, SUPPORT, SCRUTINEER, ADMINISTRATOR = "officer", "support", "scrutineer", "administrator"
POLICE, SOCIAL_CARE, HUMAN_RESOURCES = "police", "social-care", "human-resources"
HEAD, DEPUTY = "head-of-safeguarding", "deputy"
CLOCK: Final = "clock"


@dataclass(frozen=True, slots=True)
class Held:
    """One tenure: who, how, from and until."""

    name: str
    kind: str
    since: date
    until: date | None = None
    account: str = ""  # the name under which the holder signs in to the demonstration


@dataclass(frozen=True, slots=True)
class Seat:
    """One post of the authority or a partner."""

    code: str
    organisation: str
    title: str
    role: str
    held: tuple[Held, ...]


COUNCIL, FORCE, PARTNERSHIP = f"{TOWN} Borough Council", f"{TOWN} Police", f"{TOWN} Safeguarding Partnership"
SEATS: Final = (
    Seat(OFFICER, COUNCIL, "Designated officer", "designated-officer", (
        Held("Petra Aldcombe", "substantive", FOUNDED, date(2016, 6, 30)),
        Held("Marek Sorrelby", "acting", date(2016, 7, 18), date(2017, 1, 31)),
        Held("Alice Fernshaw", "substantive", date(2017, 2, 1), account="alice"),
    )),
    Seat(SUPPORT, COUNCIL, "Business support officer", "business-support", (
        Held("Ben Quillgarth", "substantive", FOUNDED, account="ben"),
    )),
    Seat(SOCIAL_CARE, COUNCIL, "Team manager, children's social care", "", (
        Held("Niamh Ostercroft", "substantive", FOUNDED, date(2021, 3, 31)),
        Held("Samir Kellrigg", "substantive", date(2021, 4, 6)),
    )),
    Seat(HUMAN_RESOURCES, COUNCIL, "Human resources adviser", "", (
        Held("Dilys Thornwick", "shared", FOUNDED),
        Held("Obi Marrholt", "shared", date(2015, 1, 5)),
    )),
    Seat(HEAD, COUNCIL, "Head of safeguarding", "", (
        Held("Orla Brambourne", "substantive", FOUNDED),
    )),
    Seat(ADMINISTRATOR, COUNCIL, "System administrator", "administrator", (
        Held("Dan Verrcombe", "substantive", FOUNDED, account="dan"),
    )),
    Seat(POLICE, FORCE, "Detective sergeant, child protection", "", (
        Held("Ioana Haskdale", "substantive", FOUNDED, date(2019, 8, 30)),
        Held("Rafiq Dunmere", "substantive", date(2019, 9, 2)),
    )),
    Seat(SCRUTINEER, PARTNERSHIP, "Independent scrutineer", "scrutineer", (
        Held("Carol Yarrowmere", "substantive", FOUNDED, account="carol"),
    )),
)  # fmt: skip
DEPUTY_SINCE: Final = date(2021, 9, 6)
# Which post answers to which, from the day on which the line was put on record.
LINE: Final = {
    OFFICER: HEAD, SUPPORT: OFFICER, DEPUTY: OFFICER, SOCIAL_CARE: HEAD, HUMAN_RESOURCES: HEAD,
}  # fmt: skip
ORGANISATIONS: Final = {COUNCIL: "local-authority", FORCE: "police-force", PARTNERSHIP: "other"}


def seats(deputy_until: date) -> tuple[Seat, ...]:
    """The seats with that of the deputy, who left a short while ago; nobody has followed yet."""
    held = Held("Imogen Wispcombe", "substantive", DEPUTY_SINCE, deputy_until)
    return (*SEATS, Seat(DEPUTY, COUNCIL, "Deputy designated officer", "designated-officer", (held,)))


@dataclass
class Town:
    """What the story needs to know of the authority: ids of posts and people."""

    random: Random
    seats: tuple[Seat, ...]
    posts: dict[str, str] = field(default_factory=dict)  # by code of the seat
    people: dict[str, str] = field(default_factory=dict)  # by name
    organisations: dict[str, str] = field(default_factory=dict)  # by name

    def new_id(self) -> str:
        """80 bits drawn from the seed."""
        return f"{self.random.getrandbits(80):020x}"

    def new_reference(self, prefix: str) -> str:
        """As store.ids makes them, drawn from the seed."""
        letters = "".join(self.random.choices("ABCDEFGHJKLMNPQRTUVWXYZ2346789", k=6))
        return f"{prefix}-{letters[:3]}-{letters[3:]}"

    def actor(self, code: str, day: date) -> Actor:
        """Who sat in the post on that day, or the clock. Raises LookupError where the post was vacant."""
        if code == CLOCK:
            return clock.CLOCK
        seat = next(seat for seat in self.seats if seat.code == code)
        for held in seat.held:
            if held.since <= day and (held.until is None or day <= held.until):
                return Actor(self.people[held.name], self.posts[code])
        raise LookupError(f"{seat.title} was vacant on {day}")


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A time of day in England, as the record keeps it."""
    return datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)


def back(today: date, count: int) -> date:
    """The working day from which `count` working days lead to today, or to the next working day."""
    day = today
    while count > 0:
        day -= timedelta(days=1)
        count -= is_working_day(day)
    return day


def founding(town: Town) -> Iterator[tuple[datetime, str, list[Fact]]]:
    """The first statements: organisations with their posts, people, and tenures as they came; (when, file, facts)."""
    moment = at(FOUNDED, 8)
    for name, kind in ORGANISATIONS.items():
        town.organisations[name] = town.new_id()
        yield moment, town.organisations[name], [OrganisationDescribed(name=name, organisation_kind=kind)]
    later: list[tuple[datetime, str, list[Fact]]] = []
    for seat in town.seats:
        town.posts[seat.code] = town.new_id()
        file = town.organisations[seat.organisation]
        created = PostCreated(post=town.posts[seat.code], title=seat.title, role=seat.role)
        later.append((at(DEPUTY_SINCE, 8) if seat.code == DEPUTY else moment, file, [created]))
        for held in seat.held:
            later += _tenure(town, seat, held, file)
    for code, above in LINE.items():
        since = DEPUTY_SINCE if code == DEPUTY else FOUNDED
        placed = PostPlaced(post=town.posts[code], above=town.posts[above], since=since)
        later.append((at(since, 9), town.organisations[COUNCIL], [placed]))
    yield from sorted(later, key=lambda item: item[0])


def _tenure(town: Town, seat: Seat, held: Held, file: str) -> Iterator[tuple[datetime, str, list[Fact]]]:
    person, tenure, post = town.new_id(), town.new_id(), town.posts[seat.code]
    town.people[held.name] = person
    begin = at(held.since, 8, 30)
    yield begin, person, [PersonDescribed(name=held.name)]
    taken = PostTakenUp(tenure=tenure, post=post, holder=person, tenure_kind=held.kind, since=held.since)
    yield begin, file, [taken]
    if held.until:
        left = PostLeft(tenure=tenure, post=post, holder=person, until=held.until, reason="Left the service")
        yield at(held.until, 17), file, [left]
