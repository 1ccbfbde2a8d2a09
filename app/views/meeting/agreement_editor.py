"""The line where an agreement is written: who, what, when, where. Nothing but the what is asked for."""

from itertools import pairwise
from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models.enums_meeting import AgreementArea, AgreementState
from app.services.agreements import AgreementRow, add_agreement, change_agreement, remove_agreement
from app.services.meetings import person_called
from app.views.meeting.chips import ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.draft_slot import DraftSlot, as_id
from app.views.meeting.panel import is_large
from app.views.meeting.when_words import how_it_reads
from app.views.theme import current_theme
from app.views.widgets.buttons import QuietButton
from app.views.widgets.editors import ChoiceEditor, LineEditor
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.wording import word

AREAS = tuple((each.value, word(each)) for each in AgreementArea)
STATES = (
    (AgreementState.AGREED.value, word(AgreementState.AGREED)),
    (AgreementState.PROPOSAL.value, "forslag"),
    (AgreementState.TO_BE_DECIDED.value, "skal afgøres"),
)


class AgreementEditor(QWidget):
    """Writes one agreement, new or changed. Enter saves and stays; everything is a draft until then."""

    edited = Signal()
    written = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._extra: list[tuple[UUID, str]] = []
        self._when_before = ""
        self.editing: UUID | None = None
        self.owners = ChipRow("Aftale med", several=True, digits=True)
        self.other, self.what, self.when = (_line(name) for name in ("En anden", "Hvad", "Hvornår"))
        self.areas, self.states = _choice("Hvor", AREAS), _choice("Status", STATES)
        self.reads = Text("", "meta", "ink2", wrap=True)
        self.remove = QuietButton("Tag aftalen af")
        self.cancel = QuietButton("Ny aftale i stedet")
        self.slot = DraftSlot(desk.workspace, f"meeting:{desk.meeting_id}:agreement", desk.row.case_id, self)
        self._lay_out()
        self._connect()
        self.clear()

    def show_people(self) -> None:
        """Offer everybody asked to the meeting as owners, also those who are not here."""
        asked = [(each.person_id, each.called) for each in self._desk.row.participants]
        known = {person for person, _ in asked}
        self.owners.set_choices([*asked, *(each for each in self._extra if each[0] not in known)])

    def press_owner(self, number: int) -> None:
        """Add or take away owner 1 to 9; 0 takes all away."""
        if number:
            self.owners.press(number)
        else:
            self.owners.set_values([])
            self._on_changed()

    def edit(self, row: AgreementRow) -> None:
        """Change an agreement that stands there already."""
        self._when_before = row.when_text or row.when
        self._fill(row.text, self._when_before, row.area.value, row.state.value)
        self._choose(list(zip(row.owner_ids, (name for _, name, _ in row.answers), strict=True)))
        self._begin_editing(row.id)

    def clear(self) -> None:
        """Begin on a new agreement."""
        self._fill("", "", AgreementArea.OTHER.value, AgreementState.AGREED.value)
        self._extra, self._when_before = [], ""
        self.owners.set_values([])
        self.other.clear()
        self._begin_editing(None)

    def restore(self) -> bool:
        """Put an unfinished agreement back; False when there is none."""
        kept = self.slot.kept()
        if not kept:
            return False
        self._fill(*(str(kept.get(name, "")) for name in ("text", "when", "area", "state")))
        owners = cast("dict[str, str]", kept.get("owners") or {})
        self._choose([(person, name) for key, name in owners.items() if (person := as_id(key))])
        self._when_before = str(kept.get("before", ""))
        there = [each.id for each in self._desk.agreements]
        editing = as_id(kept.get("editing"))
        self._begin_editing(editing if editing in there else None)
        return True

    def is_empty(self) -> bool:
        """Tell whether nothing has been written."""
        return not (self.what.text() or self.when.text() or self.owners.values())

    def save(self) -> None:
        """Make the line a step; without words nothing happens, and a refused one stays."""
        if not self.what.text().strip():
            return
        if self.other.text().strip():
            self._add_other()
        if not self._store():
            return
        self.slot.drop()
        self.clear()
        self.what.setFocus()
        self.written.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save on Enter, but in »En anden« put the person on the line; Ctrl+Enter belongs to the screen."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_enter and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                if watched is self.other and self.other.text().strip():
                    self._add_other()
                else:
                    self.save()
                return True
        return super().eventFilter(watched, event)

    def _store(self) -> bool:
        owners = cast("tuple[UUID, ...]", self.owners.values())
        text, when = self.what.text(), self.when.text()
        area, state = self.areas.value(), self.states.value()
        if self.editing:
            return bool(
                self._desk.do(
                    "Ret aftale", change_agreement, self.editing, text=text, owners=owners, area=area, state=state,
                    when=None if when == self._when_before else when,
                )
            )  # fmt: skip
        return bool(
            self._desk.do(
                "Ny aftale", add_agreement, self._desk.row.case_id, text=text, owners=owners, when=when, area=area,
                meeting_id=self._desk.meeting_id, state=state,
            )
        )  # fmt: skip

    def _add_other(self) -> None:
        """Put somebody who is not on the list on the line: found by name in the case, else new in the network."""
        name = self.other.text().strip()
        done = self._desk.do("Find person", person_called, self._desk.meeting_id, called=name)
        if done is None:
            return
        self.other.clear()
        self._choose([*((each, "") for each in cast("tuple[UUID, ...]", self.owners.values())), (done.value, name)])
        self._on_changed()

    def _choose(self, owners: list[tuple[UUID, str]]) -> None:
        self._extra += [each for each in owners if each[1]]
        self.show_people()
        self.owners.set_values([person for person, _ in owners])

    def _fill(self, what: str, when: str, area: str, state: str) -> None:
        self.what.set_value(what)
        self.when.set_value(when)
        self.areas.set_value(area)
        self.states.set_value(state)
        self._say_how_it_reads()

    def _begin_editing(self, agreement_id: UUID | None) -> None:
        self.editing = agreement_id
        self.remove.setVisible(agreement_id is not None)
        self.cancel.setVisible(agreement_id is not None)

    def _take_off(self) -> None:
        if self.editing and self._desk.do("Tag aftale af", remove_agreement, self.editing):
            self._stop_editing()

    def _stop_editing(self) -> None:
        self.slot.drop()
        self.clear()
        self.edited.emit()
        self.what.setFocus()

    def _on_changed(self) -> None:
        self._say_how_it_reads()
        self.slot.touched()
        self.edited.emit()

    def _say_how_it_reads(self) -> None:
        self.reads.setText(how_it_reads(self.when.text(), self._desk.workspace.today))

    def _keep(self) -> None:
        if self.is_empty():
            self.slot.drop()
            return
        names = dict([*self._extra, *((each.person_id, each.called) for each in self._desk.row.participants)])
        owners = {str(person): names.get(person, "") for person in cast("tuple[UUID, ...]", self.owners.values())}
        self.slot.keep(
            {"text": self.what.text(), "when": self.when.text(), "area": self.areas.value(), "owners": owners,
             "state": self.states.value(), "editing": str(self.editing or ""), "before": self._when_before}
        )  # fmt: skip

    def _connect(self) -> None:
        self.slot.wanted.connect(self._keep)
        for line in (self.other, self.what, self.when):
            line.installEventFilter(self)
            line.changed.connect(self._on_changed)
        self.owners.chosen.connect(self._on_changed)
        for choice in (self.areas, self.states):
            choice.changed.connect(self._on_changed)
        self.remove.clicked.connect(self._take_off)
        self.cancel.clicked.connect(self._stop_editing)

    def _lay_out(self) -> None:
        self.what.setPlaceholderText(f"gør hvad? For eksempel »henter {self._desk.child} til træning«")
        self.when.setPlaceholderText("For eksempel »hver fredag« eller »inden 4. december«")
        self.other.setPlaceholderText("En anden …")
        self.other.setFixedWidth(current_theme().px(130))
        self.owners.end_with(self.other)
        rest = FlowLayout(gap=10)
        for widget in (self.areas, self.states, self.cancel, self.remove):
            rest.addWidget(widget)
        form = QGridLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 3)
        form.setColumnStretch(2, 1)
        for row, name in enumerate(() if is_large() else ("Hvem", "Hvad", "Hvornår", "Hvor")):
            form.addWidget(Text(name, "meta", "ink2"), row, 0)
        form.addWidget(self.owners, 0, 1, 1, 2)
        form.addWidget(self.what, 1, 1, 1, 2)
        form.addWidget(self.when, 2, 1)
        form.addWidget(self.reads, 2, 2, Qt.AlignmentFlag.AlignVCenter)
        form.addLayout(rest, 3, 1, 1, 2)
        for first, second in pairwise((self.owners, self.other, self.what, self.when, self.areas, self.states)):
            QWidget.setTabOrder(first, second)


def _line(name: str) -> LineEditor:
    line = LineEditor()
    line.setAccessibleName(name)
    return line


def _choice(name: str, choices: tuple[tuple[str, str], ...]) -> ChoiceEditor:
    choice = ChoiceEditor(choices)
    choice.setAccessibleName(name)
    return choice
