"""The rules by which pages ask and decisions decide: the national ones with what this authority chose."""

from datetime import date

from django.utils import timezone

from heed.facts.base import History
from heed.rulebook.book import Rulebook, Rules
from heed.rulebook.codes import CodeList
from heed.store.database import raw
from heed.store.localrules import read_choices, read_rulebook, rulebook

__all__ = ["as_chosen_so_far", "choices_so_far", "code_list", "label", "rulebook", "rules_on"]


def rules_on(day: date) -> Rules:
    """The rules of a day up to today."""
    return rulebook().on(day)


def code_list(name: str) -> CodeList:
    """A list with the codes and labels of the authority's own."""
    return rulebook().lists[name]


def label(name: str, code: str) -> str:
    """The words for a code of a list today; the code itself where it is in none."""
    held = code_list(name)
    return held.label(code, timezone.localdate()) if held.get(code) else code


def as_chosen_so_far() -> Rulebook:
    """The rulebook with what was chosen until this moment, read anew: exact for days to come as well."""
    with raw() as connection:
        return read_rulebook(connection)


def choices_so_far() -> History:
    """The file of what the authority chose; empty where it chose nothing."""
    with raw() as connection:
        return read_choices(connection)
