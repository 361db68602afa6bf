"""The whole line in a real browser: a concern, its screening, its file, a meeting, the outcome, closed and reopened."""

import re
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page, expect
from tests.browser.journeys.steps import LIMBS
from tests.browser.turning import turn
from tests.browser.walking import CheckPage, SignIn, Walk, Words


class Careful(Walk):
    """Looks at every page on which a step is taken."""

    def follow(self, link: Words) -> None:
        super().follow(link)
        self.sound()

    def confirm(self, button: Locator) -> None:
        self.sound()
        super().confirm(button)


def test_the_whole_line(
    page: Page, check_page: CheckPage, service: str, sign_in: SignIn, tmp_path: Path
) -> None:
    walk = Careful(page, check_page, service, "journey", tmp_path)
    sign_in(page)
    receive(walk)
    screen(walk)
    open_file(walk)
    name_people(walk)
    make_allegation(walk)
    closing_is_refused(walk)
    meet(walk)
    conclude(walk)
    close_and_reopen(walk)


def receive(walk: Walk) -> None:
    turn(walk.page.get_by_role("button", name="Record a concern"))
    turn(walk.page.locator("main form button").first)
    assert walk.page.title().startswith("Error:")
    walk.sound()
    walk.tick("channel", "phone")
    walk.choose("source", "Employer")
    walk.fill(
        words="Caller says the coach drove a child home alone.", adult="Corin Wispdale", name="Orla Kellmere"
    )
    walk.page.locator("main [name='happened-unknown']").check()
    walk.tick("kept_back", "yes")
    walk.choose("owner", "Designated officer")
    walk.send()
    walk.file = walk.page.url
    walk.sound()
    expect(walk.page.get_by_role("main")).to_contain_text("Caller says the coach drove a child home alone.")
    expect(walk.page.get_by_role("main")).not_to_contain_text("Orla Kellmere")


def screen(walk: Walk) -> None:
    walk.follow("Screen the concern")
    for limb in LIMBS:
        walk.tick(f"limb-{limb}", "met" if limb == "may-pose-a-risk" else "not-met")
        walk.fill(**{f"why-{limb}": "Considered on what was told."})
    walk.tick("screened_as", "referral")
    walk.fill(reason="A limb may be met.", evidence="The account of the caller.")
    walk.send()


def open_file(walk: Walk) -> None:
    walk.follow("Open an allegation file")
    walk.fill(summary="A coach drove a child home alone.", place="Fernside")
    walk.page.locator("main [name='happened-unknown']").check()
    walk.choose("owner", "Designated officer")
    walk.send()
    walk.file = walk.page.url
    expect(walk.page.get_by_role("main")).to_contain_text("Allegation file A-")


def name_people(walk: Walk) -> None:
    walk.follow("Name a child")
    walk.fill(name="Wen Ulverley")
    describe(walk)
    walk.send()
    walk.follow("Name a subject")
    walk.fill(name="Corin Wispdale", title="Coach")
    describe(walk)
    walk.tick("where", "unlisted")
    walk.fill(new_organisation="Fernside Swimming Club")
    walk.choose("organisation_kind", "Sports body")
    walk.choose("basis", "Volunteer")
    walk.choose("sector", "Sport")
    walk.send()


def describe(walk: Walk) -> None:
    walk.choose("sex", "Not asked")
    walk.choose("ethnicity", "Not asked")


def make_allegation(walk: Walk) -> None:
    walk.follow("Record an allegation")
    for who in ("child", "subject"):
        walk.page.locator(f"main input[name='{who}']").first.check()
    walk.tick("category", "conduct")
    walk.fill(description="Drove the child home without the agreement that the club requires.")
    walk.send()


def closing_is_refused(walk: Walk) -> None:
    walk.follow("Close the file")
    walk.tick("closed_as", "concluded")
    walk.fill(reason="Done.", evidence="The account.")
    turn(walk.page.locator("main form button").first)
    expect(walk.page.locator(".govuk-error-summary")).to_contain_text("outcome")
    expect(walk.page.locator("main [name='reason']")).to_have_value("Done.")
    walk.sound()


def meet(walk: Walk) -> None:
    today = date.today()
    walk.follow(re.compile("^Plan (a|the) "))
    walk.tick("meeting_kind", "allegations-meeting")
    walk.day("on", today)
    walk.choose("chair", "Designated officer")
    walk.send()
    invite(walk)
    hold(walk, today)
    papers(walk)
    walk.follow(re.compile("Carry out the action"))
    walk.tick("status", "done")
    walk.fill(result="Done as agreed.")
    walk.send()


def invite(walk: Walk) -> None:
    """The chair is proposed; everybody is checked before they are asked."""
    walk.sound()
    turn(walk.page.get_by_role("button", name="Continue to the check"))
    walk.sound()
    walk.page.locator("main input[value='declared-none']").first.check()
    walk.fill(outside_1_title="Manager", outside_1_organisation="Fernside Swimming Club")
    walk.tick("outside_1_conflict", "managed")
    walk.fill(outside_1_note="Leaves before the decision.")
    walk.send()
    walk.sound()
    turn(walk.page.get_by_role("link", name="Record what was said on: Who interviews whom"))
    walk.sound()
    walk.fill(said="The club waits for the police.")
    walk.send()


def papers(walk: Walk) -> None:
    """The draft says what was recorded; the chair approves it, and a post reads it."""
    walk.follow("Record the minutes")
    expect(walk.page.locator("main [name='text']")).to_have_value(
        re.compile("The club waits for the police.")
    )
    walk.send()
    walk.follow("Approve the minutes")
    walk.send()
    walk.follow("Circulate the minutes")
    walk.page.locator("main input[name='posts']").first.check()
    walk.send()
    walk.follow("Read the minutes")
    walk.send()
    expect(walk.page.get_by_role("main")).to_contain_text("minutes circulated")


def hold(walk: Walk, today: date) -> None:
    walk.follow("Hold the meeting")
    walk.day("on", today)
    for place in range(walk.page.locator("main input[value='attended']").count()):
        walk.page.locator("main input[value='attended']").nth(place).check()
    walk.fill(decisions="The employer looks into it.")
    walk.fill(action_1_what="Speak with the child and the family")
    walk.choose("action_1_owner", "Team manager")
    walk.day("action_1_due", today)
    walk.tick("review", "none")
    walk.fill(no_review_reason="The matter can be concluded.")
    walk.send()


def conclude(walk: Walk) -> None:
    walk.follow(re.compile("Decide the outcome"))
    expect(walk.page.get_by_role("main")).to_contain_text("sufficient evidence to prove the allegation")
    walk.tick("outcome", "unsubstantiated")
    walk.fill(reason="The accounts differ.", evidence="Both accounts and the club's register.")
    walk.send()
    walk.follow(re.compile("Record what the employer did"))
    walk.tick("outcome", "words-of-advice")
    walk.send()


def close_and_reopen(walk: Walk) -> None:
    for track in ("criminal", "regulator"):
        walk.follow("See the four tracks")
        walk.press_link(f"Say why there is no {track} track")
        walk.fill(reason="Neither a crime nor a register is concerned.")
        walk.send()
    walk.follow("Close the file")
    walk.tick("closed_as", "concluded")
    walk.fill(reason="Everything is settled.", evidence="The minutes and both accounts.")
    walk.fill(not_told="The club tells everybody concerned together next week.")
    walk.send()
    expect(walk.page.get_by_role("main")).to_contain_text("Closed")
    walk.sound()
    walk.follow("Reopen the file")
    walk.fill(reason="A further account was received.")
    walk.send()
    expect(walk.page.get_by_role("main")).to_contain_text("File reopened")
