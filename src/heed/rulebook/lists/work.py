"""How work, posts and organisations end, and what comes after them."""

from __future__ import annotations

from heed.rulebook.citation import OWN
from heed.rulebook.codes import code_list

WORK_ENDING = code_list(
    "work-ending",
    "How the work ended",
    "one person in one post",
    OWN,
    (
        ("resigned", "Resigned", "The person gave notice, for whatever reason."),
        ("dismissed", "Dismissed", "The employer ended the work."),
        ("moved", "Moved", "The person went to other work with the same employer."),
        ("retired", "Retired", "The person retired."),
        ("term-ended", "Term ended", "A fixed term, a placement or an engagement ran out."),
        ("unknown", "Not known", "How it ended is not known."),
    ),
)

POST_ENDING = code_list(
    "post-ending",
    "How the post ended",
    "one post",
    OWN,
    (
        ("abolished", "Abolished", "The post is gone; its duties rise or pass to another."),
        ("renamed", "Renamed", "The same work goes on under another title."),
        ("merged", "Merged", "The work went into another post."),
    ),
)

ORGANISATION_SUCCESSION = code_list(
    "organisation-succession",
    "How the organisation was succeeded",
    "one organisation and one successor",
    OWN,
    (
        ("renamed", "Renamed", "The same organisation goes on as another in law or in name."),
        ("merged-into", "Merged into", "It went into another, alone or with others."),
        ("split", "Split", "Several organisations went on with parts of it."),
        ("taken-over", "Taken over", "Another organisation runs what it ran."),
    ),
)
