"""Whether two records speak of the same person or setting, and what many small concerns together ask for."""

from dataclasses import dataclass, field
from typing import Annotated, ClassVar

import msgspec

from heed.facts.base import Fact, History, of_kinds, shown


class FieldCompared(msgspec.Struct, frozen=True, kw_only=True):
    """One field of a suggestion: both values as they were compared, why that counts, and for how much (log2)."""

    field: Annotated[str, shown("Field")]
    asked: Annotated[str, shown("Here")]
    held: Annotated[str, shown("There")]
    reason: Annotated[str, shown("Why")]
    weight: Annotated[float, shown("Weight")]


class MatchAnswered(Fact, frozen=True, kw_only=True, tag="match-answered/1"):
    """Somebody compared this record with another: the same, not the same, or not sure.

    A later answer about the same record stands in place of the earlier one. Nothing is moved or copied, so that
    taking "the same" back leaves everything as it was.
    """

    says: ClassVar[str] = "Compared with another record"

    other: Annotated[str, shown("Compared with", refers="file")]
    other_kind: Annotated[str, shown("Kind of the other record", hidden=True)]
    about: Annotated[str, shown("What was compared", codes="match-about")]
    answer: Annotated[str, shown("Answer", codes="match-answer")]
    reason: Annotated[str, shown("Reason", long=True)]
    fields: Annotated[tuple[FieldCompared, ...], shown("What was proposed, and why")] = ()
    total: Annotated[float, shown("Total weight")] = 0.0
    model: Annotated[str, shown("Model of the comparison")] = ""


class ReconsiderationDue(Fact, frozen=True, kw_only=True, tag="reconsideration-due/1"):
    """So many concerns about one person or setting in so many months that they are to be looked at together."""

    says: ClassVar[str] = "Concerns to be considered together"
    introduces: ClassVar[tuple[str, str]] = ("reconsideration", "rule")

    reconsideration: Annotated[str, shown("Reconsideration", hidden=True)]
    rule: Annotated[str, shown("Rule", codes="rule")]
    concerns: Annotated[tuple[str, ...], shown("Concerns", refers="file")]
    months: Annotated[int, shown("Within months")]
    owner: Annotated[str, shown("Post", refers="post")]


class Reconsidered(Fact, frozen=True, kw_only=True, tag="reconsidered/1"):
    """The concerns were looked at together, and what follows."""

    says: ClassVar[str] = "Concerns considered together"

    reconsideration: Annotated[str, shown("Reconsideration", refers="reconsideration")]
    decision: Annotated[str, shown("Decision", codes="reconsideration")]
    concerns: Annotated[tuple[str, ...], shown("Concerns", refers="file")]
    reason: Annotated[str, shown("Reason", long=True)]


@dataclass(frozen=True, slots=True)
class Reconsideration:
    """One call to look at concerns together, and its answer."""

    asked: ReconsiderationDue
    answered: Reconsidered | None = None


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The last answer for each other record, and what was to be considered together."""

    answers: dict[tuple[str, str], MatchAnswered] = field(
        default_factory=dict
    )  # by what was compared, and other
    reconsiderations: dict[str, Reconsideration] = field(default_factory=dict)

    def same(self, about: str) -> list[str]:
        """The records that were found to speak of the same person, or the same setting."""
        return [other for (what, other), a in self.answers.items() if what == about and a.answer == "same"]


_FOLDED: set[type[Fact]] = {MatchAnswered, ReconsiderationDue, Reconsidered}


def fold_recurrence(history: History) -> Recurrence:
    """The answers as the facts leave them."""
    state = Recurrence()
    for item in of_kinds(history, _FOLDED):
        match item.fact:
            case MatchAnswered() as fact:
                state.answers[fact.about, fact.other] = fact
            case ReconsiderationDue() as fact:
                state.reconsiderations[fact.reconsideration] = Reconsideration(fact)
            case Reconsidered() as fact:
                asked = state.reconsiderations[fact.reconsideration].asked
                state.reconsiderations[fact.reconsideration] = Reconsideration(asked, fact)
    return state
