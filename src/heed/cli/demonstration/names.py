"""Invented names. Surnames and places are put together from syllables so that they belong to nobody."""

from random import Random

FIRST = (
    "Aaliyah", "Adaeze", "Amina", "Anwen", "Arjun", "Beatrix", "Callum", "Chidi", "Corin", "Dafydd", "Dilys",
    "Ewa", "Farah", "Fergus", "Gita", "Hamza", "Ifan", "Imogen", "Ioana", "Jamal", "Jarek", "Keziah", "Lakshmi",
    "Leila", "Lowri", "Marek", "Mei", "Nadia", "Niamh", "Obi", "Orla", "Petra", "Priya", "Quentin", "Rafiq",
    "Rhys", "Roza", "Samir", "Sunita", "Tamsin", "Tobias", "Uzma", "Verity", "Wen", "Yusuf", "Zofia",
)  # fmt: skip
HEADS = (
    "Ald", "Bram", "Cask", "Dun", "Elder", "Fern", "Garl", "Hask", "Ister", "Kell", "Lorn", "Marr", "Nettle",
    "Oster", "Pell", "Quill", "Rusk", "Sorrel", "Thorn", "Ulver", "Verr", "Wisp", "Yarrow",
)  # fmt: skip
TAILS = ("angle", "bourne", "by", "combe", "croft", "dale", "fold", "garth", "holt", "ley", "mere", "rigg", "shaw",
         "thwaite", "wick", "worth")  # fmt: skip
TOWN = "Thornmere"


def surname(random: Random) -> str:
    """Such as Fernshaw or Quillthwaite."""
    return random.choice(HEADS) + random.choice(TAILS)


def person_name(random: Random) -> str:
    """A first name and an invented surname."""
    return f"{random.choice(FIRST)} {surname(random)}"


def place_name(random: Random) -> str:
    """An invented place of the invented town."""
    return random.choice(HEADS) + random.choice(("field", "gate", "hill", "lane", "moor", "side", "well"))
