"""Who is signed in, for the frame of every page."""

from functools import partial

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject

from heed.access.door import Worker, worker
from heed.access.models import User
from heed.access.names import titles
from heed.access.rules import label
from heed.rulebook.book import RULEBOOK
from heed.web.headers import GetResponse
from heed.web.shell import Identity

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
    return Identity(name, who.acting.title if who.acting else NO_POST, who.role.powers, _service())


def _service() -> str:
    """What the authority calls its service; empty while it has chosen no name."""
    called = label("named-thing", "service")
    return "" if called == RULEBOOK.lists["named-thing"].label("service") else called
