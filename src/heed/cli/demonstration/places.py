"""Settings that changed over the years, and people who worked at several of them, as an officer comes to know them."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from heed.cli.demonstration.opening import Told
from heed.cli.demonstration.town import OFFICER, SUPPORT, Town, at
from heed.facts.base import Fact
from heed.facts.organisation import (
    OrganisationDescribed,
    OrganisationSucceeded,
    PostCreated,
    PostLeft,
    PostTakenUp,
)
from heed.facts.person import PersonDescribed, PersonEmployed, WorkEnded
from heed.facts.when import When

INFANTS, JUNIORS, TRUST = "Larkbeck Infant School", "Larkbeck Junior School", "Larkbeck Learning Trust"
CLUB, CLUB_NOW = "Ottermead Swimming Club", "Ottermead Aquatics"
NURSERY, PLAYGROUP, PRIMARY = "Pebblecombe Nursery", "Tidewater Playgroup", "Hollinbrook Primary School"
TUTORS = "Candlewick Tuition"
KNOWN: Final = (
    (INFANTS, "school", "teaching"),
    (JUNIORS, "school", "teaching"),
    (CLUB, "sports-body", "sport"),
    (NURSERY, "early-years-provider", "early-years"),
    (PLAYGROUP, "early-years-provider", "early-years"),
    (PRIMARY, "school", "teaching"),
    (TUTORS, "other", "not-recorded"),
)
ON_RECORD: Final = date(2013, 2, 4)
WORKED_ASKED: Final = date(2025, 2, 10)
RENAMED, MERGED = date(2018, 4, 3), date(2021, 9, 1)
WORKER: Final = "Saffron Kestlewood"  # two concerns below the threshold, and a third from elsewhere
# Who worked where, as what, from and until.
WORKED: Final = (
    ("Mirela Sandholt", (
        (INFANTS, "Teacher", date(2012, 9, 3), date(2015, 7, 31)),
        (JUNIORS, "Teacher", date(2015, 9, 1), date(2021, 8, 31)),
        (TRUST, "Teacher", MERGED, None),
    )),
    ("Tomos Hartmoor", (
        (JUNIORS, "Teaching assistant", date(2014, 9, 1), date(2017, 7, 21)),
        (CLUB, "Coach", date(2016, 1, 11), date(2018, 3, 30)),
    )),
    (WORKER, (
        (NURSERY, "Nursery worker", date(2022, 9, 5), None),
        (PLAYGROUP, "Playgroup assistant", date(2025, 1, 6), None),
    )),
)  # fmt: skip

# Heads of the schools: by these it can be asked who worked there under whom.
HEADS: Final = (
    ("Gwilym Castleby", INFANTS, date(2012, 9, 3), date(2016, 8, 31)),
    ("Ines Coldwater", JUNIORS, date(2013, 9, 2), date(2019, 8, 30)),
)


def name_all(town: Town) -> None:
    """Give each of them the id under which the other stories speak of it."""
    for place in (*(name for name, _, _ in KNOWN), TRUST):
        town.organisations[place] = town.new_id()
    for person in (*(name for name, _ in WORKED), *(head[0] for head in HEADS)):
        town.people[person] = town.new_id()


def known_places(town: Town) -> Iterator[Told]:
    """The organisations, as they came on record and what became of them, in order of time."""
    for name, kind, sector in KNOWN:
        yield _described(town, ON_RECORD, name, (name, kind, sector))
    yield _described(town, RENAMED, CLUB, (CLUB_NOW, "sports-body", "sport"))
    yield _described(town, MERGED, TRUST, (TRUST, "school", "teaching"))
    for school in (INFANTS, JUNIORS):
        succeeded = OrganisationSucceeded(
            successor=town.organisations[TRUST],
            succeeded_as="merged-into",
            on=MERGED,
            reason="Both schools became one under the trust.",
        )
        yield Told(at(MERGED, 10, 30), SUPPORT, {town.organisations[school]: [succeeded]})


def _described(town: Town, day: date, known_as: str, what: tuple[str, str, str]) -> Told:
    name, kind, sector = what
    renamed = When.on(day) if day == RENAMED else None
    fact = OrganisationDescribed(name=name, organisation_kind=kind, sector=sector, happened=renamed)
    return Told(at(day, 10), SUPPORT, {town.organisations[known_as]: [fact]})


def workers(town: Town) -> Iterator[Told]:
    """Each person with their work, when it was asked which people had worked at two settings."""
    for number, (name, spans) in enumerate(WORKED):
        facts: list[Fact] = [PersonDescribed(name=name, born=date(1971 + 6 * number, 3 + number, 11))]
        for place, title, since, until in spans:
            facts.append(_work(town, place, title, since))
            if until:
                facts.append(WorkEnded(entry=len(facts) - 1, until=until, ended_as="moved"))
        yield Told(at(WORKED_ASKED, 11, number), OFFICER, {town.people[name]: facts})
    for number, head in enumerate(HEADS):
        yield Told(at(WORKED_ASKED, 12, number), OFFICER, _headed(town, *head))


def _headed(town: Town, name: str, school: str, since: date, until: date) -> dict[str, list[Fact]]:
    """A head of a school: the post there, and the years in it."""
    post, tenure, holder = town.new_id(), town.new_id(), town.people[name]
    held: list[Fact] = [
        PostCreated(post=post, title="Head teacher"),
        PostTakenUp(tenure=tenure, post=post, holder=holder, tenure_kind="substantive", since=since),
        PostLeft(tenure=tenure, post=post, holder=holder, until=until, reason="Retired"),
    ]
    return {holder: [PersonDescribed(name=name)], town.organisations[school]: held}


def _work(town: Town, place: str, title: str, since: date) -> PersonEmployed:
    sector = next((sector for name, _, sector in KNOWN if name == place), "teaching")
    basis = "volunteer" if title == "Coach" else "permanent"
    return PersonEmployed(
        organisation=town.organisations[place], title=title, basis=basis, sector=sector, since=since
    )
