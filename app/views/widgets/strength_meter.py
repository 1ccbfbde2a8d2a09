"""How strong a passphrase is: five bars and a sentence, the bars never alone."""

from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.views.theme import current_theme
from app.views.widgets.heard import Role
from app.views.widgets.text import Text

STEPS = 5


class Judgement(Protocol):
    """What the window needs to know of a passphrase: 0 to 4, a Danish sentence, and whether it may be used."""

    @property
    def score(self) -> int:
        """Return 0 (guessed at once) to 4."""

    @property
    def text(self) -> str:
        """Return the advice."""

    @property
    def ok(self) -> bool:
        """Tell whether it may be used."""


class StrengthMeter(QWidget):
    """The bars and the advice under them."""

    heard_as = Role.StaticText
    heard_whole = True

    def __init__(self, invitation: str) -> None:
        super().__init__()
        self._invitation = invitation
        self._bars = _Bars()
        self._words = Text(invitation, "meta", "ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._bars)
        column.addWidget(self._words)
        self.show_judgement(None)

    def show_judgement(self, judgement: Judgement | None) -> None:
        """Show a judgement, or the invitation when nothing is written."""
        text = self._invitation if judgement is None else judgement.text
        self._bars.show_filled(0 if judgement is None else judgement.score + 1, judgement is not None and judgement.ok)
        self._words.setText(text)
        self._words.set_colour("ink2" if judgement is None else "good" if judgement.ok else "warn")
        self.setAccessibleName(text)


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._filled, self._good = 0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_filled(self, filled: int, good: bool) -> None:
        """Fill so many of the bars."""
        self._filled, self._good = filled, good
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, current_theme().px(8))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, gap = current_theme(), 6
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        width = (self.width() - gap * (STEPS - 1)) / STEPS
        for step in range(STEPS):
            full = "good" if self._good else "warn"
            painter.setBrush(theme.colour(full if step < self._filled else "line_strong"))
            painter.drawRoundedRect(QRectF(step * (width + gap), 0, width, self.height()), 4, 4)
        painter.end()
