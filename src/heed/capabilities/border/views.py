"""The pages on which it is recorded which authority leads, who was copied in, and what is handed over."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from heed.access.door import WorkerRequest, needs, open_for
from heed.access.rules import rules_on
from heed.capabilities.border import decide, leading
from heed.capabilities.border.forms import (
    OURS,
    AcknowledgeForm,
    AnswerForm,
    CopyForm,
    LeadForm,
    OfferForm,
    ReceiveForm,
)
from heed.facts.base import Fact, History
from heed.facts.border import fold_border
from heed.store.ids import id_of
from heed.web.components import Row
from heed.web.filing import take_in
from heed.web.forms.base import HeedForm
from heed.web.recording import command_of
from heed.web.words import day_words

US = "This authority"


@needs("decide")
def agree_lead(request: WorkerRequest, file: str) -> HttpResponse:
    """Record which authority leads."""
    opened, today = open_for(request, file, page="agree-lead", kind="allegation"), timezone.localdate()
    rules, now = rules_on(today), fold_border(opened.history).lead

    def make(form: LeadForm, history: History) -> list[Fact]:
        ours = form.cleaned_data["leads"] == OURS
        authority = US if ours else form.cleaned_data["authority"]
        command = leading.Agree(ours=ours, authority=authority, **_said(form, "with_whom", "on", "reason"))
        return leading.agree_lead(command, history, rules, today)

    return take_in(
        request,
        opened,
        title="Record which authority leads",
        form=partial(LeadForm, today=today),
        make=make,
        done="It is recorded which authority leads.",
        button="Record who leads",
        about=[Row("Leads now", f"{now.authority}. {now.reason}")] if now else [],
    )


@needs("arrange")
def copy(request: WorkerRequest, file: str) -> HttpResponse:
    """Record that another authority was told."""
    opened, today = open_for(request, file, page="copy", kind="allegation"), timezone.localdate()
    rules = rules_on(today)

    def make(form: CopyForm, history: History) -> list[Fact]:
        command = leading.Copy(**_said(form, "authority", "to_whom", "on", "how", "reason"))
        return leading.copy(command, history, rules, today)

    return take_in(
        request,
        opened,
        title="Record a copy to another authority",
        form=partial(CopyForm, rules=rules, today=today),
        make=make,
        done="The copy is recorded.",
        button="Record the copy",
    )


@needs("decide")
def offer(request: WorkerRequest, file: str, returns: str = "") -> HttpResponse:
    """Ask another authority to take the matter over, or hand back what had come from there."""
    opened, today = open_for(request, file, page="offer-transfer", kind="allegation"), timezone.localdate()
    rules, came = rules_on(today), fold_border(opened.history).into.get(returns)
    if returns and came is None:
        raise Http404

    def make(form: OfferForm, history: History) -> list[Fact]:
        said = _said(form, "authority", "to_whom", "on", "how", "what", "reason", "answer_by")
        command = decide.Offer(transfer=id_of(command_of(request, form)), returns=returns, **said)
        return decide.offer(command, history, rules, today)

    return take_in(
        request,
        opened,
        title="Hand the matter back" if returns else "Hand the matter over to another authority",
        form=partial(OfferForm, rules=rules, today=today, authority=came.received.authority if came else ""),
        make=make,
        done="The transfer is recorded. It waits for their answer.",
        button="Record the transfer",
        effect="The matter stays here, with all that it waits for, until the other authority says that it has it.",
    )


@needs("arrange")
def answer(request: WorkerRequest, file: str, transfer: str) -> HttpResponse:
    """Record what the other authority answered."""
    opened, today = open_for(request, file, page="answer-transfer", kind="allegation"), timezone.localdate()
    rules, found = rules_on(today), fold_border(opened.history).out.get(transfer)
    if found is None:
        raise Http404

    def make(form: AnswerForm, history: History) -> list[Fact]:
        said = _said(form, "answer", "on", "by", "reference", "reason")
        return decide.answer(decide.Answer(transfer=transfer, **said), history, rules, today)

    return take_in(
        request,
        opened,
        title="Record the answer of the other authority",
        form=partial(AnswerForm, rules=rules, today=today),
        make=make,
        done="The answer is recorded.",
        button="Record the answer",
        about=[
            Row("Authority", found.offered.authority),
            Row("Sent on", day_words(found.offered.on)),
            Row("What was sent", found.offered.what),
        ],
    )


@needs("arrange")
def receive(request: WorkerRequest, file: str, returns: str = "") -> HttpResponse:
    """Record that another authority hands the matter over, or hands it back."""
    opened, today = open_for(request, file, page="receive-transfer", kind="allegation"), timezone.localdate()
    rules, gone = rules_on(today), fold_border(opened.history).out.get(returns)
    if returns and gone is None:
        raise Http404

    def make(form: ReceiveForm, history: History) -> list[Fact]:
        said = _said(form, "authority", "from_whom", "reference", "on", "what")
        command = decide.Receive(transfer=id_of(command_of(request, form)), returns=returns, **said)
        return decide.receive(command, history, rules, today)

    return take_in(
        request,
        opened,
        title="Record that the matter came back" if returns else "Record a transfer from another authority",
        form=partial(ReceiveForm, today=today, authority=gone.offered.authority if gone else ""),
        make=make,
        done="The transfer is recorded. It waits for our answer.",
        button="Record the transfer",
    )


@needs("decide")
def acknowledge(request: WorkerRequest, file: str, transfer: str) -> HttpResponse:
    """Record what we told the authority that hands the matter over."""
    opened = open_for(request, file, page="acknowledge-transfer", kind="allegation")
    today, found = timezone.localdate(), fold_border(opened.history).into.get(transfer)
    if found is None:
        raise Http404
    rules = rules_on(today)

    def make(form: AcknowledgeForm, history: History) -> list[Fact]:
        command = decide.Acknowledge(transfer=transfer, **_said(form, "answer", "on", "how", "reason"))
        return decide.acknowledge(command, history, rules, today)

    return take_in(
        request,
        opened,
        title="Answer the transfer",
        form=partial(AcknowledgeForm, rules=rules, today=today),
        make=make,
        done="Our answer is recorded.",
        button="Record our answer",
        about=[
            Row("Authority", found.received.authority),
            Row("Their reference", found.received.reference),
            Row("Received on", day_words(found.received.on)),
            Row("What came with it", found.received.what),
        ],
    )


def _said(form: HeedForm, *names: str) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in names}
