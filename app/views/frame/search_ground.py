"""What the search list hides of the page behind it: all but its round corners.

A card with round corners hides nothing to Qt, so every line of the page that crosses its rim would be painted again
at each letter that makes the list longer or shorter. What hides something must not lie under anything of the card,
or Qt paints the page there all the same; so the rim is four bars beside each other, round what is on the card.
"""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QStyle, QStyleOption, QWidget

from app.tokens import load_tokens


class _Bar(QWidget):
    """A part of a card without corners: it paints just what the card has there, and lets nothing through."""

    def __init__(self, card: QFrame) -> None:
        super().__init__(card)
        self._card = card

    def event(self, event: QEvent) -> bool:
        """Say again that there is no hole: a style sheet takes that back each time it is laid on."""
        done = super().event(event)
        if event.type() in (QEvent.Type.Polish, QEvent.Type.StyleChange):
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        return done

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint this part of the card."""
        option = QStyleOption()
        option.initFrom(self._card)
        painter = QPainter(self)
        painter.translate(-self.pos())
        self._card.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, painter, self._card)
        painter.end()


class CardRim:
    """The rim of a card: above, left and right of what is on it, and `foot` under that, where words may stand."""

    def __init__(self, card: QFrame) -> None:
        self._above, self._left, self._right, self.foot = (_Bar(card) for _ in range(4))

    def lay(self, card: QRect, inside: QRect) -> None:
        """Lay the rim round what is inside; both in the card's own coordinates."""
        corner = load_tokens().shape["radius_card"]
        low, wide = min(inside.bottom() + 1, card.height() - corner), card.width() - 2 * corner
        self._above.setGeometry(corner, 0, wide, inside.top())
        self._left.setGeometry(0, corner, inside.left(), low - corner)
        self._right.setGeometry(inside.right() + 1, corner, card.right() - inside.right(), low - corner)
        self.foot.setGeometry(corner, inside.bottom() + 1, wide, card.bottom() - inside.bottom())
