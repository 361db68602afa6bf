from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from heed.reports.partition import Difference, check_partition, repeated

rows_of_counts = st.lists(st.tuples(st.text(max_size=8), st.integers(0, 10_000)), max_size=12)
always = settings(derandomize=True, max_examples=200, deadline=None)


@always
@given(rows_of_counts)
def test_rows_partition_their_own_sum(rows: list[tuple[str, int]]) -> None:
    assert check_partition(rows, sum(value for _, value in rows)) is None


@always
@given(rows_of_counts, st.integers(-500, 500).filter(bool))
def test_any_other_total_is_refused_with_the_difference(rows: list[tuple[str, int]], off: int) -> None:
    total = sum(value for _, value in rows) + off
    difference = check_partition(rows, total)
    assert difference is not None
    assert difference.amount == -off
    assert difference.words == (f"{off} short" if off > 0 else f"{-off} over")


@always
@given(rows_of_counts)
def test_order_of_rows_does_not_matter(rows: list[tuple[str, int]]) -> None:
    assert check_partition(rows, 63) == check_partition(rows[::-1], 63)


def test_words_state_sum_total_and_direction() -> None:
    assert str(Difference(56, 63)) == "the rows sum to 56, the stated total is 63: 7 short"
    assert str(Difference(65, 63)).endswith("2 over")


def test_labels_that_differ_by_case_or_space_are_the_same() -> None:
    assert repeated(["Police", "Health", " police ", "Po lice"]) == ("police",)
