"""What leaves the files of the small record: onward referrals, disclosures, transfers."""

from datetime import date, timedelta

from heed.facts.allegation import AllegationFileOpened
from heed.facts.base import Fact
from heed.facts.border import (
    TransferAcknowledged,
    TransferAnswered,
    TransferOffered,
    TransferReceived,
)
from heed.facts.onward import (
    DisclosureMade,
    OtherWorkKnown,
    ReferralConsidered,
    ReferralSent,
    TellingConsidered,
)

DECIDED, SENT = "b-decided", "b-sent"
WORK, WORK_TO_TELL, DISCLOSURE = "b-work", "b-work-to-tell", "b-disclosure"
OFFERED, RECEIVED, CAME, GONE = "b-offered", "b-received", "b-came", "b-gone"
PASSED, TAKEN = "b-passed", "b-taken"


def outward(subject: str, owner: str, today: date) -> list[Fact]:
    """Of each thing that leaves a file, one that waits for its next step."""
    return [
        _considered(DECIDED, subject, "dbs"),
        _considered(SENT, subject, "tra"),
        ReferralSent(referral=SENT, on=today, how="online-form", sent_by="Alice"),
        OtherWorkKnown(work=WORK, subject=subject, where="Quillmere Rowing Club"),
        OtherWorkKnown(work=WORK_TO_TELL, subject=subject, where="Sampleton Scouts"),
        TellingConsidered(work=WORK_TO_TELL, decision="tell", reason="Children are at risk."),
        DisclosureMade(
            disclosure=DISCLOSURE, about=subject, what="That there is a concern.", to_whom="Chair",
            basis="safeguarding", authorised_by=owner, on=today, how="phone", answer_by=today,
        ),
        _offered(OFFERED, today),
        TransferReceived(transfer=RECEIVED, authority="Harrowby", on=today, what="The file."),
    ]  # fmt: skip


def _considered(key: str, subject: str, body: str) -> ReferralConsidered:
    return ReferralConsidered(
        referral=key, subject=subject, body=body, decision="refer", decided_by="Alice", reason="Dismissed."
    )


def _offered(key: str, today: date) -> TransferOffered:
    return TransferOffered(
        transfer=key, authority="Harrowby", on=today - timedelta(days=3), how="secure-mail", what="The file.",
        reason="They work there now.", answer_by=today,
    )  # fmt: skip


def passed_on(opened: AllegationFileOpened, today: date) -> list[Fact]:
    """A file that another authority has taken over."""
    answered = TransferAnswered(transfer=GONE, answer="accepted", on=today, by="Officer", reference="H-1")
    return [opened, _offered(GONE, today), answered]


def taken_over(opened: AllegationFileOpened, today: date) -> list[Fact]:
    """A file that came from another authority."""
    received = TransferReceived(transfer=CAME, authority="Harrowby", on=today, what="The file.")
    return [
        opened,
        received,
        TransferAcknowledged(transfer=CAME, answer="accepted", on=today, how="secure-mail"),
    ]
