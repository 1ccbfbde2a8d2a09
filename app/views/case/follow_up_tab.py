"""»Opfølgning«: the rhythm and its reason, what is planned, and what was held."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.case_header import read_header
from app.services.plan_page import CadenceRow, PlanPage, read_plan
from app.views.case.follow_up_panel import FollowUpPanel
from app.views.case.rhythm_panel import RhythmPanel
from app.views.case_tab import ScrollTab
from app.views.records.section import RecordSection
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace
from app.wording import word

NO_RHYTHM = "Ingen rytme endnu. Hvor tit skal I mødes, og hvorfor?"
NONE_PLANNED = "Ingen opfølgning endnu."


class FollowUpTab(ScrollTab):
    """The tab. `Hold opfølgning` opens the panel where one is noted."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Opfølgning")
        hold = PrimaryButton("Hold opfølgning", icon="check-circle")
        hold.clicked.connect(self.begin)
        self.add_action(hold)
        self.panel = FollowUpPanel(workspace, case_id)
        self.rhythm = RhythmPanel(workspace, case_id)
        self._rhythms = QVBoxLayout()
        self._rhythms.setSpacing(8)
        self._change = PlainButton("Vælg rytme", icon="calendar-blank")
        self._change.clicked.connect(self.rhythm.begin)
        self.planned = RecordSection(
            workspace, case_id, "follow_up", heading="Planlagt og holdt", add="Læg en opfølgning i kalenderen",
            empty=NONE_PLANNED,
        )  # fmt: skip
        self._lay_out()
        for panel in (self.panel, self.rhythm):
            if panel.has_draft():
                panel.begin()

    def refresh(self) -> None:
        """Read rhythm and follow-ups again."""
        plan = self.workspace.ask(read_plan, self.case_id)
        header = self.workspace.ask(read_header, self.case_id)
        name = header.children[0].called if header.children else "barnet"
        self.panel.offer(name, plan.interventions, [each for each in plan.follow_ups if not each.held_on])
        self._show_rhythms(plan)
        self.planned.refresh()

    def begin(self) -> None:
        """Open the panel where a follow-up is noted."""
        self.panel.begin()
        self.area.ensureWidgetVisible(self.panel)

    def _show_rhythms(self, plan: PlanPage) -> None:
        empty_layout(self._rhythms)
        for row in plan.cadences:
            self._rhythms.addWidget(RhythmLine(row))
        if not plan.cadences:
            self._rhythms.addWidget(EmptyState(NO_RHYTHM, "calendar-blank"))
        self._change.set_words("Lav rytmen om" if plan.cadences else "Vælg rytme")

    def _lay_out(self) -> None:
        card = Card("Rytme", icon="calendar-blank")
        card.body.addLayout(self._rhythms)
        card.body.addWidget(self.rhythm)
        card.body.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.panel, card, self.planned):
            self.body.addWidget(part)
        self.body.addStretch(1)


class RhythmLine(QWidget):
    """One rhythm: how often, why, and what that makes the next date."""

    def __init__(self, row: CadenceRow) -> None:
        super().__init__()
        because = f", fordi {_begin_small(row.reason)}" if row.reason else ""
        words = f"{row.words[:1].upper()}{row.words[1:]}{because}"
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(4)
        column.addWidget(SectionHeading(word(row.kind).capitalize()))
        column.addWidget(Text(words, "body", wrap=True))
        coming = f"Næste: {row.next_on}. {row.because}" if row.next_on else row.because
        column.addWidget(Text(coming, "meta", "ink2", wrap=True))
        self.setAccessibleName(f"{words}. {coming}")


def _begin_small(reason: str) -> str:
    """Return a reason as it reads after »fordi«."""
    return reason[:1].lower() + reason[1:].rstrip(".") if not reason[:2].isupper() else reason
