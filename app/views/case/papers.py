"""Papirer: choose a copy and who gets it, see its pages, save or print it, and what was left out of it."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout

from app.documents.plan_paper import plan_pdf
from app.language.folding import join_names, possessive
from app.services import papers
from app.services.case_header import HeaderChild, read_header
from app.services.papers import PaperRow, PlanDraft
from app.services.people import list_people
from app.views.case_tab import CaseTab
from app.views.page import Hints
from app.views.papers.paper_view import PaperView, PaperWords
from app.views.records.fields import offer
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import SectionHeading
from app.views.workspace import Workspace
from app.wording import word

WORDS = PaperWords(
    choices="Valg til papiret",
    shown="Sådan ser papiret ud",
    left_out="Udeladt i dette eksemplar",
    save="Gem papiret",
    printed="Papiret er sendt til printeren. Hent det med det samme.",
)
REFRESH_AFTER = 120
"""Milliseconds from a choice to a new preview, so that three quick choices draw one paper."""


class PapersTab(CaseTab):
    """What could be handed out, and what has been."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._children = workspace.ask(read_header, case_id).children
        names = join_names([possessive(each.called) for each in self._children]) or "Barnets"
        copies = [("family", "Familiens plan"), ("child", f"{names} side"), ("professional", "Fagligt eksemplar")]
        self._copy = choice_field("Udgave", copies)
        self._copy.set_text("family")
        self._child = choice_field("Om", _about(self._children))
        self._child.set_text("")
        self._recipient = choice_field("Til", [("", "Alle, der får den")])
        self._genogram = CheckBox("Tag slægtstegningen med")
        self._save = PrimaryButton("Gem som …", "Ctrl S", "files")
        self._print = PlainButton("Udskriv", "Ctrl P", "printer")
        self.add_action(self._print)
        self.add_action(self._save)
        self._paper: PaperView[PlanDraft] = PaperView(
            workspace, case_id, WORDS, finish=papers.finish_paper, draw=lambda draft: plan_pdf(draft.paper)
        )
        self._done: RowsTable[PaperRow] = RowsTable("Færdige papirer", _columns(), lambda row: row.id)
        self._none = EmptyState(
            "Ingen færdige papirer endnu. Det første bliver gemt her, når du gemmer eller udskriver."
        )
        self._soon = QTimer(self, singleShot=True, interval=REFRESH_AFTER)
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Draw the paper again from the facts as they are."""
        self._fill_recipients()
        self._children = self.workspace.ask(read_header, self.case_id).children
        offer(self._child, _about(self._children))
        self._child.setVisible(len(self._children) > 1)
        draft = self.workspace.ask(
            papers.plan_for,
            self.case_id,
            copy=self._copy.text() or "family",
            child_id=UUID(self._child.text()) if self._child.text() else None,
            recipient_id=UUID(self._recipient.text()) if self._recipient.text() else None,
            with_genogram=self._genogram.isChecked(),
        )
        self._paper.show_draft(draft)
        done = self.workspace.ask(papers.list_papers, self.case_id)
        self._done.set_rows(done)
        self._done.setVisible(bool(done))
        self._none.setVisible(not done)

    def key_hints(self) -> Hints:
        """Return the keys of this tab."""
        return [(("Ctrl S",), "Gem som"), (("Ctrl P",), "Udskriv")]

    def pdf(self) -> bytes:
        """Return the paper that is shown."""
        return self._paper.pdf()

    def save(self) -> None:
        """Save the paper as a file, when she has decided about what was found on it."""
        self._draw_what_was_chosen()
        self._paper.save()

    def print_out(self) -> None:
        """Print the paper, when she has decided about what was found on it."""
        self._draw_what_was_chosen()
        self._paper.print_out()

    def _draw_what_was_chosen(self) -> None:
        """Draw what was chosen a moment ago, so that what leaves is what was asked for and looked through."""
        if self._soon.isActive():
            self._soon.stop()
            self.refresh()

    def _fill_recipients(self) -> None:
        people = self.workspace.ask(list_people, self.case_id)
        alive = [(str(row.id), row.name) for row in people if not row.deceased]
        offer(self._recipient, [("", "Alle, der får den"), *alive])

    def _connect(self) -> None:
        self._copy.committed.connect(lambda _: self._soon.start())
        self._child.committed.connect(lambda _: self._soon.start())
        self._recipient.committed.connect(lambda _: self._soon.start())
        self._genogram.toggled.connect(lambda _: self._soon.start())
        self._soon.timeout.connect(self.refresh)
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print_out)
        self._save.setShortcut("Ctrl+S")

    def _build(self) -> None:
        side = self._paper.choices
        for part in (self._copy, self._child, self._recipient, self._genogram, self._paper.left_out):
            side.addWidget(part)
        side.addWidget(SectionHeading("Færdige papirer"))
        side.addWidget(self._done, 1)
        side.addWidget(self._none)
        side.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 16)
        column.addWidget(self._paper)


def _about(children: Sequence[HeaderChild]) -> list[tuple[str, str]]:
    return [("", "alle"), *((str(each.id), each.called) for each in children)]


def _columns() -> list[Column[PaperRow]]:
    return [
        Column(
            "Papir",
            lambda row: word(row.copy) if row.copy else row.name,
            second=lambda row: row.recipient or "alle",
            stretch=True,
        ),
        Column("Udgave", lambda row: row.version, second=lambda row: row.made_on),
    ]
