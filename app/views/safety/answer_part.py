"""A table of answers with what is done to them: who answers, the letters as buttons, and the chosen cell in words."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.consent_rows import AnswerRow, Column
from app.views.records.attempt import Attempt
from app.views.records.fields import offer
from app.views.safety.answer_grid import AnswerGrid, Cell
from app.views.safety.part import SafetyPart
from app.views.widgets.buttons import QuietButton
from app.views.widgets.fields import choice_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

ANSWERS = {"J": "yes", "N": "no", "T": "withdrawn", "U": "unclear"}
"""Letters that answer a cell, and what they are called in the services."""
WORDS = (("J", "Ja"), ("N", "Nej"), ("T", "Trukket tilbage"), ("U", "Ikke afklaret"))
NOT_CHOSEN = ("", "vælg, hvem der svarer")


class AnswerPart(SafetyPart):
    """The common ground. Subclasses read their rows in `refresh` and carry an answer out in `set_answer`."""

    def __init__(
        self, workspace: Workspace, case_id: UUID, name: str, *, explain: str, more: Sequence[tuple[str, str]] = ()
    ) -> None:
        super().__init__(workspace, case_id)
        self.grid = AnswerGrid(name, "".join(letter for letter, _ in (*WORDS, *more)))
        self.by = choice_field("Svar fra", [NOT_CHOSEN])
        self.head, self.above, self.under, self.below = QVBoxLayout(), QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._asked: tuple[tuple[UUID, str], ...] = ()
        self._told, self._fault = Text("", "meta", "ink2", wrap=True), Text("", "body", "late", wrap=True)
        self._lay_out(explain, [*WORDS, *more])
        self.grid.answered.connect(self._on_letter)
        self.grid.moved.connect(self._on_moved)

    def answer(self, letter: str, cells: tuple[Cell, ...], by_id: UUID | None) -> Attempt[None] | None:
        """Carry out what a letter means for the chosen cells; None when there is nobody it could be about."""
        raise NotImplementedError

    def show_rows(self, columns: Sequence[Column], rows: Sequence[AnswerRow]) -> None:
        """Show the table."""
        self.grid.set_rows(columns, rows)
        self._on_moved()

    def asked(self) -> tuple[tuple[UUID, str], ...]:
        """Return who can answer for the cell that is chosen."""
        raise NotImplementedError

    def by_id(self) -> UUID | None:
        """Return who is said to answer, None when nobody is chosen."""
        return UUID(self.by.text()) if self.by.text() else None

    def told(self) -> str:
        """Return what is said about the chosen cell."""
        return self._told.text()

    def fault(self) -> str:
        """Return why the last answer was refused, empty when it was not."""
        return "" if self._fault.isHidden() else self._fault.text()

    def say(self, refusal: str) -> None:
        """Show why something was refused, or take it away."""
        self._fault.setText(refusal)
        self._fault.setVisible(bool(refusal))

    def _on_letter(self, letter: str) -> None:
        if letter.isdigit():
            self._choose_who(int(letter))
            return
        cells = self.grid.cells()
        if not cells:
            return
        tried = self.answer(letter, cells, self.by_id())
        if tried is not None:
            self.say(tried.refusal)

    def _choose_who(self, number: int) -> None:
        if number <= len(self._asked):
            self.by.set_text(str(self._asked[number - 1][0]))

    def _on_moved(self) -> None:
        self._told.setText(str(self.grid.model().data(self.grid.currentIndex(), Qt.ItemDataRole.ToolTipRole) or ""))
        asked = self.asked()
        if asked != self._asked:
            self._asked = asked
            kept = self.by.text()
            numbered = [(str(each), f"{number} {name}") for number, (each, name) in enumerate(asked, start=1)]
            offer(self.by, [NOT_CHOSEN, *numbered])
            self.by.set_text(kept if kept in dict(numbered) else "")
        self.by.setVisible(len(asked) > 1)

    def _lay_out(self, explain: str, letters: Sequence[tuple[str, str]]) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=2, line_gap=0)
        for letter, words in letters:
            button = QuietButton(words, letter)
            button.clicked.connect(lambda _on=False, letter=letter: self._on_letter(letter))
            flow.addWidget(button)
        for letter, words, choose in (
            ("R", "Hele rækken", self.grid.choose_row),
            ("F", "Alle fagpersoner", self.grid.choose_workers),
        ):
            button = QuietButton(words, letter)
            button.clicked.connect(choose)
            flow.addWidget(button)
        self.above.setSpacing(12)
        self.above.addWidget(self.by, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(Text(explain, "meta", "ink2", wrap=True))
        for row in (self.head, self.above, self.under):
            column.addLayout(row)
        for part in (self.grid, self._fault, self._told, buttons):
            column.addWidget(part)
        column.addLayout(self.below)
        column.addStretch(1)
        self._fault.hide()
