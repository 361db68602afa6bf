"""The pages on which the directory is kept, and what they change for who may do what."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.door import OpenFile, Worker, posts_held
from heed.access.models import User
from heed.access.posts import holders
from heed.access.testing import PASSWORD_HASH, Cast, Member, state
from heed.capabilities.organisation.offers import organisation_offers
from heed.facts.concern import ConcernReceived, NoteAdded
from heed.facts.organisation import PostTakenUp, fold_organisation
from heed.facts.person import PersonDescribed
from heed.store.derived.models import Due, File
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]


def send(browser: Client, page: str, **answers: str) -> Client:
    """Fill in a page and send it; fails where it was not recorded."""
    answer = browser.post(page, filled(browser.get(page), **answers))
    assert answer.status_code == 303, text_of(answer)
    return browser


def test_an_organisation_is_listed_and_gets_a_post(cast: Cast, signed_in: SignedIn) -> None:
    browser = send(
        signed_in(cast.dan), "/organisations/new/", new_organisation="Quay Pool",
        organisation_kind="sports-body", sector="sport",
    )  # fmt: skip
    file = File.objects.exclude(file=cast.organisation).get(kind="organisation").file
    send(browser, f"/files/{file}/posts/new/", title="Club secretary", role="none")
    (post,) = fold_organisation(open_file(file).history).posts.values()
    assert (post.title, post.role) == ("Club secretary", "")


def test_who_records_a_new_holder_sees_who_holds_each_post_now(cast: Cast, signed_in: SignedIn) -> None:
    page = text_of(signed_in(cast.dan).get(f"/files/{cast.organisation}/posts/take-up/"))
    assert "Designated officer (Alice Example)" in page
    assert "Deputy designated officer (vacant)" in page


def test_decision_names_post_and_its_holder_of_that_day(cast: Cast, signed_in: SignedIn) -> None:
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)
    concern = ConcernReceived(
        reference="C-7K2-MPQ", channel="phone", source="employer", words="A lift home.", referred=yesterday,
        owner=cast.alice.post,
    )  # fmt: skip
    state(cast.alice, "c1", concern, now=timezone.now())
    alice, page = signed_in(cast.alice), f"/files/{cast.organisation}/posts"
    assert alice.get("/files/c1/screen/").status_code == 200

    browser = send(
        signed_in(cast.dan), f"{page}/leave/", tenure=f"tenure-{cast.alice.person}", reason="Another post.",
        **dated("until", yesterday.isoformat()),
    )  # fmt: skip
    assert holders([cast.alice.post], today) == {cast.alice.post: []}
    send(
        browser, f"{page}/take-up/", post=cast.alice.post, tenure_kind="substantive", name="Gail Newcome",
        **dated("since", today.isoformat()),
    )  # fmt: skip

    (gail,) = holders([cast.alice.post], today)[cast.alice.post]
    assert holders([cast.alice.post], yesterday) == {cast.alice.post: [cast.alice.person]}
    assert {due.owner for due in Due.objects.filter(file="c1")} == {cast.alice.post}
    (received,) = open_file("c1").history
    assert (received.actor, received.post) == (cast.alice.person, cast.alice.post)
    assert alice.get("/files/c1/screen/").status_code == 404
    User(username="gail", person=gail, password=PASSWORD_HASH).save()
    successor = Member("gail", "Gail Newcome", gail, cast.alice.post, "", "")
    assert signed_in(successor).get("/files/c1/screen/").status_code == 200


def test_after_somebody_left_comes_what_they_leave_behind(cast: Cast, signed_in: SignedIn) -> None:
    page, until = f"/files/{cast.organisation}/posts/leave/", timezone.localdate().isoformat()
    leads = {}
    for keeper, leaver in ((cast.alice, cast.ben), (cast.dan, cast.carol)):
        browser = signed_in(keeper)
        sent = filled(
            browser.get(page), tenure=f"tenure-{leaver.person}", reason="Left.", **dated("until", until)
        )
        leads[keeper.username] = browser.post(page, sent)["Location"]
    assert leads == {
        "alice": f"/handover/?post={cast.ben.post}",
        "dan": f"/files/{cast.organisation}/",
    }


def test_a_last_day_sent_twice_is_recorded_once(cast: Cast, signed_in: SignedIn) -> None:
    browser, page = signed_in(cast.dan), f"/files/{cast.organisation}/posts/leave/"
    until = dated("until", timezone.localdate().isoformat())
    sent = filled(browser.get(page), tenure=f"tenure-{cast.ben.person}", reason="Another post.", **until)
    before = len(open_file(cast.organisation).history)
    assert [browser.post(page, sent).status_code for _ in range(2)] == [303, 303]
    assert len(open_file(cast.organisation).history) == before + 1


def test_who_keeps_the_directory_is_not_shown_the_people_of_cases(cast: Cast, signed_in: SignedIn) -> None:
    state(cast.ben, "p1", PersonDescribed(name="Gail Newcome"), now=timezone.now())
    page = f"/files/{cast.organisation}/posts/take-up/"
    who = {"post": cast.vacant_post, "tenure_kind": "acting", **dated("since", "2026-01-05")}
    dan, alice = signed_in(cast.dan), signed_in(cast.alice)
    asked = alice.post(page, filled(alice.get(page), name="Gail Newcome", **who))
    assert "Is it one of these people?" in text_of(asked)
    colleague = dan.post(page, filled(dan.get(page), name="Carol Exampel", **who))
    assert "Carol Example" in text_of(colleague)
    assert dan.post(page, filled(dan.get(page), name="Gail Newcome", **who)).status_code == 303
    taken = open_file(cast.organisation).history[-1].fact
    assert isinstance(taken, PostTakenUp)
    assert taken.holder != "p1"


def test_account_for_a_holder_who_signs_in_with_it(cast: Cast, signed_in: SignedIn) -> None:
    state(cast.dan, "p1", PersonDescribed(name="Gail Newcome"), now=timezone.now())
    taken = PostTakenUp(
        tenure="t1", post=cast.vacant_post, holder="p1", tenure_kind="acting", since=timezone.localdate()
    )
    state(cast.dan, cast.organisation, taken, now=timezone.now())
    browser, page = signed_in(cast.dan), f"/files/{cast.organisation}/accounts/new/"
    sent = filled(browser.get(page), holder="p1", username="Gail.Newcome")
    shown = browser.post(page, sent)
    password = shown.context["password"]
    assert len(password) >= 15
    assert shown["Cache-Control"] == "no-store"
    assert Client().login(username="gail.newcome", password=password)
    assert open_file(cast.organisation).history[-1].fact == NoteAdded(
        text="An account was given: gail.newcome"
    )
    assert browser.post(page, sent).status_code == 302
    assert Client().login(username="gail.newcome", password=password)


def test_a_new_password_takes_the_place_of_the_old_one(cast: Cast, signed_in: SignedIn) -> None:
    browser, page = signed_in(cast.dan), f"/files/{cast.organisation}/accounts/new/"
    ben = signed_in(cast.ben)
    shown = browser.post(page, filled(browser.get(page), holder=cast.ben.person))
    assert Client().login(username="ben", password=shown.context["password"])
    assert ben.get("/concerns/new/").status_code == 302


@pytest.mark.parametrize("username", ["", "x", "alice", "ALICE", "two words"])
def test_a_sign_in_name_is_well_formed_and_free(cast: Cast, signed_in: SignedIn, username: str) -> None:
    User.objects.filter(username="carol").delete()
    browser, page = signed_in(cast.dan), f"/files/{cast.organisation}/accounts/new/"
    answer = browser.post(page, filled(browser.get(page), holder=cast.carol.person, username=username))
    assert answer.context["form"].problems[0].href == "#id_username"
    assert not User.objects.filter(person=cast.carol.person).exists()


def test_account_for_a_holder_and_not_for_who_left(cast: Cast, signed_in: SignedIn) -> None:
    browser, page = signed_in(cast.dan), f"/files/{cast.organisation}/accounts/new/"
    answer = browser.post(page, filled(browser.get(page), holder=cast.eve.person))
    assert answer.context["form"].problems[0].href == "#id_holder"


def test_offers_are_for_who_keeps_the_directory(cast: Cast) -> None:
    file = OpenFile(cast.organisation, "organisation", open_file(cast.organisation).history)
    today = timezone.localdate()
    dan, carol = (
        Worker(m.person, held, held[0])
        for m in (cast.dan, cast.carol)
        if (held := posts_held(m.person, today))
    )
    assert len(organisation_offers(file, dan)) == 4
    assert organisation_offers(file, carol) == []


@pytest.mark.parametrize("step", ["posts/new", "posts/take-up", "posts/leave", "accounts/new"])
def test_it_requires_the_power_to_keep_the_directory(cast: Cast, signed_in: SignedIn, step: str) -> None:
    assert signed_in(cast.ben).get(f"/files/{cast.organisation}/{step}/").status_code == 404
    assert signed_in(cast.dan).get(f"/files/{cast.alice.person}/{step}/").status_code == 404


def test_it_requires_the_power_to_list_an_organisation(cast: Cast, signed_in: SignedIn) -> None:
    assert signed_in(cast.ben).get("/organisations/new/").status_code == 404
