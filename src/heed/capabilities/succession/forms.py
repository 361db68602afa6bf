"""The forms on which it is recorded what becomes of an organisation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from heed.rulebook.book import Rules
from heed.web.forms import DateField, HeedForm, LineField, Option, RadioField, SelectField
from heed.web.forms.choice import options_from

Directory = Mapping[str, str]


class RenameForm(HeedForm):
    """The name that it bears from a day on."""

    def __init__(self, data: Any = None, *, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["name"] = LineField("New name", missing="Enter the new name")
        self.fields["since"] = DateField("From which day?", initial=today)


class SucceedForm(HeedForm):
    """Which organisation goes on with its work, how, and from when."""

    optional = frozenset({"reason"})

    def __init__(self, data: Any = None, *, rules: Rules, directory: Directory, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["successor"] = SelectField(
            "Which organisation goes on with its work?",
            options=_options(directory),
            missing="Choose the organisation that goes on with its work",
            help_text="An organisation that is not listed yet is added first.",
        )
        self.fields["succeeded_as"] = RadioField(
            "How?",
            options=options_from(rules.codes("organisation-succession")),
            missing="Choose how it was succeeded",
        )
        self.fields["on"] = DateField("First day of the successor")
        self.fields["reason"] = LineField("Why?", required=False)


class PartOfForm(HeedForm):
    """To which larger organisation it belongs, from when."""

    def __init__(self, data: Any = None, *, directory: Directory, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["parent"] = SelectField(
            "Of which organisation is it part?",
            options=_options(directory),
            missing="Choose the organisation of which it is part",
            help_text="For example the trust of a school.",
        )
        self.fields["since"] = DateField("From which day?")


class CloseOrganisationForm(HeedForm):
    """Its last day, and why."""

    on = DateField("Last day of the organisation")
    reason = LineField("Why?", missing="Say why the organisation closed")


def _options(directory: Directory) -> list[Option]:
    return [Option(file, name) for file, name in directory.items()]
