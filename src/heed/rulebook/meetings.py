"""The rules of meetings: who is asked after which check, what a meeting takes up, whose minutes they are."""

from __future__ import annotations

from types import MappingProxyType

from heed.rulebook.citation import OWN, SEFTON_MEETING
from heed.rulebook.rules import Rule

RULES = (
    Rule(
        id="subjects-met-about-separately",
        title="Each subject is met about separately",
        text="Where several people are the subjects of one incident, a meeting is about one of them. The file shows "
        "for each which meetings were held. Several are met about together only with a reason.",
        refusal="Choose one subject, or say why several are met about together.",
        basis="regional procedure",
        citation=SEFTON_MEETING,
    ),
    Rule(
        id="conflict-checked-before-invitation",
        title="Check for a conflict of interest before anyone is invited",
        text="Before somebody is invited it is recorded whether they have a conflict of interest. Where the record "
        "suggests one, or one is found, a note says what was found or done.",
        refusal="Say what was found or done about the conflict of interest.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="subject-not-invited",
        title="The subject neither chairs nor attends",
        text="A post whose holder is a subject of the file neither chairs a meeting about it nor is invited to one.",
        refusal="The holder of this post is a subject of the file. Choose somebody else.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="apologies-from-invited",
        title="Apologies come from those who were asked",
        text="Apologies are recorded once for each person who was asked to a meeting, before it is held.",
        refusal="Choose somebody who was asked to this meeting and has not given apologies.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="agenda-as-guidance-asks",
        title="The agenda takes up what guidance asks for",
        text="The agenda lists each point that guidance asks for, with what the record already says of it. What the "
        "meeting said or agreed on a point is recorded in words.",
        refusal="Say what the meeting said or agreed on this point.",
        basis="regional procedure",
        citation=SEFTON_MEETING,
    ),
    Rule(
        id="information-shared-with-basis",
        title="Information is shared on a legal basis",
        text="What somebody tells a meeting is recorded with who told it, the legal basis, and any condition "
        "on its use.",
        refusal="Say who told the meeting what, and on which legal basis.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="minutes-approved-by-chair",
        title="The chair approves the minutes",
        text="Minutes are approved by the post that chaired the meeting, or by the post that answers for it. Minutes "
        "that are put right afterwards are approved and circulated again.",
        refusal="Only the post that chaired the meeting, or the post that answers for it, approves its minutes.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="circulated-once-approved",
        title="Minutes are circulated once they are approved",
        text="Approved minutes are given to posts that may open the file, to be read here. What is given to others, "
        "and how, is recorded in words.",
        refusal="Choose at least one post, or say to whom else they are given and how.",
        basis="this project",
        citation=OWN,
    ),
    Rule(
        id="minutes-read",
        title="Read the minutes",
        text="A post that was given minutes opens them within this time. That it did so is recorded.",
        refusal="No minutes wait to be read by your post.",
        basis="this project",
        citation=OWN,
        settings=MappingProxyType({"working_days": 5}),
    ),
)  # fmt: skip
