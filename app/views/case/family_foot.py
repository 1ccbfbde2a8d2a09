"""Under the family: the check that nobody is lost, what does not fit together, and the signs; over it an open line.

The line lies on a sheet of its own over the foot, in a low window over the lower edge of the drawing too: the drawing
keeps its room and never jumps when a line opens.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QMoveEvent, QResizeEvent, QUndoStack
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.genogram.shapes import LegendItem
from app.views.genogram.legend import Legend
from app.views.theme import current_theme
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.notice import NoticeBar
from app.views.widgets.sheet import Sheet
from app.views.widgets.text import Text

HEIGHT = 132
"""Pixels at 100 %: the lines as they are opened. One that says more, such as why it refuses, gets its room."""

FOLDED = 36
"""Pixels at 100 % in a low window: only the check. In a lower one still that goes too: the drawing needs the line."""


class FamilyFoot(QWidget):
    """One thing at a time: a line that was opened, a notice, else the check and the signs.

    `covers` carries how many pixels of what is above the open line takes. `over` is the widget the foot lies in.
    """

    covers = Signal(int)

    def __init__(self, lines: Sequence[QWidget], over: QWidget) -> None:
        super().__init__()
        self._low = self._lower = False
        self._notice = NoticeBar()
        self._lines = (*lines, self._notice)
        self.check, self.warnings = Text("", "subhead", wrap=True), Text("", "subhead", "warn", wrap=True)
        self._legend = Legend()
        inner = Fitted()
        told = QVBoxLayout(inner)
        told.setContentsMargins(20, 8, 20, 6)
        told.setSpacing(4)
        for part in (self.check, self.warnings, self._legend):
            told.addWidget(part)
        told.addStretch(1)
        self._told = scrolling(inner, "Tegn på tegningen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._told)
        self._sheet = Sheet(over)
        for line in self._lines:
            top = Qt.AlignmentFlag.AlignTop if line is self._notice else Qt.AlignmentFlag(0)
            self._sheet.column.addWidget(line, 0, top)
            line.installEventFilter(self)
        self._fit()

    def set_low(self, *, low: bool, lower: bool = False) -> None:
        """Take one line of room in a low window, and none in a lower one; what is asked then lies over the drawing."""
        if (low, lower) != (self._low, self._lower):
            self._low, self._lower = low, lower
            self._fit()

    def show_told(self, check: str, warnings: Sequence[str], legend: Sequence[LegendItem]) -> None:
        """Show the check, the sentences about what does not fit together, and the signs that are used."""
        self._notice.hide()
        self.check.setText(check)
        self.warnings.setText(" ".join(warnings))
        self.warnings.setVisible(bool(warnings))
        self._legend.show_items(legend)
        self._legend.setVisible(bool(legend))
        self._fit()

    def say(self, sentence: str, steps: QUndoStack) -> None:
        """Tell what was done, with a way back, until something else is done."""
        self._notice.say_done(sentence, steps, "info")

    def said(self) -> str:
        """Return the sentence of the notice, empty when there is none."""
        return self._notice.sentence()

    def open_line(self) -> QWidget | None:
        """Return the line that is open."""
        return next((line for line in self._lines if not line.isHidden()), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lay the sheet out for the line that was opened, and take it away when it closes."""
        if event.type() == QEvent.Type.ShowToParent:
            for line in self._lines:
                if line is not watched:
                    line.hide()
            self._place()
        elif event.type() in (QEvent.Type.HideToParent, QEvent.Type.LayoutRequest):  # a refusal under a field is room
            self._place()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the sheet along."""
        super().moveEvent(event)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the sheet along."""
        super().resizeEvent(event)
        self._place()

    def _fit(self) -> None:
        folded = 0 if self._lower and not self.warnings.text() else FOLDED  # what does not fit together is always told
        self.setFixedHeight(current_theme().px(folded if self._low else HEIGHT))
        self._place()

    def _place(self) -> None:
        line = self.open_line()
        self._told.setVisible(line is None)
        self._sheet.setVisible(line is not None)
        if line is None:
            self.covers.emit(0)
            return
        small = self._low and line is self._notice
        foot = self.geometry()
        own = line.heightForWidth(foot.width()) if line.hasHeightForWidth() else line.sizeHint().height()
        height = line.sizeHint().height() + 2 if small else max(own + 2, current_theme().px(HEIGHT))
        self._sheet.setGeometry(QRect(foot.left(), foot.bottom() + 1 - height, foot.width(), height))
        self._sheet.raise_()
        self.covers.emit(max(height - foot.height(), 0))
