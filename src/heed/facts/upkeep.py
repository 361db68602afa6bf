"""What the record says of itself: that it was alive, where each file ended, and who read what."""

from typing import Annotated, ClassVar

from heed.facts.base import Fact, shown


class Heartbeat(Fact, frozen=True, kw_only=True, tag="heartbeat/1"):
    """Once an hour, so that silence and backdating show."""

    says: ClassVar[str] = "Heartbeat"


class HeadsTaken(Fact, frozen=True, kw_only=True, tag="heads/1"):
    """Once a day: the root over the last entry of every file, so that a shortened export is found out."""

    says: ClassVar[str] = "Ends of all files noted"

    size: Annotated[int, shown("Entries covered")]
    files: Annotated[int, shown("Files covered")]
    root: Annotated[str, shown("Root")]


class DemonstrationMade(Fact, frozen=True, kw_only=True, tag="demonstration-made/1"):
    """All that follows in this book is invented; dates before today are part of the invention."""

    says: ClassVar[str] = "Invented authority made for demonstration"

    seed: Annotated[int, shown("Seed")]
    incidents: Annotated[int, shown("Incidents")]


class PageRead(Fact, frozen=True, kw_only=True, tag="page-read/1"):
    """Somebody was shown something; recorded before it was shown. Stands in the book of reads."""

    says: ClassVar[str] = "Read"

    page: Annotated[str, shown("Page")]
    of: Annotated[str, shown("File", refers="file")] = ""
    query: Annotated[str, shown("Searched for")] = ""
    reason: Annotated[str, shown("Reason")] = ""
    listed: Annotated[tuple[str, ...], shown("Files named on the page", refers="file")] = ()
