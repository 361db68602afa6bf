"""Which records were found to speak of the same person or setting, and whether their concerns have accumulated."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Literal

from django.db.models import Q

from heed.rulebook.book import Rules
from heed.rulebook.workingdays import add_months
from heed.store.derived.models import Answer, Concern, File

About = Literal["person", "setting"]
RULE_OF: Final[dict[About, str]] = {
    "person": "accumulates-by-person",
    "setting": "accumulates-by-setting",
}
ANCHOR: Final[dict[About, str]] = {"person": "person", "setting": "organisation"}
AT_MOST = 200  # records followed from one: more belong to a person who looks
# What did not meet the threshold, or was not screened yet; what became a file is dealt with there.
BELOW = ("", "consultation", "low-level-concern")


@dataclass(frozen=True, slots=True)
class Accumulated:
    """Concerns about one person or setting that are to be considered together, the earliest first.

    `anchor` is the file in which that is recorded: of the person or the setting, else of the last concern.
    """

    about: About
    anchor: str
    concerns: tuple[str, ...]
    months: int
    owner: str

    @property
    def rule(self) -> str:
        """The rule by which they have accumulated."""
        return RULE_OF[self.about]


def answered(file: str) -> dict[tuple[str, str], Answer]:
    """By what was compared and the other record: the answers given here or there, those given here first."""
    rows = Answer.objects.filter(Q(file=file) | Q(other=file))
    found: dict[tuple[str, str], Answer] = {}
    for row in sorted(rows, key=lambda row: row.file != file):
        found.setdefault((row.about, row.other if row.file == file else row.file), row)
    return found


def same_as(file: str, about: About) -> list[str]:
    """All records that were found, one through another, to speak of the same; without the file itself."""
    seen, edge = {file}, {file}
    while edge and len(seen) < AT_MOST:
        rows = Answer.objects.filter(Q(file__in=edge) | Q(other__in=edge), about=about, answer="same")
        reached = {one for row in rows for one in (row.file, row.other)}
        edge = reached - seen
        seen |= edge
    return sorted(seen - {file})


def accumulated(file: str, rules: Rules) -> Iterator[Accumulated]:
    """What has accumulated around a concern, a person or a setting by the rules of the day."""
    for about in RULE_OF:
        cluster = [file, *same_as(file, about)]
        if found := _accumulated(about, cluster, rules):
            yield found


def _accumulated(about: About, cluster: Collection[str], rules: Rules) -> Accumulated | None:
    """The concerns of the months before the last one, where they are as many as the rule asks for."""
    rule = RULE_OF[about]
    wanted, months = rules.setting(rule, "concerns"), rules.setting(rule, "months")
    rows = list(
        Concern.objects.filter(file__in=cluster, screened_as__in=BELOW).order_by("received_on", "file")
    )
    if not rows:
        return None
    since = add_months(rows[-1].received_on, -months)
    recent = tuple(row.file for row in rows if row.received_on >= since)
    if len(recent) < wanted:
        return None
    return Accumulated(about, _anchor(about, cluster, recent), recent, months, _owner(recent))


def _anchor(about: About, cluster: Iterable[str], concerns: tuple[str, ...]) -> str:
    found = File.objects.filter(file__in=list(cluster), kind=ANCHOR[about]).order_by("opened_at", "file")
    return found.values_list("file", flat=True).first() or concerns[-1]


def _owner(concerns: tuple[str, ...]) -> str:
    """The post that is responsible for the last of them."""
    return File.objects.get(file=concerns[-1]).owner


def concerns_about(file: str, about: About) -> list[str]:
    """The concerns among the records that speak of the same, the latest first."""
    rows = Concern.objects.filter(file__in=same_as(file, about)).order_by("-received_on", "file")
    return list(rows.values_list("file", flat=True))
