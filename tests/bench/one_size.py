"""Everything that is measured on a store of one size: `python -m tests.bench.one_size STORE OUT.json`.

In a process of its own for each size, so that what one leaves in memory is not in the way of the next.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import OpenStore, open_store
from app.exchange.case_file import read_case_file
from app.paths import resources
from app.services import case_content
from app.views.app import set_up
from app.views.frame.store_watch import REST_MS, StoreWatch
from app.views.guard.garbage import GarbageInTurn
from app.views.workspace import Workspace
from tests.bench import figures, looking, search, spelling, working
from tests.bench.floor import Floor
from tests.bench.measures import Pair
from tests.municipality import PASSPHRASE
from tests.ready_stores import in_november

EXAMPLE = resources() / "examples" / "a-mathias.json"


def main() -> None:
    """Measure, write the figures, and tell each as it comes."""
    program = QApplication([])
    set_up(program)
    GarbageInTurn(program)  # as the window has it: it looks for garbage between the steps, not in them
    store = open_store(Path(sys.argv[1]), PASSPHRASE, now=in_november)
    found = []
    try:
        for pair in pairs(store):
            found.append(pair.as_json())
            spent = found[-1]["ours_ms"]["processor"]
            print(f"  {pair.name}: {spent['median']:.1f} ms, p95 {spent['p95']:.1f} ms, {pair.ratio:.0f} x", flush=True)
    finally:
        store.close()
    Path(sys.argv[2]).write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def pairs(store: OpenStore) -> Iterator[Pair]:
    """Yield each measurement; story A is put in for what needs a family one knows."""
    floor = Floor(store)
    workspace = Workspace(store.units, store.drafts, store.units.now, training=True, keeper=store.keeper)
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        story = case_content.store_content(unit, read_case_file(EXAMPLE))
    try:
        yield from working.pairs(workspace, floor, story, store)
        yield search.pair(workspace, floor, when=", at once after 45 steps without a pause")
        watch = StoreWatch(store, workspace)  # as the window has it; she rests now and then between two steps
        watch.gather()
        QTest.qWait(REST_MS)
        watch.stop()
        yield search.pair(workspace, floor)
        yield from looking.pairs(workspace, floor, story)
        yield from figures.pairs(workspace, floor)
        yield from spelling.measured(workspace)
    finally:
        floor.close()


if __name__ == "__main__":
    main()
