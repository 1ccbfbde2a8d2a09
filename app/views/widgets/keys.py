"""Keys shown as small caps, and the bar at the bottom that names the page's keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.widgets.heard import Role
from app.views.widgets.text import Text
from app.views.widgets.text_layout import line_width

GAP = 22
"""Pixels between two keys of the bar."""
WAY_BACK = ("Esc",)
Told = Sequence[tuple[Sequence[str], str]]
"""Hints: the keys, and what they do."""
OwnKeys = tuple[tuple[Sequence[str], str], ...]
"""What stands as `focus_hints` or `more_hints`."""
SPACE, DIGITS = "Mellemrum", "1–9"
MOST_KEPT = 32
"""Hints the bar keeps made, those that are shown among them."""


def key_cap_size(key: str) -> QSizeF:
    """Return the size of a key cap at the current text size, empty for no key."""
    if not key:
        return QSizeF(0, 0)
    theme = current_theme()
    height = theme.size("key_cap")
    return QSizeF(max(height, line_width(key, "key", theme) + theme.px(13)), height)


def draw_key_cap(painter: QPainter, where: QRectF, key: str, text: str = "ink", ground: str = "card") -> None:
    """Draw a key cap; an empty `ground` gives the see-through cap of a primary button in the colour `text`."""
    theme, radius = current_theme(), load_tokens().shape["radius_key"]
    box = where.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour("line_strong" if ground else text))
    painter.setBrush(theme.colour(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)
    if ground:  # the thicker lower edge makes it a key and not a frame
        edge = box.bottom() - 1
        painter.drawLine(QPointF(box.left() + radius, edge), QPointF(box.right() - radius, edge))
    painter.setFont(theme.font("key"))
    painter.setPen(theme.colour(text))
    painter.drawText(where, Qt.AlignmentFlag.AlignCenter, key)


class KeyCap(QWidget):
    """One key, for example »N« or »Ctrl K«."""

    heard_as = Role.StaticText

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(f"Tasten {key}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size at the current text size."""
        return key_cap_size(self._key).toSize()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the cap."""
        painter = QPainter(self)
        draw_key_cap(painter, QRectF(self.rect()), self._key)
        painter.end()


class KeyHint(QWidget):
    """Keys and what they do: »↑ ↓ Vælg«."""

    heard_as = Role.StaticText
    heard_whole = True

    def __init__(self, keys: Sequence[str], words: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for key in keys:
            row.addWidget(KeyCap(key))
        row.addWidget(Text(words, "meta", "ink2"))
        self.setAccessibleName(f"{' '.join(keys)}: {words}")


def hints_at(focus: QWidget | None, page: Told) -> Told:
    """Return what the keys do where the focus is.

    A bar or a box that is no part of the page says it itself (`focus_hints`), and so does a part of the page that knows
    more keys than the page (`more_hints`). In a field a letter is written.
    """
    within, told, more = focus, page, list[tuple[Sequence[str], str]]()
    while within is not None:
        more += getattr(within, "more_hints", ())
        if isinstance(own := getattr(within, "focus_hints", None), tuple):
            told = own
            break
        within = within.parentWidget()
    told = [*more, *told] if more else told
    field = isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit) and not focus.isReadOnly()
    return [hint for hint in told if not all(map(_is_written, hint[0]))] if field else told


def _is_written(key: str) -> bool:
    return key in (SPACE, DIGITS) or (len(key) == 1 and (key.isalnum() or key == "?"))


class KeyBar(QFrame):
    """The bottom bar with the page's keys on one line, as many as there is room for.

    The last two, »Vejledning« and »Alle taster«, lead to the rest and come before the others, and so does the way back.
    """

    def __init__(self, hints: Told = ()) -> None:
        super().__init__()
        self.setAccessibleName("Taster på denne side")
        # What the keys would like to have must never make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(32, 10, 32, 10)
        self._row.setSpacing(GAP)
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addStretch(1)
        self._told: list[tuple[tuple[str, ...], str]] = []
        self._hints: list[KeyHint] = []
        self._made: dict[tuple[tuple[str, ...], str], KeyHint] = {}
        self._page: Told = ()
        self._always: Told = ()
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

    def _show(self) -> None:
        """Show the keys for where the focus is now; those that stand there already stay.

        Some that are not shown are kept for the page they belong to: one goes to and fro between pages.
        """
        hints = (*hints_at(self.window().focusWidget(), self._page), *self._always)
        wanted = [(tuple(keys), words) for keys, words in hints]
        if wanted == self._told:
            return
        for told, hint in zip(self._told, self._hints, strict=True):
            if told not in wanted:
                self._row.removeWidget(hint)
                hint.hide()
        made = self._made
        self._told, self._hints = wanted, [made.pop(each) if each in made else KeyHint(*each) for each in wanted]
        self._made |= zip(wanted, self._hints, strict=True)  # those that stand there are the last that may go
        for told in list(self._made)[: -max(MOST_KEPT, len(wanted))]:
            self._made.pop(told).deleteLater()
        for place, each in enumerate(self._hints):
            if self._row.indexOf(each) != place:  # to put one where it stands costs as much as to move it
                self._row.insertWidget(place, each)
        self._fit()

    def _on_focus(self, _before: QWidget | None, _now: QWidget | None) -> None:
        self._moved.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Hide what there is no room for."""
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        back = [each for each, told in zip(self._hints[:-2], self._told[:-2], strict=True) if told[0] == WAY_BACK]
        others = (each for each in self._hints[:-2] if each not in back)
        for each in (*self._hints[:-3:-1], *back, *others):
            room -= each.sizeHint().width()
            each.setVisible(room >= 0 or each is self._hints[-1])
            room -= GAP
