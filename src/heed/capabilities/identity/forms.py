"""The forms of asking for a name that was kept back."""

from typing import Any

from heed.web.forms import HeedForm, LongTextField, Option, RadioField


class AskForm(HeedForm):
    """Why the name has to be opened."""

    reason = LongTextField("Why does it have to be opened?", missing="Say why it has to be opened", rows=4)


class AnswerForm(HeedForm):
    """Whether somebody else may open it."""

    def __init__(self, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        choices = [Option("allow", "Allow it for one hour"), Option("refuse", "Do not allow it")]
        self.fields["answer"] = RadioField("Your answer", options=choices, missing="Choose an answer")
        self.fields["reason"] = LongTextField("Why?", missing="Say why", rows=4)


class OpenForm(HeedForm):
    """Asks nothing: it is opened."""
