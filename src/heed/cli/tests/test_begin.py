"""The first statements of an installation that is no demonstration."""

from argparse import Namespace

import pytest
from django.test import Client

from heed.access.models import User
from heed.cli import begin
from heed.cli.errors import Advice
from heed.store.derived.models import File

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _database_is_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heed.cli.ready.ready", lambda: None)


def asked(**changes: str) -> Namespace:
    usual = {"authority": "Thornmere Borough Council", "administrator": "Dan Verrcombe", "user_name": "dan"}
    return Namespace(**{**usual, **changes})


def test_the_first_administrator_can_sign_in_and_make_posts(capsys: pytest.CaptureFixture[str]) -> None:
    assert begin.run(asked()) == 0
    password = capsys.readouterr().out.split(" with ")[1].split()[0]
    browser = Client()
    browser.post("/sign-in/", {"username": "dan", "password": password})
    own = "a sentence of my own"
    browser.post("/change-password/", {"now": password, "new": own, "again": own})
    assert "Thornmere Borough Council" in browser.get("/people/").content.decode()
    assert "Add an organisation" in browser.get("/people/").content.decode()


def test_a_record_is_begun_once() -> None:
    begin.run(asked())
    with pytest.raises(Advice, match="begun already"):
        begin.run(asked(user_name="other"))
    assert User.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"authority": " "}, {"administrator": ""}, {"user_name": "D N"}])
def test_a_missing_or_malformed_name_records_nothing(wrong: dict[str, str]) -> None:
    with pytest.raises(Advice):
        begin.run(asked(**wrong))
    assert not User.objects.exists()
    assert not File.objects.exists()
