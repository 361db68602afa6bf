"""Concerns laid side by side: what each was about, where, from whom, and what was made of it."""

from collections.abc import Mapping, Sequence

from heed.access.door import OpenFile
from heed.access.rules import label
from heed.facts.concern import Concern, ConcernReceived, fold_concern
from heed.web.components import Row
from heed.web.words import day_words


def side_by_side(files: Mapping[str, OpenFile]) -> list[tuple[str, list[Row]]]:
    """For each concern its file and its rows, the earliest first."""
    found = [
        (file, fold_concern(opened.history)) for file, opened in files.items() if opened.kind == "concern"
    ]
    dated = [(concern.received.referred, file, concern) for file, concern in found if concern.received]
    return [(file, _rows(concern)) for _, file, concern in sorted(dated, key=lambda one: one[:2])]


def _rows(concern: Concern) -> list[Row]:
    received = concern.received
    assert received is not None  # noqa: S101 - callers have looked
    rows: Sequence[Row] = [
        Row("Concern", received.reference),
        Row("Received", day_words(received.referred)),
        Row("From", label("referral-source", received.source)),
        Row("Adult, as told", _adult(received)),
        Row("Setting, as told", received.setting),
        Row("In the original words", received.words),
        Row(
            "Screened as", label("screening", concern.screened.screened_as) if concern.screened else "Not yet"
        ),
        Row("Reason", concern.screened.reason if concern.screened else ""),
        Row("Advice given", concern.screened.advice if concern.screened else ""),
    ]
    return [row for row in rows if row.value]


def _adult(received: ConcernReceived) -> str:
    return ", ".join(filter(None, (received.adult, received.adult_role))) or "Not named"
