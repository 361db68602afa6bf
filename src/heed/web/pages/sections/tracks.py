"""The four tracks of each subject side by side, in short."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.html import format_html

from heed.facts.allegation import fold_allegation_file
from heed.web.components import Row, plain_table
from heed.web.pages.sections import Section, View
from heed.web.pages.track_words import TrackWords, four_tracks


def tracks_section(view: View) -> Section:
    """A row for each subject: how each track stands, and its last line; then where they disagree."""
    subjects = fold_allegation_file(view.history).subjects
    found = {subject: four_tracks(subject, view.history, view.words, view.day) for subject in subjects}
    rows = [
        (_subject(view, subject), *(_short(track) for track in four.tracks))
        for subject, four in found.items()
    ]
    columns = ["Subject", "Safeguarding", "Employment", "Criminal", "Regulator"]
    return Section(
        "Four tracks",
        rows=list(_apart(view, {subject: four.apart for subject, four in found.items()})),
        tables=[plain_table("", columns, rows)] if rows else [],
        empty="Nobody has been named as a subject yet.",
    )


def _apart(view: View, said: dict[str, str]) -> Iterator[Row]:
    """Only where they disagree; of several subjects, by name."""
    for subject, sentence in said.items():
        if sentence:
            who = f": {view.words.call('person', subject)}" if len(said) > 1 else ""
            yield Row(f"The tracks say different things{who}", sentence)


def _subject(view: View, subject: str) -> str:
    name = view.words.call("person", subject)
    if view.as_known is not None:
        return name
    url = reverse("four-tracks", args=[view.file, subject])
    return format_html('<a class="govuk-link" href="{}">{}</a>', url, name)


def _short(track: TrackWords) -> str:
    return f"{track.state}. {track.lines[-1]}" if track.lines else track.state
