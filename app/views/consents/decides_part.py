"""»Hvem bestemmer?«: custody, home, contact and what each child's age means, shown and put right in one place."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.consents_kept_rows import ChildDecides
from app.services.orientation import OrientationRow, list_orientations
from app.views.records.section import RecordSection
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

HEADING = "Hvem bestemmer?"
ON_REQUEST = "Kun når den forælder selv beder om det. Det er ikke en opgave."


class DecidesPart(QWidget):
    """The part: one card for each child, then the records behind it."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._rows: tuple[ChildDecides, ...] | None = None
        self._minded: tuple[OrientationRow, ...] | None = None
        self._cards, self._minds = QVBoxLayout(), QVBoxLayout()
        self.custody = RecordSection(
            workspace, case_id, "custody", heading="Forældremyndighed og bopæl", add="Tilføj forældremyndighed",
            empty="Ikke skrevet endnu.",
        )  # fmt: skip
        self.contact = RecordSection(
            workspace, case_id, "visitation", heading="Samvær", add="Tilføj samvær", empty="Ikke skrevet endnu."
        )
        self.told = RecordSection(
            workspace, case_id, "orientation", heading="Forælder uden forældremyndighed", add="En forælder har bedt",
            empty="Ingen har bedt om at få noget at vide.", explain=ON_REQUEST,
            first=("person_id", "child_id", "asked_on", "told_on", "told", "refused_because"),
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(SectionHeading(HEADING))
        column.addLayout(self._cards)
        column.addWidget(self.custody)
        column.addWidget(self.contact)
        column.addWidget(self.told)
        column.addLayout(self._minds)

    def show_children(self, rows: tuple[ChildDecides, ...]) -> None:
        """Show who decides for each child, and read the records again; what is half typed stays."""
        if rows != self._rows:
            self._rows = rows
            empty_layout(self._cards)
            for row in rows:
                self._cards.addWidget(_card(row))
        for section in (self.custody, self.contact, self.told):
            section.refresh()
        minded = self._workspace.ask(list_orientations, self._case_id)
        if minded != self._minded:
            self._minded = minded
            self._show_minds(minded)

    def _show_minds(self, rows: tuple[OrientationRow, ...]) -> None:
        """Remind of what may not be told to those who have asked."""
        empty_layout(self._minds)
        for row in rows:
            if row.mind:
                card = Card(f"Husk, før {row.called} får noget at vide", tone="warn", icon="eye-slash")
                for words in row.mind:
                    card.body.addWidget(Text(words, "body", wrap=True))
                self._minds.addWidget(card)


def _card(row: ChildDecides) -> Card:
    card = Card(row.name)
    for words in row.warnings:
        card.body.addWidget(Text(words, "body", "warn", wrap=True))
    for words in row.lines:
        card.body.addWidget(Text(words, "body", wrap=True))
    return card
