"""Given these files, when this is stated, then these facts, or this refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial

import msgspec
import pytest

from heed.capabilities.allegation.decide import (
    Allege,
    NameChild,
    NameSubject,
    OpenFile,
    Statements,
    TakeOut,
    allege,
    name_child,
    name_subject,
    open_file,
    take_out,
)
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    FileClosed,
    OutcomeDecided,
    PersonTakenOut,
    SubjectNamed,
    fold_allegation_file,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.concern import ConcernReceived, ConcernScreened, ConcernTakenToFile
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import PersonDescribed, PersonEmployed
from heed.facts.when import When
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal
from heed.store.sealing import Statement

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
RULES = RULEBOOK.on(TODAY)

RECEIVED = ConcernReceived(
    reference="C-7K2-MPQ", channel="phone", source="employer", words="The coach drove the child home.",
    referred=TODAY, owner="post-1",
)  # fmt: skip
REFERRAL = ConcernScreened(screened_as="referral", limbs=(), reason="It may meet the threshold.")
OPENED = AllegationFileOpened(
    reference="A-7K2-MPQ", concern="c1", summary="A lift home.", referred=TODAY, owner="post-1"
)
CHILD, SUBJECT = ChildNamed(child="p-child"), SubjectNamed(subject="p-coach", sector="sport")
MADE = AllegationMade(allegation="g1", child="p-child", subject="p-coach", category="conduct")
CLOSED = FileClosed(closed_as="concluded", reason="Done.", evidence="All of it.")
CLUB = OrganisationDescribed(name="Harbour Swimming Club", organisation_kind="sports-body")
DIRECTORY = {"o-club": "Harbour Swimming Club"}


def told(file: str, *facts: Fact) -> History:
    return tuple(Recorded(file, n, NOW, "alice", "post-1", fact) for n, fact in enumerate(facts))


def refused(decide: Callable[[], Statements | list[Statement]]) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        decide()
    return [(one.rule, one.field) for one in caught.value.all]


def opening(*concern: Fact, **changes: object) -> Statements:
    usual: dict[str, object] = {
        "concern": "c1", "file": "a1", "reference": "A-7K2-MPQ", "summary": "A lift home.",
        "happened": When.on(date(2026, 2, 28)), "place": "The pool", "owner": "post-1",
    }  # fmt: skip
    command = OpenFile(**{**usual, **changes})  # type: ignore[arg-type]
    return open_file({"c1": told("c1", RECEIVED, *concern), "a1": ()}, command, RULEBOOK)


def test_a_referral_becomes_a_file_and_says_so() -> None:
    stated = opening(REFERRAL)
    assert list(stated) == ["a1", "c1"]
    (opened,) = stated["a1"]
    assert isinstance(opened, AllegationFileOpened)
    assert (opened.referred, opened.concern, opened.place) == (TODAY, "c1", "The pool")
    assert stated["c1"] == [ConcernTakenToFile(allegation_file="a1")]


def test_one_file_for_each_concern() -> None:
    taken = ConcernTakenToFile(allegation_file="a0")
    assert refused(lambda: opening(REFERRAL, taken)) == [("one-file-for-each-concern", "")]


def test_file_from_referral() -> None:
    rule = "file-from-referral"
    consultation = ConcernScreened(screened_as="consultation", limbs=(), reason="Advice.")
    assert refused(opening) == [(rule, "")]
    assert refused(lambda: opening(REFERRAL, consultation)) == [(rule, "")]
    assert refused(lambda: opening(REFERRAL, summary=" ", owner="")) == [(rule, "summary"), (rule, "owner")]


def test_dates_kept_apart() -> None:
    later = When.on(date(2026, 3, 3))
    assert refused(lambda: opening(REFERRAL, happened=later)) == [("dates-kept-apart", "happened")]


def child(*facts: Fact, person: History = (), described: PersonDescribed | None = None) -> Statements:
    command = NameChild(file="a1", child="p-child", described=described, note="At the pool.")
    return name_child({"a1": told("a1", OPENED, *facts), "p-child": person}, command, RULES, TODAY)


def test_a_new_child_is_named_and_described_in_one_go() -> None:
    kim = PersonDescribed(name="Kim Example", born=date(2014, 5, 6), sex="not-asked")
    assert child(described=kim) == {
        "a1": [ChildNamed(child="p-child", note="At the pool.")],
        "p-child": [kim],
    }


def test_a_child_on_record_is_only_named() -> None:
    known = told("p-child", PersonDescribed(name="Kim Example"))
    assert child(person=known)["p-child"] == []


def test_named_once() -> None:
    known = told("p-child", PersonDescribed(name="Kim Example"))
    assert refused(lambda: child(CHILD, person=known)) == [("named-once", "name")]
    assert refused(lambda: child(SubjectNamed(subject="p-child"), person=known)) == [("named-once", "name")]
    assert refused(child) == [("named-once", "name")]
    assert refused(lambda: child(person=known, described=PersonDescribed(name="Kim"))) == [
        ("named-once", "name")
    ]


def test_a_new_person_is_described_with_a_name_and_real_dates() -> None:
    nobody = PersonDescribed(name=" ", born=date(2026, 3, 3), sex="child")
    assert refused(lambda: child(described=nobody)) == [
        ("person-named", "name"),
        ("dates-in-order", "born"),
        ("code-in-force", "sex"),
    ]


def test_dates_in_order_nobody_is_born_after_the_referral() -> None:
    opened = msgspec.structs.replace(OPENED, referred=date(2026, 2, 2))
    last, late = (PersonDescribed(name="Kim", born=day) for day in (date(2026, 2, 2), date(2026, 2, 3)))

    histories: dict[str, History] = {"a1": told("a1", opened), "p-new": ()}

    def as_child(kim: PersonDescribed) -> Statements:
        return name_child(histories, NameChild(file="a1", child="p-new", described=kim), RULES, TODAY)

    def as_subject(kim: PersonDescribed) -> Statements:
        command = NameSubject(file="a1", subject="p-new", described=kim, sector="sport", title="Coach")
        return name_subject(histories, command, RULES, TODAY, DIRECTORY)

    for name in (as_child, as_subject):
        assert name(last)["p-new"] == [last]
        assert refused(partial(name, late)) == [("dates-in-order", "born")]


def subject(*facts: Fact, person: tuple[Fact, ...] = (), **changes: object) -> Statements:
    usual: dict[str, object] = {"file": "a1", "subject": "p-coach", "sector": "sport", "title": "Coach"}
    command = NameSubject(**{**usual, **changes})  # type: ignore[arg-type]
    histories = {"a1": told("a1", OPENED, *facts), "p-coach": told("p-coach", *person)}
    return name_subject(histories, command, RULES, TODAY, DIRECTORY)


ALEX = PersonDescribed(name="Alex Example")


def test_a_new_subject_of_a_new_organisation_begins_three_files() -> None:
    pool = OrganisationDescribed(name="Quay Pool", organisation_kind="sports-body", sector="sport")
    stated = subject(described=ALEX, organisation="o-pool", new_organisation=pool, basis="volunteer")
    assert stated["o-pool"] == [pool]
    assert stated["p-coach"] == [
        ALEX,
        PersonEmployed(organisation="o-pool", title="Coach", basis="volunteer", sector="sport"),
    ]
    (named,) = stated["a1"]
    assert isinstance(named, SubjectNamed)
    assert (named.organisation, named.sector) == ("o-pool", "sport")


def test_work_that_the_person_s_file_has_is_not_stated_again() -> None:
    coach = PersonEmployed(organisation="o-club", title="Coach")
    assert subject(person=(ALEX, coach), organisation="o-club")["p-coach"] == []
    assert subject(person=(ALEX, coach), organisation="o-club", title="Treasurer")["p-coach"] != []


def test_where_a_subject_works_may_not_be_known_yet() -> None:
    assert subject(person=(ALEX,))["p-coach"] == []


def test_organisation_listed_once() -> None:
    rule = "organisation-listed-once"
    assert refused(lambda: subject(person=(ALEX,), organisation="o-gone")) == [(rule, "organisation")]
    again = OrganisationDescribed(name="harbour  swimming club", organisation_kind="sports-body")
    new = {"organisation": "o-new", "new_organisation": again}
    assert refused(lambda: subject(person=(ALEX,), **new)) == [(rule, "new_organisation")]


def test_codes_of_a_subject_s_work_are_in_force() -> None:
    odd = OrganisationDescribed(name="Quay Pool", organisation_kind="pool")
    work: dict[str, object] = {
        "organisation": "o-pool", "new_organisation": odd, "basis": "unpaid", "sector": "water",
    }  # fmt: skip
    fields = ["organisation_kind", "basis", "sector"]
    assert refused(lambda: subject(person=(ALEX,), **work)) == [("code-in-force", field) for field in fields]


def alleged(*facts: Fact, **changes: object) -> list[Statement]:
    usual: dict[str, object] = {
        "allegation": "g2", "child": "p-child", "subject": "p-coach", "category": "conduct",
        "description": "Drove the child home alone.",
    }  # fmt: skip
    return allege(told("a1", OPENED, *facts), Allege(**{**usual, **changes}), RULEBOOK)  # type: ignore[arg-type]


def test_an_allegation_is_about_a_child_and_a_subject_of_the_file() -> None:
    (made,) = alleged(CHILD, SUBJECT)
    assert isinstance(made, AllegationMade)
    assert (made.child, made.subject, made.category) == ("p-child", "p-coach", "conduct")


def test_one_allegation_per_child_and_subject() -> None:
    rule = "one-allegation-per-child-and-subject"
    assert refused(alleged) == [(rule, "child"), (rule, "subject")]
    assert refused(lambda: alleged(CHILD, SUBJECT, MADE)) == [(rule, "subject")]
    sibling = ChildNamed(child="p-sibling")
    assert alleged(CHILD, SUBJECT, MADE, sibling, child="p-sibling") != []


def test_the_category_of_harm_is_in_force() -> None:
    assert refused(lambda: alleged(CHILD, SUBJECT, category="bad")) == [("code-in-force", "category")]


def test_closed_file_takes_nothing() -> None:
    closed = [("closed-file-takes-nothing", "")]
    assert refused(lambda: child(CLOSED, described=ALEX)) == closed
    assert refused(lambda: subject(CLOSED, described=ALEX)) == closed
    assert refused(lambda: alleged(CHILD, SUBJECT, CLOSED)) == closed


def taken_out(
    *facts: Fact, person: str = "p-coach", reason: str = "Another coach was meant."
) -> list[Statement]:
    return take_out(told("a1", OPENED, *facts), TakeOut(person=person, reason=reason), RULES)


def test_whoever_was_named_by_mistake_is_taken_out_with_what_was_alleged() -> None:
    decided = OutcomeDecided(
        allegation=MADE.allegation, outcome="unfounded", definition="d", reason="r", evidence="e"
    )
    before = (CHILD, SUBJECT, MADE, decided, EmployerActed(subject="p-coach", outcome="no-action"))
    (fact,) = taken_out(*before)
    assert isinstance(fact, Fact)
    after = fold_allegation_file(told("a1", OPENED, *before, fact))
    assert (after.subjects, after.allegations, after.outcomes, after.employer) == ({}, {}, {}, {})
    assert list(after.children) == ["p-child"]


def test_whoever_was_taken_out_can_be_named_again() -> None:
    fact = PersonTakenOut(person="p-coach", reason="Another coach was meant.")
    file = fold_allegation_file(told("a1", OPENED, SUBJECT, fact, SUBJECT))
    assert list(file.subjects) == ["p-coach"]


def test_taken_out_with_reason() -> None:
    rule = "taken-out-with-reason"
    assert refused(lambda: taken_out(SUBJECT, person="p-other")) == [(rule, "person")]
    assert refused(lambda: taken_out(SUBJECT, reason=" ")) == [(rule, "reason")]
    assert refused(lambda: taken_out(SUBJECT, CLOSED)) == [("closed-file-takes-nothing", "")]
