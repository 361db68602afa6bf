"""The page on which a note is added."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.door import WorkerRequest, needs, open_for
from heed.access.names import called
from heed.access.rules import rules_on
from heed.capabilities.note import decide
from heed.capabilities.note.forms import NoteForm
from heed.store.record import Receipt
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take


@needs("receive")
def add_note(request: WorkerRequest, file: str) -> HttpResponse:
    """Add a note to a file of any kind."""
    opened = open_for(request, file, page="add-note")
    today = timezone.localdate()

    def add(form: NoteForm) -> Receipt:
        command = decide.Note(text=form.cleaned_data["text"], happened=form.cleaned_data["happened"])
        rules = rules_on(today)
        return record_in(request, form, file, lambda history: decide.add_note(command, history, rules, today))

    step: Step[NoteForm, Receipt] = Step(
        title="Add a note",
        form=NoteForm,
        position=opened.position,
        record=add,
        done=lambda _: Done(reverse("file", args=[file]), "The note is recorded."),
        file_title=called(file),
        button="Record the note",
        back=reverse("file", args=[file]),
    )
    return take(request, step)
