"""The steps of guides beside one piece of work: ticked with the day and initials, by a click or the space bar."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.language.dates import short_day
from app.services import guide_ticks
from app.services.guide_ticks import ITSELF, Beside, ChecklistRows, StepRow
from app.services.guides import note_seen
from app.views.widgets.buttons import LinkButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NEWS = "Nyt siden sidst: {came} nye eller ændrede trin, {went} er gået ud."
GONE = "Trinnet står ikke i guiden mere."


class Checklist(QWidget):
    """Some guides with what is taken of them. Nothing is shown for a guide that is not in use."""

    def __init__(
        self, workspace: Workspace, case_id: UUID, guide_ids: tuple[str, ...], beside: Beside = ITSELF
    ) -> None:
        super().__init__()
        self._workspace, self._case_id, self._ids, self._beside = workspace, case_id, guide_ids, beside
        self._cards: list[Card] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.refresh()

    def set_guides(self, guide_ids: tuple[str, ...]) -> None:
        """Show other guides, as when another kind of worry is chosen."""
        if guide_ids != self._ids:
            self._ids = guide_ids
            self.refresh()

    def refresh(self) -> None:
        """Read the guides and their ticks again."""
        focus = self._focused()
        rows = self._workspace.ask(guide_ticks.read_checklists, self._case_id, self._ids, self._beside)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [self._card(each) for each in rows]
        for card in self._cards:
            self._column.addWidget(card)
        self.setVisible(bool(self._cards))
        for box in self.findChildren(CheckBox):
            if box.accessibleName() == focus:
                box.setFocus(Qt.FocusReason.OtherFocusReason)

    def boxes(self) -> list[CheckBox]:
        """Return the boxes of the steps, in their order."""
        return [box for card in self._cards for box in card.findChildren(CheckBox)]

    def _focused(self) -> str:
        return next((box.accessibleName() for box in self.boxes() if box.hasFocus()), "")

    def _card(self, rows: ChecklistRows) -> Card:
        guide = rows.guide.guide
        card = Card(f"{guide.name} · {rows.taken} af {len(rows.steps)}")
        if rows.guide.news is not None:
            news = rows.guide.news
            card.body.addWidget(Text(NEWS.format(came=len(news.came), went=len(news.went)), "meta", "warn", wrap=True))
            read = LinkButton("Det har jeg set")
            read.setAccessibleName(f"Det har jeg set: {guide.name}")
            read.clicked.connect(lambda: self._workspace.do("Handleguiden er læst", note_seen, guide.id))
            card.body.addWidget(read, 0, Qt.AlignmentFlag.AlignLeft)
        for step in rows.steps:
            card.body.addWidget(self._line(guide.id, step))
        return card

    def _line(self, guide_id: str, row: StepRow) -> QWidget:
        line = StepLine(row)
        line.box.toggled.connect(partial(self._on_toggled, guide_id, row))
        return line

    def _on_toggled(self, guide_id: str, row: StepRow, *_: object) -> None:
        if row.tick_id is None:
            self._workspace.do(
                "Tag et trin", guide_ticks.tick, self._case_id, guide_id, row.step.id, beside=self._beside
            )
        else:
            self._workspace.do("Tag hakket væk", guide_ticks.untick, row.tick_id)
        self.refresh()


class StepLine(QWidget):
    """One step: the box, its words in as many lines as they need, and under them when, or who took it."""

    def __init__(self, row: StepRow) -> None:
        super().__init__()
        self.box = CheckBox("")
        self.box.setAccessibleName(row.step.text)
        self.box.setChecked(row.tick_id is not None)
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(2)
        words.addWidget(Text(row.step.text, "body", wrap=True))
        told = " · ".join(filter(None, told_of(row)))
        if told:
            words.addWidget(Text(told, "meta", "ink2", wrap=True))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(10)
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let a click on the words tick the box too."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.box.toggle()


def told_of(row: StepRow) -> tuple[str, ...]:
    """Return what stands under a step: when, or who took it and what they wrote, and the words it had then."""
    was = f"Dengang stod der: »{row.was}«" if row.was else ""
    if row.done_on is None:
        return (row.step.when, was)
    return (f"{row.initials} {short_day(row.done_on, keep=True)}", row.note, was, GONE if row.is_gone else "")
