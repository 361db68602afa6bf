"""The forms of recurrence."""

from typing import Any

from heed.facts.person import PersonDescribed
from heed.rulebook.book import Rules
from heed.web.forms import HeedForm, LongTextField, RadioField
from heed.web.forms.choice import options_from
from heed.web.people import OPTIONAL, person_fields


class AnswerForm(HeedForm):
    """Whether two records speak of the same."""

    def __init__(self, data: Any = None, *, rules: Rules, question: str, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["answer"] = RadioField(
            question, options=options_from(rules.codes("match-answer")), missing="Choose an answer"
        )
        self.fields["reason"] = LongTextField("Why?", missing="Say why", rows=3)


class AdultForm(HeedForm):
    """The adult of a concern as somebody with a file of their own."""

    optional = OPTIONAL

    def __init__(self, data: Any = None, *, rules: Rules, now: PersonDescribed, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields.update(person_fields(rules, now))


class ReconsiderForm(HeedForm):
    """What follows from concerns that were considered together."""

    def __init__(self, data: Any = None, *, rules: Rules, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["decision"] = RadioField(
            "What follows?", options=options_from(rules.codes("reconsideration"))
        )
        self.fields["reason"] = LongTextField("Why?", missing="Say why", rows=6)
