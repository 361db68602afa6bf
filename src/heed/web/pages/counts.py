"""Numbers for the home page, at a cost that does not grow with the record: read off counters, or counted to a limit."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet, Sum

from heed.store.derived.models import Due, DueCount, File
from heed.web.pages.due_words import SOON

LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class DueCounts:
    """How many steps are overdue, due today or in the next 7 days, and later."""

    overdue: int
    soon: int
    later: int


def due_counts(post: str, today: date) -> DueCounts:
    """From the counters of a post, or of all (''): one row for each day on which something falls due."""
    counters = DueCount.objects.filter(**_of(post))
    last = today + SOON
    return DueCounts(
        _steps(counters.filter(due__lt=today)),
        _steps(counters.filter(due__gte=today, due__lte=last)),
        _steps(counters.filter(due__gt=last)),
    )


def _steps(counters: "QuerySet[DueCount]") -> int:
    return int(counters.aggregate(steps=Sum("steps"))["steps"] or 0)


def to_screen() -> int:
    """Concerns that nobody has screened, whoever is responsible."""
    return _counted(File.objects.filter(kind="concern", state="to-screen"))


def responsible_for(post: str) -> int:
    """Open allegation files of a post, or of all ('')."""
    return _counted(File.objects.filter(kind="allegation", state="open", **_of(post)))


def meetings_soon(post: str, today: date) -> int:
    """Meetings that the post, or any (''), is to hold today or in the next 7 days."""
    steps = Due.objects.filter(what="hold-meeting", due__gte=today, due__lte=today + SOON, **_of(post))
    return _counted(steps)


def minutes_missing(post: str) -> int:
    """Meetings of the post, or of any (''), that were held and whose minutes are not recorded yet."""
    return _counted(Due.objects.filter(what="record-minutes", **_of(post)))


def _of(post: str) -> dict[str, str]:
    return {"owner": post} if post else {}


def _counted(rows: "QuerySet[File] | QuerySet[Due]") -> int:
    """Up to LIMIT + 1, so that a long list costs no more than a short one."""
    return rows.order_by()[: LIMIT + 1].count()


def count_words(number: int, one: str, many: str) -> str:
    """'none', '1 concern', '2 concerns', 'more than 1,000 concerns'."""
    if number == 0:
        return "none"
    if number > LIMIT:
        return f"more than {LIMIT:,} {many}"
    return f"{number:,} {one if number == 1 else many}"
