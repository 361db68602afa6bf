"""Whatever a command says, deciding gives facts that can be kept and counted, or a refusal, and nothing else."""

from collections.abc import Mapping

import msgspec
import pytest
from django.http import QueryDict
from hypothesis import given, seed
from hypothesis import settings as bounded
from hypothesis import strategies as st
from tests.bad_input.commands import COMMANDS as IN_CASES
from tests.bad_input.commands_between import OUTWARD, WAITING
from tests.bad_input.commands_lasting import LASTING
from tests.bad_input.drawn import FILES, Decided, history, one_file
from tests.bad_input.world import (
    CHILD,
    CONCERN,
    REFERRAL,
)

from heed.capabilities.note import decide as note
from heed.facts.authority import AUTHORITY
from heed.facts.base import Fact
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal
from heed.store.composing import composed
from heed.store.derived.projection import project
from heed.store.sealing import KeptApart
from heed.web.forms import DateField, LineField, LongTextField, RadioField, WhenField
from heed.web.forms.base import HeedForm
from heed.web.forms.lines import LinesField

COMMANDS = {**IN_CASES, **OUTWARD, **WAITING, **LASTING}
# What has so many fields that one at random is hardly ever right in all of them.
RARE = {"screen", "hold", f"correct {CONCERN}", f"correct {REFERRAL}"}
ROUNDS = 20


@pytest.mark.parametrize("name", COMMANDS)
def test_facts_that_can_be_shown_and_counted_or_a_refusal(name: str) -> None:
    ended: set[str] = set()

    @bounded(max_examples=60)
    @given(COMMANDS[name])
    def holds(decided: Decided) -> None:
        file, decide = decided
        try:
            stated = decide()
        except Refusal:
            ended.add("refused")
            return
        ended.add("recorded")
        for of, facts in (stated if isinstance(stated, Mapping) else {file: stated}).items():
            counted(of, [s.fact if isinstance(s, KeptApart) else s for s in facts])

    # Most are accepted within the first few; more are tried only for what has to be right in several fields at once.
    for round_ in range(ROUNDS):
        seed(round_)(holds)()
        if "recorded" in ended or name in RARE:
            return
    pytest.fail("no command at random was accepted, so nothing that it states was looked at")


def counted(file: str, facts: list[Fact]) -> None:
    """The facts can be written down, read back, folded and listed with all that the file says."""
    before = FILES.get(file, ())
    whole = history(file, [*(item.fact for item in before), *facts])
    encoded = [msgspec.json.encode(fact) for fact in facts]
    assert all(
        msgspec.json.decode(text, type=type(fact)) == fact for text, fact in zip(encoded, facts, strict=True)
    )
    project(whole, file, composed(RULEBOOK, whole) if file == AUTHORITY else RULEBOOK)


def test_the_control_a_decision_that_breaks_is_found() -> None:
    """Sees to it that the harness would tell: a decision that divides by the number of words."""
    broken = one_file(note.Note, lambda c, _: 1 // len(c.text.split()), [CHILD])

    @bounded(max_examples=60)
    @given(broken)
    def holds(decided: Decided) -> None:
        decided[1]()

    with pytest.raises(ZeroDivisionError):
        holds()


class AnyForm(HeedForm):
    """One field of each kind."""

    line = LineField("Line")
    long = LongTextField("Long")
    lines = LinesField("Lines")
    day = DateField("Day")
    when = WhenField("When", required=False)
    choice = RadioField("Choice")


NAMES = ["line", "long", "lines", "choice", "position", "idempotency_key"]
BOXES = [f"{name}-{box}" for name in ("day", "when") for box in ("day", "month", "year", "about", "unknown")]
typed = st.one_of(
    st.text(), st.text("0123456789 -+.eE", max_size=6), st.sampled_from(["31", "2", "2024", "yes", "\ud800"])
)


@bounded(max_examples=100)
@given(st.dictionaries(st.sampled_from([*NAMES, *BOXES]), typed))
def test_a_form_takes_any_text_and_shows_it_again(sent: dict[str, str]) -> None:
    posted = QueryDict(mutable=True)
    posted.update(sent)
    form = AnyForm(posted)

    assert form.is_valid() in {True, False}
    str(form).encode()


@bounded(max_examples=100)
@given(st.binary(max_size=200))
def test_a_form_takes_any_bytes(body: bytes) -> None:
    form = AnyForm(QueryDict(b"line=&long=" + body))

    assert not form.is_valid()  # the day is never there
    str(form).encode()
