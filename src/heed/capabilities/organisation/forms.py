"""The forms on which organisations, their posts and the holders of these are recorded."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from heed.access.roles import ROLES
from heed.rulebook.book import Rules
from heed.web.forms import DateField, HeedForm, LineField, Option, RadioField, SelectField, options_from
from heed.web.workplaces import organisation_fields, sector_field

NO_ROLE = "none"


class OrganisationForm(HeedForm):
    """What an organisation is."""

    optional = frozenset({"address"})

    def __init__(self, data: Any = None, *, rules: Rules, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields.update(organisation_fields(rules, name="new_organisation"))
        self.fields["sector"] = sector_field(rules)
        self.fields["sector"].help_text = "The sector in which most of its people work with children."
        self.fields["address"] = LineField("Address", required=False)


class PostForm(HeedForm):
    """What a post is called, and what its holder may do here."""

    title = LineField("Title of the post", missing="Enter the title of the post")
    role = RadioField(
        "What may its holder do in this system?",
        options=[
            *(Option(role.code, role.name, hint=role.why) for role in ROLES.values()),
            Option(
                NO_ROLE,
                "Nothing",
                hint="The post can have actions in a file, but its holder opens nothing here.",
            ),
        ],
        missing="Choose what its holder may do, or nothing",
    )


class TakeUpForm(HeedForm):
    """Which post somebody takes up, how they hold it, from when, and who they are."""

    def __init__(
        self, data: Any = None, *, rules: Rules, posts: Sequence[tuple[str, str]], today: date, **options: Any
    ) -> None:
        super().__init__(data, **options)
        self.fields["post"] = SelectField(
            "Which post?", options=_options(posts), missing="Choose the post that is taken up"
        )
        self.fields["name"] = LineField("Who takes it up?", missing="Enter the name of who takes it up")
        self.fields["tenure_kind"] = RadioField(
            "How do they hold it?",
            options=options_from(rules.codes("tenure-kind")),
            missing="Choose how they hold it",
        )
        self.fields["since"] = DateField("First day in the post", initial=today)


class LeaveForm(HeedForm):
    """Who leaves which post, when, and why."""

    def __init__(self, data: Any = None, *, tenures: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["tenure"] = SelectField(
            "Who leaves which post?", options=_options(tenures), missing="Choose who leaves which post"
        )
        self.fields["until"] = DateField("Last day in the post")
        self.fields["reason"] = LineField("Why?", missing="Say why they leave the post")


class AccountForm(HeedForm):
    """Whose account it is, and the name by which they sign in."""

    def __init__(self, data: Any = None, *, holders: Sequence[tuple[str, str]], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["holder"] = SelectField(
            "Whose account?", options=_options(holders), missing="Choose whose account it is"
        )
        self.fields["username"] = LineField(
            "Sign-in name",
            required=False,
            help_text="For a first account: letters, digits, full stops, hyphens, @ and _. "
            "Leave it blank for somebody who has an account: they get a new password.",
        )


def _options(pairs: Sequence[tuple[str, str]]) -> list[Option]:
    return [Option(value, label) for value, label in pairs]
