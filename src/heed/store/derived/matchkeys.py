"""What a file can be recognised by: drawn from its facts, sealed for comparing, and hashed for finding.

The keys of `heed.matching.keys` are stored as truncated HMACs under the secret of the search keys, apart from those by
a label. What they were made from is sealed under a key drawn from the file's content key, as its card is.
"""

import hmac
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from heed.facts.concern import ConcernReceived
from heed.facts.organisation import Organisation
from heed.facts.person import Person
from heed.matching.profile import Profile
from heed.matching.text import name_words, several, words

_LABEL: Final = "match\0"
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Profile).decode


def match_key(secret: bytes, key: str) -> int:
    """64 bits of HMAC-SHA256 as a signed integer."""
    return int.from_bytes(hmac.digest(secret, (_LABEL + key).encode(), "sha256")[:8], signed=True)


def match_keys(secret: bytes, keys: Iterable[str]) -> dict[int, str]:
    """The keyed hash of each key, and the key it stands for."""
    return {match_key(secret, key): key for key in keys}


def _cipher(content_key: bytes) -> AESSIV:
    return AESSIV(HKDF(SHA512(), 64, None, b"heed-match-v1").derive(content_key))


def seal_profile(profile: Profile, file: str, content_key: bytes) -> bytes:
    """Under a key drawn from the file's content key; equal profiles give equal bytes."""
    return _cipher(content_key).encrypt(_encode(profile), [file.encode()])


def open_profile(sealed: bytes, file: str, content_key: bytes) -> Profile:
    """The profile again."""
    return _decode(_cipher(content_key).decrypt(sealed, [file.encode()]))


def profile_of_person(person: Person) -> Profile:
    """Every name, address and contact that was recorded, past contacts too."""
    described = person.described
    if described is None:
        return Profile()
    return Profile(
        names=tuple(_names(described.name, described.other_names)),
        born=described.born,
        sex=described.sex,
        addresses=tuple(filter(None, (described.address, *person.contacts_of("address")))),
        phones=person.contacts_of("phone"),
        emails=person.contacts_of("e-mail"),
        vehicles=person.contacts_of("vehicle"),
    )


def profile_of_concern(received: ConcernReceived) -> Profile:
    """The adult and the setting, as told."""
    return Profile(names=tuple(_names(received.adult, "")), settings=tuple(_settings(received.setting)))


def profile_of_organisation(organisation: Organisation) -> Profile:
    """Its name and those that it bore before, as a setting."""
    described = organisation.described
    if described is None:
        return Profile()
    return Profile(
        settings=tuple(_settings(described.name, *organisation.former_names)),
        addresses=tuple(filter(None, (described.address,))),
    )


def _names(name: str, other_names: str) -> Iterator[str]:
    if name_words(name):
        yield name
    yield from several(other_names)


def _settings(*names: str) -> Iterator[str]:
    yield from (name for name in names if words(name))
