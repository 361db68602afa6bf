"""Which capability offers what on the page of a file: one line for each, in the order in which they are shown."""

from heed.capabilities.allegation.offers import naming_offers, opening_offers
from heed.capabilities.screening.offers import screening_offers
from heed.web.offers import Offers, Start

OFFERS: dict[str, tuple[Offers, ...]] = {
    "concern": (screening_offers, opening_offers),
    "allegation": (naming_offers,),
    "person": (),
    "organisation": (),
}

STARTS: dict[str, tuple[Start, ...]] = {
    "home": (Start("Record a concern", "receive-concern", "receive"),),
    "people": (),
}
