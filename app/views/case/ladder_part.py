"""The ladder of interventions as a picture, each child's own, with the same in words; gone when it is switched off."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout

from app.services.curve_shapes import Picture
from app.services.ladder import LadderRow, read_ladder
from app.services.ladder_shapes import ladder_picture
from app.services.modules import LADDER
from app.views.case.plan_records import modules_on
from app.views.genogram.drawn import Drawn
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

NOT_A_GOAL = "Trinnene er ikke et mål i sig selv. Det rigtige trin er det, der passer til nu."


class LadderPart(Card):
    """The pictures. Only on her own screen."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__("Indsatstrappen", icon="steps")
        self._workspace, self._case_id = workspace, case_id
        self._shown: tuple[LadderRow, ...] | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.body.addLayout(self._column)
        self.hide()

    def refresh(self) -> None:
        """Read and draw again; nothing is read when the ladder is switched off."""
        if LADDER not in modules_on(self._workspace):
            self.hide()
            return
        rows = self._workspace.ask(read_ladder, self._case_id)
        self.show()
        if rows == self._shown:
            return
        self._shown = rows
        empty_layout(self._column)
        for row in rows:
            self._show(row, several=len(rows) > 1)
        self._column.addWidget(Text(NOT_A_GOAL, "meta", "ink2", wrap=True))

    def _show(self, row: LadderRow, *, several: bool) -> None:
        if several:
            self._column.addWidget(SectionHeading(row.child, wrap=True))
        today = self._workspace.today

        def draw(width: float, text: float) -> Picture:
            return ladder_picture(row, width=width, text=text, today=today)

        if row.steps:
            self._column.addWidget(Drawn(f"Indsatstrappen, {row.child}", draw))
        self._column.addWidget(Text(row.words, "body", "ink2", wrap=True))
