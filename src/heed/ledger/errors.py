"""Everything the ledger refuses, in one tree. The message says what is wrong, `advice` what to do."""

from typing import ClassVar


class LedgerError(Exception):
    """Base of every refusal of this room."""

    advice: ClassVar[str] = "Nothing was recorded. Note the message and ask whoever looks after this service."


class NotCanonical(LedgerError):
    """A value has no canonical JSON form here; the message names the place and the reason."""

    advice = "Use text in composed form (NFC), true or false, whole numbers below 2^53, lists and fields."


class BadEntry(LedgerError):
    """What was to be sealed cannot stand as an entry."""

    advice = "Nothing was recorded. Correct what the message names and record again."


class BadHeader(LedgerError):
    """Stored bytes are not the header of an entry."""

    advice = "Run `heed verify`: the stored header is not what was recorded."


class CannotOpen(LedgerError):
    """A sealed part does not open."""

    advice = "Run `heed verify`, and compare with a backup if it reports this entry."


class NoSuchPart(CannotOpen):
    """The header names no part of that name."""

    advice = "Ask for one of the parts that the header names."


class SealChanged(CannotOpen):
    """The sealed bytes are not the ones that the header names: they were changed after recording."""


class WrongKey(CannotOpen):
    """The key does not open the part, or the part belongs to another place in the record."""

    advice = "Use the key that the header names. If it is the right one, run `heed verify`."


class CommitmentBroken(CannotOpen):
    """The part opens, but not to the text that the header committed to."""

    advice = "Do not rely on this text. Keep the sealed bytes and the key: together they are evidence."


class Stale(LedgerError):
    """Somebody else recorded in the same file first. Nothing of the batch was recorded.

    `expected` and `actual` are (next seq, leaf hash of the entry before it), as `Ledger.file_head` gives.
    """

    advice = "Read the file again, compare, and record again if it still holds. Your text is kept."

    def __init__(self, file: str, expected: tuple[int, bytes], actual: tuple[int, bytes]) -> None:
        super().__init__(
            f"file {file}: expected to write entry {expected[0]} after {expected[1].hex()[:12]}, "
            f"but the file stands at {actual[0]} after {actual[1].hex()[:12]}"
        )
        self.file = file
        self.expected = expected
        self.actual = actual


class BadProof(LedgerError):
    """A proof, or a stored frontier, does not lead to the root it should."""

    advice = "Ask for a fresh proof. If that fails too, keep both and the checkpoint: the record was changed."


class BadKey(LedgerError):
    """A verifier or signing key cannot be read."""

    advice = "Copy the whole key again, in one line, without spaces."


class BadNote(LedgerError):
    """A signed note is malformed, or is not signed by those who should have signed it."""

    advice = "Fetch the note again as bytes; editors and mail programs change line ends and spaces."


class BadSignature(BadNote):
    """A known key's signature does not match: the text, the signature or the name was changed."""

    advice = "Do not trust this text. Keep it, and compare it with the copy that its signer holds."


class BadCheckpoint(BadNote):
    """A note's text is not a checkpoint, or is one of another log."""

    advice = "Fetch the checkpoint again, and check that it belongs to this log."


class BadPolicy(LedgerError):
    """A policy file cannot be read; the message names the line."""

    advice = "Correct the line that the message names; C2SP tlog-policy describes the form."


class NoQuorum(BadNote):
    """A checkpoint is signed, but not by all whom the policy asks for."""

    advice = (
        "Ask the witnesses for their signatures. Until then, hold on to the last checkpoint that had them."
    )
