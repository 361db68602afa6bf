"""Suspension: a neutral act, never automatic, decided by the employer after its alternatives were weighed."""

from __future__ import annotations

from heed.rulebook.citation import OWN
from heed.rulebook.codes import code_list

SUSPENSION_DECISION = code_list(
    "suspension-decision",
    "Decision about suspension",
    "one consideration about one subject",
    OWN,
    (
        ("suspended", "Suspended", "A neutral act; it says nothing about what happened."),
        ("alternative", "An alternative instead", "One of the options weighed was taken."),
        ("neither", "Neither", "The employer considered it and changed nothing."),
        ("not-considered", "Not considered", "The employer did not consider it, with the reason."),
        ("not-employed", "Not at work", "The person has left, or was never at work there."),
    ),
)
SUSPENSION_OPTION = code_list(
    "suspension-option",
    "Option weighed",
    "one option of one consideration",
    OWN,
    (
        ("redeploy", "Other work", "Work without contact with children, or with other children."),
        ("supervise", "Supervision", "Somebody else is present during contact."),
        ("no-lone-contact", "No lone contact", "The person is never alone with a child."),
        ("move-child", "Other arrangements for the child", "Only where it is right for the child."),
        ("other-site", "Another site", "Work at another place of the same employer."),
        ("paid-leave", "Paid leave", "Leave by agreement."),
        ("suspend", "Suspension", "The person does not come to work."),
    ),
)
