"""Papirer: any paper of the case is chosen in one place, seen, read through and let out; the finished ones are here."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from app.errors import UserError
from app.services import plain_check
from app.services.finished_papers import list_finished
from app.services.plain_check import PlainReport
from app.services.ports import Changes
from app.views.case_tab import CaseTab
from app.views.page import Hints
from app.views.papers.chooser import PaperChooser
from app.views.papers.finished import FinishedPapers
from app.views.papers.hand_out import PaperDraft
from app.views.papers.paper_view import PaperView, PaperWords
from app.views.papers.plain_card import PlainCard
from app.views.widgets.buttons import LinkButton, PlainButton, PrimaryButton
from app.views.widgets.page_stack import PageStack
from app.views.widgets.tab_bar import TabBar
from app.views.workspace import Workspace

WORDS = PaperWords(
    choices="Valg til papiret",
    shown="Sådan ser papiret ud",
    left_out="Udeladt i dette eksemplar",
    save="Gem papiret",
    printed="Papiret er sendt til printeren. Hent det med det samme.",
)
NEW, DONE = "Nyt papir", "Færdige papirer"
SHOWN_AS = "shown_as"
"""The part of »Mere« where the case is seen as one person would get it."""
REFRESH_AFTER = 120
"""Milliseconds from a choice to a new preview, so that three quick choices draw one paper."""


class PapersTab(CaseTab):
    """What could be handed out, and what has been."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self.chooser = PaperChooser(workspace, case_id)
        first = self.chooser.sort
        self._paper: PaperView[PaperDraft] = PaperView(workspace, case_id, WORDS, finish=first.finish, draw=first.draw)
        self._plain = PlainCard(workspace, case_id)
        self._finished: FinishedPapers | None = None
        self._bar, self._stack = TabBar("Nye og færdige papirer"), PageStack()
        self._copy = PlainButton("Kopiér teksten", "Ctrl Skift C", "note-pencil")
        self._print = PlainButton("Udskriv", "Ctrl P", "printer")
        self._save = PrimaryButton("Gem som …", "Ctrl S", "files")
        self._shown_as = LinkButton("Se sagen, som én person får den")
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_AFTER)
        self._drawn_on = workspace.today
        self._build()
        self._connect()

    @property
    def finished(self) -> FinishedPapers:
        """The finished papers, made when they are first looked at."""
        if self._finished is None:
            self._finished = FinishedPapers(self.workspace, self.case_id)
            self._finished.counted.connect(self._show_count)
            self._stack.addWidget(self._finished)
        return self._finished

    def refresh(self) -> None:
        """Draw the paper again from the facts as they are."""
        self._drawn_on = self.workspace.today
        self.chooser.refresh()
        self._draw_paper()
        self._refresh_finished()

    def concerns(self, changes: Changes) -> bool:
        """A paper tells the settings too: who sends it, and its headings."""
        return bool(changes.tables)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw again when a day has passed, for a paper has a date on it."""
        self._stale = self._stale or self._drawn_on != self.workspace.today
        super().showEvent(event)

    def key_hints(self) -> Hints:
        """Return the keys of this tab."""
        return [(("Ctrl S",), "Gem som"), (("Ctrl P",), "Udskriv"), (("Ctrl Skift C",), "Kopiér teksten")]

    def pdf(self) -> bytes:
        """Return the paper that is shown."""
        return self._now().pdf()

    def save(self) -> None:
        """Save the paper as a file, when she has decided about what was found on it."""
        self._draw_what_was_chosen()
        self._now().save()

    def print_out(self) -> None:
        """Print the paper, when she has decided about what was found on it."""
        self._draw_what_was_chosen()
        self._now().print_out()

    def copy_text(self) -> None:
        """Copy the words of the paper, when she has decided about what was found on it."""
        self._draw_what_was_chosen()
        self._now().copy_text()

    def open_paper(self, key: str, recipient_id: UUID | None = None) -> None:
        """Show a paper that is not made yet, by its key among the sorts."""
        self._bar.setCurrentIndex(0)
        self.chooser.choose(key, recipient_id)

    def open_finished(self) -> None:
        """Show what is finished."""
        self._bar.setCurrentIndex(1)
        self.finished.take_focus()

    def show_row(self, row_id: UUID) -> None:
        """Show a finished paper."""
        self.open_finished()
        self.finished.choose(row_id)

    def _now(self) -> "PaperView[PaperDraft] | FinishedPapers":
        return self._paper if self._bar.currentIndex() == 0 else self.finished

    def _draw_paper(self) -> None:
        sort = self.chooser.sort
        report = PlainReport()
        try:
            lacks = self.chooser.lacks()
            if lacks:
                raise UserError(lacks)
            draft = sort.draft(self.workspace, self.case_id, self.chooser.chosen())
            self._paper.use(finish=sort.finish, draw=sort.draw)
            self._paper.show_draft(draft)
        except UserError as refusal:
            self._paper.show_none(str(refusal))
        else:
            if sort.plain:
                rendered = self._paper.rendered()
                report = self.workspace.ask(plain_check.look, self.case_id, draft.paper, rendered)
        self._plain.show_report(report)

    def _draw_what_was_chosen(self) -> None:
        """Draw what was chosen a moment ago, so that what leaves is what was asked for and looked through."""
        if self._soon.isActive():
            self._soon.stop()
            self._draw_paper()

    def _connect(self) -> None:
        self.chooser.changed.connect(self._soon.start)
        self._soon.timeout.connect(self._draw_paper)
        self._bar.currentChanged.connect(self._show_part)
        self._plain.answered.connect(self._shown_as.setFocus)
        self._shown_as.clicked.connect(lambda: self.tab_requested.emit(SHOWN_AS))
        for button, do, keys in (
            (self._copy, self.copy_text, "Ctrl+Shift+C"),
            (self._print, self.print_out, ""),  # Ctrl+P belongs to the whole case
            (self._save, self.save, "Ctrl+S"),
        ):
            button.clicked.connect(do)
            button.setShortcut(keys)

    def _show_part(self, _place: int) -> None:
        self._stack.setCurrentWidget(self._now())
        self._refresh_finished()

    def _refresh_finished(self) -> None:
        """Read the finished ones; their pages are drawn only where they are seen."""
        if self._bar.currentIndex() == 1:
            self.finished.refresh()
        else:
            self._show_count(len(self.workspace.ask(list_finished, self.case_id)))

    def _show_count(self, count: int) -> None:
        self._bar.setTabText(1, f"{DONE} ({count})" if count else DONE)

    def _build(self) -> None:
        for button in (self._copy, self._print, self._save):
            self.add_action(button)
        side = self._paper.choices
        for part in (self.chooser, self._paper.left_out, self._plain):
            side.addWidget(part)
        side.addWidget(self._shown_as, 0, Qt.AlignmentFlag.AlignLeft)
        side.addStretch(1)
        for name in (NEW, DONE):
            self._bar.addTab(name)
        self._stack.addWidget(self._paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 10, 32, 16)
        column.setSpacing(12)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)
