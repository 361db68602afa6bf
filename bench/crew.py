"""Worker processes that do the same thing at the same time."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from bench.place import Place, enter

Ways = Mapping[str, Callable[[], object]]
Prepare = Callable[[int], Ways]  # given the number of the worker


@dataclass(frozen=True, slots=True)
class Pace:
    """What a crew did in a round: steps a second together, and seconds of processor time for each step."""

    rate: float
    cpu: float


class Crew:
    """So many processes, told over pipes what to do."""

    def __init__(self, pipes: list["Connection[Any, Any]"]) -> None:
        self._pipes = pipes

    def run(self, way: str, times: int) -> Pace:
        """Every worker does one way so many times. Raises RuntimeError with a worker's own words."""
        for pipe in self._pipes:
            pipe.send((way, times))
        answers = [pipe.recv() for pipe in self._pipes]
        for answer in answers:
            if isinstance(answer, str):
                raise RuntimeError(answer)
        rates, cpus = zip(*answers, strict=True)
        return Pace(sum(rates), sum(cpus) / len(cpus))


@contextmanager
def crew(place: Place, workers: int, prepare: Prepare) -> Iterator[Crew]:
    """Processes at a place, each with the ways that `prepare` (a function of a module) gives it."""
    context = get_context("spawn")
    ends = [context.Pipe() for _ in range(workers)]
    processes = [
        context.Process(target=_work, args=(place, partial(prepare, number), theirs), daemon=True)
        for number, (_, theirs) in enumerate(ends)
    ]
    for process in processes:
        process.start()
    try:
        yield Crew([ours for ours, _ in ends])
    finally:
        for (ours, _), process in zip(ends, processes, strict=True):
            ours.close()
            process.join(timeout=10)
            process.terminate()


def _work(place: Place, prepare: Callable[[], Ways], pipe: "Connection[Any, Any]") -> None:
    ways: Ways | None = None
    while True:
        try:
            way, times = pipe.recv()
        except EOFError:
            return
        try:
            if ways is None:
                enter(place)
                ways = prepare()
            pipe.send(_timed(ways[way], times))
        except Exception as error:  # it is told to whoever asked
            pipe.send(f"{way}: {error!r}")


def _timed(step: Callable[[], object], times: int) -> tuple[float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    for _ in range(times):
        step()
    return times / (time.perf_counter() - wall), (time.process_time() - cpu) / times
