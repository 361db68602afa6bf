"""What a page has to do with a form that cannot be recorded: say why, lead there, and keep what was typed."""

from collections.abc import Iterator
from typing import Any

from django.http import QueryDict
from tests.bad_input.reading import html_of, sent_by
from tests.bad_input.spoil import Spoilt

TRAVELS = {"position", "idempotency_key", "stage"}


def problems(answer: Any, case: Spoilt) -> Iterator[str]:
    """What is wrong with the answer to a form that was spoilt."""
    html = html_of(answer)
    if answer.status_code != 200:
        yield f"status {answer.status_code}"
        return
    if "govuk-error-summary" not in html:
        yield "no message"
    for name in case.blamed:
        if f'href="#id_{name}' not in html:
            yield f"no message leads to {name}"
    kept = sent_by(html)
    for name, typed in case.sent.items():
        if name not in TRAVELS | set(case.lost) and lines(kept, name) != as_shown(typed):
            yield f"{name} is lost: {lines(kept, name)[:60]!r}"
    if case.sent.get("idempotency_key", "").isalnum() and not lines(kept, "idempotency_key"):
        yield "the form has no key any more"


def lines(kept: QueryDict, name: str) -> str:
    return str(kept.get(name, "")).replace("\r\n", "\n")


def as_shown(typed: str) -> str:
    """Bytes that are no UTF-8 are shown as the mark for them, one for each."""
    return typed.replace("\r\n", "\n").replace("�", "�" * 4)
