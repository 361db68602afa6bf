"""The page of one meeting: agenda beforehand, desk while it goes on, and record afterwards."""

from collections.abc import Iterator, Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.rules import rules_on
from heed.capabilities.meeting.beside import Beside, beside_agenda
from heed.capabilities.meeting.invitations import outside_words
from heed.capabilities.meeting.offers import steps_of
from heed.capabilities.meeting.views import about, reference, the_meeting
from heed.capabilities.meeting.who import answers_for, post_words
from heed.facts.meeting import Action, Invitee, Meeting, fold_meetings
from heed.rulebook.book import Rules
from heed.web.components import Link, Row, Table, plain_table
from heed.web.pages.due_words import due_words
from heed.web.pages.file import shown_to
from heed.web.pages.file_words import words_for
from heed.web.pages.present import Words, code_words, present, text_html
from heed.web.pages.sections import Section
from heed.web.pages.sections.meetings import state_words
from heed.web.words import day_words


@needs("read-cases")
def meeting_page(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Everything of one meeting; what other files say beside its agenda, as far as the worker may open them."""
    opened = open_for(request, file, page="meeting", kind="allegation")
    found, today = the_meeting(opened, meeting), timezone.localdate()
    rules, words = rules_on(today), words_for(opened.history, request.worker)
    mine = answers_for(request.worker, today)
    takes = request.worker.may("arrange") and found.cancelled is None and found.minutes is None
    beside = beside_agenda(request, opened, found, today)
    context = {
        "title": words.call("meeting", meeting),
        "reference": reference(opened),
        "about": [*about(found), Row("State", state_words(found)), *_why(found)],
        "back": reverse("file", args=[file]),
        "offers": steps_of(opened, found, request.worker, mine),
        "sections": [
            _invited(found, rules),
            _agenda(opened, found, rules, beside, takes=takes),
            _shared(found, words, rules),
            *_held(found, words, rules),
            _actions(opened, found, words, rules),
        ],
        "shown_to": shown_to(request),
    }
    return render(request, "meeting/meeting.html", context)


def _why(meeting: Meeting) -> Iterator[Row]:
    """The reason for what did not take place."""
    if meeting.cancelled:
        yield Row("Why it was cancelled", meeting.cancelled.reason)
    if meeting.no_minutes:
        yield Row("Why there are no minutes", meeting.no_minutes.reason)


def _invited(meeting: Meeting, rules: Rules) -> Section:
    posts = post_words([one.post for one in meeting.invited if one.post], rules.day)
    rows = [(_who(one, posts), _finding(one, rules), _answer(one, meeting)) for one in meeting.invited]
    rows += [(who, "Not recorded", "") for who in meeting.planned.invited]
    columns = ["Who", "Conflict check", "Answer"]
    return _tabled("Invited", columns, rows, "Nobody has been invited yet.")


def _who(one: Invitee, posts: dict[str, str]) -> str:
    return posts.get(one.post, "A post that is not on the record") if one.post else outside_words(one)


def _finding(one: Invitee, rules: Rules) -> str:
    label = code_words("conflict-finding", one.conflict, rules.day)
    return f"{label}: {one.note}" if one.note else label


def _answer(one: Invitee, meeting: Meeting) -> str:
    key = one.post or outside_words(one)
    for given in meeting.apologies:
        if (given.post or given.who) == key:
            return f"Apologies. {given.instead}" if given.instead else "Apologies"
    return "" if one.asked else "Not invited"


def _agenda(file: OpenFile, meeting: Meeting, rules: Rules, beside: Beside, *, takes: bool) -> Section:
    """Each point that guidance asks for, with what is known and what was said."""
    rows = []
    for code in rules.codes("agenda-point"):
        said = [taken.said for taken in meeting.agenda if taken.point == code.code]
        href = reverse("take-point", args=[file.id, meeting.planned.meeting, code.code])
        link = Link("Record what was said", href, f"on: {code.label}", "heed-no-print")
        value = _point(code.definition, beside.get(code.code, []), said)
        rows.append(Row(code.label, value, [link] if takes else []))
    return Section("Agenda", rows)


def _point(asks: str, known: list[str], said: list[str]) -> SafeString:
    lines = [
        format_html("<strong>{}</strong> {}", label, _lines(part)) for label, part in _parts(known, said)
    ]
    hint = format_html('<span class="govuk-hint govuk-!-margin-bottom-1">{}</span>', asks)
    return format_html("{}{}", hint, format_html_join("", "<div>{}</div>", ((line,) for line in lines)))


def _parts(known: list[str], said: list[str]) -> Iterator[tuple[str, list[str]]]:
    if known:
        yield "On record:", known
    if said:
        yield "Said:", said


def _lines(lines: list[str]) -> SafeString:
    shown = (conditional_escape(one) if isinstance(one, SafeString) else text_html(one) for one in lines)
    return format_html_join("", "<div>{}</div>", ((one,) for one in shown))


def _shared(meeting: Meeting, words: Words, rules: Rules) -> Section:
    rows = [
        (one.by, text_html(one.what), code_words("disclosure-basis", one.basis, rules.day), one.conditions)
        for one in meeting.shared
    ]
    columns = ["By", "What was told", "Legal basis", "Conditions"]
    return _tabled("Information shared", columns, rows, "None has been recorded.")


def _held(meeting: Meeting, words: Words, rules: Rules) -> Iterator[Section]:
    if meeting.held:
        yield Section("How it went", present(meeting.held, words, rules.day, without="meeting", whole=True))
    if meeting.minutes:
        yield Section("Minutes", [Row("Text", text_html(meeting.minutes.text, whole=True))])


def _actions(file: OpenFile, meeting: Meeting, words: Words, rules: Rules) -> Section:
    """Those that this meeting agreed, and those still open from before."""
    key = meeting.planned.meeting
    every = fold_meetings(file.history).actions.values()
    rows = [
        (a.agreed.what, words.call("post", a.agreed.owner), _due(a, rules), _state(a, key, rules))
        for a in every
        if a.agreed.meeting == key or a.ended is None
    ]
    return _tabled("Actions", ["Action", "Owner", "Due", "State"], rows, "No action has been agreed yet.")


def _due(action: Action, rules: Rules) -> str:
    return day_words(action.due) if action.ended else due_words(action.due, rules.day)


def _state(action: Action, meeting: str, rules: Rules) -> str:
    if action.ended:
        return code_words("action-status", action.ended.status, rules.day)
    return "Open" if action.agreed.meeting == meeting else "Open from before"


def _tabled(title: str, columns: list[str], rows: Sequence[tuple[str, ...]], empty: str) -> Section:
    tables: list[Table] = [plain_table("", columns, rows)] if rows else []
    return Section(title, tables=tables, empty=empty)
