"""Signs out whoever opened no page for too long or has been signed in for too long, and keeps what they typed."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.contrib.sessions.backends.base import UpdateError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.utils import timezone
from django.utils.http import urlencode

from heed.access.models import User
from heed.access.sessions import Ended, ended, note_page
from heed.web.headers import GetResponse
from heed.web.kept_form import seal
from heed.web.pages import sign_in

OPEN_TO_ALL = (sign_in.sign_in, sign_in.sign_out)


class TimeoutMiddleware:
    """Looks at the session before each page. Stands before whatever asks whether somebody is signed in."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        user, now = request.user, timezone.now()
        if not isinstance(user, User):
            return None
        if why := ended(request.session, now):
            sealable = request.method == "POST" and hasattr(view, "needs")
            typed = seal(request, user, now) if sealable else ""
            logout(request)
            # A form too long to be sealed is given back to be copied, as to anybody else who is signed out.
            too_long = sealable and not typed
            return None if view in OPEN_TO_ALL or too_long else _ask_again(request, why, typed)
        try:
            note_page(request.session, now)
        except UpdateError:  # signed out in another window a moment ago
            logout(request)
        return None


def _ask_again(request: HttpRequest, why: Ended, typed: str) -> HttpResponse:
    if typed:
        return sign_in.sign_in_again(request, why, typed)
    wanted = {"next": request.get_full_path()} if request.method == "GET" else {}
    address = resolve_url("sign-in") + "?" + urlencode({"after": why, **wanted})
    return HttpResponseRedirect(address, status=303)
