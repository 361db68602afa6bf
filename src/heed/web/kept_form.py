"""What somebody typed whose session had ended, sealed in the page on which they sign in again.

It lies in that page alone and not on the server: so no table, log or backup holds words that were never recorded,
and nothing has to be erased. The browser cannot read it; whoever finds it on the screen needs the account of the
person who typed it. Sealed with AES-256-GCM under a key made from that of sessions.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from typing import Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from heed.access.door import SESSION_POST
from heed.access.models import User
from heed.web.steps import kept

FIELD: Final = "kept-form"
KEPT_FOR: Final = timedelta(hours=12)
LONGEST: Final = 10 * 1024 * 1024  # bytes; sealed and encoded it still fits into a request
ABOUT: Final = b"heed.kept-form"
NONCE: Final = 12


class KeptForm(msgspec.Struct, frozen=True):
    """A form that was sent too late: by which account, in which post, to which of our addresses, and when."""

    account: int
    post: str
    address: str
    at: datetime
    fields: list[tuple[str, str]]
    had_file: bool


def seal(request: HttpRequest, user: User, now: datetime) -> str:
    """The form that the request carries; empty where it is too long. Call before the session is ended."""
    form = KeptForm(
        account=user.pk,
        post=request.session.get(SESSION_POST, ""),
        address=request.get_full_path(),
        at=now,
        fields=kept(request.POST),
        had_file=bool(request.FILES),
    )
    plain = msgspec.json.encode(form)
    if len(plain) > LONGEST:
        return ""
    nonce = secrets.token_bytes(NONCE)
    return urlsafe_b64encode(nonce + _cipher().encrypt(nonce, plain, ABOUT)).decode()


def unseal(sealed: str, user: User, now: datetime) -> KeptForm | None:
    """The form, if this account typed it within twelve hours."""
    try:
        whole = urlsafe_b64decode(sealed)
        form = msgspec.json.decode(_cipher().decrypt(whole[:NONCE], whole[NONCE:], ABOUT), type=KeptForm)
    except (ValueError, InvalidTag):
        return None
    return form if form.account == user.pk and now - form.at < KEPT_FOR else None


def _cipher() -> AESGCM:
    return AESGCM(salted_hmac("heed.kept-form", "", algorithm="sha256").digest())
