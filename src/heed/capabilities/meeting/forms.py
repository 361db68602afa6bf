"""The forms of meetings."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from heed.capabilities.meeting.actions import Agree
from heed.facts.meeting import Attendance
from heed.rulebook.book import Rules
from heed.store.ids import id_of
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import CheckboxesField, Option, RadioField, SelectField, options_from
from heed.web.forms.controls import HeedBoundField
from heed.web.forms.dates import DateField
from heed.web.forms.fields import LineField, LongTextField
from heed.web.forms.lines import LinesField

Posts = Sequence[tuple[str, str]]
ACTION_ROWS = 6

REVIEW = [
    Option("set", "A review is set", reveals=["next_review"]),
    Option("none", "There is no further review", reveals=["no_review_reason"]),
]


def post_options(posts: Posts) -> list[Option]:
    """Posts with their holders, as a list to choose from."""
    return [Option(post, title) for post, title in posts]


class PlanForm(HeedForm):
    """What kind of meeting, about whom, when, where, and chaired by which post.

    `subjects` are the names of the subjects of the file; who the meeting is about is asked where there are several.
    """

    optional = frozenset({"time", "place"})

    def __init__(
        self,
        data: Any = None,
        *,
        rules: Rules,
        posts: Posts,
        subjects: Mapping[str, str],
        chair: str = "",
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.subjects = subjects
        self.fields["meeting_kind"] = RadioField(
            "What kind of meeting is it?", options=options_from(rules.codes("meeting-kind"))
        )
        if len(subjects) > 1:
            self._ask_about_whom()
        self.fields["on"] = DateField(
            "Day of the meeting",
            help_text="For a meeting that is past, enter its day; you record next how it went.",
        )
        self.fields["time"] = LineField(
            "Time", required=False, limit=20, width=10, help_text="For example, 2:30pm"
        )
        self.fields["place"] = LineField("Place", required=False)
        self.fields["chair"] = SelectField(
            "Which post chairs it?", options=post_options(posts), initial=chair
        )

    def _ask_about_whom(self) -> None:
        self.fields["subjects"] = CheckboxesField(
            "Whom is the meeting about?",
            options=[Option(subject, name) for subject, name in self.subjects.items()],
            help_text="Subjects of one incident are met about separately: choose one, unless there is a reason.",
            missing="Choose whom the meeting is about",
        )
        self.fields["together"] = LongTextField(
            "Why are several met about together?",
            required=False,
            rows=3,
            help_text="Only where more than one is chosen",
        )

    @property
    def about(self) -> tuple[str, ...]:
        """Those whom the meeting is about: the one subject of the file, or those chosen of several."""
        return tuple(self.cleaned_data.get("subjects", self.subjects))


class CancelForm(HeedForm):
    """Why a meeting will not be held."""

    reason = LongTextField(
        "Why will the meeting not be held?", missing="Say why the meeting will not be held"
    )


class HoldForm(HeedForm):
    """Who came, what was decided, what is to be done, and when the next review is."""

    template_name = "meeting/hold_form.html"
    headings: ClassVar[Mapping[str, str]] = {"on": "The meeting"}
    optional = frozenset({"others", "decisions"})

    def __init__(
        self,
        data: Any = None,
        *,
        rules: Rules,
        invited: Sequence[str],
        apologised: Collection[str] = (),
        posts: Posts,
        on: date | None,
        **options: Any,
    ) -> None:
        super().__init__(data, **options)
        self.invited = invited
        self.fields["on"] = DateField("Held on", initial=on)
        attendance = options_from(rules.codes("attendance"), definitions=False)
        for number, who in enumerate(self.invited):
            self.fields[f"attended_{number}"] = RadioField(
                f"Attendance: {who}",
                options=attendance,
                inline=True,
                initial="apologies" if who in apologised else None,
            )
        self.fields["others"] = LinesField(
            "Who else was there?", required=False, help_text="One person a line, with their role", rows=3
        )
        self.fields["decisions"] = LinesField(
            "What was decided?", required=False, help_text="One decision a line", rows=4
        )
        self.fields["review"] = RadioField("Next review", options=REVIEW)
        self.fields["next_review"] = DateField("Day of the next review")
        self.fields["no_review_reason"] = LongTextField("Why is there no further review?", rows=3)
        for number in range(ACTION_ROWS):
            self._add_row(number, posts)

    def _add_row(self, number: int, posts: Posts) -> None:
        row = row_name(number)
        self.fields[f"{row}what"] = LineField("What is to be done", required=False, limit=500)
        self.fields[f"{row}owner"] = SelectField(
            "Which post does it", options=post_options(posts), required=False
        )
        self.fields[f"{row}due"] = DateField("Due", required=False)

    @property
    def meeting_fields(self) -> list[HeedBoundField]:
        """The fields about the meeting itself."""
        return [field for field in self.shown_fields if not field.name.startswith("action_")]

    @property
    def action_rows(self) -> list[list[HeedBoundField]]:
        """The fields of each action."""
        return [
            [self.bound(row_name(number) + name) for name in ("what", "owner", "due")]
            for number in range(ACTION_ROWS)
        ]

    @property
    def attendance(self) -> tuple[Attendance, ...]:
        """Those invited, in their order, then those who came besides."""
        answers = self.cleaned_data
        invited = [
            Attendance(who=who, attended=answers[f"attended_{n}"]) for n, who in enumerate(self.invited)
        ]
        return (*invited, *(Attendance(who=who, attended="attended") for who in answers["others"]))

    @property
    def actions(self) -> tuple[Agree, ...]:
        """The actions of the rows in which something was entered."""
        made = (_action(self.cleaned_data, number, self.key) for number in range(ACTION_ROWS))
        return tuple(action for action in made if action.what or action.owner or action.due)


def row_name(number: int) -> str:
    """What the names of the fields of an action begin with."""
    return f"action_{number + 1}_"


def _action(answers: dict[str, Any], number: int, key: str) -> Agree:
    row = row_name(number)
    return Agree(
        action=id_of(key, number + 1),
        what=answers[f"{row}what"],
        owner=answers[f"{row}owner"],
        due=answers[f"{row}due"],
        row=row,
    )


class ActionForm(HeedForm):
    """An action agreed outside a meeting."""

    def __init__(self, data: Any = None, *, posts: Posts, **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["what"] = LineField("What is to be done?", limit=500, missing="Say what is to be done")
        self.fields["owner"] = SelectField("Which post does it?", options=post_options(posts))
        self.fields["due"] = DateField("Due", missing="Enter the day by which it is due")


class ReviseForm(HeedForm):
    """A new date for an action, and why."""

    due = DateField("New date", help_text="The first date stays on the record and goes on counting.")
    reason = LongTextField("Why does it need a new date?", missing="Say why the action needs a new date")


class EndForm(HeedForm):
    """How an action ended."""

    def __init__(self, data: Any = None, *, rules: Rules, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        ended = [code for code in rules.codes("action-status") if code.code != "open"]
        self.fields["status"] = RadioField("How did it end?", options=options_from(ended))
        self.fields["on"] = DateField("On which day?", initial=today)
        self.fields["result"] = LongTextField(
            "What was done, or why will it not be done?",
            missing="Say what was done, or why it will not be done",
        )
