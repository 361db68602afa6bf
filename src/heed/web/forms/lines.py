"""A field for a list: one thing a line."""

from typing import Any

from heed.web.forms.fields import LongTextField


class LinesField(LongTextField):
    """Several things, one a line; the answer is a tuple of them, without blank lines and repetitions."""

    def clean(self, value: Any) -> tuple[str, ...]:
        lines = (line.strip() for line in str(super().clean(value)).split("\n"))
        return tuple(dict.fromkeys(line for line in lines if line))

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, tuple | list) else value
