"""The forms of what a meeting says, and of its minutes."""

from collections.abc import Sequence
from typing import Any

from heed.rulebook.book import Rules
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import CheckboxesField, Option, RadioField, options_from
from heed.web.forms.fields import LineField, LongTextField


class PointForm(HeedForm):
    """What the meeting said on one point of its agenda."""

    said = LongTextField(
        "What was said or agreed?", rows=8, missing="Say what the meeting said or agreed on this point"
    )


class ShareForm(HeedForm):
    """What somebody told the meeting, and on what basis."""

    optional = frozenset({"conditions"})

    def __init__(self, data: Any = None, *, rules: Rules, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["by"] = LineField("Who told the meeting?", missing="Say who told the meeting")
        self.fields["what"] = LongTextField("What did they tell?", missing="Say what was told")
        self.fields["basis"] = RadioField(
            "On which legal basis?", options=options_from(rules.codes("disclosure-basis"))
        )
        self.fields["conditions"] = LineField(
            "On what conditions?", required=False, help_text="For example, that it goes no further"
        )


class MinutesForm(HeedForm):
    """The minutes, begun from what was recorded in the meeting."""

    def __init__(self, data: Any = None, *, draft: str = "", **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["text"] = LongTextField(
            "The minutes",
            rows=20,
            limit=100_000,
            initial=draft,
            help_text="This is put together from what was recorded. Read it and change what is not right.",
            missing="Enter the minutes",
        )


class NoMinutesForm(HeedForm):
    """Why a meeting has no minutes."""

    reason = LongTextField("Why are there no minutes?", missing="Say why there are no minutes")


class ApproveForm(HeedForm):
    """The chair stands by the minutes."""

    optional = frozenset({"remark"})
    remark = LongTextField("Remark", required=False, rows=3)


class CirculateForm(HeedForm):
    """Who is given the minutes."""

    def __init__(
        self, data: Any = None, *, posts: Sequence[tuple[str, str]], invited: Sequence[str], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["posts"] = CheckboxesField(
            "Which posts are given the minutes?",
            required=False,
            options=[Option(post, title) for post, title in posts],
            initial=list(invited),
            help_text="They read them here; nothing leaves the system. Those who were invited are ticked.",
        )
        self.fields["outside"] = LongTextField(
            "To whom else are they given, and how?",
            required=False,
            rows=3,
            help_text="People who hold no post that may open the file",
        )


class ReceiptForm(HeedForm):
    """That the minutes were opened: nothing is asked."""
