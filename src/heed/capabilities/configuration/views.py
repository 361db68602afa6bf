"""The pages on which an authority chooses for itself, and sees what it chose."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from heed.access.door import WorkerRequest, needs
from heed.access.rules import choices_so_far
from heed.capabilities.configuration import decide, forms
from heed.capabilities.configuration.decide import Standing
from heed.capabilities.configuration.words import subject_words, what_changes
from heed.facts.authority import (
    AUTHORITY,
    Chosen,
    CodeAdded,
    CodeEnded,
    GuidanceWritten,
    NameChosen,
    OutcomeSetChosen,
    SettingChosen,
)
from heed.facts.base import Fact, History
from heed.rulebook.book import RULEBOOK
from heed.rulebook.lists.local import EXTENSIBLE
from heed.store.composing import LOCAL, composed
from heed.store.record import Receipt
from heed.web.components import Event
from heed.web.forms import HeedForm
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take
from heed.web.words import moment_words

EFFECT = "What holds today and held on past days stays as it is: clocks that have started keep the rules of their day."
CODE_LENGTH = 60
C = TypeVar("C", bound=Chosen)
F = TypeVar("F", bound=HeedForm)


def standing_on(history: History, now: datetime) -> Standing:
    """What a choice is weighed against, when all that was chosen is this."""
    return Standing(composed(RULEBOOK, history), now)


def _take(
    request: WorkerRequest,
    title: str,
    history: History,
    *,
    form: Callable[..., F],
    stated: Callable[[F], C],
    choose: Callable[[C, Standing], list[Fact]],
) -> HttpResponse:
    """One choice: asked, shown with what it changes, recorded."""
    shown: dict[str, object] = {}

    def rehearse(valid: F) -> None:
        fact, now = stated(valid), timezone.now()
        choose(fact, standing_on(history, now))
        shown["about"] = what_changes(fact, history, now)

    step: Step[F, Receipt] = Step(
        title=title,
        form=partial(form, first_day=standing_on(history, timezone.now()).first_day),
        rehearse=rehearse,
        record=lambda valid: record_in(
            request,
            valid,
            AUTHORITY,
            lambda found: choose(stated(valid), standing_on(found, timezone.now())),
        ),
        done=lambda _: Done(reverse("configuration"), "The choice is recorded."),
        position=len(history),
        describe=describe,
        effect=EFFECT,
        back=reverse("configuration"),
        context=shown,
    )
    return take(request, step)


def describe(since: History) -> Sequence[Event]:
    """What was chosen meanwhile."""
    book = composed(RULEBOOK, since)
    return [
        Event(item.fact.says, moment_words(item.at), moment=item.at, text=subject_words(item.fact, book))
        for item in reversed(since)
    ]


@needs("configure")
def choose_name(request: WorkerRequest) -> HttpResponse:
    """Choose what the authority calls something."""
    history = choices_so_far()
    form = partial(forms.NameForm, rules=standing_on(history, timezone.now()).rules)

    def stated(valid: forms.NameForm) -> NameChosen:
        said = valid.cleaned_data
        return NameChosen(thing=said["thing"], name=said["name"], since=said["since"], reason=said["reason"])

    return _take(request, "Choose a name", history, form=form, stated=stated, choose=decide.choose_name)


@needs("configure")
def choose_setting(request: WorkerRequest) -> HttpResponse:
    """Choose a number that a rule leaves to the authority."""
    history = choices_so_far()
    rules = standing_on(history, timezone.now()).rules
    form = partial(forms.SettingForm, rules=rules, chosen=request.GET.get("setting", "")[:100])

    def stated(valid: forms.SettingForm) -> SettingChosen:
        said = valid.cleaned_data
        rule, _, setting = said["setting"].rpartition(".")
        return SettingChosen(
            rule=rule, setting=setting, value=said["value"], since=said["since"], reason=said["reason"]
        )

    return _take(
        request, "Choose a setting of a rule", history, form=form, stated=stated, choose=decide.choose_setting
    )


@needs("configure")
def add_code(request: WorkerRequest, name: str) -> HttpResponse:
    """Add a code to a list."""
    _open(name)
    history, now = choices_so_far(), timezone.now()
    standing = standing_on(history, now)
    held = standing.book.lists[name]
    form = partial(forms.CodeForm, held=held, today=standing.today)

    def stated(valid: forms.CodeForm) -> CodeAdded:
        said = valid.cleaned_data
        return CodeAdded(
            list=name, code=LOCAL + slugify(said["label"])[:CODE_LENGTH], label=said["label"],
            definition=said["definition"], since=said["since"], maps_to=said.get("maps_to", ""),
            reason=said["reason"],
        )  # fmt: skip

    return _take(
        request, f"{held.title}: add a code", history, form=form, stated=stated, choose=decide.add_code
    )


@needs("configure")
def end_code(request: WorkerRequest, name: str) -> HttpResponse:
    """End a code of a list."""
    _open(name)
    history = choices_so_far()
    held = standing_on(history, timezone.now()).book.lists[name]

    def stated(valid: forms.EndForm) -> CodeEnded:
        said = valid.cleaned_data
        return CodeEnded(list=name, code=said["code"], until=said["until"], reason=said["reason"])

    form = partial(forms.EndForm, held=held)
    return _take(
        request, f"{held.title}: end a code", history, form=form, stated=stated, choose=decide.end_code
    )


def _open(name: str) -> None:
    if name not in EXTENSIBLE:
        raise Http404


@needs("configure")
def choose_outcomes(request: WorkerRequest) -> HttpResponse:
    """Choose the set of outcomes."""
    history = choices_so_far()
    form = partial(forms.OutcomeSetForm, rules=standing_on(history, timezone.now()).rules)

    def stated(valid: forms.OutcomeSetForm) -> OutcomeSetChosen:
        said = valid.cleaned_data
        return OutcomeSetChosen(outcome_set=said["outcome_set"], since=said["since"], reason=said["reason"])

    return _take(
        request,
        "Choose the set of outcomes",
        history,
        form=form,
        stated=stated,
        choose=decide.choose_outcome_set,
    )


@needs("configure")
def write_guidance(request: WorkerRequest) -> HttpResponse:
    """Write a text beside the national words."""
    history = choices_so_far()
    form = partial(forms.GuidanceForm, rules=standing_on(history, timezone.now()).rules)

    def stated(valid: forms.GuidanceForm) -> GuidanceWritten:
        said = valid.cleaned_data
        return GuidanceWritten(
            place=said["place"], text=said["text"], since=said["since"], reason=said["reason"]
        )

    return _take(
        request, "Write local guidance", history, form=form, stated=stated, choose=decide.write_guidance
    )
