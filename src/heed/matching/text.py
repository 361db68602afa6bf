"""Names, postcodes, telephone numbers and vehicle marks, written one way."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters that have no accent to lose.
_PLAIN: Final = str.maketrans(
    {
        "ł": "l", "đ": "d", "ð": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ə": "a",
        "'": "", "’": "", "‘": "", "`": "", "ʼ": "", "ʿ": "", "ʾ": "",
    }
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W_]+")
_POSTCODE: Final = re.compile(r"\b([A-Z]{1,2}[0-9][0-9A-Z]?)\s*([0-9])([A-Z]{2})\b")
_OUTWARD: Final = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]?\b")
_HOUSE: Final = re.compile(r"\b[0-9]+[a-z]?\b")
_LOOKALIKE: Final = str.maketrans("OISB", "0158")  # as they are taken for one another on a number plate
_DIGITS_OF_PHONE: Final = 9


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES: Final = _set(
    "mr mrs ms miss mx dr prof professor sir dame rev revd reverend fr father sister lord lady master imam"
)
JOINED: Final = frozenset({"mc", "mac", "o", "fitz"})
# Words that many people of some families bear: they tell hardly anything.
WEAK: Final = _set(
    "begum bibi khatun khatoon khanom kaur singh bin ibn bint binti ben al el ul ur ud ad as de da do dos das del "
    "della di du la le van von der den ter ap ab abu umm oglu kyzy bano banu"
)
# Names that families put before the name in use, or leave out.
COMES_AND_GOES: Final = _set(
    "mohammed mohammad muhammad mohamed mohamad mohammod muhammed muhamed mohd md mohamud syed sayed sayyid syeda "
    "sayeda abdul abdal abdel abd sheikh shaikh shaik sheik mst most mosammat musammat haji hajji mian"
)


@lru_cache(65_536)
def plain(text: str) -> str:
    """Lower case without accents and apostrophes."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN))
    return "".join(c for c in folded if not unicodedata.combining(c))


def words(text: str) -> tuple[str, ...]:
    """The words of a text, written plainly."""
    return tuple(_WORD.findall(plain(text)))


@lru_cache(65_536)
def name_words(name: str) -> tuple[str, ...]:
    """The parts of a name, without titles; "Mc Donald" and "O Hara" are one part each."""
    parts: list[str] = []
    joining = ""
    for word in words(name):
        if word in TITLES:
            continue
        if word in JOINED and not joining:
            joining = word
            continue
        parts.append(joining + word)
        joining = ""
    return tuple([*parts, joining] if joining else parts)


def telling(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The parts that tell people apart; all of them where fewer than two do."""
    strong = tuple(part for part in parts if part not in WEAK)
    return strong if len(strong) > 1 else parts


def several(names: str) -> tuple[str, ...]:
    """The names of a field that may hold several, divided by commas, semicolons, strokes or words."""
    found = re.split(r"[,;/\n]|\b(?:formerly|also|aka|née|nee|known as)\b", names, flags=re.IGNORECASE)
    return tuple(one.strip() for one in found if name_words(one))


@lru_cache(4_096)
def postcode(address: str) -> str:
    """ "LS8 4AB" wherever it stands in an address; empty where there is none."""
    found = _POSTCODE.search(address.upper())
    return f"{found[1]} {found[2]}{found[3]}" if found else ""


def district(address: str) -> str:
    """The outward half of a postcode, also where only that half is given."""
    if code := postcode(address):
        return code.partition(" ")[0]
    found = _OUTWARD.search(address.upper())
    return found[0] if found else ""


def sector(address: str) -> str:
    """The outward half and one digit, as in "LS8 4"."""
    return postcode(address)[:-2]


@lru_cache(4_096)
def street_words(address: str) -> tuple[str, ...]:
    """The words of an address without its postcode and its numbers."""
    return tuple(word for word in words(_POSTCODE.sub(" ", address.upper())) if not word[0].isdigit())


def house(address: str) -> str:
    """The number of the house, or its name where it has none."""
    found = _HOUSE.search(plain(_POSTCODE.sub(" ", address.upper())))
    return found[0] if found else next(iter(street_words(address)), "")


def phone_digits(phone: str) -> str:
    """The last nine digits, so that country and trunk prefixes do not matter; empty for fewer than six."""
    digits = "".join(c for c in phone if c.isdecimal())
    return digits[-_DIGITS_OF_PHONE:] if len(digits) >= 6 else ""


def email_plain(email: str) -> str:
    """Lower case, without what stands behind a plus sign."""
    local, at, host = email.strip().casefold().partition("@")
    return f"{local.partition('+')[0]}@{host}" if at else ""


def vehicle_mark(mark: str) -> str:
    """Letters and figures alone, with O as 0, I as 1, S as 5 and B as 8."""
    return "".join(c for c in mark.upper() if c.isalnum()).translate(_LOOKALIKE)
