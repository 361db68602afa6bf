"""The forms of what passes between authorities."""

from datetime import date
from typing import Any

from heed.rulebook.book import Rules
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import Option, RadioField, options_from
from heed.web.forms.dates import DateField
from heed.web.forms.fields import LineField, LongTextField

OURS, THEIRS = "ours", "theirs"


def how_field(rules: Rules, label: str) -> RadioField:
    """How something was sent."""
    return RadioField(label, options=options_from(rules.codes("sent-how"), definitions=False))


class LeadForm(HeedForm):
    """Which authority leads, with whom that was agreed, and why."""

    def __init__(self, data: Any = None, *, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["leads"] = RadioField(
            "Which authority leads?",
            options=[
                Option(OURS, "This authority"),
                Option(THEIRS, "Another authority", reveals=["authority"]),
            ],
            help_text="Normally the authority in which the person works with children.",
            missing="Say which authority leads",
        )
        self.fields["authority"] = LineField("Name of the authority", missing="Name the authority that leads")
        self.fields["with_whom"] = LineField(
            "With whom was it agreed?", missing="Say with whom it was agreed"
        )
        self.fields["on"] = DateField("On which day?", initial=today)
        self.fields["reason"] = LongTextField("Why does it lead?", missing="Say why this authority leads")


class CopyForm(HeedForm):
    """Which authority was told, and why it needs to know."""

    optional = frozenset({"to_whom"})

    def __init__(self, data: Any = None, *, rules: Rules, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["authority"] = LineField(
            "Which authority was told?", missing="Say which authority was told",
            help_text="That in which the child or the person lives, where it is another.",
        )  # fmt: skip
        self.fields["to_whom"] = LineField("To whom there?", required=False)
        self.fields["on"] = DateField("On which day?", initial=today)
        self.fields["how"] = how_field(rules, "How?")
        self.fields["reason"] = LongTextField(
            "Why do they need to know?", missing="Say why they need to know"
        )


class OfferForm(HeedForm):
    """Which authority is asked to take the matter over, what it was sent, and by when it is to answer."""

    optional = frozenset({"to_whom"})

    def __init__(
        self, data: Any = None, *, rules: Rules, today: date, authority: str = "", **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["authority"] = LineField(
            "Which authority is asked?", missing="Say which authority is asked", initial=authority
        )
        self.fields["to_whom"] = LineField("To whom there?", required=False)
        self.fields["on"] = DateField("On which day was it sent?", initial=today)
        self.fields["how"] = how_field(rules, "How was it sent?")
        self.fields["what"] = LongTextField("What was sent?", missing="Say what was sent")
        self.fields["reason"] = LongTextField("Why is it handed over?", missing="Say why it is handed over")
        self.fields["answer_by"] = DateField("An answer is wanted by")


class AnswerForm(HeedForm):
    """What the other authority said."""

    optional = frozenset({"reference", "reason"})

    def __init__(self, data: Any = None, *, rules: Rules, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["answer"] = RadioField(
            "What did they answer?", options=options_from(rules.codes("transfer-answer"))
        )
        self.fields["on"] = DateField("On which day?", initial=today)
        self.fields["by"] = LineField("Who answered?", missing="Say who answered")
        self.fields["reference"] = LineField("Their reference", required=False)
        self.fields["reason"] = LongTextField("In what words?", required=False, rows=3)


class ReceiveForm(HeedForm):
    """Which authority hands the matter over, and what came with it."""

    optional = frozenset({"from_whom", "reference"})

    def __init__(self, data: Any = None, *, today: date, authority: str = "", **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["authority"] = LineField(
            "Which authority hands it over?", missing="Say which authority hands it over", initial=authority
        )
        self.fields["from_whom"] = LineField("From whom there?", required=False)
        self.fields["reference"] = LineField("Their reference", required=False)
        self.fields["on"] = DateField("On which day did it come?", initial=today)
        self.fields["what"] = LongTextField("What came with it?", missing="Say what came with it")


class AcknowledgeForm(HeedForm):
    """What we told the other authority."""

    def __init__(self, data: Any = None, *, rules: Rules, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        codes = [code for code in rules.codes("transfer-answer") if code.code != "withdrawn"]
        self.fields["answer"] = RadioField("Is it taken over?", options=options_from(codes))
        self.fields["on"] = DateField("On which day were they told?", initial=today)
        self.fields["how"] = how_field(rules, "How were they told?")
        self.fields["reason"] = LongTextField(
            "Why is it not taken over?", required=False, rows=3, help_text="Where it is not."
        )
