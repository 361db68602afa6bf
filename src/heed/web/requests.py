"""Requests that no page of ours can have led to, and those of people who were signed out while they wrote."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from heed.web.errors import signed_out, unreadable
from heed.web.headers import GetResponse


class ReadableMiddleware:
    """Refuses what PostgreSQL cannot hold or Python cannot decode before anything looks at it.

    NUL in the address or the query, and a body in another encoding than UTF-8. A cookie with NUL is not ours.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\0" not in value}
        if _is_readable(request):
            return self.get_response(request)
        return unreadable(request)


def _is_readable(request: HttpRequest) -> bool:
    charset = (request.content_params or {}).get("charset", "utf-8")
    values = [value for values in request.GET.lists() for value in values[1]]
    return charset.lower() in {"", "utf-8", "utf8"} and not any(
        "\0" in text for text in (request.path, *values)
    )


class SignedOutMiddleware:
    """Gives back what somebody typed whose session ended meanwhile; to send them to sign in would lose it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if request.method == "POST" and hasattr(view, "needs") and not request.user.is_authenticated:
            return signed_out(request)
        return None
