"""Who is told, of what, and how."""

from __future__ import annotations

from heed.rulebook.citation import OWN, SEFTON_MEETING
from heed.rulebook.codes import code_list

TOLD_PARTY = code_list(
    "told-party",
    "Who is told",
    "one telling",
    SEFTON_MEETING,
    (
        ("child", "The child", "In words that they understand."),
        ("family", "The family", "Parents or those who care for the child."),
        ("subject", "The subject", "Once the police and the designated officer agree what may be said."),
        ("referrer", "The referrer", "What may be said to them."),
        ("employer", "The employer", "Those responsible for the subject's work."),
    ),
)
TOLD_STAGE = code_list(
    "told-stage",
    "Of what they are told",
    "one telling",
    OWN,
    (
        ("concern", "The concern", "That there is a concern, and what happens next."),
        ("progress", "How it stands", "What has happened since."),
        ("outcome", "The outcome", "What was decided."),
    ),
)
TOLD_HOW = code_list(
    "told-how",
    "How they were told",
    "one telling",
    OWN,
    (
        ("in-person", "In person", "Face to face."),
        ("phone", "Telephone", "By telephone or video."),
        ("letter", "Letter", "In writing, by post."),
        ("secure-mail", "Secure e-mail", "In writing, by secure e-mail."),
        ("through-other", "Through somebody else", "A social worker, a parent, the employer."),
    ),
)
TRANSFER_ANSWER = code_list(
    "transfer-answer",
    "Answer to a transfer",
    "one transfer between authorities",
    OWN,
    (
        ("accepted", "Taken over", "The other side has it, in writing."),
        ("refused", "Not taken over", "It stays where it is, with the reason."),
        ("withdrawn", "Withdrawn", "The side that offered it took the offer back."),
    ),
)
