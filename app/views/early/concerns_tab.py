"""»Bekymringer« of a case: what somebody saw, round the child too, and what it led to."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.models.enums_early import CaseStage
from app.services import concerns
from app.services.case_header import read_header
from app.services.early_course import course_states
from app.services.modules import GUIDES, list_modules
from app.services.records import KindRow, RecordRow
from app.views.case_tab import ScrollTab
from app.views.early.lead_on_panel import CoursePanel, EndPanel
from app.views.records.card import RecordCard
from app.views.records.section import RecordSection
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.text import Text
from app.views.workspace import Workspace

FIRST = (
    "text", "child_id", "signs", "in_school", "in_daycare", "in_family", "can_change", "tried", "told_by", "noticed",
)  # fmt: skip
EMPTY = "Ingen bekymringer skrevet. Hvad er set, og hvor?"
EXPLAIN = "Skriv det, der er set eller sagt, og hvad der kan ændres omkring barnet."
STAGES = {
    CaseStage.WORRY: "Her er en bekymring, ingen sag endnu.",
    CaseStage.EARLY: "Her er et tidligt forløb, ingen sag.",
}


class ConcernCard(RecordCard):
    """One worry; `led_on` asks what it led to."""

    led_on = Signal(object)

    def show_row(self, row: RecordRow, *, is_open: bool, kinds: tuple[KindRow, ...] = ()) -> None:
        """Show the worry with the way to say what it led to."""
        super().show_row(row, is_open=is_open, kinds=kinds)
        if self.above.count() == 0:
            button = PlainButton("Hvad førte den til?")
            button.setAccessibleName(f"Hvad førte bekymring {self.number} til?")
            button.clicked.connect(self._ask)
            self.above.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def line_of(self, row: RecordRow) -> str:
        """Return the worry itself, who tells it, and what it led to when it is over."""
        shown = {field.name: field.shown for field in row.fields}
        ended = shown.get("outcome", "") if shown.get("closed_on") else ""
        who = shown.get("raised_by_id") or shown.get("told_by", "")
        led = f"førte til: {ended}" if ended else ""
        return " · ".join(filter(None, (shown.get("text", ""), who, shown.get("noted_on", ""), led)))

    def _ask(self) -> None:
        if self._row is not None:
            self.led_on.emit(self._row.id)


class ConcernSection(RecordSection):
    """The worries; `led_on` carries the one that is asked about."""

    led_on = Signal(object)

    def make_card(self, number: int) -> RecordCard:
        """Return a card for one more worry."""
        card = ConcernCard(self.workspace, self.case_id, number, FIRST)
        card.led_on.connect(self.led_on)
        return card


class ConcernsTab(ScrollTab):
    """What stands before it is a case, the worries, and an early course that can begin at once."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Bekymringer")
        self._stage_card, self._stage = Card(), Text("", "body", wrap=True)
        self._become = PlainButton("Gør det til en sag", icon="folders")
        self._talks = Text("", "body", wrap=True)
        self.section = ConcernSection(
            workspace, case_id, "concern", heading="Bekymringer", add="Tilføj bekymring", empty=EMPTY,
            explain=EXPLAIN, first=FIRST,
        )  # fmt: skip
        self.end = EndPanel(workspace, case_id)
        children = tuple((each.id, each.called) for each in workspace.ask(read_header, case_id).children)
        self.course = CoursePanel(workspace, case_id, children)
        self._begin_course = PlainButton("Begynd et tidligt forløb", icon="steps")
        write = PrimaryButton("Ny bekymring", icon="plus")
        write.clicked.connect(self.section.begin)
        self.add_action(write)
        self._lay_out()
        self._begin_course.clicked.connect(self.course.begin)
        self._become.clicked.connect(self._on_become)
        self.section.led_on.connect(self.end.begin_for)
        if self.course.has_draft():
            self.course.begin()
        self.refresh()

    def refresh(self) -> None:
        """Read the worries and how far the matter is again."""
        header = self.workspace.ask(read_header, self.case_id)
        self._stage.setText(STAGES.get(header.stage, ""))
        self._stage_card.setVisible(header.stage in STAGES)
        talks = self.workspace.ask(course_states, self.case_id)
        lines = [f"{each.name}: {each.talks} af {each.most} samtaler." for each in talks]
        self._talks.setText(" ".join(lines))
        self._talks.setVisible(bool(lines))
        self.section.refresh()

    def guides_are_on(self) -> bool:
        """Tell whether the municipality shows its guides beside a worry."""
        return any(each.key == GUIDES and each.on for each in self.workspace.ask(list_modules))

    def _on_become(self) -> None:
        self.workspace.do("Gør det til en sag", concerns.become_case, self.case_id)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._stage, 1)
        row.addWidget(self._become, 0, Qt.AlignmentFlag.AlignTop)
        self._stage_card.body.addLayout(row)
        self.body.addWidget(self._stage_card)
        self.body.addWidget(self.section)
        self.body.addWidget(self.end)
        self.body.addWidget(self._talks)
        self.body.addWidget(self._begin_course, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.course)
        self.body.addStretch(1)
