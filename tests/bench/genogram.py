"""How well the genogram is laid out, beside other programs, on families nobody has looked at while building it.

Writes build/bench-genogram.json and build/bench-genogram.md. Run alone: `python -m tests.bench.genogram`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from statistics import median

from app.genogram.drawing import draw_family
from app.genogram.family import Family, FamilyPerson, Options, Union
from app.genogram.layout import lay_out, pitch, sequence
from app.genogram.shapes import Line
from tests.bench.genogram_families import KINDS, LONG_LINE, make_family
from tests.bench.genogram_measure import Figures, Places, measure, total
from tests.bench.genogram_rivals import PITCH, SIZE, rivals

BUILD = Path(__file__).parent.parent.parent / "build"
SIZES = (10, 14, 18, 24, 30, 40, 50, 60, 75, 90, 100)
LARGE = (500, 2000)
SEED = 20261122
OURS = "Rundbord"
PLAIN = Options(years=False)


@dataclass(frozen=True, slots=True)
class Run:
    """One program on one family."""

    program: str
    family: str
    milliseconds: float
    figures: Figures


def worked() -> float:
    """Give the seconds this process and the programs it started have worked; what else runs here does not count."""
    return sum(sum(getrusage(who)[:2]) for who in (RUSAGE_SELF, RUSAGE_CHILDREN))


def families(each: int) -> Iterator[tuple[str, Family]]:
    """Make `each` families of every kind, of all sizes up to a hundred people."""
    for number, (kind, traits) in enumerate(KINDS.items()):
        chance = random.Random(SEED + number)
        for at in range(each):
            yield f"{kind} {at}", make_family(chance.choice(SIZES), SEED + 1000 * number + at, traits)


def ours(name: str, family: Family) -> Run:
    """Lay out one family with this program; the time is the layout call alone, the better of two."""
    spent: list[float] = []
    for _ in range(2):
        began = worked()
        layout = lay_out(family, PLAIN)
        spent.append(worked() - began)
    places = {person: (layout.x[person], layout.top(person)) for person in layout.kin.persons}
    return Run(OURS, name, min(spent) * 1000, measure(family, places, layout.frame.s, pitch(layout)))


def theirs(program: str, name: str, family: Family) -> Run:
    """Lay out one family with another program; a program that gives up has placed nobody."""
    known, _ = rivals()
    began = worked()
    places: Places = known[program](family)
    return Run(program, name, (worked() - began) * 1000, measure(family, places, SIZE, PITCH))


def bar_conflicts(family: Family) -> int:
    """Count the lines of the finished drawing that run on top of each other sideways."""
    spans: dict[float, list[tuple[float, float]]] = {}
    for shape in draw_family(family, PLAIN).shapes:
        if isinstance(shape, Line) and shape.role in ("child", "partner"):
            for (x1, y1), (x2, y2) in zip(shape.points, shape.points[1:], strict=False):
                if y1 == y2:
                    spans.setdefault(round(y1, 3), []).append((min(x1, x2), max(x1, x2)))
    count = 0
    for level in spans.values():
        reach = float("-inf")
        for low, high in sorted(level):
            count += low < reach - 1
            reach = max(reach, high)
    return count


def edit_milliseconds(family: Family) -> float:
    """Time the layout after one more partner has been added to a family that has its order."""
    kept = replace(family, order=sequence(lay_out(family, PLAIN)))
    single = next(p for p in family.persons if not any(p.id in u.partners for u in family.unions))
    added = FamilyPerson("new", "Ny", "unknown", 1990, "1990")
    edited = replace(
        kept, persons=(*kept.persons, added), unions=(*kept.unions, Union("new", (single.id, "new"), "married"))
    )
    spent: list[float] = []
    for _ in range(3):
        began = worked()
        lay_out(edited, PLAIN)
        spent.append(worked() - began)
    return min(spent) * 1000


def as_table(runs: list[Run]) -> str:
    """Return one row for each program: sums over all families, the median of the waste."""
    head = (
        "| program | families | placed | overlaps | couples side by side | child one row below | siblings by age "
        "| crossings | fault W | waste | ms, median |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    )
    rows: list[str] = []
    for program in dict.fromkeys(run.program for run in runs):
        mine = [run for run in runs if run.program == program]
        f = total([run.figures for run in mine])
        spent = median(run.milliseconds for run in mine)
        cells = (
            program, str(len(mine)), _share(f.placed, f.people), str(f.overlaps), _share(f.adjacent, f.couples),
            _share(f.next_row, f.links), _share(f.age_order, f.age_pairs), str(f.crossings), str(f.fault),
            f"{f.waste:.2f}", f"{spent:.1f}",
        )  # fmt: skip
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join([head, *rows])


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def against(runs: list[Run], rival: str) -> str:
    """Say in how many families we meet what was promised beside another program."""
    mine = {run.family: run.figures for run in runs if run.program == OURS}
    other = {run.family: run.figures for run in runs if run.program == rival}
    pairs = [(figures, other[name]) for name, figures in mine.items() if name in other]
    half = sum(a.fault <= max(b.fault / 2, 1) for a, b in pairs)
    worse = sum(a.fault > b.fault for a, b in pairs)
    tangled = sum(a.crossings > b.crossings + a.people / 10 for a, b in pairs)
    return (
        f"W at most half of {rival}'s (or 1) in {half} of {len(pairs)} families, worse in {worse}; "
        f"more crossings than it plus a tenth of the people in {tangled}."
    )


def measured(each: int) -> tuple[list[Run], list[Run], list[str]]:
    """Run everything; returns the runs on small families, those on large ones, and what else is to be said."""
    known, notes = rivals()
    small: list[Run] = []
    conflicts = 0
    for name, family in families(each):
        small.append(ours(name, family))
        small += [theirs(program, name, family) for program in known]
        conflicts += bar_conflicts(family)
    large: list[Run] = []
    for size in LARGE:
        family = make_family(size, SEED, LONG_LINE)
        large.append(ours(f"{size} people", family))
        large += [theirs(program, f"{size} people", family) for program in known if "dot" in program]
        notes.append(f"One edit among {len(family.persons)} people: {edit_milliseconds(family):.0f} ms.")
    worst = max(run.figures.waste for run in small if run.program == OURS)
    notes.append(f"Lines on top of each other in our drawings: {conflicts}; widest waste {worst:.2f}.")
    return small, large, [*(against(small, rival) for rival in known), *notes]


def main() -> None:
    """Measure, write both files, and print the tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--each", type=int, default=40, help="families of each kind")
    small, large, notes = measured(asked.parse_args().each)
    parts = [as_table(small), *("- " + note for note in notes)]
    for size in dict.fromkeys(run.family for run in large):
        parts += [f"\n{size}:\n", as_table([run for run in large if run.family == size])]
    text = "\n".join(parts) + "\n"
    BUILD.mkdir(exist_ok=True)
    told = [asdict(run) | {"fault": run.figures.fault} for run in small + large]
    whole = {"seed": SEED, "notes": notes, "runs": told}
    (BUILD / "bench-genogram.json").write_text(json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    (BUILD / "bench-genogram.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
