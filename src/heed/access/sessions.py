"""How long somebody stays signed in: so long without a page, and so long altogether.

Both are looked at on the server at each page. The last page is noted once a minute at most, so that a session is
not written for every page that is read; whoever is idle is signed out up to a minute early for it.
"""

from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase

Ended = Literal["idle", "longest"]
SIGNED_IN, ACTIVE = "signed-in-at", "active-at"
COARSE: Final = timedelta(minutes=1)


def begin(session: SessionBase, now: datetime) -> None:
    """Somebody has just signed in."""
    session[SIGNED_IN] = session[ACTIVE] = int(now.timestamp())


def ended(session: SessionBase, now: datetime) -> Ended | None:
    """Why the session has ended, if it has."""
    if SIGNED_IN not in session:
        return None
    if now >= ends_at(session, now):
        return "longest"
    return "idle" if now - _moment(session[ACTIVE]) >= settings.SESSION_IDLE else None


def ends_at(session: SessionBase, now: datetime) -> datetime:
    """The moment at which the session ends at the latest, however busy somebody is."""
    began = _moment(session[SIGNED_IN]) if SIGNED_IN in session else now
    return began + settings.SESSION_LONGEST


def note_page(session: SessionBase, now: datetime) -> None:
    """Somebody asks for a page. Raises UpdateError where the session was ended meanwhile."""
    if SIGNED_IN not in session:
        begin(session, now)
    elif now - _moment(session[ACTIVE]) < COARSE:
        return
    session[ACTIVE] = int(now.timestamp())
    # At once: saved at the end of a slow page it would undo what another page wrote meanwhile.
    session.save()
    session.modified = False


def _moment(stamp: int) -> datetime:
    return datetime.fromtimestamp(stamp, UTC)


def length_words(length: timedelta) -> str:
    """'30 minutes', '12 hours'."""
    minutes = round(length / timedelta(minutes=1))
    number, unit = (minutes // 60, "hour") if minutes % 60 == 0 else (minutes, "minute")
    return f"{number} {unit}" + ("" if number == 1 else "s")


def ended_words(why: Ended) -> str:
    """What somebody is told who was signed out."""
    if why == "idle":
        return f"You were signed out: no page was opened for {length_words(settings.SESSION_IDLE)}."
    return (
        f"You were signed out: nobody stays signed in for more than {length_words(settings.SESSION_LONGEST)}."
    )
