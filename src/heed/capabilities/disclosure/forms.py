"""The forms of other work and of disclosures."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from heed.rulebook.book import Rules
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import Option, RadioField, SelectField, options_from
from heed.web.forms.dates import DateField
from heed.web.forms.fields import LineField, LongTextField

ELSEWHERE = "elsewhere"


class WorkForm(HeedForm):
    """Work that is on record for the person, or another that is typed."""

    optional = frozenset({"title", "source"})

    def __init__(self, data: Any = None, *, proposed: Sequence[Option], **options: Any) -> None:
        super().__init__(data, **options)
        ways = [*proposed, Option(ELSEWHERE, "Work that is not on record", reveals=["where", "title"])]
        self.fields["which"] = RadioField(
            "Where else do they work or volunteer with children?",
            options=ways,
            missing="Choose the work, or that it is not on record",
            initial=ways[0].value,
        )
        self.fields["where"] = LineField("Where", missing="Say where the other work is")
        self.fields["title"] = LineField("Their role there", required=False)
        self.fields["source"] = LongTextField("How is it known?", required=False, rows=3)


class TellingForm(HeedForm):
    """Whether those responsible for the other work are told, and why."""

    def __init__(self, data: Any = None, *, rules: Rules, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["decision"] = RadioField(
            "Are those responsible for this work told?", options=options_from(rules.codes("telling-decision"))
        )
        self.fields["reason"] = LongTextField("Why?", missing="Give the reason, whichever way it is decided")


class DiscloseForm(HeedForm):
    """What was disclosed, to whom, on which basis, by whose leave. `people` are those it may be about."""

    optional = frozenset({"answer_by"})

    def __init__(
        self,
        data: Any = None,
        *,
        rules: Rules,
        people: Mapping[str, str],
        posts: Sequence[tuple[str, str]],
        today: date,
        to_whom: str = "",
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        if len(people) > 1:
            self.fields["about"] = SelectField(
                "About whom?", options=[Option(person, name) for person, name in people.items()]
            )
        self.fields["what"] = LongTextField("What was disclosed?", missing="Say what was disclosed")
        self.fields["to_whom"] = LineField(
            "To whom?",
            missing="Say to whom it was disclosed",
            help_text="The person and their role, with the organisation",
            initial=to_whom,
        )
        self.fields["basis"] = RadioField(
            "On which legal basis?", options=options_from(rules.codes("disclosure-basis"))
        )
        self.fields["authorised_by"] = SelectField(
            "Which post has authorised it?", options=[Option(post, title) for post, title in posts]
        )
        self.fields["on"] = DateField("On which day?", initial=today)
        self.fields["how"] = RadioField(
            "How?", options=options_from(rules.codes("sent-how"), definitions=False)
        )
        self.fields["answer_by"] = DateField(
            "An answer is wanted by", required=False, help_text="Leave it blank where no answer is asked for."
        )


class AnswerForm(HeedForm):
    """What they answered, and when."""

    def __init__(self, data: Any = None, *, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["on"] = DateField("On which day did they answer?", initial=today)
        self.fields["answer"] = LongTextField("What did they answer?", missing="Say what they answered")
