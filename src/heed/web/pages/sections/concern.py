"""What a concern says: what was told, and what was made of it."""

from django.utils.timezone import localdate

from heed.facts.concern import ConcernReceived, ConcernScreened, Referrer, fold_concern
from heed.facts.when import When
from heed.web.components import Row, plain_table
from heed.web.pages.present import code_words, fields_of, present
from heed.web.pages.sections import Section, View
from heed.web.pages.sections.telling import response_section
from heed.web.pages.timeline import SEALED_APART

WORDS_TITLE = next(field.title for field in fields_of(ConcernReceived) if field.name == "words")


def sections(view: View) -> list[Section]:
    """The concern in its original words, and the threshold decision limb by limb."""
    concern = fold_concern(view.history)
    assert concern.received is not None  # noqa: S101 - the first fact of such a file
    received = concern.received
    told = [
        Row("Happened", happened_words(received.happened)),
        *present(received, view.words, view.day, without="owner", whole=True),
    ]
    if received.name_kept_back:
        told.append(SEALED_APART)
    elif received.referrer == Referrer():
        told.append(Row(SEALED_APART.key, "Not recorded"))
    told.sort(key=lambda row: row.key != WORDS_TITLE)
    return [
        Section("What was told", told),
        response_section(view, concern),
        _decision(view, concern.screened),
    ]


def happened_words(when: When | None) -> str:
    """The day in words, also where none was recorded."""
    words = when.words if when else "not recorded"
    return words[:1].upper() + words[1:]


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
    shown = present(screened, view.words, decided, without="limbs", whole=True)
    return Section(title, shown, [limbs] if screened.limbs else [])
