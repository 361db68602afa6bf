"""A teacher resigns before the end and works in a neighbouring authority: the matter is concluded all the same."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.browser.journeys import steps
from tests.browser.walking import CheckPage, SignIn, Walk

TEACHER = "Evander Quarrington"
CHILD = "Rosalind Tewkesley"
SCHOOL = "Ashmarsh School"
LATER = "Millpond Academy"
NEIGHBOUR = "Rushbrook Council"


def test_a_teacher_resigns_and_moves(
    page: Page, check_page: CheckPage, service: str, sign_in: SignIn, tmp_path: Path
) -> None:
    walk = Walk(page, check_page, service, "teacher", tmp_path)
    steps.sign_in_as(walk, sign_in, "dan")
    steps.add_organisation(walk, SCHOOL, kind="School or college", sector="Teaching")
    steps.sign_in_as(walk, sign_in, "alice")
    file_about_the_teacher(walk)
    suspension(walk)
    employment(walk)
    other_bodies(walk)
    later_employer(walk)
    transfer(walk)
    tracks_end(walk)
    everybody_told(walk)
    closed(walk)


def file_about_the_teacher(walk: Walk) -> None:
    """From the call of the head teacher to the allegation."""
    steps.receive(
        walk,
        words="The head teacher says that a teacher met a pupil outside school without telling anybody.",
        adult=TEACHER, role="Teacher", setting=SCHOOL,
        by="Philippa Standring", source="Employer", on=steps.days_ago(3),
    )  # fmt: skip
    walk.back()
    walk.here()
    walk.follow("Screen the concern")
    steps.screen(walk, as_="referral", met="may-be-unsuitable", reason="A limb is met.")
    steps.open_file(walk, summary="A teacher met a pupil outside school.")
    steps.name_child(walk, CHILD)
    steps.name_subject(
        walk, TEACHER, title="Teacher", organisation=SCHOOL, basis="Permanent", sector="Teaching"
    )
    steps.allege(walk, category="conduct", description="Met a pupil outside school without agreement.")


def suspension(walk: Walk) -> None:
    """Each option is weighed; the employer decides, and keeps in touch."""
    walk.follow("Record whether suspension was considered")
    walk.tick("option-redeploy", "rejected")
    walk.tick("option-no-lone-contact", "rejected")
    walk.tick("option-suspend", "taken")
    walk.fill(
        **{
            "why-redeploy": "There is no work without pupils at the school.",
            "why-no-lone-contact": "It could not be made sure of between lessons.",
            "why-suspend": "The shortest way until the investigation has begun.",
        },
        decided_by="Head teacher",
        reason="Until those concerned have been heard.",
        views="The designated officer has no objection.",
        welfare_contact="The deputy head",
    )
    walk.tick("decision", "suspended")
    walk.day("since", steps.days_ago(2))
    walk.day("review", steps.days_ago(-14))
    walk.sound()
    walk.send()


def track_step(walk: Walk, track: str, step: str, days: int, *, by: str) -> None:
    """Record one step of a track, so many days ago."""
    walk.follow("See the four tracks")
    walk.press_link(f"Record a step of the {track} track")
    walk.tick("step", step)
    walk.day("on", steps.days_ago(days))
    walk.fill(by=by)
    walk.send()


def employment(walk: Walk) -> None:
    """The teacher resigns and a settlement is proposed; neither ends the track."""
    track_step(walk, "employment", "investigation-begun", 2, by="The school")
    track_step(walk, "employment", "resigned", 1, by="The teacher")
    track_step(walk, "employment", "settlement-proposed", 1, by="The union")
    walk.follow("See the four tracks")
    walk.press_link("Record what the employer did")
    walk.tick("outcome", "resigned")
    walk.fill(reason="The teacher resigned; the school goes on with the investigation.")
    walk.refused("settlement")
    walk.fill(conclusion="Refused by the school: the investigation goes on to its report.")
    walk.send()
    track_step(walk, "employment", "investigation-report", 0, by="The school")
    walk.follow("End the suspension")
    walk.fill(reason="The teacher has left.")
    walk.send()
    walk.follow("Decide the outcome")
    walk.tick("outcome", "substantiated")
    walk.fill(reason="Both accounts agree.", evidence="The report of the school.")
    walk.send()
    walk.follow("See the four tracks")
    walk.sound()


def other_bodies(walk: Walk) -> None:
    """The law asks for two: each is considered by itself and sent."""
    for body, decision in (
        ("Disclosure and Barring Service", "refer"),
        ("Teaching Regulation Agency", "refer"),
    ):
        walk.follow(re.compile(f"Decide whether it is told: {body}"))
        walk.tick("decision", decision)
        walk.fill(
            decided_by="Designated officer", reason="The person left; had they stayed, it would be due."
        )
        walk.send()
        walk.follow(re.compile(f"Record that the onward referral was sent: {body}"))
        walk.tick("how", "online-form")
        walk.fill(sent_by="Designated officer")
        walk.send()


def later_employer(walk: Walk) -> None:
    """Work that becomes known is considered; what is told has its basis and somebody who answers for it."""
    walk.follow("Name other work with children")
    walk.tick("which", "elsewhere")
    walk.fill(where=LATER, title="Teacher", source="The school was asked for a reference.")
    walk.send()
    walk.follow(f"Decide whether to tell {LATER}")
    walk.tick("decision", "tell")
    walk.fill(reason="The same work with children, before the matter is concluded.")
    walk.send()
    walk.follow(f"Record what {LATER} was told")
    walk.fill(what="That there was an allegation, how it stands, and whom to ask.")
    walk.refused("basis")
    walk.tick("basis", "safeguarding")
    walk.choose("authorised_by", steps.OFFICER)
    walk.tick("how", "secure-mail")
    walk.sound()
    walk.send()
    walk.follow("See the register of disclosures")
    walk.reads(LATER, "Safeguarding of children")
    walk.sound()


def transfer(walk: Walk) -> None:
    """Nothing is closed while the other authority has not said that it has it."""
    walk.follow("Hand the matter over to another authority")
    walk.fill(authority=NEIGHBOUR, what="A summary and the minutes.", reason="The teacher works there now.")
    walk.day("on", steps.days_ago(0))
    walk.tick("how", "secure-mail")
    walk.day("answer_by", steps.days_ago(-5))
    walk.send()
    closing_is_refused(walk)
    walk.follow(f"Record the answer of {NEIGHBOUR}")
    walk.tick("answer", "accepted")
    walk.fill(by="The designated officer there")
    walk.refused("Enter their reference, or the words")
    walk.fill(reference="RB 17")
    walk.send()


def closing_is_refused(walk: Walk) -> None:
    """The page says beforehand what is open, with the step that settles it; sending it is refused for the same."""
    walk.follow("Close the file")
    open_still = (
        f"{NEIGHBOUR} has not answered", "The criminal track about", "The regulator track about",
        f"{TEACHER}: not told the outcome", "Whoever referred it: not told the outcome",
    )  # fmt: skip
    walk.reads(*open_still)
    conclude(walk)
    walk.refused("No meeting was held. Say why.", *open_still)
    walk.sound()


def conclude(walk: Walk) -> None:
    """Say on the page of closing how the file ends."""
    walk.tick("closed_as", "concluded")
    walk.fill(reason="Each allegation has an outcome.", evidence="The report of the school.")


def tracks_end(walk: Walk) -> None:
    """Each track has an end, or a reason for which there is none."""
    walk.follow("See the four tracks")
    walk.press_link("Record how the criminal track ended")
    walk.tick("ending", "police-no-further-action")
    walk.fill(reason="No crime was found to be recorded.")
    walk.send()
    walk.follow("See the four tracks")
    walk.press_link("Say why there is no regulator track")
    walk.fill(reason="The agency was told; it opens a case of its own, or says that it will not.")
    walk.send()
    walk.follow("See the four tracks")
    walk.sound()


def everybody_told(walk: Walk) -> None:
    """The family, the teacher and whoever referred it: by whom, how and in what words."""
    for whom in (f"the child or family of {CHILD}", TEACHER, "the referrer"):
        walk.follow(f"Tell {whom} the outcome")
        walk.tick("told", "told")
        walk.tick("how", "in-person")
        walk.fill(by="Designated officer", words="What was decided, and what happens next.")
        if walk.page.locator("main [name='agreed_by']").count():
            walk.fill(agreed_by="Police and designated officer")
        if walk.page.locator("main [name='party']").count():
            walk.tick("party", "family")
        walk.send()


def closed(walk: Walk) -> None:
    """The file is closed; the two referrals wait for their answers all the same."""
    walk.follow("Close the file")
    conclude(walk)
    walk.fill(no_meeting="A recorded discussion took its place.")
    walk.send()
    walk.reads("The file is closed")
    walk.go("/queue/?what=chase-referral")
    walk.reads(TEACHER)
    for body in ("Disclosure and Barring Service", "Teaching Regulation Agency"):
        walk.follow(f"Record the answer to the onward referral: {body}")
        walk.tick("result", "noted")
        walk.fill(answer="They keep it and do nothing now.")
        walk.send()
    walk.open()
    expect(walk.main.get_by_role("link", name="Record the answer to the onward referral")).to_have_count(0)
    walk.reads("Noted", "Each stands by itself.", "answered on")
    walk.sound()
