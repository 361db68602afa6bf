"""What each person was shown on a day, and what of it stands out. Opens no file; costs what was read on that day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from heed.rulebook.book import Rules
from heed.rulebook.workingdays import is_working_day
from heed.store.database import raw, run

HUNDRED: Final = 100
ONES_OWN: Final = "reading-about-ones-own"
ON_THE_DAY: Final = """
WITH on_the_day AS MATERIALIZED (
    SELECT r.index, r.actor, r.of, r.how, r.at FROM derived_read r WHERE r.at >= %s AND r.at < %s
), shown AS MATERIALIZED (
    SELECT DISTINCT o.actor, o.of, o.how, f.kind FROM on_the_day o JOIN derived_file f ON f.file = o.of
)
"""
COUNTED: Final = (  # two constants
    ON_THE_DAY  # noqa: S608
    + """
SELECT pages.actor, coalesce(files.opened, 0), coalesce(files.named, 0), pages.outside
FROM (
    SELECT actor, count(DISTINCT index) FILTER (WHERE at < %s OR at >= %s) AS outside FROM on_the_day GROUP BY actor
) pages LEFT JOIN (
    SELECT actor, count(*) FILTER (WHERE how = 'opened') AS opened, count(*) FILTER (WHERE how = 'named') AS named
    FROM shown WHERE kind <> 'organisation' GROUP BY actor
) files USING (actor) ORDER BY 2 DESC, 3 DESC, 1
"""
)
ABOUT_ONESELF: Final = (
    ON_THE_DAY
    + """
SELECT DISTINCT s.actor, s.of FROM shown s
WHERE (s.how = 'opened' AND s.of = s.actor)
   OR EXISTS (SELECT FROM derived_party p WHERE p.file = s.of AND p.party = s.actor)
ORDER BY 1, 2
"""
)
WHERE_ONE_BELONGS: Final = (
    ON_THE_DAY
    + """
SELECT DISTINCT s.actor, s.of FROM shown s
JOIN derived_party p ON p.file = s.of
JOIN derived_post seat ON seat.organisation = p.party
JOIN derived_tenure t ON t.post = seat.post AND t.holder = s.actor
WHERE s.how = 'opened' AND t.since <= %s AND (t.until IS NULL OR t.until >= %s)
ORDER BY 1, 2
"""
)


@dataclass(frozen=True, slots=True)
class ReadingOfDay:
    """What one person was shown on a day.

    `opened` and `named` count files of cases and people, each once; `outside` pages shown outside working hours.
    """

    reader: str
    opened: int
    named: int
    outside: int
    about_oneself: tuple[str, ...] = ()
    where_one_belongs: tuple[str, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The files to be looked at, each once."""
        return tuple(dict.fromkeys((*self.about_oneself, *self.where_one_belongs)))

    def stands_out(self, rules: Rules) -> Iterator[str]:
        """The rules by which it stands out."""
        many = "many-files-in-a-day"
        named = rules.setting(many, "hundreds_named") * HUNDRED
        if self.opened > rules.setting(many, "files_opened") or self.named > named:
            yield many
        if self.outside:
            yield "reading-outside-working-hours"
        if self.files:
            yield ONES_OWN


def reading_of(day: date, rules: Rules) -> list[ReadingOfDay]:
    """What everybody who was shown anything on that day was shown, who opened most first."""
    span = (_hour(day, 0), _hour(day + timedelta(days=1), 0))
    left_since = day - timedelta(days=rules.setting(ONES_OWN, "days"))
    with raw() as connection:
        counted = run(connection, COUNTED, [*span, *working_hours(day, rules)]).fetchall()
        oneself = _by_reader(run(connection, ABOUT_ONESELF, span).fetchall())
        belongs = _by_reader(run(connection, WHERE_ONE_BELONGS, [*span, day, left_since]).fetchall())
    return [
        ReadingOfDay(reader, opened, named, outside, oneself.get(reader, ()), belongs.get(reader, ()))
        for reader, opened, named, outside in counted
    ]


def working_hours(day: date, rules: Rules) -> tuple[datetime, datetime]:
    """From when to when people work on a day; the same moment twice on a day that is no working day."""
    rule = "reading-outside-working-hours"
    begin = _hour(day, rules.setting(rule, "from_hour"))
    return begin, _hour(day, rules.setting(rule, "to_hour")) if is_working_day(day) else begin


def _hour(day: date, hour: int) -> datetime:
    """That hour by the clock of the authority; 24 is the next midnight."""
    return timezone.make_aware(datetime.combine(day, time.min) + timedelta(hours=hour))


def _by_reader(rows: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for reader, file in rows:
        found[reader] = (*found.get(reader, ()), file)
    return found
