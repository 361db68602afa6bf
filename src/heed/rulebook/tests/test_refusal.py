from __future__ import annotations

import pickle

import pytest

from heed.rulebook.refusal import Refusal, Refusals, refuse_any

REASON = Refusal("nfa-needs-reason", "Say why no further action is taken.", "reason")
EVIDENCE = Refusal("nfa-needs-evidence", "Say what evidence was considered.", "evidence")


def test_nothing_gathered_refuses_nothing() -> None:
    refuse_any([])


def test_one_refusal_is_raised_as_itself() -> None:
    with pytest.raises(Refusal) as caught:
        refuse_any([REASON])
    assert caught.value is REASON


def test_several_refusals_are_raised_together_and_flattened() -> None:
    with pytest.raises(Refusals) as caught:
        refuse_any([Refusals([REASON, EVIDENCE]), EVIDENCE])
    assert [one.field for one in caught.value.all] == ["reason", "evidence", "evidence"]
    assert str(caught.value).startswith("Say why no further action is taken. Say what")


def test_refusals_of_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Refusals([])


@pytest.mark.parametrize("refusal", [REASON, Refusals([REASON, EVIDENCE])])
def test_refusal_survives_pickling(refusal: Refusal) -> None:
    again = pickle.loads(pickle.dumps(refusal))  # noqa: S301
    assert type(again) is type(refusal)
    assert [(one.rule, one.message, one.field) for one in again.all] == [
        (one.rule, one.message, one.field) for one in refusal.all
    ]
