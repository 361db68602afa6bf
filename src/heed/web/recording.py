"""Recording in one file, as most steps of the line do."""

from collections.abc import Callable, Sequence

from heed.access.door import WorkerRequest, record_as
from heed.facts.base import History
from heed.store.record import Receipt, record
from heed.store.sealing import Statement
from heed.web.forms.base import HeedForm


def record_in(
    request: WorkerRequest, form: HeedForm, file: str, decide: Callable[[History], Sequence[Statement]]
) -> Receipt:
    """Put on the record what `decide` makes of the file, once for each form. Raises Refusal or Conflict."""
    return record(
        **record_as(request),
        command=form.key,
        reads={file: form.built_from},
        decide=lambda read: {file: decide(read[file])},
    )
