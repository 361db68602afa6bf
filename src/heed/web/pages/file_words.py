"""What everything that a file refers to is called."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.utils.timezone import localdate

from heed.access.door import NEEDED, Worker
from heed.access.names import Named, named, post_titles
from heed.access.rules import code_list
from heed.facts.allegation import AllegationMade
from heed.facts.base import Fact, History, effective
from heed.facts.meeting import ActionAgreed, MeetingHeld, MeetingPlanned
from heed.web.pages.present import FILES, Field, Words, code_words, fields_of, referred
from heed.web.words import day_words

ABOUT = ("subject", "about")  # the fields by which a statement says whom it is about


def words_for(
    history: History, who: Worker, *, people: Iterable[str] = (), posts: Iterable[str] = ()
) -> Words:
    """The words for all that the history refers to, its actors, and the people and posts named besides."""
    facts = [item.fact for item in history]
    found = named({*referred(facts, FILES), *(item.actor for item in history), *people})
    names = {file: name_of(one) for file, one in found.items()}
    titles = post_titles({*referred(facts, ["post"]), *(item.post for item in history), *posts})
    links = frozenset(file for file, one in found.items() if who.may(NEEDED.get(one.kind) or "read-cases"))
    return Words(names, titles, dict(_within(history, names)), links)


def name_of(one: Named) -> str:
    """A name, or the reference and title of a case."""
    return f"{one.reference} ({one.title})" if one.reference else one.title


def _within(history: History, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Meetings, actions, allegations and whatever else is introduced, each by the words in which people speak of it."""
    kinds: dict[str, str] = {}
    for item in effective(history):
        match item.fact:
            case MeetingPlanned(meeting=meeting, meeting_kind=kind, on=on):
                kinds[meeting] = code_list("meeting-kind").label(kind, on)
                yield meeting, f"{kinds[meeting]} planned for {day_words(on)}"
            case MeetingHeld(meeting=meeting, on=on):
                yield meeting, f"{kinds.get(meeting, 'Meeting')} of {day_words(on)}"
            case ActionAgreed(action=action, what=what):
                yield action, what
            case AllegationMade() as made:
                yield made.allegation, allegation_words(made, names)
            case Fact(introduces=(key, *worded)) as fact:
                yield getattr(fact, key), introduced_words(fact, worded, names, localdate(item.at))


def introduced_words(fact: Fact, worded: Sequence[str], names: Mapping[str, str], day: date) -> str:
    """'Ofsted about Jordan Sample', 'Suspended, Jordan Sample': by the words of some fields, and whom it is about."""
    fields = {field.name: field for field in fields_of(type(fact))}
    said = ", ".join(filter(None, (_said(fields[name], fact, day) for name in worded)))
    whom = next((fields[name] for name in ABOUT if name in fields), None)
    person = names.get(getattr(fact, whom.name)) if whom else None
    if whom is None or person is None:
        return said
    return f"{said} about {person}" if whom.title == "About" else f"{said}, {person}"


def _said(field: Field, fact: Fact, day: date) -> str:
    words = str(getattr(fact, field.name))
    return code_words(field.codes, words, day) if field.codes and words else words


def allegation_words(made: AllegationMade, names: Mapping[str, str]) -> str:
    """'allegation about Robin Example towards Jordan Sample': it says of nobody that it happened."""
    child, subject = (names.get(p, "not on the record") for p in (made.child, made.subject))
    return f"allegation about {subject} towards {child}"
