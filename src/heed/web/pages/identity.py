"""Who is signed in, for the frame of every page."""

from functools import partial

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from heed.access.door import Worker, worker
from heed.access.models import User
from heed.access.names import titles
from heed.access.rules import label
from heed.access.sessions import ends_at, length_words
from heed.rulebook.book import RULEBOOK
from heed.web.headers import GetResponse
from heed.web.shell import Identity
from heed.web.words import moment_words

NO_POST = "You hold no post today"


class IdentityMiddleware:
    """Sets `request.identity`, which is worked out only when a page that shows it is rendered."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.identity = SimpleLazyObject(partial(identity, request))  # type: ignore[attr-defined]
        return self.get_response(request)


def identity(request: HttpRequest) -> Identity | None:
    """The person signed in, by name, and their post; None when nobody is."""
    if not isinstance(request.user, User):
        return None
    who: Worker = getattr(request, "worker", None) or worker(request)
    name = titles([who.person]).get(who.person, request.user.username)
    post = who.acting.title if who.acting else NO_POST
    return Identity(name, post, who.role.powers, _service(), _stays(request))


def _stays(request: HttpRequest) -> str:
    until, idle = ends_at(request.session, timezone.now()), length_words(settings.SESSION_IDLE)
    return f"You stay signed in until {moment_words(until)} at the latest, and no longer than {idle} without a page."


def _service() -> str:
    """What the authority calls its service; empty while it has chosen no name."""
    called = label("named-thing", "service")
    return "" if called == RULEBOOK.lists["named-thing"].label("service") else called
