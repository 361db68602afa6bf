"""From a Django field to the control that the page shows."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from heed.web.components import Control, Item, Part
from heed.web.forms.choice import CheckboxesField, Option, RadioField, SelectField
from heed.web.forms.dates import PARTS, DateWidget, PartError, WhenWidget, typed_date
from heed.web.forms.fields import LineField, LongTextField
from heed.web.forms.text import showable

LEGEND = "govuk-fieldset__legend--m"
LABEL = "govuk-label--m"


class HeedBoundField(BoundField):
    """A field of a form with its value and errors, and the `control` that shows them."""

    @property
    def heading(self) -> str:
        """The heading of the part of the form that begins here; empty where none does."""
        return str(getattr(self.form, "headings", {}).get(self.name, ""))

    @property
    def control(self) -> Control:
        return _control(self)

    @property
    def wrong_parts(self) -> tuple[str, ...]:
        """The boxes of a date in which something is wrong."""
        errors = self.form.errors.get(self.name)
        if not errors:
            return ()
        given = [error.parts for error in errors.as_data() if isinstance(error, PartError)]
        return given[0] if given else PARTS

    @property
    def focus_id(self) -> str:
        """The id of the control in which an error of this field is put right."""
        if isinstance(self.field.widget, DateWidget):
            return f"{self.auto_id}-{next(iter(self.wrong_parts), PARTS[0])}"
        return str(self.auto_id)

    @property
    def error_html(self) -> str:
        """All messages of the field, one below the other; empty when there is none."""
        return format_html_join(mark_safe("<br>"), "{}", ((message,) for message in self.errors))


def _control(bound: HeedBoundField) -> Control:
    return next(make(bound) for kind, make in _BY_WIDGET if isinstance(bound.field.widget, kind))


def _common(bound: HeedBoundField) -> dict[str, Any]:
    return {
        "id": str(bound.auto_id),
        "name": bound.html_name,
        "label": _words(bound),
        "hint": bound.help_text,
        "error": bound.error_html,
        "page_heading": _is_page_heading(bound),
        "autocomplete": bound.field.widget.attrs.get("autocomplete", "off"),
    }


def _words(bound: HeedBoundField) -> str:
    optional = bound.name in getattr(bound.form, "optional", ())
    return f"{bound.label} (optional)" if optional else str(bound.label)


def _is_page_heading(bound: HeedBoundField) -> bool:
    return getattr(bound.form, "page_heading", "") == bound.name


def _label(bound: HeedBoundField, usual: str, large: str) -> str:
    """The class of the size: beneath a heading of the form, a label is smaller than it."""
    if _is_page_heading(bound):
        return large
    return usual.replace("--m", "--s") if getattr(bound.form, "headings", {}) else usual


def _text(bound: HeedBoundField) -> str:
    value = bound.value()
    return "" if value is None else showable(str(value))


def _input(bound: HeedBoundField) -> Control:
    width = bound.field.width if isinstance(bound.field, LineField) else 0
    return Control(
        kind="input",
        value=_text(bound),
        classes=f"govuk-input--width-{width}" if width else "",
        label_classes=_label(bound, LABEL, "govuk-label--l"),
        inputmode=bound.field.widget.attrs.get("inputmode", ""),
        **_common(bound),
    )


def _password(bound: HeedBoundField) -> Control:
    return Control(
        kind="input",
        type="password",
        label_classes=_label(bound, LABEL, "govuk-label--l"),
        spellcheck="false",
        **_common(bound),
    )


def _textarea(bound: HeedBoundField) -> Control:
    field = bound.field
    return Control(
        kind="character_count" if isinstance(field, LongTextField) else "textarea",
        value=_text(bound),
        maxlength=field.limit if isinstance(field, LongTextField) else None,
        rows=field.rows if isinstance(field, LongTextField) else 5,
        label_classes=_label(bound, LABEL, "govuk-label--l"),
        **_common(bound),
    )


def _select(bound: HeedBoundField) -> Control:
    field = bound.field
    chosen = _text(bound)
    options = [Option("", field.empty), *field.options] if isinstance(field, SelectField) else _plain(bound)
    items = [Item(option.value, option.label, checked=option.value == chosen) for option in options]
    return Control(
        kind="select", items=items, label_classes=_label(bound, LABEL, "govuk-label--l"), **_common(bound)
    )


def _plain(bound: HeedBoundField) -> list[Option]:
    choices: Any = cast(forms.ChoiceField, bound.field).choices
    return [Option(str(value), str(label)) for value, label in choices]


def _radios(bound: HeedBoundField) -> Control:
    field = bound.field
    options = field.options if isinstance(field, RadioField) else _plain(bound)
    inline = isinstance(field, RadioField) and field.inline
    return Control(
        kind="radios",
        items=list(_items(bound, options, {_text(bound)})),
        classes="govuk-radios--inline" if inline else "",
        label_classes=_label(bound, LEGEND, "govuk-fieldset__legend--l"),
        **_common(bound),
    )


def _checkboxes(bound: HeedBoundField) -> Control:
    field = bound.field
    options = field.options if isinstance(field, CheckboxesField) else _plain(bound)
    chosen = {str(value) for value in bound.value() or ()}
    return Control(
        kind="checkboxes",
        items=list(_items(bound, options, chosen)),
        label_classes=_label(bound, LEGEND, "govuk-fieldset__legend--l"),
        **_common(bound),
    )


def _tick(bound: HeedBoundField) -> Control:
    common = {**_common(bound), "label": "", "page_heading": False}
    item = Item("yes", str(bound.label), id=common["id"], checked=bool(bound.value()))
    return Control(kind="checkboxes", items=[item], fieldset=False, **common)


def _items(bound: HeedBoundField, options: Any, chosen: set[str]) -> Iterator[Item]:
    for place, option in enumerate(options, start=1):
        yield Item(
            value=option.value,
            text=option.label,
            id=f"{bound.auto_id}-{place}" if place > 1 else str(bound.auto_id),
            hint=option.hint,
            checked=option.value in chosen,
            divider=option.divider,
            exclusive=option.exclusive,
            reveal=_reveal(bound, option),
        )


def _reveal(bound: HeedBoundField, option: Option) -> str:
    """The fields that belong to one answer; hidden by a script only, so they are plain without one."""
    return SafeString("".join(bound.form[name].as_field_group() for name in option.reveals))


def _date(bound: HeedBoundField) -> Control:
    typed = typed_date(bound.value())
    parts = [_part(bound, part, typed.get(part, ""), part in bound.wrong_parts) for part in PARTS]
    is_when = isinstance(bound.field.widget, WhenWidget)
    return Control(
        kind="when" if is_when else "date",
        parts=parts,
        items=_precision_items(bound, typed) if is_when else (),
        label_classes=_label(bound, LEGEND, "govuk-fieldset__legend--l"),
        **_common(bound),
    )


def _part(bound: HeedBoundField, part: str, value: str, wrong: bool) -> Part:
    return Part(
        id=f"{bound.auto_id}-{part}",
        name=f"{bound.html_name}-{part}",
        label=part.capitalize(),
        value=showable(value),
        width=4 if part == "year" else 2,
        error=wrong,
        # A month may be typed as a name, for which a keypad of numbers is of no use.
        inputmode="text" if part == "month" else "numeric",
    )


def _precision_items(bound: HeedBoundField, typed: dict[str, str]) -> list[Item]:
    texts = {"about": "This date is approximate", "unknown": "The date is not known"}
    return [
        Item(
            "yes",
            text,
            id=f"{bound.auto_id}-{box}",
            name=f"{bound.html_name}-{box}",
            checked=bool(typed.get(box)),
        )
        for box, text in texts.items()
    ]


# CheckboxSelectMultiple is a subclass of RadioSelect, which is one of Select: the order matters.
_BY_WIDGET: Sequence[tuple[type[forms.Widget], Callable[[HeedBoundField], Control]]] = (
    (forms.CheckboxSelectMultiple, _checkboxes),
    (forms.RadioSelect, _radios),
    (forms.Select, _select),
    (forms.CheckboxInput, _tick),
    (DateWidget, _date),
    (forms.Textarea, _textarea),
    (forms.PasswordInput, _password),
    (forms.Widget, _input),
)
