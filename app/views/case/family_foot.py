"""Under the family: the check that nobody is lost, what does not fit together, and the signs; or the line that asks.

It keeps its height whatever stands in it, so that the drawing above never jumps when a line opens.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.genogram.shapes import LegendItem
from app.views.case.fitted import Fitted
from app.views.case.side_list import scrolling
from app.views.genogram.legend import Legend
from app.views.theme import current_theme
from app.views.widgets.text import Text

HEIGHT = 132
"""Pixels at 100 %: the tallest of the lines."""

FOLDED = 36
"""Pixels at 100 % in a low window: only the check."""


class FamilyFoot(QWidget):
    """One thing at a time: a line that was opened, else the check and the signs."""

    def __init__(self, lines: Sequence[QWidget]) -> None:
        super().__init__()
        self._lines = tuple(lines)
        self._low = False
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
        column.setSpacing(0)
        column.addWidget(self._told)
        for line in self._lines:
            column.addWidget(line)
            line.installEventFilter(self)
        self._fit()

    def set_low(self, *, low: bool) -> None:
        """Take one line of room in a low window, and the rest only while something is asked."""
        if low != self._low:
            self._low = low
            self._fit()

    def show_told(self, check: str, warnings: Sequence[str], legend: Sequence[LegendItem]) -> None:
        """Show the check, the sentences about what does not fit together, and the signs that are used."""
        self.check.setText(check)
        self.warnings.setText(" ".join(warnings))
        self.warnings.setVisible(bool(warnings))
        self._legend.show_items(legend)
        self._legend.setVisible(bool(legend))

    def close_lines(self) -> None:
        """Hide every line."""
        for line in self._lines:
            line.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give the room to the line that was opened, and back when it closes."""
        if event.type() == QEvent.Type.Show:
            self._told.hide()
            self._fit()
            for line in self._lines:
                if line is not watched:
                    line.hide()
        elif event.type() == QEvent.Type.HideToParent:
            self._told.setVisible(all(line.isHidden() for line in self._lines))
            self._fit()
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Measure again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        folded = self._low and not self._told.isHidden()
        self.setFixedHeight(current_theme().px(FOLDED if folded else HEIGHT))
