"""Keys shown as small caps, and which of them do something where the focus is."""

from collections.abc import Sequence
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QTextEdit,
    QWidget,
)

from app.tokens import load_tokens
from app.views.theme import Theme, current_theme
from app.views.widgets.heard import Role
from app.views.widgets.text import Text
from app.views.widgets.text_layout import line_width

Told = Sequence[tuple[Sequence[str], str]]
"""Hints: the keys, and what they do."""
OwnKeys = tuple[tuple[Sequence[str], str], ...]
"""What stands as `focus_hints` or `more_hints`."""
SPACE, DIGITS = "Mellemrum", "1–9"
OF_BUTTONS = frozenset({"Enter", SPACE, "↑", "↓", "←", "→"})
"""What presses a button, or leads from it to the next."""
BETWEEN = 8
"""Pixels between a cap and what stands beside it."""


def key_cap_size(key: str) -> QSizeF:
    """Return the size of a key cap at the current text size, empty for no key."""
    if not key:
        return QSizeF(0, 0)
    theme = current_theme()
    height = theme.size("key_cap")
    return QSizeF(max(height, line_width(key, "key", theme) + theme.px(13)), height)


def draw_key_cap(painter: QPainter, where: QRectF, key: str, text: str = "ink", ground: str = "card") -> None:
    """Draw a key cap; an empty `ground` gives the see-through cap of a primary button in the colour `text`."""
    size = where.size().toSize()
    ratio = painter.device().devicePixelRatio()
    picture = _cap(key, text, ground, current_theme(), size.width(), size.height(), ratio)
    painter.drawPixmap(where.topLeft().toPoint(), picture)


@lru_cache(maxsize=256)
def _cap(key: str, text: str, ground: str, theme: Theme, width: int, height: int, ratio: float) -> QPixmap:
    """Paint a cap once: a page shows a score of them, and they cost more than the words beside them."""
    picture = QPixmap(round(width * ratio), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    where, radius = QRectF(0, 0, width, height), load_tokens().shape["radius_key"]
    box = where.adjusted(0.5, 0.5, -0.5, -0.5)
    painter = QPainter(picture)
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
    painter.end()
    return picture


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
        row.setSpacing(BETWEEN)
        for key in keys:
            row.addWidget(KeyCap(key))
        row.addWidget(Text(words, "meta", "ink2"))
        self.setAccessibleName(f"{' '.join(keys)}: {words}")


def hints_at(focus: QWidget | None, page: Told) -> Told:
    """Return what the keys do where the focus is.

    A bar or a box that is no part of the page says it itself (`focus_hints`), and so does a part of the page that knows
    more keys than the page (`more_hints`). In a field a letter is written; a button answers Enter and arrows itself.
    """
    within, told, more = focus, page, list[tuple[Sequence[str], str]]()
    while within is not None:
        more += getattr(within, "more_hints", ())
        if isinstance(own := getattr(within, "focus_hints", None), tuple):
            told = own
            break
        within = within.parentWidget()
    if isinstance(focus, QAbstractButton):
        told = [hint for hint in told if not all(key in OF_BUTTONS for key in hint[0])]
    told = [*more, *told] if more else told
    field = isinstance(focus, QLineEdit | QTextEdit | QPlainTextEdit) and not focus.isReadOnly()
    return [hint for hint in told if not all(map(_is_written, hint[0]))] if field else told


def _is_written(key: str) -> bool:
    return key in (SPACE, DIGITS) or (len(key) == 1 and (key.isalnum() or key == "?"))
