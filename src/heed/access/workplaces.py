"""Organisations that follow one another or belong together, and who worked at them when."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from heed.store.database import raw, run
from heed.store.derived.models import OrganisationTie, Post, Tenure

AHEAD = """
WITH RECURSIVE line (organisation) AS (
    SELECT %s UNION
    SELECT t.other FROM derived_organisation_tie t JOIN line USING (organisation) WHERE t.tie = %s
)
SELECT organisation FROM line
"""
BEHIND = """
WITH RECURSIVE line (organisation) AS (
    SELECT %s UNION
    SELECT t.organisation FROM derived_organisation_tie t JOIN line ON line.organisation = t.other WHERE t.tie = %s
)
SELECT organisation FROM line
"""
# Somebody whose last day lies before the span was not there in it, whenever they came; nobody else is left out.
WORKED = """
WITH asked (organisations, first, last) AS (SELECT %s::text[], %s::date, %s::date)
SELECT person, entry, post, organisation, since, until, basis FROM (
    SELECT w.person, w.entry, '' AS post, w.organisation, w.since, w.until, w.basis
    FROM derived_work w, asked
    WHERE w.organisation = ANY(asked.organisations)
        AND (w.since IS NULL OR w.since <= asked.last) AND (w.until IS NULL OR w.until >= asked.first)
    UNION ALL
    SELECT t.holder, -1, t.tenure, p.organisation, t.since, t.until, ''
    FROM derived_tenure t JOIN derived_post p USING (post), asked
    WHERE p.organisation = ANY(asked.organisations)
        AND t.since <= asked.last AND (t.until IS NULL OR t.until >= asked.first)
) found
WHERE (coalesce(since, 'infinity'), person, entry, post) > (%s::text::date, %s, %s::integer, %s)
ORDER BY coalesce(since, 'infinity'), person, entry, post LIMIT %s
"""
SUCCEEDED, PART_OF = "succeeded-by", "part-of"


SEPARATOR, UNKNOWN = "~", "infinity"
FIRST_PAGE = ("-infinity", "", -2, "")


@dataclass(frozen=True, slots=True)
class Span:
    """Somebody's time at an organisation, as far as its days are known.

    `entry` is the place of the work in the file of the person; -1 where it is the tenure `tenure` of a post instead.
    """

    person: str
    entry: int
    tenure: str
    organisation: str
    since: date | None
    until: date | None
    basis: str

    @property
    def cursor(self) -> str:
        """Where it stands in the list: those with days first, by the first day."""
        day = self.since.isoformat() if self.since else UNKNOWN
        return SEPARATOR.join((day, self.person, str(self.entry), self.tenure))


@dataclass(frozen=True, slots=True)
class Family:
    """An organisation with those that it succeeded and those that succeeded it, each the file."""

    organisation: str
    predecessors: Sequence[str]
    successors: Sequence[str]

    @property
    def all(self) -> list[str]:
        """All of them, itself first."""
        return [self.organisation, *self.predecessors, *self.successors]


def family(organisation: str) -> Family:
    """All that came before and after, however far; not what else its successors succeeded."""
    before, after = (_line(query, organisation, SUCCEEDED) for query in (BEHIND, AHEAD))
    return Family(organisation, [o for o in before if o not in after], after)


def organisations_ahead(organisation: str, tie: str) -> list[str]:
    """The files to which ties of one sort lead from an organisation, itself first."""
    return [organisation, *_line(AHEAD, organisation, tie)]


def _line(query: str, organisation: str, tie: str) -> list[str]:
    with raw() as connection:
        found = run(connection, query, [organisation, tie]).fetchall()
    return sorted(row[0] for row in found if row[0] != organisation)


def worked_at(
    organisations: Sequence[str], first: date, last: date, *, after: str = "", size: int
) -> list[Span]:
    """Up to `size` + 1 spans that may overlap the days from `first` to `last`, after a cursor.

    Those of which the first day is not known come last.
    """
    asked = [list(organisations), first, last, *_place(after), size + 1]
    with raw() as connection:
        return [Span(*row) for row in run(connection, WORKED, asked).fetchall()]


def _place(cursor: str) -> tuple[str, str, int, str]:
    """A cursor that was not made here leads to the first page."""
    parts = cursor.replace("\0", "").split(SEPARATOR)
    try:
        day, person, entry, tenure = parts
        if day != UNKNOWN:
            day = date.fromisoformat(day).isoformat()
        return (day, person, min(int(entry), 2**31 - 1), tenure) if int(entry) > -2 else FIRST_PAGE
    except ValueError:
        return FIRST_PAGE


def tenures_at(organisations: Sequence[str]) -> list[tuple[Tenure, Post]]:
    """Everybody who held a post of the organisations, with the post, the latest first."""
    posts = {post.post: post for post in Post.objects.filter(organisation__in=organisations)}
    held = Tenure.objects.filter(post__in=posts).order_by("-since", "tenure")
    return [(tenure, posts[tenure.post]) for tenure in held]


def posts_of_person(person: str) -> list[tuple[Tenure, Post]]:
    """The posts that somebody held or holds, the latest first."""
    held = list(Tenure.objects.filter(holder=person).order_by("-since", "tenure"))
    posts = {post.post: post for post in Post.objects.filter(post__in=[t.post for t in held])}
    return [(tenure, posts[tenure.post]) for tenure in held if tenure.post in posts]


def ties_to(organisation: str, tie: str) -> list[str]:
    """The organisations that this one succeeded, or that are part of it."""
    found = OrganisationTie.objects.filter(other=organisation, tie=tie).order_by("since", "organisation")
    return list(found.values_list("organisation", flat=True))
