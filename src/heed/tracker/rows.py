"""The rows of a sheet under their headings: which are records, which are left out, and what each cell means."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, TypeVar

from heed.facts.tracker import TrackerRow
from heed.facts.when import When
from heed.tracker.fields import AS_FOUND, FIELDS, Field
from heed.tracker.mapping import TrackerMapping, fold
from heed.tracker.sheet import BLANK, Cell, Row, Sheet, Unreadable, letters
from heed.tracker.values import CONTROL, WRONG_ENCODING, day_parts, parts, read_day, read_name, read_when

T = TypeVar("T")
LINE_LIMIT, LONG_LIMIT = 200, 20_000  # as on the pages
TOTALS: Final = (
    "total",
    "totals",
    "grand total",
    "subtotal",
    "sub-total",
    "sub total",
    "sum",
    "count",
    "average",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a cell that is worth saying. With `attention` the cell is kept as found and not recorded."""

    column: str
    said: str
    message: str
    attention: bool = True
    row: int = 0


@dataclass(slots=True)
class Record:
    """A row that is a record: its cells as found, and by field what they mean."""

    number: int
    cells: tuple[tuple[str, str], ...]  # heading and text, of those that say something
    values: dict[str, Any] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def as_found(self) -> TrackerRow:
        """The row as it is kept."""
        return TrackerRow(
            number=self.number, cells=tuple(f"{heading}: {text}" for heading, text in self.cells)
        )


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that is no record, and why."""

    number: int
    cells: tuple[tuple[str, str], ...]
    why: str


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet under its headings."""

    header: int
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    before: tuple[Row, ...]


def table(sheet: Sheet, header: int = 0) -> Table:
    """The rows below the headings, which stand in row `header` or in the first row of at least two cells."""
    found = next((row for row in sheet.rows if _is_header(row, header)), None)
    if found is None:
        where = f"Row {header} is blank" if header else "No row has two headings or more"
        raise Unreadable(
            f"{where}, so the columns have no names.",
            "Say in the mapping which row has the headings: header = …",
        )
    width = max(len(row.cells) for row in sheet.rows)
    below = tuple(row for row in sheet.rows if row.number > found.number)
    before = tuple(row for row in sheet.rows if row.number < found.number)
    return Table(found.number, headings(found, width), below, before)


def _is_header(row: Row, header: int) -> bool:
    return row.number == header if header else sum(bool(cell.text.strip()) for cell in row.cells) > 1


def headings(row: Row, width: int) -> tuple[str, ...]:
    """The heading of each column; a second of the same name is told apart, a blank one is called by its letters."""
    seen: Counter[str] = Counter()
    names = []
    for number in range(width):
        cell = row.cells[number] if number < len(row.cells) else BLANK
        name = " ".join(tidy(cell.text).split()) or f"Column {letters(number + 1)}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)


def records(found: Table, mapping: TrackerMapping, today: date) -> Iterator[Record | LeftOut]:
    """Each row below the headings, read or left out."""
    adult = [
        place for place, one in enumerate(found.headings) if mapping.columns.get(one) in {"adult", "referred"}
    ]
    for row in found.rows:
        cells = [(h, c) for h, c in zip(found.headings, row.cells, strict=False) if c.text.strip()]
        texts = tuple((heading, tidy(cell.text)) for heading, cell in cells)
        if why := _left_out(row, cells, adult):
            yield LeftOut(row.number, texts, why)
        else:
            record = Record(row.number, texts)
            _Reader(record, mapping, today).read(cells)
            yield record


def tidy(text: str) -> str:
    """The text of a cell as it is kept; what cannot be shown is marked."""
    return CONTROL.sub("\ufffd", text.strip())


def _left_out(row: Row, cells: Sequence[tuple[str, Cell]], telling: Sequence[int]) -> str:
    """Why a row is no record, or nothing. `telling` are the columns without which none is."""
    told = any(place < len(row.cells) and row.cells[place].text.strip() for place in telling)
    if any(fold(cell.text).rstrip(":") in TOTALS for _, cell in cells[:3]) and len(cells) > 1:
        return "a row of totals"
    if len(cells) == 1 and not told:
        return "a heading within the sheet: one cell only, and neither a name nor a date"
    if all(fold(cell.text) == fold(heading) for heading, cell in cells):
        return "the headings again"
    return ""


class _Reader:
    """Reads the cells of one row into its record."""

    def __init__(self, record: Record, mapping: TrackerMapping, today: date) -> None:
        self._record, self._mapping, self._today = record, mapping, today

    def read(self, cells: Sequence[tuple[str, Cell]]) -> None:
        for heading, cell in cells:
            name = self._mapping.columns.get(heading, AS_FOUND)
            self._notice(heading, cell)
            if name != AS_FOUND and not self._is_empty(heading, cell, name):
                self._take(heading, cell, FIELDS[name])
        for name, code in self._mapping.defaults.items():
            self._record.values.setdefault(name, code)

    def _is_empty(self, heading: str, cell: Cell, name: str) -> bool:
        """Whether the cell says that there is nothing to say: 'N/A', 'tbc'."""
        words = self._mapping.values.get(name, {})
        if fold(cell.text) not in self._mapping.empty or fold(cell.text) in words:
            return False
        self._find(heading, cell, "says that nothing was known", attention=False)
        return True

    def _notice(self, heading: str, cell: Cell) -> None:
        """What a reader of the text alone would not see."""
        if cell.note.startswith("merged"):
            self._find(heading, cell, f"is {cell.note}; it is taken for each of them", attention=False)
        elif cell.note:
            self._find(heading, cell, f"is {cell.note}")
        if WRONG_ENCODING.search(cell.text) or CONTROL.search(cell.text):
            self._find(heading, cell, "holds signs that were saved in a wrong encoding")

    def _find(self, heading: str, cell: Cell, message: str, *, attention: bool = True) -> None:
        number = self._record.number
        self._record.findings.append(Finding(heading, tidy(cell.text), message, attention, number))

    def _take(self, heading: str, cell: Cell, known: Field) -> None:
        if cell.note and not cell.note.startswith("merged"):
            return  # a formula without its result, or an error: kept as found
        value = getattr(self, f"_{known.sort}")(heading, cell, known)
        if value is None:
            return
        held = self._record.values.get(known.name)
        if known.sort == "long" and known.many:
            self._record.values[known.name] = [*(held or []), (heading, value)]
        else:
            self._record.values[known.name] = [*held, *value] if held and known.many else value

    def _line(self, heading: str, cell: Cell, known: Field) -> str | None:
        return self._short(heading, cell, " ".join(tidy(cell.text).split()), LINE_LIMIT)

    def _long(self, heading: str, cell: Cell, known: Field) -> str | None:
        return self._short(heading, cell, tidy(cell.text), LONG_LIMIT)

    def _short(self, heading: str, cell: Cell, text: str, limit: int) -> str | None:
        message = f"is {len(text):,} characters long; {limit:,} can be recorded"
        return self._or_find(text if len(text) <= limit else None, heading, cell, message)

    def _or_find(
        self, value: T | None, heading: str, cell: Cell, message: str, *, attention: bool = True
    ) -> T | None:
        """The value; where there is none, that is said of the cell."""
        if value is None:
            self._find(heading, cell, message, attention=attention)
        return value

    def _one_name(self, heading: str, cell: Cell, text: str) -> str | None:
        """A name. What is none still stands in the concern, as told; a file that lacks the person says so."""
        found = read_name(text)
        return self._or_find(
            found, heading, cell._replace(text=text), "is not read as a name", attention=False
        )

    def _name(self, heading: str, cell: Cell, known: Field) -> str | None:
        return self._one_name(heading, cell, tidy(cell.text))

    def _names(self, heading: str, cell: Cell, known: Field) -> list[str] | None:
        found = [self._one_name(heading, cell, part) for part in parts(tidy(cell.text))]
        return [name for name in found if name] or None

    def _code(self, heading: str, cell: Cell, known: Field) -> str | None:
        words: Mapping[str, str] = self._mapping.values.get(known.name, {})
        code = words.get(fold(cell.text))
        if code == AS_FOUND:
            self._find(heading, cell, "is kept as found, as the mapping says", attention=False)
            return None
        return self._or_find(code, heading, cell, f"has no code in the mapping ([values.{known.name}])")

    def _day(self, heading: str, cell: Cell, known: Field) -> date | None:
        return self._one_day(heading, cell, None)

    def _birth(self, heading: str, cell: Cell, known: Field) -> date | None:
        return self._one_day(heading, cell, self._today)

    def _one_day(self, heading: str, cell: Cell, before: date | None) -> date | None:
        read = read_day(cell, self._mapping.dates, birth_before=before)
        found = self._or_find(read, heading, cell, "is not a day in any form that the mapping names")
        if found and found.how:
            self._find(heading, cell, found.how, attention=False)
        return found.day if found else None

    def _days(self, heading: str, cell: Cell, known: Field) -> list[date] | None:
        return self._several(heading, cell, None)

    def _births(self, heading: str, cell: Cell, known: Field) -> list[date] | None:
        return self._several(heading, cell, self._today)

    def _several(self, heading: str, cell: Cell, before: date | None) -> list[date] | None:
        if whole := read_day(cell, self._mapping.dates, birth_before=before):
            return [whole.day]
        days = [self._one_day(heading, Cell(part), before) for part in day_parts(cell.text)]
        return [day for day in days if day] or None

    def _when(self, heading: str, cell: Cell, known: Field) -> When | None:
        when = read_when(cell, self._mapping.dates, self._mapping.empty)
        return self._or_find(when, heading, cell, "does not say when in a form that is known")
