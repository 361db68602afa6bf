"""The page on which a statement is corrected."""

from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.door import OpenFile, Worker, WorkerRequest, needs, open_for
from heed.access.names import called
from heed.access.posts import post_choices
from heed.access.rules import rules_on
from heed.capabilities.correction import decide
from heed.capabilities.correction.fields import asked, left_out
from heed.capabilities.correction.forms import CorrectForm
from heed.capabilities.correction.table import CORRECTABLE
from heed.facts.base import Fact, History, Recorded
from heed.store.record import Receipt
from heed.web.components import Row
from heed.web.pages.file_words import words_for
from heed.web.pages.present import present
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take
from heed.web.words import moment_words


@needs(None)
def correct_entry(request: WorkerRequest, file: str, seq: int) -> HttpResponse:
    """Correct what an entry of the file says; what it takes depends on the kind of statement."""
    opened = open_for(request, file, page="correct")
    stands = the_entry(opened, request.worker, seq)
    first = decide.first(opened.history, seq)
    kind: type[Fact] = type(stands.fact)
    rules = rules_on(timezone.localdate(first.at))

    def make(form: CorrectForm, history: History) -> list[Fact]:
        command = decide.Correct(
            seq=seq, answers=form.statement, reason=form.cleaned_data["correction_reason"]
        )
        return decide.correct(command, history, rules)

    posts = any(field.sort == "post" for field in asked(kind))
    step: Step[CorrectForm, Receipt] = Step(
        title=f"Correct: {stands.fact.says}",
        form=partial(
            CorrectForm,
            fact=stands.fact,
            rules=rules,
            posts=post_choices(timezone.localdate()) if posts else (),
        ),
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        done=lambda _: Done(reverse("file", args=[file]), "The correction is recorded."),
        file_title=called(file),
        effect="The earlier statement stays on the record and can be read there.",
        button="Record the correction",
        back=reverse("file", args=[file]),
        template="correction/correct.html",
        context={
            "recorded": moment_words(stands.at),
            "corrected_before": stands.seq != first.seq,
            "decision": CORRECTABLE[kind].decision,
            "left_out": _kept(opened, stands.fact, request.worker),
        },
    )
    return take(request, step)


def _kept(opened: OpenFile, fact: Fact, worker: Worker) -> list[Row]:
    """What stays as it was stated: it also tells which of several statements of its kind this is."""
    shown = present(fact, words_for(opened.history, worker), timezone.localdate())
    values = {row.key: row.value for row in shown}
    return [Row(title, values.get(title, "Not recorded")) for title in left_out(type(fact))]


def the_entry(opened: OpenFile, worker: Worker, seq: int) -> Recorded:
    """The statement that stands in the place of this entry. Raises Http404 where the worker may not correct it."""
    if seq >= opened.position or not may_correct(opened.history[seq].fact, worker):
        raise Http404
    return decide.standing(opened.history, seq)


def may_correct(fact: Fact, worker: Worker) -> bool:
    """Whether this worker may correct a statement of this kind."""
    rule = CORRECTABLE.get(type(fact))
    return rule is not None and worker.may(rule.power)
