"""What the open program holds and does: memory, the size of the store, what 200 openings leave behind, and at rest.

`python -m tests.bench.footprint STORE PASSPHRASE OPENINGS IDLE_SECONDS` prints the figures as JSON, in a process
of its own so that nothing else lies in its memory. It loads what the program loads and no more.
"""

import gc
import json
import sys
import time
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.views.app import set_up
from app.views.main_window import MainWindow
from app.views.navigation import PAGES, Place
from app.views.workspace import Workspace

WARM = 20
"""Openings before the first count: what is kept of a kind is kept once."""
MEGABYTE = 1024


def measured(store: Path, passphrase: str, openings: int, idle: float) -> dict[str, float]:
    """Return the figures by name; megabytes and milliseconds."""
    from app.bootstrap import open_store  # both here, as the program does: after the room of the window
    from app.services import cases

    program = QApplication([])
    set_up(program)
    opened = open_store(store, passphrase)
    found = {"store, MB": store.stat().st_size / 1e6}
    try:
        workspace = Workspace(opened.units, opened.drafts, opened.units.now, training=True, keeper=opened.keeper)
        window = MainWindow(workspace)
        window.resize(1440, 900)
        window.show()
        _settle()
        found |= _memory("I dag")
        listed = [line.id for line in workspace.ask(cases.list_cases, closed=True)]
        _open_all_tabs(window, listed[0])
        found |= _memory("a case with all its tabs")
        for page in PAGES:
            window.go(Place(page))
            _settle()
        found |= _memory("all pages seen")
        found |= _grown(window, listed, openings)
        found |= _at_rest(window, idle)
        window.close()
    finally:
        opened.close()
    return found


def _open_all_tabs(window: MainWindow, case_id: UUID) -> None:
    from app.views.case.page import KEYS, CasePage  # here, as the program does: I dag is measured without it

    window.open_case(case_id)
    for key in KEYS:
        window.findChildren(CasePage)[-1].open_tab(key)
        _settle()


def _grown(window: MainWindow, listed: list[UUID], openings: int) -> dict[str, float]:
    """Return what many openings leave behind; nothing when none are asked for.

    Counted each time with the same case open: another one has another number of lines.
    """
    if not openings:
        return {}
    _open_in_turn(window, listed, WARM)
    before = _held(window)
    _open_in_turn(window, listed, openings)
    memory, objects = _held(window)
    return {
        f"grown over {openings} openings, MB": memory - before[0],
        f"QObjects more after {openings} openings": objects - before[1],
    }


def _open_in_turn(window: MainWindow, listed: list[UUID], openings: int) -> None:
    """Open one case after the other, and at last the first one."""
    for number in range(openings):
        window.open_case(listed[(number + 1) % len(listed)])
        _settle()
    window.open_case(listed[0])
    _settle()


def _at_rest(window: MainWindow, seconds: float) -> dict[str, float]:
    """Return what the processor spends on a window nobody touches."""
    if not seconds:
        return {}
    window.go(Place(PAGES[0]))
    QTest.qWait(3_000)
    began = time.process_time()
    QTest.qWait(int(seconds * 1000))
    return {"processor at rest, ms a minute": (time.process_time() - began) * 60_000 / seconds}


def _held(window: MainWindow) -> tuple[float, int]:
    gc.collect()
    _settle()
    return _megabytes("Rss"), len(window.findChildren(QObject))


def _memory(when: str) -> dict[str, float]:
    return {f"RSS, {when}, MB": _megabytes("Rss"), f"PSS, {when}, MB": _megabytes("Pss")}


def _megabytes(kind: str) -> float:
    for line in Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith(f"{kind}:"):
            return int(line.split()[1]) / MEGABYTE
    return 0


def _settle() -> None:
    QApplication.processEvents()
    # What was put away is deleted by the loop of the program, which does not run here.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


if __name__ == "__main__":
    json.dump(measured(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])), sys.stdout)
