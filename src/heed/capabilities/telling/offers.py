"""Whom to tell next, and of what; the first response to a concern."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.access.names import titles
from heed.access.rules import rulebook
from heed.duties import open_duties
from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.concern import fold_concern
from heed.facts.telling import fold_telling
from heed.web.offers import Offer

STAGES = {"tell": "concern", "feedback": "outcome"}


WHO = {
    "child": "the child or family of {}", "family": "the child or family of {}", "subject": "{}",
    "employer": "the employer of {}", "referrer": "the referrer",
}  # fmt: skip
OF = {"concern": "of the concern", "progress": "how it stands", "outcome": "the outcome"}


@dataclass(frozen=True, slots=True)
class _Telling:
    """Somebody who may be told something."""

    party: str
    person: str
    stage: str

    def offer(self, file: OpenFile, names: dict[str, str], item: str = "") -> Offer:
        """The page on which it is recorded."""
        who = WHO[self.party].format(names.get(self.person, "somebody"))
        parts = [file.id, self.party, self.stage, *filter(None, [self.person])]
        url = reverse("tell" if self.person else "tell-referrer", args=parts)
        return Offer(f"Tell {who} {OF[self.stage]}", url, item)


def telling_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """What waits to be told, then how it stands to anybody; nothing once the file is closed."""
    state = fold_allegation_file(file.history)
    if not worker.may("arrange") or state.closed:
        return []
    names = titles((*state.children, *state.subjects))
    return [*_waiting(file, names), *_otherwise(file, state, names)]


def _waiting(file: OpenFile, names: dict[str, str]) -> Iterator[Offer]:
    """Each duty to tell, to give feedback or to look again, with the page that answers it."""
    for duty in open_duties(file.kind, file.history, rulebook()):
        what, _, rest = duty.item.partition(":")
        if what in STAGES:
            party, _, person = rest.partition(":")
            yield _Telling(party, person, STAGES[what]).offer(file, names, duty.item)
        elif what == "look-again":
            party, person, stage, _ = rest.split(":")
            yield _Telling(party, person, stage).offer(file, names, duty.item)


def _otherwise(file: OpenFile, state: AllegationFile, names: dict[str, str]) -> Iterator[Offer]:
    """How it stands, at any time; and the employer, whom no duty names."""
    for child in state.children:
        yield _Telling("child", child, "progress").offer(file, names)
    for subject in state.subjects:
        yield _Telling("subject", subject, "progress").offer(file, names)
        decided = any(state.allegations[key].subject == subject for key in state.outcomes)
        for stage in ("concern", "outcome") if decided else ("concern",):
            if ("employer", subject, stage) not in fold_telling(file.history).told:
                yield _Telling("employer", subject, stage).offer(file, names)


def response_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """The first response to a concern; then, once it goes no further, what the referrer is told of that."""
    concern = fold_concern(file.history)
    offered: list[Offer] = []
    if concern.response is None and worker.may("receive"):
        waits = any(d.item == "respond" for d in open_duties("concern", file.history, rulebook()))
        url = reverse("respond", args=[file.id])
        offered.append(Offer("Record the first response", url, "respond" if waits else ""))
    if concern.screened and not concern.open and not concern.allegation_file and worker.may("arrange"):
        waiting = list(_waiting(file, {}))
        offered += waiting or [_Telling("referrer", "", "outcome").offer(file, {})]
    return offered
