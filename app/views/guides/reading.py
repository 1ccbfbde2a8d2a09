"""Guides to read without a case: who asks and about what, the steps, what is new, and one page to lay on a desk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.services.guide_lists import professions, worry_kinds
from app.services.guide_paper import export_guide
from app.services.guides import GuideRow, note_seen
from app.views.file_choice import ask_save_path
from app.views.guides.fitting import guides_that_fit
from app.views.guides.news import NewsLine
from app.views.papers.hand_out import NOT_ALLOWED
from app.views.printing import print_pdf
from app.views.records.fields import offer
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import Columns, empty_layout
from app.views.widgets.fields import choice_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.name_button import NameButton
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

EMPTY = "Ingen handleguide passer til det valg. Vælg noget andet."
KIND, TITLE = "PDF (*.pdf)", "Rundbord"
SAVED, PRINTED = "Handleguiden er gemt. Der står intet om familier på den.", "Handleguiden er sendt til printeren."


class GuideReader(QWidget):
    """The guides at the left, the steps of the chosen one at the right. `closed` on Esc."""

    closed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._chosen = workspace, ""
        self.kind, self.asker = choice_field("Slags bekymring", []), choice_field("Faggruppe", [])
        self.names: dict[str, NameButton] = {}
        self._list, self.card, self._steps = QVBoxLayout(), Card("Handleguide"), QVBoxLayout()
        self.news = NewsLine(workspace)
        self.notice, self._empty = NoticeBar(), EmptyState(EMPTY, "list")
        self.save_button = PlainButton("Gem som PDF …", icon="files")
        self.print_button = PlainButton("Udskriv", icon="printer")
        self._lay_out()
        for field in (self.kind, self.asker):
            field.committed.connect(lambda _: self.refresh())
        self.save_button.clicked.connect(self.save)
        self.print_button.clicked.connect(self.print_out)
        self.news.read.connect(self.refresh)

    def begin(self) -> None:
        """Show the guides for every worry and everybody."""
        for field, read in ((self.kind, worry_kinds), (self.asker, professions)):
            offer(field, [("", "Alle"), *self._workspace.ask(read)])
            field.set_text(field.text())
        self.notice.close_notice()
        self.refresh()
        self.kind.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the guides that fit, and show the chosen one."""
        rows = guides_that_fit(self._workspace, kind=self.kind.text(), profession=self.asker.text())
        if self._chosen not in {each.guide.id for each in rows}:
            self._chosen = rows[0].guide.id if rows else ""
        focused = next((key for key, button in self.names.items() if button.hasFocus()), "")
        empty_layout(self._list)
        self.names = {each.guide.id: self._name(each) for each in rows}
        if focused in self.names:
            self.names[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        self._empty.setVisible(not rows)
        self.card.setVisible(bool(rows))
        for each in rows:
            if each.guide.id == self._chosen:
                self._show(each)

    def open_guide(self, guide_id: str) -> None:
        """Show a guide; what is new in it is told, and one that is read for the first time counts as read."""
        self._chosen = guide_id
        self.notice.close_notice()
        self.refresh()

    def save(self) -> None:
        """Ask where, and write the page there."""
        if not self._allowed():
            return
        path = ask_save_path(self, "Gem handleguiden", "handleguide.pdf", KIND)
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Write the page to a file."""
        self._let_out(lambda pdf: self._written(pdf, path))

    def print_out(self) -> None:
        """Ask for a printer, and print the page."""
        if self._allowed():
            self._let_out(lambda pdf: PRINTED if print_pdf(pdf, TITLE, self) else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the worries."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        event.accept()

    def _name(self, row: GuideRow) -> NameButton:
        guide, new = row.guide, " · nyt" if row.news else ""
        button = NameButton(f"{guide.name}{new}", icon="steps" if guide.id != self._chosen else "check")
        button.setAccessibleName(f"Læs »{guide.name}«{new}")
        button.clicked.connect(lambda: self.open_guide(guide.id))
        self._list.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _show(self, row: GuideRow) -> None:
        self.card.set_heading(row.guide.name)
        empty_layout(self._steps)
        for number, step in enumerate(row.guide.steps, start=1):
            self._steps.addWidget(Text(f"{number}. {step.text}", "body", wrap=True))
            if step.when.strip():
                self._steps.addWidget(Text(step.when, "meta", "ink2", wrap=True))
        self.news.show_news(row)
        if not row.was_read:
            self._workspace.do("Handleguiden er læst", note_seen, row.guide.id)

    def _allowed(self) -> bool:
        allowed = self._workspace.policy.allows("paper")
        if not allowed:
            self.notice.say(NOT_ALLOWED, "warn")
        return allowed

    def _let_out(self, way: Callable[[bytes], str]) -> None:
        from app.documents.guide_paper import guide_pdf  # drawing paper is dear to load, and reading needs none

        done = self._workspace.do("Handleguide på papir", export_guide, self._chosen)
        if done is None:
            return
        try:
            said = way(guide_pdf(done.value))
        except UserError as error:
            self.notice.say(str(error), "warn")
            return
        if said:
            self.notice.say(said, "good")

    def _written(self, pdf: bytes, path: Path) -> str:
        write_outside(path, pdf)
        return SAVED

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(20)
        for field in (self.kind, self.asker):
            choices.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self._list.setSpacing(4)
        self._steps.setSpacing(6)
        ways = FlowLayout(gap=10)
        ways.addWidget(self.save_button)
        ways.addWidget(self.print_button)
        for button, what in ((self.save_button, "Gem handleguiden"), (self.print_button, "Udskriv handleguiden")):
            button.setAccessibleName(what)
        self.card.body.addWidget(self.news)
        self.card.body.addLayout(self._steps)
        self.card.body.addSpacing(8)
        self.card.body.addLayout(ways)
        columns = Columns((2, 3), narrow=760, gap=24)
        columns.columns[0].addLayout(self._list)
        columns.columns[1].addWidget(self.card)
        columns.push_up()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(choices)
        for part in (self.notice, self._empty, columns):
            column.addWidget(part)
        column.addStretch(1)
