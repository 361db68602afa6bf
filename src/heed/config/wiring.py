"""Which capability offers what on the page of a file: one line for each, in the order in which they are shown."""

from heed.web.offers import Offers

OFFERS: dict[str, tuple[Offers, ...]] = {
    "concern": (),
    "allegation": (),
    "person": (),
    "organisation": (),
}
