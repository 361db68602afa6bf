"""Fields in which one or more of a list is chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django import forms


@dataclass(frozen=True)
class Option:
    """What may be chosen. `hint` is shown under it; `reveals` names fields that belong to this answer alone.

    `exclusive` unticks all other boxes, as 'None of these' does; `divider` is a word shown before the option.
    """

    value: str
    label: str
    hint: str = ""
    reveals: Sequence[str] = ()
    exclusive: bool = False
    divider: str = ""


class Coded(Protocol):
    """A code of a code list, such as `heed.rulebook.codes.Code`."""

    @property
    def code(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def definition(self) -> str: ...


def options_from(codes: Iterable[Coded], *, definitions: bool = True) -> list[Option]:
    """The codes as options, each with the definition in force beside it."""
    return [Option(code.code, code.label, hint=code.definition if definitions else "") for code in codes]


def _choices(options: Sequence[Option]) -> list[tuple[str, str]]:
    return [(option.value, option.label) for option in options]


class _OptionsField(forms.ChoiceField):
    """One of the options. They may be set after the form is made: `form.fields[...].options = ...`."""

    def __init__(self, label: str, *, options: Sequence[Option] = (), missing: str = "", **rest: Any) -> None:
        super().__init__(label=label, **rest)
        self.options = options
        self.error_messages["required"] = missing or f"Choose an answer for “{label}”"
        self.error_messages["invalid_choice"] = f"Choose one of the answers listed for “{label}”"

    @property
    def options(self) -> Sequence[Option]:
        return self._options

    @options.setter
    def options(self, options: Sequence[Option]) -> None:
        self._options = options
        self.choices = _choices(options)


class RadioField(_OptionsField):
    """One of a few, all shown."""

    widget = forms.RadioSelect

    def __init__(
        self,
        label: str,
        *,
        options: Sequence[Option] = (),
        missing: str = "",
        inline: bool = False,
        **rest: Any,
    ) -> None:
        self.inline = inline
        super().__init__(label, options=options, missing=missing, **rest)


class SelectField(_OptionsField):
    """One of many. `empty` is the words of the first line, which stands for no answer."""

    widget = forms.Select

    def __init__(
        self,
        label: str,
        *,
        options: Sequence[Option] = (),
        missing: str = "",
        empty: str = "Choose",
        **rest: Any,
    ) -> None:
        self.empty = empty
        super().__init__(label, options=options, missing=missing, **rest)


class CheckboxesField(forms.MultipleChoiceField):
    """Any number of a list; the answer is a list of values, each once."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, label: str, *, options: Sequence[Option] = (), missing: str = "", **rest: Any) -> None:
        super().__init__(label=label, **rest)
        self.options = options
        self.error_messages["required"] = missing or f"Tick at least one answer for “{label}”"
        self.error_messages["invalid_choice"] = f"Tick only answers listed for “{label}”"

    @property
    def options(self) -> Sequence[Option]:
        return self._options

    @options.setter
    def options(self, options: Sequence[Option]) -> None:
        self._options = options
        self.choices = _choices(options)

    def clean(self, value: Any) -> list[str]:
        chosen: list[str] = list(dict.fromkeys(super().clean(value)))
        alone = [option for option in self.options if option.exclusive and option.value in chosen]
        if alone and len(chosen) > 1:
            raise forms.ValidationError(f"Tick “{alone[0].label}” alone, or untick it", code="exclusive")
        return chosen


class TickField(forms.BooleanField):
    """One tick box: a statement that is true when ticked."""

    widget = forms.CheckboxInput

    def __init__(self, label: str, *, missing: str = "", **rest: Any) -> None:
        super().__init__(label=label, **rest)
        self.error_messages["required"] = missing or f"Tick “{label}”"
