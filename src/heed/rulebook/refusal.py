"""Refusals: what the system says when a rule does not allow what was asked."""

from __future__ import annotations

from collections.abc import Iterable


class Refusal(Exception):
    """One rule, broken by one field. The message is written for the worker who reads it.

    `rule` is the stable name of the rule; `field` names the field of the command that broke it,
    or is empty where no single field did. `all` lets a face treat one refusal and many alike.
    """

    def __init__(self, rule: str, message: str, field: str = "") -> None:
        super().__init__(message)
        self.rule = rule
        self.message = message
        self.field = field

    @property
    def all(self) -> tuple[Refusal, ...]:
        return (self,)

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self.rule, self.message, self.field))


class Refusals(Refusal):
    """Several refusals at once, so that a form can show everything that has to be put right."""

    def __init__(self, refusals: Iterable[Refusal]) -> None:
        self._all = tuple(one for refusal in refusals for one in refusal.all)
        if not self._all:
            raise ValueError("Refusals needs at least one refusal")
        first = self._all[0]
        super().__init__(first.rule, " ".join(one.message for one in self._all), first.field)

    @property
    def all(self) -> tuple[Refusal, ...]:
        return self._all

    def __reduce__(self) -> tuple[object, ...]:
        return (type(self), (self._all,))


def refuse_any(refusals: Iterable[Refusal]) -> None:
    """Raise what was gathered: nothing, the one refusal, or all of them together."""
    gathered = tuple(one for refusal in refusals for one in refusal.all)
    if len(gathered) == 1:
        raise gathered[0]
    if gathered:
        raise Refusals(gathered)
