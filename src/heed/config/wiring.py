"""What each capability offers on the page of a file, and under which heading, in the order in which they are shown."""

from heed.capabilities.allegation.offers import naming_offers, opening_offers
from heed.capabilities.border.offers import border_offers
from heed.capabilities.closure.offers import closure_offers
from heed.capabilities.correction.offers import correction_links
from heed.capabilities.disclosure.offers import disclosure_offers, register_offers
from heed.capabilities.duty.offers import duty_offers
from heed.capabilities.identity.offers import identity_offers
from heed.capabilities.line.offers import line_offers
from heed.capabilities.meeting.offers import meeting_offers
from heed.capabilities.note.offers import note_offers
from heed.capabilities.organisation.offers import organisation_offers
from heed.capabilities.outcome.offers import outcome_offers
from heed.capabilities.person.offers import person_offers
from heed.capabilities.reads.offers import reader_offers
from heed.capabilities.recurrence.offers import recurrence_offers
from heed.capabilities.referral.offers import referral_offers
from heed.capabilities.screening.offers import screening_offers
from heed.capabilities.succession.offers import succession_offers
from heed.capabilities.suspension.offers import suspension_offers
from heed.capabilities.telling.offers import response_offers, telling_offers
from heed.capabilities.track.offers import track_offers
from heed.rulebook.lists.duty import (
    CONCERN,
    CONCLUDING,
    EMPLOYMENT,
    KEEPING,
    MEETINGS,
    ONWARD,
    PEOPLE,
    TOLD,
    TRACKS,
)
from heed.web.offers import CorrectionLinks, Start, Wired

KNOWN = "Known from other files"
PERSON = "The person and their work"
ORGANISATION = "The organisation and its posts"
OFFERS: dict[str, Wired] = {
    "concern": (
        (CONCERN, screening_offers),
        (CONCERN, response_offers),
        (CONCERN, opening_offers),
        (CONCERN, identity_offers),
        (KNOWN, recurrence_offers),
        (KEEPING, note_offers),
        (KEEPING, duty_offers),
        (KEEPING, reader_offers),
    ),
    "allegation": (
        (PEOPLE, naming_offers),
        (MEETINGS, meeting_offers),
        (EMPLOYMENT, suspension_offers),
        (TRACKS, track_offers),
        (TOLD, telling_offers),
        (ONWARD, referral_offers),
        (ONWARD, disclosure_offers),
        (ONWARD, border_offers),
        (CONCLUDING, outcome_offers),
        (CONCLUDING, closure_offers),
        (KEEPING, note_offers),
        (KEEPING, duty_offers),
        (KEEPING, reader_offers),
    ),
    "person": (
        (PERSON, person_offers),
        (ONWARD, register_offers),
        (KNOWN, recurrence_offers),
        (KEEPING, note_offers),
        (KEEPING, duty_offers),
        (KEEPING, reader_offers),
    ),
    "organisation": (
        (ORGANISATION, organisation_offers),
        (ORGANISATION, line_offers),
        (ORGANISATION, succession_offers),
        (KNOWN, recurrence_offers),
        (KEEPING, note_offers),
        (KEEPING, duty_offers),
        (KEEPING, reader_offers),
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
