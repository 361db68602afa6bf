"""The forms on which a person is described again and their work with children is recorded."""

from collections.abc import Mapping
from typing import Any

from heed.facts.person import PersonDescribed
from heed.rulebook.book import Rules
from heed.web.forms import DateField, HeedForm, LongTextField
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
