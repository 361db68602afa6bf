"""The file of a person: a child, a subject, or somebody who works in the service."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

import msgspec

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


class WorkEnded(Fact, frozen=True, kw_only=True, tag="work-ended/1"):
    """The last day of work with children; `entry` is the place in this file of the statement that it began."""

    says: ClassVar[str] = "Work with children ended"

    entry: Annotated[int, shown("Entry", hidden=True)]
    until: Annotated[date, shown("Last day")]
    ended_as: Annotated[str, shown("How it ended", codes="work-ending")]
    reason: Annotated[str, shown("Reason")] = ""


class ContactKnown(Fact, frozen=True, kw_only=True, tag="contact-known/1"):
    """A telephone number, an e-mail address, a vehicle or an address of the person, for a span as far as is known."""

    says: ClassVar[str] = "Contact recorded"

    contact_kind: Annotated[str, shown("Kind", codes="contact-kind")]
    value: Annotated[str, shown("Contact")]
    since: Annotated[date | None, shown("From")] = None
    until: Annotated[date | None, shown("Until")] = None


@dataclass(frozen=True, slots=True)
class Work:
    """A span of work with children: `entry` names it in the file, `employed.until` is its last day if known."""

    entry: int
    employed: PersonEmployed
    ended: WorkEnded | None = None

    def on(self, day: date) -> bool:
        """Whether it may have gone on on that day: what is not known does not end it."""
        since, until = self.employed.since, self.employed.until
        return (since is None or since <= day) and (until is None or day <= until)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the facts leave them."""

    described: PersonDescribed | None = None
    work: tuple[Work, ...] = ()
    contacts: tuple[ContactKnown, ...] = ()

    def contacts_of(self, kind: str) -> tuple[str, ...]:
        """All that were recorded of one kind of contact, past ones too."""
        return tuple(contact.value for contact in self.contacts if contact.contact_kind == kind)

    @property
    def employed(self) -> tuple[PersonEmployed, ...]:
        """Their work with children, each with its last day where one was recorded."""
        return tuple(work.employed for work in self.work)

    @property
    def days(self) -> tuple[date | None, ...]:
        """The first and the last day of all their work."""
        return tuple(day for one in self.employed for day in (one.since, one.until))


def fold_person(history: History) -> Person:
    """The person as the facts leave them."""
    described: PersonDescribed | None = None
    work: dict[int, Work] = {}
    contacts: list[ContactKnown] = []
    for item in effective(history):
        match item.fact:
            case PersonDescribed() as fact:
                described = fact
            case PersonEmployed() as fact:
                work[item.seq] = Work(item.seq, fact)
            case ContactKnown() as fact:
                contacts.append(fact)
            case WorkEnded() as fact:
                employed = msgspec.structs.replace(work[fact.entry].employed, until=fact.until)
                work[fact.entry] = Work(fact.entry, employed, fact)
    return Person(described, tuple(work.values()), tuple(contacts))
