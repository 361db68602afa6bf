"""The forms on which a post is placed, ended and handed over."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from heed.rulebook.book import Rules
from heed.web.forms import DateField, HeedForm, LineField, LongTextField, Option, RadioField, SelectField
from heed.web.forms.choice import options_from

Pairs = Sequence[tuple[str, str]]


class PlaceForm(HeedForm):
    """To which post a post answers, from when."""

    optional = frozenset({"reason"})

    def __init__(self, data: Any = None, *, posts: Pairs, every: Pairs, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["post"] = SelectField("Which post?", options=_options(posts), missing="Choose the post")
        self.fields["above"] = SelectField(
            "To which post does it answer?",
            options=_options(every),
            missing="Choose the post to which it answers",
            help_text="While nobody holds the post, its duties rise to that one.",
        )
        self.fields["since"] = DateField("From which day?", initial=today)
        self.fields["reason"] = LineField("Why?", required=False)


class EndForm(HeedForm):
    """Which post ends when and how, and which goes on with its work."""

    optional = frozenset({"successor", "reason"})

    def __init__(self, data: Any = None, *, rules: Rules, posts: Pairs, every: Pairs, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["post"] = SelectField(
            "Which post ends?", options=_options(posts), missing="Choose the post that ends"
        )
        self.fields["on"] = DateField("Last day of the post")
        self.fields["ended_as"] = RadioField(
            "How does it end?",
            options=options_from(rules.codes("post-ending")),
            missing="Choose how it ends",
        )
        self.fields["successor"] = SelectField(
            "Which post goes on with its work?",
            options=_options(every),
            required=False,
            empty="None of its own",
            help_text="Without one, its duties rise to the post above it.",
        )
        self.fields["reason"] = LineField("Why?", required=False)


class HandOverForm(HeedForm):
    """Who hands which post over, to whom, and what the next holder has to know."""

    optional = frozenset({"incoming"})

    def __init__(self, data: Any = None, *, tenures: Pairs, people: Pairs, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["tenure"] = SelectField(
            "Who hands which post over?",
            options=_options(tenures),
            missing="Choose who hands which post over",
            initial=tenures[0][0] if len(tenures) == 1 else None,
        )
        self.fields["incoming"] = SelectField(
            "To whom?", options=_options(people), required=False, empty="Nobody holds it yet"
        )
        self.fields["note"] = LongTextField(
            "What does the next holder have to know?",
            missing="Say what the next holder has to know, or that there is nothing",
            help_text="Name nobody of a case here: this is read wherever the post is. What belongs to one file "
            "is added there as a note.",
        )


def _options(pairs: Pairs) -> list[Option]:
    return [Option(value, label) for value, label in pairs]
