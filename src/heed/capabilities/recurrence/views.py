"""The pages on which records are compared, and concerns are considered together."""

from collections.abc import Mapping
from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from heed.access.accumulating import reconsider
from heed.access.door import OpenFile, WorkerRequest, needs, note_read, open_for, open_many_for, record_as
from heed.access.known import Proposal, asked_of, proposals
from heed.access.names import called, named
from heed.access.recurring import answered, concerns_about
from heed.access.rules import rules_on
from heed.capabilities.recurrence import decide
from heed.capabilities.recurrence.beside import side_by_side
from heed.capabilities.recurrence.forms import AdultForm, AnswerForm, ReconsiderForm
from heed.facts.base import History
from heed.facts.concern import fold_concern
from heed.facts.person import PersonDescribed
from heed.facts.recurrence import FieldCompared, fold_recurrence
from heed.facts.upkeep import PageRead
from heed.rulebook.book import Rules
from heed.store.ids import id_of
from heed.store.record import Receipt, Statements, record
from heed.web.components import Table, plain_table
from heed.web.people import described
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take

MAY_RECUR = frozenset({"concern", "person", "organisation"})
QUESTIONS = {"person": "Is it the same person?", "setting": "Is it the same setting?"}
# What a record is called that has no reference; its title is the name that stands before it.
RECORDS = {"person": "a person on record", "organisation": "an organisation on record"}


@needs("read-cases")
def known_before(request: WorkerRequest, file: str) -> HttpResponse:
    """Who or what on record may be what this file speaks of, and why."""
    opened = _opened(request, file, "known-before")
    found = proposals(opened)
    listed = tuple(one.suggestion.file for one in found.found)
    note_read(request, PageRead(page="known-before", of=file, listed=listed))
    context = {
        "file": file,
        "file_title": called(file),
        "asked": asked_of(opened),
        "proposals": [_shown(one) for one in found.found],
        "too_common": found.too_common,
        "may_answer": request.worker.may("receive"),
    }
    return render(request, "recurrence/known.html", context)


def _opened(request: WorkerRequest, file: str, page: str) -> OpenFile:
    opened = open_for(request, file, page=page)
    if opened.kind not in MAY_RECUR:
        raise Http404
    return opened


def _shown(one: Proposal) -> dict[str, object]:
    """A proposal as its page shows it."""
    return {
        "file": one.suggestion.file,
        "about": one.about,
        "title": called(one.suggestion.file),
        "name": one.suggestion.name,
        "kind": one.suggestion.kind,
        "record": RECORDS.get(one.suggestion.kind, ""),
        "band": one.suggestion.band.replace("person", one.about),
        "before": one.answered_before,
        "table": compared(one),
    }


def compared(one: Proposal) -> Table:
    """Field by field: both values, why it counts, and for how much; the last line is the sum."""
    rows = [
        (f.field.capitalize(), f.asked, f.reason, f.held, f"{f.weight:+.1f}") for f in one.suggestion.fields
    ]
    total = ("Together", "", "", "", f"{one.suggestion.total:+.1f}")
    return plain_table(
        "Why it is proposed. Each weight says how much that field speaks for it (+) or against it (-).",
        ("Field", "Here", "Compared", "There", "Weight"),
        [*rows, total],
    )


@needs("receive")
def answer_match(request: WorkerRequest, file: str, other: str, about: str) -> HttpResponse:
    """Answer whether two records speak of the same; an earlier answer is replaced."""
    opened = _opened(request, file, "answer-match")
    beside = open_for(request, other, page="answer-match")
    if about not in QUESTIONS or beside.kind not in MAY_RECUR or other == file:
        raise Http404
    rules, back = rules_on(timezone.localdate()), reverse("known-before", args=[file])
    one = _proposal(opened, beside, about)
    step: Step[AnswerForm, Receipt] = Step(
        title=QUESTIONS[about],
        form=partial(AnswerForm, rules=rules, question=QUESTIONS[about]),
        position=opened.position,
        record=lambda form: _record_answer(request, form, opened, beside, about=about, one=one),
        done=lambda _: _answered(file, back),
        file_title=called(file),
        effect="Nothing is moved or joined. The answer stays on record and can be replaced by another.",
        button="Record the answer",
        back=back,
        template="recurrence/answer.html",
        context={
            "other": other,
            "other_title": called(other),
            "table": compared(one) if one else None,
            "before": _before(file, other, about, rules),
        },
    )
    return take(request, step)


def _proposal(opened: OpenFile, beside: OpenFile, about: str) -> Proposal | None:
    """What speaks for it now; nothing where somebody compares two records that were not proposed."""
    every = proposals(opened).found
    return next((p for p in every if p.suggestion.file == beside.id and p.about == about), None)


def _before(file: str, other: str, about: str, rules: Rules) -> str:
    row = answered(file).get((about, other))
    return rules.label("match-answer", row.answer) if row else ""


def _record_answer(
    request: WorkerRequest,
    form: AnswerForm,
    opened: OpenFile,
    beside: OpenFile,
    *,
    about: str,
    one: Proposal | None,
) -> Receipt:
    lines = one.suggestion.fields if one else ()
    command = decide.Answer(
        other=beside.id,
        other_kind=beside.kind,
        about=about,
        answer=form.cleaned_data["answer"],
        reason=form.cleaned_data["reason"],
        fields=tuple(
            FieldCompared(field=f.field, asked=f.asked, held=f.held, reason=f.reason, weight=f.weight)
            for f in lines
        ),
        total=one.suggestion.total if one else 0.0,
        model=proposals(opened).model if one else decide.BY_HAND,
    )
    rules = rules_on(timezone.localdate())
    return record_in(request, form, opened.id, lambda _: decide.answer(command, opened.id, rules))


def _answered(file: str, back: str) -> Done:
    """What has accumulated by the answer is put on record first; then the way leads to where it is to be decided."""
    if anchors := reconsider(file, timezone.now()):
        where = reverse("file", args=[anchors[0]])
        return Done(
            where, "The answer is recorded. With it, concerns have accumulated: consider them together."
        )
    return Done(back, "The answer is recorded.")


@needs("receive")
def record_adult(request: WorkerRequest, file: str) -> HttpResponse:
    """Give the adult of a concern a file of their own, so that further concerns find them."""
    opened = open_for(request, file, page="record-adult", kind="concern")
    received, today = fold_concern(opened.history).received, timezone.localdate()
    rules = rules_on(today)
    now = PersonDescribed(name=received.adult if received else "")
    step: Step[AdultForm, Receipt] = Step(
        title="Record the adult as a person",
        form=partial(AdultForm, rules=rules, now=now),
        position=opened.position,
        record=lambda form: _record_adult(request, form, file, rules),
        done=lambda _: Done(reverse("file", args=[file]), "The adult has a file of their own."),
        file_title=called(file),
        effect="Only do so where your authority logs consultations by name.",
        button="Record the person",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


def _record_adult(request: WorkerRequest, form: AdultForm, file: str, rules: Rules) -> Receipt:
    command = command_of(request, form)
    person = id_of(command)

    def make(read: Mapping[str, History]) -> Statements:
        adult, link = decide.describe_adult(
            person, described(form.cleaned_data), read[file], rules, rules.day
        )
        return {file: link, person: adult}

    return record(
        **record_as(request), command=command, reads={file: form.built_from, person: None}, decide=make
    )


@needs("read-cases")
def concerns_beside(request: WorkerRequest, file: str) -> HttpResponse:
    """The concerns that were found to be about the same person or setting, side by side."""
    _opened(request, file, "concerns-beside")
    found = {one for about in QUESTIONS for one in concerns_about(file, about)}  # type: ignore[arg-type]
    others = open_many_for(request, sorted(found), page="concerns-beside") if found else {}
    context = {"file": file, "file_title": called(file), "concerns": side_by_side(others)}
    return render(request, "recurrence/beside.html", context)


@needs("decide")
def consider_together(request: WorkerRequest, file: str, key: str) -> HttpResponse:
    """Decide what follows from concerns that have accumulated."""
    opened = _opened(request, file, "consider-together")
    call = fold_recurrence(opened.history).reconsiderations.get(key)
    if call is None:
        raise Http404
    others = open_many_for(request, list(call.asked.concerns), page="consider-together")
    rules = rules_on(timezone.localdate())
    title = next(r.title for r in rules.rules.values() if r.id == call.asked.rule)

    def decided(form: ReconsiderForm) -> Receipt:
        given = form.cleaned_data
        return record_in(
            request, form, file,
            lambda history: decide.reconsider(key, given["decision"], given["reason"], history, rules),
        )  # fmt: skip

    step: Step[ReconsiderForm, Receipt] = Step(
        title="Consider the concerns together",
        form=partial(ReconsiderForm, rules=rules),
        position=opened.position,
        record=decided,
        done=lambda _: Done(reverse("file", args=[file]), "What follows is recorded."),
        file_title=", ".join(one.reference or one.title for one in named([file]).values()),
        button="Record what follows",
        back=reverse("file", args=[file]),
        template="recurrence/together.html",
        context={
            "concerns": side_by_side(others),
            "why": title,
            "months": call.asked.months,
            "last": call.asked.concerns[-1],
        },
    )
    return take(request, step)
