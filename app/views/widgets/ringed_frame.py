"""A frame that takes keys and shows it with the focus ring, like every control."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from app.tokens import load_tokens
from app.views.widgets.buttons import draw_focus
from app.views.widgets.heard import Role


class RingedFrame(QFrame):
    """Paints the ring with the corners of a control, or of what `corners` names among the tokens."""

    heard_as = Role.Grouping

    corners = "radius_control"

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus ring away."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the focus ring."""
        if self.hasFocus():
            painter = QPainter(self)
            draw_focus(painter, QRectF(self.rect()), load_tokens().shape[self.corners])
            painter.end()
