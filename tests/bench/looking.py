"""What the eye waits for in the window: pages, cases, tabs, the guide, and a meeting."""

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QTextBrowser

from app.services import cases
from app.services.help_pages import help_folder
from app.views.case.page import KEYS, CasePage
from app.views.main_window import MainWindow
from app.views.navigation import PAGES, Place
from app.views.workspace import Workspace
from tests.bench import keys, walks
from tests.bench.floor import Floor
from tests.bench.measures import Pair, in_turn

ROUNDS = 6
GUIDE = "sager"


def pairs(workspace: Workspace, floor: Floor, story: UUID) -> Iterator[Pair]:
    """Yield everything that is done in the window; `story` is the case of story A."""
    window = MainWindow(workspace)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    settle()
    yield from _pages(window, floor)
    yield from _cases(window, workspace, floor)
    yield from keys.pairs(window, workspace, story)
    yield from walks.pairs(window, story)
    yield _guide(window)
    window.close()


def _pages(window: MainWindow, floor: Floor) -> Iterator[Pair]:
    """Each page of the rail, from another one to painted."""
    for name in PAGES:
        other = PAGES[PAGES.index(name) - 1]
        yield in_turn(f"to the page »{name}«", lambda _, name=name: _to(window, Place(name)), "one count of all cases",
                      lambda _: floor.count("case_"), rounds=ROUNDS,
                      before=lambda _, other=other: _to(window, Place(other)))  # fmt: skip


def _cases(window: MainWindow, workspace: Workspace, floor: Floor) -> Iterator[Pair]:
    listed = [line.id for line in workspace.ask(cases.list_cases)]
    yield in_turn("open a case", lambda number: shown(window, listed[number]), "SELECT of all its rows",
                  lambda number: floor.rows_of(listed[number]), rounds=12)  # fmt: skip
    case = window.findChildren(CasePage)[-1]
    label = QLabel("Fane")
    label.show()
    for key in KEYS:
        other = KEYS[KEYS.index(key) - 1]
        yield in_turn(f"to the tab »{key}«", lambda _, key=key: _tab(case, key), "a label painted again",
                      lambda _: label.repaint(), rounds=ROUNDS,
                      before=lambda _, other=other: _tab(case, other))  # fmt: skip
    label.close()


def _guide(window: MainWindow) -> Pair:
    """The guide beside the work, opened on a page; the floor is the same text in a browser of Qt's."""
    plain = QTextBrowser()
    plain.resize(500, 800)
    plain.show()
    text = (help_folder() / f"{GUIDE}.md").read_text(encoding="utf-8")
    return in_turn("the guide, opened", lambda _: _guided(window), "as many words in a QTextBrowser",
                   lambda _: _read(plain, text), rounds=ROUNDS, before=lambda _: window.help.close())  # fmt: skip


def _read(plain: QTextBrowser, text: str) -> None:
    plain.setPlainText(text)
    settle()


def _guided(window: MainWindow) -> None:
    window.help.open_page(GUIDE)
    settle()


def _to(window: MainWindow, place: Place) -> None:
    window.go(place)
    settle()


def _tab(case: CasePage, key: str) -> None:
    case.open_tab(key)
    settle()


def shown(window: MainWindow, case_id: UUID) -> None:
    """Open a case and paint it."""
    window.open_case(case_id)
    settle()


def settle() -> None:
    """Let Qt lay out, paint, and do what waits for its turn."""
    QApplication.processEvents()
    # What was put away is deleted by the loop of the program, which does not run here.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
