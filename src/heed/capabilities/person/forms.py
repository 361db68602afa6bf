"""The forms on which a person is described again and their work with children is recorded."""

from collections.abc import Mapping, Sequence
from typing import Any

from heed.facts.person import PersonDescribed
from heed.rulebook.book import Rules
from heed.web.forms import DateField, HeedForm, LineField, LongTextField, Option, RadioField, SelectField
from heed.web.forms.choice import options_from
from heed.web.people import OPTIONAL, person_fields
from heed.web.workplaces import workplace_fields


class DescribeAgainForm(HeedForm):
    """The description as it stands, to put right."""

    optional = OPTIONAL | {"note"}

    def __init__(self, data: Any = None, *, rules: Rules, now: PersonDescribed, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields.update(person_fields(rules, now))
        self.fields["note"] = LongTextField("Note", required=False, rows=3, initial=now.note)
        self.fields["reason"] = LongTextField(
            "Why is it changed?", rows=2, missing="Say why the person is described again"
        )


class WorkForm(HeedForm):
    """Where somebody works or volunteers with children, as what, and from when to when."""

    optional = frozenset({"since", "until"})

    def __init__(
        self, data: Any = None, *, rules: Rules, directory: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields.update(workplace_fields(rules, directory, may_be_unknown=False))
        self.fields["since"] = DateField("First day there", required=False)
        self.fields["until"] = DateField(
            "Last day there", required=False, help_text="Leave blank if they are still there."
        )


class EndWorkForm(HeedForm):
    """Which work ended when, and how."""

    optional = frozenset({"reason"})

    def __init__(
        self, data: Any = None, *, rules: Rules, work: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["entry"] = SelectField(
            "Which work ended?",
            options=[Option(entry, label) for entry, label in work],
            missing="Choose the work that ended",
            initial=work[0][0] if len(work) == 1 else None,
        )
        self.fields["until"] = DateField("Last day there")
        self.fields["ended_as"] = RadioField(
            "How did it end?",
            options=options_from(rules.codes("work-ending")),
            missing="Choose how it ended, or that it is not known",
        )
        self.fields["reason"] = LineField("Why?", required=False)
