"""What an allegation file says: the incident, who is in it, what is alleged, what was done."""

from collections.abc import Iterable

from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.meeting import Action, Meetings, fold_meetings
from heed.web.components import Row, plain_table
from heed.web.pages.due_words import due_words
from heed.web.pages.present import code_words, present, text_html
from heed.web.pages.sections import Section, View
from heed.web.pages.sections.border import border_sections
from heed.web.pages.sections.concern import happened_words
from heed.web.pages.sections.ended import ended_section
from heed.web.pages.sections.meetings import section as meeting_section
from heed.web.pages.sections.onward import onward_sections
from heed.web.pages.sections.suspension import suspension_section
from heed.web.pages.sections.telling import telling_section
from heed.web.pages.sections.tracks import tracks_section
from heed.web.words import day_words


def sections(view: View) -> list[Section]:
    """The file as it stands."""
    file, meetings = fold_allegation_file(view.history), fold_meetings(view.history)
    assert file.opened is not None  # noqa: S101 - the first fact of such a file
    happened = [Row("Happened", happened_words(file.opened.happened))]
    shown = [
        Section(
            "Incident", happened + present(file.opened, view.words, view.day, without="owner", whole=True)
        ),
        _children(view, file),
        _subjects(view, file),
        _allegations(view, file),
        _employer(view, file),
        suspension_section(view),
        tracks_section(view),
        meeting_section(view, file, meetings),
        _actions(view, meetings),
        telling_section(view, file),
        *onward_sections(view, file),
        *border_sections(view),
    ]
    if file.closed:
        closing = Section("Closed", present(file.closed, view.words, view.day, whole=True))
        shown[:0] = [closing, ended_section(view, file)]
    return shown


def _children(view: View, file: AllegationFile) -> Section:
    rows = [(view.words.link("person", c.child), text_html(c.note) or "None") for c in file.children.values()]
    return _tabled("Children", ["Child", "Note on their part"], rows, "No child has been named yet.")


def _subjects(view: View, file: AllegationFile) -> Section:
    words = view.words
    rows = [
        (
            words.link("person", s.subject),
            s.title or "Not recorded",
            words.link("organisation", s.organisation) if s.organisation else "Not recorded",
            code_words("sector", s.sector, view.day),
        )
        for s in file.subjects.values()
    ]
    columns = ["Subject", "Role", "Organisation", "Sector"]
    return _tabled("Subjects", columns, rows, "Nobody has been named as a subject yet.")


def _allegations(view: View, file: AllegationFile) -> Section:
    rows = []
    for key, made in file.allegations.items():
        decided = file.outcomes.get(key)
        outcome = code_words("outcome", decided.outcome, view.day) if decided else "Not decided yet"
        rows.append(
            (
                view.words.link("person", made.child),
                view.words.link("person", made.subject),
                code_words("harm-category", made.category, view.day),
                text_html(made.description),
                outcome,
            )
        )
    columns = ["Child", "Subject", "Category of harm", "What is alleged", "Outcome"]
    return _tabled("Allegations", columns, rows, "No allegation has been recorded yet.")


def _employer(view: View, file: AllegationFile) -> Section:
    rows = [
        (
            view.words.link("person", acted.subject),
            code_words("employment-outcome", acted.outcome, view.day),
            text_html(acted.reason) or "Not given",
        )
        for acted in file.employer.values()
    ]
    columns = ["Subject", "Employment outcome", "Employer's reason"]
    return _tabled("What the employer did", columns, rows, "Nothing has been recorded yet.")


def _actions(view: View, meetings: Meetings) -> Section:
    rows = [
        (a.agreed.what, view.words.call("post", a.agreed.owner), _action_due(view, a), _action_state(view, a))
        for a in meetings.actions.values()
    ]
    return _tabled("Actions", ["Action", "Owner", "Due", "State"], rows, "No action has been agreed yet.")


def _action_due(view: View, action: Action) -> str:
    """Once it is ended, it is no longer overdue."""
    due = day_words(action.due) if action.ended else due_words(action.due, view.day)
    return due if action.due == action.agreed.due else f"{due}, first due {day_words(action.agreed.due)}"


def _action_state(view: View, action: Action) -> str:
    return code_words("action-status", action.ended.status, view.day) if action.ended else "Open"


def _tabled(title: str, columns: list[str], rows: Iterable[tuple[str, ...]], empty: str) -> Section:
    listed = list(rows)
    return Section(title, tables=[plain_table("", columns, listed)] if listed else [], empty=empty)
