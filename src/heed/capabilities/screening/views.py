"""The page on which a concern is screened."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse

from heed.access.door import WorkerRequest, needs, open_for
from heed.access.rules import code_list, rulebook
from heed.capabilities.screening.decide import Screen, guidance, rules_for, screen
from heed.capabilities.screening.forms import ScreenForm
from heed.facts.concern import Concern, fold_concern
from heed.rulebook.book import Rules
from heed.store.record import Receipt
from heed.web.components import Row
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take
from heed.web.words import day_words


@needs("decide")
def screen_concern(request: WorkerRequest, file: str) -> HttpResponse:
    """Decide what a concern is."""
    opened = open_for(request, file, page="screen", kind="concern")
    concern = fold_concern(opened.history)
    rules = rules_for(concern, rulebook())
    step: Step[ScreenForm, Receipt] = Step(
        title="Screen the concern again" if concern.screened else "Screen the concern",
        form=partial(ScreenForm, rules=rules, again=concern.screened is not None),
        rehearse=lambda form: screen(opened.history, command(form), rulebook()),
        record=lambda form: record_in(
            request, form, file, lambda history: screen(history, command(form), rulebook())
        ),
        done=lambda receipt: Done(reverse("file", args=[receipt.file]), "The concern is screened."),
        position=opened.position,
        file_title=concern.received.reference if concern.received else "",
        effect=_effect(rules),
        back=reverse("file", args=[file]),
        template="screening/screen.html",
        context={"told": told(concern)},
    )
    return take(request, step)


def command(form: ScreenForm) -> Screen:
    """The decision as it was typed."""
    names = ("screened_as", "reason", "evidence", "advice")
    return Screen(
        limbs=form.considered,
        again_reason=form.cleaned_data.get("again_reason", ""),
        **{name: form.cleaned_data[name] for name in names},
    )


def told(concern: Concern) -> list[Row]:
    """What is being screened, as it was told."""
    received = concern.received
    assert received is not None  # noqa: S101 - the first fact of such a file
    rows = {
        "In the original words": received.words,
        "Adult concerned": ", ".join(filter(None, (received.adult, received.adult_role, received.setting))),
        "Children": received.children,
        "Happened": received.happened.words if received.happened else "",
        "First known": received.first_known.words if received.first_known else "",
        "Received": day_words(received.referred),
        "Screened before as": _before(concern),
    }
    return [Row(key, value) for key, value in rows.items() if value]


def _before(concern: Concern) -> str:
    """The decision that stands, with its reason."""
    if concern.screened is None:
        return ""
    return f"{code_list('screening').label(concern.screened.screened_as)}. {concern.screened.reason}"


def _effect(rules: Rules) -> str:
    edition = guidance(rules)
    by = f" ({rules.label('guidance-edition', edition)})" if edition else ""
    return (
        f"The limbs are those in force on {day_words(rules.day)}, the day of the referral{by}. "
        "A referral becomes an allegation file next; anything else goes no further here."
    )
