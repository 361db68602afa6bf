"""The rules of what leaves the file: referrals to other bodies, disclosures, those who are told, other authorities."""

from __future__ import annotations

from heed.rulebook.citation import OWN, SEFTON_MEETING, Citation, unverified
from heed.rulebook.rules import Basis, Rule

_BORDER = unverified(
    "Practice of the field: the authority where the person works leads, those of the homes are told"
)
_SAY = unverified("Practice of the field: police and designated officer agree first what may be said")


def _rule(
    name: str,
    title: str,
    text: str,
    refusal: str,
    /,
    basis: Basis = "this project",
    *,
    citation: Citation = OWN,
) -> Rule:
    return Rule(id=name, title=title, text=text, refusal=refusal, basis=basis, citation=citation)


RULES = (
    _rule(
        "not-referred-needs-reason",
        "Each decision about telling another body has its reason",
        "For each subject and each body it is decided whether the body is told, by whom it was decided, and why; not "
        "to refer, or not yet, needs a reason as much as to refer.",
        "Say who decided it, and why.",
    ),
    _rule(
        "referral-in-order",
        "Decided, then sent, then acknowledged and answered",
        "An onward referral is decided on before it is sent, and sent before it is acknowledged or answered, each on a "
        "day that has come. It is open until it is answered, also where the employer sends it and once the file is "
        "closed.",
        "An onward referral is decided on, then sent, then answered.",
    ),
    _rule(
        "other-work-named",
        "Other work with children is named once",
        "Other work or volunteering with children says whose it is and where, and is named once for each subject.",
        "Say where the other work is.",
    ),
    _rule(
        "telling-employer-needs-reason",
        "To tell another employer, or not, needs a reason",
        "It is decided once for each piece of other work whether those responsible for it are told, and the reason is "
        "stated either way. A later decision says what has changed.",
        "Decide whether they are told, and say why.",
        "regional procedure",
        citation=SEFTON_MEETING,
    ),
    _rule(
        "disclosure-says-all",
        "A disclosure says what, to whom, on what basis, and by whose leave",
        "Each disclosure states what was disclosed, to whom, on which legal basis, and which post with the power to "
        "decide has authorised it.",
        "Say what is disclosed, to whom, on which basis, and which post has authorised it.",
    ),
    _rule(
        "disclosure-in-order",
        "Disclosed, then answered",
        "A disclosure lies on a day that has come and after the referral; an answer is wanted by a later day and comes "
        "after what it answers, once.",
        "A disclosure is made, then answered, once.",
    ),
    _rule(
        "told-in-words",
        "Who was told: when, by whom, how, in what words",
        "Of each person who is told it is kept when, by whom and how they were told, in what words, and what they wish "
        "to happen. They are part of the file, and the day has come.",
        "Say by whom they were told, and in what words.",
        "regional procedure",
        citation=SEFTON_MEETING,
    ),
    _rule(
        "subject-told-when-agreed",
        "The subject is told what was agreed may be said",
        "The subject is told of the concern as soon as possible, and only what the police and the designated officer "
        "agree may be said. Who agreed it is kept with the words.",
        "Say who agreed what the subject may be told: the police and the designated officer.",
        "regional procedure",
        citation=_SAY,
    ),
    _rule(
        "not-told-needs-reason",
        "Not told, or not yet, with the reason",
        "Where somebody is not told, the reason is stated, and the day on which it is looked at again where it may "
        "change.",
        "Say why they are not told.",
    ),
    _rule(
        "response-in-words",
        "The first response says what was advised",
        "The first response to whoever referred a concern says to whom it went, how, and what was advised. It is given "
        "once, after the concern was received.",
        "Say to whom the first response went, and what was advised.",
    ),
    _rule(
        "lead-authority-named",
        "One authority leads, with the reason",
        "Where several authorities have a part, one leads, normally that where the person works. It is kept who agreed "
        "it, when and why.",
        "Say which authority leads, with whom that was agreed, and why.",
        "regional procedure",
        citation=_BORDER,
    ),
    _rule(
        "copied-with-reason",
        "The authorities of the homes are told",
        "The authorities in which the child and the person live are copied in, with the reason why they need to know.",
        "Say which authority was copied in, and why it needs to know.",
        "regional procedure",
        citation=_BORDER,
    ),
    _rule(
        "transfer-in-order",
        "Offered, then answered",
        "A transfer is offered, then taken over, refused or withdrawn, each once and on a day that has come. What was "
        "taken over may be returned. One transfer is open at a time.",
        "A transfer is offered, then answered, once.",
    ),
    _rule(
        "other-side-has-it",
        "Nothing ends here until the other side has it",
        "A matter that is handed to another authority stays ours until that authority has said in writing that it has "
        "it: by whom, when, and under which reference. No file is closed while either side waits for an answer.",
        "The other authority has not said that it has the matter. Until then it stays here.",
    ),
)
