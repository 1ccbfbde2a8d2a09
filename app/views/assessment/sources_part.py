"""What is known elsewhere: fetched, asked for or not, and on what basis; and one contribution from each profession."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_early import FetchState
from app.services.assessment_rows import AssessmentPage, ContributionRow, FetchedRow
from app.services.assessment_sources import add_contribution, add_fetched, ask_for
from app.services.records import RecordRow
from app.views.records.attempt import attempt
from app.views.records.card import RecordCard
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

ELSEWHERE, CONTRIBUTIONS = "Oplysninger fra andre", "Det siger fagfolk"
EXPLAIN = "Hent kun det, der er brug for, og skriv på hvilket grundlag. Hentes noget ikke, så skriv hvorfor."
NO_FETCHED, NO_CONTRIBUTIONS = "Ikke skrevet endnu. Hvem ved noget, vi mangler?", "Ingen bidrag endnu."
ICON = "chat-circle-dots"
ASK, CAME = "Bedt om i dag", "Kommet i dag"
FETCHED_FIRST = (
    "what",
    "whose",
    "state",
    "because",
    "basis",
    "consent_id",
    "law",
    "asked_on",
    "fetched_on",
    "person_id",
)
CONTRIBUTION_FIRST = ("profession", "person_id", "on", "text", "agreed")


Shown = TypeVar("Shown", bound=QWidget)


class SourceCard(RecordCard):
    """One of them: its line, what should be thought of, and its form when it is opened."""

    _said = ("", "")

    def say(self, row_id: UUID, line: str) -> None:
        """Show this line for a record."""
        self._said = (str(row_id), line)

    def line_of(self, row: RecordRow) -> str:
        """Return the line that was written for it."""
        row_id, line = self._said
        return line if str(row.id) == row_id else super().line_of(row)


class FetchedCard(SourceCard):
    """Something that is known elsewhere, with the key for what happens next."""

    def __init__(self, workspace: Workspace, case_id: UUID, number: int) -> None:
        super().__init__(workspace, case_id, number, FETCHED_FIRST)
        self._fetched: FetchedRow | None = None
        self._warning = Text("", "meta", "warn", wrap=True)
        self.next = PlainButton(ASK)
        self.next.clicked.connect(self._on_next)
        self.above.addWidget(self._warning)
        self.above.addWidget(self.next, 0, Qt.AlignmentFlag.AlignLeft)

    def show_fetched(self, row: FetchedRow, *, is_open: bool) -> None:
        """Show one."""
        self._fetched = row
        self.say(row.id, row.line)
        self.show_row(RecordRow(row.id, "fetched_information", "Oplysning fra andre", row.fields), is_open=is_open)
        told = row.warning or row.basis
        self._warning.setText(told)
        self._warning.set_colour("warn" if row.warning else "ink2")
        self._warning.setVisible(bool(told))
        self.next.set_words(CAME if row.state is FetchState.ASKED else ASK)
        self.next.setAccessibleName(f"{self.next.text()}: {row.line}")
        self.next.setVisible(row.state is not FetchState.FETCHED)

    def _on_next(self) -> None:
        if self._fetched is not None:
            self.workspace.do("Bed om oplysning", ask_for, self._fetched.id)


class SourcesPart(QWidget):
    """Both lists, each with the line that adds to it."""

    def __init__(self, workspace: Workspace, case_id: UUID, assessment_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id, self._id = workspace, case_id, assessment_id
        self._open: UUID | None = None
        self._page: AssessmentPage | None = None
        self._fetched: list[FetchedCard] = []
        self._contributions: list[SourceCard] = []
        self._drafts = FieldDrafts(workspace, case_id, f"assessment_sources:{assessment_id}:")
        self.what, self.whose = line_field("Hvad mangler vi at vide?", sentences=True), line_field("Hvor findes det?")
        self.profession = line_field("Hvilken faggruppe?", placeholder="Fx sundhedsplejerske")
        for name, field in (("what", self.what), ("whose", self.whose), ("profession", self.profession)):
            self._drafts.bind(name, field)
        self._none_fetched, self._none_contributed = EmptyState(NO_FETCHED, ICON), EmptyState(NO_CONTRIBUTIONS, ICON)
        self._fetched_list, self._contribution_list = QVBoxLayout(), QVBoxLayout()
        self._lay_out()

    def show_page(self, page: AssessmentPage) -> None:
        """Show what an assessment has from elsewhere."""
        self._page = page
        self._none_fetched.setVisible(not page.fetched)
        self._none_contributed.setVisible(not page.contributions)
        _match(self._fetched, self._fetched_list, len(page.fetched), self._make_fetched)
        _match(self._contributions, self._contribution_list, len(page.contributions), self._make_contribution)
        for card, row in zip(self._fetched, page.fetched, strict=True):
            card.show_fetched(row, is_open=row.id == self._open)
        for shown, given in zip(self._contributions, page.contributions, strict=True):
            self._show_contribution(shown, given)

    def _show_contribution(self, card: SourceCard, row: ContributionRow) -> None:
        card.say(row.id, row.line)
        record = RecordRow(row.id, "professional_view", "Fagligt bidrag", row.fields)
        card.show_row(record, is_open=row.id == self._open)

    def _make_fetched(self, number: int) -> FetchedCard:
        card = FetchedCard(self._workspace, self._case_id, number)
        card.toggled.connect(self._toggle)
        return card

    def _make_contribution(self, number: int) -> SourceCard:
        card = SourceCard(self._workspace, self._case_id, number, CONTRIBUTION_FIRST)
        card.toggled.connect(self._toggle)
        return card

    def _toggle(self, row_id: UUID) -> None:
        self._open = None if row_id == self._open else row_id
        if self._page is not None:
            self.show_page(self._page)
        for card in (*self._fetched, *self._contributions):
            form = card.form()
            if form is not None:
                form.start()

    def _add_fetched(self) -> None:
        with self._drafts.becoming_step("what", "whose"):
            tried = attempt(
                self._workspace, "Skriv, hvad der mangler", add_fetched, self._id, what=self.what.text(),
                whose=self.whose.text(),
            )  # fmt: skip
        self._settle(tried.refusal, tried.done.value if tried.done else None, what=self.what, whose=self.whose)

    def _add_contribution(self) -> None:
        with self._drafts.becoming_step("profession"):
            tried = attempt(
                self._workspace, "Tilføj fagligt bidrag", add_contribution, self._id, profession=self.profession.text()
            )
        self._settle(tried.refusal, tried.done.value if tried.done else None, profession=self.profession)

    def _settle(self, refusal: str, made: UUID | None, **fields: LabeledField) -> None:
        """Open what was made, and empty the lines it came from."""
        next(iter(fields.values())).set_error(refusal)
        if made is None:
            return
        for name, field in fields.items():
            self._drafts.drop(name)
            field.set_text("")
        self._open = None
        self._toggle(made)

    def _lay_out(self) -> None:
        add, contribute = PlainButton("Skriv det på", icon="plus"), PlainButton("Tilføj bidrag", icon="plus")
        add.clicked.connect(self._add_fetched)
        contribute.clicked.connect(self._add_contribution)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(SectionHeading(ELSEWHERE))
        column.addWidget(Text(EXPLAIN, "meta", "ink2", wrap=True))
        column.addWidget(self._none_fetched)
        column.addLayout(self._fetched_list)
        column.addLayout(_beside(self.what, self.whose))
        column.addWidget(add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(SectionHeading(CONTRIBUTIONS))
        column.addWidget(self._none_contributed)
        column.addLayout(self._contribution_list)
        column.addWidget(self.profession)
        column.addWidget(contribute, 0, Qt.AlignmentFlag.AlignLeft)


def _match(cards: list[Shown], column: QVBoxLayout, count: int, make: Callable[[int], Shown]) -> None:
    """Let there be as many cards as records."""
    while len(cards) > count:
        gone = cards.pop()
        gone.hide()
        gone.deleteLater()
    while len(cards) < count:
        card = make(len(cards) + 1)
        cards.append(card)
        column.addWidget(card)


def _beside(*fields: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    for each in fields:
        row.addWidget(each, 1)
    return row
