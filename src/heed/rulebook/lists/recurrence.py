"""Whether two records speak of the same person or setting, and what follows from several concerns together."""

from __future__ import annotations

from heed.rulebook.citation import OWN
from heed.rulebook.codes import code_list

MATCH_ABOUT = code_list(
    "match-about",
    "What was compared",
    "one comparison of two records",
    OWN,
    (
        ("person", "The person", "Whether both speak of the same person."),
        ("setting", "The setting", "Whether both speak of the same organisation."),
    ),
)
MATCH_ANSWER = code_list(
    "match-answer",
    "Answer to a comparison",
    "one comparison of two records",
    OWN,
    (
        ("same", "The same", "Both records speak of the same; each is shown beside the other."),
        ("different", "Not the same", "It is not proposed again unless what is known changes."),
        ("not-sure", "Not sure", "It stays open, and is shown again."),
    ),
)
RECONSIDERATION = code_list(
    "reconsideration",
    "Decision on concerns considered together",
    "one reconsideration",
    OWN,
    (
        ("referral", "Together they are a referral", "The last concern is screened again."),
        ("advice", "Advice to the setting", "What the setting is asked to do."),
        ("watch", "No further action now", "With the reason; the count goes on."),
        ("not-connected", "Not connected", "They do not belong together, with the reason."),
    ),
)
