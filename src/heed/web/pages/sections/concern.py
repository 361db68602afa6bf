"""What a concern says: what was told, and what was made of it."""

from django.utils.timezone import localdate

from heed.facts.concern import ConcernScreened, fold_concern
from heed.facts.when import When
from heed.web.components import Row, plain_table
from heed.web.pages.present import code_words, present
from heed.web.pages.sections import Section, View
from heed.web.pages.timeline import SEALED_APART


def sections(view: View) -> list[Section]:
    """The concern in its original words, and the threshold decision limb by limb."""
    concern = fold_concern(view.history)
    assert concern.received is not None  # noqa: S101 - the first fact of such a file
    told = _happened(concern.received.happened) + present(concern.received, view.words, view.day)
    if concern.received.name_kept_back:
        told.append(SEALED_APART)
    return [Section("What was told", told), _decision(view, concern.screened)]


def _happened(when: When | None) -> list[Row]:
    return [Row("Happened", when.words)] if when else []


def _decision(view: View, screened: ConcernScreened | None) -> Section:
    title = "Threshold decision"
    if screened is None:
        return Section(title, empty="The concern has not been screened yet.")
    decided = next(localdate(h.at) for h in reversed(view.history) if h.fact == screened)
    limbs = plain_table(
        "Limbs of the harm threshold, each considered by itself",
        ["Limb", "Finding", "Reason"],
        [
            (
                code_words("threshold-limb", limb.limb, decided),
                code_words("limb-finding", limb.met, decided),
                limb.reason,
            )
            for limb in screened.limbs
        ],
    )
    shown = present(screened, view.words, decided, without="limbs")
    return Section(title, shown, [limbs] if screened.limbs else [])
