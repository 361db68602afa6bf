"""Each rule has a test that bears its name, so that whoever reads the rule finds what it does."""

import ast
from functools import cache
from pathlib import Path

import pytest

from heed.rulebook.book import RULEBOOK

ROOT = Path(__file__).resolve().parent.parent
RULES = {rule.id: rule for rule in RULEBOOK.rules}
# Rules that only set a number for others to use. A rule that refuses anything is never entered here.
ONLY_COUNTED: frozenset[str] = frozenset()


@cache
def names_of_tests() -> tuple[str, ...]:
    """The name of every test of the source."""
    files = sorted((ROOT / "src/heed").rglob("test_*.py"))
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files)
    return tuple(
        node.name
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def has_a_test(rule: str) -> bool:
    """Whether a test is called after the rule, alone or with what it shows behind."""
    name = "test_" + rule.replace("-", "_")
    return any(one == name or one.startswith(f"{name}_") for one in names_of_tests())


@pytest.mark.parametrize("rule", sorted(set(RULES) - ONLY_COUNTED))
def test_each_rule_has_a_test_that_bears_its_name(rule: str) -> None:
    assert has_a_test(rule), f"write a test named test_{rule.replace('-', '_')}..."


def test_what_refuses_is_tested_without_exception() -> None:
    assert [rule for rule in ONLY_COUNTED if RULES[rule].refusal] == []
    assert set(RULES) >= ONLY_COUNTED


def test_the_control_a_rule_without_a_test_is_found() -> None:
    assert not has_a_test("no-such-rule")
