"""A councillor is accused while the director is a colleague: who is asked to the meeting, and where duties rise to."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.browser.journeys import steps
from tests.browser.walking import CheckPage, SignIn, Walk

COUNCILLOR = "Ambrose Thistleward"
DIRECTOR = "Cordelia Meadhurst"
ADVISER = "Linus Oakenby"
CHILD = "Isolde Fairlamb"
COUNCIL = "Yewbridge District Council"
HELD = {
    "Cabinet member for children": COUNCILLOR,
    "Director of services": DIRECTOR,
    "Safeguarding adviser": ADVISER,
}
ACTION = "Write to the leader of the group"
MINUTES = "Those present agreed who speaks with the family, and that the adviser writes to the group leader."


def test_a_councillor_whose_colleague_is_the_director(
    page: Page, check_page: CheckPage, service: str, sign_in: SignIn, tmp_path: Path
) -> None:
    walk = Walk(page, check_page, service, "councillor", tmp_path)
    steps.sign_in_as(walk, sign_in, "dan")
    council(walk)
    steps.sign_in_as(walk, sign_in, "alice")
    file_about_the_councillor(walk)
    invitations(walk)
    the_meeting(walk)
    steps.sign_in_as(walk, sign_in, "ben")
    minutes_drafted(walk)
    steps.sign_in_as(walk, sign_in, "alice")
    approved_and_circulated(walk)
    steps.sign_in_as(walk, sign_in, "ben")
    read_and_receipted(walk)
    steps.sign_in_as(walk, sign_in, "dan")
    adviser_leaves(walk)
    steps.sign_in_as(walk, sign_in, "alice")
    duty_rises(walk)


def council(walk: Walk) -> None:
    """Three posts and their holders; the director answers to the councillor, the adviser to the officer."""
    steps.add_organisation(walk, COUNCIL, kind="Local authority", sector="Social care")
    for title, holder in HELD.items():
        walk.follow("Create a post")
        walk.fill(title=title)
        walk.mark("Nothing")
        walk.send()
        walk.follow("Record who takes up a post")
        walk.choose("post", title)
        walk.fill(name=holder)
        walk.tick("tenure_kind", "substantive")
        walk.day("since", steps.days_ago(400))
        walk.send()
    above_them = {
        "Director of services": f"Cabinet member for children, {COUNCIL}",
        "Safeguarding adviser": steps.OFFICER,
    }
    for title, above in above_them.items():
        walk.follow("Record to which post one answers")
        walk.choose("post", title)
        walk.choose("above", above)
        walk.day("since", steps.days_ago(400))
        walk.send()
    walk.sound()
    walk.pages["council"] = walk.file


def file_about_the_councillor(walk: Walk) -> None:
    """The subject is somebody who holds a post on record."""
    steps.receive(
        walk,
        words="A youth worker says that a councillor sent private messages to a member of the youth council.",
        adult=COUNCILLOR, role="Councillor", setting=COUNCIL,
        by="Tamar Illingsea", source="Other agency", on=steps.days_ago(1),
    )  # fmt: skip
    if "known" in walk.page.url:
        walk.back()
    walk.here()
    walk.follow("Screen the concern")
    steps.screen(walk, as_="referral", met="may-be-unsuitable", reason="A limb is met.")
    steps.open_file(walk, summary="A councillor sent private messages to a young person.")
    steps.name_child(walk, CHILD)
    walk.follow("Name a subject")
    steps.describe_subject(
        walk, COUNCILLOR, title="Councillor", organisation=COUNCIL, basis="Office holder", sector="Other"
    )
    walk.press()
    walk.mark(COUNCILLOR)
    walk.send()
    steps.allege(walk, category="conduct", description="Private messages outside the agreed channels.")


def invitations(walk: Walk) -> None:
    """The record speaks against the director; the subject is not asked whatever was found."""
    steps.plan(walk, chair=steps.OFFICER, on=steps.days_ago(0))
    steps.choose_posts(walk, COUNCILLOR, DIRECTOR, "Business support", "Independent scrutineer")
    for check in walk.page.locator("main input[name^='post_'][value='none']").all():
        check.check()
    walk.reads("The post answers to that of", "The holder of this post is a subject of the file")
    walk.sound()
    walk.refused("The holder of this post is a subject of the file", "The post answers to that of")
    walk.back()
    steps.choose_posts(walk, DIRECTOR, "Business support", "Independent scrutineer")
    for check in walk.page.locator("main input[name^='post_'][value='none']").all():
        check.check()
    walk.mark("Not invited because of it", within=re.compile(f"Conflict of interest: .*{DIRECTOR}"))
    walk.refused("Say what was found or done about it")
    note = "A colleague of the councillor. The independent scrutineer comes in her place."
    walk.main.get_by_label(re.compile(f"What was found or done: .*{DIRECTOR}")).fill(note)
    walk.sound()
    walk.send()
    row = walk.main.get_by_role("row", name=re.compile("^Director of services"))
    expect(row).to_contain_text(note)
    expect(row).to_contain_text("Not invited")
    walk.sound()
    walk.pages["meeting"] = walk.page.url


def the_meeting(walk: Walk) -> None:
    """Held; what the adviser is to do stays with the post, whoever holds it."""
    walk.press_link("Record how the meeting")
    walk.day("on", steps.days_ago(0))
    for came in walk.page.locator("main input[value='attended']").all():
        came.check()
    walk.fill(decisions="The adviser writes to the leader of the group.", action_1_what=ACTION)
    walk.choose("action_1_owner", ADVISER)
    walk.day("action_1_due", steps.days_ago(-14))
    walk.tick("review", "set")
    walk.day("next_review", steps.days_ago(-28))
    walk.send()


def minutes_drafted(walk: Walk) -> None:
    """Business support writes them; the chair alone approves them."""
    walk.page.goto(walk.pages["meeting"])
    walk.press_link("Record the minutes")
    drafted = walk.page.locator("main [name='text']")
    expect(drafted).to_have_value(re.compile("The adviser writes"))
    walk.sound()
    drafted.fill(drafted.input_value() + "\n\n" + MINUTES)
    walk.send()
    expect(walk.main.get_by_role("link", name="Approve the minutes")).to_have_count(0)


def approved_and_circulated(walk: Walk) -> None:
    """The chair stands by them; they wait in the work of each post that is given them."""
    walk.page.goto(walk.pages["meeting"])
    walk.press_link("Approve the minutes")
    walk.reads(MINUTES)
    walk.send()
    walk.press_link("Circulate the minutes")
    walk.fill(outside="The independent scrutineer, on paper.")
    walk.send()
    walk.reads("Held, minutes circulated, not read by all yet")


def read_and_receipted(walk: Walk) -> None:
    """Who has read them is on the page of the minutes, and who has not."""
    walk.go("/queue/")
    walk.reads("Read the minutes")
    walk.page.goto(walk.pages["meeting"])
    walk.press_link("Read the minutes")
    walk.reads(MINUTES)
    walk.send()
    walk.page.goto(walk.pages["meeting"] + "minutes/")
    expect(walk.main.get_by_role("row", name=re.compile("^Business support"))).not_to_contain_text(
        "Not read yet"
    )
    expect(walk.main.get_by_role("row", name=re.compile("^Designated officer"))).to_contain_text(
        "Not read yet"
    )
    walk.sound()


def adviser_leaves(walk: Walk) -> None:
    """Nobody takes the post up."""
    walk.page.goto(walk.pages["council"])
    walk.press_link("Record that somebody leaves a post")
    walk.choose("tenure", ADVISER)
    walk.day("until", steps.days_ago(1))
    walk.fill(reason="Another post elsewhere.")
    walk.send()


def duty_rises(walk: Walk) -> None:
    """The step of the vacant post is in the work of the post above, and on the list for the next holder."""
    walk.go("/queue/?what=action")
    walk.reads("Carry out the action", COUNCILLOR, "Safeguarding adviser")
    walk.sound()
    walk.press_link("Hand-over list")
    walk.choose("post", f"Safeguarding adviser, {COUNCIL}")
    walk.press()
    walk.reads("(vacant). Its duties are those of Designated officer", "A councillor sent private messages")
    walk.sound()
