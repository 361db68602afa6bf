"""What the page of the minutes shows: each wording with its time, who approved it, who has it and has read it."""

from collections.abc import Iterator

from heed.facts.base import History
from heed.facts.meeting import Meeting, MinutesApproved, MinutesRecorded
from heed.web.components import Row, plain_table
from heed.web.pages.present import Words, text_html
from heed.web.pages.sections import Section
from heed.web.words import day_words, moment_words

AGAIN = "Approved earlier, and put right since: the chair has to approve them again."


def minutes_sections(history: History, meeting: Meeting, words: Words) -> list[Section]:
    """The minutes as they stand first, then what they said before, then who stands by them and who has them."""
    return [*_wordings(history, meeting, words), _approval(history, meeting, words), _copies(meeting, words)]


def _wordings(history: History, meeting: Meeting, words: Words) -> Iterator[Section]:
    key = meeting.planned.meeting
    said = [item for item in history if isinstance(item.fact, MinutesRecorded) and item.fact.meeting == key]
    for number, item in enumerate(reversed(said)):
        by = words.names.get(item.actor, "somebody whose file is not on the record")
        rows = [Row("Recorded", f"{moment_words(item.at)} by {by}")]
        if item.fact.correction_reason:
            rows.append(Row("Why they were put right", text_html(item.fact.correction_reason, whole=True)))
        rows.append(Row("Text", text_html(item.fact.text, whole=True)))
        yield Section(f"What they said from {moment_words(item.at)}" if number else "Minutes", rows)
    if not said:
        why = meeting.no_minutes.reason if meeting.no_minutes else "They are not recorded yet."
        yield Section("Minutes", empty=why)


def _approval(history: History, meeting: Meeting, words: Words) -> Section:
    key = meeting.planned.meeting
    rows = []
    for item in history:
        if isinstance(item.fact, MinutesApproved) and item.fact.meeting == key and item.fact.corrects is None:
            by = f"{words.names.get(item.actor, '')}, {words.posts.get(item.post, '')}"
            rows.append(Row(moment_words(item.at), f"{by}. {item.fact.remark}"))
    if rows and meeting.approved is None:
        rows.append(Row("Now", AGAIN))
    return Section("Approved by the chair", rows, empty="Not approved yet.")


def _copies(meeting: Meeting, words: Words) -> Section:
    rows = [
        (
            words.call("post", copy.post),
            day_words(copy.on),
            day_words(copy.opened) if copy.opened else "Not read yet",
        )
        for copy in meeting.copies
    ]
    outside = [Row("To others, and how", c.outside) for c in meeting.circulated if c.outside]
    tables = [plain_table("", ["Post", "Given on", "Read on"], rows)] if rows else []
    return Section("Circulated", outside, tables, empty="Not circulated yet.")
