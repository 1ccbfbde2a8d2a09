"""»Husk«: one key anywhere, five words, Enter. What waits is laid in a case when she is in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.views.frame.captures import LONGEST, Capture, keep_capture, lay_in_case, put_back, waiting
from app.views.navigation import Place
from app.views.theme import current_theme
from app.views.widgets.buttons import IconButton, PlainButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import LineEditor
from app.views.widgets.text import ElidedLabel, Text
from app.views.workspace import Workspace

LINE = "capture_line"
"""The draft of the line while it is written."""
KEPT = "Gemt. Åbn sagen, når du har tid, og læg det der."
LAID = "Det ligger i sagens notater."
GONE = "Taget væk. Enter lægger det tilbage."
OPEN_ONE = "Åbn den sag, det hører til. Så kan du lægge det der."
MORE = "{count} mere venter."
MOST, LOW, NARROW = 4, 600, 620
"""Lines shown at once, for the page above must still be seen; pixels at 100 % of a window so low that one must do, and
of one so narrow that the time is left out."""


class CaptureBar(QFrame):
    """The bar under the pages. `counted` tells how many wait; `here` gives the place she is at."""

    counted = Signal(int)

    focus_hints = ((("Enter",), "Gem"), (("Esc",), "Luk"))

    def __init__(self, workspace: Workspace, here: Callable[[], Place]) -> None:
        super().__init__()
        self._workspace, self._here = workspace, here
        self.setAccessibleName("Husk til senere")
        self.line = LineEditor()
        self.line.setAccessibleName("Husk")
        self.line.setPlaceholderText("Fem ord, så du husker det. Enter gemmer.")
        self.line.setMaxLength(LONGEST)
        self.line.setText(workspace.drafts.kept().get(LINE, ""))
        self.told = Text("", "meta", "ink2", wrap=True)
        self._shut = IconButton("x", "Luk husk")
        self.told.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self._lay_out()
        self.line.changed.connect(lambda: workspace.drafts.keep(LINE, self.line.text(), None))
        self.line.returnPressed.connect(self._keep)
        self._shut.clicked.connect(self._shut_it)
        self._waiting = waiting(workspace.drafts)
        self._before: QWidget | None = None
        self._laid: list[tuple[int, Capture]] = []
        workspace.undo_stack.indexChanged.connect(self._on_undone)
        self.hide()

    def open(self) -> None:
        """Show the bar with what waits, ready to write."""
        if self.isHidden():
            self._before = self.window().focusWidget()
        self.told.hide()
        self.show()
        self.refresh()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def refresh(self) -> None:
        """Show again what waits where she is now, and tell how many."""
        found = self._waiting
        self.counted.emit(len(found))
        if self.isHidden():
            return
        empty_layout(self._rows)
        most = MOST if self.window().height() > current_theme().px(LOW) else 1
        for number, each in enumerate(found[:most], start=1):
            self._rows.addWidget(self._row(each, number))
        told = [MORE.format(count=len(found) - most)] if len(found) > most else []
        told += [OPEN_ONE] if found and not self._case() else []
        if told:
            self._rows.addWidget(Text(" ".join(told), "meta", "ink2", wrap=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; what was written stays in the line."""
        if event.key() == Qt.Key.Key_Escape:
            self._shut_it()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _shut_it(self) -> None:
        """Close it and go on where she was; hidden under the hands, Qt would send the keys to the menu."""
        before = self._before
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.show()

    def _case(self) -> Place | None:
        place = self._here()
        return place if place.case_id and not place.meeting_id else None

    def _keep(self) -> None:
        if not self.line.text().strip():
            return
        keep_capture(self._workspace.drafts, self.line.text(), self._workspace.now())
        self.line.clear()
        self._workspace.drafts.drop(LINE)
        self._say(KEPT)
        self._read()

    def _lay(self, capture: Capture) -> None:
        place = self._case()
        if place is not None and place.case_id is not None:
            if lay_in_case(self._workspace, capture, place.case_id):
                self._laid.append((self._workspace.undo_stack.index(), capture))
                self._say(LAID)
            self._read()

    def _on_undone(self, index: int) -> None:
        """Let what was laid in a case wait again when that is undone."""
        undone = [capture for at, capture in self._laid if index < at]
        if undone:
            self._laid = [each for each in self._laid if index >= each[0]]
            for capture in undone:
                put_back(self._workspace.drafts, capture)
            self.told.hide()
            self._read()

    def _read(self) -> None:
        self._waiting = waiting(self._workspace.drafts)
        self.refresh()

    def _take_away(self, capture: Capture) -> None:
        """Take it away, back into the line when that is empty: nothing else brings it back."""
        if self.line.text().strip():
            keep_capture(self._workspace.drafts, self.line.text(), self._workspace.now())
        self.line.setText(capture.text)
        self._workspace.drafts.keep(LINE, capture.text, None)
        self._workspace.drafts.drop(capture.key)
        self._say(GONE)
        self._read()
        self.line.setFocus()

    def _row(self, capture: Capture, number: int) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(ElidedLabel(" ".join(capture.text.split())), 1)
        if self.width() > current_theme().px(NARROW):
            line.addWidget(Text(capture.told(self._workspace.today), "meta", "ink2"))
        lay = PlainButton("Læg i denne sag")
        lay.setAccessibleName(f"Læg huskeseddel {number} i denne sag")
        lay.setEnabled(self._case() is not None)
        lay.clicked.connect(lambda: self._lay(capture))
        away = QuietButton("Tag væk")
        away.setAccessibleName(f"Tag huskeseddel {number} væk")
        away.clicked.connect(lambda: self._take_away(capture))
        line.addWidget(lay)
        line.addWidget(away)
        return row

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.line, 1)
        top.addWidget(self._shut)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 8, 24, 8)
        column.setSpacing(6)
        column.addLayout(self._rows)
        column.addLayout(top)
        column.addWidget(self.told)
