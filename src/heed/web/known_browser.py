"""A cookie by which a browser is known to have signed in to an account before.

It lets nobody in. Wrong passwords sent by such a browser are counted apart from those of strangers, so that these
cannot keep the owner of the account out (OWASP: device cookies). It names nobody: a keyed hash and a random number.
"""

import secrets
from datetime import timedelta
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from heed.access.attempts import Counted, by_name, by_stranger, counted

SALT: Final = "heed.known-browser"
KNOWN_FOR: Final = timedelta(days=90)


def counted_under(request: HttpRequest, username: str) -> list[Counted]:
    """What an attempt to sign in under this name counts under."""
    known = _number(request, username)
    return [counted("browser", known)] if known else by_stranger(username, address(request))


def _number(request: HttpRequest, username: str) -> str:
    """The random number of a browser that knows this account; empty for any other."""
    try:
        cookie = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE_NAME, "")
        name, number = signing.loads(cookie, salt=SALT, max_age=KNOWN_FOR)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(number) if name == by_name(username).key else ""


def remember(response: HttpResponse, username: str) -> None:
    """Let the browser be known from now on as one in which this account was signed in to."""
    response.set_cookie(
        settings.KNOWN_BROWSER_COOKIE_NAME,
        signing.dumps([by_name(username).key, secrets.token_hex(16)], salt=SALT),
        max_age=KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def address(request: HttpRequest) -> str:
    """Where the request came from, as the proxy in front says; empty while no header of it is named."""
    named = request.headers.get(settings.ADDRESS_HEADER, "") if settings.ADDRESS_HEADER else ""
    return named.rpartition(",")[2].strip()
