"""What somebody who leaves a post leaves behind: steps that wait, files, meetings; also of posts it answers for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from heed.store.derived.models import Due, File

AT_MOST = 1_000  # of the steps and of the files of one list


@dataclass(frozen=True, slots=True)
class Handover:
    """The steps of some posts, the earliest first, and the open files that they are responsible for.

    `steps` and `files` are cut at AT_MOST; `step_count` is not.
    """

    steps: Sequence[Due]
    files: Sequence[File]
    step_count: int

    @property
    def meetings(self) -> list[Due]:
        """The meetings to hold."""
        return [step for step in self.steps if step.what == "hold-meeting"]

    def overdue(self, today: date) -> list[Due]:
        """The steps that are late."""
        return [step for step in self.steps if step.due < today]

    @property
    def listed(self) -> tuple[str, ...]:
        """Every file that is named, once."""
        named = [*(step.file for step in self.steps), *(file.file for file in self.files)]
        return tuple(dict.fromkeys(named))[:AT_MOST]


def handover(posts: Sequence[str]) -> Handover:
    """All that waits for the posts, in three queries."""
    steps = Due.objects.filter(owner__in=posts)
    files = File.objects.filter(owner__in=posts, state__in=("to-screen", "to-open", "open"))
    return Handover(
        steps=list(steps.order_by("due", "file", "item")[:AT_MOST]),
        files=list(files.order_by("opened_at", "file")[:AT_MOST]),
        step_count=steps.count(),
    )
