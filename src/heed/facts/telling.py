"""Who was told what: the child and family, the subject, the referrer, the employer; and what they wish to happen."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from heed.facts.base import Fact, History, of_kinds, shown


class PersonTold(Fact, frozen=True, kw_only=True, tag="person-told/1"):
    """Somebody with a part in the matter was told something, in these words."""

    says: ClassVar[str] = "Told"

    party: Annotated[str, shown("Who", codes="told-party")]
    person: Annotated[str, shown("Person", refers="person")] = ""
    stage: Annotated[str, shown("Of what", codes="told-stage")]
    on: Annotated[date, shown("On")]
    by: Annotated[str, shown("By whom")]
    how: Annotated[str, shown("How", codes="told-how")]
    words: Annotated[str, shown("In what words", long=True)]
    wishes: Annotated[str, shown("What they wish to happen, in their words", long=True)] = ""
    agreed_by: Annotated[str, shown("Who agreed what may be said")] = ""


class PersonNotTold(Fact, frozen=True, kw_only=True, tag="person-not-told/1"):
    """Somebody is not told, or not yet, and why."""

    says: ClassVar[str] = "Not told"

    party: Annotated[str, shown("Who", codes="told-party")]
    person: Annotated[str, shown("Person", refers="person")] = ""
    stage: Annotated[str, shown("Of what", codes="told-stage")]
    reason: Annotated[str, shown("Reason", long=True)]
    look_again: Annotated[date | None, shown("To be looked at again on")] = None


@dataclass(frozen=True, slots=True)
class Telling:
    """The last word for each party, person and stage; `told` wins over an earlier decision not to tell.

    `told_at` is the place in the file of the last telling.
    """

    told: dict[tuple[str, str, str], PersonTold] = field(default_factory=dict)
    not_told: dict[tuple[str, str, str], PersonNotTold] = field(default_factory=dict)
    told_at: dict[tuple[str, str, str], int] = field(default_factory=dict)


_FOLDED: set[type[Fact]] = {PersonTold, PersonNotTold}


def fold_telling(history: History) -> Telling:
    """Who was told as the facts leave it."""
    state = Telling()
    for item in of_kinds(history, _FOLDED):
        key = (item.fact.party, item.fact.person, item.fact.stage)
        match item.fact:
            case PersonTold() as fact:
                state.told[key], state.told_at[key] = fact, item.seq
                state.not_told.pop(key, None)
            case PersonNotTold() as fact:
                state.not_told[key] = fact
    return state
