"""One assessment on its page: what it is about, who says what, what others know, what it means, and how it ends."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.assessment_questions import END, GROUNDS, JUDGEMENT, SAID, SOURCES
from app.services.assessment_read import read_assessment
from app.services.assessment_rows import AssessmentPage, side_headings
from app.services.assessment_triangle import triangle_of
from app.views.assessment.end_part import EndPart
from app.views.assessment.forms import GroundsPart, JudgementPart
from app.views.assessment.headings_part import HeadingsPart
from app.views.assessment.known_part import KnownPart
from app.views.assessment.saying import SayingCard
from app.views.assessment.sources_part import SourcesPart
from app.views.assessment.triangle_view import TriangleView
from app.views.meeting.chips import ChipRow
from app.views.records.drafts import DraftGroup
from app.views.widgets.buttons import BackButton
from app.views.widgets.keys import OwnKeys
from app.views.widgets.page_head import PageHead
from app.views.widgets.text import Text
from app.views.workspace import Workspace

STEPS = (
    (GROUNDS, "Grundlag"), (SAID, "Hvem siger hvad"), (SOURCES, "Fra andre"), (JUDGEMENT, "Vurdering"),
    (END, "Afslut"),
)  # fmt: skip
PLACE = "place"


class SaidPart(QWidget):
    """Who says what: the triangle, the line where it is written, what stands there, and what the case knows."""

    def __init__(self, workspace: Workspace, case_id: UUID, assessment_id: UUID) -> None:
        super().__init__()
        self._page: AssessmentPage | None = None
        self.triangle, self.saying = TriangleView(), SayingCard(workspace, case_id, assessment_id)
        self.headings, self.known = HeadingsPart(workspace), KnownPart(workspace, assessment_id)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for part in (self.triangle, self.saying, self.headings, self.known):
            column.addWidget(part)
        self.triangle.side_chosen.connect(self.go_to_side)
        self.headings.write_wanted.connect(self.saying.choose_heading)
        self.headings.mend_wanted.connect(self.saying.mend)
        self.saying.heading_chosen.connect(self._tell_where)
        self.saying.own.typed.connect(lambda _: self._tell_where())

    @property
    def more_hints(self) -> OwnKeys:
        """The keys beside those of the card: what the case knows is taken in with a digit."""
        return self.known.keys()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit takes in what the case knows, wherever no field wants it."""
        if not self.known.take_digit(event):
            super().keyPressEvent(event)

    def show_page(self, page: AssessmentPage) -> None:
        """Show an assessment; what is half typed stays."""
        self._page = page
        self.triangle.show_triangle(triangle_of(page))
        self.saying.show_page(page)
        self.headings.show_page(page)
        self._tell_where()
        self.known.refresh()

    def go_to_side(self, side: str) -> None:
        """Be ready to write on a side of the triangle: under its first heading that has nothing yet, else its first."""
        rows = side_headings(self._page, side) if self._page else ()
        chosen = next((each for each in rows if not each.views), rows[0] if rows else None)
        if chosen is not None:
            self.saying.choose_heading(chosen.key)

    def _tell_where(self) -> None:
        self.known.under(self.saying.heading(), self.saying.own_heading())


class AssessmentPageView(QWidget):
    """The page. `shut` when it is put away, `other_wanted` with the id of another, `tab_wanted` with a tab's key."""

    shut = Signal()
    other_wanted = Signal(object)
    tab_wanted = Signal(str)
    paper_wanted = Signal()

    def __init__(self, workspace: Workspace, case_id: UUID, assessment_id: UUID) -> None:
        super().__init__()
        self._workspace, self.assessment_id = workspace, assessment_id
        self._places = DraftGroup(workspace, case_id, f"assessment_page:{assessment_id}:")
        self._title, self._line = Text("", "title", wrap=True), Text("", "body", "ink2", wrap=True)
        self.back = BackButton("Alle undersøgelser")
        self.back.clicked.connect(self.shut)
        self.steps = ChipRow("Del af undersøgelsen:")
        self.steps.set_choices(STEPS)
        self.steps.chosen.connect(self._on_step)
        self.said = SaidPart(workspace, case_id, assessment_id)
        self.grounds, self.judgement = GroundsPart(workspace, case_id), JudgementPart(workspace, case_id)
        self.sources = SourcesPart(workspace, case_id, assessment_id)
        self.end = EndPart(workspace, case_id, assessment_id)
        self.end.step_wanted.connect(self._go_to)
        self.end.gone_on.connect(self.other_wanted)
        self.end.paper_wanted.connect(self.paper_wanted)
        self.end.plan_wanted.connect(lambda: self.tab_wanted.emit("plan"))
        self._parts: dict[str, QWidget] = {
            GROUNDS: self.grounds, SAID: self.said, SOURCES: self.sources, JUDGEMENT: self.judgement, END: self.end,
        }  # fmt: skip
        self._lay_out()
        self.open_step(self._places.text(PLACE) or GROUNDS)

    def refresh(self) -> None:
        """Read the assessment again; what is half typed stays. Raises UserError when it is gone."""
        page = self._workspace.ask(read_assessment, self.assessment_id)
        self._title.setText(f"{page.line.name} om {page.line.children}" if page.line.children else page.line.name)
        self._line.setText(f"{page.line.stands[:1].upper()}{page.line.stands[1:]}.")
        for part in (self.grounds, self.said, self.sources, self.judgement, self.end):
            part.show_page(page)
        self.steps.setVisible(page.line.is_open)
        if not page.line.is_open:
            self._show(END)
        else:
            self._show(str(self.steps.value()))

    def open_step(self, key: str) -> None:
        """Show one part of the page."""
        self.steps.set_values([key if key in self._parts else GROUNDS])
        self._on_step()

    def take_focus(self) -> None:
        """Begin with the parts of the page."""
        self.back.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to all of them, not out of the case."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.shut.emit()
            return
        super().keyPressEvent(event)

    def _go_to(self, where: str) -> None:
        """Go to where something is answered: a part of the page, or the child's own part of the case."""
        if where in self._parts:
            self.open_step(where)
            found = (each for each in self._parts[where].findChildren(QWidget) if each.isVisibleTo(self))
            first = next((each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.tab_wanted.emit(where)

    def _on_step(self) -> None:
        key = str(self.steps.value())
        self._places.keep(PLACE, key)
        self._show(key)

    def _show(self, key: str) -> None:
        for name, part in self._parts.items():
            part.setVisible(name == key)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (PageHead(self._title, self.back), self._line, self.steps, *self._parts.values()):
            column.addWidget(part)
