"""The forms on which a file is opened, people are named in it, and an allegation is recorded."""

from collections.abc import Mapping
from typing import Any, ClassVar

from heed.facts.when import When
from heed.rulebook.book import Rules
from heed.web.forms import (
    HeedForm,
    LineField,
    LongTextField,
    Option,
    RadioField,
    SelectField,
    WhenField,
    options_from,
)
from heed.web.people import OPTIONAL, person_fields
from heed.web.workplaces import workplace_fields


class OpenFileForm(HeedForm):
    """What the incident is, when and where it happened, and whose file it is."""

    optional = frozenset({"place"})

    def __init__(
        self,
        data: Any = None,
        *,
        happened: When | None,
        posts: list[tuple[str, str]],
        owner: str,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.fields["summary"] = LongTextField(
            "The incident in brief",
            rows=3,
            limit=2_000,
            missing="Say in brief what the incident is",
            help_text="One incident. Name nobody here: children and subjects are named next.",
        )
        self.fields["happened"] = WhenField("When did it happen?", initial=happened)
        self.fields["place"] = LineField("Where did it happen?", required=False)
        self.fields["owner"] = SelectField(
            "Which post is responsible for the file?",
            options=[Option(post, title) for post, title in posts],
            initial=owner,
            missing="Choose the post that is responsible for the file",
        )


class NameChildForm(HeedForm):
    """Who a child of the incident is."""

    optional = OPTIONAL | {"note"}

    def __init__(self, data: Any = None, *, rules: Rules, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields.update(person_fields(rules))
        self.fields["note"] = LongTextField("Note on their part in the incident", required=False, rows=3)


class NameSubjectForm(HeedForm):
    """Who a subject is, and the work that brings them to children."""

    headings: ClassVar[Mapping[str, str]] = {"name": "Who they are", "where": "Their work with children"}
    optional = OPTIONAL

    def __init__(
        self, data: Any = None, *, rules: Rules, directory: Mapping[str, str], **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields.update(person_fields(rules))
        self.fields.update(workplace_fields(rules, directory, may_be_unknown=True))


class AllegeForm(HeedForm):
    """Which child, which subject, which category of harm, and what is alleged."""

    def __init__(
        self,
        data: Any = None,
        *,
        rules: Rules,
        children: Mapping[str, str],
        subjects: Mapping[str, str],
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.fields["child"] = RadioField(
            "Which child?", options=_people(children), missing="Choose a child of this file"
        )
        self.fields["subject"] = RadioField(
            "About whom is it?", options=_people(subjects), missing="Choose a subject of this file"
        )
        self.fields["category"] = RadioField(
            "Category of harm",
            options=options_from(rules.codes("harm-category")),
            missing="Choose the category of harm",
        )
        self.fields["description"] = LongTextField("What is alleged?", missing="Enter what is alleged")


class TakeOutForm(HeedForm):
    """Who was named by mistake, and how that came about."""

    def __init__(self, data: Any = None, *, people: Mapping[str, str], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["person"] = RadioField(
            "Who was named by mistake?", options=_people(people), missing="Choose who was named by mistake"
        )
        self.fields["reason"] = LongTextField(
            "How did it come about?", missing="Say how the person came to be named by mistake", rows=3
        )


def _people(names: Mapping[str, str]) -> list[Option]:
    return [Option(person, name) for person, name in names.items()]
