"""The four tracks of a matter, their steps and endings. They may disagree, and none stands for another."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from heed.rulebook.citation import IMPACT_GURU, KCSIE_P46, OWN
from heed.rulebook.codes import code_list

TRACK = code_list(
    "track",
    "Track",
    "one track about one subject",
    IMPACT_GURU,
    (
        ("safeguarding", "Safeguarding", "The outcome of each allegation."),
        ("employment", "Employment", "What the employer does."),
        ("criminal", "Criminal", "What the police, the prosecutors and the courts do."),
        ("regulator", "Regulator", "What the professional or registration body does."),
    ),
)

_EMPLOYMENT = (
    (
        "no-formal-action",
        "No formal action needed",
        "No crime and no formal process: the employer acts at once.",
    ),
    ("investigation-begun", "Investigation begun", "The employer looks into it."),
    ("investigation-report", "Investigation report received", "The investigator has reported."),
    ("hearing-decided", "Hearing decided on", "The employer calls a disciplinary hearing."),
    (
        "hearing-held",
        "Hearing held",
        "The disciplinary hearing took place, also in the absence of the person.",
    ),
    ("sanction", "Sanction decided", "What the hearing decided; the employer's action is recorded apart."),
    ("appeal-lodged", "Appeal lodged", "The person appeals."),
    ("appeal-decided", "Appeal decided", "The appeal was heard."),
    ("resigned", "Resigned during the process", "The person left. The process goes on to a conclusion."),
    ("will-not-cooperate", "Will not co-operate", "The person does not take part. The process goes on."),
    (
        "settlement-proposed",
        "Settlement proposed",
        "An agreement under which the process would end. It may not be used to end it.",
    ),
)
_CRIMINAL = (
    ("crime-recorded", "Crime recorded", "With the crime number."),
    ("interview-under-caution", "Interview under caution", "Voluntary, or after arrest."),
    ("arrest", "Arrest", "The person was arrested."),
    ("bail", "Bail", "Released on bail, to a date."),
    ("under-investigation", "Released under investigation", "Released without a date."),
    ("evidence-to-prosecutors", "File sent to the prosecutors", "The prosecutors are asked to decide."),
    ("early-advice", "Advice of the prosecutors", "Advice before a decision on charge."),
    ("charge", "Charge or summons", "The person was charged."),
    ("first-hearing", "First hearing", "The first hearing in court."),
    ("trial", "Trial", "The trial took place. A day set for it goes with the step by which it was set."),
    (
        "right-to-review",
        "Review of a decision asked for",
        "The right to have a decision looked at again was used.",
    ),
)
_REGULATOR = (
    ("regulator-informed", "Regulator informed", "The body knows of the matter."),
    ("interim-order", "Interim order", "An order until the matter is decided."),
    ("regulator-investigation", "Investigation by the regulator", "The body looks into it."),
    ("regulator-hearing", "Hearing of the regulator", "A panel hears the matter."),
)
TRACK_STEP = code_list(
    "track-step",
    "Step of a track",
    "one step of one track about one subject",
    OWN,
    (*_EMPLOYMENT, *_CRIMINAL, *_REGULATOR),
    notes=f"A settlement never ends a matter ({KCSIE_P46.title}).",
)

_CRIMINAL_END = (
    ("police-no-further-action", "No further action by the police", "With the reason that they give."),
    ("prosecutors-no-charge", "No charge", "The prosecutors decided not to charge."),
    ("out-of-court", "Out-of-court disposal", "A caution or a community resolution."),
    ("convicted", "Convicted", "Found guilty, or pleaded guilty."),
    ("acquitted", "Acquitted", "Found not guilty."),
    ("discontinued", "Discontinued", "The prosecution was ended."),
)
_REGULATOR_END = (
    ("no-case", "No case to answer", "The body takes no action."),
    ("advice-or-warning", "Advice or warning", "The body gave advice or a warning."),
    ("conditions", "Conditions", "The person may work under conditions."),
    ("suspended-from-register", "Suspended from the register", "For a time."),
    ("removed-from-register", "Removed from the register", "The person may not practise."),
    ("barred", "Barred", "On a list of those who may not work with children."),
    ("registration-cancelled", "Registration cancelled", "The setting or carer is no longer registered."),
)
TRACK_ENDING = code_list(
    "track-ending",
    "Ending of a track",
    "one track about one subject",
    OWN,
    (*_CRIMINAL_END, *_REGULATOR_END),
)

# Which steps and endings belong to which track; the employment track ends with what the employer did.
STEPS_OF: Final = MappingProxyType(
    {
        "employment": tuple(row[0] for row in _EMPLOYMENT),
        "criminal": tuple(row[0] for row in _CRIMINAL),
        "regulator": tuple(row[0] for row in _REGULATOR),
    }
)
ENDINGS_OF: Final = MappingProxyType(
    {
        "criminal": tuple(row[0] for row in _CRIMINAL_END),
        "regulator": tuple(row[0] for row in _REGULATOR_END),
    }
)
