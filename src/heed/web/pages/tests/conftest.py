"""Files for the pages to show."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import psycopg
import pytest
from django.utils import timezone

from heed.access.testing import Cast, state
from heed.facts.allegation import AllegationFileOpened, AllegationMade, ChildNamed, SubjectNamed
from heed.facts.concern import ConcernReceived
from heed.facts.person import PersonDescribed
from heed.store.ids import new_id

OPENED = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
Receive = Callable[..., str]


@pytest.fixture
def receive(cast: Cast) -> Receive:
    """Records a concern for Alice to screen; gives its file."""

    def make(*, now: datetime = OPENED, **changes: Any) -> str:
        file = new_id()
        fact = {
            "reference": "C-7K2-MPQ",
            "channel": "phone",
            "source": "school",
            "words": "He was alone with the group.",
            "referred": date(2026, 3, 2),
            "adult": "Jordan Sample",
            "setting": "Elm School",
            "owner": cast.alice.post,
        }
        state(cast.alice, file, ConcernReceived(**{**fact, **changes}), now=now)
        return file

    return make


@pytest.fixture
def person(cast: Cast) -> Callable[..., str]:
    """Records a person; gives their file."""

    def make(name: str, **described: Any) -> str:
        file = new_id()
        state(cast.alice, file, PersonDescribed(name=name, **described), now=OPENED)
        return file

    return make


@pytest.fixture
def allegation(cast: Cast, receive: Receive, person: Callable[..., str]) -> str:
    """An allegation file with one child, one subject, one allegation."""
    file, child, subject = new_id(), person("Robin Little"), person("Jordan Sample")
    state(
        cast.alice,
        file,
        AllegationFileOpened(
            reference="A-3BD-9XK",
            concern=receive(),
            summary="An incident at a swimming lesson.",
            referred=date(2026, 3, 2),
            owner=cast.alice.post,
        ),
        ChildNamed(child=child),
        SubjectNamed(subject=subject, organisation=cast.organisation, title="Coach", sector="sport"),
        AllegationMade(allegation=new_id(), child=child, subject=subject, category="physical"),
        now=OPENED,
    )
    return file


@pytest.fixture
def statements(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every statement sent to the database from now on, by whichever way."""
    sent: list[object] = []
    execute = psycopg.Cursor.execute

    def noting(self: Any, query: Any, *rest: Any, **named: Any) -> Any:
        sent.append(query)
        return execute(self, query, *rest, **named)

    monkeypatch.setattr(psycopg.Cursor, "execute", noting)
    return sent


@pytest.fixture
def today() -> date:
    return timezone.localdate()
