"""A step is recorded once, and whatever stops it loses nothing."""

import re

from django.test import Client

from heed.web.tests.gallery import RECORDED

ANSWERS = {
    "idempotency_key": "a" * 32,
    "position": "4",
    "reason": "Nothing more is open",
    "happened-year": "2014",
}


def test_the_page_says_what_it_will_do_and_from_how_many_facts_it_was_made(visitor: Client) -> None:
    page = visitor.get("/gallery/step/").content.decode()

    assert "File HD-0001" in page
    assert "The file is closed and leaves the queue." in page
    assert 'name="position" value="4"' in page


def test_a_recorded_step_goes_on_and_says_so_once(visitor: Client) -> None:
    response = visitor.post("/gallery/step/", ANSWERS)

    assert (response.status_code, response["Location"]) == (303, "/gallery/step/")
    assert RECORDED == ["a" * 32]
    banner = re.compile(
        r'banner--success.*?<p class="govuk-notification-banner__heading">\s*The file is closed\s*</p>', re.S
    )
    first, second = (visitor.get("/gallery/step/").content.decode() for _ in range(2))
    assert banner.search(first)
    assert not banner.search(second)


def test_a_refusal_stands_on_its_field_with_what_was_typed(visitor: Client) -> None:
    page = visitor.post("/gallery/step/", {**ANSWERS, "reason": "refuse this"}).content.decode()

    assert '<a href="#id_reason">Say which evidence was considered</a>' in page
    assert "\nrefuse this</textarea>" in page
    assert RECORDED == []


def test_a_stale_page_shows_what_was_recorded_meanwhile_and_can_be_sent_again(visitor: Client) -> None:
    late = {**ANSWERS, "reason": "late"}
    response = visitor.post("/gallery/step/", late)
    page = response.content.decode()

    assert response.status_code == 409
    assert "<title>Not recorded yet: Close the file" in page
    assert page.count("A note was made") == 2
    assert "5 March 2014 at 9:30am" in page
    assert "\nlate</textarea>" in page
    assert f'name="idempotency_key" value="{"a" * 32}"' in page
    position = re.search(r'name="position" value="(\d+)"', page)
    assert position is not None
    assert position[1] == "6"
    assert visitor.post("/gallery/step/", {**late, "position": position[1]}).status_code == 303


def test_the_button_says_whether_it_records(visitor: Client) -> None:
    button = re.compile(r"<button[^>]*govuk-button[^>]*>\s*(\w+)")

    assert button.findall(visitor.get("/gallery/step/").content.decode()) == ["Save"]
    assert button.findall(visitor.get("/gallery/decision/").content.decode()) == ["Continue"]


def test_a_decision_is_checked_before_it_is_recorded(visitor: Client) -> None:
    page = visitor.post("/gallery/decision/", ANSWERS).content.decode()

    assert '<h1 class="govuk-heading-l">Check your answers</h1>' in page
    assert RECORDED == []
    carried = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', page))
    assert ANSWERS.items() <= carried.items()
    assert visitor.post("/gallery/decision/", {**carried, "stage": "confirm"}).status_code == 303
    assert RECORDED == ["a" * 32]


def test_change_goes_back_to_the_form_with_the_answers(visitor: Client) -> None:
    page = visitor.post("/gallery/decision/", {**ANSWERS, "stage": "change"}).content.decode()

    assert "\nNothing more is open</textarea>" in page
    assert 'name="happened-year" type="text" value="2014"' in page
    assert "govuk-error-summary" not in page


def test_a_refusal_comes_before_the_answers_are_checked(visitor: Client) -> None:
    page = visitor.post("/gallery/decision/", {**ANSWERS, "reason": "refuse this"}).content.decode()

    assert "Say which evidence was considered" in page
    assert "Check your answers" not in page


def test_confirming_what_no_longer_holds_leads_back_to_the_form(visitor: Client) -> None:
    response = visitor.post("/gallery/decision/", {**ANSWERS, "reason": "late", "stage": "confirm"})

    assert response.status_code == 409
    assert b"\nlate</textarea>" in response.content


def test_lines_of_text_survive_the_check(visitor: Client) -> None:
    page = visitor.post("/gallery/decision/", {**ANSWERS, "reason": 'one\r\ntwo "three"'}).content.decode()

    assert 'name="reason" value="one\r\ntwo &quot;three&quot;"' in page


def test_the_button_says_whether_answers_are_checked_first(visitor: Client) -> None:
    assert "Continue" in visitor.get("/gallery/decision/").content.decode()
    assert "Continue" not in visitor.get("/gallery/step/").content.decode()
