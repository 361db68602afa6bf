"""The clocks of a file: each step with a rule, when it began, was due and was done; what passed; the pauses."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from django.urls import reverse
from django.utils.html import format_html

from heed.access.rules import rulebook
from heed.duties import Duty, duties
from heed.duties.done import done_duties
from heed.facts.base import effective
from heed.facts.duty import DeadlinePassed, fold_dealings
from heed.facts.registry import file_kind
from heed.rulebook.workingdays import working_days_between
from heed.web.components import Row, Table, plain_table
from heed.web.pages.present import code_words, text_html
from heed.web.pages.sections import Section, View
from heed.web.pages.step_words import about_words, item_words
from heed.web.pages.timeline import entry_address
from heed.web.words import day_words

CLOCKS = ["Rule", "About", "Started on", "Due", "Done on", "How it stands"]
PASSED = ["Step", "Was due", "Post", "Held by on the day after", "Entry"]
PAUSES = ["Waited for", "From", "Until", "Reason"]
KEPT = ("Done in time", "Done late", "Open", "Open and late", "Set aside")


def clocks_sections(view: View) -> list[Section]:
    """How many were kept, what passed and when it was paused; then clock by clock. Nothing where none ever ran."""
    ran, tables = _clocks(view), [*_passed(view), *_pauses(view)]
    if not ran:
        return [Section("Clocks", tables=tables)] if tables else []
    each = plain_table("", CLOCKS, [_row(view, duty) for duty in ran])
    return [
        Section("Clocks", _counted(ran, view.day), tables, summary="Each clock by its rule", folded=[each])
    ]


def _clocks(view: View) -> list[Duty]:
    """Done or not, in the order in which they started."""
    kind = file_kind(view.history[0].fact)
    every = [*done_duties(kind, view.history, rulebook()), *duties(kind, view.history, rulebook())]
    return sorted((duty for duty in every if duty.rule), key=lambda duty: (duty.start or date.min, duty.due))


def _counted(ran: Sequence[Duty], today: date) -> list[Row]:
    """Done in time, done late, open, set aside: each as a number."""
    found = Counter(_kept(duty, today) for duty in ran)
    return [Row(words, f"{found[words]:,}") for words in KEPT if found[words]]


def _kept(duty: Duty, today: date) -> str:
    """What counts is the day by which it was first due."""
    in_time, late, waiting, overdue, aside = KEPT
    if duty.settled is not None:
        return late if duty.late else in_time
    if duty.aside:
        return aside
    return overdue if duty.original < today else waiting


def _row(view: View, duty: Duty) -> tuple[str, ...]:
    return (
        _rule(view, duty.rule),
        about_words(duty.item, view.words.names, view.words.within) or "The file",
        day_words(duty.start) if duty.start else "Not known",
        _due(duty),
        day_words(duty.settled) if duty.settled else "Not yet",
        stands_words(duty, view.day),
    )


def _rule(view: View, rule: str) -> str:
    title = code_words("rule", rule, view.day)
    return format_html('<a class="govuk-link" href="{}">{}</a>', reverse("rule", args=[rule]), title)


def _due(duty: Duty) -> str:
    first = f" (first due {day_words(duty.original)})" if duty.original != duty.due else ""
    return f"{day_words(duty.due)}{first}"


def stands_words(duty: Duty, today: date) -> str:
    """'In time', '3 working days late', 'Open', 'Open, overdue': what was late is late by the first day."""
    if duty.settled is not None:
        return _late(duty.original, duty.settled)
    if duty.aside:
        return "Set aside"
    if duty.original < today <= duty.due:
        return "Open, past the day first due"
    return "Open, overdue" if duty.due < today else "Open"


def _late(due: date, done: date) -> str:
    if done <= due:
        return "In time"
    days = working_days_between(due, done)
    if days == 0:
        return "Late, on a day without work"
    return f"{days:,} working day{'' if days == 1 else 's'} late"


def _passed(view: View) -> Iterator[Table]:
    """Who held the post then, as the clock found it."""
    rows = [
        (
            item_words(fact.what, fact.item, view.words.names, view.words.within),
            day_words(fact.due),
            _post(view, fact),
            ", ".join(view.words.call("person", one) for one in fact.holders) or "Nobody",
            _entry(view, item.seq),
        )
        for item in effective(view.history)
        if isinstance(fact := item.fact, DeadlinePassed)
    ]
    if rows:
        yield plain_table("Deadlines that passed", PASSED, rows)


def _post(view: View, fact: DeadlinePassed) -> str:
    """'Deputy, for which the Designated officer answered'."""
    post = view.words.call("post", fact.owner) if fact.owner else "No post of this service"
    if fact.answered_by in {"", fact.owner}:
        return post
    return f"{post}, for which this post answered: {view.words.call('post', fact.answered_by)}"


def _entry(view: View, seq: int) -> str:
    href = entry_address(view, seq)
    return format_html('<a class="govuk-link" href="{}">Entry {} of the timeline</a>', href, f"{seq + 1:,}")


def _pauses(view: View) -> Iterator[Table]:
    rows = [
        (
            code_words("pause-reason", pause.why, view.day),
            day_words(pause.since),
            day_words(pause.until) if pause.until else "Lasts",
            text_html(pause.reason, whole=True),
        )
        for pause in fold_dealings(view.history).pauses.values()
    ]
    if rows:
        yield plain_table("Pauses", PAUSES, rows)
