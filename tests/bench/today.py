"""I dag at 100, 1,000 and 10,000 cases: from click to drawn, the reading alone, and the dates of one case anew.

`python -m tests.bench.today [--cases 100 1000 10000]` prints the table and writes build/bench-today.json and .md. The
floor is one count over all derived lines in the same encrypted file.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from app.bootstrap import OpenStore, open_store
from app.exchange.case_file import read_case_file
from app.paths import resources
from app.services import case_content, due, today_rows
from app.services.agreements import add_agreement
from app.services.snapshot import read_case
from app.views.app import set_up
from app.views.today.page import TodayPage
from app.views.workspace import Workspace
from tests.bench.make_municipality import PASSPHRASE
from tests.bench.measures import milliseconds
from tests.bench.today_store import big_store

BUILD = Path(__file__).parent.parent.parent / "build"
EXAMPLE = resources() / "examples" / "a-mathias.json"
ROUNDS = 9


@dataclass(frozen=True, slots=True)
class Took:
    """One round in seconds: on the clock, and of the processor alone, which other programs cannot make longer."""

    clock: float
    processor: float


Figures = dict[str, list[Took]]


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
    (BUILD / "bench-today.json").write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
    table = as_table(found)
    (BUILD / "bench-today.md").write_text(table, encoding="utf-8")
    print(table)


def measured(cases: int) -> Figures:
    """Return the seconds of each round on a store with so many cases and twelve times as many dates."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.db"
        big_store(path, cases).close()
        store = open_store(path, PASSPHRASE)
        try:
            return _on(store)
        finally:
            store.close()


def _on(store: OpenStore) -> Figures:
    workspace = Workspace(store.units, store.drafts, store.units.now, training=True, keeper=store.keeper)
    page = TodayPage(workspace)
    page.resize(1200, 820)

    def opened() -> None:
        page.show()
        settle()

    found: Figures = {"first opening": [took(opened)]}
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        story = case_content.store_content(unit, read_case_file(EXAMPLE))

    def counted() -> None:
        with store.vault.engine.connect() as connection:
            connection.execute(text("SELECT count(*) FROM due_item")).scalar_one()

    def drawn() -> None:
        page.hide()
        page.refresh()
        page.show()
        settle()

    def changed() -> None:
        done = workspace.do("Aftale", add_agreement, story, text="ringer til skolen", when="i morgen")
        settle()
        if done is None:
            raise RuntimeError("the agreement was refused")

    found["floor: one count of all"] = timed(counted)
    found["I dag, read"] = timed(lambda: workspace.ask(today_rows.read_today))
    found["I dag, from click to drawn"] = timed(drawn)
    found["the dates of one case anew"] = anew(store, story)
    found["an agreement added and I dag drawn again"] = timed(changed)
    page.close()
    return found


def anew(store: OpenStore, case_id: Any) -> list[Took]:
    """Time working out the dates of one case, in a step that is given up again each time."""
    times: list[Took] = []
    for _ in range(ROUNDS):
        with store.units.read("due.list") as unit:
            rows = read_case(unit, case_id)
            times.append(took(partial(due.recompute, unit, rows)))
            unit.session.rollback()
    return times


def timed(work: Callable[[], object]) -> list[Took]:
    """Return some rounds, after one that is not counted."""
    work()
    return [took(work) for _ in range(ROUNDS)]


def took(work: Callable[[], object]) -> Took:
    """Do something once and return what it took."""
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def as_table(found: dict[int, Figures]) -> str:
    """Return the table people read: medians, clock (processor), and how much the last column is of the first."""
    sizes = list(found)
    rows = [
        f"| ms on the clock (of the processor) | {' | '.join(f'{size} cases' for size in sizes)} | growth |",
        f"|---|{'---:|' * (len(sizes) + 1)}",
    ]
    for name in found[sizes[0]]:
        clock = [median(each.clock for each in found[size][name]) * 1000 for size in sizes]
        processor = [median(each.processor for each in found[size][name]) * 1000 for size in sizes]
        cells = [f"{one:.1f} ({other:.1f})" for one, other in zip(clock, processor, strict=True)]
        rows.append(f"| {name} | {' | '.join(cells)} | {processor[-1] / max(processor[0], 0.01):.1f} x |")
    return "\n".join([*rows, ""])


def settle() -> None:
    """Let Qt lay out, paint, and do what waits for its turn."""
    QApplication.processEvents()
    QApplication.processEvents()


if __name__ == "__main__":
    main()
