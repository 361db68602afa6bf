"""The forms of dealing with duties."""

from datetime import date
from typing import Any

from heed.rulebook.book import Rules
from heed.web.forms import DateField, HeedForm, LongTextField, Option, RadioField, SelectField
from heed.web.forms.choice import options_from


class ReviseForm(HeedForm):
    """Another day, and why."""

    due = DateField(
        "New day",
        missing="Enter the new day",
        help_text="The first day stays on the record and goes on counting.",
    )
    reason = LongTextField("Why does it need a new day?", missing="Say why it needs a new day")


class SetAsideForm(HeedForm):
    """Why something does not have to be done."""

    reason = LongTextField(
        "Why does it not have to be done in this case?", missing="Say why it does not have to be done"
    )


class PauseForm(HeedForm):
    """What is waited for, from which day, and why."""

    def __init__(self, data: Any = None, *, rules: Rules, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["why"] = RadioField(
            "What is waited for?", options=options_from(rules.codes("pause-reason"))
        )
        self.fields["since"] = DateField("From which day?", initial=today)
        self.fields["reason"] = LongTextField(
            "Why is the clock paused?",
            missing="Say why the clock is paused",
            help_text="Days by which something is due stay as they are.",
        )


class ResumeForm(HeedForm):
    """When the pause ended, and with what."""

    def __init__(self, data: Any = None, *, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["on"] = DateField("Last day of the pause", initial=today)
        self.fields["reason"] = LongTextField("What happened?", missing="Say what happened")


class AskForm(HeedForm):
    """A question to a post, and by when."""

    def __init__(
        self, data: Any = None, *, posts: list[tuple[str, str]], due: date, question: str = "", **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["of"] = SelectField(
            "Which post is asked?", options=[Option(post, title) for post, title in posts]
        )
        self.fields["question"] = LongTextField(
            "What is asked?", missing="Say what is asked", initial=question
        )
        self.fields["due"] = DateField("By when is an answer wanted?", initial=due)


class AnswerForm(HeedForm):
    """The answer."""

    answer = LongTextField("Answer", missing="Enter the answer", rows=6)
