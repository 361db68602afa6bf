"""What a file says of somebody or something that it can be recognised by."""

from datetime import date

import msgspec


class Profile(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """All as written. `names` holds each whole name; `sex` counts only where it is female or male."""

    names: tuple[str, ...] = ()
    born: date | None = None
    sex: str = ""
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


NOTHING = Profile()
