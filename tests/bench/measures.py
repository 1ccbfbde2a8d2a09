"""Measuring in pairs: what we do and the least it could cost, in turn, so that both meet the same machine."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing measured and its floor; seconds."""

    name: str
    floor_name: str
    ours: list[float]
    floor: list[float]

    @property
    def ratio(self) -> float:
        """How many times the floor we cost, median against median."""
        return median(self.ours) / median(self.floor)

    def as_json(self) -> dict[str, Any]:
        """Return milliseconds and ratio."""
        return {
            "name": self.name, "floor": self.floor_name, "rounds": len(self.ours), "ratio": round(self.ratio, 2),
            "ours_ms": milliseconds(self.ours), "floor_ms": milliseconds(self.floor),
        }  # fmt: skip


def milliseconds(seconds: list[float]) -> dict[str, float]:
    """Return median, 95th percentile and worst in milliseconds."""
    high = quantiles(seconds, n=20)[-1] if len(seconds) > 1 else seconds[0]
    figures = {"median": median(seconds), "p95": high, "worst": max(seconds)}
    return {name: round(value * 1000, 3) for name, value in figures.items()}


def in_turn(
    name: str, ours: Callable[[int], object], floor_name: str, floor: Callable[[int], object], *, rounds: int = 15
) -> Pair:
    """Time both for some rounds, floor first, after one round of each that is not counted."""
    pair = Pair(name, floor_name, [], [])
    for number in range(rounds + 1):
        for call, times in ((floor, pair.floor), (ours, pair.ours)):
            began = time.perf_counter()
            call(number)
            if number:
                times.append(time.perf_counter() - began)
    return pair


def given_in_turn(
    name: str, ours: Callable[[], float], floor_name: str, floor: Callable[[], float], *, rounds: int = 5
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
    """Return the table people read."""
    head = "| what | median ms | p95 ms | floor | floor ms | ratio |\n|---|---:|---:|---|---:|---:|"
    rows = []
    for pair in pairs:
        ours, floor = milliseconds(pair.ours), milliseconds(pair.floor)
        cells = (pair.name, f"{ours['median']:.1f}", f"{ours['p95']:.1f}", pair.floor_name, f"{floor['median']:.1f}")
        rows.append(f"| {' | '.join(cells)} | {pair.ratio:.1f} |")
    return "\n".join([about, "", head, *rows, ""])
