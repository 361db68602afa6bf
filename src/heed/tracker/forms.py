"""The form of the preview: a file, which is kept nowhere, and a mapping."""

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile

from heed.tracker.sheet import Unreadable, UnreadableMapping
from heed.web.components import Problem
from heed.web.forms.base import PageForm
from heed.web.forms.fields import LongTextField

LARGEST: Final = 2 * 1024 * 1024
CHOOSE: Final = "Choose a spreadsheet of at most 2 MB"


class TrackerForm(PageForm):
    """The file is asked for by the template; a browser never fills it in again."""

    mapping = LongTextField(
        "Mapping",
        required=False,
        rows=16,
        limit=60_000,
        help_text="Leave it blank to have one guessed from the headings. Choose the file again each time.",
    )

    def __init__(self, data: Any = None, *, file: "UploadedFile[Any] | None" = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.file = file
        self.file_error = ""

    def clean(self) -> dict[str, Any]:
        if self.file is None or not self.file.size or self.file.size > LARGEST:
            self.refuse_file(CHOOSE)
        return self.cleaned_data

    @property
    def problems(self) -> list[Problem]:
        """As of every form; what is wrong with the file leads to where it is chosen."""
        return [
            Problem(one.text, "#id_file") if one.text == self.file_error else one for one in super().problems
        ]

    def refuse_file(self, message: str) -> None:
        """Say what is wrong with the file."""
        self.file_error = message
        self.add_error(None, forms.ValidationError(message))

    def refuse_unreadable(self, error: Unreadable) -> None:
        """Say what is wrong on the field that it is about."""
        message = f"{error} {error.advice}".strip()
        if isinstance(error, UnreadableMapping):
            self.add_error("mapping", message)
        else:
            self.refuse_file(message)
