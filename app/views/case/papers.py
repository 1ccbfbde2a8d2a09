"""Papirer: choose a copy and who gets it, see its pages, save or print it, and what was left out of it."""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout

from app.documents.plan_paper import plan_pdf
from app.documents.read_back import read_back
from app.errors import UserError
from app.language.folding import join_names, possessive
from app.services import leak_guard, papers
from app.services.case_header import HeaderChild, read_header
from app.services.papers import PaperRow, PlanDraft
from app.services.people import list_people
from app.views.case.fitted import Fitted
from app.views.case.hand_out import NOT_ALLOWED, OUTSIDE, HandOut
from app.views.case.leak_notice import WENT_BACK, LeakNotice
from app.views.case.page_pictures import PagePictures
from app.views.case.side_list import scrolling
from app.views.case.tab import CaseTab
from app.views.file_choice import ask_save_path
from app.views.page import Hints
from app.views.printing import print_pdf
from app.views.records.fields import offer
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.rows import Column
from app.views.widgets.rows_table import RowsTable
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace
from app.wording import word

PRINT_TITLE = "Rundbord"
PRINTED = "Papiret er sendt til printeren. Hent det med det samme."
CHOICES = 310
"""Pixels at 100 % for the choices beside the paper."""
REFRESH_AFTER = 120
"""Milliseconds from a choice to a new preview, so that three quick choices draw one paper."""


class PapersTab(CaseTab):
    """What could be handed out, and what has been."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._draft: PlanDraft | None = None
        self._pdf = b""
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
        self._notice, self._leaks = NoticeBar(), LeakNotice(workspace, case_id)
        self._hand_out = HandOut(workspace, case_id)
        self._pictures = PagePictures()
        self._left_out = Card("Udeladt i dette eksemplar", icon="eye")
        self._left_out_words = Text("", "meta", "ink2", wrap=True)
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
        self._draft = self.workspace.ask(
            papers.plan_for,
            self.case_id,
            copy=self._copy.text() or "family",
            child_id=UUID(self._child.text()) if self._child.text() else None,
            recipient_id=UUID(self._recipient.text()) if self._recipient.text() else None,
            with_genogram=self._genogram.isChecked(),
        )
        self._pdf = plan_pdf(self._draft.paper)
        self._pictures.show_pdf(self._pdf)
        rendered = read_back(self._pdf, self._draft.file_name)
        found = self.workspace.ask(leak_guard.look, self.case_id, rendered, self._draft.readers)
        self._leaks.show_findings(found)
        self._left_out.setVisible(bool(self._draft.left_out))
        self._left_out_words.setText("\n".join(self._draft.left_out))
        done = self.workspace.ask(papers.list_papers, self.case_id)
        self._done.set_rows(done)
        self._done.setVisible(bool(done))
        self._none.setVisible(not done)

    def key_hints(self) -> Hints:
        """Return the keys of this tab."""
        return [(("Ctrl S",), "Gem som"), (("Ctrl P",), "Udskriv")]

    def save(self) -> None:
        """Ask about what was found, then where, and write the paper there; the name tells nothing about anybody."""
        if self._may_leave():
            self._leaks.ask_before(self._save_now)

    def print_out(self) -> None:
        """Ask about what was found, then print; it counts as handed out only when the printer got it."""
        if self._may_leave():
            self._leaks.ask_before(self._print_now)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the choices their width at this text size, and never more than half of a small window."""
        super().resizeEvent(event)
        self._choices.setFixedWidth(min(current_theme().px(CHOICES), event.size().width() // 2))

    def _may_leave(self) -> bool:
        """Draw what was chosen a moment ago, so that what leaves is what was asked for and looked through."""
        if not self._hand_out.is_allowed:
            self._notice.say(NOT_ALLOWED, "warn")
            return False
        if self._soon.isActive():
            self._soon.stop()
            self.refresh()
        return self._draft is not None

    def _save_now(self) -> None:
        draft, pdf = self._draft, self._pdf
        if draft is None:
            return
        path = ask_save_path(self, "Gem papiret", draft.file_name, "PDF (*.pdf)")
        if not path:
            return
        try:
            if self._hand_out.save(draft, pdf, Path(path)):
                self._notice.say(OUTSIDE, "info")
        except UserError as error:
            self._notice.say(str(error), "warn")

    def _print_now(self) -> None:
        draft, pdf = self._draft, self._pdf
        if draft is not None and self._hand_out.print_out(draft, pdf, lambda: print_pdf(pdf, PRINT_TITLE, self)):
            self._notice.say(PRINTED, "info")

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
        self._leaks.went_back.connect(lambda: self._notice.say(WENT_BACK, "info"))
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print_out)
        self._save.setShortcut("Ctrl+S")

    def _build(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(14)
        for part in (self._copy, self._child, self._recipient, self._genogram, self._left_out):
            side.addWidget(part)
        self._left_out.body.addWidget(self._left_out_words)
        side.addWidget(SectionHeading("Færdige papirer"))
        side.addWidget(self._done, 1)
        side.addWidget(self._none)
        side.addStretch(1)
        holder = Fitted()
        side.setContentsMargins(0, 0, 12, 0)
        holder.setLayout(side)
        self._choices = scrolling(holder, "Valg til papiret")
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._choices)
        row.addWidget(self._paper_side(), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 16)
        column.addWidget(self._notice)
        column.addLayout(row, 1)

    def _paper_side(self) -> QScrollArea:
        shown, paper = Fitted(), QVBoxLayout()
        paper.setContentsMargins(0, 0, 12, 0)
        paper.addWidget(self._leaks)
        paper.addWidget(self._pictures)
        paper.addStretch(1)
        shown.setLayout(paper)
        scroll = scrolling(shown, "Sådan ser papiret ud")
        scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return scroll


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
