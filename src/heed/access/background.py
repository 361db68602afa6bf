"""What other files say that a meeting about one file is to know of: who had a part in them before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from heed.access.names import Named, named, titles
from heed.access.recurring import About, concerns_about
from heed.access.workplaces import family
from heed.store.derived.models import File, Party, Work

AT_MOST = 50
# Whoever a concern was found to be about counts with the subjects of allegation files.
PARTS: Final = {"subject": ("subject", "concerned"), "setting": ("setting",)}
ABOUT: Final[dict[str, About]] = {"subject": "person", "setting": "setting"}


@dataclass(frozen=True, slots=True)
class Past:
    """Another file in which somebody had a part; the day of its referral, if it has one."""

    file: Named
    party: str
    referred: date | None


def files_naming(
    parties: Iterable[str], part: Literal["subject", "setting"], *, besides: Iterable[str]
) -> list[Past]:
    """Files in which any of the parties has the part, the latest first, `besides` some; at most 50.

    Concerns that were found to be about them count, also those found so through another concern.
    """
    wanted, own = sorted(set(parties)), set(besides)
    rows = Party.objects.filter(party__in=wanted, part__in=PARTS[part]).exclude(file__in=own)
    by_file = dict(rows.order_by("party").values_list("file", "party")[: AT_MOST * 4])
    for party in wanted:
        through = set(concerns_about(party, ABOUT[part])) - own
        by_file = dict.fromkeys(sorted(through), party) | by_file
    dated = dict(File.objects.filter(file__in=by_file).values_list("file", "referred_on"))
    found = named(by_file)
    past = [Past(found[file], party, dated.get(file)) for file, party in by_file.items() if file in found]
    return sorted(past, key=lambda one: one.referred or date.min, reverse=True)[:AT_MOST]


def with_predecessors(organisations: Iterable[str]) -> list[str]:
    """The organisations, with those that came before and after them."""
    return sorted({one for organisation in organisations if organisation for one in family(organisation).all})


def work_of(person: str, day: date) -> list[str]:
    """The names of the organisations where somebody works with children on the day, as far as is known."""
    rows = [w for w in Work.objects.filter(person=person) if _on(w, day)]
    names = titles(w.organisation for w in rows)
    return sorted({names[w.organisation] for w in rows if w.organisation in names})


def _on(work: Work, day: date) -> bool:
    return (work.since is None or work.since <= day) and (work.until is None or day <= work.until)
