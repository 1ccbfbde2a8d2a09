"""The one table: what each thing costs at each size, how it grows, and how many times its floor it is."""

import math
from typing import Any

Row = dict[str, Any]
Sizes = dict[int, dict[str, Any]]
"""By number of cases: `pairs` (as `Pair.as_json`) and `facts` (a name and a number)."""
LEAST_MS = 0.01
"""Below this a clock tells nothing, and neither does a ratio to it."""


def rows_of(sizes: Sizes) -> list[Row]:
    """Return one row for each thing measured, in the order of the smallest size."""
    by_size = {size: {pair["name"]: pair for pair in found["pairs"]} for size, found in sizes.items()}
    names = [pair["name"] for pair in sizes[min(sizes)]["pairs"]]
    return [_row(name, {size: pairs[name] for size, pairs in by_size.items()}) for name in names]


def _row(name: str, pairs: dict[int, Row]) -> Row:
    spent = {size: pair["ours_ms"]["processor"]["median"] for size, pair in pairs.items()}
    return {"name": name, "growth": growth(spent), "sizes": {str(size): pair for size, pair in pairs.items()}}


def growth(spent: dict[int, float]) -> float | None:
    """Return the slope of cost over size on logarithmic scales: 0 is the same for all, 1 ten times for ten times."""
    if len(spent) < 2:  # noqa: PLR2004 - a line needs two points
        return None
    points = [(math.log(size), math.log(max(value, LEAST_MS))) for size, value in spent.items()]
    middle_x, middle_y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    across = sum((x - middle_x) ** 2 for x, _ in points)
    return round(sum((x - middle_x) * (y - middle_y) for x, y in points) / across, 2)


def as_table(sizes: Sizes) -> str:
    """Return the table people read."""
    order = sorted(sizes)
    counts = [f"{size:,} cases" for size in order]
    heads = ["what", *counts, "p95", "on the clock", "growth", "floor", "floor ms", "x floor"]
    lines = [f"| {' | '.join(heads)} |", f"|---|{'---:|' * (len(order) + 3)}---|---:|---:|"]
    lines += [f"| {' | '.join(_cells(row, order))} |" for row in rows_of(sizes)]
    return "\n".join([*lines, "", *_facts(sizes, order), ""])


def _cells(row: Row, order: list[int]) -> list[str]:
    pairs = [row["sizes"][str(size)] for size in order]
    last = pairs[-1]
    ours, floor = last["ours_ms"], last["floor_ms"]
    slope = "–" if row["growth"] is None else f"{row['growth']:.2f}"
    return [
        row["name"], *(_ms(pair["ours_ms"]["processor"]["median"]) for pair in pairs),
        _ms(ours["processor"]["p95"]), _ms(ours["clock"]["median"]), slope, last["floor"],
        _ms(floor["processor"]["median"]), f"{last['ratio']:,.1f}",
    ]  # fmt: skip


def _facts(sizes: Sizes, order: list[int]) -> list[str]:
    names = list(sizes[order[-1]]["facts"])
    counts = " | ".join(f"{size:,} cases" for size in order)
    lines = [f"| what | {counts} | growth |", f"|---|{'---:|' * (len(order) + 1)}"]
    for name in names:
        values = {size: sizes[size]["facts"].get(name) for size in order}
        known = {size: value for size, value in values.items() if value is not None}
        slope = growth(known)
        cells = ["" if value is None else f"{value:,.1f}" for value in values.values()]
        lines.append(f"| {name} | {' | '.join(cells)} | {'–' if slope is None else f'{slope:.2f}'} |")
    return lines


def _ms(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}" if value < 1 else f"{value:.1f}"  # noqa: PLR2004 - sizes of what is shown
