"""Commands at random about what leaves a file or comes to it, who is told, and what waits or recurs."""

from typing import Any

from hypothesis import strategies as st
from tests.bad_input.counted import ASK, PAUSE, TOGETHER
from tests.bad_input.drawn import (
    CASES,
    FILES,
    NEW,
    OFFICER,
    RULES,
    TODAY,
    Decided,
    ahead,
    built,
    called,
    code_of,
    days,
    lately,
    likely,
    one_file,
)
from tests.bad_input.outward import (
    CAME,
    DECIDED,
    DISCLOSURE,
    GONE,
    OFFERED,
    PASSED,
    RECEIVED,
    SENT,
    TAKEN,
    WORK,
    WORK_TO_TELL,
)
from tests.bad_input.world import (
    CHILD,
    CONCERN,
    EMPTY,
    OPEN,
    REFERRAL,
    SECOND_CHILD,
    SUBJECT,
    SUSPENSION,
)

from heed.capabilities.border import decide as border
from heed.capabilities.border import leading
from heed.capabilities.disclosure import decide as disclosure
from heed.capabilities.duty import decide as duty
from heed.capabilities.recurrence import decide as recurrence
from heed.capabilities.referral import decide as referral
from heed.capabilities.telling import decide as telling
from heed.duties import open_duties
from heed.facts.person import PersonDescribed
from heed.rulebook.book import RULEBOOK

BOTH_SIDES = [*CASES, PASSED, TAKEN]
SENT_HOW = code_of("sent-how")
SAID = likely("Said.")
ITEMS = st.one_of(
    st.sampled_from([one.item for one in open_duties("allegation", FILES[OPEN], RULEBOOK)]), likely("x")
)
ASIDE = st.one_of(st.just(f"suspension-review:{SUSPENSION}:0"), ITEMS)
MOVED = st.one_of(st.just(f"consider:{WORK}"), ITEMS)


def concerned(party: str, person: str, **fixed: Any) -> st.SearchStrategy[Decided]:
    """That somebody with a part in a file was told."""
    return one_file(
        telling.Tell, lambda c, h: telling.tell(c, h, RULES, TODAY), [*CASES, CONCERN], party=party, person=person,
        stage=code_of("told-stage"), on=lately, by=SAID, how=code_of("told-how"), words=SAID, agreed_by=SAID, **fixed,
    )  # fmt: skip


def adult(described: PersonDescribed, file: str) -> Decided:
    """A file for the adult of a concern."""

    def decide() -> dict[str, Any]:
        facts, links = recurrence.describe_adult(NEW, described, FILES[file], RULES, TODAY)
        return {NEW: facts, file: links}

    return file, decide


OUTWARD: dict[str, st.SearchStrategy[Decided]] = {
    "consider referral": one_file(
        referral.Consider, lambda c, h: referral.consider(c, h, RULES, TODAY), CASES, subject=SUBJECT,
        body=code_of("referral-body"), decision=code_of("referral-decision"), decided_by=SAID,
        by=st.one_of(st.none(), ahead),
    ),
    "send referral": one_file(
        referral.Send, lambda c, h: referral.send(c, h, RULES, TODAY), [OPEN], referral=likely(DECIDED), on=lately,
        how=SENT_HOW, sent_by=SAID,
    ),
    "acknowledge referral": one_file(
        referral.Acknowledge, lambda c, h: referral.acknowledge(c, h, RULES, TODAY), [OPEN], referral=likely(SENT),
        on=lately,
    ),
    "answer referral": one_file(
        referral.Answer, lambda c, h: referral.answer(c, h, RULES, TODAY), [OPEN], referral=likely(SENT), on=lately,
        result=code_of("referral-result"), answer=SAID,
    ),
    "name work": one_file(disclosure.NameWork, lambda c, h: disclosure.name_work(c, h, RULES), CASES, work=NEW),
    "consider telling": called(
        CASES, lambda w, d, r, h: disclosure.consider_telling(w, d, r, h, RULES),
        st.one_of(likely(WORK), likely(WORK_TO_TELL)), code_of("telling-decision"), SAID,
    ),
    "disclose": one_file(
        disclosure.Disclose, lambda c, h: disclosure.disclose(c, h, RULES, TODAY, {OFFICER}), [OPEN, TAKEN],
        disclosure=NEW, about=st.one_of(likely(SUBJECT), likely(CHILD)), what=SAID, to_whom=SAID, how=SENT_HOW,
        basis=code_of("disclosure-basis"), authorised_by=likely(OFFICER), on=lately,
        work=st.sampled_from(["", "", WORK, WORK_TO_TELL, "x"]), answer_by=st.one_of(st.none(), ahead),
    ),
    "answer disclosure": one_file(
        disclosure.Answer, lambda c, h: disclosure.answer(c, h, RULES, TODAY), [OPEN], disclosure=likely(DISCLOSURE),
        on=lately, answer=SAID,
    ),
    "tell a child": concerned("child", CHILD),
    "tell a subject": concerned("subject", SUBJECT),
    "tell a referrer": concerned("referrer", ""),
    "do not tell": one_file(
        telling.DoNotTell, lambda c, h: telling.do_not_tell(c, h, RULES, TODAY), CASES, party="family",
        person=st.sampled_from([CHILD, SECOND_CHILD, SUBJECT, ""]), stage=code_of("told-stage"),
        look_again=st.one_of(st.none(), ahead),
    ),
    "respond": one_file(
        telling.Respond, lambda c, h: telling.respond(c, h, RULES, TODAY), [CONCERN, REFERRAL, EMPTY], on=lately,
        to=SAID, how=code_of("told-how"), advice=SAID,
    ),
    "agree who leads": one_file(
        leading.Agree, lambda c, h: leading.agree_lead(c, h, RULES, TODAY), BOTH_SIDES, authority=SAID, with_whom=SAID,
        on=lately,
    ),
    "copy": one_file(
        leading.Copy, lambda c, h: leading.copy(c, h, RULES, TODAY), BOTH_SIDES, authority=SAID, on=lately, how=SENT_HOW
    ),
    "offer": one_file(
        border.Offer, lambda c, h: border.offer(c, h, RULES, TODAY), [EMPTY, TAKEN, PASSED], transfer=NEW,
        authority=SAID, on=lately, how=SENT_HOW, what=SAID, answer_by=ahead,
        returns=st.sampled_from(["", CAME, GONE, "x"]),
    ),
    "answer offer": one_file(
        border.Answer, lambda c, h: border.answer(c, h, RULES, TODAY), [OPEN], transfer=likely(OFFERED),
        answer=code_of("transfer-answer"), on=lately, by=SAID, reference=SAID,
    ),
    "receive transfer": one_file(
        border.Receive, lambda c, h: border.receive(c, h, RULES, TODAY), [EMPTY, PASSED, OPEN], transfer=NEW,
        authority=SAID, on=lately, what=SAID, returns=st.sampled_from(["", GONE, CAME, "x"]),
    ),
    "acknowledge transfer": one_file(
        border.Acknowledge, lambda c, h: border.acknowledge(c, h, RULES, TODAY), [OPEN], transfer=likely(RECEIVED),
        answer=code_of("transfer-answer"), on=lately, how=SENT_HOW,
    ),
}  # fmt: skip

WAITING: dict[str, st.SearchStrategy[Decided]] = {
    "revise duty": called(
        [OPEN], lambda i, d, r, h: duty.revise(i, d, r, h, RULEBOOK, today=TODAY), MOVED, ahead, SAID
    ),
    "set duty aside": called([OPEN], lambda i, r, h: duty.set_aside(i, r, h, RULEBOOK, TODAY), ASIDE, SAID),
    "pause": one_file(
        duty.PauseClock, lambda c, h: duty.pause(c, h, RULES, TODAY), [*CASES, CONCERN], pause=NEW,
        why=code_of("pause-reason"), since=lately,
    ),
    "resume": called(
        [OPEN], lambda p, d, r, h: duty.resume(p, d, r, h, RULES, today=TODAY), likely(PAUSE), lately, SAID
    ),
    "ask": one_file(
        duty.Ask, lambda c, h: duty.ask(c, h, RULES, TODAY), [*CASES, CONCERN], ask=NEW, of=likely(OFFICER),
        question=SAID, due=ahead,
    ),
    "answer a question": called([OPEN], lambda a, w, h: duty.answer(a, w, h, RULES), likely(ASK), SAID),
    "answer a match": st.builds(
        lambda file, c: (file, lambda: recurrence.answer(c, file, RULES)), st.sampled_from([CONCERN, SUBJECT]),
        built(
            recurrence.Answer, other=likely(REFERRAL), about=code_of("match-about"), answer=code_of("match-answer")
        ),
    ),
    "the adult of a concern": st.builds(
        adult, built(PersonDescribed, name=SAID, born=st.one_of(st.none(), days)), st.sampled_from([CONCERN, REFERRAL])
    ),
    "consider together": called(
        [SUBJECT, CHILD], lambda k, d, r, h: recurrence.reconsider(k, d, r, h, RULES), likely(TOGETHER),
        code_of("reconsideration"), SAID,
    ),
}  # fmt: skip
