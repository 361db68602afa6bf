"""Text goes on the record as it was typed, or not at all."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from heed.web.forms.text import clean_line, clean_text, showable

ORDINARY = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="�"))


def test_letters_with_marks_are_composed() -> None:
    assert clean_text("Ŵyn Cafe\u0301") == "Ŵyn Café"


def test_line_ends_are_made_plain_and_space_at_the_ends_goes() -> None:
    assert clean_text("  one\r\ntwo\rthree \n") == "one\ntwo\nthree"


@pytest.mark.parametrize("text", ["a\x00b", "a\x1bb", "a\x85b", "a\x7fb"])
def test_a_control_character_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(ValidationError, match=r"Character 2 of this text is a control character \(code "):
        clean_text(text)


def test_a_line_break_in_a_line_is_refused_by_name() -> None:
    with pytest.raises(ValidationError, match="Character 4 of this text is a line break"):
        clean_line("one\ntwo")


@pytest.mark.parametrize("text", ["caf\ufffd", "a\ud800b"])
def test_what_could_not_be_read_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match="could not be read"):
        clean_text(text)


def test_too_long_says_the_limit_and_the_length() -> None:
    with pytest.raises(ValidationError, match=r"This is 20,001 characters long\. It must be 20,000"):
        clean_text("a" * 20_001)


def test_a_lone_surrogate_can_be_shown() -> None:
    assert showable("a\ud800b").encode("utf-8").startswith(b"a\xef\xbf\xbd")


@given(ORDINARY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)

    assert clean_text(once) == once
