"""»Tal« at 100, 1,000 and 10,000 cases: each group from click to drawn, and the counting alone.

`python -m tests.bench.figures [--cases 100 1000 10000]` prints the table and writes build/bench-figures.json and .md. A
click is on another period: the group is counted anew, with the earlier periods of its lines. The floor is a count of
all rows of the tables it is counted from, in the same encrypted file and in turn with the work. The growth is an
exponent between the two largest sizes: 1 is ten times the work for ten times the cases.
"""

import argparse
import json
import math
import os
import tempfile
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from app.bootstrap import OpenStore, create_store, open_store
from app.rules.figure_periods import period_named
from app.rules.key_figures import Group
from app.services.figures import read_figures
from app.views.app import set_up
from app.views.figures.page import FiguresPage
from app.views.workspace import Workspace
from tests.bench.measures import milliseconds
from tests.bench.today import BUILD, Figures, Took, settle, took
from tests.cheap_stores import cheap_stores
from tests.municipality import PASSPHRASE, fill
from tests.ready_stores import in_november

ROUNDS = 5
PERIODS = (period_named("2026H2"), period_named("2026H1"))
"""Shown in turn, the running one first, so that everything is counted and drawn again each time."""
FIRST = "first opening of the page"
COUNTED_FROM = {
    Group.CASES: ("case_", "child", "person", "intervention", "case_weight"),
    Group.FOLLOW_UP: (
        "case_", "child", "person", "follow_up", "child_talk", "contact", "cadence", "intervention", "action_plan",
    ),
    Group.MEETINGS: (
        "case_", "child", "meeting", "participant", "child_talk", "follow_up", "agreement", "agreement_review",
        "agreement_occurrence",
    ),
    Group.EARLY: (
        "case_", "child", "person", "concern", "meeting", "advice_talk", "notification", "notification_child",
        "assessment",
    ),
    Group.PLACEMENTS: ("case_", "child", "person", "intervention"),
    Group.OUTCOME: (
        "case_", "child", "goal", "goal_score", "intervention", "action_plan", "plan_aim", "feedback", "meeting",
    ),
}  # fmt: skip


def main() -> None:
    """Measure each size in turn, print the table and write both files."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, nargs="+", default=[100, 1_000, 10_000])
    sizes = asked.parse_args().cases
    program = QApplication([])
    set_up(program)
    found = {size: measured(size) for size in sizes}
    BUILD.mkdir(exist_ok=True)
    whole = {
        str(size): {name: milliseconds([each.clock for each in times]) for name, times in figures.items()}
        for size, figures in found.items()
    }
    (BUILD / "bench-figures.json").write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    table = as_table(found)
    (BUILD / "bench-figures.md").write_text(table, encoding="utf-8")
    print(table)


def measured(cases: int) -> Figures:
    """Return the seconds of each round on a municipality with so many cases."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "town.db"
        with cheap_stores():  # only while it is made: it is opened and measured as shipped
            store, _ = create_store(path, PASSPHRASE, training=True)
            fill(store, cases)
            store.close()
        store = open_store(path, PASSPHRASE, now=in_november)
        try:
            return _on(store)
        finally:
            store.close()


def _on(store: OpenStore) -> Figures:
    workspace = Workspace(store.units, store.drafts, store.units.now, training=True, keeper=store.keeper)
    page = FiguresPage(workspace)
    page.resize(1200, 820)

    def opened() -> None:
        page.show()
        page.refresh()
        settle()

    found: Figures = {FIRST: [took(opened)]}
    for group in Group:
        works: dict[str, Callable[[], object]] = {
            _floor(group): partial(_count_rows, store, COUNTED_FROM[group]),
            f"{group.value}, counted": _counting(workspace, group),
            f"{group.value}, from click to drawn": _drawing(page),
        }
        page.whole().open(group.value)
        found |= _in_turn(works)
        print(f"{group.value}: {', '.join(f'{_ms(found[name]):.0f}' for name in works)} ms", flush=True)
    page.close()
    return found


def _floor(group: Group) -> str:
    return f"floor of {group.value}: one count of all"


def _count_rows(store: OpenStore, tables: tuple[str, ...]) -> None:
    with store.vault.engine.connect() as connection:
        for table in tables:
            connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


def _counting(workspace: Workspace, group: Group) -> Callable[[], object]:
    periods = cycle(PERIODS)
    return lambda: workspace.ask(read_figures, next(periods), group=group)


def _drawing(page: FiguresPage) -> Callable[[], None]:
    """Return the click on another period while a group is shown: all of it is counted and drawn again."""
    periods = cycle(reversed(PERIODS))

    def drawn() -> None:
        page.whole().desk.choose(next(periods))
        settle()

    return drawn


def _in_turn(works: dict[str, Callable[[], object]]) -> Figures:
    """Time some works in turn, so that all meet the same machine, after one round that is not counted."""
    found: Figures = {name: [] for name in works}
    for number in range(ROUNDS + 1):
        for name, work in works.items():
            spent = took(work)
            if number:
                found[name].append(spent)
    return found


def as_table(found: dict[int, Figures]) -> str:
    """Return the table people read: medians, clock (processor), how it grows, and how many times the floor it is."""
    sizes = list(found)
    rows = [
        f"| ms on the clock (of the processor) | {' | '.join(f'{size} cases' for size in sizes)} | growth | x floor |",
        f"|---|{'---:|' * (len(sizes) + 2)}",
    ]
    for name in found[sizes[0]]:
        cells = [f"{_ms(found[size][name]):.1f} ({_processor(found[size][name]):.1f})" for size in sizes]
        rows.append(
            f"| {name} | {' | '.join(cells)} | {_growth(found, name)} | {_times_floor(found[sizes[-1]], name)} |"
        )
    return "\n".join([*rows, ""])


def _growth(found: dict[int, Figures], name: str) -> str:
    """Return the exponent between the two largest sizes, by what the processor spent."""
    if len(found) < 2:
        return "–"
    small, large = sorted(found)[-2:]
    before, after = (max(_processor(found[size][name]), 0.01) for size in (small, large))
    return f"{math.log(after / before) / math.log(large / small):.2f}"


def _times_floor(figures: Figures, name: str) -> str:
    group = next((each for each in Group if name.startswith(f"{each.value}, ")), None)
    return f"{_processor(figures[name]) / max(_processor(figures[_floor(group)]), 0.01):.0f}" if group else "–"


def _ms(times: list[Took]) -> float:
    return median(each.clock for each in times) * 1000


def _processor(times: list[Took]) -> float:
    return median(each.processor for each in times) * 1000


if __name__ == "__main__":
    main()
