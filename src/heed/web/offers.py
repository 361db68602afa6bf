"""What can be done next in a file. Capabilities say it, the wiring lists them, pages show it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module

from django.conf import settings
from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.access.roles import Power


@dataclass(frozen=True, slots=True)
class Offer:
    """A link to a step. `item` names the duty that it answers (see heed.duties), if any.

    `beside` marks what may be done about a duty other than doing it: a new day, setting it aside.
    `area` is the heading under which it stands, where that is not the one of the wiring.
    """

    text: str
    href: str
    item: str = ""
    beside: bool = False
    area: str = ""


Offers = Callable[[OpenFile, Worker], list[Offer]]
Wired = tuple[tuple[str, Offers], ...]  # the heading, and what is offered under it


def offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Everything that this worker can do in this file now, in the order of the wiring."""
    wired: dict[str, Wired] = import_module(settings.HEED_WIRING).OFFERS
    return [
        replace(offer, area=offer.area or area)
        for area, make in wired.get(file.kind, ())
        for offer in make(file, worker)
    ]


def by_area(offered: Sequence[Offer]) -> list[tuple[str, list[Offer]]]:
    """The offers under their headings, each heading where the first of its offers stands."""
    areas = dict.fromkeys(offer.area for offer in offered)
    return [(area, [offer for offer in offered if offer.area == area]) for area in areas]


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
