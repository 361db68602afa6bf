"""What the components show, as plain data. Text is escaped unless it is a SafeString.

The names follow GOV.UK Frontend, whose HTML the templates reproduce.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class Link:
    """A link; `hidden` is read out after the text, for links that look alike: 'Change' + 'outcome'."""

    text: str
    href: str = ""
    hidden: str = ""
    classes: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a summary list."""

    key: str
    value: str
    actions: Sequence[Link] = ()
    classes: str = ""
    key_classes: str = ""


@dataclass(frozen=True)
class Column:
    """The heading of a table's column."""

    text: str
    numeric: bool = False
    classes: str = ""


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    text: str | int
    numeric: bool = False
    classes: str = ""


@dataclass(frozen=True)
class Table:
    """A table. `stacked` shows each row as a block on a phone, each cell led by its column's heading."""

    rows: Sequence[Sequence[Cell]]
    columns: Sequence[Column] = ()
    caption: str = ""
    caption_classes: str = "govuk-table__caption--m"
    first_cell_is_header: bool = False
    stacked: bool = False
    classes: str = ""


def plain_table(
    caption: str, columns: Sequence[str], rows: Sequence[Sequence[str | int]], *, stacked: bool = True
) -> Table:
    """A table whose first column heads its rows; a column of whole numbers alone is set as numbers."""
    numeric = [bool(rows) and all(isinstance(row[n], int) for row in rows) for n in range(len(columns))]
    return Table(
        caption=caption,
        columns=[Column(text, numeric=is_number) for text, is_number in zip(columns, numeric, strict=True)],
        rows=[
            [Cell(value, numeric=is_number) for value, is_number in zip(row, numeric, strict=True)]
            for row in rows
        ],
        first_cell_is_header=True,
        stacked=stacked,
    )


@dataclass(frozen=True)
class Task:
    """A line of a task list; with a `colour` the status is a tag ('none' is a tag of the default colour)."""

    title: str
    status: str
    href: str = ""
    hint: str = ""
    colour: str = ""
    classes: str = ""


@dataclass(frozen=True)
class Event:
    """An entry of a timeline: what it says, when it was recorded and by whom, and what it corrects.

    `recorded` and `happened` are words; `moment` is the same time for machines.
    """

    title: str
    recorded: str
    moment: date | datetime | None = None
    byline: str = ""
    happened: str = ""
    text: str = ""
    rows: Sequence[Row] = ()
    links: Sequence[Link] = ()
    tag: str = ""
    anchor: str = ""
    classes: str = ""


@dataclass(frozen=True)
class Problem:
    """A line of an error summary; `href` leads to the control where it is put right."""

    text: str
    href: str = ""


@dataclass(frozen=True)
class Item:
    """One radio or tick box. `reveal` is HTML that belongs to this answer alone."""

    value: str
    text: str
    id: str = ""
    name: str = ""
    hint: str = ""
    checked: bool = False
    disabled: bool = False
    divider: str = ""
    reveal: str = ""
    exclusive: bool = False


@dataclass(frozen=True)
class Part:
    """One text box of a date."""

    id: str
    name: str
    label: str
    value: str = ""
    width: int = 2
    error: bool = False
    inputmode: str = "numeric"


@dataclass(frozen=True)
class Control:
    """A form control with its label or legend, its hint and its error; `kind` names the template."""

    kind: str
    id: str
    name: str
    label: str = ""
    hint: str = ""
    error: str = ""
    value: str = ""
    classes: str = ""
    label_classes: str = ""
    page_heading: bool = False
    type: str = "text"
    autocomplete: str = ""
    inputmode: str = ""
    spellcheck: str = ""
    rows: int = 5
    maxlength: int | None = None
    items: Sequence[Item] = ()
    parts: Sequence[Part] = ()
    fieldset: bool = True
    described_by: str = field(default="")

    @property
    def template(self) -> str:
        return f"heed/fields/{self.kind}.html"

    @property
    def limit(self) -> str:
        """The greatest length, as it is read: '20,000'."""
        return f"{self.maxlength:,}"

    @property
    def described(self) -> str:
        """The ids of what describes the control, as `aria-describedby` wants them."""
        ids = [
            self.described_by,
            f"{self.id}-hint" if self.hint else "",
            f"{self.id}-error" if self.error else "",
        ]
        return " ".join(filter(None, ids))
