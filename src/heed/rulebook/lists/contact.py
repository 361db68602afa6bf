"""How a concern reached the service, from whom, and how exactly its dates are known."""

from __future__ import annotations

from heed.rulebook.citation import CITY_2025, OLDHAM_2024, OWN
from heed.rulebook.codes import Code, CodeList, code_list
from heed.rulebook.lists.sector import NOT_RECORDED

REFERRAL_SOURCE = CodeList(
    "referral-source",
    "Source of the referral",
    "one contact with the service",
    (
        Code(
            "employer",
            "Employer",
            "The organisation in which the person works or volunteers; its sector is that of the post.",
            OLDHAM_2024,
        ),
        Code("police", "Police", "A police force.", OLDHAM_2024),
        Code(
            "childrens-social-care", "Children's social care", "A council's children's services.", OLDHAM_2024
        ),
        Code("ofsted", "Ofsted", "The inspectorate, which may pass on what was told to it.", OLDHAM_2024),
        Code("parent-or-carer", "Parent or carer", "A parent or carer of a child concerned.", OLDHAM_2024),
        Code(
            "member-of-public", "Member of the public", "Anyone who has no role in the matter.", OLDHAM_2024
        ),
        Code("nspcc", "NSPCC", "The charity's helpline.", OLDHAM_2024),
        Code(
            "other-designated-officer",
            "Designated officer of another area",
            "Another council's officer, for instance where an agency has its head office elsewhere.",
            CITY_2025,
        ),
        Code("child", "Child or young person", "A child concerned, or an adult who was a child then.", OWN),
        Code("subject", "The person concerned", "The person about whom the concern is.", OWN),
        Code("anonymous", "Anonymous", "A person who did not say who they are.", OWN),
        Code("health", "Health", "A health body that does not employ the person.", OWN),
        Code("other-agency", "Other agency", "Another body that does not employ the person.", OWN),
        NOT_RECORDED,
    ),
)

CHANNEL = code_list(
    "channel",
    "How it was received",
    "one contact with the service",
    OWN,
    (
        ("phone", "Phone", "A call, written down by the person who took it."),
        ("form", "Form", "The service's referral form, on paper or on line."),
        ("letter", "Letter", "A letter or other paper."),
        ("email", "Email", "An email."),
        ("in-person", "In person", "Told face to face."),
        (NOT_RECORDED.code, NOT_RECORDED.label, NOT_RECORDED.definition),
    ),
)

DATE_PRECISION = code_list(
    "date-precision",
    "How exactly the date is known",
    "one date of something that happened",
    OWN,
    (
        ("day", "Exact day", "It happened on this day."),
        ("month", "Month", "It happened at some time in this month."),
        ("year", "Year", "It happened at some time in this year."),
        ("about-month", "About this month", "It happened in about this month."),
        ("about-year", "About this year", "It happened in about this year."),
        ("unknown", "Not known", "Nobody can say when it happened."),
    ),
)
