"""Chips: small choices that stand side by side, pressed with the mouse or a digit."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.widgets.buttons import KeyButton, draw_focus
from app.views.widgets.flow import FlowLayout

MOST_WIDTH = 220
"""The widest a chip gets at 100 %; a longer name ends with …"""


class Chip(KeyButton):
    """One choice. Chosen is told by a thicker border and a filled ground, and to a screen reader as checked."""

    margin = 11

    def __init__(self, text: str, key: str = "", said: str = "") -> None:
        super().__init__(text, key)
        self.setCheckable(True)
        self.set_height("field")
        self.setAccessibleName(said or text)

    def sizeHint(self) -> QSize:
        """Return room for the words, but never more than a line of its own can give; the rest is the tooltip."""
        wanted, most = super().sizeHint(), current_theme().px(MOST_WIDTH)
        self.setToolTip(self.text() if wanted.width() > most else "")
        return QSize(min(wanted.width(), most), wanted.height())

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the ground: soft with a thick border when chosen."""
        theme, radius = current_theme(), load_tokens().shape["radius_control"]
        chosen = self.isChecked()
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        pen = painter.pen()
        pen.setColor(theme.colour("accent" if chosen else "control"))
        pen.setWidthF(2.0 if chosen else 1.0)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_soft" if chosen else "sunken" if self.underMouse() else "card"))
        painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), radius - 2)


class ChipRow(QWidget):
    """Chips for some choices, each (value, text). One or `several` may be chosen; `chosen` comes when the user does.

    `digits` puts 1 to 9 on the first nine chips and 0 on the one for nobody (None); pressing the keys is the owner's
    matter (`press`).
    """

    chosen = Signal()

    def __init__(self, name: str, *, several: bool = False, digits: bool = False) -> None:
        super().__init__()
        self._name, self._several, self._digits = name, several, digits
        self._choices: tuple[tuple[Hashable, str], ...] = ()
        self._chips: dict[Hashable, Chip] = {}
        self._tail: QWidget | None = None
        self._flow = FlowLayout(self, gap=6, line_gap=6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(name)

    def set_choices(self, choices: Sequence[tuple[Hashable, str]]) -> None:
        """Offer other choices; what was chosen stays chosen if it is still there."""
        if tuple(choices) == self._choices:
            return
        kept = self.values()
        self._choices = tuple(choices)
        if self._tail is not None:
            self._flow.removeWidget(self._tail)
        self._flow.clear()
        self._chips = {}
        for number, (value, text) in enumerate(choices, start=1):
            chip = Chip(text, self._key(number, value), f"{self._name} {text}")
            chip.clicked.connect(lambda _on=False, value=value: self._on_clicked(value))
            self._chips[value] = chip
            self._flow.addWidget(chip)
        if self._tail is not None:
            self._flow.addWidget(self._tail)
        self.set_values(kept)

    def end_with(self, widget: QWidget) -> None:
        """Let something else stand after the chips, for example a line for a name that is not among them."""
        self._tail = widget
        self._flow.addWidget(widget)

    def mouse_only(self) -> None:
        """Take the chips out of the tab order, when the row around them has keys of its own."""
        for chip in self._chips.values():
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def values(self) -> tuple[Hashable, ...]:
        """Return what is chosen, in the order of the chips."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def value(self) -> Hashable | None:
        """Return the one chosen, None when there is none."""
        return next(iter(self.values()), None)

    def set_values(self, values: Sequence[Hashable]) -> None:
        """Choose without telling anybody."""
        for value, chip in self._chips.items():
            chip.setChecked(value in values)

    def press(self, number: int) -> bool:
        """Press chip 1 to 9 as if with the mouse; False when there is none."""
        if not 1 <= number <= min(9, len(self._choices)) or self._choices[number - 1][0] is None:
            return False
        self._chips[self._choices[number - 1][0]].click()
        return True

    def _key(self, number: int, value: Hashable) -> str:
        if not self._digits or number > 9 and value is not None:
            return ""
        return "0" if value is None else str(number)

    def _on_clicked(self, value: Hashable) -> None:
        if not self._several:
            self.set_values([value])
        self.chosen.emit()
