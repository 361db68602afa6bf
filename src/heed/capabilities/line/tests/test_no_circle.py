"""Whatever is placed and ended in whatever order, no accepted line of posts or of successors leads back to itself."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from heed.capabilities.line.decide import end_post, place_post
from heed.facts.base import Fact, History, Recorded
from heed.facts.organisation import (
    OrganisationDescribed,
    PostCreated,
    PostEnded,
    PostPlaced,
    fold_organisation,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
RULES = RULEBOOK.on(date(2026, 3, 2))
DAYS = [date(2026, 3, 2) + timedelta(days=n) for n in range(4)]
OF = {"a": "o1", "b": "o1", "c": "o2", "d": "o2", "e": "o3"}
POST = st.sampled_from(sorted(OF))
STATED = st.one_of(
    st.builds(PostPlaced, post=POST, above=POST, since=st.sampled_from(DAYS)),
    st.builds(PostEnded, post=POST, on=st.sampled_from(DAYS), ended_as=st.just("merged"), successor=POST),
)


def begun(file: str) -> History:
    posts = [PostCreated(post=post, title=post) for post, of in OF.items() if of == file]
    return told(file, OrganisationDescribed(name=file, organisation_kind="local-authority"), *posts)


def told(file: str, *facts: Fact) -> History:
    return tuple(Recorded(file, n, NOW, "dan", "post", fact) for n, fact in enumerate(facts))


def stated(histories: dict[str, History], fact: PostPlaced | PostEnded) -> None:
    """Add it to the file of its post, unless it is refused."""
    file = OF[fact.post]
    try:
        if isinstance(fact, PostPlaced):
            place_post(file, histories, fact, RULES)
        else:
            end_post(file, histories, fact, RULES)
    except Refusal:
        return
    histories[file] = told(file, *(item.fact for item in histories[file]), fact)


def leads_back(post: str, onward: Callable[[str], str]) -> bool:
    here = post
    for _ in OF:
        here = onward(here) if here else ""
        if here == post:
            return True
    return False


@given(st.lists(STATED, max_size=12))
def test_nothing_accepted_is_circular(facts: list[PostPlaced | PostEnded]) -> None:
    histories = {file: begun(file) for file in set(OF.values())}
    for fact in facts:
        stated(histories, fact)
    folded = {file: fold_organisation(history) for file, history in histories.items()}

    def successor(post: str) -> str:
        ended = folded[OF[post]].ended.get(post)
        return ended.successor if ended else ""

    for post in OF:
        assert not leads_back(post, successor)
        for day in DAYS:
            assert not leads_back(post, lambda one, on=day: folded[OF[one]].above(one, on))  # type: ignore[misc]
