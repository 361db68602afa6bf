"""What no form should be sent comes back with a clear message and with everything that was typed."""

from urllib.parse import quote, urlencode

import pytest
from django.test import Client

REFERENCE = {"idempotency_key": "a" * 32, "position": "4"}
FORM = "application/x-www-form-urlencoded"


def send(visitor: Client, body: str) -> str:
    response = visitor.post("/gallery/step/", f"{urlencode(REFERENCE)}&{body}", content_type=FORM)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize("text", ["word " * 400_000, "ŵ" * 1_000_000], ids=["plain", "two bytes a letter"])
def test_a_paste_of_two_megabytes_comes_back_with_its_limit(visitor: Client, text: str) -> None:
    page = send(visitor, f"reason={quote(text)}")

    assert f"This is {len(text.strip()):,} characters long. It must be 20,000 characters or fewer." in page
    assert f"\n{text}</textarea>" in page


def test_bytes_that_are_not_utf_8_are_refused_and_never_replaced_in_silence(visitor: Client) -> None:
    page = send(visitor, "reason=caf%E9+at+noon")

    assert "could not be read" in page
    assert "caf� at noon</textarea>" in page


def test_an_encoded_lone_surrogate_is_refused(visitor: Client) -> None:
    assert "could not be read" in send(visitor, "reason=a%ED%A0%80b")


def test_a_control_character_is_refused(visitor: Client) -> None:
    page = send(visitor, "reason=a%00b")

    assert "Character 2 of this text is a control character (code 00)" in page


def test_what_is_too_large_to_take_in_says_so(visitor: Client) -> None:
    response = visitor.post("/gallery/step/", f"reason={'a' * (20 * 1024 * 1024)}", content_type=FORM)

    assert response.status_code == 413
    assert b"A form may hold up to 20 MB. Nothing was recorded." in response.content


def test_too_many_fields_are_refused(visitor: Client) -> None:
    response = visitor.post("/gallery/step/", "&".join(f"a{n}=" for n in range(2000)), content_type=FORM)

    assert response.status_code == 400
    assert b"This request cannot be read" in response.content
