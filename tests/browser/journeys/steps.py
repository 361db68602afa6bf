"""Steps that several stories take, each on its own page. Everybody in them is invented."""

import re
from datetime import date, timedelta

from tests.browser.turning import turn
from tests.browser.walking import SignIn, Walk

LIMBS = ("harmed-a-child", "offence-related-to-a-child", "may-pose-a-risk", "may-be-unsuitable")
OFFICER = "Designated officer"


def days_ago(days: int) -> date:
    """A day before today, so that what is told of it is in order whenever the story is walked."""
    return date.today() - timedelta(days=days)


def sign_in_as(walk: Walk, sign_in: SignIn, who: str) -> None:
    """Somebody else sits down at the keyboard."""
    walk.page.context.clear_cookies()
    sign_in(walk.page, who)


def add_organisation(walk: Walk, name: str, *, kind: str, sector: str) -> None:
    """Put an organisation on the list; afterwards its page is the one from which one starts."""
    walk.go("/organisations/new/")
    walk.fill(new_organisation=name)
    walk.choose("organisation_kind", kind)
    walk.choose("sector", exactly(sector))
    walk.send()
    walk.here()


def receive(
    walk: Walk, *, words: str, adult: str, role: str, setting: str, by: str, source: str, on: date
) -> None:
    """Take a concern down; afterwards the page is that of the concern, or what is known of the adult."""
    walk.go("/")
    turn(walk.main.get_by_role("button", name="Record a concern"))
    walk.tick("channel", "phone")
    walk.choose("source", source)
    walk.fill(words=words, adult=adult, adult_role=role, setting=setting, name=by)
    walk.page.locator("main [name='happened-unknown']").check()
    walk.day("referred", on)
    walk.tick("kept_back", "no")
    walk.choose("owner", OFFICER)
    walk.send()


def screen(walk: Walk, *, as_: str, met: str = "", reason: str) -> None:
    """Decide what the concern is, limb by limb."""
    for limb in LIMBS:
        walk.tick(f"limb-{limb}", "met" if limb == met else "not-met")
        walk.fill(**{f"why-{limb}": "Considered on what was told."})
    walk.tick("screened_as", as_)
    walk.fill(reason=reason, evidence="The account of the caller.", advice="Advice given on the telephone.")
    if walk.page.locator("main [name='again_reason']").count():
        walk.fill(again_reason="Considered together with what was known before.")
    walk.send()


def open_file(walk: Walk, *, summary: str) -> None:
    """Open an allegation file from the concern; afterwards its page is the one from which one starts."""
    walk.follow("Open an allegation file")
    walk.fill(summary=summary)
    walk.page.locator("main [name='happened-unknown']").check()
    walk.choose("owner", OFFICER)
    walk.send()
    walk.here()
    walk.reads("Allegation file A-")


def name_child(walk: Walk, name: str) -> None:
    """Name a child who is not on record yet."""
    walk.follow("Name a child")
    walk.fill(name=name)
    not_asked(walk)
    walk.send()


def name_subject(walk: Walk, name: str, **work: str) -> None:
    """Name a subject who is not on record yet; their work as for `describe_subject`."""
    walk.follow("Name a subject")
    describe_subject(walk, name, **work)
    walk.send()


def describe_subject(
    walk: Walk, name: str, *, title: str, organisation: str, basis: str, sector: str
) -> None:
    """Who the subject is, and their work at an organisation on the list."""
    walk.fill(name=name, title=title)
    not_asked(walk)
    walk.tick("where", "listed")
    walk.choose("organisation", organisation)
    walk.choose("basis", basis)
    walk.choose("sector", exactly(sector))


def exactly(words: str) -> re.Pattern[str]:
    """A line that says this and nothing else."""
    return re.compile(rf"^\s*{re.escape(words)}\s*$")


def not_asked(walk: Walk) -> None:
    """Leave open what was not asked about a person."""
    walk.choose("sex", "Not asked")
    walk.choose("ethnicity", "Not asked")


def allege(walk: Walk, *, category: str, description: str) -> None:
    """Record what is alleged of the first subject towards the first child."""
    walk.follow("Record an allegation")
    for who in ("child", "subject"):
        walk.page.locator(f"main input[name='{who}']").first.check()
    walk.tick("category", category)
    walk.fill(description=description)
    walk.send()


def plan(walk: Walk, *, chair: str, on: date) -> None:
    """Plan an allegations meeting; afterwards the page is that on which it is said who is invited."""
    walk.follow("Plan a meeting")
    walk.tick("meeting_kind", "allegations-meeting")
    walk.day("on", on)
    walk.choose("chair", chair)
    walk.send()


def choose_posts(walk: Walk, *posts: str) -> None:
    """Choose who is to be asked besides the chair; the check for conflicts comes next."""
    for post in posts:
        walk.main.get_by_role("checkbox", name=post).check()
    walk.press()


def invite(walk: Walk, *posts: str) -> None:
    """Ask the chair and these posts, none of whom has a conflict; afterwards the page is that of the meeting."""
    choose_posts(walk, *posts)
    for check in walk.page.locator("main input[name^='post_'][value='none']").all():
        check.check()
    walk.send()
