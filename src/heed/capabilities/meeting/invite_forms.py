"""The forms by which people are asked to a meeting, and by which they say that they cannot come."""

from collections.abc import Mapping, Sequence
from typing import Any

from heed.access.conflicts import ConflictCheck, Suggested
from heed.capabilities.meeting.invitations import Checked
from heed.facts.meeting import Invitee
from heed.rulebook.book import Rules
from heed.web.forms.base import HeedForm, PageForm
from heed.web.forms.choice import CheckboxesField, Option, RadioField, SelectField, options_from
from heed.web.forms.controls import HeedBoundField
from heed.web.forms.fields import LineField

OUTSIDE_ROWS = 3
OUTSIDE = ("title", "organisation", "name", "conflict", "note")
NOTHING_KNOWN = "Nothing on record suggests a conflict."


class ChooseForm(PageForm):
    """Which posts on record are to be asked; the check of each comes next."""

    def __init__(self, data: Any = None, *, posts: Sequence[tuple[str, str]], chair: str) -> None:
        super().__init__(data, initial={"post": [chair]})
        self.fields["post"] = CheckboxesField(
            "Which posts are to be invited?",
            required=False,
            options=[Option(post, title) for post, title in posts],
            help_text="People who hold no post on record are added on the next page.",
        )


class InviteForm(HeedForm):
    """The check of each post that was chosen, and rows for people outside.

    `posts` are their words by post, `suggested` what the record says against each.
    """

    template_name = "meeting/invite_form.html"

    def __init__(
        self,
        data: Any = None,
        *,
        rules: Rules,
        posts: Mapping[str, str],
        suggested: Mapping[str, Suggested],
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.posts, self.suggested = posts, suggested
        findings = options_from(rules.codes("conflict-finding"))
        for post, title in posts.items():
            self._add_check(_of_post(post), findings, title, known=suggested[post])
        for number in range(OUTSIDE_ROWS):
            row = _of_outsider(number)
            self.fields[f"{row}title"] = LineField("Their post", required=False)
            self.fields[f"{row}organisation"] = LineField("Organisation", required=False)
            self.fields[f"{row}name"] = LineField("Name", required=False)
            self._add_check(row, findings, f"person {number + 1} outside", known=None)

    def _add_check(self, row: str, findings: list[Option], of: str, *, known: Suggested | None) -> None:
        hint = " ".join(known.reasons) or NOTHING_KNOWN if known else ""
        self.fields[f"{row}conflict"] = RadioField(
            f"Conflict of interest: {of}", options=findings, help_text=hint, required=known is not None
        )
        self.fields[f"{row}note"] = LineField(
            f"What was found or done: {of}",
            required=False,
            limit=500,
            help_text="Needed where a conflict is suggested or was found",
        )

    @property
    def checks(self) -> list[HeedBoundField]:
        """The questions about the posts that were chosen."""
        return [field for field in self.shown_fields if field.name.startswith("post_")]

    @property
    def outside(self) -> list[list[HeedBoundField]]:
        """The questions about each person outside."""
        rows = map(_of_outsider, range(OUTSIDE_ROWS))
        return [[self.bound(f"{row}{name}") for name in OUTSIDE] for row in rows]

    def checked(self, check: ConflictCheck) -> list[Checked]:
        """Everybody named, with what the record suggests of them."""
        posts = [self._post(post) for post in self.posts]
        rows = (self._outsider(_of_outsider(n), check) for n in range(OUTSIDE_ROWS))
        return [*posts, *(one for one in rows if any(one.invitee.seat) or one.invitee.conflict)]

    def _post(self, post: str) -> Checked:
        row, known = _of_post(post), self.suggested[post]
        answers = {name: self.cleaned_data[f"{row}{name}"] for name in ("conflict", "note")}
        return Checked(
            invitee=Invitee(post=post, **answers), suggested=known.reasons, subject=known.subject, row=row
        )

    def _outsider(self, row: str, check: ConflictCheck) -> Checked:
        invitee = Invitee(**{name: self.cleaned_data[f"{row}{name}"] for name in OUTSIDE})
        known = check.of_outsider(invitee.name, invitee.organisation)
        return Checked(invitee=invitee, suggested=known.reasons, row=row)


def _of_post(post: str) -> str:
    return f"post_{post}_"


def _of_outsider(number: int) -> str:
    return f"outside_{number + 1}_"


class ApologiesForm(HeedForm):
    """Who cannot come, and who or what comes in their place. `asked` are their words by the answer."""

    optional = frozenset({"instead"})

    def __init__(self, data: Any = None, *, asked: Mapping[str, str], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["who"] = SelectField(
            "Who cannot come?",
            options=[Option(value, words) for value, words in asked.items()],
            missing="Choose who cannot come",
        )
        self.fields["instead"] = LineField("Who comes instead, or what is sent", required=False)
