"""Changing one's own password, and that a given one opens nothing else."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from heed.access.models import User
from heed.access.testing import PASSWORD, Cast, Member

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
NEW = "quite another sentence"
CHANGE = "/change-password/"


def answers(**changes: str) -> dict[str, str]:
    return {"now": PASSWORD, "new": NEW, "again": NEW, **changes}


def can_sign_in(password: str) -> bool:
    answer = Client().post(reverse("sign-in"), {"username": "alice", "password": password})
    return answer.status_code == 303


@pytest.fixture
def alice(cast: Cast, signed_in: SignedIn) -> Client:
    user = User.objects.get(username="alice")
    user.set_password(PASSWORD)
    user.save()
    return signed_in(cast.alice)


def test_the_new_password_works_and_the_old_one_does_not(alice: Client) -> None:
    assert alice.post(CHANGE, answers()).status_code == 303
    assert alice.get("/").status_code == 200
    assert can_sign_in(NEW)
    assert not can_sign_in(PASSWORD)


def test_other_sessions_end_with_the_old_password(cast: Cast, signed_in: SignedIn, alice: Client) -> None:
    elsewhere = signed_in(cast.alice)
    alice.post(CHANGE, answers())
    assert elsewhere.get("/").status_code == 302


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"now": "wrong"}, "This is not your password now"),
        ({"new": "too short", "again": "too short"}, "at least 15 characters"),
        ({"new": PASSWORD, "again": PASSWORD}, "must be another"),
        ({"again": "something else entirely"}, "must be the same"),
        ({"new": ""}, "Enter a new password"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(
    alice: Client, changes: dict[str, str], message: str
) -> None:
    answer = alice.post(CHANGE, answers(**changes))
    assert message in answer.text
    assert can_sign_in(PASSWORD)


@pytest.mark.parametrize("address", ["/", "/queue/", "/people/", "/choose-post/", "/files/none/"])
def test_a_password_that_was_given_opens_nothing_but_its_change(alice: Client, address: str) -> None:
    User.objects.filter(username="alice").update(password_given=True)
    answer = alice.get(address)
    assert (answer.status_code, answer["Location"]) == (303, CHANGE)
    assert "Somebody gave you the password" in alice.get(CHANGE).text
    alice.post(CHANGE, answers())
    assert alice.get("/").status_code == 200


def test_nobody_changes_a_password_without_signing_in(client: Client) -> None:
    assert client.get(CHANGE).status_code == 302


def test_whoever_finds_a_page_open_cannot_try_one_password_after_the_other(alice: Client) -> None:
    for _ in range(5):
        assert "This is not your password now" in alice.post(CHANGE, answers(now="wrong")).text
    assert "wait 5 minutes, then try again" in alice.post(CHANGE, answers()).text
    assert can_sign_in(PASSWORD)
