"""The agreements of a case: the list with its verbs, and the panel where one is written or changed.

An agreement is moved with its grip or with Alt and an arrow; several are chosen as in any list and judged at once.
"""

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_meeting import AgreementOutcome
from app.services.agreements import (
    AgreementRow,
    judge_agreements,
    list_agreements,
    move_agreement,
    remove_agreement,
    remove_agreements,
)
from app.services.listing import ListGroup, Listing
from app.services.people import list_people
from app.views.case.agreement_panel import DRAFTS, AgreementPanel
from app.views.case.lines import AgreementLine, agreement_notes
from app.views.papers.list_preview import print_listing
from app.views.records.begin_panel import drafts_of_panel, is_half_typed
from app.views.widgets.buttons import IconButton, PlainButton, QuietButton
from app.views.widgets.card_choice import STEPS, CardChoice, paint_choice
from app.views.widgets.cards import EmptyState
from app.views.widgets.columns import empty_layout
from app.views.widgets.drag_order import DragOrder, Grip
from app.views.widgets.heard import Role
from app.views.widgets.later import Later
from app.views.widgets.many_bar import ManyBar
from app.views.widgets.row_verbs import copy_words, may_copy
from app.views.widgets.text import SectionHeading
from app.views.workspace import Workspace
from app.wording import word

HEAD, SHARES = ("Nr.", "Aftale", "Hvornår, og hvordan det gik"), (6.0, 58.0, 36.0)
ONLY = "Kun de {count} aftaler, der var valgt."
OUTCOMES = (AgreementOutcome.KEPT, AgreementOutcome.PARTLY, AgreementOutcome.NOT_KEPT)
EMPTY = "Ingen aftaler endnu. Hvem gør hvad, og hvornår?"


class AgreementList(QWidget):
    """All agreements, numbered in their order."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__()
        self._workspace, self._case_id = workspace, case_id
        self._heading = SectionHeading("Det er aftalt")
        self._empty = EmptyState(EMPTY, "handshake")
        self._list, self._lines = QVBoxLayout(), list[_EditableLine]()
        self._list.setSpacing(0)
        self._panel = Later(self._make_panel)
        self._add = add = PlainButton("Ny aftale", icon="handshake")
        add.clicked.connect(lambda: self.panel.write(None))
        self._rows: Sequence[AgreementRow] = ()
        self._choice, self._drag = CardChoice(self), DragOrder(self)
        self._follow_choice()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self._heading, self._empty):
            column.addWidget(part)
        column.addLayout(self._list)
        column.addLayout(self._panel.place)
        self._paper = QuietButton("Udskriv listen", icon="printer")
        self._paper.setAccessibleName("Udskriv listen over aftaler")
        self._paper.clicked.connect(lambda: print_listing(self, self.listing()))
        feet = QHBoxLayout()
        feet.addWidget(add)
        feet.addWidget(self._paper)
        feet.addStretch(1)
        column.addLayout(feet)
        if is_half_typed(drafts_of_panel(workspace, case_id, DRAFTS)):
            self.panel.begin()

    @property
    def panel(self) -> AgreementPanel:
        """Where an agreement is written or changed."""
        return self._panel.ask()

    def refresh(self) -> None:
        """Read the agreements again; the panel keeps what is written in it."""
        rows = self._workspace.ask(list_agreements, self._case_id)
        if self._panel.made is not None:
            self._offer_people(self._panel.made)
        self._heading.set_text("Det er aftalt", len(rows) or None)
        self._empty.setVisible(not rows)
        self._paper.setVisible(bool(rows))
        self._show(rows)

    def listing(self) -> Listing:
        """Return the agreements, or those that are chosen together, for paper."""
        chosen = self._chosen() if len(self._choice.picked()) > 1 else []
        rows = tuple((str(row.number), row.sentence, agreement_notes(row)) for row in chosen or self._rows)
        told = (ONLY.format(count=len(rows)),) if chosen else ()
        cases = frozenset({self._case_id})
        return Listing("Det er aftalt", HEAD, SHARES, (ListGroup("", rows),), cases, told)

    def _show(self, rows: Sequence[AgreementRow]) -> None:
        stood = next((each for each in self._lines if each.focused() >= 0), None)
        before = len(self._lines)
        place, button = (self._lines.index(stood), stood.focused()) if stood is not None else (0, -1)
        if stood is not None:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)  # or Qt would give it to whatever comes next
        empty_layout(self._list)
        self._rows, self._lines = rows, [_EditableLine(row) for row in rows]
        for line in self._lines:
            line.change_wanted.connect(self._write)
            line.removal_wanted.connect(self._remove)
            line.moved.connect(partial(self._move, line.row_id))
            self._list.addWidget(line)
        self._choice.set_cards([(line.row_id, line) for line in self._lines])
        self._drag.set_cards([[(line.row_id, line, line.grip) for line in self._lines]])
        if stood is not None and self._lines:
            moved = next((line for line in self._lines if line.row_id == stood.row_id and len(rows) == before), None)
            (moved or self._lines[min(place, len(self._lines) - 1)]).focus(button)

    def _write(self, row: AgreementRow) -> None:
        self.panel.write(row)

    def _begin_again(self) -> None:
        """Stay among the agreements: the pencil that opened the panel may have gone with its line."""
        now = self.window().focusWidget()
        if now is None or not self.isAncestorOf(now):
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _make_panel(self) -> AgreementPanel:
        panel = AgreementPanel(self._workspace, self._case_id)
        panel.shut.connect(self._begin_again)
        self._offer_people(panel)
        return panel

    def _offer_people(self, panel: AgreementPanel) -> None:
        panel.offer_people(self._workspace.ask(list_people, self._case_id))

    def _remove(self, row: AgreementRow) -> None:
        self._workspace.do("Fjern aftale", remove_agreement, row.id)

    def _follow_choice(self) -> None:
        verbs: list[tuple[str, Callable[[], object]]] = [("Kopiér", self._copy), ("Fjern", self._remove_chosen)]
        verbs[:0] = [(word(each).capitalize(), partial(self._judge, each)) for each in OUTCOMES]
        self.many = ManyBar(self._choice, "aftaler", verbs)
        self._choice.moved.connect(self._move)
        self._drag.moved.connect(self._move)
        self._choice.opened.connect(lambda key: self.panel.write(next(row for row in self._rows if row.id == key)))
        self._choice.removed.connect(self._remove_chosen)
        self._choice.copied.connect(self._copy)

    def _chosen(self) -> list[AgreementRow]:
        keys = set(self._choice.picked())
        return [row for row in self._rows if row.id in keys]

    def _judge(self, outcome: AgreementOutcome) -> None:
        ids = [row.id for row in self._chosen()]
        self._workspace.do(f"{len(ids)} aftaler: {word(outcome)}", judge_agreements, ids, outcome=outcome.value)

    def _remove_chosen(self) -> None:
        ids = [row.id for row in self._chosen()]
        name = "Fjern aftale" if len(ids) == 1 else f"Fjern {len(ids)} aftaler"
        self._workspace.do(name, remove_agreements, ids)

    def _copy(self) -> None:
        if may_copy(self):
            copy_words("\n".join(agreement_words(row) for row in self._chosen()))

    def _move(self, key: UUID, by: int) -> None:
        place = next((place for place, line in enumerate(self._lines) if line.row_id == key), -1)
        if place < 0 or not 0 <= place + by < len(self._lines):
            return
        stood = self._lines[place].focused()
        if self._workspace.do("Flyt aftale", move_agreement, key, by=by) is not None and stood >= 0:
            self._lines[place + by].focus(stood)


def agreement_words(row: AgreementRow) -> str:
    """Return an agreement as a line of text: »1. Lone henter til træning (hver fredag)«."""
    notes = agreement_notes(row)
    return f"{row.number}. {row.sentence}{f' ({notes})' if notes else ''}"


class _EditableLine(QWidget):
    """One agreement with its grip and its two buttons."""

    heard_as = Role.ListItem

    change_wanted = Signal(object)
    removal_wanted = Signal(object)
    moved = Signal(int)
    """Alt with an arrow on one of its buttons; on the line itself the choice hears it."""

    def __init__(self, row: AgreementRow) -> None:
        super().__init__()
        self.row_id = row.id
        change = IconButton("pencil-simple", f"Ret aftale {row.number}")
        change.clicked.connect(lambda: self.change_wanted.emit(row))
        remove = IconButton("trash", f"Fjern aftale {row.number}")
        remove.clicked.connect(lambda: self.removal_wanted.emit(row))
        self._buttons = (change, remove, self)
        self.grip = Grip(f"aftale {row.number}")
        self.setAccessibleName(f"Aftale {row.number}")
        line = QHBoxLayout(self)
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.grip, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(AgreementLine(row), 1)
        line.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move it also from its pencil: a button leaves what is pressed with Alt to what it stands on."""
        if event.key() in STEPS and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moved.emit(STEPS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show whether it is chosen and whether the keys stand on it."""
        paint_choice(self, chosen=bool(self.property("chosen")))

    def focused(self) -> int:
        """Return which of the two buttons, or the line itself, has the focus; -1 when none has."""
        return next((at for at, each in enumerate(self._buttons) if each.hasFocus()), -1)

    def focus(self, button: int) -> None:
        """Put the focus on one of the two buttons or on the line itself, also when the line is not yet drawn."""
        self.show()  # at once: a moment later the page would have scrolled to whatever had the focus meanwhile
        self._buttons[button].setFocus(Qt.FocusReason.OtherFocusReason)
