"""Naming on a form where somebody works or volunteers with children."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from heed.facts.organisation import OrganisationDescribed
from heed.rulebook.book import Rules
from heed.store.ids import new_id
from heed.web.forms import LineField, Option, RadioField, SelectField, options_from

LISTED, UNLISTED, NOT_KNOWN = "listed", "unlisted", "not-known"


@dataclass(frozen=True, slots=True)
class Workplace:
    """The file of an organisation, empty where it is not known, and its description where it is new."""

    organisation: str = ""
    new: OrganisationDescribed | None = None


def workplace_fields(
    rules: Rules, directory: Mapping[str, str], *, may_be_unknown: bool
) -> dict[str, forms.Field]:
    """Where, in what role, on what basis, in which sector; `directory` has organisations by their file."""
    ways = [
        Option(LISTED, "At an organisation on the list", reveals=["organisation"]),
        Option(UNLISTED, "Somewhere else", reveals=["new_organisation", "organisation_kind"]),
    ]
    if may_be_unknown:
        ways.append(Option(NOT_KNOWN, "It is not known yet"))
    return {
        "where": RadioField(
            "Where do they work or volunteer with children?",
            options=ways,
            missing="Say where they work or volunteer with children",
        ),
        "organisation": SelectField(
            "Organisation",
            options=[Option(file, name) for file, name in directory.items()],
            missing="Choose the organisation",
        ),
        **organisation_fields(rules, name="new_organisation"),
        "title": LineField("Their role there", missing="Enter their role, for example: swimming coach"),
        "basis": SelectField(
            "On what basis?",
            options=options_from(rules.codes("employment-basis"), definitions=False),
            missing="Choose the basis, or that it is not known",
        ),
        "sector": sector_field(rules),
    }


def organisation_fields(rules: Rules, *, name: str) -> dict[str, forms.Field]:
    """The name of a new organisation, and its kind."""
    return {
        name: LineField("Name of the organisation", missing="Enter the name of the organisation"),
        "organisation_kind": SelectField(
            "Kind of organisation",
            options=options_from(rules.codes("organisation-kind"), definitions=False),
            missing="Choose the kind of organisation",
        ),
    }


def sector_field(rules: Rules) -> SelectField:
    return SelectField(
        "Sector",
        options=options_from(rules.codes("sector"), definitions=False),
        missing="Choose the sector, or “Not recorded”",
        help_text="That of the post which brings them into contact with children.",
    )


def workplace(answers: Mapping[str, Any]) -> Workplace:
    """What was answered to where they work."""
    if answers["where"] == LISTED:
        return Workplace(answers["organisation"])
    if answers["where"] != UNLISTED:
        return Workplace()
    new = OrganisationDescribed(
        name=answers["new_organisation"],
        organisation_kind=answers["organisation_kind"],
        sector=answers["sector"],
    )
    return Workplace(new_id(), new)
