"""Finished papers: the versions, who got them, and the very paper again: on the screen, on the printer, in a file."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.errors import UserError
from app.services import papers
from app.services.finished_papers import FinishedPaper, FinishedRow, give_again, list_finished, open_finished
from app.services.journal_papers import mark_journalised, unmark_journalised
from app.services.people import list_people
from app.views.papers.paper_view import PaperView, PaperWords
from app.views.records.fields import offer
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.fields import choice_field
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import Text
from app.views.workspace import Workspace

NONE_YET = "Ingen færdige papirer endnu. Det første bliver gemt her, når du gemmer, udskriver eller kopierer det."
OLDER = "Der er en nyere udgave."
DRAFT = "Kladde: det kunne stadig rettes, da det blev givet ud."
HOW = (("i hånden", "i hånden"), ("sendt", "sendt"), ("læst højt", "læst højt"), ("vist til foto", "vist til foto"))
EVERYBODY = "Alle, der får den"
WORDS = PaperWords(
    choices="Færdige papirer og hvem der har dem",
    shown="Sådan så papiret ud",
    left_out="Udeladt, da det blev lavet",
    save="Gem papiret igen",
    printed="Papiret er sendt til printeren igen. Hent det med det samme.",
)
_TABLE_ROWS = 6
"""So many rows are seen at once; the rest scroll."""


class FinishedPapers(QWidget):
    """The list and one of the papers. `counted` tells how many there are."""

    counted = Signal(int)

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._shown: FinishedRow | None = None
        self._table: RowsTable[FinishedRow] = RowsTable("Færdige papirer", _columns(), lambda row: row.id)
        self._none, self._facts = EmptyState(NONE_YET, "files"), Card("Om papiret", icon="identification-card")
        self._told = Text("", "meta", "ink2", wrap=True)
        self._journal = PlainButton("Lagt i fagsystemet", icon="check")
        self._to, self._how = choice_field("Givet til", []), choice_field("Hvordan", HOW)
        self._give = PlainButton("Skriv det på", icon="hand-heart")
        self._paper: PaperView[FinishedPaper] = PaperView(
            workspace, case_id, WORDS, finish=give_again, draw=lambda paper: paper.content, kept=True
        )
        self._lay_out()
        self._table.selected.connect(self._show_row)
        self._journal.clicked.connect(self._turn_journalised)
        self._give.clicked.connect(self._deliver)

    def refresh(self) -> None:
        """Read the list again; the paper that is shown stays while it is there."""
        people = self._workspace.ask(list_people, self._case_id)
        offer(self._to, [("", EVERYBODY), *((str(row.id), row.name) for row in people if not row.deceased)])
        rows = self._workspace.ask(list_finished, self._case_id)
        self._shown = None
        self._table.set_rows(rows)
        self._table.setVisible(bool(rows))
        self._none.setVisible(not rows)
        self.counted.emit(len(rows))

    def pdf(self) -> bytes:
        """Return the paper that is shown; empty when there is none, or it is not as it was."""
        return self._paper.pdf()

    def save(self) -> None:
        """Save the paper once more."""
        self._paper.save()

    def print_out(self) -> None:
        """Print the paper once more."""
        self._paper.print_out()

    def copy_text(self) -> None:
        """Copy the words of the paper."""
        self._paper.copy_text()

    def choose(self, paper_id: UUID) -> None:
        """Choose a paper in the list; one that is not there changes nothing."""
        self._table.choose(paper_id)

    def take_focus(self) -> None:
        """Go into the list."""
        self._table.setFocus()

    def _show_row(self, row: FinishedRow | None) -> None:
        self._facts.setVisible(row is not None)
        if row is None:
            self._shown = None
            self._paper.show_none("")
            return
        if row != self._shown:
            self._show_paper(row)
            self._to.set_text(str(row.recipient_id or ""))  # what is made for one is most often given to that one
        self._shown = row
        self._told.setText("\n".join(_told(row)))
        self._journal.set_words("Fjern mærket om fagsystemet" if row.journalised else "Lagt i fagsystemet")
        self._journal.setEnabled(not row.is_draft and (row.is_here or not row.journalised))

    def _show_paper(self, row: FinishedRow) -> None:
        try:
            self._paper.show_draft(self._workspace.ask(open_finished, row.id))
        except UserError as refusal:
            self._paper.show_none(str(refusal))

    def _turn_journalised(self) -> None:
        row = self._shown
        if row is None:
            return
        if row.journalised:
            self._workspace.do("Fjern mærket om fagsystemet", unmark_journalised, row.id)
        else:
            self._workspace.do("Lagt i fagsystemet", mark_journalised, row.id)

    def _deliver(self) -> None:
        if self._shown is None or not self._how.text():
            self._how.set_error("" if self._shown is None else "Vælg, hvordan papiret blev givet.")
            return
        to = UUID(self._to.text()) if self._to.text() else None
        how = self._how.text()
        if self._workspace.do("Udlevering", papers.deliver, self._shown.id, recipient_id=to, how=how):
            self._how.set_text("")

    def _lay_out(self) -> None:
        for part in (self._told, self._journal, self._to, self._how, self._give):
            self._facts.body.addWidget(part)
        rows = self._table.verticalHeader().defaultSectionSize() * _TABLE_ROWS
        self._table.setMaximumHeight(rows + self._table.horizontalHeader().sizeHint().height())
        self._table.setMinimumHeight(rows // 2)
        side = self._paper.choices
        for card in (self._table, self._none, self._facts, self._paper.left_out):
            side.addWidget(card)
        side.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._paper)


def _told(row: FinishedRow) -> list[str]:
    told = [DRAFT] if row.is_draft else []
    told += [] if row.is_newest else [OLDER]
    told += row.got or ("Ingen har fået den endnu.",)
    return [*told, row.journalised] if row.journalised else told


def _for_whom(row: FinishedRow) -> str:
    return f"{row.reader or 'til alle'}, {row.made_on}".removesuffix(", ")


def _columns() -> list[Column[FinishedRow]]:
    return [
        Column("Færdigt papir", lambda row: row.name, second=_for_whom, stretch=True),
        Column("Udgave", lambda row: row.version),
    ]
