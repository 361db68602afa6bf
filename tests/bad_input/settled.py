"""Files for commands at random that the small record has not: one in which nothing is open, and choices made."""

from datetime import date, timedelta

from tests.bad_input.world import ALLEGATION, CHILD, REFERRAL, SUBJECT

from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    OutcomeDecided,
    SubjectNamed,
)
from heed.facts.authority import CodeAdded, NameChosen, SettingChosen
from heed.facts.base import Fact
from heed.facts.telling import PersonTold
from heed.facts.tracks import TrackNotOpened


def settled(owner: str, today: date) -> list[Fact]:
    """An allegation file that can be closed; no meeting was held."""
    return [
        AllegationFileOpened(
            reference="A-BAD-BBB", concern=REFERRAL, summary="On the bus.", referred=today - timedelta(days=20),
            owner=owner,
        ),
        ChildNamed(child=CHILD),
        SubjectNamed(subject=SUBJECT),
        AllegationMade(allegation=ALLEGATION, child=CHILD, subject=SUBJECT, category="conduct"),
        OutcomeDecided(
            allegation=ALLEGATION, outcome="unfounded", definition="None.", reason="Rota.", evidence="Rota."
        ),
        EmployerActed(subject=SUBJECT, outcome="no-action"),
        *(TrackNotOpened(track=track, subject=SUBJECT, reason="None.") for track in ("criminal", "regulator")),
        *(_told(party, person, today) for party, person in _PARTIES.items()),
    ]  # fmt: skip


_PARTIES = {"family": CHILD, "subject": SUBJECT, "referrer": ""}


def _told(party: str, person: str, today: date) -> PersonTold:
    return PersonTold(
        party=party, person=person, stage="outcome", on=today, by="Officer", how="phone", words="As decided."
    )


def chosen(today: date) -> list[Fact]:
    """What an authority chose for itself."""
    since = today + timedelta(days=9)
    return [
        NameChosen(thing="service", name="LADO service", since=since, reason="It is called so."),
        SettingChosen(
            rule="first-meeting", setting="working_days", value=3, since=since, reason="The board."
        ),
        CodeAdded(
            list="sector", code="local-museums", label="Museums", definition="Museums.", since=since,
            maps_to="voluntary", reason="There are several.",
        ),
    ]  # fmt: skip
