"""The forms of closing, reopening and passing on."""

from collections.abc import Collection, Sequence
from types import MappingProxyType
from typing import Any, Final

from heed.rulebook.book import Rules
from heed.rulebook.lists.ending import CLOSED_BEFORE
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import Option, RadioField, SelectField, options_from
from heed.web.forms.fields import LongTextField

EXPLANATIONS: Final = MappingProxyType(
    {
        "no_meeting": "Why was no meeting held?",
        "goes_on": "Why does a suspension or arrangement go on, and who looks at it again?",
        "not_told": "Why was the outcome not told to everybody concerned?",
        "settlement": "How did the matter go on to a conclusion although a settlement was proposed?",
    }
)


class CloseForm(HeedForm):
    """How the file ends, why, on what evidence, and what is learnt from it; `explain` names what needs a reason."""

    optional = frozenset({"learning"})

    def __init__(self, data: Any = None, *, rules: Rules, explain: Collection[str], **options: Any) -> None:
        super().__init__(data, **options)
        ends = [code for code in rules.codes("closure-reason") if code.code != CLOSED_BEFORE]
        self.fields["closed_as"] = RadioField("How does the file end?", options=options_from(ends))
        self.fields["reason"] = LongTextField(
            "Reason", missing="Give the reason for which the file is closed"
        )
        self.fields["evidence"] = LongTextField(
            "Evidence considered", missing="Say what evidence was considered"
        )
        for name, question in EXPLANATIONS.items():
            if name in explain:
                self.fields[name] = LongTextField(question, required=False, rows=3)
        self.fields["learning"] = LongTextField("Learning for the setting", required=False, rows=3)


class ReopenForm(HeedForm):
    """Why a closed file is taken up again."""

    reason = LongTextField(
        "Why is the file reopened?", missing="Give the reason for which the file is reopened"
    )


class PassForm(HeedForm):
    """Which post becomes responsible, and why."""

    def __init__(self, data: Any = None, *, posts: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["owner"] = SelectField(
            "Which post becomes responsible?", options=[Option(post, title) for post, title in posts]
        )
        self.fields["reason"] = LongTextField("Why?", missing="Say why another post becomes responsible")
