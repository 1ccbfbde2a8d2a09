"""Buttons that carry their key: one primary per page, everything else plain, quiet or a link."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.tokens import load_tokens
from app.views.icons import draw_icon
from app.views.theme import current_theme
from app.views.widgets.keys import draw_key_cap, key_cap_size
from app.views.widgets.text_layout import draw_elided, line_width
from app.views.widgets.verb_column import VerbButton, step_in_column

GAP, INSIDE = 9, 4
BACK = "Tilbage"
ONCE = frozenset({"trash", "arrow-fat-line-up"})
"""Icons that move rows away under the pointer: the second press of a double click would meet another row."""


def draw_focus(painter: QPainter, where: QRectF, radius: float) -> None:
    """Draw the focus ring just inside a box."""
    width = load_tokens().shape["border_focus"]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(current_theme().colour("focus"), width))
    painter.drawRoundedRect(where.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)


def draw_focus_within(painter: QPainter, room: QRectF) -> None:
    """Draw the ring of a drawing a little inside its room, which may end where the window does."""
    draw_focus(painter, room.adjusted(INSIDE, INSIDE, -INSIDE, -INSIDE), load_tokens().shape["radius_control"])


class KeyButton(VerbButton):
    """The common ground: icon, words and key cap on one line; Enter and Space press it. `margin` is px at 100 %."""

    margin = 16
    _pressed_last = 0
    """Which button the mouse pressed last, whichever it was."""

    def __init__(self, text: str, key: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key, self._icon = key, icon
        self._height, self._cap = "button", key
        self.once = icon in ONCE
        """Take a double click as one press: a second would be about what has come there instead."""
        self.setAccessibleName(text)
        self.setAccessibleDescription(f"Tasten {key}" if key else "")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def key(self) -> str:
        """The key on the cap, empty when it has none."""
        return self._key

    def set_words(self, text: str) -> None:
        """Show and say another text."""
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def show_cap(self, *, shown: bool) -> None:
        """Show the key on its cap, or leave it out where the room is needed for words; it works all the same."""
        cap = self._key if shown else ""
        if cap != self._cap:
            self._cap = cap
            self.updateGeometry()
            self.update()

    def left_out(self) -> int:
        """Return the pixels the button lacks because its cap is left out."""
        return 0 if self._cap else self.room_for_cap()

    def room_for_cap(self) -> int:
        """Return the pixels the cap takes, 0 for a button without a key."""
        return round(key_cap_size(self._key).width() + current_theme().px(GAP)) if self._key else 0

    def set_height(self, name: str) -> None:
        """Use the height of another size token."""
        self._height = name
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for everything on the button."""
        theme = current_theme()
        parts = [line_width(self.text(), "subhead", theme) + 2]
        parts += [theme.px(20)] if self._icon else []
        parts += [key_cap_size(self._cap).width()] if self._cap else []
        gaps = theme.px(GAP) * (len(parts) - 1)
        return QSize(round(sum(parts) + gaps + 2 * theme.px(self.margin)), theme.size(self._height))

    def minimumSizeHint(self) -> QSize:
        """Return the same: words on a button are never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button too, and leave what is pressed with Alt to what stands round it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self.click()
            return
        if step_in_column(self, event):
            return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # Qt would go to another field; Alt and an arrow move the card the button stands on
            return
        super().keyPressEvent(event)

    def does(self) -> str:
        """Return its icon, or its words where it has none: the icon alone is called by its row."""
        return self._icon or self.text()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember which one was pressed, for the second press of a double click."""
        KeyButton._pressed_last = id(self)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Let the second press pass when the first was on another button, which has given its place to this one.

        So does a button where each press is about another thing: `once`.
        """
        if self.once or KeyButton._pressed_last != id(self):
            event.accept()
            return
        super().mouseDoubleClickEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint ground, words, key and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_ground(painter)
        self.paint_words(painter)
        painter.end()

    def paint_ground(self, painter: QPainter) -> None:
        """Paint surface, border and focus ring of a plain button."""
        theme, radius = current_theme(), load_tokens().shape["radius_control"]
        painter.setPen(theme.colour("control" if self.isEnabled() else "line_strong"))
        painter.setBrush(theme.colour("sunken" if self.underMouse() or self.isDown() else "card"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), radius)

    def ink(self) -> str:
        """Return the colour token of the words."""
        return "ink" if self.isEnabled() else "ink3"

    def cap_ground(self) -> str:
        """Return the ground of the key cap."""
        return "card"

    def paint_words(self, painter: QPainter) -> None:
        """Paint icon, words and key cap, as a group in the middle."""
        theme, gap = current_theme(), current_theme().px(GAP)
        room, height = QRectF(self.rect()), self.height()
        spare = max(self.width() - self.sizeHint().width(), 0) / 2
        x, right = theme.px(self.margin) + spare, room.right() - theme.px(self.margin) - spare
        if self._icon:
            side = theme.px(20)
            draw_icon(painter, self._icon, QRectF(x, (height - side) / 2, side, side), self.ink())
            x += side + gap
        if self._cap:
            cap = key_cap_size(self._cap)
            right -= cap.width()
            where = QRectF(right, (height - cap.height()) / 2, cap.width(), cap.height())
            draw_key_cap(painter, where, self._cap, self.ink(), self.cap_ground())
            right -= gap
        painter.setFont(theme.font("subhead"))
        painter.setPen(theme.colour(self.ink()))
        draw_elided(painter, QRectF(x, 0, right - x, height), self.text())


class PlainButton(KeyButton):
    """An ordinary button."""


class PrimaryButton(KeyButton):
    """The one thing this page is for."""

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the accent surface; focus is a ring with a gap."""
        theme, radius = current_theme(), load_tokens().shape["radius_control"]
        room = QRectF(self.rect())
        if self.hasFocus():
            draw_focus(painter, room, radius)
            room = room.adjusted(4, 4, -4, -4)
        hover = self.underMouse() or self.isDown()
        name = ("accent_hover" if hover else "accent") if self.isEnabled() else "sunken"
        painter.setPen(Qt.PenStyle.NoPen if self.isEnabled() else theme.colour("line_strong"))
        painter.setBrush(theme.colour(name))
        inner = radius - (2 if self.hasFocus() else 0)
        painter.drawRoundedRect(room if self.isEnabled() else room.adjusted(0.5, 0.5, -0.5, -0.5), inner, inner)

    def ink(self) -> str:
        """Return the colour of words on the accent."""
        return "on_accent" if self.isEnabled() else "ink3"

    def cap_ground(self) -> str:
        """Return no ground: the accent shows through."""
        return ""


class QuietButton(KeyButton):
    """A button without a frame, for rows and corners."""

    margin = 8

    def paint_ground(self, painter: QPainter) -> None:
        """Paint a surface only under the pointer."""
        radius = load_tokens().shape["radius_control"]
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current_theme().colour("sunken"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()), radius)


class BackButton(QuietButton):
    """The way back, the same everywhere: an arrow, what the place it leads to is called, and Esc, which presses it.

    It stands last in the line of the heading, where there is one. Whoever hears it is told that it goes back. Without
    a place it leads to where she came from.
    """

    def __init__(self, place: str = "") -> None:
        super().__init__(place or BACK, "Esc", "arrow-left")
        self.set_words(place or BACK)

    def set_words(self, text: str) -> None:
        """Lead to another place."""
        super().set_words(text)
        self.setAccessibleName(text if text == BACK else f"{BACK}: {text}")


class IconButton(QuietButton):
    """An icon that can be pressed; `text` is what it is called, shown as a tooltip."""

    def __init__(self, icon: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "", icon, parent)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, text: str) -> None:
        """Show another icon that is called something else."""
        self._icon, self.once = icon, icon in ONCE
        self.set_words(text)
        self.setToolTip(text)

    def sizeHint(self) -> QSize:
        """Return a square of at least the smallest target."""
        side = current_theme().size("smallest_target")
        return QSize(side, side)

    def paint_words(self, painter: QPainter) -> None:
        """Paint the icon alone."""
        side = current_theme().px(20)
        where = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        draw_icon(painter, self._icon, where, "ink2" if self.isEnabled() else "ink3")


class LinkButton(QuietButton):
    """Underlined words that lead somewhere."""

    margin = 4

    def ink(self) -> str:
        """Return the colour of a link."""
        return "accent" if self.isEnabled() else "ink3"

    def sizeHint(self) -> QSize:
        """Return the words with the smallest target's height."""
        theme = current_theme()
        width = line_width(self.text(), "body", theme)
        return QSize(round(width) + 2 * theme.px(self.margin) + 2, theme.size("smallest_target"))

    def paint_words(self, painter: QPainter) -> None:
        """Paint the words underlined."""
        theme = current_theme()
        font = theme.font("body")
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(theme.colour(self.ink()))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, words)
