"""Suspension and its alternatives, as the employers of the subjects decided."""

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from heed.facts.suspension import OptionWeighed, Suspension, fold_suspensions
from heed.web.components import plain_table
from heed.web.pages.due_words import due_words
from heed.web.pages.present import code_words, text_html
from heed.web.pages.sections import Section, View
from heed.web.words import day_words

COLUMNS = ["Subject", "Decision", "Options weighed", "Why", "Dates"]


def suspension_section(view: View) -> Section:
    """A row for each time that it was considered."""
    rows = [
        (
            view.words.link("person", found.considered.subject),
            _decision(view, found),
            _options(view, found.considered.options),
            text_html(found.considered.reason),
            _dates(view, found),
        )
        for found in fold_suspensions(view.history).found.values()
    ]
    return Section(
        "Suspension and its alternatives",
        tables=[plain_table("", COLUMNS, rows)] if rows else [],
        empty="It is not recorded whether suspension was considered.",
    )


def _decision(view: View, found: Suspension) -> str:
    decided = code_words("suspension-decision", found.considered.decision, view.day)
    by = found.considered.decided_by
    contact = found.considered.welfare_contact
    parts = (decided, f"Decided by: {by}" if by else "", f"Keeps in touch: {contact}" if contact else "")
    return _lines(*filter(None, parts))


def _options(view: View, options: tuple[OptionWeighed, ...]) -> str:
    """'Supervision: taken. A second adult is there.'"""
    return (
        _lines(
            *(
                f"{code_words('suspension-option', one.option, view.day)}: {'taken' if one.taken else 'rejected'}. "
                f"{one.reason}"
                for one in options
            )
        )
        or "None recorded"
    )


def _dates(view: View, found: Suspension) -> str:
    since, review = found.considered.since, found.next_review
    said = [f"From {day_words(since)}"] if since else []
    said += [f"Reviewed on {day_words(one.on)}: {one.reason}" for one in found.reviews]
    if found.ended:
        said.append(f"Ended on {day_words(found.ended.on)}: {found.ended.reason}")
    elif found.lasts and review:
        said.append(f"Next review: {due_words(review, view.day)}")
    return _lines(*said) or "None"


def _lines(*said: str) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((one,) for one in said))
