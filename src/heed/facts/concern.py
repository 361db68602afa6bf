"""The file of one concern: what was said, by whom it was told, and what was made of it."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, ClassVar

import msgspec

from heed.facts.base import Fact, History, effective, shown
from heed.facts.when import When


class Referrer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who told us. Sealed apart from everything else where they asked for their name to be kept back."""

    name: Annotated[str, shown("Name")] = ""
    role: Annotated[str, shown("Role")] = ""
    organisation: Annotated[str, shown("Organisation")] = ""
    contact: Annotated[str, shown("How to reach them")] = ""


class ConcernReceived(Fact, frozen=True, kw_only=True, tag="concern-received/1"):
    """A concern about a person who works with children has reached the service."""

    says: ClassVar[str] = "Concern received"

    reference: Annotated[str, shown("Reference")]
    channel: Annotated[str, shown("How it came", codes="channel")]
    source: Annotated[str, shown("Source", codes="referral-source")]
    words: Annotated[str, shown("What was said, in the original words", long=True)]
    referred: Annotated[date, shown("Received by the service")]
    first_known: Annotated[When | None, shown("First known to the employer or agency")] = None
    adult: Annotated[str, shown("Adult concerned, as told")] = ""
    adult_role: Annotated[str, shown("Their role, as told")] = ""
    setting: Annotated[str, shown("Where they work or volunteer, as told")] = ""
    children: Annotated[str, shown("Children, as told")] = ""
    late_reason: Annotated[str, shown("Why it took longer than one working day", long=True)] = ""
    referrer: Annotated[Referrer | None, shown("Who told us")] = None
    name_kept_back: Annotated[bool, shown("Referrer asked for their name to be kept back")] = False
    owner: Annotated[str, shown("Responsible", refers="post")]


class LimbConsidered(msgspec.Struct, frozen=True, kw_only=True):
    """One limb of the harm threshold: met, not met, or not known, and why."""

    limb: Annotated[str, shown("Limb", codes="threshold-limb")]
    met: Annotated[str, shown("Finding", codes="limb-finding")]
    reason: Annotated[str, shown("Reason")]


class ConcernScreened(Fact, frozen=True, kw_only=True, tag="concern-screened/1"):
    """The threshold decision."""

    says: ClassVar[str] = "Concern screened"

    screened_as: Annotated[str, shown("Decision", codes="screening")]
    limbs: Annotated[tuple[LimbConsidered, ...], shown("Limbs of the harm threshold considered")]
    reason: Annotated[str, shown("Reason", long=True)]
    evidence: Annotated[str, shown("Information considered", long=True)] = ""
    advice: Annotated[str, shown("Advice given", long=True)] = ""
    edition: Annotated[str, shown("Guidance in force", codes="guidance-edition")] = ""
    again_reason: Annotated[str, shown("Why it was screened again", long=True)] = ""


class ResponseGiven(Fact, frozen=True, kw_only=True, tag="response-given/1"):
    """Whoever referred it heard from the service for the first time."""

    says: ClassVar[str] = "First response given"

    on: Annotated[date, shown("On")]
    to: Annotated[str, shown("To whom")]
    how: Annotated[str, shown("How", codes="told-how")]
    advice: Annotated[str, shown("Advice given", long=True)]


class ConcernTakenToFile(Fact, frozen=True, kw_only=True, tag="concern-taken-to-file/1"):
    """The concern led to an allegation file."""

    says: ClassVar[str] = "Allegation file opened from this concern"

    allegation_file: Annotated[str, shown("Allegation file", refers="file")]


class NoteAdded(Fact, frozen=True, kw_only=True, tag="note-added/1"):
    """Something worth keeping that fits no other statement; may stand in any file."""

    says: ClassVar[str] = "Note added"

    text: Annotated[str, shown("Note", long=True)]


@dataclass(frozen=True, slots=True)
class Concern:
    """A concern as its facts leave it."""

    received: ConcernReceived | None = None
    screened: ConcernScreened | None = None
    allegation_file: str = ""
    response: ResponseGiven | None = None

    @property
    def open(self) -> bool:
        """Whether the concern still waits for somebody: to be screened, or to become a file."""
        if self.screened is None:
            return True
        return self.screened.screened_as == "referral" and not self.allegation_file


def fold_concern(history: History) -> Concern:
    """The concern as the facts leave it."""
    received, screened, file, response = None, None, "", None
    for item in effective(history):
        match item.fact:
            case ConcernReceived():
                received = item.fact
            case ConcernScreened():
                screened = item.fact
            case ResponseGiven() if response is None:
                response = item.fact
            case ConcernTakenToFile(allegation_file=file):
                pass
    return Concern(received, screened, file, response)
