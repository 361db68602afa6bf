"""What can be done about the duties of a file."""

from collections.abc import Iterator

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.access.rules import code_list, rulebook
from heed.capabilities.duty.decide import KEEPS_ITS_DAY, MAY_BE_SET_ASIDE
from heed.duties import duties
from heed.facts.allegation import fold_allegation_file
from heed.facts.duty import fold_dealings
from heed.web.offers import Offer


def duty_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """A new day and setting aside for what waits; what was set aside; answers, pauses and questions for the file."""
    return [*_answers(file, worker), *_of_each(file, worker), *_of_the_clock(file, worker)]


def _answers(file: OpenFile, worker: Worker) -> Iterator[Offer]:
    if not worker.may("receive"):
        return
    for key, asked in fold_dealings(file.history).asks.items():
        if asked.given is None:
            yield Offer("Answer how it stands", reverse("give-update", args=[file.id, key]), f"update:{key}")


def _of_each(file: OpenFile, worker: Worker) -> Iterator[Offer]:
    for duty in duties(file.kind, file.history, rulebook()):
        if duty.aside and duty.settled is None and worker.may("decide"):
            words = code_list("duty").label(duty.what)
            yield Offer(f"Take up again: {words}", reverse("revise-duty", args=[file.id, duty.item]))
        if not duty.open:
            continue
        if worker.may("arrange") and duty.what not in KEEPS_ITS_DAY:
            yield Offer(
                "Give it a new day", reverse("revise-duty", args=[file.id, duty.item]), duty.item, beside=True
            )
        if worker.may("decide") and duty.what in MAY_BE_SET_ASIDE:
            yield Offer(
                "Set it aside", reverse("set-duty-aside", args=[file.id, duty.item]), duty.item, beside=True
            )


def _of_the_clock(file: OpenFile, worker: Worker) -> Iterator[Offer]:
    """Questions on any open file; pauses where there is a clock of a matter."""
    if fold_allegation_file(file.history).closed:
        return
    if worker.may("arrange"):
        yield Offer("Ask for an update", reverse("ask-update", args=[file.id]))
    if not worker.may("decide") or file.kind not in {"concern", "allegation"}:
        return
    for pause in fold_dealings(file.history).pauses.values():
        if pause.until is None:
            words = code_list("pause-reason").label(pause.why)
            yield Offer(f"End the pause: {words}", reverse("resume-clock", args=[file.id, pause.id]))
    yield Offer("Pause the clock", reverse("pause-clock", args=[file.id]))
