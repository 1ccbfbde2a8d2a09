"""A tool turned to the child: the whole screen, big targets, nothing of any case but the child's name; Esc goes back.

Every word and mark is kept at once as a step of its own, so leaving loses nothing. What the child told at other talks
never shows here: somebody may sit beside it today.
"""

from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.models.enums_early import House
from app.services.ports import Changes
from app.services.voice_tools import mark_on_ruler, read_tools, tell_in_house
from app.services.wellbeing import TypedMark
from app.views.records.attempt import attempt
from app.views.theme import dress
from app.views.voice.houses_page import HousesPage
from app.views.voice.ruler_page import RulerPage
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.fitted import never_squeezed
from app.views.widgets.text import Text
from app.views.workspace import Workspace

BIG = "button_unlock"
REFUSED = "Det kunne ikke gemmes. Sig det til den voksne."


class Tool(StrEnum):
    """What the screen is turned to the child with."""

    HOUSES = "houses"
    RULER = "ruler"


class ChildWindow(QWidget):
    """A window of its own over everything else. `left` comes when they are done."""

    left = Signal()

    def __init__(
        self, workspace: Workspace, case_id: UUID, child_id: UUID, tool: Tool, talk_id: UUID | None = None
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle("Rundbord")  # the task bar is seen as well
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._workspace, self._case_id, self._child_id, self._talk_id = workspace, case_id, child_id, talk_id
        self._tool, self._first_talk = tool, talk_id
        self._began = workspace.undo_stack.index()
        self.houses, self.ruler = HousesPage(workspace, case_id, child_id), RulerPage()
        self.undo = PlainButton("Fortryd det sidste", icon="arrow-counter-clockwise")
        self.done = PrimaryButton("Færdig", "Esc", icon="check")
        self._fault = Text("", "body", "late", wrap=True)
        self._fault.hide()
        self._pages = QStackedWidget()
        self._lay_out()
        self._pages.setCurrentIndex(list(Tool).index(tool))
        dress(self)
        self._connect()

    @property
    def talk_id(self) -> UUID | None:
        """The talk it belongs to; None until the first thing was told."""
        return self._talk_id

    def open(self) -> None:
        """Show it over the whole screen."""
        self.refresh()
        self.showFullScreen()
        self.page().setFocus()

    def page(self) -> HousesPage | RulerPage:
        """Return the tool that is shown."""
        return self.houses if self._tool is Tool.HOUSES else self.ruler

    def refresh(self) -> None:
        """Read what was told here, and the rulers in use."""
        rows = self._workspace.ask(read_tools, self._case_id, self._child_id, self._talk_id)
        self.houses.show_words(rows.called, rows.words)
        self.ruler.show_rulers(rows.called, rows.rulers)
        self.undo.setEnabled(self._workspace.undo_stack.index() > self._began)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the last step back with Ctrl Z; Esc goes back to the page it was opened from."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Z and held:
            self._undo()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is half typed as a draft, and say that they are done."""
        self.houses.let_go()
        event.accept()
        self.left.emit()

    def _tell(self, house: House, text: str) -> None:
        tried = attempt(
            self._workspace, "Ord i et hus", tell_in_house, self._case_id, self._child_id, house.value, text=text,
            talk_id=self._talk_id,
        )  # fmt: skip
        if tried.done is not None:
            self._talk_id = tried.done.value
            self.houses.was_kept(house)
        self._settle(kept=tried.done is not None)

    def _mark(self, ruler_id: str, question_id: str, value: int) -> None:
        typed = TypedMark(ruler_id=ruler_id, question_id=question_id, value=value)
        tried = attempt(
            self._workspace, "Mærke på en lineal", mark_on_ruler, self._case_id, self._child_id, typed,
            talk_id=self._talk_id,
        )  # fmt: skip
        if tried.done is not None:
            self._talk_id = tried.done.value
            self.ruler.was_kept(value)
        self._settle(kept=tried.done is not None)

    def _settle(self, *, kept: bool) -> None:
        self._fault.setText("" if kept else REFUSED)
        self._fault.setVisible(not kept)
        self.refresh()

    def _undo(self) -> None:
        if self._workspace.undo_stack.index() <= self._began:
            return
        self._workspace.undo_stack.undo()
        self.ruler.was_undone()
        if self._workspace.undo_stack.index() == self._began:
            self._talk_id = self._first_talk  # a talk that it began is gone again
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if self._case_id in changes.cases and self.isVisible():
            self.refresh()

    def _connect(self) -> None:
        self._workspace.changed.connect(self._on_changed)
        self.houses.told.connect(self._tell)
        self.ruler.marked.connect(self._mark)
        self.undo.clicked.connect(self._undo)
        self.done.clicked.connect(self.close)

    def _lay_out(self) -> None:
        for page, name in ((self.houses, "Tre huse"), (self.ruler, "Lineal")):
            self._pages.addWidget(never_squeezed(page, name))  # the way back below is always seen
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._fault, 1)
        row.addStretch(1)
        for button in (self.undo, self.done):
            button.set_height(BIG)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(self._pages, 1)
        column.addLayout(row)
