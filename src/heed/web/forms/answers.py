"""The answer to a field, in words."""

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.html import linebreaks

from heed.facts.when import When
from heed.web.forms.choice import CheckboxesField, Option, RadioField, SelectField


def answer_words(field: forms.Field, value: object) -> str:
    """What was answered, as it is shown on a page of answers; 'Not given' where nothing was."""
    if isinstance(field, RadioField | SelectField):
        return _chosen(field.options, [str(value)])
    if isinstance(field, CheckboxesField) and isinstance(value, Sequence):
        return _chosen(field.options, [str(one) for one in value])
    return _plain(value)


def _chosen(options: Sequence[Option], values: Sequence[str]) -> str:
    return ", ".join(option.label for option in options if option.value in values) or "Not given"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, When):
        return value.words.capitalize() if value.date is None else value.words
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    text = "" if value is None else str(value)
    return linebreaks(text, autoescape=True) if "\n" in text else text or "Not given"
