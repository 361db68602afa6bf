"""How a closed file ended, in short: each track of each subject, who was told, which other bodies have answered."""

from collections.abc import Iterator

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from heed.facts.allegation import AllegationFile
from heed.facts.border import TransferAcknowledged, TransferAnswered, fold_border
from heed.facts.onward import DisclosureMade, Onward, Referral, fold_onward
from heed.facts.telling import fold_telling
from heed.web.components import Row
from heed.web.pages.present import code_words
from heed.web.pages.sections import Section, View
from heed.web.pages.track_words import TrackWords, four_tracks
from heed.web.words import day_words


def ended_section(view: View, file: AllegationFile) -> Section:
    """One row for each subject, then those told of the outcome, other bodies, and other authorities."""
    onward = fold_onward(view.history)
    said: dict[str, list[str]] = {
        "Told the outcome": list(_told(view)) or ["Nothing recorded"],
        "Other bodies": [_referral(view, found) for found in onward.referrals.values()],
        "Disclosures": [_disclosure(onward, key, made) for key, made in onward.disclosures.items()],
        "Other authorities": list(_transfers(view)),
    }
    rows = [Row(view.words.call("person", subject), _tracks(view, subject)) for subject in file.subjects]
    rows += [Row(key, _lines(lines)) for key, lines in said.items() if lines]
    return Section("How it ended", rows)


def _tracks(view: View, subject: str) -> str:
    found = four_tracks(subject, view.history, view.words, view.day)
    return _lines([*map(_track, found.tracks), *filter(None, [found.apart])])


def _track(track: TrackWords) -> str:
    """'Criminal: Ended. Ended on 4 March 2026: No further action'; of several allegations each has its outcome."""
    lines = track.lines if track.track == "safeguarding" else track.lines[-1:]
    return f"{track.title}: {'. '.join((track.state, *lines))}"


def _told(view: View) -> Iterator[str]:
    telling = fold_telling(view.history)
    for (party, person, stage), told in telling.told.items():
        if stage == "outcome":
            yield f"{_who(view, party, person)}: on {day_words(told.on)}, by {told.by}"
    for (party, person, stage), not_told in telling.not_told.items():
        if stage == "outcome":
            yield f"{_who(view, party, person)}: not told. {not_told.reason}"


def _who(view: View, party: str, person: str) -> str:
    label = code_words("told-party", party, view.day)
    return f"{label}, {view.words.call('person', person)}" if person else label


def _referral(view: View, found: Referral) -> str:
    """'Ofsted about Jordan Sample: answered on 4 March 2026, no further action'."""
    said = found.considered
    body = said.body_name or code_words("referral-body", said.body, view.day)
    return f"{body} about {view.words.call('person', said.subject)}: {_came_of(view, found)}"


def _came_of(view: View, found: Referral) -> str:
    if found.answered:
        result = code_words("referral-result", found.answered.result, view.day)
        return f"answered on {day_words(found.answered.on)}. {result}"
    if found.sent:
        return f"sent on {day_words(found.sent.on)}, not answered yet"
    decision = code_words("referral-decision", found.considered.decision, view.day)
    return f"{decision}, not sent yet" if found.open else f"{decision}. {found.considered.reason}"


def _disclosure(onward: Onward, key: str, made: DisclosureMade) -> str:
    answered = onward.answers.get(key)
    wanted = f", answer wanted by {day_words(made.answer_by)}" if made.answer_by else ""
    came = f", answered on {day_words(answered.on)}" if answered else wanted
    return f"{made.to_whom}: on {day_words(made.on)}{came}"


def _transfers(view: View) -> Iterator[str]:
    border = fold_border(view.history)
    for out in border.out.values():
        yield f"To {out.offered.authority}: {_answer(view, out.answered)}"
    for into in border.into.values():
        yield f"From {into.received.authority}: {_answer(view, into.acknowledged)}"


def _answer(view: View, said: TransferAnswered | TransferAcknowledged | None) -> str:
    if said is None:
        return "not answered yet"
    return f"{code_words('transfer-answer', said.answer, view.day)} on {day_words(said.on)}"


def _lines(said: list[str]) -> SafeString:
    return format_html_join(SafeString("<br>"), "{}", ((one,) for one in said))
