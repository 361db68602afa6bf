"""Pages for what went wrong. They read neither session nor database, and keep what was typed.

A page that does not exist and one that the reader may not open look the same, down to the status.
"""

import errno
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import django.db
import psycopg
from django.conf import settings
from django.core.exceptions import DisallowedHost, RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from heed.store.reads import NotRecorded
from heed.web.components import Control
from heed.web.headers import GetResponse
from heed.web.kept_form import FIELD
from heed.web.steps import kept

STORAGE_ERRORS = (
    NotRecorded,  # the read that precedes every page that shows something
    django.db.OperationalError,
    django.db.InterfaceError,
    psycopg.OperationalError,
    psycopg.InterfaceError,
    psycopg.errors.ReadOnlySqlTransaction,
)
LABEL = "govuk-label--s"
CARRIED = {"idempotency_key", "position", FIELD}  # fields that nobody typed
DRAIN_LIMIT = 200 * 1024 * 1024
PIECE = 64 * 1024


@dataclass(frozen=True)
class Typed:
    """What a request carried: what somebody typed, as read-only controls, and what only travels along."""

    shown: list[Control]
    hidden: list[tuple[str, str]]
    has_secret: bool


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):
        return too_large(request)
    return unreadable(request)


def unreadable(request: HttpRequest) -> HttpResponse:
    return _page(request, "bad_request", 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _page(request, "not_found", 404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Tells nothing about what exists."""
    return not_found(request, exception)


def too_large(request: HttpRequest) -> HttpResponse:
    """Takes in the rest of the request first: a browser that is cut off while sending shows no page."""
    for _ in _rest(request):
        pass
    megabytes = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // (1024 * 1024)
    return _page(request, "too_large", 413, megabytes=megabytes)


def _rest(request: HttpRequest) -> Iterator[bytes]:
    for _ in range(DRAIN_LIMIT // PIECE):
        piece = request.read(PIECE)
        if not piece:
            return
        yield piece


def server_error(request: HttpRequest) -> HttpResponse:
    """Also what middleware meets before any view: a database that is away looks the same from there."""
    error = sys.exc_info()[1]
    if error is not None and is_storage_error(error):
        return unavailable(request)
    return _page(request, "server_error", 500)


def unavailable(request: HttpRequest) -> HttpResponse:
    return _page(request, "unavailable", 503, **_typed_context(request))


def signed_out(request: HttpRequest) -> HttpResponse:
    return _page(request, "signed_out", 403, **_typed_context(request))


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page(request, "csrf", 403, **_typed_context(request))


def is_storage_error(error: BaseException) -> bool:
    """The database is away, or there is no room left to write."""
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return True
    return isinstance(error, STORAGE_ERRORS)


class UnavailableMiddleware:
    """Answers a view that met a database that is away with a page that says so."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> object:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return unavailable(request) if is_storage_error(exception) else None


def _page(request: HttpRequest, name: str, status: int, **context: object) -> HttpResponse:
    page = render_to_string(
        f"heed/errors/{name}.html", {"demonstration": settings.HEED_DEMO, "status": status, **context}
    )
    return HttpResponse(page, status=status)


def _typed_context(request: HttpRequest) -> dict[str, object]:
    if request.method != "POST":
        return {}
    typed = typed_in(request)
    # Only a form of our own may be sent on with one click: another site could have filled in this one.
    again = _is_own(request) and not typed.has_secret
    return {
        "typed": typed,
        "again": again,
        "action": request.get_full_path(),
        "csrf_token": get_token(request) if again else "",
    }


def typed_in(request: HttpRequest) -> Typed:
    """What was typed, without passwords."""
    sealed = request.POST.get(FIELD)
    pairs = [(FIELD, sealed)] if sealed else kept(request.POST)
    secret = [name for name, _ in pairs if "password" in name]
    fields = [(name, value) for name, value in pairs if name not in secret]
    hidden = [(name, value) for name, value in fields if name in CARRIED]
    shown = [
        _read_only(place, name, value)
        for place, (name, value) in enumerate(fields)
        if name not in CARRIED and value.strip()
    ]
    return Typed(shown, hidden, has_secret=bool(secret))


def field_words(name: str) -> str:
    """The name of a field as words, where its form is not at hand."""
    return name.replace("_", " ").replace("-", ": ").capitalize()


def _read_only(place: int, name: str, value: str) -> Control:
    rows = min(12, value.count("\n") + len(value) // 70 + 1)
    return Control(
        "read_only",
        f"typed-{place}",
        name,
        label=field_words(name),
        value=value,
        rows=rows,
        label_classes=LABEL,
    )


def _is_own(request: HttpRequest) -> bool:
    """Whether the browser says that the request came from a page of this very site."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    try:
        return urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    except (DisallowedHost, ValueError):
        return False
