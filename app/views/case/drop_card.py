"""The sheet over a case while something is dragged in over it: let go anywhere, and it lies in the case."""

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.tokens import load_tokens
from app.views.case.attachment_import import has_something
from app.views.icons import draw_icon
from app.views.theme import current_theme

LET_GO = "Slip for at lægge det i sagen"
KEPT = "Billeder, pdf og andre filer. De gemmes låst i Rundbord."
EDGE, ICON = 24, 48


class DropCard(QWidget):
    """Covers its parent while a file or a picture is over it. `dropped` carries what was let go."""

    dropped = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self.setAccessibleName(LET_GO)
        self.hide()

    def welcome(self, data: QMimeData) -> bool:
        """Cover the parent when there is something to keep in what is dragged; tell whether there is."""
        if not has_something(data):
            return False
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.show()
        self.raise_()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Go on taking it: the sheet now lies under the pointer."""
        if has_something(event.mimeData()):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go when it is dragged out again, or given up with Esc."""
        self.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was let go. It is copied: what lay in the folder still lies there."""
        self.hide()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.dropped.emit(event.mimeData())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground over the page, a dashed frame, and what happens."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.colour("page")
        ground.setAlphaF(0.94)
        painter.fillRect(self.rect(), ground)
        edge, radius = theme.px(EDGE), load_tokens().shape["radius_card"]
        painter.setPen(QPen(theme.colour("accent"), 3, Qt.PenStyle.DashLine))
        painter.setBrush(theme.colour("accent_soft"))
        box = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(box, radius, radius)
        side, middle = theme.px(ICON), box.center()
        draw_icon(painter, "files", QRectF(middle.x() - side / 2, middle.y() - side * 1.4, side, side), "accent")
        line = QRectF(box.left(), middle.y(), box.width(), theme.style("title").line)
        for role, words, colour in (("heading", LET_GO, "ink"), ("body", KEPT, "ink2")):
            painter.setFont(theme.font(role))
            painter.setPen(theme.colour(colour))
            painter.drawText(line, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, words)
            line.translate(0, theme.style(role).line + theme.px(8))
        painter.end()
