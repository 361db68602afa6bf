"""Requests as no browser of ours makes them: odd encodings, broken bodies, too much of everything."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.bad_input.pages import PLAIN
from tests.bad_input.reading import sent_by, size_of_record
from tests.bad_input.world import OPEN, World

from heed.access.testing import Member
from heed.web.testing import filled, text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
NOTES = f"/files/{OPEN}/note/"
FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="text"\r\n\r\nwords\r\n--b--\r\n'
CHARSETS = (
    "utf-16",
    "utf-7",
    "base64",
    "hex",
    "raw_unicode_escape",
    "unicode_escape",
    "idna",
    "rot13",
    "x",
    "",
)

BODIES: dict[str, tuple[str, bytes]] = {
    "nothing": (FORM, b""),
    "no form at all": ("text/plain", b"words"),
    "JSON": ("application/json", b'{"text": "words"}'),
    "no type": ("", b"text=words"),
    "a broken type": ("multipart/form-data; boundary=\xff", b"text=words"),
    "no boundary": ("multipart/form-data", PART),
    "cut off": (MULTIPART, PART[:40]),
    "only a boundary": (MULTIPART, b"--b--"),
    "a part without a name": (MULTIPART, PART.replace(b'; name="text"', b"")),
    "a part in base64 that is none": (
        MULTIPART,
        PART.replace(b"\r\n\r\nwords", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!"),
    ),
    "a file where words are asked": (MULTIPART, PART.replace(b'"text"', b'"text"; filename="/etc/x\x00"')),
    "invalid escapes": (FORM, b"text=%zz%&%=%&=&text"),
    "not UTF-8": (FORM, b"text=\xff\xfe\xed\xa0\x80"),
    "two thousand fields": (FORM, b"&".join(b"f%d=1" % n for n in range(2000))),
    "one field two thousand times": (FORM, b"text=1&" * 2000),
    "NULs": (FORM, b"\0" * 1000),
    **{f"urlencoded as {c}": (f"{FORM}; charset={c}", b"text=\\ud800+words&x=%00") for c in CHARSETS},
    **{
        f"multipart as {c}": (f"{MULTIPART}; charset={c}", PART.replace(b"words", b"\\ud800 \\x00"))
        for c in CHARSETS
    },
}


@pytest.mark.parametrize("address", [NOTES, "/sign-in/", "/search/"])
def test_a_body_that_is_no_form_is_answered_and_records_nothing(
    address: str, world: World, signed_in: SignedIn
) -> None:
    browser = Client(raise_request_exception=False) if "sign" in address else signed_in(world.cast.alice)
    before = size_of_record()
    answers = {body: browser.generic("POST", address, sent, kind) for body, (kind, sent) in BODIES.items()}
    silent = [
        body
        for body, answer in answers.items()
        if answer.status_code != 400 and address == NOTES and "govuk-error-summary" not in text_of(answer)
    ]

    assert {body for body, answer in answers.items() if answer.status_code not in {200, 400}} == set()
    assert silent == []
    assert size_of_record() == before


def test_twenty_megabytes_are_taken_and_more_are_refused_in_words(world: World, signed_in: SignedIn) -> None:
    browser = signed_in(world.cast.alice)
    answer = browser.post(NOTES, b"text=" + b"a" * (21 * 1024 * 1024), content_type=FORM)

    assert answer.status_code == 413
    assert "20" in text_of(answer)


def test_who_was_signed_out_meanwhile_gets_the_words_back(world: World, signed_in: SignedIn) -> None:
    browser = signed_in(world.cast.alice)
    sent = filled(browser.get(NOTES), text="Hours of work\r\nin two lines")
    browser.post("/sign-out/")
    before = size_of_record()
    answer = browser.post(NOTES, sent, headers={"Sec-Fetch-Site": "same-origin"})
    kept = sent_by(text_of(answer))

    assert answer.status_code == 403
    assert size_of_record() == before
    assert {name: kept[name] for name in sent} == sent
    again = {name: str(kept[name]) for name in sent}
    assert signed_in(world.cast.alice).post(NOTES, again).status_code == 303


@pytest.mark.parametrize("route", PLAIN)
def test_forms_that_record_nothing_answer_bad_input_in_words(
    route: str, world: World, signed_in: SignedIn
) -> None:
    who, answers = PLAIN[route]
    for bad in (
        "",
        "\x00",
        "�",
        "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
        "x" * 300_000,
    ):
        browser = signed_in(world.member(who)) if who else Client(raise_request_exception=False)
        for name in answers:
            answer = browser.post(f"/{route}/", {**answers, name: bad})

            assert answer.status_code == 200
            assert "govuk-error-summary" in text_of(answer)
