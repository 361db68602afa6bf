"""What every fact has in common, and the words by which its fields are shown."""

from collections.abc import Container
from datetime import datetime
from functools import cache
from typing import Annotated, Any, ClassVar, NewType

import msgspec

from heed.facts.when import When

FileId = NewType("FileId", str)  # the unit of chain, of key and of retention
PersonId = NewType("PersonId", str)  # the file of a person; also the pseudonym under which staff act
OrganisationId = NewType("OrganisationId", str)  # the file of an organisation
PostId = NewType("PostId", str)  # a seat in an organisation


def shown(
    title: str, *, codes: str = "", refers: str = "", long: bool = False, hidden: bool = False
) -> msgspec.Meta:
    """How a field is shown: its title, its code list, what it refers to, whether it is long text.

    `refers` is person, organisation, post or file, or the name of a field by which a fact of the same file
    introduces something: meeting, action, allegation, referral and so on (see `Fact.introduces`).
    """
    extra = {"codes": codes, "refers": refers, "long": long, "hidden": hidden}
    return msgspec.Meta(title=title, extra=extra)


class Fact(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="fact",
    gc=False,  # facts hold values and never each other: no cycle to look for, and a large file opens quicker
):
    """One immutable statement. Subclasses set a `tag` of name and version that outlives the class name.

    `corrects` is the place in the same file of the statement that this one stands in for; the earlier
    one stays on the record and on the page.
    """

    says: ClassVar[str]
    # The field that names something anew, then the fields by whose words people speak of it.
    introduces: ClassVar[tuple[str, ...] | None] = None

    happened: Annotated[When | None, shown("Happened")] = None
    corrects: Annotated[int | None, shown("Corrects entry", hidden=True)] = None
    correction_reason: Annotated[str, shown("Reason for the correction", long=True)] = ""


def tag_of(fact: Fact | type[Fact]) -> str:
    """The stable name and version, such as 'concern-received/1'."""
    return _names(fact if isinstance(fact, type) else type(fact))[0]


def kind_of(fact: Fact | type[Fact]) -> str:
    """The stable name without its version, as it stands in the header of an entry."""
    return _names(fact if isinstance(fact, type) else type(fact))[1]


@cache
def _names(kind: type[Fact]) -> tuple[str, str]:
    tag = str(kind.__struct_config__.tag)
    return tag, tag.partition("/")[0]


class Recorded(msgspec.Struct, frozen=True, gc=False):
    """A fact at its place: `seq` in its file, recorded `at` by `actor`, who then held `post`."""

    file: str
    seq: int
    at: datetime
    actor: str
    post: str
    fact: Any  # a Fact; Any keeps msgspec from building a second union decoder for it
    has_reporter: bool = False


History = tuple[Recorded, ...]


def effective(history: History) -> History:
    """The history with each corrected fact replaced, in its own place and time, by its latest correction.

    Who first said it, and when, stay: a file does not count as closed later because a word of its closing
    was put right.
    """
    latest: dict[int, Recorded] = {}
    for item in history:
        if item.fact.corrects is not None:
            latest[_origin(history, item.fact.corrects)] = item
    if not latest:
        return history
    return tuple(
        msgspec.structs.replace(item, fact=latest[item.seq].fact) if item.seq in latest else item
        for item in history
        if item.fact.corrects is None
    )


def of_kinds(history: History, kinds: Container[type[Fact]]) -> list[Recorded]:
    """The facts of some kinds, corrected: a fold that asks for its own passes quickly over a long file."""
    return [item for item in effective(history) if type(item.fact) in kinds]


def _origin(history: History, seq: int) -> int:
    """The first of a chain of corrections."""
    while (earlier := history[seq].fact.corrects) is not None:
        seq = earlier
    return seq


def known_on(history: History, moment: datetime) -> History:
    """What was on the record at that moment: all before the first entry that bears a later time.

    Entries stand in the order in which they were recorded, whatever a clock that was set back said meanwhile.
    """
    for place, item in enumerate(history):
        if item.at > moment:
            return history[:place]
    return history


class NotACorrection(ValueError):
    """A statement says that it corrects one that it cannot stand in for: a mistake of the program."""


def check_correction(item: Recorded, history: History) -> None:
    """Raise NotACorrection unless what `item` corrects, if anything, is an earlier statement of its own kind."""
    earlier = item.fact.corrects
    if earlier is None:
        return
    if not 0 <= earlier < item.seq or type(history[earlier].fact) is not type(item.fact):
        raise NotACorrection(
            f"entry {item.seq} of a file, {tag_of(item.fact)}, cannot correct entry {earlier}"
        )
