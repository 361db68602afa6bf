"""Whether what a file speaks of is known from other files: suggestions, less those that were answered."""

from dataclasses import dataclass
from typing import Final

from heed.access.door import OpenFile
from heed.access.matches import Asked, Suggestion, look_for
from heed.access.recurring import RULE_OF, About, answered, same_as
from heed.facts.concern import fold_concern
from heed.facts.organisation import fold_organisation
from heed.facts.person import Person, fold_person
from heed.store.reading import open_files

# So much more has to speak for it than when it was answered, in bits, before it is proposed again.
MORE_THAN_BEFORE: Final = 3.0
ANSWERED_FOR_GOOD: Final = ("same", "different")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion, what it proposes to be the same, and the answer that was given when less was known, if any."""

    suggestion: Suggestion
    about: About
    answered_before: str = ""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is proposed, the likeliest first; how many share a name that is too common; which model compared."""

    found: tuple[Proposal, ...]
    too_common: int
    model: str


def proposals(file: OpenFile) -> Proposals:
    """Everything on record that may be what this file speaks of, and was not answered already."""
    asked, before = asked_of(file), answered(file.id)
    # What was found to be the same through another record asks nothing anew.
    same = {(about, other) for about in RULE_OF for other in same_as(file.id, about)}
    suggestions = look_for(asked, exclude=[file.id])
    found = []
    for one in suggestions.found:
        about = what_is_compared(one)
        row = before.get((about, one.file))
        if (about, one.file) in same:
            continue
        if row is None or row.answer not in ANSWERED_FOR_GOOD:
            found.append(Proposal(one, about, row.answer if row else ""))
        elif row.answer == "different" and one.total >= row.total / 100 + MORE_THAN_BEFORE:
            found.append(Proposal(one, about, row.answer))
    return Proposals(tuple(found), suggestions.too_common, suggestions.model)


def anything_known(file: str) -> bool:
    """Whether there is something to propose about a concern that was just recorded; shows nothing of it."""
    opened = open_files([file])[file]
    return bool(opened.history) and bool(proposals(OpenFile(file, "concern", opened.history)).found)


def what_is_compared(one: Suggestion) -> About:
    """A setting where an organisation is proposed, or where nothing but the setting speaks for it."""
    if one.kind == "organisation":
        return "setting"
    speaks_for = {line.field for line in one.fields if line.weight > 0}
    return "setting" if speaks_for == {"setting"} else "person"


def asked_of(file: OpenFile) -> Asked:
    """What a file says of the person or setting that it is about."""
    if file.kind == "concern":
        received = fold_concern(file.history).received
        return Asked(name=received.adult, setting=received.setting) if received else Asked()
    if file.kind == "organisation":
        described = fold_organisation(file.history).described
        return Asked(setting=described.name) if described else Asked()
    return _asked_of_person(fold_person(file.history)) if file.kind == "person" else Asked()


def _asked_of_person(person: Person) -> Asked:
    described = person.described
    if described is None:
        return Asked()
    return Asked(
        name=described.name,
        other_names=described.other_names,
        born=described.born,
        sex=described.sex,
        address=described.address,
        phones=person.contacts_of("phone"),
        emails=person.contacts_of("e-mail"),
        vehicles=person.contacts_of("vehicle"),
    )
