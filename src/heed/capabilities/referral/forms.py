"""The forms of onward referrals."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from heed.capabilities.referral.decide import LISTED
from heed.rulebook.book import Rules
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import Option, RadioField, SelectField, options_from
from heed.web.forms.dates import DateField
from heed.web.forms.fields import LineField, LongTextField


class ConsiderForm(HeedForm):
    """Which body, whether it is told, who decided, and why. `body` and `subject` are given where they are known."""

    optional = frozenset({"by"})

    def __init__(
        self,
        data: Any = None,
        *,
        rules: Rules,
        subjects: Mapping[str, str],
        body: str = "",
        decided_by: str = "",
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        if len(subjects) > 1:
            people = [Option(subject, name) for subject, name in subjects.items()]
            self.fields["subject"] = SelectField("About whom?", options=people)
        if not body:
            self.fields["body"] = RadioField("Which body?", options=_bodies(rules))
            self.fields["body_name"] = LineField("Name of the body", missing="Name the body")
        self.fields["decision"] = RadioField("What is decided?", options=_decisions(rules))
        self.fields["by"] = DateField("To be sent by", required=False)
        self.fields["decided_by"] = LineField(
            "Who decided it?", missing="Say who decided it", initial=decided_by
        )
        self.fields["reason"] = LongTextField("Why?", missing="Give the reason for the decision")


def _bodies(rules: Rules) -> list[Option]:
    codes = rules.codes("referral-body")
    return [
        Option(c.code, c.label, hint=c.definition, reveals=["body_name"] if c.code == LISTED else ())
        for c in codes
    ]


def _decisions(rules: Rules) -> list[Option]:
    return options_from(rules.codes("referral-decision"))


class SendForm(HeedForm):
    """When, how, by whom, under which reference."""

    optional = frozenset({"reference"})

    def __init__(
        self, data: Any = None, *, rules: Rules, today: date, sent_by: str = "", **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["on"] = DateField("On which day was it sent?", initial=today)
        self.fields["how"] = RadioField(
            "How was it sent?", options=options_from(rules.codes("sent-how"), definitions=False)
        )
        self.fields["sent_by"] = LineField(
            "By whom was it sent?", missing="Say by whom it was sent", initial=sent_by
        )
        self.fields["reference"] = LineField("Reference", required=False)


class AcknowledgeForm(HeedForm):
    """When the body said that it has it."""

    optional = frozenset({"reference"})

    def __init__(self, data: Any = None, *, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["on"] = DateField("On which day did they acknowledge it?", initial=today)
        self.fields["reference"] = LineField("Their reference", required=False)


class AnswerForm(HeedForm):
    """What the body made of it."""

    def __init__(self, data: Any = None, *, rules: Rules, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["on"] = DateField("On which day did they answer?", initial=today)
        self.fields["result"] = RadioField(
            "What came of it?", options=options_from(rules.codes("referral-result"))
        )
        self.fields["answer"] = LongTextField("What did they answer?", missing="Say what they answered")
