"""Commands at random about what outlasts a case: lines of posts, organisations, choices of the authority."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from hypothesis import strategies as st
from tests.bad_input.drawn import (
    DEPUTY,
    FILES,
    NEW,
    OFFICER,
    ORGANISATION,
    RULES,
    TODAY,
    Decided,
    ahead,
    built,
    code_of,
    days,
    lately,
    likely,
    one_file,
)
from tests.bad_input.world import CLERK, SUBJECT, SUCCESSOR

from heed.capabilities.configuration import decide as configuration
from heed.capabilities.line import decide as line
from heed.capabilities.succession import decide as succession
from heed.facts.authority import (
    AUTHORITY,
    CodeAdded,
    CodeEnded,
    GuidanceWritten,
    NameChosen,
    OutcomeSetChosen,
    SettingChosen,
)
from heed.facts.organisation import (
    HandedOver,
    OrganisationClosed,
    OrganisationPartOf,
    OrganisationSucceeded,
    PostEnded,
    PostPlaced,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.lists.local import EXTENSIBLE
from heed.store.composing import LOCAL, composed

BOTH = [ORGANISATION, SUCCESSOR]
SEATS = st.sampled_from([OFFICER, DEPUTY, "x", ""])
SAID = likely("Said.")
EXTENDED = st.one_of(st.sampled_from(sorted(EXTENSIBLE)), st.just("sector"), likely("sex"))
EARLY, LATE = (datetime(TODAY.year, TODAY.month, TODAY.day, *at, tzinfo=UTC) for at in ((9, 30), (23, 58)))


def along(kind: Any, decide: Callable[[str, Any, Any], Any], **fixed: Any) -> st.SearchStrategy[Decided]:
    """A command on an organisation that is weighed with a look at others."""
    commands = built(kind, **fixed)
    return st.builds(lambda file, c: (file, lambda: decide(file, FILES, c)), st.sampled_from(BOTH), commands)


def choice(
    kind: Any, choose: Callable[[Any, configuration.Standing], Any], **fixed: Any
) -> st.SearchStrategy[Decided]:
    """A choice of the authority, in the day or minutes before its end; the rules can be put together with it."""

    def decided(command: Any, now: datetime) -> Decided:
        book = composed(RULEBOOK, FILES[AUTHORITY])
        return AUTHORITY, lambda: choose(command, configuration.Standing(book, now))

    commands = built(kind, reason=SAID, happened=None, **fixed)
    return st.builds(decided, commands, st.sampled_from([EARLY, LATE]))


LASTING: dict[str, st.SearchStrategy[Decided]] = {
    "place a post": along(
        PostPlaced, lambda f, found, c: line.place_post(f, found, c, RULES), post=SEATS, above=SEATS
    ),
    "end a post": along(
        PostEnded, lambda f, found, c: line.end_post(f, found, c, RULES), post=SEATS, on=days, successor=SEATS,
        ended_as=code_of("post-ending"),
    ),
    "hand over": one_file(
        HandedOver, lambda c, h: line.hand_over(h, c, RULES), [ORGANISATION], post=SEATS, outgoing=likely(CLERK),
        incoming=st.sampled_from([CLERK, SUBJECT, ""]), note=SAID, duties=st.integers(0, 9),
    ),
    "rename": one_file(
        succession.Rename, lambda c, h: succession.rename(h, c, RULES, {NEW: "Quillmere"}), BOTH,
        name=st.one_of(likely("Sampleton"), likely("Quillmere")), since=lately,
    ),
    "succeed": along(
        OrganisationSucceeded, lambda f, found, c: succession.succeed(f, found, c, RULES),
        successor=st.sampled_from([*BOTH, "x", ""]), succeeded_as=code_of("organisation-succession"),
    ),
    "part of": along(
        OrganisationPartOf, lambda f, found, c: succession.part_of(f, found, c, RULES),
        parent=st.sampled_from([*BOTH, "x", ""]),
    ),
    "close an organisation": one_file(
        OrganisationClosed, lambda c, h: succession.close(h, c, RULES), BOTH
    ),
    "choose a name": choice(
        NameChosen, configuration.choose_name, thing=code_of("named-thing"), name=SAID, since=ahead
    ),
    "choose a setting": choice(
        SettingChosen, configuration.choose_setting, rule=likely("first-meeting"), setting=likely("working_days"),
        value=st.integers(-2, 5_000), since=ahead,
    ),
    "add a code": choice(
        CodeAdded, configuration.add_code, list=EXTENDED, code=st.one_of(st.just(LOCAL + "zoos"), likely(LOCAL)),
        label=SAID, definition=SAID, maps_to=likely("voluntary"), since=ahead,
    ),
    "end a code": choice(
        CodeEnded, configuration.end_code, list=EXTENDED, code=st.one_of(code_of("sector"), likely("local-museums")),
        until=ahead,
    ),
    "choose outcomes": choice(
        OutcomeSetChosen, configuration.choose_outcome_set, outcome_set=code_of("outcome-set"), since=ahead
    ),
    "write guidance": choice(
        GuidanceWritten, configuration.write_guidance, place=code_of("guidance-place"), text=SAID, since=ahead
    ),
}  # fmt: skip
