"""What a key in the search box costs: from the key event to the painted list, the first letter too, in a large store.

`python -m tests.bench.search STORE` measures in a store that is there (of `tests.municipality`), else in one it makes.
The floor is one full-text question in the same file.
"""

import argparse
import statistics
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.bootstrap import OpenStore, open_store
from app.services.search_words import search_page
from app.views.app import set_up
from app.views.frame.search_box import SearchBox
from app.views.workspace import Workspace
from tests.municipality import PASSPHRASE
from tests.municipality import main as make_municipality

TYPED = (
    "søren kjær", "freja holm", "alma", "moeller", "karla nguyn", "hjalte østergaard", "lærer", "møde", "kjer freja",
    "s", "a", "1", "yusuf lun", "aftaleforum", "mb", "2024-0", "matihas", "zara",
)  # fmt: skip
CASES, FRAME = 10_000, 16.0
FLOOR = "SELECT rowid FROM search_text_names WHERE search_text_names MATCH '\"a\"*' LIMIT 50"


def main() -> None:
    """Measure and print one line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("store", nargs="?", type=Path)
    store = asked.parse_args().store
    with tempfile.TemporaryDirectory() as folder:
        if store is None:
            store = Path(folder) / "municipality.db"
            sys.argv = ["municipality", str(store), "--cases", str(CASES)]
            make_municipality()
        program = QApplication.instance() or QApplication([])
        set_up(program)  # type: ignore[arg-type]  # the same program, whoever made it
        opened = open_store(store, PASSPHRASE)
        try:
            print(told(opened))
        finally:
            opened.close()


def told(store: OpenStore) -> str:
    """Return the middle, the 95th percentile and the worst of a key, with the floor, in milliseconds."""
    keys = measured(store)
    floor = floor_of(store)
    p95 = statistics.quantiles(keys, n=20)[-1]
    first = max(keys[: len(TYPED)])
    return (
        f"search, key event to painted list, {len(keys)} keys: median {statistics.median(keys):.1f} ms, "
        f"95th percentile {p95:.1f} ms (a frame is {FRAME:.0f}), slowest first letter {first:.1f} ms; "
        f"floor {floor:.2f} ms for one full-text question, {p95 / floor:.0f} x"
    )


def measured(store: OpenStore) -> list[float]:
    """Return the milliseconds of each key: first all first letters, then all others."""
    workspace = Workspace(store.units, store.drafts, store.units.now, training=True, keeper=store.keeper)
    window = QWidget()
    window.resize(1280, 720)
    box = SearchBox(lambda words: workspace.ask(search_page, words), window)
    window.show()
    box.setFocus()
    pressed(box, "x")
    firsts: list[float] = []
    others: list[float] = []
    for typed in TYPED:
        box.clear_search()
        for place, letter in enumerate(typed):
            (others if place else firsts).append(pressed(box, letter))
    window.close()
    return firsts + others


def pressed(box: SearchBox, letter: str) -> float:
    """Type one letter and paint the list; return the milliseconds."""
    began = time.perf_counter()
    QTest.keyClicks(box, letter)
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def floor_of(store: OpenStore) -> float:
    """Return the milliseconds of one full-text question on the driver's own connection."""
    raw = store.vault.engine.raw_connection()
    try:
        cursor = raw.cursor()
        times = []
        for _ in range(40):
            began = time.perf_counter()
            cursor.execute(FLOOR).fetchall()
            times.append((time.perf_counter() - began) * 1000)
        return statistics.median(times)
    finally:
        raw.close()


if __name__ == "__main__":
    main()
