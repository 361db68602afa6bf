"""The forms of tracks."""

from datetime import date
from typing import Any, Final

from heed.rulebook.book import Rules
from heed.rulebook.lists.tracks import ENDINGS_OF, STEPS_OF
from heed.web.forms.base import HeedForm
from heed.web.forms.choice import RadioField, options_from
from heed.web.forms.dates import DateField
from heed.web.forms.fields import LineField, LongTextField

REFERENCES: Final = {"criminal": "Crime number or other reference", "regulator": "Their reference"}


class StepForm(HeedForm):
    """One step of one track, on its own day."""

    optional = frozenset({"by", "note"})

    def __init__(self, data: Any = None, *, rules: Rules, track: str, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        steps = [code for code in rules.codes("track-step") if code.code in STEPS_OF[track]]
        self.fields["step"] = RadioField("Which step?", options=options_from(steps))
        self.fields["on"] = DateField("On which day?", initial=today)
        self.fields["by"] = LineField("By whom?", required=False, help_text="A role and a body, or a name")
        self.fields["reference"] = LineField(
            REFERENCES.get(track, "Reference"), required=False, limit=100, width=20
        )
        self.fields["next_on"] = DateField(
            "Which date was set next?",
            required=False,
            help_text="Such as the day to which bail was given, or that of the next hearing. You are asked what came "
            "of it.",
        )
        self.fields["note"] = LongTextField("Note", required=False, rows=3)


class EndForm(HeedForm):
    """How a track ended, when, and why."""

    optional = frozenset({"reference"})

    def __init__(self, data: Any = None, *, rules: Rules, track: str, today: date, **options: Any) -> None:
        super().__init__(data, **options)
        endings = [code for code in rules.codes("track-ending") if code.code in ENDINGS_OF[track]]
        self.fields["ending"] = RadioField("How did it end?", options=options_from(endings))
        self.fields["on"] = DateField("On which day?", initial=today)
        self.fields["reference"] = LineField(
            REFERENCES.get(track, "Reference"), required=False, limit=100, width=20
        )
        self.fields["reason"] = LongTextField("The reason, as it was given", missing="Say why it ended so")


class NoTrackForm(HeedForm):
    """Why there is no such track."""

    reason = LongTextField("Why is there none?", missing="Say why there is none")
