"""Which conflicts of interest the record suggests before somebody is invited."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from heed.access.background import files_naming, with_predecessors, work_of
from heed.access.conflicts import ConflictCheck, conflict_check, posts_of_subjects
from heed.access.testing import Cast, state
from heed.facts.allegation import AllegationFile, AllegationFileOpened, ChildNamed, SubjectNamed
from heed.facts.base import Fact
from heed.facts.concern import ConcernReceived
from heed.facts.organisation import (
    OrganisationDescribed,
    OrganisationSucceeded,
    PostCreated,
    PostPlaced,
    PostTakenUp,
)
from heed.facts.person import ContactKnown, PersonDescribed, PersonEmployed
from heed.facts.recurrence import MatchAnswered

pytestmark = pytest.mark.django_db
SINCE = date(2020, 1, 1)
LANE, MILL = "7 Larkspur Lane, Nethermoor", "2 Mill Row, Nethermoor"


def put(cast: Cast, file: str, *facts: Fact) -> None:
    state(cast.alice, file, *facts, now=timezone.now())


def seated(cast: Cast, post: str, holder: str, organisation: str = "") -> None:
    where = organisation or cast.organisation
    taken = PostTakenUp(tenure=f"t-{post}", post=post, holder=holder, tenure_kind="substantive", since=SINCE)
    put(cast, where, PostCreated(post=post, title=f"Seat {post}"), taken)


@pytest.fixture
def file(cast: Cast) -> AllegationFile:
    """Sam Testwick, a councillor, who coaches at a club; the child is Robin Quill."""
    put(cast, "club", OrganisationDescribed(name="Nethermoor Rovers", organisation_kind="club"))
    put(cast, "old-club", OrganisationDescribed(name="Nethermoor Harriers", organisation_kind="club"))
    succeeded = OrganisationSucceeded(successor="club", succeeded_as="merged-into", on=SINCE)
    put(cast, "old-club", succeeded)
    put(
        cast,
        "sam",
        PersonDescribed(name="Sam Testwick", address=LANE),
        PersonEmployed(organisation="club", title="Coach"),
    )
    put(cast, "robin", PersonDescribed(name="Robin Quill", address=MILL))
    return AllegationFile(
        subjects={"sam": SubjectNamed(subject="sam", organisation="club")},
        children={"robin": ChildNamed(child="robin")},
    )


def check(file: AllegationFile, *posts: str) -> ConflictCheck:
    return conflict_check(file, posts, timezone.localdate())


def test_nothing_is_suggested_where_nothing_is_known(cast: Cast, file: AllegationFile) -> None:
    checked = check(file, cast.ben.post, cast.vacant_post)
    for post in (cast.ben.post, cast.vacant_post):
        assert checked.of_post(post).reasons == ()
    assert checked.read == tuple(sorted({"sam", "robin", cast.ben.person}))


def test_a_subject_is_known_by_the_post_that_they_hold(cast: Cast, file: AllegationFile) -> None:
    seated(cast, "councillor", "sam")
    assert check(file, "councillor").of_post("councillor").subject
    assert posts_of_subjects(file, timezone.localdate()) == {"councillor"}
    assert posts_of_subjects(file, SINCE - timedelta(days=1)) == set()


def test_a_colleague_of_a_councillor_who_is_the_subject(cast: Cast, file: AllegationFile) -> None:
    seated(cast, "councillor", "sam")
    found = check(file, cast.ben.post).of_post(cast.ben.post)
    assert found.reasons == ("Works at Borough of Sampleton, where Sam Testwick works or worked.",)
    assert not found.subject


def test_the_line_above_and_below_the_post_of_a_subject(cast: Cast, file: AllegationFile) -> None:
    seated(cast, "councillor", "sam")
    below = PostPlaced(post=cast.ben.post, above="councillor", since=SINCE)
    above = PostPlaced(post="councillor", above=cast.alice.post, since=SINCE)
    put(cast, cast.organisation, below, above)
    checked = check(file, cast.ben.post, cast.alice.post)
    assert "The post answers to that of Sam Testwick." in checked.of_post(cast.ben.post).reasons
    assert "The post of Sam Testwick answers to this one." in checked.of_post(cast.alice.post).reasons


@pytest.mark.parametrize(
    ("name", "address", "reasons"),
    [
        ("Kim Testwick", MILL, ["address as Robin Quill", "surname as Sam Testwick"]),
        ("Kim QUILL", "7 larkspur lane nethermoor", ["address as Sam Testwick", "surname as Robin Quill"]),
        ("Testwick", "Nethermoor", []),
        ("Kim Other", "", []),
    ],
)
def test_the_same_address_or_surname(
    cast: Cast, file: AllegationFile, name: str, address: str, reasons: list[str]
) -> None:
    put(cast, "org", OrganisationDescribed(name="Police", organisation_kind="police-force"))
    put(cast, "kim", PersonDescribed(name=name, address=address))
    seated(cast, "sergeant", "kim", "org")
    found = check(file, "sergeant").of_post("sergeant").reasons
    assert len(found) == len(reasons)
    assert all(any(said in one for one in found) for said in reasons)


def test_an_address_of_the_past_and_work_at_a_predecessor(cast: Cast, file: AllegationFile) -> None:
    put(cast, "org", OrganisationDescribed(name="Police", organisation_kind="police-force"))
    put(
        cast,
        "kim",
        PersonDescribed(name="Kim Other"),
        ContactKnown(contact_kind="address", value=LANE),
        PersonEmployed(organisation="old-club", title="Coach"),
    )
    seated(cast, "sergeant", "kim", "org")
    assert check(file, "sergeant").of_post("sergeant").reasons == (
        "Works at Nethermoor Harriers, where Sam Testwick works or worked.",
        "Lives or lived at the same address as Sam Testwick.",
    )


def test_somebody_outside_is_compared_by_what_was_typed(cast: Cast, file: AllegationFile) -> None:
    checked = check(file)
    assert checked.of_outsider("Uma Quill", "nethermoor rovers").reasons == (
        "Works at Nethermoor Rovers, where Sam Testwick works or worked.",
        "Has the same surname as Robin Quill.",
    )
    assert checked.of_outsider("", "").reasons == ()
    assert checked.of_outsider("Uma Other", "Elsewhere").reasons == ()


def test_somebody_whose_file_is_not_there_suggests_nothing(cast: Cast) -> None:
    file = AllegationFile(subjects={"nobody": SubjectNamed(subject="nobody")})
    assert check(file, cast.ben.post).of_post(cast.ben.post).reasons == ()


def test_files_of_before_name_the_person_or_the_setting_latest_first(
    cast: Cast, file: AllegationFile
) -> None:
    named = SubjectNamed(subject="sam", organisation="old-club")
    for key, day in (("f1", date(2020, 1, 5)), ("f2", date(2021, 1, 5)), ("f3", date(2022, 1, 5))):
        opened = AllegationFileOpened(
            reference=f"A-{key}", concern="c1", summary="On the bus.", referred=day, owner=cast.alice.post
        )
        put(cast, key, opened, named)
    found = files_naming(["sam"], "subject", besides=["f3"])
    assert [past.file.file for past in found] == ["f2", "f1"]
    settings = with_predecessors(["club", ""])
    assert settings == ["club", "old-club"]
    assert len(files_naming(settings, "setting", besides=[])) == 3
    assert work_of("sam", timezone.localdate()) == ["Nethermoor Rovers"]


def test_concerns_found_to_be_about_the_person_count_also_those_found_so_through_another(
    cast: Cast, file: AllegationFile
) -> None:
    for key, other, kind, day in (("c1", "sam", "person", 5), ("c2", "c1", "concern", 6)):
        received = ConcernReceived(
            reference=f"C-{key}", channel="phone", source="employer", words="As told.",
            referred=date(2020, 1, day), owner=cast.alice.post,
        )  # fmt: skip
        same = MatchAnswered(other=other, other_kind=kind, about="person", answer="same", reason="The same.")
        put(cast, key, received, same)
    found = files_naming(["sam"], "subject", besides=[])
    assert [(past.file.file, past.party) for past in found] == [("c2", "sam"), ("c1", "sam")]
    assert [past.file.file for past in files_naming(["sam"], "subject", besides=["c2"])] == ["c1"]
