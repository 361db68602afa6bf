"""The pages on which it is recorded who was told, and what whoever referred a concern was answered."""

from datetime import date
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.names import titles
from heed.access.rules import code_list, rules_on
from heed.capabilities.telling import decide
from heed.capabilities.telling.forms import YES, RespondForm, TellForm
from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.concern import fold_concern
from heed.facts.telling import PersonNotTold, PersonTold, fold_telling
from heed.rulebook.book import Rules
from heed.web.components import Row
from heed.web.filing import take_in
from heed.web.words import day_words

# Whom one address is about: a child and their family are told together, on one page.
PARTIES = {
    "child": ("child", "family"), "family": ("family", "child"), "subject": ("subject",),
    "employer": ("employer",), "referrer": ("referrer",),
}  # fmt: skip
DID = ("on", "by", "how", "words", "wishes", "agreed_by")


@needs("arrange")
def tell(request: WorkerRequest, file: str, party: str, stage: str, person: str = "") -> HttpResponse:
    """Record that somebody was told, or why not."""
    opened = open_for(request, file, page="tell")
    if stage not in stages(opened) or not has_a_part(opened, party, person):
        raise Http404
    today, parties = timezone.localdate(), PARTIES[party]
    rules, names = rules_on(today), titles(filter(None, [person, request.worker.person]))

    def make(form: TellForm, history: History) -> list[Fact]:
        about = {"party": form.cleaned_data.get("party", party), "person": person, "stage": stage}
        return _decided(form, about, history, rules, today)

    return take_in(
        request,
        opened,
        title="Record who was told",
        form=partial(
            TellForm,
            rules=rules,
            parties={code: code_list("told-party").label(code) for code in parties},
            leave=(party, stage) == ("subject", "concern"),
            today=today,
            told_by=names.get(request.worker.person, ""),
        ),
        make=make,
        done="It is recorded.",
        button="Record it",
        about=about_telling(opened, parties, person, stage, names),
    )


def _decided(
    form: TellForm, about: dict[str, str], history: History, rules: Rules, today: date
) -> list[Fact]:
    given: dict[str, Any] = {**form.cleaned_data, **about}
    if given["told"] == YES:
        said = {name: given[name] for name in (*about, *DID) if name in given}
        return decide.tell(decide.Tell(**said), history, rules, today)
    command = decide.DoNotTell(**{name: given[name] for name in (*about, "reason", "look_again")})
    return decide.do_not_tell(command, history, rules, today)


def stages(opened: OpenFile) -> set[str]:
    """Of what somebody can be told in this file."""
    codes = {code.code for code in code_list("told-stage").codes}
    return codes if opened.kind in {"allegation", "concern"} else set()


def has_a_part(opened: OpenFile, party: str, person: str) -> bool:
    """Whether such a person is there to be told; in a concern it is the referrer alone."""
    state = fold_allegation_file(opened.history)
    if party in decide.OF_A_CHILD:
        return person in state.children
    return person in state.subjects if party in decide.OF_A_SUBJECT else (party, person) == ("referrer", "")


def about_telling(
    opened: OpenFile, parties: tuple[str, ...], person: str, stage: str, names: dict[str, str]
) -> list[Row]:
    """Who is meant, of what, and what was recorded before."""
    telling, who = (
        fold_telling(opened.history),
        " or ".join(code_list("told-party").label(p) for p in parties).replace(" The ", " the "),
    )
    rows = [
        Row("Who", f"{who}: {names[person]}" if person in names and person else who),
        Row("Of what", code_list("told-stage").label(stage)),
    ]
    for party in parties:
        key = (party, person, stage)
        so_far = f"{code_list('told-party').label(party)}, so far"
        rows += [
            Row(so_far, _said(fact)) for fact in (telling.told.get(key), telling.not_told.get(key)) if fact
        ]
    return rows


def _said(fact: PersonTold | PersonNotTold) -> str:
    if isinstance(fact, PersonTold):
        return f"Told on {day_words(fact.on)} by {fact.by}"
    again = f" To be looked at again on {day_words(fact.look_again)}." if fact.look_again else ""
    return f"Not told: {fact.reason}{again}"


@needs("receive")
def respond(request: WorkerRequest, file: str) -> HttpResponse:
    """Record the first response to whoever referred the concern."""
    opened = open_for(request, file, page="respond", kind="concern")
    concern, today = fold_concern(opened.history), timezone.localdate()
    rules, referrer = rules_on(today), concern.received.referrer if concern.received else None

    def make(form: RespondForm, history: History) -> list[Fact]:
        said = {name: form.cleaned_data[name] for name in ("on", "to", "how", "advice")}
        return decide.respond(decide.Respond(**said), history, rules, today)

    return take_in(
        request,
        opened,
        title="Record the first response",
        form=partial(RespondForm, rules=rules, today=today, to=referrer.name if referrer else ""),
        make=make,
        done="The first response is recorded.",
        button="Record the first response",
        effect="The name of a referrer who asked for it to be kept back is not written here.",
    )
