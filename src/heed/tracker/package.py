"""Parts of a zipped document, unpacked within limits and parsed as they come.

Documents from elsewhere are not trusted: what they unpack to is limited, and a document type, by which XML can be
made to grow without end, is refused.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Final, Protocol
from xml.parsers import expat

from heed.tracker.sheet import Limits, Unreadable

PIECE: Final = 65_536
MOST_PARTS: Final = 5_000
SAVE_AGAIN: Final = "Open it in the spreadsheet program and save it again."


class Listener(Protocol):
    """What is told of the elements of a part, by their names without prefix."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


class Deaf:
    """A listener that takes in nothing, for others to say what they listen for."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


class Package:
    """A zipped document. Raises Unreadable for whatever cannot be unpacked within the limits."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            infos = self._zip.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Unreadable("The file is damaged: it cannot be unpacked.", SAVE_AGAIN) from error
        if any(info.flag_bits & 1 for info in infos):
            raise protected()
        if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > limits.unpacked:
            raise Unreadable(
                f"The file unpacks to more than {limits.unpacked // 1_000_000:,} million bytes.",
                "Copy the rows into a new spreadsheet and save that.",
            )
        self.names: frozenset[str] = frozenset(info.filename for info in infos)

    def parse(self, part: str, listener: Listener) -> None:
        """Tell the listener of each element of a part."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        names: dict[str, str] = {}

        def plain(name: str) -> str:
            return names.get(name) or names.setdefault(name, name.rpartition(" ")[2])

        parser.StartElementHandler = lambda name, attributes: listener.start(
            plain(name), {plain(key): value for key, value in attributes.items()}
        )
        parser.EndElementHandler = lambda name: listener.end(plain(name))
        parser.CharacterDataHandler = listener.text
        parser.StartDoctypeDeclHandler = _refuse
        self._feed(part, parser)

    def _feed(self, part: str, parser: expat.XMLParserType) -> None:
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(PIECE):
                    parser.Parse(piece)
                parser.Parse(b"", True)
        except (
            zipfile.BadZipFile,
            zlib.error,
            expat.ExpatError,
            KeyError,
            EOFError,
            NotImplementedError,
        ) as error:
            raise Unreadable(f"The file is damaged: its part {part} cannot be read.", SAVE_AGAIN) from error
        except RuntimeError as error:  # the part asks for a password
            raise protected() from error


def protected() -> Unreadable:
    """Why a document that asks for a password cannot be read."""
    return Unreadable(
        "The file is protected by a password.",
        "Open it in the spreadsheet program, take the password off, and save it in a safe place.",
    )


def _refuse(*_: object) -> None:
    raise Unreadable("The file holds a document type, which no spreadsheet program writes.", SAVE_AGAIN)
