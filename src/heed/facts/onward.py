"""Referrals to other bodies, other work with children, and what was disclosed to whom on what basis."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar, Final

from heed.facts.base import Fact, History, of_kinds, shown
from heed.facts.when import local_day

GOES_OUT: Final = frozenset({"refer", "employer-refers"})  # decisions by which a body is told


class ReferralConsidered(Fact, frozen=True, kw_only=True, tag="referral-considered/1"):
    """Whether one body is to be told of one subject, who decided, and why or why not."""

    says: ClassVar[str] = "Onward referral considered"
    introduces: ClassVar[tuple[str, ...]] = ("referral", "body", "body_name")

    referral: Annotated[str, shown("Referral", hidden=True)]
    subject: Annotated[str, shown("About", refers="person")]
    body: Annotated[str, shown("Body", codes="referral-body")]
    body_name: Annotated[str, shown("Which one")] = ""
    decision: Annotated[str, shown("Decision", codes="referral-decision")]
    decided_by: Annotated[str, shown("Decided by")] = ""
    reason: Annotated[str, shown("Reason", long=True)]
    by: Annotated[date | None, shown("To be sent by")] = None

    @property
    def goes_out(self) -> bool:
        """Whether the body is told, by us or by the employer."""
        return self.decision in GOES_OUT


class ReferralSent(Fact, frozen=True, kw_only=True, tag="referral-sent/1"):
    """The referral left."""

    says: ClassVar[str] = "Onward referral sent"

    referral: Annotated[str, shown("Referral", refers="referral")]
    on: Annotated[date, shown("Sent on")]
    how: Annotated[str, shown("How", codes="sent-how")]
    sent_by: Annotated[str, shown("Sent by")]
    reference: Annotated[str, shown("Reference")] = ""


class ReferralAcknowledged(Fact, frozen=True, kw_only=True, tag="referral-acknowledged/1"):
    """The body says that it has it."""

    says: ClassVar[str] = "Onward referral acknowledged"

    referral: Annotated[str, shown("Referral", refers="referral")]
    on: Annotated[date, shown("Acknowledged on")]
    reference: Annotated[str, shown("Their reference")] = ""


class ReferralAnswered(Fact, frozen=True, kw_only=True, tag="referral-answered/1"):
    """What the body made of it."""

    says: ClassVar[str] = "Onward referral answered"

    referral: Annotated[str, shown("Referral", refers="referral")]
    on: Annotated[date, shown("Answered on")]
    result: Annotated[str, shown("Result", codes="referral-result")]
    answer: Annotated[str, shown("Answer", long=True)]


class OtherWorkKnown(Fact, frozen=True, kw_only=True, tag="other-work-known/1"):
    """The subject works or volunteers with children elsewhere too, or is about to."""

    says: ClassVar[str] = "Other work with children known"
    introduces: ClassVar[tuple[str, ...]] = ("work", "where")

    work: Annotated[str, shown("Work", hidden=True)]
    subject: Annotated[str, shown("Subject", refers="person")]
    organisation: Annotated[str, shown("Organisation", refers="organisation")] = ""
    where: Annotated[str, shown("Where")]
    title: Annotated[str, shown("Role")] = ""
    source: Annotated[str, shown("How it is known", long=True)] = ""


class TellingConsidered(Fact, frozen=True, kw_only=True, tag="telling-considered/1"):
    """Whether those responsible for that other work are told, and why or why not."""

    says: ClassVar[str] = "Telling another employer considered"

    work: Annotated[str, shown("Work", refers="work")]
    decision: Annotated[str, shown("Decision", codes="telling-decision")]
    reason: Annotated[str, shown("Reason", long=True)]


class DisclosureMade(Fact, frozen=True, kw_only=True, tag="disclosure-made/1"):
    """Information about somebody was given to somebody outside: what, to whom, on what basis, by whose leave."""

    says: ClassVar[str] = "Information disclosed"
    introduces: ClassVar[tuple[str, ...]] = ("disclosure", "to_whom")

    disclosure: Annotated[str, shown("Disclosure", hidden=True)]
    about: Annotated[str, shown("About", refers="person")]
    what: Annotated[str, shown("What was disclosed", long=True)]
    to_whom: Annotated[str, shown("To whom")]
    organisation: Annotated[str, shown("Organisation", refers="organisation")] = ""
    basis: Annotated[str, shown("Legal basis", codes="disclosure-basis")]
    authorised_by: Annotated[str, shown("Authorised by", refers="post")]
    on: Annotated[date, shown("On")]
    how: Annotated[str, shown("How", codes="sent-how")]
    work: Annotated[str, shown("About the work", refers="work")] = ""
    answer_by: Annotated[date | None, shown("Answer wanted by")] = None


class DisclosureAnswered(Fact, frozen=True, kw_only=True, tag="disclosure-answered/1"):
    """Whoever was told has answered."""

    says: ClassVar[str] = "Disclosure answered"

    disclosure: Annotated[str, shown("Disclosure", refers="disclosure")]
    on: Annotated[date, shown("On")]
    answer: Annotated[str, shown("Answer", long=True)]


@dataclass(frozen=True, slots=True)
class Referral:
    """One onward referral as its facts leave it."""

    considered: ReferralConsidered
    sent: ReferralSent | None = None
    acknowledged: ReferralAcknowledged | None = None
    answered: ReferralAnswered | None = None

    @property
    def open(self) -> bool:
        """Whether it was to be made and has no answer yet."""
        return self.considered.goes_out and self.answered is None


@dataclass(frozen=True, slots=True)
class OtherWork:
    """Other work with children, and whether those responsible for it are told."""

    known: OtherWorkKnown
    known_on: date
    considered: TellingConsidered | None = None
    disclosures: tuple[DisclosureMade, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nobody has decided yet, or it was decided to tell and nobody has told."""
        if self.considered is None:
            return True
        return self.considered.decision == "tell" and not self.disclosures


@dataclass(frozen=True, slots=True)
class Onward:
    """All of a file, each in the order of recording."""

    referrals: dict[str, Referral] = field(default_factory=dict)
    work: dict[str, OtherWork] = field(default_factory=dict)
    disclosures: dict[str, DisclosureMade] = field(default_factory=dict)
    answers: dict[str, DisclosureAnswered] = field(default_factory=dict)

    def latest(self, body: str, subject: str) -> Referral | None:
        """What was decided last about telling one kind of body of one subject."""
        found = self.considered(body, subject)
        return found[-1] if found else None

    def considered(self, body: str, subject: str) -> list[Referral]:
        """What was decided about telling one kind of body of one subject."""
        about = self.referrals.values()
        return [r for r in about if r.considered.body == body and r.considered.subject == subject]


_FOLDED: set[type[Fact]] = {
    ReferralConsidered, ReferralSent, ReferralAcknowledged, ReferralAnswered, OtherWorkKnown, TellingConsidered,
    DisclosureMade, DisclosureAnswered,
}  # fmt: skip


def fold_onward(history: History) -> Onward:
    """The referrals and disclosures as the facts leave them; the day other work was known is that of recording."""
    told = Onward()
    referrals, work = told.referrals, told.work
    for item in of_kinds(history, _FOLDED):
        match item.fact:
            case ReferralConsidered() as fact:
                r = referrals.get(fact.referral, Referral(fact))
                referrals[fact.referral] = Referral(fact, r.sent, r.acknowledged, r.answered)
            case ReferralSent() as fact:
                r = referrals[fact.referral]
                referrals[fact.referral] = Referral(r.considered, fact, r.acknowledged, r.answered)
            case ReferralAcknowledged() as fact:
                r = referrals[fact.referral]
                referrals[fact.referral] = Referral(r.considered, r.sent, fact, r.answered)
            case ReferralAnswered() as fact:
                r = referrals[fact.referral]
                referrals[fact.referral] = Referral(r.considered, r.sent, r.acknowledged, fact)
            case OtherWorkKnown() as fact:
                work[fact.work] = OtherWork(fact, local_day(item.at))
            case TellingConsidered() as fact:
                w = work[fact.work]
                work[fact.work] = OtherWork(w.known, w.known_on, fact, w.disclosures)
            case DisclosureMade() as fact:
                told.disclosures[fact.disclosure] = fact
                if fact.work in work:
                    w = work[fact.work]
                    work[fact.work] = OtherWork(w.known, w.known_on, w.considered, (*w.disclosures, fact))
            case DisclosureAnswered() as fact:
                told.answers[fact.disclosure] = fact
    return told
