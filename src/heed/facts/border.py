"""More than one authority: who leads, who has a copy, and what passes from one to the other."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from heed.facts.base import Fact, History, of_kinds, shown


class LeadAgreed(Fact, frozen=True, kw_only=True, tag="lead-agreed/1"):
    """Which authority leads."""

    says: ClassVar[str] = "Lead authority agreed"

    ours: Annotated[bool, shown("This authority leads")]
    authority: Annotated[str, shown("Lead authority")]
    with_whom: Annotated[str, shown("Agreed with")]
    on: Annotated[date, shown("On")]
    reason: Annotated[str, shown("Reason", long=True)]


class CopySent(Fact, frozen=True, kw_only=True, tag="copy-sent/1"):
    """Another authority was told: where the child lives, or where the person lives."""

    says: ClassVar[str] = "Another authority copied in"

    authority: Annotated[str, shown("Authority")]
    to_whom: Annotated[str, shown("To whom")] = ""
    on: Annotated[date, shown("On")]
    how: Annotated[str, shown("How", codes="sent-how")]
    reason: Annotated[str, shown("Why they need to know", long=True)]


class TransferOffered(Fact, frozen=True, kw_only=True, tag="transfer-offered/1"):
    """Another authority is asked to take the matter over. It stays ours until they have it."""

    says: ClassVar[str] = "Transfer to another authority offered"
    introduces: ClassVar[tuple[str, str]] = ("transfer", "authority")

    transfer: Annotated[str, shown("Transfer", hidden=True)]
    authority: Annotated[str, shown("Authority")]
    to_whom: Annotated[str, shown("To whom")] = ""
    on: Annotated[date, shown("Sent on")]
    how: Annotated[str, shown("How", codes="sent-how")]
    what: Annotated[str, shown("What was sent", long=True)]
    reason: Annotated[str, shown("Reason", long=True)]
    answer_by: Annotated[date, shown("Answer wanted by")]
    returns: Annotated[str, shown("Returns what came from", refers="transfer")] = ""


class TransferAnswered(Fact, frozen=True, kw_only=True, tag="transfer-answered/1"):
    """The other authority has it, or does not take it."""

    says: ClassVar[str] = "Transfer answered"

    transfer: Annotated[str, shown("Transfer", refers="transfer")]
    answer: Annotated[str, shown("Answer", codes="transfer-answer")]
    on: Annotated[date, shown("On")]
    by: Annotated[str, shown("By whom")]
    reference: Annotated[str, shown("Their reference")] = ""
    reason: Annotated[str, shown("In what words", long=True)] = ""


class TransferReceived(Fact, frozen=True, kw_only=True, tag="transfer-received/1"):
    """Another authority hands a matter over to us."""

    says: ClassVar[str] = "Transfer from another authority received"
    introduces: ClassVar[tuple[str, str]] = ("transfer", "authority")

    transfer: Annotated[str, shown("Transfer", hidden=True)]
    authority: Annotated[str, shown("Authority")]
    from_whom: Annotated[str, shown("From whom")] = ""
    reference: Annotated[str, shown("Their reference")] = ""
    on: Annotated[date, shown("Received on")]
    what: Annotated[str, shown("What came with it", long=True)]
    returns: Annotated[str, shown("Returns what went to", refers="transfer")] = ""


class TransferAcknowledged(Fact, frozen=True, kw_only=True, tag="transfer-acknowledged/1"):
    """We told the other authority whether we have it."""

    says: ClassVar[str] = "Transfer acknowledged"

    transfer: Annotated[str, shown("Transfer", refers="transfer")]
    answer: Annotated[str, shown("Answer", codes="transfer-answer")]
    on: Annotated[date, shown("On")]
    how: Annotated[str, shown("How", codes="sent-how")]
    reason: Annotated[str, shown("Reason", long=True)] = ""


@dataclass(frozen=True, slots=True)
class TransferOut:
    """A transfer to another authority, its answer, and whether it came back."""

    offered: TransferOffered
    answered: TransferAnswered | None = None
    returned: bool = False

    @property
    def with_them(self) -> bool:
        """Whether the other authority has it, and still has it."""
        return bool(self.answered and self.answered.answer == "accepted" and not self.returned)


@dataclass(frozen=True, slots=True)
class TransferIn:
    """A transfer to us and our answer."""

    received: TransferReceived
    acknowledged: TransferAcknowledged | None = None


@dataclass(frozen=True, slots=True)
class Border:
    """Who leads, who has copies, and what passed over the border."""

    lead: LeadAgreed | None = None
    copies: tuple[CopySent, ...] = ()
    out: dict[str, TransferOut] = field(default_factory=dict)
    into: dict[str, TransferIn] = field(default_factory=dict)

    @property
    def accepted(self) -> TransferOut | None:
        """The transfer that another authority has taken over, unless it came back."""
        return next((t for t in reversed(self.out.values()) if t.with_them), None)

    @property
    def unanswered(self) -> list[TransferOut]:
        """Offers that the other side has not answered."""
        return [t for t in self.out.values() if t.answered is None]


_FOLDED: set[type[Fact]] = {
    LeadAgreed, CopySent, TransferOffered, TransferAnswered, TransferReceived, TransferAcknowledged,
}  # fmt: skip


def fold_border(history: History) -> Border:
    """The border as the facts leave it."""
    lead, copies = None, list[CopySent]()
    state = Border()
    for item in of_kinds(history, _FOLDED):
        match item.fact:
            case LeadAgreed() as fact:
                lead = fact
            case CopySent() as fact:
                copies.append(fact)
            case TransferOffered() as fact:
                state.out[fact.transfer] = TransferOut(fact)
            case TransferAnswered() as fact if fact.transfer in state.out:
                state.out[fact.transfer] = TransferOut(state.out[fact.transfer].offered, fact)
            case TransferReceived() as fact:
                state.into[fact.transfer] = TransferIn(fact)
                if gone := state.out.get(fact.returns):
                    state.out[fact.returns] = TransferOut(gone.offered, gone.answered, returned=True)
            case TransferAcknowledged() as fact if fact.transfer in state.into:
                state.into[fact.transfer] = TransferIn(state.into[fact.transfer].received, fact)
    return Border(lead, tuple(copies), state.out, state.into)
