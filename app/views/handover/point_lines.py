"""The points of a hand-over as lines in groups; what nobody beside the screen may read waits until it is asked for."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_overview import HandOverPointKind as Kind
from app.services.hand_over_rows import PointRow
from app.views.widgets.buttons import LinkButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import SectionHeading, Text

GROUPS = {
    Kind.KNOWS: "Hvem må vide hvad",
    Kind.AGREEMENT: "Åbne aftaler",
    Kind.DATE: "Næste datoer",
    Kind.PLAN: "Plan og mål",
    Kind.PAPER: "Papirer, der ikke er udleveret",
    Kind.OTHER: "Netværket",
}
OWN = "Skrevet af rådgiveren"
CAREFUL = "Om hvem der må vide hvad. Vis det, når ingen kigger med."
SHOW = "Vis"
SHORT = 60
"""Letters of a point that tell what its buttons are about."""


class PointLine(QWidget):
    """One point: its words, and on the right what can be done with it (`buttons`). `below` is where more may open."""

    def __init__(self, row: PointRow, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.row, self.buttons = row, tuple(buttons)
        self._words = Text("", "body", wrap=True)
        self._show = LinkButton(SHOW)
        self._show.clicked.connect(self.reveal)
        self.below = QVBoxLayout()
        self.below.setContentsMargins(0, 0, 0, 0)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._words, 1, Qt.AlignmentFlag.AlignVCenter)
        for each in (self._show, *buttons):
            top.addWidget(each, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 2)
        column.setSpacing(4)
        column.addLayout(top)
        column.addLayout(self.below)
        self._words.setText(CAREFUL if row.careful else row.text)
        self._words.set_colour("ink2" if row.careful else "ink")
        self._show.setVisible(row.careful)

    def reveal(self) -> None:
        """Show the words of a point that was kept back."""
        self._words.setText(self.row.text)
        self._words.set_colour("ink")
        self._show.hide()

    def number_show(self, number: int) -> None:
        """Tell the button that shows the words from the others of its kind."""
        self._show.setAccessibleName(f"{SHOW} punkt {number}")


class PointGroups(QVBoxLayout):
    """The lines under the headings of their kinds; drawn anew only when other points are there."""

    def __init__(self, make: Callable[[PointRow, int], PointLine]) -> None:
        super().__init__()
        self._make = make
        self._shown: tuple[tuple[object, ...], ...] | None = None
        self.lines: dict[object, PointLine] = {}
        self.setSpacing(4)

    def show_points(self, points: Sequence[PointRow]) -> bool:
        """Show some points; tell whether the lines were made anew."""
        now = tuple((each.id, each.text, each.careful) for each in points)
        if now == self._shown:
            return False
        self._shown, self.lines = now, {}
        empty_layout(self)
        heading = ""
        for number, each in enumerate(points, start=1):
            group = OWN if each.own else GROUPS[each.kind]
            if group != heading:
                heading = group
                self.addWidget(SectionHeading(group, role="subhead"))
            line = self._make(each, number)
            line.number_show(number)
            self.lines[each.id] = line
            self.addWidget(line)
        return True


def called(row: PointRow, number: int) -> str:
    """Return what a point is called in the name of a button; never words that are kept back."""
    return f"punkt {number}" if row.careful else f"punkt {number}, {' '.join(row.text.split())[:SHORT]}"
