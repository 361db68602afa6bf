"""Conflicts of interest that the record suggests, before anybody is invited to a meeting about a file.

It proposes and never decides: what it finds is shown beside the question that somebody answers.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heed.access.names import titles
from heed.access.posts import holders
from heed.access.workplaces import family
from heed.facts.allegation import AllegationFile
from heed.facts.person import Person, fold_person
from heed.matching.text import WEAK, name_words, words
from heed.store.derived.models import Post, PostLine, Tenure
from heed.store.reading import open_files

ADDRESS = 2  # words that an address has at least, to be more than the name of a town


@dataclass(frozen=True, slots=True)
class Suggested:
    """What speaks against inviting somebody. `subject` says that they are themselves a subject of the file."""

    reasons: tuple[str, ...] = ()
    subject: bool = False


@dataclass(frozen=True, slots=True)
class _Known:
    """What the record knows of somebody that may tie them to somebody else."""

    name: str
    surname: str
    addresses: frozenset[tuple[str, ...]]
    organisations: frozenset[str]
    posts: frozenset[str]


_NOBODY = _Known("somebody in the file", "", frozenset(), frozenset(), frozenset())


@dataclass(frozen=True, slots=True)
class ConflictCheck:
    """Everybody in the file, to be compared with whoever is to be invited. Made for one day.

    `read` are the files of people that were opened for it, for the book of reads.
    """

    subjects: Mapping[str, _Known]
    children: Mapping[str, _Known]
    invited: Mapping[str, _Known]  # holders of posts, by their file
    held: Mapping[str, list[str]]  # who holds each post
    seats: Mapping[str, str]  # the organisation of each post
    above: Mapping[str, str]  # the post to which each answers
    names: Mapping[str, str]  # of organisations

    @property
    def read(self) -> tuple[str, ...]:
        """The files that were opened."""
        return tuple(sorted({*self.subjects, *self.children, *self.invited}))

    def of_post(self, post: str) -> Suggested:
        """What speaks against inviting the holders of a post."""
        if any(holder in self.subjects for holder in self.held.get(post, ())):
            return Suggested(("The holder of this post is a subject of the file.",), subject=True)
        found = list(self._by_work(self._organisations(post)))
        for who in self.subjects.values():
            found += self._in_line(post, who)
        for holder in self.held.get(post, ()):
            found += self._by_person(holder)
        return Suggested(tuple(dict.fromkeys(found)))

    def of_outsider(self, name: str, organisation: str) -> Suggested:
        """What speaks against inviting somebody of whom there is only what was typed."""
        asked, surname = words(organisation), _surname(name)
        at = {file for file, called in self.names.items() if asked and words(called) == asked}
        same = [w.name for w in self._everybody() if surname and w.surname == surname]
        shared = [f"Has the same surname as {one}." for one in same]
        return Suggested((*self._by_work(at), *shared))

    def _organisations(self, post: str) -> set[str]:
        """That of the post, and those where its holders work with children."""
        own = {self.seats[post]} if post in self.seats else set()
        holders_of = (self.invited.get(h, _NOBODY) for h in self.held.get(post, ()))
        return own.union(*(who.organisations for who in holders_of))

    def _by_work(self, organisations: Iterable[str]) -> Iterator[str]:
        wanted = set(organisations)
        for who in self.subjects.values():
            shared = sorted(self.names.get(one, "") for one in who.organisations & wanted)
            if shared:
                yield f"Works at {', '.join(shared)}, where {who.name} works or worked."

    def _in_line(self, post: str, who: _Known) -> Iterator[str]:
        if who.posts & set(_upwards(post, self.above)):
            yield f"The post answers to that of {who.name}."
        if any(post in _upwards(own, self.above) for own in who.posts):
            yield f"The post of {who.name} answers to this one."

    def _by_person(self, holder: str) -> Iterator[str]:
        if holder in self.children:
            yield "The holder of this post is one of the children."
            return
        own = self.invited.get(holder, _NOBODY)
        for other in self._everybody():
            if own.addresses & other.addresses:
                yield f"Lives or lived at the same address as {other.name}."
            if own.surname and own.surname == other.surname:
                yield f"Has the same surname as {other.name}."

    def _everybody(self) -> list[_Known]:
        return [*self.subjects.values(), *self.children.values()]


def conflict_check(file: AllegationFile, posts: Iterable[str], day: date) -> ConflictCheck:
    """What is needed to check the holders of some posts on a day. Opens the files of the people concerned."""
    wanted = list(posts)
    held = holders(wanted, day)
    people = {*file.subjects, *file.children, *(h for who in held.values() for h in who)}
    opened = {key: fold_person(one.history) for key, one in open_files(sorted(people)).items() if one.history}
    posts_of = _posts_of(file.subjects, day)
    known = {key: _known(person, posts_of.get(key, {})) for key, person in opened.items()}
    subjects = {
        key: _at_work(known.get(key, _NOBODY), named.organisation) for key, named in file.subjects.items()
    }
    every = {org for one in (*subjects.values(), *known.values()) for org in one.organisations}
    seats = dict(Post.objects.filter(post__in=wanted).values_list("post", "organisation"))
    return ConflictCheck(
        subjects=subjects,
        children={key: known.get(key, _NOBODY) for key in file.children},
        invited={key: one for key, one in known.items() if key not in subjects},
        held=held,
        seats=seats,
        above=_line(day),
        names=titles({*every, *seats.values()}),
    )


def posts_of_subjects(file: AllegationFile, day: date) -> set[str]:
    """The posts that a subject of the file holds on the day."""
    return {post for posts in _posts_of(file.subjects, day).values() for post in posts}


def _known(person: Person, posts: Mapping[str, str]) -> _Known:
    described = person.described
    assert described is not None  # noqa: S101 - the first fact of such a file
    told = (words(a) for a in (described.address, *person.contacts_of("address")))
    return _Known(
        name=described.name,
        surname=_surname(described.name),
        addresses=frozenset(address for address in told if len(address) > ADDRESS),
        organisations=frozenset({*(e.organisation for e in person.employed), *posts.values()}),
        posts=frozenset(posts),
    )


def _at_work(subject: _Known, organisation: str) -> _Known:
    """The subject, with the organisations that came before and after those where they work."""
    own = {*subject.organisations, organisation} - {""}
    every = frozenset(one for org in own for one in family(org).all)
    return _Known(subject.name, subject.surname, subject.addresses, every, subject.posts)


def _surname(name: str) -> str:
    """The last part of a name; empty where there is one part alone, or where many families bear it."""
    parts = name_words(name)
    return parts[-1] if len(parts) > 1 and parts[-1] not in WEAK else ""


def _posts_of(people: Iterable[str], day: date) -> dict[str, dict[str, str]]:
    """By person, the posts that they hold on the day, with the organisation of each."""
    held = [t for t in Tenure.objects.filter(holder__in=list(people), since__lte=day) if _lasts(t, day)]
    seats = dict(Post.objects.filter(post__in={t.post for t in held}).values_list("post", "organisation"))
    found: dict[str, dict[str, str]] = {}
    for t in held:
        found.setdefault(t.holder, {})[t.post] = seats.get(t.post, "")
    return found


def _lasts(tenure: Tenure, day: date) -> bool:
    return tenure.until is None or tenure.until >= day


def _line(day: date) -> dict[str, str]:
    lines = PostLine.objects.filter(line="above", since__lte=day).order_by("since")
    return dict(lines.values_list("post", "leads_to"))


def _upwards(post: str, above: Mapping[str, str]) -> list[str]:
    """The posts above, nearest first; no circle keeps it from ending."""
    found: list[str] = []
    while (post := above.get(post, "")) and post not in found:
        found.append(post)
    return found
