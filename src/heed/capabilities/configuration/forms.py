"""The forms on which an authority chooses for itself."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from heed.capabilities.configuration.decide import is_national, needed_everywhere
from heed.capabilities.configuration.words import setting_words
from heed.rulebook.book import Rules
from heed.rulebook.codes import CodeList
from heed.rulebook.lists.local import EXTENSIBLE
from heed.web.forms import (
    DateField,
    HeedForm,
    LineField,
    LongTextField,
    Option,
    RadioField,
    SelectField,
    options_from,
)

WHOLE = re.compile(r"-?[0-9]{1,9}")
NAME_LIMIT = 60


class ChoiceForm(HeedForm):
    """What every choice says besides: from when, and why."""

    def __init__(self, data: Any = None, *, first_day: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["since"] = DateField("From which day?", initial=first_day, missing="Enter the first day")
        self._ask_why()

    def _ask_why(self) -> None:
        self.fields["reason"] = LongTextField(
            "Why, and on whose decision?", rows=3, missing="Say why this is changed, and on whose decision"
        )


class NameForm(ChoiceForm):
    """What is named, and how."""

    def __init__(self, data: Any = None, *, rules: Rules, **options: Any) -> None:
        super().__init__(data, **options)
        things = [Option(code.code, code.label, hint=code.definition) for code in rules.codes("named-thing")]
        asked = {
            "thing": RadioField("What is named?", options=things, missing="Choose what is named"),
            "name": LineField(
                "What does your authority call it?", limit=NAME_LIMIT, missing="Enter the name"
            ),
        }
        self.fields = {**asked, **self.fields}


class SettingForm(ChoiceForm):
    """Which setting of which rule, and its value."""

    def __init__(self, data: Any = None, *, rules: Rules, chosen: str, **options: Any) -> None:
        super().__init__(data, **options)
        asked = {
            "setting": SelectField(
                "Which setting of which rule?",
                options=list(_settings(rules)),
                initial=chosen,
                missing="Choose a setting of a rule",
            ),
            "value": LineField("New value", width=5, missing="Enter the new value, a whole number"),
        }
        self.fields = {**asked, **self.fields}

    def clean_value(self) -> int:
        """A whole number, not yet within bounds."""
        typed = self.cleaned_data["value"].replace(",", "")
        if not WHOLE.fullmatch(typed):
            raise ValidationError("Enter the new value as a whole number, such as 5")
        return int(typed)


def _settings(rules: Rules) -> Iterable[Option]:
    for rule in sorted(rules.rules.values(), key=lambda one: one.title):
        for setting, value in rule.settings.items():
            yield Option(f"{rule.id}.{setting}", f"{rule.title}: {setting_words(setting)} (now {value:,})")


class CodeForm(ChoiceForm):
    """A label, what it means, and under which national code it is counted."""

    def __init__(self, data: Any = None, *, held: CodeList, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        asked: dict[str, Any] = {
            "label": LineField("Label", limit=NAME_LIMIT, missing="Enter a label"),
            "definition": LongTextField("What does it mean?", rows=3, missing="Say what the code means"),
        }
        if EXTENSIBLE[held.name]:
            asked["maps_to"] = SelectField(
                "Under which national code is it counted?",
                options=options_from(code for code in held.on(today) if is_national(code)),
                missing="Choose the national code under which this one is counted",
            )
        self.fields = {**asked, **self.fields}


class EndForm(ChoiceForm):
    """Which code ends when, and why."""

    def __init__(self, data: Any = None, *, held: CodeList, first_day: date, **options: Any) -> None:
        super().__init__(data, first_day=first_day, **options)
        codes = {code.code: code.label for code in held.codes if not needed_everywhere(held.name, code.code)}
        asked = {
            "code": SelectField(
                "Which code ends?",
                options=[Option(code, label) for code, label in codes.items()],
                missing="Choose the code that ends",
            ),
            "until": DateField("Last day on which it can be chosen", missing="Enter its last day"),
        }
        del self.fields["since"]
        self.fields = {**asked, **self.fields}


class OutcomeSetForm(ChoiceForm):
    """Which set of outcomes."""

    def __init__(self, data: Any = None, *, rules: Rules, **options: Any) -> None:
        super().__init__(data, **options)
        sets = [Option(code.code, code.label) for code in rules.codes("outcome-set")]
        asked = {
            "outcome_set": RadioField(
                "Which outcomes can be decided?", options=sets, missing="Choose a set of outcomes"
            )
        }
        self.fields = {**asked, **self.fields}


class GuidanceForm(ChoiceForm):
    """The authority's own words, and beside what they stand."""

    optional = frozenset({"text"})

    def __init__(self, data: Any = None, *, rules: Rules, **options: Any) -> None:
        super().__init__(data, **options)
        asked = {
            "place": SelectField(
                "Beside what does the text stand?",
                options=options_from(rules.codes("guidance-place")),
                missing="Choose what the text is about",
            ),
            "text": LongTextField(
                "Text",
                required=False,
                help_text="Shown beside the national words. Leave it blank to withdraw the text in force.",
            ),
        }
        self.fields = {**asked, **self.fields}
