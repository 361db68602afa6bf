"""Given the file of an organisation, when this is stated, then these facts, or this refusal."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime

import pytest

from heed.capabilities.organisation.decide import (
    CreatePost,
    Leave,
    TakeUp,
    create_post,
    leave,
    list_organisation,
    take_up,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.organisation import (
    OrganisationDescribed,
    PostCreated,
    PostEnded,
    PostLeft,
    PostTakenUp,
    fold_organisation,
)
from heed.facts.person import PersonDescribed
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal
from heed.store.sealing import Statement

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
RULES = RULEBOOK.on(TODAY)
ROLES = {"designated-officer": "Designated officer", "administrator": "System administrator"}
COUNCIL = OrganisationDescribed(name="Borough of Sampleton", organisation_kind="local-authority")
POST = PostCreated(post="post-1", title="Designated officer", role="designated-officer")
ALICE = PersonDescribed(name="Alice Example")
SINCE, LAST = date(2020, 4, 1), date(2026, 2, 27)


def taken(who: str = "p-alice", kind: str = "substantive", since: date = SINCE) -> PostTakenUp:
    return PostTakenUp(tenure=f"t-{who}", post="post-1", holder=who, tenure_kind=kind, since=since)


def left(who: str = "p-alice", until: date = LAST) -> PostLeft:
    return PostLeft(tenure=f"t-{who}", post="post-1", holder=who, until=until)


def told(*facts: Fact) -> History:
    return tuple(Recorded("o1", n, NOW, "dan", "post-2", fact) for n, fact in enumerate(facts))


def council(*facts: Fact) -> History:
    return told(COUNCIL, POST, *facts)


def refused(decide: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        decide()
    return [(one.rule, one.field) for one in caught.value.all]


def listed(**changes: object) -> list[Statement]:
    usual: dict[str, object] = {"name": "Quay Pool", "organisation_kind": "sports-body", "sector": "sport"}
    new = OrganisationDescribed(**{**usual, **changes})  # type: ignore[arg-type]
    return list_organisation(new, RULES, {"o1": "Borough of Sampleton"})


def test_a_new_organisation_is_listed() -> None:
    assert [type(fact) for fact in listed()] == [OrganisationDescribed]


def test_organisation_listed_once() -> None:
    rule = ("organisation-listed-once", "new_organisation")
    assert refused(lambda: listed(name=" ")) == [rule]
    assert refused(lambda: listed(name="BOROUGH OF  Sampleton")) == [rule]


def test_codes_of_an_organisation_are_in_force() -> None:
    assert refused(lambda: listed(organisation_kind="pool", sector="water")) == [
        ("code-in-force", "organisation_kind"),
        ("code-in-force", "sector"),
    ]


def created(title: str, role: str = "") -> Sequence[Statement]:
    return create_post(council(), CreatePost(post="post-2", title=title, role=role), RULES, ROLES)


def test_a_post_may_have_a_role_here_or_none() -> None:
    assert created("Head of service") == [PostCreated(post="post-2", title="Head of service")]
    assert created("Administrator", "administrator") == [
        PostCreated(post="post-2", title="Administrator", role="administrator")
    ]


def test_post_has_a_title() -> None:
    assert refused(lambda: created(" ")) == [("post-has-a-title", "title")]
    assert refused(lambda: created("designated OFFICER")) == [("post-has-a-title", "title")]


def test_a_role_is_one_of_those_there_are() -> None:
    assert refused(lambda: created("Owner", "owner")) == [("code-in-force", "role")]


def taking(*facts: Fact, known: bool = True, **changes: object) -> dict[str, list[Statement]]:
    usual: dict[str, object] = {
        "organisation": "o1", "tenure": "t9", "post": "post-1", "holder": "p-bea",
        "tenure_kind": "substantive", "since": date(2026, 2, 28),
    }  # fmt: skip
    command = TakeUp(**{**usual, **changes})  # type: ignore[arg-type]
    histories = {"o1": council(*facts), command.holder: told(ALICE) if known else ()}
    return take_up(histories, command, RULES, TODAY)


def test_a_vacant_post_is_taken_up_by_somebody_on_record_or_new() -> None:
    assert taking()["p-bea"] == []
    bea = PersonDescribed(name="Bea Example")
    stated = taking(taken(), left(), known=False, described=bea)
    assert list(stated) == ["o1", "p-bea"]
    assert stated["p-bea"] == [bea]


def test_one_substantive_holder() -> None:
    rule = ("one-substantive-holder", "tenure_kind")
    assert refused(lambda: taking(taken())) == [rule]
    assert refused(lambda: taking(taken(), left(until=date(2026, 2, 28)))) == [rule]
    assert refused(lambda: taking(taken(since=date(2026, 6, 1)))) == [rule]


@pytest.mark.parametrize("kind", ["acting", "shared"])
def test_a_post_may_be_acted_in_or_shared(kind: str) -> None:
    assert len(taking(taken(), tenure_kind=kind)["o1"]) == 1


def test_nobody_holds_a_post_twice_at_once() -> None:
    assert refused(lambda: taking(taken("p-bea", "shared"), tenure_kind="acting")) == [
        ("one-substantive-holder", "name")
    ]
    assert len(taking(taken("p-bea"), left("p-bea"))["o1"]) == 1


def test_who_takes_up_a_post_is_named_once() -> None:
    assert refused(lambda: taking(known=False)) == [("person-named", "name")]
    assert refused(lambda: taking(described=ALICE)) == [("person-named", "name")]


def test_the_post_and_the_way_of_holding_it_are_known() -> None:
    assert refused(lambda: taking(post="post-9", tenure_kind="guest")) == [
        ("post-has-a-title", "post"),
        ("code-in-force", "tenure_kind"),
    ]


def test_post_ended_once() -> None:
    ended = PostEnded(post="post-1", on=date(2026, 5, 1), ended_as="abolished")
    assert refused(lambda: taking(ended)) == [("post-ended-once", "post")]


def leaving(*facts: Fact, **changes: object) -> list[Statement]:
    usual: dict[str, object] = {"tenure": "t-p-alice", "until": LAST, "reason": "Another post."}
    return leave(council(*facts), Leave(**{**usual, **changes}), RULES)  # type: ignore[arg-type]


def test_after_the_last_day_the_post_is_vacant_and_before_it_was_held() -> None:
    (fact,) = leaving(taken())
    assert isinstance(fact, PostLeft)
    after = fold_organisation(council(taken(), fact))
    assert [t.holder for t in after.holders("post-1", LAST)] == ["p-alice"]
    assert after.holders("post-1", date(2026, 2, 28)) == []


def test_left_once() -> None:
    assert refused(leaving) == [("left-once", "tenure")]
    assert refused(lambda: leaving(taken(), left())) == [("left-once", "tenure")]
    assert refused(lambda: leaving(taken(), reason=" ")) == [("left-once", "reason")]


def test_dates_in_order() -> None:
    assert refused(lambda: leaving(taken(), until=date(2020, 3, 31))) == [("dates-in-order", "until")]
    assert len(leaving(taken(), until=SINCE)) == 1
