"""Naming a person on a form: what is asked about them, and whether they are somebody already on record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from heed.access.door import WorkerRequest, note_read
from heed.access.matches import Match
from heed.facts.person import PersonDescribed
from heed.facts.upkeep import PageRead
from heed.matching.fields import FieldMatch
from heed.rulebook.book import Rules
from heed.store.receipts import receipt_of
from heed.web.forms import DateField, HeedForm, LineField, Option, PageForm, RadioField, SelectField
from heed.web.forms.choice import options_from
from heed.web.recording import command_of
from heed.web.steps import CHANGE, STAGE, Step, kept, take
from heed.web.words import day_words

OPTIONAL = frozenset({"other_names", "born", "address"})  # of the fields of a person
NEW = "new"
ASKED = "asked"  # the name of the hidden field by which the second page is told from the first

F = TypeVar("F", bound=HeedForm)
R = TypeVar("R")
Find = Callable[[PersonDescribed], Sequence[Match]]


def person_fields(rules: Rules, now: PersonDescribed | None = None) -> dict[str, forms.Field]:
    """What is asked about a person, filled in with a description where there is one."""
    was = now or PersonDescribed(name="")
    return {
        "name": LineField("Name", missing="Enter the name", initial=was.name),
        "other_names": LineField("Other names they are known by", required=False, initial=was.other_names),
        "born": DateField("Date of birth", required=False, initial=was.born),
        "sex": SelectField(
            "Sex",
            options=options_from(rules.codes("sex"), definitions=False),
            missing="Choose the sex, or that it is not known",
            initial=was.sex,
        ),
        "ethnicity": SelectField(
            "Ethnic group",
            options=options_from(rules.codes("ethnicity"), definitions=False),
            missing="Choose the ethnic group, or that it is not known",
            initial=was.ethnicity,
        ),
        "address": LineField("Address", required=False, initial=was.address),
    }


def described(answers: Mapping[str, Any]) -> PersonDescribed:
    """The person as described on the form."""
    names = ("name", "other_names", "born", "sex", "ethnicity", "address")
    return PersonDescribed(**{name: answers[name] for name in names if name in answers})


class WhichForm(PageForm):
    """Whether a person is one of those who have a name like theirs."""

    page_heading = "person"

    def __init__(self, data: Any = None, *, matches: Sequence[Match], **options: Any) -> None:
        super().__init__(data, **options)
        self.fields["person"] = RadioField(
            "Is it one of these people?",
            options=[*map(_option, matches), Option(NEW, "No, it is somebody else", divider="or")],
            missing="Choose a person, or that it is somebody else",
        )


def _option(match: Match) -> Option:
    known = [
        *([f"Born {day_words(match.born)}"] if match.born else ["Date of birth not recorded"]),
        *([f"Works or worked at {', '.join(match.worked_at)}"] if match.worked_at else []),
        *(["Why: " + "; ".join(map(_line, match.why))] if match.why else []),
    ]
    return Option(match.person, match.name, hint=". ".join(known))


def _line(line: FieldMatch) -> str:
    """'name Robin Sample sounds like Robyn Sample (+6.1)'."""
    return f"{line.field} {line.asked} {line.reason} {line.held} ({line.weight:+.1f})"


@dataclass(frozen=True)
class Meant:
    """Who was meant by a name: the file of a person on record, or nothing for somebody new."""

    person: str = ""


def take_person(request: WorkerRequest, step: Callable[[Meant], Step[F, R]], find: Find) -> HttpResponse:
    """As `take`, but where people have a name like the one typed, asks on a second page which it is.

    A command that was recorded before asks nothing: the person whom it made would be found.
    """
    first = step(Meant())
    if request.method != "POST" or request.POST.get(STAGE) == CHANGE:
        return take(request, first)
    form = first.form(request.POST, position=first.position)
    if not form.is_valid() or receipt_of(command_of(request, form)):
        return take(request, first)
    matches = find(described(form.cleaned_data))
    if not matches:
        return take(request, first)
    which = WhichForm(request.POST if ASKED in request.POST else None, matches=matches)
    if which.is_bound and which.is_valid():
        chosen = which.cleaned_data["person"]
        return take(request, step(Meant("" if chosen == NEW else chosen)))
    return _ask_which(request, first, form, which, matches)


def _ask_which(
    request: WorkerRequest, step: Step[F, R], form: F, which: WhichForm, matches: Sequence[Match]
) -> HttpResponse:
    name = form.cleaned_data["name"]
    for match in matches:
        note_read(request, PageRead(page="people-with-a-name-like-it", of=match.person, query=name))
    carried = [pair for pair in kept(request.POST) if pair[0] not in {"person", ASKED}]
    context = {"step": step, "form": which, "rows": form.answers(), "kept": [*carried, (ASKED, "yes")]}
    return render(request, "heed/which_person.html", context)
