"""Numbers for the home page, at a cost that does not grow with the record: read off counters, or counted to a limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from heed.rulebook.book import Rules
from heed.store.derived.models import Due, DueCount, File
from heed.web.pages.due_words import SOON, critical_day

LIMIT = 1_000


@dataclass(frozen=True, slots=True)
class DueCounts:
    """How many steps are critically overdue, overdue besides, due today or in the next 7 days, and later."""

    critical: int
    overdue: int
    soon: int
    later: int

    @property
    def every(self) -> int:
        """All of them."""
        return self.critical + self.overdue + self.soon + self.later


def due_counts(posts: Sequence[str], rules: Rules) -> DueCounts:
    """From the counters of some posts, or of all ([]): one row for each post and day on which something falls due."""
    counters, today, critical = DueCount.objects.filter(**_of(posts)), rules.day, critical_day(rules)
    last = today + SOON
    return DueCounts(
        _steps(counters.filter(due__lte=critical)),
        _steps(counters.filter(due__gt=critical, due__lt=today)),
        _steps(counters.filter(due__gte=today, due__lte=last)),
        _steps(counters.filter(due__gt=last)),
    )


def overdue_by_post(posts: Sequence[str], rules: Rules) -> dict[str, tuple[int, int]]:
    """For each of the posts, how many steps are overdue, and how many are due today or in the next 7 days."""
    counters, today = DueCount.objects.filter(owner__in=posts), rules.day
    overdue = Coalesce(Sum("steps", filter=Q(due__lt=today)), 0)
    soon = Coalesce(Sum("steps", filter=Q(due__gte=today, due__lte=today + SOON)), 0)
    rows = counters.values_list("owner").annotate(overdue=overdue, soon=soon)
    return {owner: (late, near) for owner, late, near in rows}


def _steps(counters: "QuerySet[DueCount]") -> int:
    return int(counters.aggregate(steps=Sum("steps"))["steps"] or 0)


def to_screen() -> int:
    """Concerns that nobody has screened, whoever is responsible."""
    return _counted(File.objects.filter(kind="concern", state="to-screen"))


def responsible_for(posts: Sequence[str]) -> int:
    """Open allegation files of some posts, or of all ([])."""
    return _counted(File.objects.filter(kind="allegation", state="open", **_of(posts)))


def meetings_soon(posts: Sequence[str], today: date) -> int:
    """Meetings that the posts, or any ([]), are to hold today or in the next 7 days."""
    steps = Due.objects.filter(what="hold-meeting", due__gte=today, due__lte=today + SOON, **_of(posts))
    return _counted(steps)


def waiting_of(whats: Sequence[str], posts: Sequence[str]) -> int:
    """Steps of some kinds that wait for the posts, or for any ([])."""
    return _counted(Due.objects.filter(what__in=whats, **_of(posts)))


def _of(posts: Sequence[str]) -> dict[str, Any]:
    return {"owner__in": posts} if posts else {}


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
