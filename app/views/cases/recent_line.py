"""The cases that were open last, on a line over the list: one click or Alt with a digit away."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.services.cases import CaseLine
from app.views.cases.columns import names
from app.views.cases.recent import live_recent
from app.views.widgets.buttons import QuietButton
from app.views.widgets.text import Text
from app.views.widgets.view_memory import memory_of
from app.views.workspace import Workspace

MOST, LONGEST, GAP = 5, 30, 4
"""Cases on the line, and letters of a name on it (the list below has the whole name); pixels between two."""


class RecentLine(QWidget):
    """The line; hidden when no case has been open. `chosen` carries the id of a case."""

    chosen = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._buttons: list[QuietButton] = []
        self._lines: Sequence[CaseLine] = ()
        self._by_id: dict[UUID, CaseLine] = {}
        self._newest: list[UUID] = []
        # What the names would like to have must never make the window wider.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._told = Text("Senest åbne", "meta", "ink2")
        self._row.addWidget(self._told)
        self._row.addStretch(1)
        self.setAccessibleName("Senest åbne sager")
        self.hide()

    def show_lines(self, lines: Sequence[CaseLine]) -> None:
        """Show those of the recent cases that stand in the list, newest first; without any the line goes away."""
        if not lines:
            self.hide()
            return
        is_same = lines is self._lines
        if not is_same:
            self._lines, self._by_id = lines, {line.id: line for line in lines}
        newest = live_recent(self._workspace, memory_of(self), self._by_id)
        if is_same and newest == self._newest:
            self.setVisible(bool(self._buttons))
            return  # one comes back to the page, or to the whole list
        self._newest, by_id = newest, self._by_id
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        numbered = [(number, by_id[each]) for number, each in enumerate(newest, start=1) if each in by_id]
        self._buttons = [self._button(line, number) for number, line in numbered[:MOST]]
        self.setVisible(bool(self._buttons))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for on one line."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - self._told.sizeHint().width()
        for each in self._buttons:
            room -= each.sizeHint().width() + GAP
            each.setVisible(room >= 0)

    def words(self) -> list[str]:
        """Return what stands on the line."""
        return [each.text() for each in self._buttons]

    def _button(self, line: CaseLine, number: int) -> QuietButton:
        name = names(line)
        short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
        button = QuietButton(short, f"Alt {number}" if number < 10 else "")
        button.setAccessibleName(f"Senest åben: {name}")
        button.setToolTip(name)
        button.clicked.connect(lambda: self.chosen.emit(line.id))
        self._row.insertWidget(self._row.count() - 1, button)
        return button
