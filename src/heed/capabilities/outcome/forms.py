"""The forms of outcomes."""

from typing import Any

from heed.rulebook.book import Rules
from heed.rulebook.lists import OUTCOME_SETS
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import RadioField, options_from
from heed.web.forms.fields import LongTextField
from heed.web.words import day_words

WHY_CHANGE = "Why does what was recorded before change?"


def set_in_force(rules: Rules) -> str:
    """Which set of outcomes is in force on the day, in words."""
    codes = rules.codes("outcome")
    named = [one.title for one in OUTCOME_SETS if one.codes() == codes]
    titles = named or sorted({str(code.citation) for code in codes})
    return f"In force on {day_words(rules.day)}: {'; '.join(titles)}."


class OutcomeForm(HeedForm):
    """The outcome of one allegation, with each definition beside it."""

    def __init__(self, data: Any = None, *, rules: Rules, before: bool, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["outcome"] = RadioField(
            "What is the outcome?",
            options=options_from(rules.codes("outcome")),
            help_text=set_in_force(rules),
            missing="Choose an outcome",
        )
        self.fields["reason"] = LongTextField("Reason", missing="Give the reason for the outcome")
        self.fields["evidence"] = LongTextField(
            "Evidence considered", missing="Say what evidence was considered"
        )
        if before:
            self.fields["correction_reason"] = LongTextField(WHY_CHANGE, rows=3, required=False)


class EmployerForm(HeedForm):
    """What the employer did about one subject."""

    optional = frozenset({"reason", "conclusion"})

    def __init__(self, data: Any = None, *, rules: Rules, before: bool, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["outcome"] = RadioField(
            "What did the employer do?",
            options=options_from(rules.codes("employment-outcome")),
            missing="Choose what the employer did, or that it is not known",
        )
        self.fields["reason"] = LongTextField("The employer's reason, as given", required=False, rows=3)
        self.fields["conclusion"] = LongTextField(
            "If a settlement was proposed: how did the matter go on to a conclusion?",
            required=False,
            rows=3,
            help_text="A settlement agreement does not end the matter.",
        )
        if before:
            self.fields["correction_reason"] = LongTextField(WHY_CHANGE, rows=3, required=False)
