"""The same change of one row by Django alone and by each library of histories, which are told who and why."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date, timedelta
from functools import partial
from itertools import count
from random import Random
from typing import Any, Final

import pghistory
from auditlog.context import set_actor
from django.db import transaction

from bench.invented import ACTOR, REASON, START
from bench.models import AuditlogCase, Case, PghistoryCase, PlainCase, SimpleHistoryCase
from heed.access.models import User

STATES: Final = ("to-screen", "to-open", "screened", "open", "closed")
Kept = Callable[[Case], None]
Told = Callable[[], AbstractContextManager[Any]]


def new_row(model: type[Case], number: int, key: int | None = None) -> Case:
    """A row as it is before its first change."""
    return model(
        id=key,
        reference=f"C-{number:06}", state="to-screen", owner=f"post-{number % 40}", screened_as="",
        due=date(2026, 3, 3), opened_at=START, summary="Told by telephone of a child driven home alone.",
    )  # fmt: skip


def ways(rows: Sequence[int]) -> dict[str, Callable[[], object]]:
    """Each way of saving, called once for each change. `rows` are the keys of rows that nobody else changes."""
    user = User.objects.get_or_create(username="bench", person=ACTOR.id)[0]
    return {
        "Django save()": _way(PlainCase, rows, nullcontext),
        "django-simple-history": _way(SimpleHistoryCase, rows, nullcontext, partial(_give_reason, user)),
        "django-auditlog": _way(AuditlogCase, rows, partial(set_actor, user)),
        "django-pghistory": _way(
            PghistoryCase, rows, partial(pghistory.context, user=ACTOR.id, reason=REASON)
        ),
    }


def _give_reason(user: User, row: Any) -> None:
    row._history_user, row._change_reason = user, REASON[:100]


def _way(
    model: type[Case], rows: Sequence[int], told: Told, prepare: Kept | None = None
) -> Callable[[], None]:
    numbers, random = count(), Random(rows[0])

    def save() -> None:
        with told(), transaction.atomic():
            row = model.objects.select_for_update().get(pk=random.choice(rows))
            change(row, next(numbers))
            if prepare:
                prepare(row)
            row.save()

    return save


def change(row: Case, number: int) -> None:
    """Three fields take other values."""
    row.state = STATES[number % len(STATES)]
    row.screened_as = f"as-{number}"
    row.due = date(2026, 3, 3) + timedelta(days=number % 90)


def history_of(keys: Sequence[int], changes: int) -> Iterator[Any]:
    """History rows of django-simple-history as so many changes a minute apart would have left them."""
    historical: Any = SimpleHistoryCase.history.model
    for key in keys:
        row = new_row(SimpleHistoryCase, key)
        for number in range(changes):
            change(row, number)
            fields = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
            yield historical(
                **{**fields, "id": key}, history_date=START + timedelta(minutes=number),
                history_type="~" if number else "+", history_change_reason=REASON[:100],
            )  # fmt: skip
