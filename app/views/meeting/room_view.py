"""What stands on a screen turned to the room: the calm sheet, goodbye, the plan to be photographed, or the dark.

On the own screen (F8) it takes every key, so that none of them leads to another family's page while people look.
"""

import datetime as dt

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.views.meeting.photo_page import PhotoPage
from app.views.meeting.room_goodbye import RoomGoodbye
from app.views.meeting.room_sheet import RoomSheet
from app.views.meeting.room_stage import RoomStage, Shows
from app.views.widgets.heard import Role

SAFE_ANYWHERE = ("Ctrl+L", "Ctrl+Shift+D")
"""Locking and covering work in the dark as well."""
WHILE_TURNED = (*SAFE_ANYWHERE, "F8", "Shift+F8", "F9", "Shift+F9", "F10", "F7", "Shift+F7", "Alt+T", "Alt+L")
"""The keys that still do something while the room looks; the others lead to places it must not see."""
ONLY_HELD = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)
STEPS = {
    Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1,
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000,
}  # fmt: skip
"""How far a key moves: pages of the photo, agreements on the sheet. A presenter's clicker sends the page keys."""


class DarkPage(QWidget):
    """Black."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Mørk skærm")
        self.setCursor(Qt.CursorShape.BlankCursor)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint nothing but black."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.black)
        painter.end()


class RoomView(QWidget):
    """Paints what is staged. `turned_back` comes when Esc or the button asks for the own screen again.

    `pressed` carries the name of another button of the sheet.
    """

    heard_as = Role.Grouping

    turned_back = Signal()
    pressed = Signal(str)

    def __init__(self, stage: RoomStage, *, is_own: bool = True) -> None:
        """Make the look; `is_own` for the screen with the keys, False for the projector, which only shows."""
        super().__init__()
        self._stage, self._is_own = stage, is_own
        self.setMinimumSize(320, 240)  # everything follows the window, so that it never makes the window larger
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_own else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName("Skærmen er vendt mod rummet")
        self.sheet, self.photo, self.dark = RoomSheet(buttons=is_own), PhotoPage(), DarkPage()
        self.goodbye, self._stack = RoomGoodbye(), QStackedLayout(self)
        for each in (self.sheet, self.photo, self.dark, self.goodbye):
            self._stack.addWidget(each)
        self.sheet.pressed.connect(self.pressed)
        stage.put_on(self)
        stage.staged.connect(self.show_staged)

    def show_staged(self) -> None:
        """Show what the room sees now."""
        stage = self._stage
        self.sheet.show_rows(stage.rows)
        self.goodbye.show_rows(stage.rows)
        self.photo.show_page(stage.photo, stage.page)
        pages = {
            Shows.ROOM: self.sheet, Shows.GOODBYE: self.goodbye, Shows.PHOTO: self.photo, Shows.DARK: self.dark
        }  # fmt: skip
        self._stack.setCurrentWidget(pages[stage.shows])

    def show_time(self, now: dt.datetime) -> None:
        """Show the clock."""
        self.sheet.show_time(f"{now:%H:%M}")

    def take_off(self) -> None:
        """Stop painting, before the widget goes."""
        self._stage.staged.disconnect(self.show_staged)
        self._stage.take_off(self)

    def event(self, event: QEvent) -> bool:
        """Keep every key that could lead elsewhere from the shortcuts of the window."""
        if self._is_own and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(not self._may_pass(event))
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Light up, turn back, or move; any other key does nothing, here or behind."""
        event.accept()
        if self._stage.shows is Shows.DARK:
            if event.key() not in ONLY_HELD:
                self._stage.light_up()
        elif event.key() == Qt.Key.Key_Escape:
            self.turned_back.emit()
        elif Qt.Key(event.key()) in STEPS:
            self._move(STEPS[Qt.Key(event.key())])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Light up; a click on the photo turns the page."""
        event.accept()
        if self._is_own and self._stage.shows is Shows.DARK:
            self._stage.light_up()
        elif self._is_own and self._stage.shows is Shows.PHOTO:
            self._move(1)

    def _may_pass(self, event: QKeyEvent) -> bool:
        keys = SAFE_ANYWHERE if self._stage.shows is Shows.DARK else WHILE_TURNED
        pressed = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(event.key())))
        return pressed.toString(QKeySequence.SequenceFormat.PortableText) in keys

    def _move(self, steps: int) -> None:
        if self._stage.shows is Shows.PHOTO:
            self._stage.turn_page(min(max(self._stage.page + steps, 0), self.photo.pages - 1))
        else:
            self.sheet.agreements.move_by(steps)
