"""The file of a person: a child, a subject, or somebody who works in the service."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

from heed.facts.base import Fact, History, effective, shown


class PersonDescribed(Fact, frozen=True, kw_only=True, tag="person-described/1"):
    """Who the person is. A later description stands in place of the earlier one, which stays readable."""

    says: ClassVar[str] = "Person described"

    name: Annotated[str, shown("Name")]
    other_names: Annotated[str, shown("Other names")] = ""
    born: Annotated[date | None, shown("Date of birth")] = None
    sex: Annotated[str, shown("Sex", codes="sex")] = ""
    ethnicity: Annotated[str, shown("Ethnicity", codes="ethnicity")] = ""
    address: Annotated[str, shown("Address")] = ""
    note: Annotated[str, shown("Note", long=True)] = ""


class PersonEmployed(Fact, frozen=True, kw_only=True, tag="person-employed/1"):
    """Work or volunteering with children, for a dated span."""

    says: ClassVar[str] = "Work with children recorded"

    organisation: Annotated[str, shown("Organisation", refers="organisation")]
    title: Annotated[str, shown("Role")]
    basis: Annotated[str, shown("Basis", codes="employment-basis")] = ""
    sector: Annotated[str, shown("Sector", codes="sector")] = "not-recorded"
    since: Annotated[date | None, shown("From")] = None
    until: Annotated[date | None, shown("Until")] = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the facts leave them."""

    described: PersonDescribed | None = None
    employed: tuple[PersonEmployed, ...] = ()


def fold_person(history: History) -> Person:
    """The person as the facts leave them."""
    facts = [item.fact for item in effective(history)]
    described = [f for f in facts if isinstance(f, PersonDescribed)]
    employed = tuple(f for f in facts if isinstance(f, PersonEmployed))
    return Person(described[-1] if described else None, employed)
