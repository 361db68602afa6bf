"""The pages on which other work is named, telling is decided, and disclosures are recorded and answered."""

from functools import partial

from django.http import Http404, HttpResponse
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.names import titles
from heed.access.posts import deciding_posts
from heed.access.rules import code_list, rules_on
from heed.capabilities.disclosure import decide
from heed.capabilities.disclosure.forms import (
    AnswerForm,
    DiscloseForm,
    TellingForm,
    WorkForm,
)
from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.onward import OtherWork, OtherWorkKnown, fold_onward
from heed.facts.person import PersonEmployed, fold_person
from heed.store.ids import id_of
from heed.web.components import Row
from heed.web.filing import take_in
from heed.web.forms.choice import Option
from heed.web.recording import command_of
from heed.web.words import day_words

DISCLOSED = ("about", "what", "to_whom", "basis", "authorised_by", "on", "how", "answer_by")


@needs("receive")
def other_work(request: WorkerRequest, file: str, subject: str) -> HttpResponse:
    """Name other work of a subject: from their own file, or typed."""
    opened = open_for(request, file, page="other-work", kind="allegation")
    if subject not in fold_allegation_file(opened.history).subjects:
        raise Http404
    person = open_for(request, subject, page="other-work", kind="person")
    rules = rules_on(timezone.localdate())
    on_record = proposed(opened, person)
    names = titles([subject, *(work.organisation for work in on_record.values())])

    def make(form: WorkForm, history: History) -> list[Fact]:
        chosen = on_record.get(form.cleaned_data["which"])
        where = names.get(chosen.organisation, "") if chosen else form.cleaned_data["where"]
        command = decide.NameWork(
            work=id_of(command_of(request, form)),
            subject=subject,
            organisation=chosen.organisation if chosen else "",
            where=where,
            title=chosen.title if chosen else form.cleaned_data["title"],
            source=form.cleaned_data["source"] or ("On the person's own file." if chosen else ""),
        )
        return decide.name_work(command, history, rules)

    return take_in(
        request,
        opened,
        title="Name other work with children",
        form=partial(WorkForm, proposed=[_option(key, work, names) for key, work in on_record.items()]),
        make=make,
        done="The other work is recorded.",
        button="Record the other work",
        about=[Row("Subject", names.get(subject, ""))],
        effect="It is then decided, with the reason, whether those responsible for it are told.",
    )


def proposed(opened: OpenFile, person: OpenFile) -> dict[str, PersonEmployed]:
    """Work on the person's file that may go on today and is not named in this file, by its entry."""
    state, onward = fold_allegation_file(opened.history), fold_onward(opened.history)
    named = {w.known.organisation for w in onward.work.values() if w.known.subject == person.id}
    here = state.subjects[person.id].organisation if person.id in state.subjects else ""
    today = timezone.localdate()
    return {
        str(work.entry): work.employed
        for work in fold_person(person.history).work
        if work.on(today) and work.employed.organisation not in {*named, here}
    }


def _option(key: str, work: PersonEmployed, names: dict[str, str]) -> Option:
    since = f"From {day_words(work.since)}" if work.since else "First day not known"
    where = names.get(work.organisation, "An organisation that is not on the record")
    return Option(key, f"{work.title} at {where}", hint=f"On record for this person. {since}.")


@needs("decide")
def consider_telling(request: WorkerRequest, file: str, work: str) -> HttpResponse:
    """Decide whether those responsible for other work are told."""
    opened = open_for(request, file, page="consider-telling", kind="allegation")
    found, rules = the_work(opened, work), rules_on(timezone.localdate())

    def make(form: TellingForm, history: History) -> list[Fact]:
        decision, reason = form.cleaned_data["decision"], form.cleaned_data["reason"]
        return decide.consider_telling(work, decision, reason, history, rules)

    return take_in(
        request,
        opened,
        title="Decide whether to tell another employer",
        form=partial(TellingForm, rules=rules),
        make=make,
        done="The decision is recorded.",
        button="Record the decision",
        about=about_work(found),
    )


@needs("arrange")
def disclose(request: WorkerRequest, file: str, work: str = "") -> HttpResponse:
    """Record what was disclosed, about other work or otherwise."""
    opened = open_for(request, file, page="disclose", kind="allegation")
    found = the_work(opened, work) if work else None
    today, state = timezone.localdate(), fold_allegation_file(opened.history)
    rules, posts = rules_on(today), deciding_posts(today, first=request.worker.actor.post)
    people = [found.known.subject] if found else [*state.subjects, *state.children]
    if not people:
        raise Http404

    def make(form: DiscloseForm, history: History) -> list[Fact]:
        said = {name: form.cleaned_data[name] for name in DISCLOSED if name in form.cleaned_data}
        command = decide.Disclose(
            disclosure=id_of(command_of(request, form)),
            organisation=found.known.organisation if found else "",
            work=work,
            **{"about": people[0], **said},
        )
        return decide.disclose(command, history, rules, today, {post for post, _ in posts})

    names = titles(people)
    return take_in(
        request,
        opened,
        title="Record a disclosure",
        form=partial(
            DiscloseForm,
            rules=rules,
            people={person: names.get(person, "") for person in people},
            posts=posts,
            today=today,
            to_whom=found.known.where if found else "",
        ),
        make=make,
        done="The disclosure is recorded.",
        button="Record the disclosure",
        about=about_work(found)
        if found
        else [Row("About", names.get(people[0], ""))]
        if len(people) == 1
        else [],
        effect="It stands on the register of disclosures of this file and of the person.",
    )


@needs("arrange")
def answer(request: WorkerRequest, file: str, disclosure: str) -> HttpResponse:
    """Record what whoever was told has answered."""
    opened = open_for(request, file, page="answer-disclosure", kind="allegation")
    made, today = fold_onward(opened.history).disclosures.get(disclosure), timezone.localdate()
    if made is None:
        raise Http404
    rules = rules_on(today)

    def make(form: AnswerForm, history: History) -> list[Fact]:
        on, words = form.cleaned_data["on"], form.cleaned_data["answer"]
        command = decide.Answer(disclosure=disclosure, on=on, answer=words)
        return decide.answer(command, history, rules, today)

    return take_in(
        request,
        opened,
        title="Record the answer to a disclosure",
        form=partial(AnswerForm, today=today),
        make=make,
        done="The answer is recorded.",
        button="Record the answer",
        about=[
            Row("To whom", made.to_whom),
            Row("About", titles([made.about]).get(made.about, "")),
            Row("What was disclosed", made.what),
            Row("On", day_words(made.on)),
        ],
    )


def the_work(opened: OpenFile, work: str) -> OtherWork:
    """Other work that the file names. Raises Http404."""
    found = fold_onward(opened.history).work.get(work)
    if found is None:
        raise Http404
    return found


def about_work(found: OtherWork) -> list[Row]:
    """Whose work it is, where, how it is known, and what was decided."""
    known: OtherWorkKnown = found.known
    rows = [
        Row("Subject", titles([known.subject]).get(known.subject, "")),
        Row("Other work", ", ".join(filter(None, (known.title, known.where)))),
        Row("How it is known", known.source),
    ]
    if found.considered:
        label = code_list("telling-decision").label(found.considered.decision)
        rows.append(Row("Decided", f"{label}. {found.considered.reason}"))
    return rows
