"""What tests of step pages share: the form of a page, filled in as a browser would send it."""

from typing import Any


def filled(page: Any, **answers: str) -> dict[str, str]:
    """The answers with the key and the position of the form on a page that the test client was given."""
    form = page.context["form"]
    return {"idempotency_key": form.key, "position": str(form.built_from), **answers}


def dated(name: str, day: str) -> dict[str, str]:
    """A day such as 2026-03-02 as it is typed into the three boxes of a date."""
    year, month, number = day.split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def text_of(page: Any) -> str:
    """The HTML of a page."""
    return str(page.content.decode())
