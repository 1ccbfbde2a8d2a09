"""»Undersøgelse«: the assessments of a case, the card where one is begun, and one of them at a time on its page."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.errors import UserError
from app.services.assessment_read import list_assessments
from app.services.assessment_rows import AssessmentLine
from app.services.records import remove_record
from app.views.assessment.begin import BeginAssessment
from app.views.assessment.page import AssessmentPageView
from app.views.assessment.paper_panel import AssessmentPaperPanel
from app.views.case_tab import ScrollTab
from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import IconButton, PlainButton, PrimaryButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NONE = "Ingen undersøgelse endnu. En screening kan begynde med det, I ved nu."
OPEN = "open"


class AssessmentTab(ScrollTab):
    """The tab. What is open is open again after a lock."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Undersøgelse")
        self._places = DraftGroup(workspace, case_id, f"assessments:{case_id}:")
        self._begin = PrimaryButton("Begynd en undersøgelse", icon="plus")
        self._begin.clicked.connect(self.begin)
        self.add_action(self._begin)
        self.page: AssessmentPageView | None = None
        self.paper: AssessmentPaperPanel | None = None
        self.panel = BeginAssessment(workspace, case_id)
        self.panel.begun.connect(self.open_assessment)
        self._empty = EmptyState(NONE, "magnifying-glass")
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self._rows: tuple[AssessmentLine, ...] | None = None
        self.body.addWidget(self.panel)
        self.body.addWidget(self._empty)
        self.body.addLayout(self._list)
        self.body.addStretch(1)
        if self.panel.has_draft():
            self.panel.begin()
        kept = self._places.text(OPEN)
        if kept:
            self._make_page(UUID(kept))

    def refresh(self) -> None:
        """Read the list, and what is open, again; one that was undone away is put away."""
        self.panel.refresh()
        rows = self.workspace.ask(list_assessments, self.case_id)
        if self.page is not None:
            try:
                self.page.refresh()
                if self.paper is not None:
                    self.paper.refresh()
            except UserError:
                self.close_page()
        if rows != self._rows:
            self._rows = rows
            self._show(rows)
        self._show_parts()

    def begin(self) -> None:
        """Show the card where one is begun."""
        self.close_page()
        self.panel.refresh()
        self.panel.begin()

    def open_assessment(self, assessment_id: UUID) -> None:
        """Open one on its page."""
        self.close_page()
        page = self._make_page(assessment_id)
        page.refresh()
        self._show_parts()
        page.take_focus()

    def show_row(self, row_id: UUID) -> None:
        """Open one by its id; what is not there changes nothing."""
        if any(each.id == row_id for each in self.workspace.ask(list_assessments, self.case_id)):
            self.open_assessment(row_id)

    def open_paper(self) -> None:
        """Show the assessment that is open as a paper, which has the tab to itself."""
        if self.page is None:
            return
        self.close_paper()
        panel = self.paper = AssessmentPaperPanel(self.workspace, self.case_id, self.page.assessment_id)
        panel.closed.connect(self._leave_paper)
        column = self.layout()
        if column is not None:
            column.addWidget(panel)
        self.area.hide()
        panel.refresh()
        panel.start()

    def close_paper(self) -> None:
        """Put the paper away and go back to the page."""
        panel, self.paper = self.paper, None
        if panel is not None:
            panel.hide()
            panel.deleteLater()
            self.area.show()

    def close_page(self) -> None:
        """Put the page away and show the list."""
        self.close_paper()
        page, self.page = self.page, None
        self._places.drop(OPEN)
        if page is not None:
            self.body.removeWidget(page)
            page.hide()
            page.deleteLater()
            self._show_parts()

    def _leave_paper(self) -> None:
        self.close_paper()
        if self.page is not None:
            self.page.take_focus()

    def _leave_page(self) -> None:
        """Close the page, with the focus at the one that was left."""
        left = self.page.assessment_id if self.page is not None else None
        self.close_page()
        cards = self.findChildren(AssessmentCard)
        card = next((each for each in cards if each.assessment_id == left and each.isVisible()), None)
        (card.open_key if card is not None else self._begin).setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_page(self, assessment_id: UUID) -> AssessmentPageView:
        page = self.page = AssessmentPageView(self.workspace, self.case_id, assessment_id)
        page.shut.connect(self._leave_page)
        page.other_wanted.connect(self.open_assessment)
        page.tab_wanted.connect(self.tab_requested)
        page.paper_wanted.connect(self.open_paper)
        self._places.keep(OPEN, str(assessment_id))
        self.body.insertWidget(0, page)
        self.area.verticalScrollBar().setValue(0)
        self.part_changed.emit()
        return page

    def _show_parts(self) -> None:
        """Let a page have the tab while it is open: one thing at a time."""
        rows = self._rows or ()
        self._empty.setVisible(self.page is None and not rows and self.panel.isHidden())
        for place in range(self._list.count()):
            item = self._list.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.setVisible(self.page is None)
        if self.page is not None:
            self.panel.hide()
        self._begin.setVisible(self.page is None)

    def _show(self, rows: tuple[AssessmentLine, ...]) -> None:
        empty_layout(self._list)
        for number, row in enumerate(rows, start=1):
            card = AssessmentCard(row, number)
            card.opened.connect(self.open_assessment)
            card.removed.connect(self._remove)
            self._list.addWidget(card)

    def _remove(self, assessment_id: UUID) -> None:
        self.workspace.do("Fjern undersøgelse", remove_record, "assessment", assessment_id)


class AssessmentCard(Card):
    """One assessment in the list."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self, row: AssessmentLine, number: int) -> None:
        super().__init__()
        self.assessment_id = row.id
        about = f"{row.name} om {row.children}" if row.children else row.name
        title = Text("", "body", wrap=True)
        title.set_strong_text(about, len(about))
        self.open_key = PlainButton("Åbn" if row.is_open else "Se", icon="folders")
        self.open_key.setAccessibleName(f"{self.open_key.text()} {number}: {about}")
        self.open_key.clicked.connect(lambda: self.opened.emit(row.id))
        bin_key = IconButton("trash", f"Fjern {number}: {about}")
        bin_key.clicked.connect(lambda: self.removed.emit(row.id))
        top = QHBoxLayout()
        top.addWidget(title, 1)
        top.addWidget(bin_key, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.body.addWidget(Text(f"{row.stands[:1].upper()}{row.stands[1:]}.", "meta", "ink2", wrap=True))
        self.body.addWidget(self.open_key, 0, Qt.AlignmentFlag.AlignLeft)
