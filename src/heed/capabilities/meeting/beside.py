"""What the record already says beside each point of an agenda, so that nobody has to remember to look."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.html import format_html

from heed.access.background import Past, files_naming, with_predecessors, work_of
from heed.access.door import NEEDED, OpenFile, Worker, WorkerRequest, note_read
from heed.access.names import titles
from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import History
from heed.facts.meeting import Meeting, fold_meetings
from heed.facts.onward import fold_onward
from heed.facts.suspension import fold_suspensions
from heed.facts.telling import PersonNotTold, PersonTold, fold_telling
from heed.facts.tracks import fold_tracks
from heed.facts.upkeep import PageRead
from heed.web.pages.file_words import name_of
from heed.web.pages.present import Words, code_words
from heed.web.words import day_words

Beside = Mapping[str, list[str]]  # by point of the agenda: lines, some of them HTML
TOLD = {"child-knowledge": "child", "family-knowledge": "family", "subject-told": "subject"}
NONE_PAST = "No other file on record."
UNDECIDED = "Not yet decided whether those responsible are told"


def beside_agenda(request: WorkerRequest, opened: OpenFile, meeting: Meeting, day: date) -> Beside:
    """The lines for each point. Other files that it names go into the book of reads first."""
    file = fold_allegation_file(opened.history)
    about = [s for s in file.subjects if s in (meeting.subjects or file.subjects)]
    settings = with_predecessors(file.subjects[s].organisation for s in about)
    besides = [opened.id, file.opened.concern] if file.opened else [opened.id]
    person = _readable(request.worker, files_naming(about, "subject", besides=besides))
    setting = _readable(request.worker, files_naming(settings, "setting", besides=besides))
    listed = tuple(sorted({past.file.file for past in (*person, *setting)}))
    note_read(request, PageRead(page="agenda", of=opened.id, listed=listed))
    called = titles({*about, *settings, *file.children})
    own = _OwnFile(opened.history, file, about, called, day)
    return {
        "past-person": _past(person, called) if about else ["No subject is named yet."],
        "past-setting": _past(setting, called) if settings else ["The setting is not on record."],
        **{point: list(own.told(party)) for point, party in TOLD.items()},
        "criminal": list(own.criminal()),
        "suspension": list(own.suspension()),
        "other-work": list(own.other_work()),
        "next-review": list(own.next_review()),
    }


def _readable(worker: Worker, found: Iterable[Past]) -> list[Past]:
    return [past for past in found if worker.may(NEEDED.get(past.file.kind) or "read-cases")]


def _past(found: Iterable[Past], called: Mapping[str, str]) -> list[str]:
    return [_one_past(past, called) for past in found] or [NONE_PAST]


def _one_past(past: Past, called: Mapping[str, str]) -> str:
    words = Words(names={past.file.file: name_of(past.file)}, links=frozenset({past.file.file}))
    when = f"referred {day_words(past.referred)}, " if past.referred else ""
    link = words.link("file", past.file.file)
    return format_html("{}: {} ({}{})", called.get(past.party, ""), link, when, past.file.state)


@dataclass(frozen=True, slots=True)
class _OwnFile:
    """What the file itself says; `about` are the subjects whom the meeting is about."""

    history: History
    file: AllegationFile
    about: list[str]
    called: Mapping[str, str]
    day: date

    def told(self, party: str) -> Iterator[str]:
        """What a party was told, or why they were not."""
        telling = fold_telling(self.history)
        said: list[PersonTold | PersonNotTold] = [*telling.told.values(), *telling.not_told.values()]
        for one in said:
            if one.party != party:
                continue
            who = f"{self.called[one.person]}: " if one.person in self.called else ""
            stage = self._label("told-stage", one.stage).lower()
            if isinstance(one, PersonTold):
                yield f"{who}told of {stage} on {day_words(one.on)} by {one.by}: {one.words}"
            else:
                yield f"{who}not told of {stage}: {one.reason}"

    def criminal(self) -> Iterator[str]:
        """The last step of the police or a court about each."""
        tracks = fold_tracks(self.history)
        for subject in self.about:
            for step in tracks.of("criminal", subject).steps[-1:]:
                yield f"{self._who(subject)}{self._label('track-step', step.step)}, {day_words(step.on)}"

    def suspension(self) -> Iterator[str]:
        """What the employer decided about each."""
        found = fold_suspensions(self.history)
        for one in (one for subject in self.about for one in found.of(subject)):
            said = one.considered
            decided = self._label("suspension-decision", said.decision)
            ended = f" Ended on {day_words(one.ended.on)}." if one.ended else ""
            review = (
                f" To be reviewed on {day_words(one.next_review)}." if one.lasts and one.next_review else ""
            )
            yield f"{self._who(said.subject)}{decided}. {said.reason}{ended}{review}"

    def other_work(self) -> Iterator[str]:
        """Where each works with children besides, and whether those responsible are told."""
        for subject in self.about:
            setting = self.called.get(self.file.subjects[subject].organisation, "")
            places = (place for place in work_of(subject, self.day) if place != setting)
            yield from (f"{self._who(subject)}works at {place}" for place in places)
        for work in fold_onward(self.history).work.values():
            if work.known.subject in self.about:
                considered = work.considered
                decided = self._label("telling-decision", considered.decision) if considered else UNDECIDED
                yield f"{self._who(work.known.subject)}{work.known.where}. {decided}"

    def next_review(self) -> Iterator[str]:
        """What the last meeting set."""
        last = fold_meetings(self.history).last_held
        held = last.held if last else None
        if held and held.next_review:
            yield f"Set at the last meeting: {day_words(held.next_review)}"
        elif held:
            yield f"Said at the last meeting: {held.no_review_reason}"

    def _who(self, subject: str) -> str:
        return f"{self.called[subject]}: " if subject in self.called else ""

    def _label(self, name: str, code: str) -> str:
        return code_words(name, code, self.day)
