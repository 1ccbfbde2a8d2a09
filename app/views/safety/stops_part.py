"""»Stop«: the stops of the case, and those they hold back from one meeting until somebody has decided."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.folding import join_names
from app.services.hard_stops import InviteAnswer, check_meeting, list_stops
from app.services.people import PersonRow, list_people
from app.services.stop_decisions import allow_person, forbid_person
from app.services.stop_words import StopRow
from app.views.records.attempt import attempt
from app.views.records.drafts import DraftGroup
from app.views.safety.decision_line import DecisionLine, keep_lines
from app.views.safety.part import SafetyPart
from app.views.safety.stop_card import StopCard
from app.views.safety.stop_panel import DEEDS, STEP, Deed, DeedPanel, StopPanel
from app.views.widgets.buttons import PlainButton, QuietButton
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

EMPTY = (
    "Ingen stop. Skriv et, hvis nogen ikke må høre om mødet, før der er taget stilling, eller hvis to ikke må mødes."
)


class StopsPart(SafetyPart):
    """The part. One panel is open at a time, under the cards."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self.panel = StopPanel(workspace, case_id)
        self.deeds = {deed: DeedPanel(workspace, case_id, deed) for deed in DEEDS}
        self._add = PlainButton("Skriv et stop", icon="plus")
        self._add.clicked.connect(self._on_add)
        self._is_read = False
        self._decisions = DraftGroup(workspace, case_id, f"decide:{case_id}:")
        self._cards, self._held = QVBoxLayout(), QVBoxLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for layout in (self._held, self._cards):
            layout.setSpacing(12)
            column.addLayout(layout)
        for part in (self.panel, *self.deeds.values()):
            column.addWidget(part)
        column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def refresh(self) -> None:
        """Read the stops again."""
        people = self.workspace.ask(list_people, self.case_id)
        self.panel.offer_people(people)
        empty_layout(self._cards)
        rows = self.workspace.ask(list_stops, self.case_id)
        if not rows:
            self._cards.addWidget(EmptyState(EMPTY, "shield-check"))
        for number, row in enumerate(rows, start=1):
            card = StopCard(row, number)
            card.wanted.connect(partial(self._on_wanted, row))
            self._cards.addWidget(card)
        self._show_held({each.id: each for each in people})
        if not self._is_read:
            self._is_read = True
            self._open_half_typed(rows)

    def _open_half_typed(self, rows: Sequence[StopRow]) -> None:
        """Open the panel where something was being written when the program stopped."""
        panels: list[tuple[Deed | None, StopPanel | DeedPanel]] = [*self.deeds.items(), (None, self.panel)]
        half = [(row, deed) for row in rows if row.holds for deed, panel in panels if panel.is_half(row.id)]
        if half:
            self._on_wanted(*half[0])
        elif self.panel.is_half(None):
            self.panel.write(None)

    def _on_add(self) -> None:
        for each in self.deeds.values():
            each.hide()
        self.panel.write(None)

    def _on_wanted(self, row: StopRow, deed: Deed | None) -> None:
        """Open the one panel that was asked for."""
        for each in (self.panel, *self.deeds.values()):
            each.hide()
        if deed is None:
            self.panel.write(row)
        else:
            self.deeds[deed].write(row.id)

    def _show_held(self, people: dict[UUID, PersonRow]) -> None:
        """Show who of the meeting is held back, with a decision to be made for each."""
        keep_lines(self)
        empty_layout(self._held)
        if self.meeting_id is None:
            return
        found = self.workspace.ask(check_meeting, self.meeting_id).answers
        if not found:
            return
        card, together = Card("Til dette møde"), defaultdict(list)
        for person_id, answer in found:
            together[answer].append(people[person_id])
        for answer, held in together.items():
            card.body.addWidget(self._held_back(held, answer))
        self._held.addWidget(card)

    def _held_back(self, held: list[PersonRow], answer: InviteAnswer) -> QWidget:
        """Return those who are held back for the same reason, with what can be decided about each."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(4)
        names, colour = join_names([each.name for each in held]), "late" if answer.asks_decision else "ink"
        column.addWidget(Text(f"{names}: {answer.why}", "body", colour, wrap=True, strong=len(names)))
        if answer.asks_decision:
            asked = [(str(each.id), f"Inviter {each.called} alligevel …", each.called) for each in held]
            line = DecisionLine(asked, self._decisions, str(self.meeting_id))
            line.decided.connect(partial(self._allow, line))
            column.addWidget(line)
        for each in held if answer.is_decided else ():
            back = QuietButton(f"Tag beslutningen om {each.called} tilbage", icon="x")
            back.clicked.connect(partial(self._forbid, each.id))
            column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        return holder

    def _allow(self, line: DecisionLine, person_id: str, because: str, by: str) -> None:
        if self.meeting_id is None:
            return
        meeting, person = self.meeting_id, UUID(person_id)
        tried = attempt(self.workspace, STEP, allow_person, meeting, person, because=because, by=by)
        line.settle(tried.refusal, kept=tried.done is not None)

    def _forbid(self, person_id: UUID, _on: bool = False) -> None:
        if self.meeting_id is not None:
            attempt(self.workspace, STEP, forbid_person, self.meeting_id, person_id)
