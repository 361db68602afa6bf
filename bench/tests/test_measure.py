"""What is said of figures: ratios round by round, and a target that can be missed."""

import msgspec
import pytest
from bench.measure import Finding, Spread, Target, compared
from bench.table import table


def finding(figures: list[float], target: Target) -> Finding:
    return compared("b", "case", "x/s", figures, against="other", others=[10.0, 20.0, 40.0], target=target)


def test_a_ratio_is_taken_within_each_round_and_not_between_rounds() -> None:
    found = finding([20.0, 40.0, 40.0], Target(at_least=1.0))
    assert found.ratio == Spread(median=2.0, least=1.0, greatest=2.0)


def test_a_target_is_missed_by_the_median_alone() -> None:
    assert finding([20.0, 40.0, 1.0], Target(at_least=2.0)).met is True
    assert finding([20.0, 39.0, 1.0], Target(at_least=2.0)).met is False


@pytest.mark.parametrize(("ratio", "met"), [(0.99, False), (1.0, True), (4.0, True), (4.01, False)])
def test_both_bounds_of_a_target_count(ratio: float, met: bool) -> None:
    assert Target(at_least=1.0, at_most=4.0).met(ratio) is met


def test_a_round_that_is_missing_is_an_error_and_not_a_ratio() -> None:
    with pytest.raises(ValueError, match="zip"):
        finding([20.0, 40.0], Target(at_least=1.0))


def test_a_finding_survives_json() -> None:
    found = finding([20.0, 40.0, 40.0], Target(at_most=4.0))
    assert msgspec.json.decode(msgspec.json.encode(found), type=Finding) == found


def test_the_table_says_no_where_a_target_is_missed() -> None:
    lines = table([finding([1.0, 2.0, 4.0], Target(at_least=1.0))]).splitlines()
    assert "0.10 (0.10 to 0.10)" in lines[2]
    assert lines[2].endswith("| NO  |")
    assert len({len(line) for line in lines}) == 1
