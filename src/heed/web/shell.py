"""What every page is framed in: who is signed in, where one can go, and the banner of a demonstration."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest

from heed.access.roles import Power

PLACES: tuple[tuple[str, str, Power | None], ...] = (
    ("Home", "/", None),
    ("Work", "/queue/", "read-cases"),
    ("Search", "/search/", "read-directory"),
    ("People & organisations", "/people/", "read-directory"),
    ("Figures", "/figures/", "read-figures"),
    ("Reading", "/reads/", "read-reads"),
    ("Rules", "/rules/", "read-directory"),
)


@dataclass(frozen=True)
class Identity:
    """The person signed in, by name, the post in which they act, and what its role may do.

    `service` is what the authority calls its service, empty while it has chosen no name; `stays` says until when
    they stay signed in.
    """

    name: str
    post: str
    powers: frozenset[Power] = frozenset()
    service: str = ""
    stays: str = ""


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
        "navigation": navigation(request.path, identity.powers) if identity else [],
        "demonstration": settings.HEED_DEMO,
    }


def navigation(path: str, powers: frozenset[Power]) -> list[Place]:
    """The places that somebody with these powers can open."""
    return [
        Place(text, href, _current(href, path))
        for text, href, power in PLACES
        if power is None or power in powers
    ]


def _current(href: str, path: str) -> str:
    if path == href:
        return "page"
    return "true" if href != "/" and path.startswith(href) else ""
