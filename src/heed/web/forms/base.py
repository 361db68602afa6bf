"""The base classes of forms: how they are shown, and what each form of the record carries."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, cast
from uuid import uuid4

from django import forms
from django.forms.renderers import TemplatesSetting
from django.http import QueryDict

from heed.rulebook.refusal import Refusal
from heed.web.components import Problem, Row
from heed.web.forms.answers import answer_words
from heed.web.forms.choice import Option, RadioField
from heed.web.forms.controls import HeedBoundField

LOST_REFERENCE = "This form arrived without its reference. Check your answers, then send it again."


class Renderer(TemplatesSetting):
    """Renders Django's forms with the components. Named by the setting FORM_RENDERER."""

    bound_field_class = HeedBoundField
    form_template_name = "heed/forms/form.html"
    field_template_name = "heed/forms/field.html"


class PageForm(forms.Form):
    """A form as the pages show it.

    `page_heading` names the field whose label is the heading of the page. `headings` has, by field, the heading
    of the part of a long form that begins with it. `optional` names the fields said to be optional: not those
    that a rule asks for in some cases.
    """

    use_required_attribute = False
    page_heading: ClassVar[str] = ""
    headings: ClassVar[Mapping[str, str]] = {}
    optional: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("label_suffix", "")
        super().__init__(*args, **options)

    def bound(self, name: str) -> HeedBoundField:
        return cast(HeedBoundField, self[name])

    @property
    def shown_fields(self) -> list[HeedBoundField]:
        """The fields in their order, without those that are shown beneath an answer of another."""
        beneath = {name for _, option in self._revealing() for name in option.reveals}
        return [self.bound(field.name) for field in self.visible_fields() if field.name not in beneath]

    @property
    def problems(self) -> list[Problem]:
        """What the error summary says: each message once, leading to the control that it is about."""
        general = [Problem(str(message)) for message in self.non_field_errors()]
        fields = [self.bound(field.name) for field in self.visible_fields()]
        return general + [
            Problem(str(message), f"#{field.focus_id}") for field in fields for message in field.errors
        ]

    def refuse(self, refusal: Refusal) -> None:
        """Show a refusal: each of its messages on the field that it names, or above the form."""
        for one in refusal.all:
            self.add_error(one.field if one.field in self.fields else None, one.message)

    def answers(self) -> list[Row]:
        """The valid answers in words, for a page on which they are checked."""
        unchosen = set(self._unchosen())
        shown = [field for field in self.visible_fields() if field.name not in unchosen]
        return [
            Row(str(field.label), answer_words(field.field, self.cleaned_data[field.name])) for field in shown
        ]

    def _revealing(self) -> Iterator[tuple[str, Option]]:
        for name, field in self.fields.items():
            if isinstance(field, RadioField):
                yield from ((name, option) for option in field.options if option.reveals)

    def _unchosen(self) -> Iterator[str]:
        """Fields that belong to an answer which was not chosen."""
        for name, option in self._revealing():
            if self.cleaned_data.get(name) != option.value:
                yield from option.reveals

    def _clean_fields(self) -> None:
        super()._clean_fields()  # type: ignore[misc]
        for name in self._unchosen():
            self.errors.pop(name, None)
            self.cleaned_data[name] = getattr(self.fields[name], "empty_value", None)


class HeedForm(PageForm):
    """A form that puts something on the record.

    It carries a key of its own, so that sending it twice records once, and the position: how many facts
    the file held when the page was made, so that what was recorded meanwhile is not overlooked.
    """

    idempotency_key = forms.CharField(widget=forms.HiddenInput, required=False)
    position = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any = None, *args: Any, position: int = 0, **options: Any) -> None:
        super().__init__(data, *args, **options)
        self.initial.update(idempotency_key=uuid4().hex, position=position)
        self._lost_reference = self.is_bound and not self._has_reference()
        if self._lost_reference:
            self._put("idempotency_key", self.initial["idempotency_key"])
            self.move_to(position)

    @property
    def key(self) -> str:
        """The key of this form: 32 hexadecimal digits."""
        return str(self["idempotency_key"].value())

    @property
    def built_from(self) -> int:
        """The number of facts from which the page was made."""
        return int(self["position"].value())

    def move_to(self, position: int) -> None:
        """Set the position of the page on which this form is shown again."""
        self._put("position", str(position))

    def clean(self) -> dict[str, Any]:
        if self._lost_reference:
            raise forms.ValidationError(LOST_REFERENCE, code="lost_reference")
        return self.cleaned_data

    def _has_reference(self) -> bool:
        key, position = (self[name].value() or "" for name in ("idempotency_key", "position"))
        return bool(re.fullmatch(r"[0-9a-f]{32}", key) and re.fullmatch(r"[0-9]{1,9}", position))

    def _put(self, name: str, value: str) -> None:
        data = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        data[self.add_prefix(name)] = value
        self.data = data
