"""The steps of guides beside one piece of work: ticked with the day and initials, by a click or the space bar."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services import guide_ticks
from app.services.guide_ticks import ITSELF, Beside, ChecklistRows, StepRow
from app.services.guides import note_seen
from app.views.guides.news import NewsLine
from app.views.guides.step_line import StepLine
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.workspace import Workspace


class Checklist(QWidget):
    """Some guides with what is taken of them. Nothing is shown for a guide that is not in use."""

    def __init__(
        self, workspace: Workspace, case_id: UUID, guide_ids: tuple[str, ...], beside: Beside = ITSELF
    ) -> None:
        super().__init__()
        self._workspace, self._case_id, self._ids, self._beside = workspace, case_id, guide_ids, beside
        self._cards: list[Card] = []
        self.lines: list[StepLine] = []
        self._drafts = FieldDrafts(workspace, case_id, f"guide_note:{case_id}:")
        self._noting = set(self._drafts.names())
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
        """Read the guides and their ticks again; a remark that is half typed stays."""
        focus = self._focused()
        self._drafts.unbind()
        rows = self._workspace.ask(guide_ticks.read_checklists, self._case_id, self._ids, self._beside)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self.lines = []
        self._cards = [self._card(each) for each in rows]
        for card in self._cards:
            self._column.addWidget(card)
        if self.parentWidget() is not None or not self._cards:  # alone it would flash as a window of its own
            self.setVisible(bool(self._cards))
        self._take_focus(focus)

    def boxes(self) -> list[CheckBox]:
        """Return the boxes of the steps, in their order."""
        return [each.box for each in self.lines]

    def _focused(self) -> str:
        return next((each.accessibleName() for each in self.findChildren(QWidget) if each.hasFocus()), "")

    def _take_focus(self, name: str) -> None:
        for line in self.lines if name else ():
            fields = (line.box, line.note.editor if line.note else None, line.ask)
            for each in fields:
                if each is not None and each.accessibleName() == name:
                    each.setFocus(Qt.FocusReason.OtherFocusReason)

    def _card(self, rows: ChecklistRows) -> Card:
        guide = rows.guide.guide
        card = Card(f"{guide.name} · {rows.taken} af {len(rows.steps)}")
        news = NewsLine(self._workspace)
        news.show_news(rows.guide)
        news.read.connect(self.refresh)
        card.body.addWidget(news)
        for step in rows.steps:
            card.body.addWidget(self._line(rows, step))
        return card

    def _line(self, rows: ChecklistRows, row: StepRow) -> QWidget:
        line = StepLine(row, noting=str(row.tick_id) in self._noting)
        line.box.toggled.connect(partial(self._on_toggled, rows, row))
        line.note_asked.connect(partial(self._on_note_asked, row))
        if line.note is not None:
            self._drafts.bind(str(row.tick_id), line.note, partial(self._note, row))
        self.lines.append(line)
        return line

    def _on_toggled(self, rows: ChecklistRows, row: StepRow, *_: object) -> None:
        if row.tick_id is None:
            guide_id = rows.guide.guide.id
            self._workspace.do(
                "Tag et trin", guide_ticks.tick, self._case_id, guide_id, row.step.id, beside=self._beside
            )
            if not rows.guide.was_read:  # who works with a guide has read it: what comes from now on is new
                self._workspace.do("Handleguiden er læst", note_seen, guide_id)
        else:
            self._workspace.do("Tag fluebenet væk", guide_ticks.untick, row.tick_id)
        self.refresh()

    def _on_note_asked(self, row: StepRow) -> None:
        self._noting.add(str(row.tick_id))
        self.refresh()
        for line in self.lines:
            if line.note is not None and line.box.accessibleName() == row.step.text:
                line.note.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _note(self, row: StepRow, text: str) -> object:
        if row.tick_id is None:
            return None
        done = self._workspace.do("Bemærkning til et trin", guide_ticks.note_step, row.tick_id, text)
        if done is not None:
            self._noting.discard(str(row.tick_id))
            QTimer.singleShot(0, self, self.refresh)  # the field has not been told yet that its words are kept
        return done
