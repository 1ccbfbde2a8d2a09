"""A switch between a few ways to see the same thing, side by side in one frame."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from app.tokens import load_tokens
from app.views.theme import current_theme
from app.views.widgets.buttons import QuietButton, draw_focus
from app.views.widgets.heard import Role


class ModeSwitch(QWidget):
    """The switch. `chosen` carries the value of the way that was chosen."""

    heard_as = Role.Grouping

    chosen = Signal(str)

    def __init__(self, name: str, modes: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._buttons: dict[str, _Part] = {}
        group, row = QButtonGroup(self), QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, text in modes:
            button = _Part(text)
            button.clicked.connect(lambda _on=False, value=value: self.chosen.emit(value))
            group.addButton(button)
            row.addWidget(button)
            self._buttons[value] = button

    def choose(self, value: str) -> None:
        """Show a way as the chosen one; nothing is emitted."""
        self._buttons[value].setChecked(True)


class _Part(QuietButton):
    """One way. Chosen is told by a filled ground, and to a screen reader as checked."""

    heard_as = Role.RadioButton

    margin = 14

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.set_height("smallest_target")
        self.setAccessibleName(f"Vis som {text.lower()}")

    def ink(self) -> str:
        """Return the colour of the words."""
        return "on_accent" if self.isChecked() else "ink"

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the frame, filled when it is chosen."""
        theme, radius = current_theme(), load_tokens().shape["radius_key"]
        room = QRectF(self.rect()).adjusted(0.5, 4.5, -0.5, -4.5)
        painter.setPen(theme.colour("accent" if self.isChecked() else "control"))
        ground = "accent" if self.isChecked() else "sunken" if self.underMouse() else "card"
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(room, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            draw_focus(painter, QRectF(self.rect()), radius)
