"""Recording what a form says: once, however often it is sent, and in one file, as most steps of the line do."""

import hashlib
from collections.abc import Callable, Sequence

from heed.access.door import WorkerRequest, record_as
from heed.facts.base import History
from heed.store.record import Receipt, record
from heed.store.sealing import Statement
from heed.web.forms.base import HeedForm

TRAVELS = {"idempotency_key", "position"}
NOT_GIVEN: tuple[object, ...] = (None, "", (), [], False)


def command_of(request: WorkerRequest, form: HeedForm) -> str:
    """The idempotency key of what a valid form says.

    The same form sent again is the same command. Sent by somebody else, with other answers or from another page,
    it is another one: a browser may fill in an old form's hidden fields, and nothing may be taken for recorded
    that is not.
    """
    answers = form.cleaned_data.items()
    given = sorted((name, repr(answer)) for name, answer in answers if answer not in NOT_GIVEN)
    said = (
        request.worker.person,
        request.path,
        form.key,
        *(pair for pair in given if pair[0] not in TRAVELS),
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()


def record_in(
    request: WorkerRequest, form: HeedForm, file: str, decide: Callable[[History], Sequence[Statement]]
) -> Receipt:
    """Put on the record what `decide` makes of the file, once for each form. Raises Refusal or Conflict."""
    return record(
        **record_as(request),
        command=command_of(request, form),
        reads={file: form.built_from},
        decide=lambda read: {file: decide(read[file])},
    )
