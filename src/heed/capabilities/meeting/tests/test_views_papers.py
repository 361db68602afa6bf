"""The page of a meeting, its invitations, and the way of its minutes to those who read them."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.allegation import AllegationFileOpened, ChildNamed, SubjectNamed
from heed.facts.base import Fact
from heed.facts.meeting import (
    AgendaPointTaken,
    ApologiesGiven,
    Attendance,
    Invitee,
    MeetingConcerns,
    MeetingHeld,
    MeetingInvited,
    MeetingPlanned,
    MinutesApproved,
    MinutesCirculated,
    MinutesReceived,
    MinutesRecorded,
)
from heed.facts.organisation import PostCreated, PostTakenUp
from heed.facts.person import PersonDescribed
from heed.facts.telling import PersonNotTold
from heed.store.derived.models import Due, Read
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]
MEETING = "/files/a1/meetings/m1/"


def today() -> date:
    return timezone.localdate()


def facts(file: str = "a1") -> list[Fact]:
    return [item.fact for item in open_file(file).history]


def put(cast: Cast, *stated: Fact, file: str = "a1") -> None:
    state(cast.alice, file, *stated, now=timezone.now())


def opened(cast: Cast, reference: str, days: int) -> AllegationFileOpened:
    return AllegationFileOpened(
        reference=reference,
        concern="c1",
        summary="On the bus.",
        referred=today() - timedelta(days=days),
        owner=cast.alice.post,
    )


@pytest.fixture
def meeting(cast: Cast) -> str:
    """A file with one child and two subjects, one of whom is a councillor; and the file of an earlier matter."""
    for person, name in (("robin", "Robin Quill"), ("sam", "Sam Testwick"), ("kim", "Kim Otherly")):
        put(cast, PersonDescribed(name=name), file=person)
    subjects = [SubjectNamed(subject=subject, organisation=cast.organisation) for subject in ("sam", "kim")]
    put(cast, opened(cast, "A-OLD-AAA", 400), subjects[0], file="a0")
    planned = MeetingPlanned(
        meeting="m1", meeting_kind="allegations-meeting", on=today(), chair=cast.alice.post
    )
    put(cast, opened(cast, "A-7K2-MPQ", 10), ChildNamed(child="robin"), *subjects, planned)
    councillor = PostTakenUp(
        tenure="t-sam", post="councillor", holder="sam", tenure_kind="substantive", since=date(2020, 1, 1)
    )
    put(cast, PostCreated(post="councillor", title="Councillor"), councillor, file=cast.organisation)
    return MEETING


def held() -> MeetingHeld:
    came = (Attendance(who="Head teacher", attended="attended"),)
    return MeetingHeld(
        meeting="m1", on=today(), attendance=came, decisions=("To wait.",), no_review_reason="Settled."
    )


MINUTES = MinutesRecorded(meeting="m1", text="It was agreed to wait.")
APPROVED = MinutesApproved(meeting="m1")


def test_a_meeting_is_about_one_of_several_subjects_or_all_with_a_reason(
    cast: Cast, signed_in: SignedIn, meeting: str
) -> None:
    browser, page = signed_in(cast.ben), "/files/a1/meetings/plan/"
    planned = {
        "meeting_kind": "allegations-meeting",
        "chair": cast.ben.post,
        **dated("on", today().isoformat()),
    }
    refused = browser.post(page, filled(browser.get(page), **planned, subjects=["sam", "kim"]))  # type: ignore[arg-type]
    assert "say why several are met about together" in text_of(refused)
    assert browser.post(page, filled(refused, **planned, subjects="kim")).status_code == 303
    concerns = facts()[-1]
    assert isinstance(concerns, MeetingConcerns)
    assert (concerns.subject, concerns.together) == ("kim", "")
    shown = text_of(browser.get("/files/a1/"))
    assert "About Sam Testwick" in shown
    assert "About the matter as a whole" in shown


def test_a_subject_is_not_made_chair_though_their_post_may_chair(
    cast: Cast, signed_in: SignedIn, meeting: str
) -> None:
    chair = PostTakenUp(
        tenure="t-2", post=cast.vacant_post, holder="sam", tenure_kind="acting", since=date(2020, 1, 1)
    )
    put(cast, chair, file=cast.organisation)
    browser, page = signed_in(cast.ben), "/files/a1/meetings/plan/"
    planned = {"meeting_kind": "discussion", "chair": cast.vacant_post, "subjects": "kim"}
    answer = browser.post(page, filled(browser.get(page), **planned, **dated("on", today().isoformat())))
    assert "The holder of this post is a subject of the file." in text_of(answer)


def test_colleagues_of_a_councillor_are_invited_with_a_note_and_the_councillor_is_not(
    cast: Cast, signed_in: SignedIn, meeting: str
) -> None:
    browser = signed_in(cast.ben)
    assert f'value="{cast.alice.post}" checked' in text_of(browser.get(f"{meeting}invite/"))
    page = f"{meeting}invite/check/?post={cast.alice.post}&post=councillor&post=nowhere"
    shown = browser.get(page)
    assert "Works at Borough of Sampleton, where Sam Testwick works or worked." in text_of(shown)
    reads = Read.objects.filter(of="a1", page="conflict-check")
    assert reads.exists()
    mine, theirs = f"post_{cast.alice.post}_", "post_councillor_"
    answers = {
        f"{mine}conflict": "none",
        f"{theirs}conflict": "managed",
        f"{theirs}note": "Promises fairness.",
    }
    refused = browser.post(page, filled(shown, **answers))
    assert "Say what was found or done about it." in text_of(refused)
    assert "The holder of this post is a subject of the file. Choose somebody else." in text_of(refused)
    alone = f"{meeting}invite/check/?post={cast.alice.post}"
    noted = {f"{mine}conflict": "declared-none", f"{mine}note": "Has never worked with him."}
    outside = {
        "outside_1_title": "Sergeant",
        "outside_1_organisation": "Police",
        "outside_1_conflict": "none",
    }
    for _ in range(2):
        done = browser.post(alone, filled(shown, **noted, **outside))
        assert (done.status_code, done["Location"]) == (303, meeting)
    assert facts()[-1] == MeetingInvited(
        meeting="m1",
        invitees=(
            Invitee(post=cast.alice.post, conflict="declared-none", note="Has never worked with him."),
            Invitee(title="Sergeant", organisation="Police", conflict="none"),
        ),
    )


def test_apologies_are_proposed_where_attendance_is_recorded(
    cast: Cast, signed_in: SignedIn, meeting: str
) -> None:
    asked = (
        Invitee(post=cast.ben.post, conflict="none"),
        Invitee(title="Sergeant", conflict="none"),
        Invitee(title="Governor", conflict="not-invited", note="A friend."),
    )
    put(cast, MeetingInvited(meeting="m1", invitees=asked))
    browser, page = signed_in(cast.ben), f"{meeting}apologies/"
    shown = browser.get(page)
    assert "Governor" not in text_of(shown)
    assert browser.post(page, filled(shown, who=cast.ben.post, instead="A note")).status_code == 303
    given = facts()[-1]
    assert isinstance(given, ApologiesGiven)
    assert (given.post, given.who) == (cast.ben.post, "Business support (Ben Example)")
    again = browser.post(page, filled(browser.get(page), who=cast.ben.post))
    assert "has not given apologies" in text_of(again)
    form = browser.get(f"{meeting}hold/").context["form"]
    assert form["attended_0"].initial == "apologies"
    assert form["attended_1"].initial is None
    assert "Apologies. A note" in text_of(browser.get(meeting))


def test_the_agenda_shows_what_the_record_knows_and_takes_what_is_said(
    cast: Cast, signed_in: SignedIn, meeting: str
) -> None:
    later = PersonNotTold(party="family", person="robin", stage="concern", reason="The police ask to wait.")
    put(cast, later, MeetingConcerns(meeting="m1", subject="sam"))
    browser = signed_in(cast.ben)
    shown = text_of(browser.get(meeting))
    assert "A-OLD-AAA" in shown
    assert "Robin Quill: not told of the concern: The police ask to wait." in shown
    assert Read.objects.filter(of="a1", page="agenda").exists()
    point = f"{meeting}agenda/past-person/"
    assert "A-OLD-AAA" in text_of(browser.get(point))
    assert browser.get(f"{meeting}agenda/tea/").status_code == 404
    assert browser.post(point, filled(browser.get(point), said="One matter of before.")).status_code == 303
    assert facts()[-1] == AgendaPointTaken(meeting="m1", point="past-person", said="One matter of before.")
    share = f"{meeting}information/"
    told = {"by": "Head", "what": "He helps at a club.", "basis": "safeguarding"}
    assert browser.post(share, filled(browser.get(share), **told)).status_code == 303
    shown = text_of(browser.get(meeting))
    assert "One matter of before." in shown
    assert "He helps at a club." in shown


def test_minutes_go_from_draft_to_chair_to_reader(cast: Cast, signed_in: SignedIn, meeting: str) -> None:
    put(cast, AgendaPointTaken(meeting="m1", point="interviews", said="The police go first."), held())
    ben, alice = signed_in(cast.ben), signed_in(cast.alice)
    record = f"{meeting}minutes/record/"
    draft = ben.get(record).context["form"]["text"].initial
    assert "The police go first." in draft
    assert ben.post(record, filled(ben.get(record), text=draft)).status_code == 303
    approve = f"{meeting}minutes/approve/"
    refused = ben.post(approve, filled(ben.get(approve)))
    assert "Only the post that chaired the meeting" in text_of(refused)
    assert alice.post(approve, filled(alice.get(approve))).status_code == 303
    assert facts()[-1] == APPROVED
    circulate = f"{meeting}minutes/circulate/"
    put(cast, MeetingInvited(meeting="m1", invitees=(Invitee(post=cast.ben.post, conflict="none"),)))
    page = alice.get(circulate)
    assert f'value="{cast.ben.post}" checked' in text_of(page)
    assert alice.post(circulate, filled(page, posts=cast.ben.post)).status_code == 303
    assert Due.objects.filter(file="a1", owner=cast.ben.post, what="read-minutes").exists()
    minutes = f"{meeting}minutes/"
    assert "I have read them" not in text_of(alice.get(minutes))
    assert "Not read yet" in text_of(alice.get(minutes))
    for _ in range(2):
        shown = ben.get(minutes)
        if shown.context["waits"]:
            sent = filled(shown)
        assert ben.post(minutes, sent).status_code == 303
    assert facts()[-1] == MinutesReceived(meeting="m1", post=cast.ben.post)
    assert not Due.objects.filter(file="a1", what="read-minutes").exists()


def test_minutes_put_right_after_approval_stand_beside_the_original(
    cast: Cast, signed_in: SignedIn, meeting: str
) -> None:
    circulated = MinutesCirculated(meeting="m1", posts=(cast.ben.post,))
    put(cast, held(), MINUTES, APPROVED, circulated)
    place = len(facts()) - 3
    again = MinutesRecorded(
        meeting="m1", text="It was agreed not to wait.", corrects=place, correction_reason="Misheard."
    )
    put(cast, again)
    shown = text_of(signed_in(cast.ben).get(f"{meeting}minutes/"))
    assert "It was agreed not to wait." in shown
    assert "It was agreed to wait." in shown
    assert "Misheard." in shown
    assert "the chair has to approve them again" in shown
    assert "I have read them" not in shown
    assert Due.objects.filter(file="a1", what="approve-minutes", owner=cast.alice.post).exists()
    assert "minutes to be approved" in text_of(signed_in(cast.ben).get("/files/a1/"))


def test_why_there_are_no_minutes_settles_the_meeting(cast: Cast, signed_in: SignedIn, meeting: str) -> None:
    put(cast, held())
    browser, page = signed_in(cast.ben), f"{meeting}minutes/none/"
    assert "There is a problem" in text_of(browser.post(page, filled(browser.get(page), reason=" ")))
    assert browser.post(page, filled(browser.get(page), reason="The pen ran dry.")).status_code == 303
    assert "The pen ran dry." in text_of(browser.get(meeting))
    assert not Due.objects.filter(file="a1", what="record-minutes").exists()


def test_an_action_is_agreed_in_the_meeting(cast: Cast, signed_in: SignedIn, meeting: str) -> None:
    browser, page = signed_in(cast.ben), f"{meeting}actions/add/"
    added = {"what": "Ask the school.", "owner": cast.ben.post, **dated("due", today().isoformat())}
    done = browser.post(page, filled(browser.get(page), **added))
    assert (done.status_code, done["Location"]) == (303, meeting)
    assert "Ask the school." in text_of(browser.get(meeting))
