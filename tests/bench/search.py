"""What a key in the search box costs: from the key event to the painted list, the first letter too, in a large store.

`python -m tests.bench.search STORE` measures this alone in a store that is there (of `tests.bench.stores`), else in one
of 10,000 cases. The floor is one full-text question in the same file.
"""

import argparse
import tempfile
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import open_store
from app.views.app import set_up
from app.views.frame.search_box import SearchBox
from app.views.main_window import MainWindow
from app.views.workspace import Workspace
from tests.bench.floor import Floor
from tests.bench.measures import Pair, Took, in_turn, milliseconds
from tests.bench.stores import ready
from tests.municipality import PASSPHRASE
from tests.ready_stores import copy_store

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
            store = copy_store(ready(CASES), Path(folder) / "town.db")
        program = QApplication.instance() or QApplication([])
        set_up(program)  # type: ignore[arg-type]  # the same program, whoever made it
        opened = open_store(store, PASSPHRASE)
        try:
            workspace = Workspace(opened.units, opened.drafts, opened.units.now, training=True, keeper=opened.keeper)
            floor = Floor(opened)
            print(told(pair(workspace, floor)))
            floor.close()
        finally:
            opened.close()


def pair(workspace: Workspace, floor: Floor, when: str = "") -> Pair:
    """Return each key of some words typed and cleared again, the first letters too, over I dag in the whole window.

    `when` is told behind the name.
    """
    window = MainWindow(workspace)
    window.resize(1440, 900)
    window.show()
    QApplication.processEvents()
    box = window.findChildren(SearchBox)[0]
    box.setFocus()
    box.show_lately()  # as her coming there does: the page of settings is drawn then, and not under a letter
    QApplication.processEvents()
    keys = [(place, letter) for typed in TYPED for place, letter in enumerate(typed)]

    def ready(number: int) -> None:
        if not keys[number % len(keys)][0]:
            box.clear_search()
            QApplication.processEvents()

    found = in_turn(
        f"a key in the search, to the painted list{when}", lambda number: pressed(box, keys[number % len(keys)][1]),
        "one full-text question", lambda _: floor.all(FLOOR), rounds=len(keys), before=ready,
    )  # fmt: skip
    window.close()
    return found


def told(found: Pair) -> str:
    """Return the middle, the 95th percentile and the worst of a key on the clock, and the slowest first letter."""
    firsts = _firsts(found.ours)
    ours, floor = (milliseconds([each.clock for each in times]) for times in (found.ours, found.floor))
    return (
        f"search, key event to painted list, {len(found.ours)} keys: median {ours['median']:.1f} ms, "
        f"95th percentile {ours['p95']:.1f} ms (a frame is {FRAME:.0f}), "
        f"slowest first letter {max(each.clock for each in firsts) * 1000:.1f} ms; "
        f"floor {floor['median']:.2f} ms for one full-text question, {ours['p95'] / floor['median']:.0f} x"
    )


def _firsts(keys: list[Took]) -> list[Took]:
    """Return the keys that begin a word; the round that is not counted was the very first of them."""
    starts = {sum(map(len, TYPED[:place])) for place in range(1, len(TYPED) + 1)}
    return [spent for number, spent in enumerate(keys, 1) if number in starts]


def pressed(box: SearchBox, letter: str) -> None:
    """Type one letter and paint the list."""
    QTest.keyClicks(box, letter)
    QApplication.processEvents()


if __name__ == "__main__":
    main()
