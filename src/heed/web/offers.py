"""What can be done next in a file. Capabilities say it, the wiring lists them, pages show it."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.access.roles import Power


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a step. `item` names the duty that it answers (see heed.duties), if any.

    `beside` marks what may be done about a duty other than doing it: a new day, setting it aside.
    """

    text: str
    href: str
    item: str = ""
    beside: bool = False


Offers = Callable[[OpenFile, Worker], list[Offer]]


def offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Everything that this worker can do in this file now, in the order of the wiring."""
    wired: dict[str, tuple[Offers, ...]] = import_module(settings.HEED_WIRING).OFFERS
    return [offer for make in wired.get(file.kind, ()) for offer in make(file, worker)]


CorrectionLinks = Callable[[OpenFile, Worker], dict[int, str]]


def corrections(file: OpenFile, worker: Worker) -> dict[int, str]:
    """Where each entry that this worker may correct is corrected, by its place in the file."""
    links: CorrectionLinks = import_module(settings.HEED_WIRING).CORRECTIONS
    return links(file, worker)


@dataclass(frozen=True, slots=True)
class Start:
    """A step that begins a new file: its words, the name of its address, and the power that it needs."""

    text: str
    url_name: str
    power: Power


def starts(page: str, worker: Worker) -> list[Offer]:
    """What this worker can begin from a page that shows no single file."""
    wired: dict[str, tuple[Start, ...]] = import_module(settings.HEED_WIRING).STARTS
    return [Offer(s.text, reverse(s.url_name)) for s in wired.get(page, ()) if worker.may(s.power)]
