"""Forms as they are shown: right controls, errors that lead to them, nothing typed that is lost."""

import re
from collections.abc import Mapping
from html import unescape
from typing import ClassVar

import pytest
from django.http import QueryDict
from django.test import Client

from heed.rulebook.refusal import Refusal, Refusals
from heed.web import forms
from heed.web.forms.base import LOST_REFERENCE
from heed.web.forms.controls import HeedBoundField
from heed.web.tests.gallery import FieldsForm

REFERENCE = {"idempotency_key": "a" * 32, "position": "3"}
COMPLETE: dict[str, str | list[str]] = {
    **REFERENCE,
    "name": "Harbour Lane",
    "account": "What was said",
    "outcome": "upheld",
    "told": ["police", "employer"],
    "sector": "school",
    "due-day": "4",
    "due-month": "mar",
    "due-year": "2014",
    "happened-unknown": "yes",
    "agreed": "yes",
}


def posted(**changes: str | list[str]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in (COMPLETE | changes).items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def ids(html: str) -> list[str]:
    return re.findall(r' id="([^"]+)"', html)


def test_a_complete_form_gives_typed_answers() -> None:
    form = FieldsForm(posted())

    assert form.is_valid(), form.errors
    assert form.cleaned_data["told"] == ["police", "employer"]
    assert form.cleaned_data["agreed"] is True
    assert (form.key, form.built_from) == ("a" * 32, 3)


def test_tick_boxes_are_tick_boxes_and_radios_are_radios(visitor: Client) -> None:
    page = visitor.get("/gallery/fields/").content.decode()

    assert len(re.findall(r'name="told" type="checkbox"', page)) == 3
    assert len(re.findall(r'name="outcome" type="radio"', page)) == 3
    assert len(re.findall(r'name="agreed" type="checkbox"', page)) == 1
    assert 'data-behaviour="exclusive"' in page


def test_each_error_leads_to_a_control_that_exists(visitor: Client) -> None:
    page = visitor.get("/gallery/fields/errors/").content.decode()
    anchors = re.findall(r'<a href="#(id_[^"]+)"', page)

    assert anchors == [
        "id_name",
        "id_account",
        "id_detail",
        "id_told",
        "id_sector",
        "id_due-day",
        "id_happened-day",
        "id_agreed",
    ]
    controls = re.findall(r'<(?:input|textarea|select)[^>]* id="([^"]+)"', page)
    assert set(anchors) <= set(controls)


def test_hints_and_errors_are_named_by_their_control(visitor: Client) -> None:
    page = visitor.get("/gallery/fields/errors/").content.decode()
    described = [name for names in re.findall(r'aria-describedby="([^"]+)"', page) for name in names.split()]

    assert set(described) <= set(ids(page))
    assert "id_account-info id_account-hint id_account-error" in page


def test_no_id_is_used_twice(visitor: Client) -> None:
    for address in ("/gallery/", "/gallery/fields/", "/gallery/fields/errors/"):
        found = ids(visitor.get(address).content.decode())

        assert sorted(found) == sorted(set(found))


def test_the_title_says_that_there_is_an_error(visitor: Client) -> None:
    assert b"<title>Error: Every field" in visitor.get("/gallery/fields/errors/").content
    assert b"<title>Every field" in visitor.get("/gallery/fields/").content


def test_the_browser_judges_nothing_and_fills_in_nothing(visitor: Client) -> None:
    page = visitor.get("/gallery/fields/").content.decode()

    assert '<form method="post" novalidate>' in page
    assert " required" not in page
    typed = re.findall(r'<(?:input[^>]*type="text"|textarea)[^>]*>', page)
    assert typed
    assert all('autocomplete="off"' in control for control in typed)


def test_an_answer_reveals_its_own_field_and_only_it_needs_that() -> None:
    chosen = FieldsForm(posted(outcome="other", detail=""))
    not_chosen = FieldsForm(posted(outcome="upheld", detail="\x00" + "x" * 300))

    assert chosen.errors["detail"] == ["Enter what else it was"]
    assert not_chosen.is_valid()
    assert not_chosen.cleaned_data["detail"] == ""
    assert [row.key for row in not_chosen.answers()].count("What else") == 0


def test_a_field_that_is_revealed_stands_inside_its_answer(visitor: Client) -> None:
    page = visitor.get("/gallery/fields/").content.decode()

    assert page.count('name="detail"') == 1
    assert page.index('id="conditional-id_outcome-3"') < page.index('name="detail"')


@pytest.mark.parametrize("field", ["outcome", "sector", "told"])
def test_an_unknown_code_is_refused_in_words(field: str) -> None:
    form = FieldsForm(posted(**{field: ["made-up"]}))

    assert "answers listed" in form.errors[field][0]


def test_nobody_excludes_somebody() -> None:
    form = FieldsForm(posted(told=["police", "none"]))

    assert form.errors["told"] == ["Tick “Nobody yet” alone, or untick it"]


def test_a_form_keeps_its_key_when_it_is_shown_again() -> None:
    form = FieldsForm(posted(name=""))

    assert not form.is_valid()
    assert f'name="idempotency_key" value="{"a" * 32}"' in str(form)


def test_each_form_shown_has_a_key_of_its_own() -> None:
    assert FieldsForm().key != FieldsForm().key


@pytest.mark.parametrize(
    "changes",
    [
        {"idempotency_key": ""},
        {"idempotency_key": "A" * 32},
        {"position": "-1"},
        {"position": "²"},
        {"position": ""},
    ],
)
def test_a_form_without_its_reference_gets_a_new_one_and_says_so(changes: dict[str, str]) -> None:
    form = FieldsForm(posted(**changes), position=5)

    assert form.non_field_errors() == [LOST_REFERENCE]
    assert re.fullmatch("[0-9a-f]{32}", form.key)
    assert form.built_from == 5


def test_each_refusal_is_shown_on_the_field_it_names() -> None:
    form = FieldsForm(posted())
    form.refuse(
        Refusals(
            [
                Refusal("a", "Say which sector", "sector"),
                Refusal("b", "The file is closed"),
                Refusal("c", "Of another form", "elsewhere"),
            ]
        )
    )

    assert form.errors["sector"] == ["Say which sector"]
    assert [problem.text for problem in form.problems] == [
        "The file is closed",
        "Of another form",
        "Say which sector",
    ]


def test_answers_are_shown_in_words() -> None:
    form = FieldsForm(posted(outcome="other", detail="An informal warning", account="One\nTwo <b>"))
    form.is_valid()
    shown = {row.key: row.value for row in form.answers()}

    assert shown == {
        "Name of the setting": "Harbour Lane",
        "Reference": "Not given",
        "What was said": "<p>One<br>Two &lt;b&gt;</p>",
        "Outcome": "Something else",
        "What else": "An informal warning",
        "Who was told": "Police, Employer",
        "Sector": "School",
        "Date it is due": "4 March 2014",
        "When it happened": "Not known",
        "The employer agreed": "Yes",
    }


def test_what_was_typed_is_escaped_where_it_is_shown_again() -> None:
    form = FieldsForm(posted(name='"><script>', account="</textarea><script>"))

    assert "<script>" not in str(form)
    assert unescape(str(form)).count("<script>") == 2


class QuestionForm(forms.HeedForm):
    page_heading = "name"
    name = forms.LineField("What is the setting called?")


def test_a_lone_question_is_the_heading_of_its_page() -> None:
    form = QuestionForm()

    assert re.search(
        r'<h1 class="govuk-label-wrapper">\s*<label class="govuk-label govuk-label--l"', str(form)
    )
    assert isinstance(form["name"], HeedBoundField)


class LongForm(forms.HeedForm):
    headings: ClassVar[Mapping[str, str]] = {"name": "Who it is"}
    optional = frozenset({"other"})

    name = forms.LineField("Name")
    other = forms.LineField("Other names", required=False)


def test_a_long_form_has_headings_above_smaller_labels_and_says_what_is_optional() -> None:
    page = str(LongForm())

    assert page.index("<h2") < page.index("Who it is") < page.index("Name")
    assert page.count("govuk-label--s") == 2
    assert "Other names (optional)" in page
    assert "Name (optional)" not in page


def test_what_is_optional_is_not_said_again_where_answers_are_checked() -> None:
    form = LongForm({**REFERENCE, "name": "Jordan Sample", "other": ""})

    assert form.is_valid()
    assert [row.key for row in form.answers()] == ["Name", "Other names"]
