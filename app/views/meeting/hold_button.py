"""Words that are shown only while a button is held down: with the mouse, or Space."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.widgets.buttons import QuietButton
from app.views.widgets.text import Text

GAP = 6
"""Pixels between the button and the words above it."""


class HoldButton(QuietButton):
    """»1 linje kun på din skærm«: the lines stand above it while it is held, and go the moment it is let go of."""

    def __init__(self) -> None:
        super().__init__("", "", "eye-slash")
        self._lines: tuple[str, ...] = ()
        self._sheet: HeldSheet | None = None
        self.pressed.connect(self._open)
        self.released.connect(self._close)
        self.hide()

    def show_count(self, words: str, lines: tuple[str, ...], short: str = "") -> None:
        """Show how many there are, in fewer words when there is little room; hidden when there are none."""
        self._lines = lines
        if words != self.accessibleName():
            self.set_words(short or words)
            self.setAccessibleName(words)
            self.setAccessibleDescription("Hold tasten nede for at se")
            self.setToolTip(f"{words}. Hold nede for at se")
        self.setVisible(bool(lines))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Cover the words when the focus goes elsewhere while the key is down."""
        super().focusOutEvent(event)
        self._close()

    def hideEvent(self, event: QHideEvent) -> None:
        """Cover the words together with the button."""
        super().hideEvent(event)
        self._close()

    def _open(self) -> None:
        self._close()
        if self.isVisible():  # else nobody could see it go
            self._sheet = HeldSheet(self._lines, self.window())
            self._sheet.stand_above(self)

    def _close(self) -> None:
        if self._sheet is not None:
            self._sheet.hide()
            self._sheet.deleteLater()
            self._sheet = None


class HeldSheet(QFrame):
    """The words themselves, on a card over whatever is there."""

    def __init__(self, lines: tuple[str, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName("Kun på min skærm")
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 12, 18, 14)
        column.setSpacing(6)
        column.addWidget(Text("Kun på min skærm (kan indgå i aktindsigt)", "meta", "ink2"))
        for line in lines:
            column.addWidget(Text(line, "body", wrap=True))

    def stand_above(self, button: QWidget) -> None:
        """Lie over the page with the lower edge just above a button."""
        room = self.window()
        width = min(current_theme().px(560), room.width() - 2 * GAP)
        height = min(self.layout_height(width), room.height() - 2 * GAP)
        at = button.mapTo(room, QPoint(0, 0))
        left = max(min(at.x(), room.width() - width - GAP), GAP)
        self.setGeometry(left, max(at.y() - height - GAP, GAP), width, height)
        self.show()
        self.raise_()

    def layout_height(self, width: int) -> int:
        """Return the height of the words at a width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a card with a dashed edge, like everything that is for one screen only."""
        theme, radius = current_theme(), load_tokens().shape["radius_card"]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = painter.pen()
        pen.setColor(theme.colour("ink2"))
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("card"))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), radius, radius)
        painter.end()
