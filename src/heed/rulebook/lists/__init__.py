"""Every code list, by name. A new list is written in its module and entered here."""

from __future__ import annotations

from heed.rulebook.codes import CodeList
from heed.rulebook.lists.contact import CHANNEL, DATE_PRECISION, REFERRAL_SOURCE
from heed.rulebook.lists.edition import GUIDANCE_EDITION
from heed.rulebook.lists.ending import CLOSURE_REASON, EMPLOYMENT_OUTCOME
from heed.rulebook.lists.meeting import ACTION_STATUS, ATTENDANCE, MEETING_KIND
from heed.rulebook.lists.outcome import OUTCOME, OUTCOME_SETS, OutcomeSet
from heed.rulebook.lists.people import EMPLOYMENT_BASIS, ETHNICITY, ETHNICITY_BASIS, SEX, TENURE_KIND
from heed.rulebook.lists.sector import HARM_CATEGORY, ORGANISATION_KIND, SECTOR
from heed.rulebook.lists.threshold import LIMB_FINDING, SCREENING, THRESHOLD_LIMB

LISTS: dict[str, CodeList] = {
    "action-status": ACTION_STATUS,
    "attendance": ATTENDANCE,
    "channel": CHANNEL,
    "closure-reason": CLOSURE_REASON,
    "date-precision": DATE_PRECISION,
    "employment-basis": EMPLOYMENT_BASIS,
    "employment-outcome": EMPLOYMENT_OUTCOME,
    "ethnicity": ETHNICITY,
    "ethnicity-basis": ETHNICITY_BASIS,
    "guidance-edition": GUIDANCE_EDITION,
    "harm-category": HARM_CATEGORY,
    "limb-finding": LIMB_FINDING,
    "meeting-kind": MEETING_KIND,
    "organisation-kind": ORGANISATION_KIND,
    "outcome": OUTCOME,
    "referral-source": REFERRAL_SOURCE,
    "screening": SCREENING,
    "sector": SECTOR,
    "sex": SEX,
    "tenure-kind": TENURE_KIND,
    "threshold-limb": THRESHOLD_LIMB,
}

__all__ = ["LISTS", "OUTCOME_SETS", "OutcomeSet"]
