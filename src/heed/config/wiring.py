"""Which capability offers what on the page of a file: one line for each, in the order in which they are shown."""

from heed.capabilities.allegation.offers import naming_offers, opening_offers
from heed.capabilities.border.offers import border_offers
from heed.capabilities.closure.offers import closure_offers
from heed.capabilities.correction.offers import correction_links
from heed.capabilities.disclosure.offers import disclosure_offers, register_offers
from heed.capabilities.duty.offers import duty_offers
from heed.capabilities.line.offers import line_offers
from heed.capabilities.meeting.offers import meeting_offers
from heed.capabilities.note.offers import note_offers
from heed.capabilities.organisation.offers import organisation_offers
from heed.capabilities.outcome.offers import outcome_offers
from heed.capabilities.person.offers import person_offers
from heed.capabilities.recurrence.offers import recurrence_offers
from heed.capabilities.referral.offers import referral_offers
from heed.capabilities.screening.offers import screening_offers
from heed.capabilities.succession.offers import succession_offers
from heed.capabilities.suspension.offers import suspension_offers
from heed.capabilities.telling.offers import response_offers, telling_offers
from heed.capabilities.track.offers import track_offers
from heed.web.offers import CorrectionLinks, Offers, Start

OFFERS: dict[str, tuple[Offers, ...]] = {
    "concern": (
        screening_offers,
        response_offers,
        opening_offers,
        recurrence_offers,
        note_offers,
        duty_offers,
    ),
    "allegation": (
        naming_offers,
        meeting_offers,
        suspension_offers,
        track_offers,
        outcome_offers,
        telling_offers,
        referral_offers,
        disclosure_offers,
        border_offers,
        closure_offers,
        note_offers,
        duty_offers,
    ),
    "person": (person_offers, register_offers, recurrence_offers, note_offers, duty_offers),
    "organisation": (
        organisation_offers,
        line_offers,
        succession_offers,
        recurrence_offers,
        note_offers,
        duty_offers,
    ),
}

CORRECTIONS: CorrectionLinks = correction_links

STARTS: dict[str, tuple[Start, ...]] = {
    "home": (Start("Record a concern", "receive-concern", "receive"),),
    "people": (
        Start("Add an organisation", "new-organisation", "keep-directory"),
        Start("Bring in an older tracker", "tracker", "decide"),
    ),
}
