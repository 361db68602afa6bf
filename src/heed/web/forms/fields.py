"""Fields for words: a line, longer text, a password."""

from typing import Any

from django import forms

from heed.web.forms.text import LINE_LIMIT, LONG_LIMIT, clean_line, clean_text


class _WordsField(forms.CharField):
    """Shared by the fields of words. `missing` is the whole sentence shown when nothing was typed."""

    def __init__(self, label: str, *, limit: int, missing: str, **options: Any) -> None:
        self.limit = limit
        super().__init__(label=label, strip=False, **options)
        self.validators = []
        self.error_messages["required"] = missing or f"Enter an answer for “{label}”"


class LineField(_WordsField):
    """One line of text. `width` in characters (2, 3, 4, 5, 10, 20, 30) hints how much is expected."""

    widget = forms.TextInput

    def __init__(
        self, label: str, *, limit: int = LINE_LIMIT, missing: str = "", width: int = 0, **options: Any
    ) -> None:
        self.width = width
        super().__init__(label, limit=limit, missing=missing, **options)

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "", self.limit)


class LongTextField(_WordsField):
    """Text of several lines with its limit shown."""

    widget = forms.Textarea

    def __init__(
        self, label: str, *, limit: int = LONG_LIMIT, missing: str = "", rows: int = 5, **options: Any
    ) -> None:
        self.rows = rows
        super().__init__(label, limit=limit, missing=missing, **options)

    def to_python(self, value: Any) -> str:
        return clean_text(super().to_python(value) or "", self.limit)


class PasswordField(forms.CharField):
    """A password: taken as typed, never shown again."""

    widget = forms.PasswordInput

    def __init__(self, label: str, *, missing: str = "Enter your password", **options: Any) -> None:
        super().__init__(label=label, strip=False, max_length=1_000, **options)
        self.error_messages["required"] = missing
        self.error_messages["max_length"] = "The password is wrong"
