"""The bar at the bottom that names the keys of the page, painted by itself: it changes with every step she takes."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QWidget

from app.views.theme import current_theme
from app.views.widgets.heard import HeardPart, Role
from app.views.widgets.keys import BETWEEN, Told, draw_key_cap, hints_at, key_cap_size
from app.views.widgets.text_layout import draw_elided, line_width, room_for

GAP, SIDE, ABOVE = 22, 32, 10
"""Pixels between two keys of the bar, at its ends, and over and under them."""
SPARE = 2
"""Pixels the words of a key have more than they need."""
WAY_BACK, UNDO = ("Esc",), ("Ctrl Z",)
ROLE, INK = "meta", "ink2"


@dataclass(frozen=True, slots=True)
class ShownKeys:
    """Keys, what they do, and where in the bar they begin and how wide they are (pixels)."""

    keys: tuple[str, ...]
    words: str
    left: float
    width: float

    @property
    def told(self) -> str:
        """What is read aloud of them."""
        return f"{' '.join(self.keys)}: {self.words}"


class KeyBar(QFrame):
    """The bottom bar with the page's keys on one line, as many as there is room for.

    The last two, »Vejledning« and »Alle taster«, lead to the rest and come before the others, and so does the way back.
    """

    heard_as = Role.Grouping

    def __init__(self, hints: Told = ()) -> None:
        super().__init__()
        self.setAccessibleName("Taster på denne side")
        # What the keys would like to have must never make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._told: list[tuple[tuple[str, ...], str]] = []
        self._shown: list[ShownKeys] = []
        self._page: Told = ()
        self._always: Told = ()
        self._can_undo = True
        self._moved = QTimer(self, singleShot=True, interval=0)  # a page that is left lets the focus wander first
        self._moved.timeout.connect(self._show)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)
        self.set_hints(hints)

    def set_hints(self, hints: Told, always: Told = ()) -> None:
        """Show other keys, each ((key, …), what it does), and last those that work everywhere.

        Of the page's own only those are shown that do something where the focus is.
        """
        self._page, self._always = hints, always
        self._show()

    def tell_undo(self, can: bool) -> None:  # noqa: FBT001 - told by a signal
        """Tell of the key that undoes only while there is something to undo."""
        self._can_undo = can
        self._show()

    def shown(self) -> list[ShownKeys]:
        """Return the keys there is room for, from the left."""
        return self._shown

    def heard_parts(self) -> list[HeardPart]:
        """Return them for a screen reader, one by one."""
        room = QRectF(self.rect())
        return [
            HeardPart(each.told, QRectF(each.left, room.top(), each.width, room.height()).toRect())
            for each in self._shown
        ]

    def sizeHint(self) -> QSize:
        """Return the height of a cap or a line, with air; the width is what it is given."""
        high = max(room_for("", ROLE, current_theme())[1], key_cap_size(UNDO[0]).height())
        return QSize(0, round(high) + 2 * ABOVE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit now."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Show as many as fit in letters of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the keys and what they do on the ground of the bar."""
        super().paintEvent(event)
        painter, theme, high = QPainter(self), current_theme(), self.height()
        painter.setFont(theme.font(ROLE))
        painter.setPen(theme.colour(INK))
        for each in self._shown:
            x = each.left
            for key in each.keys:
                cap = key_cap_size(key)
                draw_key_cap(painter, QRectF(x, (high - cap.height()) / 2, cap.width(), cap.height()), key)
                x += cap.width() + BETWEEN
            draw_elided(painter, QRectF(x, 0, each.left + each.width - x, high), each.words)
        painter.end()

    def _on_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self._moved.start()

    def _show(self) -> None:
        """Show the keys for where the focus is now."""
        hints = (*hints_at(self.window().focusWidget(), self._page), *self._always)
        wanted = [(tuple(keys), words) for keys, words in hints if self._can_undo or tuple(keys) != UNDO]
        if wanted != self._told:
            self._told = wanted
            self._fit()

    def _fit(self) -> None:
        """Find the place of each there is room for."""
        last = self._told[-2:]
        back = [each for each in self._told[:-2] if each[0] == WAY_BACK]
        others = [each for each in self._told[:-2] if each[0] != WAY_BACK]
        room, kept = self.width() - 2 * SIDE, self._told[-1:]
        for each in (*reversed(last), *back, *others):
            room -= _width(*each)
            if room >= 0 and each not in kept:
                kept.append(each)
            room -= GAP
        x, self._shown = float(SIDE), []
        for keys, words in self._told:
            if (keys, words) in kept:
                self._shown.append(ShownKeys(keys, words, x, _width(keys, words)))
                x += self._shown[-1].width + GAP
        self.update()


def _width(keys: tuple[str, ...], words: str) -> int:
    """Return the pixels keys take with what they do."""
    caps = sum(int(key_cap_size(each).width()) + BETWEEN for each in keys)
    return caps + int(line_width(words, ROLE, current_theme())) + SPARE
