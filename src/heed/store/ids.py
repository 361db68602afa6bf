"""Random names for things: files, posts, meetings, and the short reference that people say on the phone."""

import hashlib
import secrets
from typing import Final

# Without the letters and digits that are taken for one another when written or spoken.
LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789".replace("S", "").replace("5", "").replace("I", "")


def new_id() -> str:
    """80 random bits: the name of a file, a post, a meeting."""
    return secrets.token_hex(10)


def new_reference(prefix: str) -> str:
    """A reference such as C-7K2-MPQ; about 600 million to one against meeting another."""
    letters = [secrets.choice(LETTERS) for _ in range(6)]
    return f"{prefix}-{''.join(letters[:3])}-{''.join(letters[3:])}"


def id_of(command: str, number: int = 0) -> str:
    """The name of the n-th thing that a command makes; the same again when the command is repeated."""
    return hashlib.sha256(f"thing\0{command}\0{number}".encode()).hexdigest()[:20]


def reference_of(command: str, prefix: str) -> str:
    """As `new_reference`, the same again when the command is repeated."""
    number = int.from_bytes(hashlib.sha256(f"reference\0{command}\0{prefix}".encode()).digest())
    letters = [LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(6)]
    return f"{prefix}-{''.join(letters[:3])}-{''.join(letters[3:])}"
