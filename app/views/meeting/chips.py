"""Chips: small choices that stand side by side, pressed with the mouse or a digit."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.tokens import load_tokens
from app.views.meeting.tab_places import put_before
from app.views.theme import current_theme
from app.views.widgets.buttons import KeyButton, QuietButton, draw_focus
from app.views.widgets.flow import FlowLayout

MOST_WIDTH = 264
"""The widest a chip gets at 100 %; a longer name ends with …"""
MOST_SHOWN = 9
"""So many chips have a digit, and so many stand there when there are more than a table seats."""


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

    `digits` puts 1 to 9 on the first nine chips and 0 on the one for nobody (None); `letters` stand on the chips in
    their order. Pressing the keys is the owner's matter (`press`). Of very many choices the first `MOST_SHOWN` stand
    there, and a button shows the rest.
    """

    chosen = Signal()

    def __init__(self, name: str, *, several: bool = False, digits: bool = False, letters: Sequence[str] = ()) -> None:
        super().__init__()
        self._name, self._several, self._digits, self._letters = name, several, digits, letters
        self._more = QuietButton("")
        self._more.clicked.connect(self._show_all)
        self._all_shown = False
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
        for lasting in (self._more, self._tail):
            if lasting is not None:
                self._flow.removeWidget(lasting)
        self._flow.clear()
        self._chips = {}
        for number, (value, text) in enumerate(choices, start=1):
            chip = Chip(text, self._key(number, value), f"{self._name} {text}")
            chip.clicked.connect(lambda _on=False, value=value: self._on_clicked(value))
            self._chips[value] = chip
            self._flow.addWidget(chip)
        put_before(self, self._chips.values())
        self._all_shown = False
        self._flow.addWidget(self._more)
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
        self._show_some()

    def press(self, number: int) -> bool:
        """Press chip 1 to 9 as if with the mouse; False when there is none."""
        if not 1 <= number <= min(9, len(self._choices)) or self._choices[number - 1][0] is None:
            return False
        self._chips[self._choices[number - 1][0]].click()
        return True

    def _show_some(self) -> None:
        """Let the first of many stand there, with those that are chosen and the one for nobody."""
        few = self._all_shown or len(self._chips) <= MOST_SHOWN + 2
        for place, (value, chip) in enumerate(self._chips.items()):
            chip.setVisible(few or place < MOST_SHOWN or value is None or chip.isChecked())
        hidden = 0 if few else sum(chip.isHidden() for chip in self._chips.values())
        self._more.set_words(f"{hidden} flere …")
        self._more.setAccessibleName(f"{self._name} {hidden} flere")
        self._more.setVisible(hidden > 0)

    def _show_all(self) -> None:
        first = next((chip for chip in self._chips.values() if chip.isHidden()), None)
        self._all_shown = True
        self._show_some()
        if first is not None:
            first.setFocus()

    def _key(self, number: int, value: Hashable) -> str:
        if number <= len(self._letters):
            return self._letters[number - 1]
        if not self._digits or number > 9 and value is not None:
            return ""
        return "0" if value is None else str(number)

    def _on_clicked(self, value: Hashable) -> None:
        if not self._several:
            self.set_values([value])
        self.chosen.emit()
