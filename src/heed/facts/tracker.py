"""What was found in an old tracker: the row as it stood, and what of it could not be recorded."""

from typing import Annotated, ClassVar

import msgspec

from heed.facts.base import Fact, shown


class TrackerRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row: its number in the sheet, and each cell that said something as 'heading: what it said'."""

    number: Annotated[int, shown("Row")]
    cells: Annotated[tuple[str, ...], shown("As found")]


class FoundInTracker(Fact, frozen=True, kw_only=True, tag="found-in-tracker/1"):
    """The concern was brought in from an older tracker; this is all that was found there, and its known gaps.

    `sha256` is that of the file, `mapping` that of the mapping under which it was read.
    """

    says: ClassVar[str] = "Brought in from an older tracker"

    tracker: Annotated[str, shown("Tracker")]
    reference: Annotated[str, shown("Reference there")] = ""
    file: Annotated[str, shown("File")]
    sha256: Annotated[str, shown("Its SHA-256")]
    sheet: Annotated[str, shown("Sheet")] = ""
    rows: Annotated[tuple[TrackerRow, ...], shown("Rows as found")]
    gaps: Annotated[tuple[str, ...], shown("Not known, or kept only as found")] = ()
    mapping: Annotated[str, shown("SHA-256 of the mapping")]
