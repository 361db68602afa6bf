"""The editions of the statutory guidance as codes, for facts that keep the edition they rest on."""

from __future__ import annotations

from heed.rulebook.codes import Code, CodeList
from heed.rulebook.editions import WORKING_TOGETHER

GUIDANCE_EDITION = CodeList(
    "guidance-edition",
    "Edition of the guidance",
    "one decision",
    tuple(
        Code(edition.id, edition.title, edition.changed, edition.citation, edition.since, edition.until)
        for edition in WORKING_TOGETHER
    ),
)
