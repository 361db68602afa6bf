"""What can be done next in a file. Capabilities say it, the wiring lists them, pages show it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings

from heed.access.door import OpenFile, Worker


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a step. `item` names the waiting step that it answers (see store.derived.due), if any."""

    text: str
    href: str
    item: str = ""


Offers = Callable[[OpenFile, Worker], list[Offer]]


def offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Everything that this worker can do in this file now, in the order of the wiring."""
    wired: dict[str, tuple[Offers, ...]] = import_module(settings.HEED_WIRING).OFFERS
    return [offer for make in wired.get(file.kind, ()) for offer in make(file, worker)]
