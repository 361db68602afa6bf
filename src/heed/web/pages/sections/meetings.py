"""Which meetings were held about whom, and how far each has come."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.html import format_html

from heed.facts.allegation import AllegationFile
from heed.facts.meeting import Meeting, Meetings
from heed.web.components import Table, plain_table
from heed.web.pages.present import code_words
from heed.web.pages.sections import Section, View
from heed.web.words import day_words

COLUMNS = ["Meeting", "Date", "Chair", "State"]


def section(view: View, file: AllegationFile, meetings: Meetings) -> Section:
    """One table; where the file has several subjects, one for each and one for what is about no one of them."""
    every = list(meetings.meetings.values())
    if len(file.subjects) < 2:
        return Section("Meetings", tables=_table(view, "", every), empty="No meeting has been planned yet.")
    tables = [
        table
        for subject in file.subjects
        for table in _about(view, subject, [m for m in every if subject in m.subjects])
    ]
    others = [m for m in every if not set(m.subjects) & set(file.subjects)]
    return Section("Meetings", tables=[*tables, *_table(view, "About the matter as a whole", others)])


def _about(view: View, subject: str, held: list[Meeting]) -> list[Table]:
    """Also where there was none: that each subject is met about is what a reader looks for."""
    name = view.words.call("person", subject)
    none = [plain_table(f"About {name}", ["Meeting"], [("No meeting has been planned yet",)])]
    return _table(view, f"About {name}", held) or none


def _table(view: View, caption: str, meetings: Iterable[Meeting]) -> list[Table]:
    rows = [_row(view, m) for m in meetings]
    return [plain_table(caption, COLUMNS, rows)] if rows else []


def _row(view: View, meeting: Meeting) -> tuple[str, ...]:
    kind = code_words("meeting-kind", meeting.planned.meeting_kind, view.day)
    address = reverse("meeting", args=[view.file, meeting.planned.meeting])
    link = format_html('<a class="govuk-link" href="{}">{}</a>', address, kind)
    day = day_words(meeting.held.on if meeting.held else meeting.planned.on)
    return link, day, view.words.call("post", meeting.planned.chair), state_words(meeting)


def state_words(meeting: Meeting) -> str:
    """How far a meeting has come."""
    if meeting.cancelled:
        return "Cancelled"
    if meeting.held is None:
        return "Planned" if meeting.asked or meeting.planned.invited else "Planned, nobody invited yet"
    return f"Held, {_minutes_words(meeting)}"


def _minutes_words(meeting: Meeting) -> str:
    if meeting.no_minutes:
        return "no minutes were taken"
    if meeting.minutes is None:
        return "minutes missing"
    if meeting.approved is None:
        return "minutes to be approved"
    if not meeting.circulated:
        return "minutes approved, to be circulated"
    return "minutes circulated, not read by all yet" if meeting.unread else "minutes circulated"
