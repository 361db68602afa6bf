"""An allegation file with everything that its duties are drawn from, folded once."""

from dataclasses import dataclass
from datetime import date

from heed.duties.duty import Duty, arising
from heed.facts.allegation import AllegationFile, AllegationFileOpened, OutcomeDecided, fold_allegation_file
from heed.facts.base import Fact, History, Recorded, effective
from heed.facts.border import Border, fold_border
from heed.facts.duty import Dealings, fold_dealings
from heed.facts.meeting import Meetings, fold_meetings
from heed.facts.onward import Onward, fold_onward
from heed.facts.suspension import Suspensions, fold_suspensions
from heed.facts.telling import Telling, fold_telling
from heed.facts.tracks import Tracks, fold_tracks
from heed.facts.when import local_day
from heed.rulebook.book import Rulebook


@dataclass(frozen=True, slots=True)
class Case:
    """One allegation file, folded from each side."""

    history: History
    book: Rulebook
    opened: AllegationFileOpened
    file: AllegationFile
    meetings: Meetings
    suspensions: Suspensions
    tracks: Tracks
    onward: Onward
    telling: Telling
    border: Border
    said: Dealings

    @property
    def owner(self) -> str:
        """The post responsible."""
        return self.file.owner

    @property
    def referred(self) -> date:
        """The day on which most clocks start."""
        return self.opened.referred

    def arises(self, item: str, what: str, rule: str, start: date, owner: str = "") -> Duty:
        """A duty of the post responsible, or of another."""
        return arising(item, what, owner=owner or self.owner, rule=rule, start=start, book=self.book)

    def day_of(self, fact: Fact) -> date:
        """The day on which a statement was recorded; of equal ones, the last."""
        return next(local_day(item.at) for item in effective(self.history)[::-1] if item.fact == fact)

    def became(self, allegation: str) -> Recorded | None:
        """The statement by which an allegation came to its present outcome: the first, or one that changed it."""
        found: Recorded | None = None
        for item in self.history:
            if isinstance(item.fact, OutcomeDecided) and item.fact.allegation == allegation:
                found = found if found and found.fact.outcome == item.fact.outcome else item
        return found

    def changed_for(self, person: str) -> Recorded | None:
        """The last statement by which an allegation with somebody came to its outcome; of all where nobody is named."""
        of = [key for key, made in self.file.allegations.items() if person in {"", made.child, made.subject}]
        found = filter(None, map(self.became, of))
        return max(found, key=lambda item: item.seq, default=None)


def closed_on(file: AllegationFile) -> date | None:
    """The day of the closing: of the entry, or the earlier one on which an older tracker says it was closed."""
    if file.closed is None or file.closed_at is None:
        return None
    earlier = file.closed.happened
    return earlier.date if earlier and earlier.date else local_day(file.closed_at.at)


def case_of(history: History, book: Rulebook) -> Case | None:
    """The file folded, or None where it was never opened."""
    file = fold_allegation_file(history)
    if file.opened is None:
        return None
    return Case(
        history, book, file.opened, file, fold_meetings(history), fold_suspensions(history),
        fold_tracks(history), fold_onward(history), fold_telling(history), fold_border(history),
        fold_dealings(history),
    )  # fmt: skip
