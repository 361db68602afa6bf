"""Concerns, people and settings that recur: proposed, answered, counted, and considered together."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.accumulating import reconsider, reconsider_again
from heed.access.recurring import same_as
from heed.access.testing import Cast, Member, state
from heed.facts.concern import ConcernReceived, ConcernScreened
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import PersonDescribed
from heed.facts.recurrence import MatchAnswered, ReconsiderationDue, Reconsidered
from heed.store.derived.models import Answer, Due, Party
from heed.store.reading import open_file
from heed.web.testing import filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]
ADULT, SETTING = "Barnaby Cobblestone", "Nethermoor Rovers"


@pytest.fixture
def concern(cast: Cast) -> Callable[..., str]:
    """Puts a concern on record, screened as a low-level concern."""

    def make(
        file: str,
        adult: str = ADULT,
        setting: str = SETTING,
        ago: int = 0,
        screened: str = "low-level-concern",
    ) -> str:
        day = timezone.localdate() - timedelta(days=ago)
        received = ConcernReceived(
            reference=f"C-{file.upper()}", channel="phone", source="employer", words="As told.", referred=day,
            adult=adult, setting=setting, owner=cast.alice.post,
        )  # fmt: skip
        facts = [received, ConcernScreened(screened_as=screened, limbs=(), reason="Below the threshold.")]
        state(cast.alice, file, *facts[: 2 if screened else 1], now=timezone.now())
        return file

    return make


def same(cast: Cast, file: str, other: str, kind: str = "person", about: str = "person") -> None:
    answer = MatchAnswered(other=other, other_kind=kind, about=about, answer="same", reason="The same.")
    state(cast.alice, file, answer, now=timezone.now())


def test_a_concern_is_proposed_to_another_with_each_field_and_its_weight(
    cast: Cast, signed_in: SignedIn, concern: Callable[..., str]
) -> None:
    concern("c1")
    concern("c2", adult="Barnabie Cobblestone")
    page = signed_in(cast.ben).get("/files/c2/known/")
    [one] = page.context["proposals"]
    assert (one["file"], one["about"], one["kind"]) == ("c1", "person", "concern")
    weights = [float(row[-1].text) for row in one["table"].rows]
    assert sum(weights[:-1]) == pytest.approx(weights[-1], abs=0.05 * len(weights))
    assert {"Name", "Setting"} <= {str(row[0].text) for row in one["table"].rows}


def test_an_answer_is_kept_and_not_asked_again(
    cast: Cast, signed_in: SignedIn, concern: Callable[..., str]
) -> None:
    concern("c1")
    concern("c2")
    browser, page = signed_in(cast.ben), "/files/c2/known/c1/person/"
    sent = filled(browser.get(page), answer="different", reason="Another club of that name.")
    for _ in range(2):
        assert browser.post(page, sent).status_code == 303
    (fact,) = [i.fact for i in open_file("c2").history if isinstance(i.fact, MatchAnswered)]
    assert fact.fields
    assert sum(f.weight for f in fact.fields) == pytest.approx(fact.total, abs=0.01)
    assert browser.get("/files/c2/known/").context["proposals"] == []
    assert browser.get("/files/c1/known/").context["proposals"] == []
    assert "Answered before: Not the same" in text_of(browser.get(page))


def test_not_sure_stays_proposed(cast: Cast, signed_in: SignedIn, concern: Callable[..., str]) -> None:
    concern("c1")
    concern("c2")
    browser, page = signed_in(cast.ben), "/files/c2/known/c1/person/"
    browser.post(page, filled(browser.get(page), answer="not-sure", reason="It may be."))
    assert len(browser.get("/files/c2/known/").context["proposals"]) == 1


def test_taking_the_same_back_leaves_the_read_models_as_they_were(
    cast: Cast, concern: Callable[..., str]
) -> None:
    state(cast.alice, "p1", PersonDescribed(name=ADULT), now=timezone.now())
    concern("c1")
    before = set(Party.objects.values_list("file", "party", "part"))
    same(cast, "c1", "p1")
    assert set(Party.objects.values_list("file", "party", "part")) - before == {("c1", "p1", "concerned")}
    back = MatchAnswered(
        other="p1", other_kind="person", about="person", answer="different", reason="Mistaken."
    )
    state(cast.alice, "c1", back, now=timezone.now())
    assert set(Party.objects.values_list("file", "party", "part")) == before
    assert Answer.objects.get(file="c1").answer == "different"


def test_accumulates_by_person(cast: Cast, concern: Callable[..., str]) -> None:
    """The third concern in the months of the rule, whoever reported it, becomes a duty of a named post, once."""
    state(cast.alice, "p1", PersonDescribed(name=ADULT), now=timezone.now())
    for n, ago in enumerate((400, 30, 0), start=1):
        concern(f"c{n}", setting=f"Setting {n}", ago=ago)
        same(cast, f"c{n}", "p1")
    assert [len(reconsider(f, timezone.now())) for f in ("c3", "c3", "p1", "c1")] == [1, 0, 0, 0]
    (call,) = [i.fact for i in open_file("p1").history if isinstance(i.fact, ReconsiderationDue)]
    assert (call.concerns, call.owner, call.rule) == (
        ("c1", "c2", "c3"),
        cast.alice.post,
        "accumulates-by-person",
    )
    assert Due.objects.get(file="p1", what="reconsider").owner == cast.alice.post


def test_the_worker_states_what_an_answer_that_was_cut_off_did_not(
    cast: Cast, concern: Callable[..., str]
) -> None:
    for n in range(1, 4):
        concern(f"c{n}", ago=10 - n)
    same(cast, "c2", "c1", "concern")
    same(cast, "c3", "c2", "concern")
    assert [reconsider_again(timezone.now()) for _ in range(2)] == [1, 0]


@pytest.mark.parametrize(
    ("ago", "screened"),
    [((900, 30, 0), "low-level-concern"), ((60, 30, 0), "out-of-scope"), ((30, 0), "low-level-concern")],
    ids=["one too long ago", "out of scope", "too few"],
)
def test_fewer_do_not_accumulate(
    cast: Cast, concern: Callable[..., str], ago: tuple[int, ...], screened: str
) -> None:
    state(cast.alice, "p1", PersonDescribed(name=ADULT), now=timezone.now())
    for n, days in enumerate(ago, start=1):
        concern(f"c{n}", ago=days, screened=screened)
        same(cast, f"c{n}", "p1")
    assert len(reconsider("p1", timezone.now())) == 0


def test_accumulates_by_setting_also_where_nobody_is_named(cast: Cast, concern: Callable[..., str]) -> None:
    """An authority that logs consultations without a name still sees that one setting comes back."""
    place = OrganisationDescribed(name=SETTING, organisation_kind="club")
    state(cast.alice, "o1", place, now=timezone.now())
    for n in range(1, 5):
        concern(f"c{n}", adult="", ago=n, screened="consultation")
        same(cast, f"c{n}", "o1", "organisation", "setting")
    assert len(reconsider("c4", timezone.now())) == 1
    (call,) = [i.fact for i in open_file("o1").history if isinstance(i.fact, ReconsiderationDue)]
    assert call.concerns == ("c4", "c3", "c2", "c1")


def test_concerns_found_the_same_one_through_another_without_a_file_of_the_person(
    cast: Cast, concern: Callable[..., str]
) -> None:
    for n in range(1, 4):
        concern(f"c{n}", ago=10 - n)
    same(cast, "c2", "c1", "concern")
    same(cast, "c3", "c2", "concern")
    assert same_as("c1", "person") == ["c2", "c3"]
    assert len(reconsider("c1", timezone.now())) == 1
    assert [i.fact.concerns for i in open_file("c3").history if isinstance(i.fact, ReconsiderationDue)] == [
        ("c1", "c2", "c3")
    ]


def test_concerns_called_for_in_one_of_them_are_not_called_for_again_in_the_file_of_the_person(
    cast: Cast, concern: Callable[..., str]
) -> None:
    for n in range(1, 4):
        concern(f"c{n}", ago=10 - n)
    same(cast, "c2", "c1", "concern")
    same(cast, "c3", "c2", "concern")
    assert len(reconsider("c1", timezone.now())) == 1
    state(cast.alice, "p1", PersonDescribed(name=ADULT), now=timezone.now())
    same(cast, "c1", "p1")
    assert len(reconsider("c1", timezone.now())) == 0
    concern("c4")
    same(cast, "c4", "p1")
    assert len(reconsider("c4", timezone.now())) == 1
    assert set(Due.objects.filter(what="reconsider").values_list("file", flat=True)) == {"c3", "p1"}


def test_a_fourth_concern_asks_again_and_takes_the_place_of_the_earlier_call(
    cast: Cast, concern: Callable[..., str]
) -> None:
    state(cast.alice, "p1", PersonDescribed(name=ADULT), now=timezone.now())
    for n in range(1, 5):
        concern(f"c{n}", ago=10 - n)
        same(cast, f"c{n}", "p1")
        reconsider(f"c{n}", timezone.now())
    assert Due.objects.filter(file="p1", what="reconsider").count() == 1


def test_the_concerns_are_laid_side_by_side_and_what_follows_is_decided(
    cast: Cast, signed_in: SignedIn, concern: Callable[..., str]
) -> None:
    state(cast.alice, "p1", PersonDescribed(name=ADULT), now=timezone.now())
    for n in range(1, 4):
        concern(f"c{n}", setting=f"Setting {n}", ago=10 - n)
        same(cast, f"c{n}", "p1")
    reconsider("p1", timezone.now())
    (call,) = [i.fact for i in open_file("p1").history if isinstance(i.fact, ReconsiderationDue)]
    browser, page = signed_in(cast.alice), f"/files/p1/together/{call.reconsideration}/"
    assert page in text_of(browser.get("/files/p1/"))
    shown = text_of(browser.get(page))
    assert all(f"Setting {n}" in shown for n in range(1, 4))
    assert signed_in(cast.ben).get(page).status_code == 404
    sent = filled(browser.get(page), decision="referral", reason="Together they meet the second limb.")
    for _ in range(2):
        assert browser.post(page, sent).status_code == 303
    assert [i for i in open_file("p1").history if isinstance(i.fact, Reconsidered)]
    assert not Due.objects.filter(file="p1", what="reconsider").exists()


def test_the_adult_is_recorded_once_and_the_next_concern_finds_them(
    cast: Cast, signed_in: SignedIn, concern: Callable[..., str]
) -> None:
    concern("c1")
    browser, page = signed_in(cast.ben), "/files/c1/adult/"
    assert f'value="{ADULT}"' in text_of(browser.get(page))
    sent = filled(browser.get(page), name=ADULT, sex="not-known", ethnicity="not-known")
    for _ in range(2):
        assert browser.post(page, sent).status_code == 303
    (person,) = same_as("c1", "person")
    concern("c2", setting="Somewhere else")
    found = browser.get("/files/c2/known/").context["proposals"]
    assert {one["file"] for one in found} == {person, "c1"}
    assert f"{ADULT}, a person on record" in text_of(browser.get("/files/c2/known/"))
    assert page not in text_of(browser.get("/files/c1/"))


def test_a_person_and_a_setting_lead_to_the_concerns_that_were_found_to_be_about_them(
    cast: Cast, signed_in: SignedIn, concern: Callable[..., str]
) -> None:
    now = timezone.now()
    state(cast.alice, "p1", PersonDescribed(name=ADULT), now=now)
    state(cast.alice, "o1", OrganisationDescribed(name=SETTING, organisation_kind="sports-body"), now=now)
    same(cast, concern("c1"), "p1")
    same(cast, concern("c2", screened=""), "o1", kind="organisation", about="setting")
    browser = signed_in(cast.alice)
    for of, file, stands in (("p1", "c1", "Screened"), ("o1", "c2", "To be screened")):
        page = text_of(browser.get(f"/files/{of}/"))
        assert f"C-{file.upper()}" in page
        assert stands in page


def test_a_concern_like_another_leads_to_what_is_known_at_intake(
    cast: Cast, signed_in: SignedIn, concern: Callable[..., str]
) -> None:
    concern("c1")
    browser = signed_in(cast.alice)
    today = timezone.localdate()
    typed = {"channel": "phone", "source": "employer", "words": "As told.", "adult": ADULT, "setting": SETTING,
             "kept_back": "no", "owner": cast.alice.post}  # fmt: skip
    typed |= _day("happened", today) | _day("referred", today)
    done = browser.post("/concerns/new/", filled(browser.get("/concerns/new/"), **typed))
    assert done.status_code == 303, text_of(done)
    assert done["Location"].endswith("/known/")


def _day(name: str, day: date) -> dict[str, str]:
    from heed.web.testing import dated

    return dated(name, day.isoformat())


def test_what_is_not_there_is_not_found(cast: Cast, signed_in: SignedIn, concern: Callable[..., str]) -> None:
    concern("c1")
    browser = signed_in(cast.alice)
    for page in ("known/none/person/", "known/c1/person/", "together/none/"):
        assert browser.get(f"/files/c1/{page}").status_code == 404
    for who in (cast.carol, cast.dan):
        assert signed_in(who).get("/files/c1/known/").status_code == 404
