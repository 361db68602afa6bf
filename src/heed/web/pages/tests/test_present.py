"""Every kind of fact can be shown: its fields have titles, its codes have lists, and nothing stops the page."""

from collections.abc import Iterator
from datetime import date
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec
import pytest

from heed.access.roles import ROLES
from heed.facts.base import Fact
from heed.facts.concern import ConcernReceived, NoteAdded, Referrer
from heed.facts.organisation import PostTakenUp
from heed.facts.registry import FACTS
from heed.facts.when import When
from heed.rulebook.lists import LISTS
from heed.web.pages.present import Words, code_words, fields_of, present, references, text_html

DAY = date(2026, 3, 2)
INTRODUCED = {fact.introduces[0] for fact in FACTS.values() if fact.introduces}
REFERS = {"", "person", "organisation", "post", "file", "meeting", "action", "allegation", *INTRODUCED}
ELSEWHERE = {"access-role": next(iter(ROLES)), "rule": "first-meeting"}  # coded in no list
KINDS = pytest.mark.parametrize("fact", FACTS.values(), ids=FACTS)


def structs_of(kind: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    """The fact and the structs within it."""
    yield kind
    for hint in get_type_hints(kind).values():
        for part in (hint, *get_args(hint)):
            if isinstance(part, type) and issubclass(part, msgspec.Struct) and part is not When:
                yield from structs_of(part)


def example(hint: Any, codes: str) -> Any:
    """A value of the type; a code of the list where there is one."""
    if get_origin(hint) in {Union, UnionType}:
        return example(next(part for part in get_args(hint) if part is not NoneType), codes)
    if get_origin(hint) is tuple:
        return (example(get_args(hint)[0], codes),)
    if hint is str:
        return ELSEWHERE.get(codes) or (LISTS[codes].codes[0].code if codes else "words")
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct) and hint is not When:
        return complete(hint)
    return {bool: True, int: 1, float: 1.5, date: DAY, When: When.on(DAY)}[hint]


def complete(kind: type[msgspec.Struct]) -> Any:
    """A struct with every field filled in."""
    hints = get_type_hints(kind)
    return kind(**{field.name: example(hints[field.name], field.codes) for field in fields_of(kind)})


@KINDS
def test_every_fact_says_what_it_is(fact: type[Fact]) -> None:
    assert fact.says[0].isupper()


@KINDS
def test_every_field_has_a_title_and_names_only_what_there_is(fact: type[Fact]) -> None:
    for struct in structs_of(fact):
        for field in fields_of(struct):
            assert field.title[0].isupper()
            assert field.codes in {"", *ELSEWHERE, *LISTS}
            assert field.refers in REFERS
            assert not (field.codes and field.refers)


@KINDS
def test_every_fact_is_shown_whole(fact: type[Fact]) -> None:
    rows = present(complete(fact), Words(), DAY)
    elsewhere = {"happened", "corrects"}
    expected = [f.title for f in fields_of(fact) if not f.hidden and f.name not in elsewhere]
    assert [row.key for row in rows] == expected
    assert all(row.value for row in rows)


@KINDS
def test_what_a_complete_fact_refers_to_is_found(fact: type[Fact]) -> None:
    assert {kind for kind, _ in references(complete(fact))} == {
        f.refers for struct in structs_of(fact) for f in fields_of(struct) if f.refers
    }


def shown(fact: Fact, words: Words | None = None) -> dict[str, str]:
    return {row.key: str(row.value) for row in present(fact, words or Words(), DAY)}


def test_codes_are_shown_by_their_labels_and_dates_in_words() -> None:
    fact = ConcernReceived(
        reference="C-7K2-MPQ",
        channel=LISTS["channel"].codes[0].code,
        source=LISTS["referral-source"].codes[0].code,
        words="He shouted.",
        referred=DAY,
        owner="post-1",
        referrer=Referrer(name="Sam Caller", role="Head teacher"),
    )
    rows = shown(fact, Words(posts={"post-1": "Designated officer"}))
    assert rows["How it came"] == LISTS["channel"].codes[0].label
    assert rows["Received by the service"] == "2 March 2026"
    assert rows["Responsible"] == "Designated officer"
    assert rows["Who told us"] == "Name: Sam Caller; Role: Head teacher"
    assert "Adult concerned, as told" not in rows


def test_a_code_that_no_list_has_is_shown_as_it_stands() -> None:
    assert code_words("outcome", "never-was", DAY) == "never-was"


def test_a_name_leads_to_its_file_only_where_the_reader_may_open_it() -> None:
    fact = PostTakenUp(tenure="t", post="p", holder="alice", tenure_kind="substantive", since=DAY)
    names = {"alice": "Alice Example"}
    assert shown(fact, Words(names=names))["Holder"] == "Alice Example"
    assert 'href="/files/alice/"' in shown(fact, Words(names=names, links=frozenset(names)))["Holder"]


def test_text_keeps_its_lines_and_never_becomes_markup() -> None:
    assert text_html("one\n<b>two</b>") == "one<br>&lt;b&gt;two&lt;/b&gt;"
    assert shown(NoteAdded(text="<script>"))["Note"] == "&lt;script&gt;"


def test_a_long_text_stands_folded_and_whole() -> None:
    text = "word " * 60
    folded = text_html(text)
    assert folded.startswith("<details")
    assert "(all 60 words)" in folded
    assert text in folded
    assert "<details" not in text_html("word " * 50)
