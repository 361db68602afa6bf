"""How long a matter took from the referral to the closing of its file."""

from __future__ import annotations

from heed.rulebook.citation import KCSIE_P47
from heed.rulebook.codes import code_list

TIME_TAKEN = code_list(
    "time-taken",
    "Time to conclusion",
    "one incident",
    KCSIE_P47,
    (
        ("one-month", "Within one month", "Closed on or before the day one month after the referral."),
        ("three-months", "Over one and within three months", "Closed by the day three months after it."),
        ("twelve-months", "Over three and within twelve months", "Closed by the day twelve months after it."),
        ("longer", "Over twelve months", "Closed later."),
    ),
    notes="Whole time, pauses included. A file that was closed, reopened and closed again counts by its last closing.",
)
