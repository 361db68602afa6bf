"""What every page is framed in: who is signed in, where one can go, and the banner of a demonstration."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

PLACES = (
    ("Home", "/"),
    ("Work", "/work/"),
    ("Search", "/search/"),
    ("People & organisations", "/people/"),
    ("Figures", "/figures/"),
)


@dataclass(frozen=True)
class Identity:
    """The person signed in, by name, and the post in which they act."""

    name: str
    post: str


@dataclass(frozen=True)
class Place:
    """An item of the navigation; `current` is 'page' on the page itself, 'true' on those below it."""

    text: str
    href: str
    current: str = ""


def shell(request: HttpRequest) -> dict[str, object]:
    """Context processor. Middleware sets `request.identity` to an `Identity` once somebody is signed in."""
    identity: Identity | None = getattr(request, "identity", None)
    return {
        "identity": identity,
        "navigation": navigation(request.path) if identity else [],
        "demonstration": settings.HEED_DEMO,
    }


def navigation(path: str) -> list[Place]:
    return [Place(text, href, _current(href, path)) for text, href in PLACES]


def _current(href: str, path: str) -> str:
    if path == href:
        return "page"
    return "true" if href != "/" and path.startswith(href) else ""
