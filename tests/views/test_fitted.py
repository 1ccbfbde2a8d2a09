"""A column that follows the focus: what is opened under the edge of the window is brought into view."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.views.widgets import fitted


def test_a_field_is_seen_when_the_page_above_it_got_its_height_late(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitted, "SETTLED", 20)
    above, field = QWidget(), QLineEdit()
    area = scrolled(qtbot, QLineEdit(), above, field)  # the first has the focus to begin with
    QTimer.singleShot(0, lambda: open_slowly(above, field))
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 700 and is_seen(area, field), timeout=1000)


def test_what_is_taller_than_its_room_and_has_no_cursor_is_read_from_its_top(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitted, "SETTLED", 0)
    tall = QWidget()
    tall.setFixedHeight(900)
    tall.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area = scrolled(qtbot, QLineEdit(), tall)
    tall.setFocus()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0, timeout=1000)
    assert tall.mapTo(area.viewport(), QPoint(0, 0)).y() == 0


def scrolled(qtbot: QtBot, *parts: QWidget) -> QScrollArea:
    """Put parts under each other in a small window that scrolls."""
    area, column = QScrollArea(), QVBoxLayout(inner := fitted.Fitted())
    for each in parts:
        column.addWidget(each)
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.resize(300, 200)
    qtbot.addWidget(area)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()
    return area


def open_slowly(above: QWidget, field: QWidget) -> None:
    """Lead to the field as a page does that takes long to open: what stands above it grows when all is drawn."""
    field.setFocus()
    QTimer.singleShot(30, above, lambda: above.setFixedHeight(900))
    time.sleep(0.04)


def is_seen(area: QScrollArea, field: QWidget) -> bool:
    top = field.mapTo(area.viewport(), field.rect().topLeft()).y()
    return 0 <= top <= area.viewport().height() - field.height()
