"""The strip of a file: who is responsible now, what is next and by when, how long it has taken, what went by."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html

from heed.duties import Duty, elapsed
from heed.facts.base import effective
from heed.facts.duty import DeadlinePassed, Pause, fold_dealings
from heed.facts.meeting import Meeting, fold_meetings
from heed.web.components import Row
from heed.web.pages.counts import count_words
from heed.web.pages.due_words import both_days, due_words
from heed.web.pages.present import code_words
from heed.web.pages.responsible import Responsible
from heed.web.pages.sections import View
from heed.web.pages.standing import Standing
from heed.web.pages.timeline import entry_address
from heed.web.pages.waiting import Waiting, step_words
from heed.web.words import day_words


@dataclass(frozen=True, slots=True)
class Now:
    """What the strip is made from: the steps that wait, the earliest first, each also in words."""

    view: View
    stands: Standing
    posts: Responsible
    steps: Sequence[Duty]
    waiting: Sequence[Waiting]


def strip(now: Now) -> list[Row]:
    """The rows of which there is something to say."""
    stands = now.stands
    rows = [Row("State", stands.state)] if stands.state else []
    if stands.owner:
        rows.append(Row("Responsible now", now.posts.says(stands.owner, now.view.words)))
    return [*rows, *_next(now), *_time(now), *_pauses(now), *_passed(now), *_meeting(now)]


def _next(now: Now) -> Iterator[Row]:
    if now.steps:
        first, words = now.steps[0], now.waiting[0]
        yield Row("Next", _linked(step_words(first, now.view.words), words))
        yield Row("By", both_days(first.due, first.original, now.view.day))
    elif now.stands.owner:
        yield Row("Next", "Nothing waits")


def _linked(text: str, words: Waiting) -> str:
    """Where there is more than one way to do it, the list below has them."""
    if len(words.links) != 1:
        return text
    return format_html('<a class="govuk-link" href="{}">{}</a>', words.links[0].href, text)


def _time(now: Now) -> Iterator[Row]:
    """'Day 263 since the referral (200 without pauses)'; of a closed file, how long it took."""
    if now.stands.referred is None:
        return
    pauses = fold_dealings(now.view.history).pauses.values()
    ran = elapsed(now.stands.referred, now.stands.ended or now.view.day, pauses)
    net = f" ({ran.net:,} without pauses)" if ran.net != ran.gross else ""
    if now.stands.ended:
        days = f"{ran.gross:,} day{'' if ran.gross == 1 else 's'}"
        yield Row("Time taken", f"{days} from the referral to the closing{net}")
    else:
        yield Row("Time", f"Day {ran.gross:,} since the referral{net}")


def _pauses(now: Now) -> Iterator[Row]:
    pauses = fold_dealings(now.view.history).pauses.values()
    for pause in pauses:
        if pause.until is None and now.stands.referred and not now.stands.ended:
            yield Row("Clock", f"Paused since {_why(pause, now.view)}")


def _why(pause: Pause, view: View) -> str:
    """'4 March 2026: Police investigation. They interview next week.'"""
    return f"{day_words(pause.since)}: {code_words('pause-reason', pause.why, view.day)}. {pause.reason}"


def _passed(now: Now) -> Iterator[Row]:
    """How many days went by while something was open, leading to the last of them on the timeline."""
    passed = [item.seq for item in effective(now.view.history) if isinstance(item.fact, DeadlinePassed)]
    if passed:
        href = entry_address(now.view, passed[-1])
        words = f"{count_words(len(passed), 'deadline has', 'deadlines have')} passed"
        yield Row("Deadlines", format_html('<a class="govuk-link" href="{}">{}</a>', href, words))


def _meeting(now: Now) -> Iterator[Row]:
    """The next meeting that is planned, with its chair."""
    meetings = fold_meetings(now.view.history).meetings.values()
    coming = [m for m in meetings if m.held is None and m.cancelled is None] if not now.stands.ended else []
    if coming:
        yield Row("Next meeting", _meeting_words(min(coming, key=lambda m: m.planned.on), now.view))


def _meeting_words(meeting: Meeting, view: View) -> str:
    planned = meeting.planned
    kind = code_words("meeting-kind", planned.meeting_kind, view.day)
    href = reverse("meeting", args=[view.file, planned.meeting])
    return format_html(
        '<a class="govuk-link" href="{}">{}</a>, {}, chaired by {}',
        href,
        kind,
        due_words(planned.on, view.day),
        view.words.call("post", planned.chair),
    )
