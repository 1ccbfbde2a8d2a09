"""The quiet corner of the field that says whether the words are kept. Its size never changes while somebody types."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.views.icons import draw_icon
from app.views.meeting.panel import is_large
from app.views.theme import current_theme
from app.views.widgets.aloud import say_aloud
from app.views.widgets.heard import Role
from app.views.widgets.text_layout import draw_elided

AT_REST = "Enter gemmer"
LONGEST = "Kladden er gemt"
ICONS = {"": ("pencil-simple", "ink3"), "good": ("check-circle", "good"), "warn": ("warning-circle", "warn")}


class SavedMark(QWidget):
    """An icon and a few words; `tone` is good, warn or empty."""

    heard_as = Role.StatusBar
    heard_whole = True

    def __init__(self) -> None:
        super().__init__()
        self._words, self._tone = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.rest()

    def rest(self) -> None:
        """Say how to save."""
        self.say(AT_REST)

    def say(self, words: str, tone: str = "", *, aloud: bool = True) -> None:
        """Say what has happened to the words; not aloud what happens by itself each time the keys rest."""
        if (words, tone) != (self._words, self._tone):
            self._words, self._tone = words, tone
            self.setAccessibleName(words)
            self.setToolTip(words)
            say_aloud(self, words if tone and aloud else "", at_once=tone == "warn")
            self.update()

    def words(self) -> str:
        """Return what is said."""
        return self._words

    def sizeHint(self) -> QSize:
        """Return room for the longest there is to say."""
        theme = current_theme()
        words = 0.0 if is_large() else QFontMetricsF(theme.font("meta")).horizontalAdvance(LONGEST)
        return QSize(round(words) + theme.px(26) + 2, round(theme.style("meta").line) + theme.px(4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint icon and words against the right edge."""
        theme, side, gap = current_theme(), current_theme().px(18), current_theme().px(8)
        icon, colour = ICONS[self._tone]
        painter = QPainter(self)
        painter.setFont(theme.font("meta"))
        width = (
            0
            if is_large()
            else min(QFontMetricsF(painter.font()).horizontalAdvance(self._words) + 1, self.width() - side - gap)
        )
        left = self.width() - width
        draw_icon(painter, icon, QRectF(left - side - gap, (self.height() - side) / 2, side, side), colour)
        painter.setPen(theme.colour("ink2"))
        draw_elided(painter, QRectF(left, 0, width, self.height()), self._words)
        painter.end()
