"""The forms of suspension."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from heed.facts.suspension import OptionWeighed
from heed.rulebook.book import Rules
from heed.rulebook.codes import Code
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import Option, RadioField, options_from
from heed.web.forms.dates import DateField
from heed.web.forms.fields import LineField, LongTextField

OPTION, WHY = "option-", "why-"
TAKEN, REJECTED = "taken", "rejected"
WEIGHED = [
    Option("not-weighed", "Not weighed"),
    Option(TAKEN, "Taken"),
    Option(REJECTED, "Weighed and rejected"),
]


class ConsiderForm(HeedForm):
    """Each option by itself, then what the employer decided, why, from when, and who keeps in touch."""

    headings: ClassVar[Mapping[str, str]] = {
        "option-redeploy": "The options, one by one",
        "decision": "The employer's decision",
    }
    optional = frozenset({"views"})

    def __init__(self, data: Any = None, *, rules: Rules, **options: Any) -> None:
        super().__init__(data, **options)
        self.weighed = rules.codes("suspension-option")
        for option in self.weighed:
            self._ask(option)
        self.fields["decision"] = RadioField(
            "What did the employer decide?",
            options=options_from(rules.codes("suspension-decision")),
            missing="Choose what the employer decided, or that it was not considered",
        )
        self.fields["decided_by"] = LineField(
            "Which post at the employer decided?", required=False, help_text="For example, head teacher"
        )
        self.fields["reason"] = LongTextField("Why?", missing="Give the reason for the decision")
        self.fields["views"] = LongTextField(
            "Views of the designated officer and of the police",
            required=False,
            rows=3,
            help_text="They are recorded beside the decision and compel nobody.",
        )
        self.fields["since"] = DateField(
            "First day of the suspension or arrangement",
            required=False,
            help_text="It may lie before the referral.",
        )
        self.fields["review"] = DateField("To be reviewed on", required=False)
        self.fields["welfare_contact"] = LineField(
            "Who keeps in touch with the person?",
            required=False,
            help_text="A name or a role at the employer",
        )

    def _ask(self, option: Code) -> None:
        self.fields[OPTION + option.code] = RadioField(
            option.label, options=WEIGHED, inline=True, help_text=option.definition, initial="not-weighed"
        )
        label = option.label[:1].lower() + option.label[1:]
        self.fields[WHY + option.code] = LineField(
            f"Why taken or rejected: {label}", required=False, limit=500
        )

    @property
    def options(self) -> tuple[OptionWeighed, ...]:
        """The options that were weighed, or of which something was said."""
        answers = self.cleaned_data
        return tuple(
            OptionWeighed(
                option=option.code,
                taken=answers[OPTION + option.code] == TAKEN,
                reason=answers[WHY + option.code],
            )
            for option in self.weighed
            if answers[OPTION + option.code] in {TAKEN, REJECTED}
        )

    def clean(self) -> dict[str, Any]:
        """A reason for an option that is marked as not weighed would be lost."""
        answers = super().clean()
        for option in self.weighed:
            if answers.get(WHY + option.code) and answers.get(OPTION + option.code) == "not-weighed":
                self.add_error(OPTION + option.code, f"Say whether “{option.label}” was taken or rejected")
        return answers


class ReviewForm(HeedForm):
    """When the employer looked again, why it goes on, and when they look next."""

    def __init__(self, data: Any = None, *, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["on"] = DateField("Reviewed on", initial=today)
        self.fields["reason"] = LongTextField("Why does it go on?", missing="Say why it goes on")
        self.fields["review"] = DateField("To be reviewed again on")


class EndForm(HeedForm):
    """The last day, and why."""

    def __init__(self, data: Any = None, *, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["on"] = DateField("Last day", initial=today)
        self.fields["reason"] = LongTextField("Why did it end?", missing="Say why it ended")
