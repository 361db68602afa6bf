"""The pages on which it is recorded, while a meeting goes on, what it says."""

from functools import partial

from django.http import Http404, HttpResponse
from django.utils import timezone

from heed.access.door import WorkerRequest, needs, open_for
from heed.access.rules import rules_on
from heed.capabilities.meeting import proceedings
from heed.capabilities.meeting.beside import beside_agenda
from heed.capabilities.meeting.paper_forms import PointForm, ShareForm
from heed.capabilities.meeting.views import about, page_of, reference, the_meeting
from heed.facts.meeting import AgendaPointTaken, InformationShared
from heed.store.record import Receipt
from heed.web.components import Row
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take


@needs("arrange")
def take_point(request: WorkerRequest, file: str, meeting: str, point: str) -> HttpResponse:
    """Record what the meeting said on one point of its agenda."""
    opened = open_for(request, file, page="take-point", kind="allegation")
    found, today = the_meeting(opened, meeting), timezone.localdate()
    rules = rules_on(today)
    code = next((one for one in rules.codes("agenda-point") if one.code == point), None)
    if code is None:
        raise Http404
    known = beside_agenda(request, opened, found, today).get(point, [])

    def taken(form: PointForm) -> Receipt:
        said = AgendaPointTaken(meeting=meeting, point=point, said=form.cleaned_data["said"])
        return record_in(request, form, file, lambda h: proceedings.take_point(said, h, rules))

    step: Step[PointForm, Receipt] = Step(
        title=code.label,
        form=PointForm,
        position=opened.position,
        record=taken,
        done=lambda _: Done(page_of(file, meeting), "What was said is recorded."),
        file_title=reference(opened),
        button="Record what was said",
        back=page_of(file, meeting),
        template="heed/step_about.html",
        context={
            "about": [Row("What this is about", code.definition), *(Row("On record", k) for k in known)]
        },
    )
    return take(request, step)


@needs("arrange")
def share_information(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Record what somebody told the meeting, and on what basis."""
    opened = open_for(request, file, page="share-information", kind="allegation")
    found, rules = the_meeting(opened, meeting), rules_on(timezone.localdate())

    def share(form: ShareForm) -> Receipt:
        answers = {name: form.cleaned_data[name] for name in ("by", "what", "basis", "conditions")}
        shared = InformationShared(meeting=meeting, **answers)
        return record_in(request, form, file, lambda h: proceedings.share(shared, h, rules))

    step: Step[ShareForm, Receipt] = Step(
        title="Record information that was shared",
        form=partial(ShareForm, rules=rules),
        position=opened.position,
        record=share,
        done=lambda _: Done(page_of(file, meeting), "The information is recorded."),
        file_title=reference(opened),
        button="Record the information",
        back=page_of(file, meeting),
        template="heed/step_about.html",
        context={"about": about(found)},
    )
    return take(request, step)
