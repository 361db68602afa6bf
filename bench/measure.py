"""What a measurement says: two figures taken side by side in each round, and how their ratio spreads."""

import sys
import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Self

import msgspec


class Target(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the median of the ratios is to be."""

    at_least: float | None = None
    at_most: float | None = None

    def met(self, ratio: float) -> bool:
        """Whether a ratio is within both bounds."""
        return (self.at_least is None or ratio >= self.at_least) and (
            self.at_most is None or ratio <= self.at_most
        )

    def __str__(self) -> str:
        bounds = [(">=", self.at_least), ("<=", self.at_most)]
        return " ".join(f"{sign} {bound:g}" for sign, bound in bounds if bound is not None)


class Spread(msgspec.Struct, frozen=True):
    """The middle one of several figures, with the least and the greatest."""

    median: float
    least: float
    greatest: float

    @classmethod
    def of(cls, figures: Sequence[float]) -> Self:
        """Raises ValueError when there are none."""
        rounded = [float(f"{figure:.4g}") for figure in figures]
        return cls(float(f"{median(rounded):.4g}"), min(rounded), max(rounded))


class Finding(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the outcome. `figure` and `other` have one unit; `ratio` is figure / other, round by round."""

    benchmark: str
    case: str
    unit: str
    figure: Spread
    against: str = ""
    other: Spread | None = None
    ratio: Spread | None = None
    rounds: int = 1
    target: Target | None = None
    met: bool | None = None
    more: dict[str, float | str] = {}


def compared(
    benchmark: str,
    case: str,
    unit: str,
    figures: Sequence[float],
    *,
    against: str,
    others: Sequence[float],
    target: Target | None = None,
    more: dict[str, float | str] | None = None,
) -> Finding:
    """The finding of rounds in each of which both were measured. Raises ValueError for a missing round."""
    ratio = Spread.of([figure / other for figure, other in zip(figures, others, strict=True)])
    return Finding(
        benchmark, case, unit, Spread.of(figures), against, Spread.of(others), ratio, len(figures), target,
        target.met(ratio.median) if target else None, more or {},
    )  # fmt: skip


def alone(benchmark: str, case: str, unit: str, figures: Sequence[float], **more: float | str) -> Finding:
    """A finding that is compared with nothing."""
    return Finding(benchmark, case, unit, Spread.of(figures), rounds=len(figures), more=more)


def rate(step: Callable[[], object], times: int) -> float:
    """How often a second a step is done, over so many times."""
    started = time.perf_counter()
    for _ in range(times):
        step()
    return times / (time.perf_counter() - started)


def say(text: str) -> None:
    """Progress, beside the findings."""
    print(text, file=sys.stderr, flush=True)
