"""A person with a few answers beside the name: one key per person, the arrows go to the next one."""

from collections.abc import Collection, Hashable, Sequence
from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.views.meeting.chips import ChipRow
from app.views.meeting.panel import bring_in_sight
from app.views.meeting.tab_places import takes_tab
from app.views.theme import current_theme
from app.views.widgets.buttons import KeyButton
from app.views.widgets.ringed_frame import RingedFrame
from app.views.widgets.text import Text
from app.views.widgets.text_layout import line_width

SHORT_NAMES = 104
"""Pixels at 100 % of a name as it is used at the table; a longer one breaks."""
LEAST_NAME, GAP = 56, 8


def keys_of(choices: Sequence[tuple[Hashable, str]]) -> str:
    """Return the keys in one line, to stand above the rows: »1 er her · 2 på telefon«."""
    return " · ".join(f"{number} {text}" for number, (_, text) in enumerate(choices, start=1))


def line_up(rows: Collection["ChoiceRow"]) -> None:
    """Give the names the width of the longest, so that the choices stand under each other with most room."""
    widest = max((each.name_width() for each in rows), default=0)
    for each in rows:
        each.set_name_width(min(max(widest, LEAST_NAME), SHORT_NAMES))


class ChoiceRow(RingedFrame):
    """A name and its choices, each (value, text).

    Digits choose and go on to the next row, and stay on the last one; Up and Down move, past it to what comes after.
    A key held down answers once: it would else answer for everybody.
    `extra` (a button) stands at the end; `extra_key` presses it. `said` tells two rows of one person apart in words.
    """

    chosen = Signal(object)
    extra_pressed = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[Hashable, str]], extra_key: str = "", said: str = "") -> None:
        super().__init__()
        self._said, self._extra_key = said or name, extra_key
        self._words = dict(choices)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text = Text(name, "subhead", wrap=True)
        self._note = Text("", "meta", "ink2", wrap=True)
        self.chips = ChipRow(f"{self._said}:")
        self.chips.set_choices(choices)
        self.chips.mouse_only()
        self.chips.chosen.connect(lambda: self.chosen.emit(self.chips.value()))
        self.box = QGridLayout(self)
        self.box.setContentsMargins(8, 5, 8, 5)
        self.box.setHorizontalSpacing(GAP)
        self.box.setVerticalSpacing(2)
        self.box.setColumnStretch(1, 1)
        self._name_box = QVBoxLayout()
        self._name_box.addWidget(self._text)
        self._name_box.addStretch(1)
        self.set_name_width(SHORT_NAMES)
        self.box.addLayout(self._name_box, 0, 0, 2, 1)
        self.box.addWidget(self.chips, 0, 1)
        self.box.addWidget(self._note, 1, 1)
        self._note.hide()

    def name_width(self) -> int:
        """Return how many pixels at 100 % the name takes on one line."""
        theme = current_theme()
        return ceil((line_width(self._text.text(), "subhead", theme) + 2) / theme.px(100) * 100)

    def set_name_width(self, width: int) -> None:
        """Give the name so many pixels at 100 %, the same in all rows, so that the choices stand under each other."""
        theme = current_theme()
        above = (theme.size("field") - round(theme.style("subhead").line)) // 2
        self._text.setFixedWidth(theme.px(width))
        self._name_box.setContentsMargins(0, above, 0, 0)  # on a line with the words of the choices

    def add_extra(self, widget: QWidget) -> None:
        """Put something at the end of the row, a button as tall as the choices."""
        if isinstance(widget, KeyButton):
            widget.set_height("field")
        self.box.addWidget(widget, 0, 2, Qt.AlignmentFlag.AlignTop)

    def show_choice(self, value: Hashable | None, note: str = "") -> None:
        """Show what is chosen, with a quiet line under it."""
        self.chips.set_values([value])
        self._note.setText(note)
        self._note.setVisible(bool(note))
        answer = self._words.get(value, "ikke sat endnu") if value is not None else "ikke sat endnu"
        self.setAccessibleName(f"{self._said}: {answer}")
        keys = ", ".join(f"{number} {text}" for number, text in enumerate(self._words.values(), start=1))
        self.setAccessibleDescription(f"Tasterne {keys}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let digits choose and arrows move; anything else is not for this row."""
        number = event.key() - Qt.Key.Key_0.value
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._go(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.isAutoRepeat():
            return
        elif 1 <= number <= 9 and self.chips.press(number):
            if self.hasFocus():  # an answer may have opened a line to write in
                self._go(1, leaves=False)
        elif self._extra_key and event.text().upper() == self._extra_key:
            self.extra_pressed.emit()
        else:
            super().keyPressEvent(event)

    def _go(self, steps: int, *, leaves: bool = True) -> None:
        """Put the focus on the row before or after; past the last one it stays, or leaves for what comes then."""
        holder = self.parentWidget()
        rows = [each for each in holder.findChildren(ChoiceRow) if each.isVisible()] if holder else []
        place = rows.index(self) + steps if self in rows else -1
        if 0 <= place < len(rows):
            rows[place].setFocus()
            bring_in_sight(rows[place])  # Qt does it for Tab alone, and an answer leads on as well
        elif leaves:
            self._leave(forward=steps > 0)

    def _leave(self, *, forward: bool) -> None:
        """Go to the nearest thing outside the row; what stands at its end is for Tab."""
        each: QWidget | None = self
        while each is not None and (each := _next_to(each, forward=forward)) is not self:
            seen = each is not None and takes_tab(each) and each.isVisible() and each.isEnabled()
            if each is not None and seen and not self.isAncestorOf(each):
                each.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _next_to(widget: QWidget, *, forward: bool) -> QWidget | None:
    return widget.nextInFocusChain() if forward else widget.previousInFocusChain()
