"""What is wrong with the focus on a page: a control that does not show it, and keys that do not lead on."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget

from app.views.meeting.room_view import RoomView
from tests.views.page_faults import SIGN, called, contrast, seen, tab_way
from tests.views.page_walk import controls

ROUND = 4
"""Pixels round a control that are looked at too."""
LEAST = 60
"""Pixels of a ring that are enough to be seen; a smaller control has one as long as itself."""
NO_RING = (RoomView,)
"""The picture the room sees: it fills the screen, every key works on it, and a ring would tell the family nothing."""
NO_KEYS, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def unseen_focus(page: QWidget, met: set[str]) -> list[str]:
    """Return the kinds of controls that look the same with the focus as without; those in `met` were looked at."""
    wrong = []
    for each in controls(page):
        if type(each).__name__ not in met and not isinstance(each, NO_RING):
            met.add(type(each).__name__)
            if not _shows_focus(each, page):
                wrong.append(f"{called(each)} does not show the focus")
    return wrong


def _shows_focus(control: QWidget, page: QWidget) -> bool:
    """Compare two pictures: enough pixels must have changed by 3:1, as WCAG 2.2 asks of a focus ring."""
    _bring_in_sight(control, page)
    control.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.processEvents()
    inner = control.viewport() if isinstance(control, QAbstractScrollArea) else control
    box = seen(control, page).united(seen(inner, page)).adjusted(-ROUND, -ROUND, ROUND, ROUND).intersected(page.rect())
    focused = _picture(page, box)
    control.clearFocus()
    QApplication.processEvents()
    plain = _picture(page, box)
    changed = {pair: contrast(*pair) >= SIGN for pair in set(zip(focused, plain, strict=True))}
    return sum(changed[pair] for pair in zip(focused, plain, strict=True)) >= min(box.width(), LEAST)


def _bring_in_sight(control: QWidget, page: QWidget) -> None:
    parent = control.parentWidget()
    while parent is not None and parent is not page:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(control)
        parent = parent.parentWidget()
    QApplication.processEvents()


def _picture(page: QWidget, box: QRect) -> list[int]:
    image = page.grab(box).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(image.constBits()).cast("I").tolist()


def traps(page: QWidget) -> list[str]:
    """Return where Tab, or Shift and Tab, does not lead out of a control, or not round to where it began."""
    way = tab_way(page)
    return [wrong for key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) if (wrong := _round(way, key))]


def _round(way: list[QWidget], key: Qt.Key) -> str:
    way[0].setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(2 * len(way)):
        here = QApplication.focusWidget()
        if here is None:
            return "the focus is nowhere"
        QTest.keyClick(here, key, SHIFT if key is Qt.Key.Key_Backtab else NO_KEYS)
        if QApplication.focusWidget() is here:
            return f"no key leads out of {called(here)}"
        if QApplication.focusWidget() is way[0]:
            return ""
    return f"{key.name} never comes back to {called(way[0])}"
