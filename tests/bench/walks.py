"""What it costs to move about by keys and wheel: on every page of the rail, and on every tab of a case.

A frame is 16 ms; the aim is that 95 of 100 take less with 10,000 cases.
"""

from collections.abc import Callable, Iterator
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget

from app.views.case.page import KEYS, CasePage
from app.views.main_window import MainWindow
from app.views.navigation import PAGES, Place
from tests.bench.measures import Pair, in_turn

TABBED, TURNED, NOTCH, LOW = 24, 12, 120, 150
"""Presses of Tab, turns of the wheel, one notch of it, and pixels below which an area is only a field."""


def pairs(window: MainWindow, case_id: UUID) -> Iterator[Pair]:
    """Yield Tab and the wheel on pages and tabs, and going to the next tab when all have been seen."""
    label = QLabel("Fane")
    label.show()
    for name in PAGES:
        window.go(Place(name))
        yield from _moved(window, f"page »{name}«", label)
    window.open_case(case_id)
    _settle()
    case = window.findChildren(CasePage)[-1]
    for key in KEYS:
        case.open_tab(key)
        yield from _moved(window, f"tab »{key}«", label)
    yield in_turn("to the next tab", lambda number: _next(case, number), "a label painted again",
                  lambda _: label.repaint(), rounds=2 * len(KEYS))  # fmt: skip
    label.close()


def _moved(window: MainWindow, where: str, label: QLabel) -> Iterator[Pair]:
    _settle()
    yield in_turn(f"Tab on the {where}", lambda _: _tab(window), "a label painted again",
                  lambda _: label.repaint(), rounds=TABBED)  # fmt: skip
    found = [each for each in window.findChildren(QAbstractScrollArea) if each.isVisible() and each.height() > LOW]
    longest = max(found, key=lambda each: each.verticalScrollBar().maximum(), default=None)
    if longest is not None and longest.verticalScrollBar().maximum() > NOTCH:
        yield in_turn(f"the wheel on the {where}", _wheel(longest), "a label painted again",
                      lambda _: label.repaint(), rounds=TURNED)  # fmt: skip


def _tab(window: MainWindow) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
    _settle()


def _wheel(area: QAbstractScrollArea) -> Callable[[int], None]:
    """Return what turns the wheel one notch, down to the end and up again."""
    bar, way = area.verticalScrollBar(), [-NOTCH]

    def turn(_: int) -> None:
        if bar.value() in (bar.minimum(), bar.maximum()):
            way[0] = -NOTCH if bar.value() == bar.minimum() else NOTCH
        port = area.viewport()
        QApplication.sendEvent(port, _turned(port, way[0]))
        _settle()

    return turn


def _turned(port: QWidget, by: int) -> QWheelEvent:
    middle = QPointF(port.width() / 2, port.height() / 2)
    return QWheelEvent(
        middle, QPointF(port.mapToGlobal(middle)), QPoint(0, 0), QPoint(0, by), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,  # noqa: FBT003 - Qt's own signature
    )  # fmt: skip


def _next(case: CasePage, number: int) -> None:
    case.open_tab(KEYS[number % len(KEYS)])
    _settle()


def _settle() -> None:
    QApplication.processEvents()
    # What was put away is deleted by the loop of the program, which does not run here.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()
