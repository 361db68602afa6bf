"""One row of a case, four times: without history, and with the history that each library keeps of it."""

from typing import Any, ClassVar

import pghistory
from auditlog.registry import auditlog
from django.db import models
from simple_history.models import HistoricalRecords

from bench.invented import REASON


class Case(models.Model):
    """What the row of a case holds, roughly as wide as the row of a file in the read models."""

    reference = models.TextField()
    state = models.TextField()
    owner = models.TextField()
    screened_as = models.TextField()
    due = models.DateField()
    opened_at = models.DateTimeField()
    summary = models.TextField()

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True


class PlainCase(Case):
    """No history."""

    class Meta:
        indexes = [models.Index(fields=["owner", "due"], name="plain_due")]


class SimpleHistoryCase(Case):
    """History by django-simple-history: a second save in Python."""

    history: Any = HistoricalRecords()

    class Meta:
        indexes = [models.Index(fields=["owner", "due"], name="simple_due")]


class AuditlogCase(Case):
    """History by django-auditlog: a row of differences."""

    class Meta:
        indexes = [models.Index(fields=["owner", "due"], name="auditlog_due")]

    def get_additional_data(self) -> dict[str, str]:
        """The reason, which the library keeps with the differences."""
        return {"reason": REASON}


@pghistory.track()
class PghistoryCase(Case):
    """History by django-pghistory: triggers in the database."""

    class Meta:
        indexes = [models.Index(fields=["owner", "due"], name="pghistory_due")]


auditlog.register(AuditlogCase)
COMPARED: list[type[Case]] = [PlainCase, SimpleHistoryCase, AuditlogCase, PghistoryCase]
