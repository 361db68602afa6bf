"""Bodies that may have to be told, what is decided about telling them, and on what basis anything is disclosed."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from heed.rulebook.citation import OWN, unverified
from heed.rulebook.codes import code_list

_DUTIES = unverified("Duties to refer to the barring service and to regulators, as summed up in the field")

REFERRAL_BODY = code_list(
    "referral-body",
    "Body",
    "one onward referral",
    _DUTIES,
    (
        ("dbs", "Disclosure and Barring Service", "Whether the person may work with children at all."),
        ("tra", "Teaching Regulation Agency", "Teachers who were dismissed, or would have been."),
        ("swe", "Social Work England", "Social workers."),
        ("hcpc", "Health and Care Professions Council", "Allied health professions."),
        ("nmc", "Nursing and Midwifery Council", "Nurses, midwives and nursing associates."),
        ("gmc", "General Medical Council", "Doctors."),
        ("ofsted", "Ofsted", "Registered early years, children's homes and fostering."),
        ("cqc", "Care Quality Commission", "Registered health and care providers."),
        ("charity-commission", "Charity Commission", "Serious incidents in a charity."),
        (
            "other-lado",
            "Another authority's designated officer",
            "Where the person or the child is elsewhere.",
        ),
        ("present-employer", "Present employer", "Those for whom the person works now."),
        ("later-employer", "Later employer", "Those for whom the person came to work afterwards."),
        ("other-body", "Another body", "Named beside it."),
    ),
)
REFERRAL_DECISION = code_list(
    "referral-decision",
    "Decision about an onward referral",
    "one body and one subject",
    OWN,
    (
        ("refer", "This authority refers", "The service sends it."),
        (
            "employer-refers",
            "The employer refers",
            "It is their duty; the service follows it until it is answered.",
        ),
        ("not-due", "Not to be referred", "With the reason."),
        ("not-yet", "Not yet", "It is decided later, with the reason; the duty stays open."),
    ),
)
REFERRAL_RESULT = code_list(
    "referral-result",
    "Result of an onward referral",
    "one onward referral",
    OWN,
    (
        ("action-taken", "Action taken", "The body acted; the regulator track says how."),
        ("no-action", "No action", "The body takes none, with what it said."),
        ("not-theirs", "Not theirs to deal with", "It has to go to another body."),
        ("noted", "Noted", "The body keeps it and does nothing now."),
    ),
)
SENT_HOW = code_list(
    "sent-how",
    "How it was sent",
    "one thing sent",
    OWN,
    (
        ("online-form", "Online form", "The form of the body itself."),
        ("secure-mail", "Secure e-mail", "Encrypted or between trusted addresses."),
        ("post", "Post", "By letter."),
        ("phone", "Telephone", "By word of mouth, written down here."),
        ("meeting", "In a meeting", "By word of mouth, in a recorded meeting."),
        ("in-person", "In person", "Handed over."),
    ),
)
TELLING_DECISION = code_list(
    "telling-decision",
    "Decision about telling another employer",
    "one piece of other work",
    OWN,
    (
        ("tell", "Tell them", "It is necessary and proportionate."),
        ("do-not-tell", "Do not tell them", "With the reason."),
    ),
)
DISCLOSURE_BASIS = code_list(
    "disclosure-basis",
    "Legal basis",
    "one disclosure",
    unverified("Data Protection Act 2018, Schedule 1, paragraph 18, and UK GDPR Articles 6 and 9"),
    (
        ("public-task", "Public task", "Needed for a task that the law gives to the authority."),
        ("safeguarding", "Safeguarding of children", "Needed to protect a child from harm."),
        ("legal-duty", "Duty in law", "An Act requires it."),
        ("vital-interests", "Vital interests", "Somebody's life or health is in danger."),
        ("prevention-of-crime", "Prevention of crime", "Needed to prevent or detect crime."),
        ("agreement", "Agreement of the person", "They agreed, freely and in words that are kept."),
    ),
)

# Which bodies are to be thought of for a sector when somebody leaves or was removed; the barring service for each.
BODIES_OF: Final = MappingProxyType(
    {
        "teaching": ("dbs", "tra"),
        "education-support": ("dbs",),
        "early-years": ("dbs", "ofsted"),
        "childminder": ("dbs", "ofsted"),
        "residential": ("dbs", "ofsted"),
        "secure": ("dbs", "ofsted"),
        "foster-local-authority": ("dbs", "ofsted"),
        "foster-agency": ("dbs", "ofsted"),
        "social-care": ("dbs", "swe"),
        "health": ("dbs",),
        "voluntary": ("dbs", "charity-commission"),
        "faith": ("dbs", "charity-commission"),
    }
)
