"""The limbs of the harm threshold, each considered separately, and how a contact is screened."""

from __future__ import annotations

from datetime import date

from heed.rulebook.citation import (
    HALTON_2015,
    LOW_LEVEL,
    NATIONAL_NETWORK,
    NORTH_YORKSHIRE_FORM,
    OLDHAM_2024,
    OWN,
    WEST_YORKSHIRE,
    WOKINGHAM,
)
from heed.rulebook.codes import Code, CodeList, code_list

SUITABILITY_SINCE = date(2020, 9, 1)

THRESHOLD_LIMB = CodeList(
    "threshold-limb",
    "Harm threshold",
    "one decision on whether a referral meets the threshold",
    (
        Code(
            "harmed-a-child",
            "Harmed, or may have harmed, a child",
            "The person behaved in a way that harmed a child, or may have harmed a child.",
            NORTH_YORKSHIRE_FORM,
        ),
        Code(
            "offence-related-to-a-child",
            "Possibly committed an offence against, or related to, a child",
            "The person may have committed a criminal offence against a child or related to a child.",
            NORTH_YORKSHIRE_FORM,
        ),
        Code(
            "may-pose-a-risk",
            "Behaved towards a child in a way that suggests a risk of harm",
            "The person behaved towards a child or children in a way that suggests that they may pose a risk "
            "of harm to children.",
            NORTH_YORKSHIRE_FORM,
        ),
        Code(
            "may-be-unsuitable",
            "Behaved, or may have behaved, in a way that suggests unsuitability",
            "The person behaved, or may have behaved, in a way that suggests that they may not be suitable "
            "to work with children. Conduct outside work counts: the risk may transfer to children at work.",
            OLDHAM_2024,
            since=SUITABILITY_SINCE,
        ),
    ),
    notes="The limbs are those in force on the day of the referral. The fourth was added on 1 September 2020 "
    f"({WEST_YORKSHIRE.title}).",
)

LIMB_FINDING = code_list(
    "limb-finding",
    "Finding on a limb",
    "one limb considered for one referral",
    WOKINGHAM,
    (
        ("met", "Met", "What is known meets this limb."),
        ("not-met", "Not met", "It was considered, and what is known does not meet it."),
        ("not-known", "Not known", "It was considered, and too little is known to say."),
    ),
)

SCREENING = CodeList(
    "screening",
    "What the contact is",
    "one contact with the service",
    (
        Code(
            "consultation",
            "Consultation",
            "Advice was asked for and given. It is not an allegation and may be kept without the name.",
            NATIONAL_NETWORK,
        ),
        Code(
            "low-level-concern",
            "Low-level concern",
            "Conduct out of line with the code of conduct, below the harm threshold. The employer keeps and "
            "watches it.",
            LOW_LEVEL,
        ),
        Code(
            "referral",
            "Referral",
            "It may meet the harm threshold, so the threshold is considered limb by limb.",
            HALTON_2015,
        ),
        Code(
            "out-of-scope",
            "Out of scope",
            "It does not concern a person who works with children, or belongs to another service or area.",
            OWN,
        ),
    ),
    notes="The words contact, consultation and referral are not standardised nationally: figures of two "
    "authorities can be compared only where their definitions agree.",
)


def threshold_limbs_on(day: date) -> tuple[Code, ...]:
    """The limbs of the harm threshold to be considered for a referral received on the day."""
    return THRESHOLD_LIMB.on(day)
