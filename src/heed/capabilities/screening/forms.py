"""The form on which a concern is screened."""

from collections.abc import Mapping
from typing import Any, ClassVar

from heed.capabilities.screening.decide import FINDING, OUT_OF_SCOPE, WHY
from heed.facts.concern import LimbConsidered
from heed.rulebook.book import Rules
from heed.rulebook.codes import Code
from heed.web.forms import HeedForm, LongTextField, Option, RadioField, options_from


def in_words(code: Code, rules: Rules) -> str:
    """What the national words say and, where the authority has written any, its own guidance."""
    guidance = rules.guidance.get(code.code)
    return f"{code.definition} Local guidance: {guidance}" if guidance else code.definition


class ScreenForm(HeedForm):
    """Each limb by itself, then what the contact is, why, and what was advised."""

    headings: ClassVar[Mapping[str, str]] = {"screened_as": "The decision"}
    optional = frozenset({"advice"})

    def __init__(self, data: Any = None, *, rules: Rules, again: bool, **options: Any) -> None:
        super().__init__(data, **options)
        self.limbs = [limb.code for limb in rules.threshold_limbs]
        for limb in rules.threshold_limbs:
            self._ask_limb(limb, rules)
        self.fields["screened_as"] = RadioField(
            "What is this contact?",
            options=[Option(c.code, c.label, hint=in_words(c, rules)) for c in rules.codes("screening")],
            missing="Choose what this contact is",
        )
        self.fields["reason"] = LongTextField("Why?", missing="Give the reason for the decision")
        self.fields["evidence"] = LongTextField(
            "Information considered",
            required=False,
            help_text="Needed unless it is a referral: what was known and looked at before deciding.",
        )
        self.fields["advice"] = LongTextField("Advice given, and to whom", required=False)
        if self.data.get("screened_as") == OUT_OF_SCOPE:
            self._leave_limbs_open()
        if again:
            # Left to the decision to require: a first screening that is sent twice comes back here.
            self.fields["again_reason"] = LongTextField("Why is it screened again?", rows=2, required=False)

    def _ask_limb(self, limb: Code, rules: Rules) -> None:
        self.fields[FINDING + limb.code] = RadioField(
            limb.label,
            options=options_from(rules.codes("limb-finding"), definitions=False),
            inline=True,
            help_text=in_words(limb, rules),
            missing=f"Consider the limb “{limb.label}”: met, not met or not known",
        )
        self.fields[WHY + limb.code] = LongTextField(
            f"Why: {limb.label[:1].lower()}{limb.label[1:]}",
            rows=2,
            missing=f"Say why the limb “{limb.label}” is met, not met or not known",
        )

    def _leave_limbs_open(self) -> None:
        """What is out of scope need not be weighed limb by limb."""
        for limb in self.limbs:
            self.fields[FINDING + limb].required = self.fields[WHY + limb].required = False

    @property
    def considered(self) -> tuple[LimbConsidered, ...]:
        """The limbs as they were found."""
        answers = self.cleaned_data
        return tuple(
            LimbConsidered(limb=limb, met=answers[FINDING + limb], reason=answers[WHY + limb])
            for limb in self.limbs
            if answers[FINDING + limb] or answers[WHY + limb]
        )
