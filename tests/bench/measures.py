"""Measuring in pairs: what we do and the least it could cost, in turn, so that both meet the same machine."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any


@dataclass(frozen=True, slots=True)
class Took:
    """One round in seconds: on the clock, and of the processor alone, which other programs can hardly make longer."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing measured and its floor."""

    name: str
    floor_name: str
    ours: list[Took]
    floor: list[Took]

    @property
    def ratio(self) -> float:
        """How many times the floor we cost of the processor, median against median."""
        return median(each.processor for each in self.ours) / max(median(each.processor for each in self.floor), 1e-5)

    def as_json(self) -> dict[str, Any]:
        """Return milliseconds and ratio."""
        return {
            "name": self.name, "floor": self.floor_name, "rounds": len(self.ours), "ratio": round(self.ratio, 2),
            "ours_ms": both(self.ours), "floor_ms": both(self.floor),
        }  # fmt: skip


def both(times: list[Took]) -> dict[str, dict[str, float]]:
    """Return milliseconds of the processor and on the clock."""
    return {
        "processor": milliseconds([each.processor for each in times]),
        "clock": milliseconds([each.clock for each in times]),
    }


def milliseconds(seconds: list[float]) -> dict[str, float]:
    """Return median, 95th percentile and worst in milliseconds."""
    high = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    figures = {"median": median(seconds), "p95": min(high, max(seconds)), "worst": max(seconds)}
    return {name: round(value * 1000, 3) for name, value in figures.items()}


def took(work: Callable[[], object]) -> Took:
    """Do something once and return what it took."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def in_turn(
    name: str, ours: Callable[[int], object], floor_name: str, floor: Callable[[int], object], *, rounds: int = 15,
    before: Callable[[int], object] = lambda _: None,
) -> Pair:  # fmt: skip
    """Time both for some rounds, floor first, after one round of each that is not counted.

    `before` makes ready for each round and is not timed.
    """
    pair = Pair(name, floor_name, [], [])
    for number in range(rounds + 1):
        before(number)
        for call, times in ((floor, pair.floor), (ours, pair.ours)):
            spent = took(lambda call=call, number=number: call(number))  # type: ignore[misc]  # a lambda has no type
            if number:
                times.append(spent)
    return pair


def given_in_turn(
    name: str, ours: Callable[[], Took], floor_name: str, floor: Callable[[], Took], *, rounds: int = 5
) -> Pair:
    """Collect times that are measured elsewhere (in another process), in turn, after one round that is not counted."""
    pair = Pair(name, floor_name, [], [])
    for number in range(rounds + 1):
        least, spent = floor(), ours()
        if number:
            pair.floor.append(least)
            pair.ours.append(spent)
    return pair


def as_markdown(pairs: list[Pair], about: str) -> str:
    """Return a table of one size; what people read of three sizes is made in `scaling`."""
    head = "| what | median ms | p95 ms | floor | floor ms | ratio |\n|---|---:|---:|---|---:|---:|"
    rows = []
    for pair in pairs:
        ours, floor = both(pair.ours)["processor"], both(pair.floor)["processor"]
        cells = (pair.name, f"{ours['median']:.1f}", f"{ours['p95']:.1f}", pair.floor_name, f"{floor['median']:.1f}")
        rows.append(f"| {' | '.join(cells)} | {pair.ratio:.1f} |")
    return "\n".join([about, "", "Milliseconds of the processor.", "", head, *rows, ""])
