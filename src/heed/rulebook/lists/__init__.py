"""Every code list, by name. A new list is written in its module and entered here."""

from __future__ import annotations

from heed.rulebook.codes import CodeList
from heed.rulebook.lists.contact import CHANNEL, DATE_PRECISION, REFERRAL_SOURCE
from heed.rulebook.lists.duty import DUTY, PAUSE_REASON
from heed.rulebook.lists.edition import GUIDANCE_EDITION
from heed.rulebook.lists.ending import CLOSURE_REASON, EMPLOYMENT_OUTCOME
from heed.rulebook.lists.local import GUIDANCE_PLACE, NAMED_THING, OUTCOME_SET
from heed.rulebook.lists.meeting import (
    ACTION_STATUS,
    AGENDA_POINT,
    ATTENDANCE,
    CONFLICT_FINDING,
    MEETING_KIND,
)
from heed.rulebook.lists.onward import (
    DISCLOSURE_BASIS,
    REFERRAL_BODY,
    REFERRAL_DECISION,
    REFERRAL_RESULT,
    SENT_HOW,
    TELLING_DECISION,
)
from heed.rulebook.lists.outcome import OUTCOME, OUTCOME_SETS, OutcomeSet
from heed.rulebook.lists.people import (
    CONTACT_KIND,
    EMPLOYMENT_BASIS,
    ETHNICITY,
    ETHNICITY_BASIS,
    SEX,
    TENURE_KIND,
)
from heed.rulebook.lists.recurrence import MATCH_ABOUT, MATCH_ANSWER, RECONSIDERATION
from heed.rulebook.lists.sector import HARM_CATEGORY, ORGANISATION_KIND, SECTOR
from heed.rulebook.lists.suspension import SUSPENSION_DECISION, SUSPENSION_OPTION
from heed.rulebook.lists.taken import TIME_TAKEN
from heed.rulebook.lists.telling import TOLD_HOW, TOLD_PARTY, TOLD_STAGE, TRANSFER_ANSWER
from heed.rulebook.lists.threshold import LIMB_FINDING, SCREENING, THRESHOLD_LIMB
from heed.rulebook.lists.tracks import TRACK, TRACK_ENDING, TRACK_STEP
from heed.rulebook.lists.work import ORGANISATION_SUCCESSION, POST_ENDING, WORK_ENDING

LISTS: dict[str, CodeList] = {
    "action-status": ACTION_STATUS,
    "agenda-point": AGENDA_POINT,
    "attendance": ATTENDANCE,
    "channel": CHANNEL,
    "closure-reason": CLOSURE_REASON,
    "conflict-finding": CONFLICT_FINDING,
    "contact-kind": CONTACT_KIND,
    "date-precision": DATE_PRECISION,
    "disclosure-basis": DISCLOSURE_BASIS,
    "duty": DUTY,
    "employment-basis": EMPLOYMENT_BASIS,
    "employment-outcome": EMPLOYMENT_OUTCOME,
    "ethnicity": ETHNICITY,
    "ethnicity-basis": ETHNICITY_BASIS,
    "guidance-edition": GUIDANCE_EDITION,
    "guidance-place": GUIDANCE_PLACE,
    "harm-category": HARM_CATEGORY,
    "limb-finding": LIMB_FINDING,
    "match-about": MATCH_ABOUT,
    "match-answer": MATCH_ANSWER,
    "meeting-kind": MEETING_KIND,
    "named-thing": NAMED_THING,
    "organisation-kind": ORGANISATION_KIND,
    "organisation-succession": ORGANISATION_SUCCESSION,
    "outcome": OUTCOME,
    "outcome-set": OUTCOME_SET,
    "pause-reason": PAUSE_REASON,
    "post-ending": POST_ENDING,
    "reconsideration": RECONSIDERATION,
    "referral-body": REFERRAL_BODY,
    "referral-decision": REFERRAL_DECISION,
    "referral-result": REFERRAL_RESULT,
    "referral-source": REFERRAL_SOURCE,
    "screening": SCREENING,
    "sector": SECTOR,
    "sent-how": SENT_HOW,
    "sex": SEX,
    "suspension-decision": SUSPENSION_DECISION,
    "suspension-option": SUSPENSION_OPTION,
    "telling-decision": TELLING_DECISION,
    "tenure-kind": TENURE_KIND,
    "threshold-limb": THRESHOLD_LIMB,
    "time-taken": TIME_TAKEN,
    "told-how": TOLD_HOW,
    "told-party": TOLD_PARTY,
    "told-stage": TOLD_STAGE,
    "track": TRACK,
    "track-ending": TRACK_ENDING,
    "track-step": TRACK_STEP,
    "transfer-answer": TRANSFER_ANSWER,
    "work-ending": WORK_ENDING,
}

__all__ = ["LISTS", "OUTCOME_SETS", "OutcomeSet"]
