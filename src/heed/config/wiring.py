"""Which capability offers what on the page of a file: one line for each, in the order in which they are shown."""

from heed.capabilities.screening.offers import screening_offers
from heed.web.offers import Offers

OFFERS: dict[str, tuple[Offers, ...]] = {
    "concern": (screening_offers,),
    "allegation": (),
    "person": (),
    "organisation": (),
}
