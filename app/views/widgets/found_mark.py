"""Showing the very thing that was looked for: it is scrolled to, marked for a while, and keys begin at it."""

from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QWidget

from app.tokens import load_tokens
from app.views.theme import current_theme

STAYS = 4000
"""Milliseconds the mark is seen."""
MARGIN = 60
"""Pixels of what stands around it that are seen too."""


def reveal(page: QWidget, row_id: UUID) -> bool:
    """Show what carries an id (`row_id`) on a page that is laid out in a moment. Tells whether it is there."""
    found = next((each for each in page.findChildren(QWidget) if getattr(each, "row_id", None) == row_id), None)
    if found is None:
        return False
    QTimer.singleShot(0, found, lambda: _show(found))
    return True


def _show(found: QWidget) -> None:
    above = found.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(found, MARGIN, MARGIN)
        above = above.parentWidget()
    for each in found.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(found) and each.isEnabled():
            each.setFocus(Qt.FocusReason.OtherFocusReason)
            break
    FoundMark(found)


class FoundMark(QWidget):
    """A soft frame over a widget; it lets the mouse through and goes by itself."""

    def __init__(self, over: QWidget) -> None:
        for older in over.findChildren(FoundMark):
            older.deleteLater()
        super().__init__(over)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        QTimer.singleShot(STAYS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of what is marked."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the frame, and a breath of the accent over what is marked."""
        painter, accent = QPainter(self), QColor(current_theme().colour("accent"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 2))
        accent.setAlphaF(0.07)
        painter.setBrush(accent)
        corner = load_tokens().shape["radius_control"]
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), corner, corner)
        painter.end()
