"""»Sagens vægt« in a case: a few questions, what the case itself suggests, and how they were answered before."""

from uuid import UUID

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from app.services.case_weights import CaseWeightRow, read_weight
from app.services.weight_list import Criterion
from app.views.case_load.answer_row import AnswerLine
from app.views.case_load.words import HEAVINESS, TONES
from app.views.case_tab import ScrollTab
from app.views.theme import current_theme
from app.views.widgets.cards import Card, Tag
from app.views.widgets.columns import at_most, empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Sagens vægt"
SAYS = "Hvor meget arbejde er der i sagen lige nu? Det er dit skøn, til planlægning og til snakken med din leder."
WIDEST = 760


class WeightTab(ScrollTab):
    """The tab: the sum at the top, then a line for each question."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, HEADING)
        self._card = Card(HEADING, icon="scales")
        self._tags, self._source = FlowLayout(gap=6, line_gap=4), Text("", "meta", "ink2", wrap=True)
        self.lines: list[AnswerLine] = []
        self._asked: tuple[Criterion, ...] = ()
        self._card.body.addWidget(Text(SAYS, "body", "ink2", wrap=True))
        self._card.body.addLayout(self._tags)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(6)
        self._card.body.addLayout(self._questions)
        self._card.body.addWidget(self._source)
        self.body.addLayout(at_most(self._card, current_theme().px(WIDEST)))
        self.body.addStretch(1)

    def refresh(self) -> None:
        """Read the weight again; what is half typed stays."""
        row = self.workspace.ask(read_weight, self.case_id)
        self._show_sum(row)
        asked = tuple(each.criterion for each in row.answers)
        if asked != self._asked:
            for each in self.lines:
                each.let_go()
            empty_layout(self._questions)
            self._asked = asked
            self.lines = [AnswerLine(self.workspace, self.case_id, each) for each in asked]
            for each in self.lines:
                self._questions.addWidget(each)
        for line, answer in zip(self.lines, row.answers, strict=True):
            line.show_answer(answer)

    def showEvent(self, event: QShowEvent) -> None:
        """Read again each time: the questions may have been made others meanwhile, which no change tells of."""
        self._stale = True
        super().showEvent(event)

    def _show_sum(self, row: CaseWeightRow) -> None:
        self._tags.clear()
        points = "" if row.points is None else f", {row.points} point"
        self._tags.addWidget(Tag(f"{HEAVINESS[row.heaviness].capitalize()}{points}", TONES[row.heaviness]))
        self._source.setText(f"{row.source}.")
