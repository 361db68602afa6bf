"""The form on which a statement is corrected, made from the statement's own fields."""

from collections.abc import Sequence
from typing import Any

from django import forms

from heed.capabilities.correction.fields import Asked, asked
from heed.facts.base import Fact
from heed.rulebook.book import Rules
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import Option, RadioField, SelectField, TickField, options_from
from heed.web.forms.dates import DateField, WhenField
from heed.web.forms.fields import LineField, LongTextField
from heed.web.forms.lines import LinesField

FEW = 7
LINE_LIMIT, LONG_LIMIT = 500, 100_000  # no shorter than what any other form lets in


class CorrectForm(HeedForm):
    """The fields as they stand, to be put right, and why."""

    def __init__(
        self, data: Any = None, *, fact: Fact, rules: Rules, posts: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.names = [field.name for field in asked(type(fact))]
        for field in asked(type(fact)):
            self.fields[field.name] = _control(field, rules, posts)
            self.initial[field.name] = getattr(fact, field.name)
        self.fields["correction_reason"] = LongTextField(
            "Why is it corrected?", rows=3, missing="Say why the entry is corrected"
        )

    @property
    def statement(self) -> dict[str, Any]:
        """What the statement should have said."""
        return {name: self.cleaned_data[name] for name in self.names}


def _control(field: Asked, rules: Rules, posts: Sequence[tuple[str, str]]) -> forms.Field:
    title, required = field.title, field.required
    match field.sort:
        case "code":
            return _coded(field, rules)
        case "post":
            return SelectField(title, options=[Option(*post) for post in posts], required=required)
        case "date":
            return DateField(title, required=required)
        case "when":
            return WhenField(title, required=False)
        case "tick":
            return TickField(title, required=False)
        case "lines":
            return LinesField(title, required=False, limit=LONG_LIMIT, help_text="One a line")
        case "long":
            return LongTextField(title, required=required, limit=LONG_LIMIT)
        case "line":
            return LineField(title, required=required, limit=LINE_LIMIT)


def _coded(field: Asked, rules: Rules) -> forms.Field:
    codes = rules.codes(field.codes)
    if field.required and len(codes) <= FEW:
        return RadioField(field.title, options=options_from(codes))
    options = options_from(codes, definitions=False)
    empty = "Choose" if field.required else "Not recorded"
    return SelectField(field.title, options=options, required=field.required, empty=empty)
