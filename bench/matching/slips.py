"""What happens to one word on its way into a question: mistyped, misheard, spelt as elsewhere, without its accents."""

import re
import unicodedata
from functools import cache
from random import Random
from typing import Final

from bench.matching.variants import GROUPS

_NEIGHBOURS: Final = {
    "a": "qsz", "b": "vgn", "c": "xdv", "d": "sfe", "e": "wrd", "f": "dgr", "g": "fht", "h": "gjy", "i": "uok",
    "j": "hku", "k": "jli", "l": "kop", "m": "nk", "n": "bmh", "o": "ipl", "p": "ol", "q": "wa", "r": "etf",
    "s": "adw", "t": "ryg", "u": "yij", "v": "cbf", "w": "qes", "x": "zcs", "y": "tuh", "z": "xas",
}  # fmt: skip
_LETTERS_WITHOUT_PARTS: Final = str.maketrans("łŁıøØđĐ", "lLioOdD")

# What an English ear writes for what it hears.
_HEARD: Final = (
    ("ph", "f"), ("ck", "k"), ("c(?=[aou])", "k"), ("k(?=[aou])", "c"), ("ie$", "y"), ("y$", "ie"), ("ee", "ea"),
    ("ea", "ee"), ("ou", "ow"), ("oo", "u"), ("ai", "ay"), ("ay", "ai"), ("z", "s"), ("tt", "t"), ("ll", "l"),
    ("nn", "n"), ("ss", "s"), ("mm", "m"), ("(?<=[aeiou])l(?=[aeiou])", "ll"), ("(?<=[aeiou])n(?=[aeiou])", "nn"),
    ("ght", "t"), ("kn", "n"), ("wr", "r"), ("qu", "kw"), ("x", "cks"), ("th", "t"), ("h$", ""), ("er$", "a"),
    ("ley$", "ly"), ("son$", "sen"), ("i(?=[^aeiou])", "e"), ("e(?=[^aeiou])", "i"), ("sz", "sh"), ("cz", "ch"),
    ("w(?=[aeiou])", "v"), ("j(?=[aeiou])", "y"), ("(?<=[^aeiou])$", "e"), ("ch", "sh"),
)  # fmt: skip

# How one sound is written by one office or another.
_WRITTEN: Final = {
    "South Asian Muslim": "oo>u ee>i kh>k q>k aa>a z>s w>v ou>u ay>ai u>oo i>ee y>i sh>s f>ph",
    "Indian": "ee>i oo>u sh>s v>w w>v dh>d bh>b th>t ksh>x aa>a i>ee u>oo j>z",
    "Arabic/Somali": "kh>k q>k x>h ou>u oo>u ee>i al->el- aa>a u>ou i>ee y>i s>z dh>d a>e",
    "Polish": "ł>w w>v sz>sh cz>ch rz>zh ą>on ę>en ń>ni ó>u j>y ś>sh ż>zh ski$>sky cki$>tsky ch>h",
    "Romanian": "ș>sh ț>ts ă>a â>i î>i ce>che ci>chi ghe>ge iu>yu x>cs escu$>esco c>k i$>y",
    "Slovak/Roma": "š>sh č>ch ž>zh ň>ny ď>dy ľ>ly j>y c>ts v>w á>a k>ck h>ch",
    "West African": "ch>sh kw>qu ey>ay ou>u u>ou ph>f olu>ola c>k wu>u ola>olu sh>s i>ee u>oo",
    "Turkish": "ş>sh ç>ch ı>i ğ>gh ü>ue ö>oe c>j y>j v>w k>c",
}


def typo(word: str, random: Random) -> str:
    """One letter left out, one more hit, the one beside hit, or two exchanged; the first letter seldom."""
    while True:
        at = 0 if len(word) < 2 or random.random() < 0.1 else random.randrange(1, len(word))
        made = random.choice((_left_out, _one_more, _hit_beside, _exchanged))(word, at, random)
        if made != word and len(made) > 1:
            return made


def heard(word: str, random: Random) -> str:
    """The word as somebody might write it who only heard it; unchanged where nothing sounds like anything else."""
    return _by_rules(folded(word), _HEARD, random) or word


def written(word: str, heritage: str, random: Random) -> str:
    """Another spelling of the same name: a known one, or by one rule of its heritage; or unchanged."""
    known = [other for other in _spellings().get(word.lower(), ()) if other.lower() != word.lower()]
    if known:
        return random.choice(known)
    return _by_rules(word.replace("İ", "I").lower(), _rules(heritage), random) or word


def short_forms(name: str) -> tuple[str, ...]:
    """How somebody of this first name is called, where that is known."""
    return _short_forms().get(name.lower(), ())


def folded(word: str) -> str:
    """Plain letters for those with accents."""
    parts = unicodedata.normalize("NFKD", word.translate(_LETTERS_WITHOUT_PARTS))
    return "".join(part for part in parts if not unicodedata.combining(part))


def _left_out(word: str, at: int, random: Random) -> str:
    return word[:at] + word[at + 1 :]


def _one_more(word: str, at: int, random: Random) -> str:
    return word[: at + 1] + _beside(word[at], random) + word[at + 1 :]


def _hit_beside(word: str, at: int, random: Random) -> str:
    letter = _beside(word[at], random)
    return word[:at] + (letter.upper() if at == 0 else letter) + word[at + 1 :]


def _exchanged(word: str, at: int, random: Random) -> str:
    return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]


def _beside(letter: str, random: Random) -> str:
    return random.choice(_NEIGHBOURS.get(folded(letter).lower(), "aeinrst"))


def _by_rules(word: str, rules: tuple[tuple[str, str], ...], random: Random) -> str:
    """The word after one rule or two that change it, with capitals again; empty where none does."""
    plain = made = word.lower()
    for pattern, other in random.sample(rules, len(rules)):
        made = re.sub(pattern, other, plain, count=1)
        if made != plain:
            break
    if made == plain:
        return ""
    if random.random() < 0.3:
        pattern, other = random.choice(rules)
        again = re.sub(pattern, other, made, count=1)
        made = made if again == plain else again
    return "-".join(part.capitalize() for part in made.split("-"))


@cache
def _rules(heritage: str) -> tuple[tuple[str, str], ...]:
    if heritage not in _WRITTEN:
        return ()
    parts = (rule.split(">") for rule in _WRITTEN[heritage].split())
    return tuple((pattern, other) for pattern, other in parts)


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    groups = (group for group in GROUPS if not group.short)
    return {spelling.lower(): group.spellings for group in groups for spelling in group.spellings}


@cache
def _short_forms() -> dict[str, tuple[str, ...]]:
    return {group.spellings[0].lower(): group.spellings[1:] for group in GROUPS if group.short}
