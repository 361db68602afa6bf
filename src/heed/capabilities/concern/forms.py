"""The form on which a concern is taken down."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from heed.facts.concern import Referrer
from heed.rulebook.book import Rules
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import Option, RadioField, SelectField, options_from
from heed.web.forms.dates import DateField, WhenField
from heed.web.forms.fields import LineField, LongTextField

KEPT_BACK = [
    Option("no", "No, their name may be used"),
    Option("yes", "Yes", hint="The name is sealed apart; opening it takes two people"),
]


class ReceiveForm(HeedForm):
    """What was said, by whom, about whom, and when."""

    headings: ClassVar[Mapping[str, str]] = {
        "channel": "The contact",
        "adult": "Who it is about, as told",
        "happened": "When",
        "name": "Who told you",
        "owner": "What happens next",
    }
    optional = frozenset(
        {
            *("adult", "adult_role", "setting", "children", "first_known"),
            *("name", "role", "organisation", "contact"),
        }
    )

    def __init__(
        self,
        data: Any = None,
        *,
        rules: Rules,
        posts: list[tuple[str, str]],
        owner: str,
        today: date,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.fields["channel"] = RadioField(
            "How did it reach you?", options=options_from(rules.codes("channel"), definitions=False)
        )
        self.fields["source"] = SelectField(
            "Who is it from?", options=options_from(rules.codes("referral-source"), definitions=False)
        )
        self.fields["words"] = LongTextField(
            "What was said, in the original words",
            rows=8,
            missing="Enter what was said or written, in the original words",
            help_text="Write it down as it was told. Your own view comes later.",
        )
        self.fields["adult"] = LineField("Name of the adult concerned", required=False)
        self.fields["adult_role"] = LineField("Role of the adult", required=False)
        self.fields["setting"] = LineField("Where the adult works or volunteers", required=False)
        self.fields["children"] = LineField("Children", required=False)
        self.fields["happened"] = WhenField(
            "When did it happen?", missing="Enter when it happened, or tick that it is not known"
        )
        self.fields["first_known"] = WhenField("When did the employer or agency first know?", required=False)
        self.fields["referred"] = DateField("When did it reach this service?", initial=today)
        self.fields["late_reason"] = LongTextField(
            "If that was more than one working day after it was known, why?", required=False, rows=2
        )
        self.fields["name"] = LineField("Name of the person who told you", required=False)
        self.fields["role"] = LineField("Role of the person who told you", required=False)
        self.fields["organisation"] = LineField("Organisation of the person who told you", required=False)
        self.fields["contact"] = LineField("How to reach them", required=False)
        self.fields["kept_back"] = RadioField(
            "Did they ask for their name to be kept back?", options=KEPT_BACK
        )
        self.fields["owner"] = SelectField(
            "Which post is responsible for screening it?",
            options=[Option(post, title) for post, title in posts],
            initial=owner,
        )

    @property
    def referrer(self) -> Referrer:
        """Who told us, as typed."""
        return Referrer(
            **{name: self.cleaned_data[name] for name in ("name", "role", "organisation", "contact")}
        )
