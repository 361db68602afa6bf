"""What leaves the files of the invented story: referrals, disclosures, those told, other authorities."""

from datetime import date
from typing import Final

from heed.facts.base import Fact
from heed.facts.border import (
    CopySent,
    LeadAgreed,
    TransferAcknowledged,
    TransferAnswered,
    TransferOffered,
    TransferReceived,
)
from heed.facts.concern import ResponseGiven
from heed.facts.onward import (
    DisclosureAnswered,
    DisclosureMade,
    OtherWorkKnown,
    ReferralAcknowledged,
    ReferralAnswered,
    ReferralConsidered,
    ReferralSent,
    TellingConsidered,
)
from heed.facts.telling import PersonNotTold, PersonTold

ON: Final = date(2026, 3, 9)
RESPONSE = ResponseGiven(
    on=date(2026, 3, 2), to="Ottoline Birdwhistle", how="phone", advice="Keep the club's log of lifts safe."
)
REFERRED: tuple[Fact, ...] = (
    ReferralConsidered(
        referral="r-1", subject="person-2", body="other-body", body_name="Harrowby Football Board", decision="refer",
        decided_by="The club's committee", reason="It keeps the list of coaches.", by=date(2026, 3, 20),
    ),
    ReferralSent(referral="r-1", on=ON, how="post", sent_by="Treasurer Plumtree", reference="HFB-77-quince"),
    ReferralAcknowledged(referral="r-1", on=date(2026, 3, 11), reference="In-tray Marzipan"),
    ReferralAnswered(referral="r-1", on=date(2026, 3, 13), result="noted", answer="Put into the coaching log."),
)  # fmt: skip
DISCLOSED: tuple[Fact, ...] = (
    OtherWorkKnown(
        work="w-1", subject="person-2", organisation="organisation-2", where="Harrowby Wanderers Juniors",
        title="Linesman", source="His own curriculum vitae.",
    ),
    TellingConsidered(work="w-1", decision="tell", reason="He drives the juniors home there too."),
    DisclosureMade(
        disclosure="d-1", about="person-2", what="That lifts were given without consent.",
        to_whom="Chairwoman Dovecote", organisation="organisation-2", basis="safeguarding",
        authorised_by="post-officer", on=ON, how="secure-mail", work="w-1", answer_by=date(2026, 3, 16),
    ),
    DisclosureAnswered(disclosure="d-1", on=date(2026, 3, 12), answer="The juniors walk home in pairs now."),
)  # fmt: skip
TOLD: tuple[Fact, ...] = (
    PersonTold(
        party="family", person="person-1", stage="concern", on=ON, by="Social worker Applecross", how="in-person",
        words="That somebody had been worried.", wishes="That she may go on playing on Sundays.",
    ),
    PersonTold(
        party="subject", person="person-2", stage="concern", on=ON, by="The welfare officer", how="letter",
        words="That a concern about lifts is looked into.", agreed_by="Sergeant Pennyworth-Lamb and the officer",
    ),
    PersonNotTold(
        party="child", person="person-1", stage="outcome", reason="She is away at the seaside.",
        look_again=date(2026, 3, 30),
    ),
)  # fmt: skip
PASSED: tuple[Fact, ...] = (
    LeadAgreed(
        ours=True, authority="This authority", with_whom="The officer of Harrowby", on=ON, reason="He coaches here.",
    ),
    CopySent(
        authority="Borough of Harrowby", to_whom="Duty desk Gooseberry", on=ON, how="phone",
        reason="He lives above the bakery there.",
    ),
    TransferOffered(
        transfer="t-1", authority="County of Merrowdale", to_whom="Officer Thimblethorpe", on=ON, how="secure-mail",
        what="The whole file with the driving log.", reason="The club moves there.", answer_by=date(2026, 3, 16),
    ),
    TransferAnswered(
        transfer="t-1", answer="accepted", on=date(2026, 3, 10), by="Officer Thimblethorpe", reference="MD-quill-9",
        reason="We have it, all of it.",
    ),
    TransferReceived(
        transfer="t-2", authority="County of Merrowdale", from_whom="Officer Thimblethorpe", reference="MD-quill-10",
        on=date(2026, 3, 17), what="The same file, with two letters.", returns="t-1",
    ),
    TransferAcknowledged(
        transfer="t-2", answer="accepted", on=date(2026, 3, 18), how="post", reason="The club stays after all.",
    ),
)  # fmt: skip
OUTWARD: tuple[Fact, ...] = (*REFERRED, *DISCLOSED, *TOLD, *PASSED)
