"""A nursery worker: below the threshold twice, above it with the third concern, which comes from another setting."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.browser.journeys import steps
from tests.browser.walking import CheckPage, SignIn, Walk

NAME = "Thisbe Larkwhistle"
MISHEARD = "Thisbe Larkwistle"
NURSERY = "Pebbleside Nursery"
CLUB = "Harbour Holiday Club"
CHILD = "Merrin Talfourd"


def test_two_small_concerns_and_a_third_from_elsewhere(
    page: Page, check_page: CheckPage, service: str, sign_in: SignIn, tmp_path: Path
) -> None:
    walk = Walk(page, check_page, service, "nursery-worker", tmp_path)
    steps.sign_in_as(walk, sign_in, "dan")
    steps.add_organisation(walk, CLUB, kind="Sports body", sector="Sport")
    steps.sign_in_as(walk, sign_in, "alice")
    about_the_club(walk)
    consultation(walk)
    low_level(walk)
    from_elsewhere(walk)
    considered_together(walk)
    referral(walk)
    agenda(walk)


def about_the_club(walk: Walk) -> None:
    """Somebody else at the same club: of the setting it is known, of the person it is not."""
    steps.receive(
        walk,
        words="A parent asks who may collect a child from the club.",
        adult="", role="", setting=CLUB, by="Jory Tolland", source="Parent", on=steps.days_ago(60),
    )  # fmt: skip
    walk.press_link("answer whether it is the same setting")
    walk.tick("answer", "same")
    walk.fill(reason="There is one club of that name.")
    walk.send()
    walk.back()
    walk.here()
    walk.follow("Screen the concern")
    steps.screen(walk, as_="consultation", reason="Advice was asked for.")


def consultation(walk: Walk) -> None:
    """The first concern, by name; its adult gets a file of their own."""
    steps.receive(
        walk,
        words="A manager asks what to write down after a colleague was short with a child.",
        adult=NAME, role="Nursery worker", setting=NURSERY,
        by="Hetty Brackmoor", source="Employer", on=steps.days_ago(90),
    )  # fmt: skip
    walk.here()
    walk.follow("Screen the concern")
    steps.screen(walk, as_="consultation", reason="Advice was asked for.")
    walk.follow("Record the adult as a person")
    steps.not_asked(walk)
    walk.send()


def low_level(walk: Walk) -> None:
    """Proposed at intake with the weight of each field; found to be the same by a person."""
    steps.receive(
        walk,
        words="A parent says that the same worker uses a nickname which the child does not like.",
        adult=NAME, role="Nursery worker", setting=NURSERY,
        by="Ottoline Fennick", source="Parent", on=steps.days_ago(40),
    )  # fmt: skip
    expect(walk.page.get_by_role("heading", level=1)).to_have_text("Known from other files")
    walk.sound()
    answer_same(walk, "Name and nursery are the same.")
    walk.back()
    walk.here()
    walk.follow("Screen the concern")
    steps.screen(walk, as_="low-level-concern", reason="Below the threshold; the nursery keeps it.")


def from_elsewhere(walk: Walk) -> None:
    """The name was misheard, and nobody there knows of the nursery."""
    steps.receive(
        walk,
        words="A club leader says that a helper left a small group alone for some minutes.",
        adult=MISHEARD, role="Helper", setting=CLUB,
        by="Pascoe Windle", source="Member of the public", on=steps.days_ago(1),
    )  # fmt: skip
    walk.reads(f"{NAME}, a person on record", re.compile("one letter differs from|sounds like"))
    walk.sound()
    walk.back()
    walk.here()
    walk.follow("See whether it is known from other files")
    answer_same(walk, "She works at both; the name was misheard.")
    walk.reads("consider them together", NAME)


def considered_together(walk: Walk) -> None:
    """The duty waits with the post that is responsible, in the file of the person."""
    walk.go("/queue/?what=reconsider")
    walk.press_link(f"Consider the concerns together in {NAME}")
    walk.sound()
    walk.press_link("Consider the concerns together")
    walk.reads("Concern 1 of 3", "Concern 3 of 3", "Employer", "Parent or carer", "Member of the public")
    walk.sound()
    walk.tick("decision", "referral")
    walk.fill(reason="The same worker, two settings and three reporters within three months.")
    walk.send()


def referral(walk: Walk) -> None:
    """The last concern is screened with the others in view, and its adult is the person on record."""
    walk.follow("Screen the concern")
    steps.screen(walk, as_="referral", met="may-pose-a-risk", reason="Considered together, a limb is met.")
    steps.open_file(walk, summary="A helper left a small group alone for some minutes.")
    steps.name_child(walk, CHILD)
    walk.follow("Name a subject")
    steps.describe_subject(walk, NAME, title="Helper", organisation=CLUB, basis="Volunteer", sector="Sport")
    walk.press()
    expect(walk.main.get_by_role("group")).to_contain_text("Is it one of these people?")
    walk.mark(NAME)
    walk.send()
    steps.allege(walk, category="neglect", description="Left a small group alone for some minutes.")
    walk.sound()


def agenda(walk: Walk) -> None:
    """Beside its points the agenda says what was known: of the person twice, of the setting once."""
    steps.plan(walk, chair=steps.OFFICER, on=steps.days_ago(0))
    steps.invite(walk, "Team manager", "Human resources adviser")
    past = walk.page.locator("dt, th", has_text="Past concerns about the person").locator("..")
    expect(past.get_by_role("link", name=re.compile("^C-"))).to_have_count(2)
    expect(past).to_contain_text(NURSERY)
    past = walk.page.locator("dt, th", has_text="Past concerns about the setting").locator("..")
    expect(past.get_by_role("link", name=re.compile("^C-"))).to_have_count(1)
    walk.sound()


def answer_same(walk: Walk, reason: str) -> None:
    """Answer the likeliest proposal about a person."""
    walk.press_link("answer whether it is the same person")
    walk.reads("Together", "+")
    walk.tick("answer", "same")
    walk.fill(reason=reason)
    walk.send()
