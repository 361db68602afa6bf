"""What leaves the file: onward referrals of each subject, other work with children, disclosures."""

from collections.abc import Iterator

from heed.access.rules import rulebook
from heed.duties.parts import bodies_of, removed
from heed.facts.allegation import AllegationFile, EmployerActed
from heed.facts.onward import Onward, OtherWork, Referral, fold_onward
from heed.web.components import Table, plain_table
from heed.web.pages.present import code_words, text_html
from heed.web.pages.sections import Section, View
from heed.web.words import day_words

BODIES = ["Body", "Is it due?", "Decision", "Sent", "Acknowledged", "Answered"]
WORK = ["Other work", "Of whom", "How it is known", "Are they told?"]
DISCLOSED = ["Disclosed on", "About", "To whom", "What", "Legal basis", "Authorised by", "Answer"]


def onward_sections(view: View, file: AllegationFile) -> list[Section]:
    """Referrals, by subject and body; other work and disclosures where there are any."""
    onward = fold_onward(view.history)
    shown = [
        Section(
            "Onward referrals", tables=list(_referrals(view, file, onward)), empty="None is recorded yet."
        )
    ]
    if onward.work:
        rows = [_work(view, work) for work in onward.work.values()]
        shown.append(Section("Other work with children", tables=[plain_table("", WORK, rows)]))
    if onward.disclosures:
        rows = list(_disclosures(view, onward))
        shown.append(Section("Disclosures", tables=[plain_table("", DISCLOSED, rows)]))
    return shown


def _referrals(view: View, file: AllegationFile, onward: Onward) -> Iterator[Table]:
    about = dict.fromkeys([*file.subjects, *(r.considered.subject for r in onward.referrals.values())])
    for subject in about:
        rows = [*_thought_of(view, file, onward, subject), *_considered(view, onward, subject)]
        if rows:
            yield plain_table(f"About {view.words.call('person', subject)}", BODIES, rows)


def _thought_of(view: View, file: AllegationFile, onward: Onward, subject: str) -> Iterator[tuple[str, ...]]:
    """Bodies of the sector about which nothing is decided yet."""
    named, acted = file.subjects.get(subject), file.employer.get(subject)
    for body in bodies_of(rulebook(), named.sector) if named else ():
        if onward.latest(body, subject) is None:
            label = code_words("referral-body", body, view.day)
            yield (label, _due(view, acted), "Not decided yet", "", "", "")


def _due(view: View, acted: EmployerActed | None) -> str:
    """Why a body is to be thought of: what the employer did."""
    if acted is None:
        return "Not known: what the employer did is not recorded"
    did = code_words("employment-outcome", acted.outcome, view.day)
    return f"To be decided: {did}" if removed(rulebook(), acted.outcome) else f"Not by itself: {did}"


def _considered(view: View, onward: Onward, subject: str) -> Iterator[tuple[str, ...]]:
    for found in onward.referrals.values():
        if found.considered.subject == subject:
            yield _referral(view, found)


def _referral(view: View, found: Referral) -> tuple[str, ...]:
    said, sent, has, answered = found.considered, found.sent, found.acknowledged, found.answered
    body = said.body_name or code_words("referral-body", said.body, view.day)
    how = (
        f"{day_words(sent.on)}, {code_words('sent-how', sent.how, view.day)}, by {sent.sent_by}"
        if sent
        else ""
    )
    return (
        body,
        text_html(said.reason),
        f"{code_words('referral-decision', said.decision, view.day)}, decided by {said.decided_by}",
        ", ".join(filter(None, (how, sent.reference))) if sent else _waits(found, "Not sent yet"),
        ", ".join(filter(None, (day_words(has.on), has.reference))) if has else "",
        f"{day_words(answered.on)}: {code_words('referral-result', answered.result, view.day)}. {answered.answer}"
        if answered
        else _waits(found, "Open: not answered yet"),
    )  # fmt: skip


def _waits(found: Referral, words: str) -> str:
    return words if found.open else ""


def _work(view: View, work: OtherWork) -> tuple[str, ...]:
    known, decided = work.known, work.considered
    told = "Not decided yet"
    if decided:
        told = f"{code_words('telling-decision', decided.decision, view.day)}: {decided.reason}"
    if work.disclosures:
        told += f". Told on {day_words(work.disclosures[-1].on)}"
    elif decided and work.open:
        told += ". Not told yet"
    where = ", ".join(filter(None, (known.title, known.where)))
    return (where, view.words.link("person", known.subject), text_html(known.source) or "Not recorded", told)


def _disclosures(view: View, onward: Onward) -> Iterator[tuple[str, ...]]:
    for key, made in onward.disclosures.items():
        answer = onward.answers.get(key)
        wanted = f"Wanted by {day_words(made.answer_by)}" if made.answer_by else "None asked for"
        yield (
            day_words(made.on),
            view.words.link("person", made.about),
            made.to_whom,
            text_html(made.what),
            code_words("disclosure-basis", made.basis, view.day),
            view.words.call("post", made.authorised_by),
            f"{day_words(answer.on)}: {answer.answer}" if answer else wanted,
        )
