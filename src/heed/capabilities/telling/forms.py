"""The forms of telling and of the first response."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from heed.rulebook.book import Rules
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import Option, RadioField, options_from
from heed.web.forms.dates import DateField
from heed.web.forms.fields import LineField, LongTextField

YES, NO = "told", "not-told"


class TellForm(HeedForm):
    """Whether somebody is told; then how and in what words, or why not.

    `parties` are those of whom one is meant, by code; `leave` says that it has to be agreed what may be said.
    """

    optional = frozenset({"wishes", "look_again"})

    def __init__(
        self,
        data: Any = None,
        *,
        rules: Rules,
        parties: Mapping[str, str],
        leave: bool,
        today: date,
        told_by: str = "",
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        if len(parties) > 1:
            options_of = [Option(code, label) for code, label in parties.items()]
            self.fields["party"] = RadioField("Who is told?", options=options_of, inline=True)
        told = ["on", "by", "how", *(["agreed_by"] if leave else []), "words", "wishes"]
        self.fields["told"] = RadioField(
            "Have they been told?",
            options=[
                Option(YES, "Yes", reveals=told),
                Option(NO, "No, or not yet", reveals=["reason", "look_again"]),
            ],
            missing="Say whether they have been told",
        )
        self.fields["on"] = DateField("On which day?", initial=today)
        self.fields["by"] = LineField("By whom?", missing="Say by whom they were told", initial=told_by)
        self.fields["how"] = RadioField(
            "How?", options=options_from(rules.codes("told-how"), definitions=False)
        )
        if leave:
            self.fields["agreed_by"] = LineField(
                "Who agreed what they may be told?",
                missing="Say who agreed it: the police and the designated officer",
                help_text="The police and the designated officer agree it first.",
            )
        self.fields["words"] = LongTextField("In what words?", missing="Say in what words they were told")
        self.fields["wishes"] = LongTextField(
            "What do they wish to happen, in their words?", required=False, rows=3
        )
        self.fields["reason"] = LongTextField(
            "Why are they not told?", missing="Say why they are not told", rows=3
        )
        self.fields["look_again"] = DateField("Look at it again on", required=False)


class RespondForm(HeedForm):
    """When, to whom and how the first response went, and what was advised."""

    def __init__(self, data: Any = None, *, rules: Rules, today: date, to: str = "", **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["on"] = DateField("On which day?", initial=today)
        self.fields["to"] = LineField("To whom?", missing="Say to whom it went", initial=to)
        self.fields["how"] = RadioField(
            "How?", options=options_from(rules.codes("told-how"), definitions=False)
        )
        self.fields["advice"] = LongTextField("What was advised?", missing="Say what was advised")
