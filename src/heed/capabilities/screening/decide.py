"""What a concern is: consultation, low-level concern, referral or out of scope."""

from collections.abc import Iterator
from dataclasses import dataclass

from heed.facts.base import History
from heed.facts.concern import Concern, ConcernScreened, LimbConsidered, fold_concern
from heed.rulebook.book import Rulebook, Rules
from heed.rulebook.checks import coded
from heed.rulebook.editions import NoEdition
from heed.rulebook.refusal import Refusal, refuse_any
from heed.store.sealing import Statement

REFERRAL, OUT_OF_SCOPE = "referral", "out-of-scope"
# With the code of a limb after them: the fields of its finding and of the reason for it.
FINDING, WHY = "limb-", "why-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """The threshold decision as it was taken."""

    screened_as: str
    limbs: tuple[LimbConsidered, ...]
    reason: str
    evidence: str = ""
    advice: str = ""
    again_reason: str = ""


def rules_for(concern: Concern, rulebook: Rulebook) -> Rules:
    """The rules in force on the day of the referral; by them it is screened, whenever that is done."""
    assert concern.received is not None  # noqa: S101 - the first fact of such a file
    return rulebook.on(concern.received.referred)


def guidance(rules: Rules) -> str:
    """The edition of the statutory guidance in force, or nothing before the first that is modelled."""
    try:
        return rules.edition.id
    except NoEdition:
        return ""


def screen(history: History, command: Screen, rulebook: Rulebook) -> list[Statement]:
    """The decision as a fact, with the edition of the guidance in force on the day of the referral."""
    concern = fold_concern(history)
    rules = rules_for(concern, rulebook)
    refuse_any(
        (
            *screen_again_with_reason(concern, command, rules),
            *screened_as_one_thing(command, rules),
            *threshold_limb_by_limb(command, rules),
            *no_further_action_needs_reason(command, rules),
        )
    )
    refuse_any(met_limb_is_a_referral(command, rules))
    return [
        ConcernScreened(
            screened_as=command.screened_as, limbs=command.limbs, reason=command.reason,
            evidence=command.evidence, advice=command.advice, edition=guidance(rules),
            again_reason=command.again_reason,
        )
    ]  # fmt: skip


def screen_again_with_reason(concern: Concern, command: Screen, rules: Rules) -> Iterator[Refusal]:
    """A concern may be screened again, with a reason, as long as no allegation file was opened from it."""
    if concern.allegation_file:
        message = "An allegation file was opened from this concern, so it can no longer be screened again."
        yield rules.refusal("screen-again-with-reason", message=message)
    elif concern.screened and not command.again_reason.strip():
        yield rules.refusal("screen-again-with-reason", "again_reason")


def screened_as_one_thing(command: Screen, rules: Rules) -> Iterator[Refusal]:
    """Each contact is screened as one of the things on the list, with a reason."""
    yield from coded(rules, "screening", command.screened_as, "screened_as")
    if command.screened_as == REFERRAL and not command.reason.strip():
        yield rules.refusal("screened-as-one-thing", "reason", "Give the reason for the decision.")


def threshold_limb_by_limb(command: Screen, rules: Rules) -> Iterator[Refusal]:
    """Each limb in force on the day of the referral is considered by itself, once, with the reason.

    What is out of scope is not about somebody who works with children here, so a limb may be left out.
    """
    considered = {limb.limb: limb for limb in command.limbs}
    for limb in rules.threshold_limbs:
        if found := considered.pop(limb.code, None):
            yield from _finding_with_reason(found, limb.label, rules)
        elif command.screened_as != OUT_OF_SCOPE:
            message = f"Consider the limb “{limb.label}”: met, not met or not known."
            yield rules.refusal("threshold-limb-by-limb", FINDING + limb.code, message)
    if considered:
        message = "A limb was considered that was not in force on the day of the referral."
        yield rules.refusal("threshold-limb-by-limb", message=message)
    elif len({limb.limb for limb in command.limbs}) < len(command.limbs):
        yield rules.refusal("threshold-limb-by-limb", message="A limb was considered twice.")


def _finding_with_reason(limb: LimbConsidered, label: str, rules: Rules) -> Iterator[Refusal]:
    yield from coded(rules, "limb-finding", limb.met, FINDING + limb.limb)
    if not limb.reason.strip():
        message = f"Say why the limb “{label}” is met, not met or not known."
        yield rules.refusal("threshold-limb-by-limb", WHY + limb.limb, message)


def no_further_action_needs_reason(command: Screen, rules: Rules) -> Iterator[Refusal]:
    """Anything but a referral goes no further here, so it states the reason and what was considered."""
    if command.screened_as == REFERRAL:
        return
    for field, words in (("reason", command.reason), ("evidence", command.evidence)):
        if not words.strip():
            yield rules.refusal("no-further-action-needs-reason", field)


def met_limb_is_a_referral(command: Screen, rules: Rules) -> Iterator[Refusal]:
    """A met limb makes a referral, unless out of scope; a referral has a limb that is met or not known."""
    findings = {limb.met for limb in command.limbs}
    if command.screened_as == REFERRAL and findings == {"not-met"}:
        message = "No limb is met or not known, so this is not a referral. Change a finding, or the decision."
        yield rules.refusal("met-limb-is-a-referral", "screened_as", message)
    if "met" in findings and command.screened_as not in {REFERRAL, OUT_OF_SCOPE}:
        yield rules.refusal("met-limb-is-a-referral", "screened_as")
