"""When the child goes: who tells what was agreed, when, and what is not told. Short fields, no stop."""

from itertools import pairwise
from typing import cast
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.language.dates import at_clock
from app.models.enums_meeting import MeetingStatus
from app.services.meeting_rows import ParticipantRow
from app.services.meetings import set_told_child
from app.views.meeting.chips import Chip, ChipRow
from app.views.meeting.desk import MeetingDesk
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.buttons import IconButton
from app.views.widgets.cards import Card
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import line_field
from app.views.widgets.text import Text

ASKED_AT = ("own_words", "child_leaves", "read_aloud")
"""The kinds of step where the open questions come back by themselves."""
HELD = (Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Control, Qt.Key.Key_Meta, Qt.Key.Key_Shift)
"""Keys that are held while another is pressed, and press nothing themselves."""


class LeavingCard(Card):
    """Asks its two questions when a child has gone, until both are answered or it is put away for now."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = False
        self._away_at = ""
        self._seen = next((each.left_at for each in desk.row.participants if each.is_child), "")
        self._line = Text("", "subhead", wrap=True)
        self.who = ChipRow("Fortæller barnet det:", digits=True)
        self.when = line_field("Hvornår?", placeholder="For eksempel »i aften« eller »i bilen hjem«")
        self.not_repeated = line_field("Det, vi ikke fortæller videre (dækket på skærmen)", sentences=True)
        if isinstance(self.not_repeated.editor, LineEditor):
            self.not_repeated.editor.setEchoMode(LineEditor.EchoMode.Password)
        self._away = IconButton("x", "Læg spørgsmålet væk")
        self._away.clicked.connect(self._put_it_away)
        self.who.chosen.connect(self._set_who)
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:leaving:")
        self._drafts.bind("when", self.when, self._set_when)
        self._drafts.bind("not_repeated", self.not_repeated, self._set_not_repeated)
        top = QHBoxLayout()
        top.addWidget(self._line, 1)
        top.addWidget(self._away)
        self.body.addLayout(top)
        self.body.addWidget(self.who)
        self.body.addWidget(self.when)
        self.body.addWidget(self.not_repeated)
        self.hide()

    def show_if_needed(self) -> None:
        """Show the questions when a child has gone and they are open."""
        row = self._desk.row
        children = [each for each in row.participants if each.is_child and each.left_at]
        gone = next(iter(children), None) if row.status is MeetingStatus.RUNNING else None
        if gone is not None and gone.left_at != self._seen:
            self._seen, self._asked, self._away_at = gone.left_at, True, ""
        answered = bool(row.told_child_by_id and row.told_child_when)
        step = self._desk.step
        asks_anyway = step.kind == "child_leaves"
        due = self._asked or (step.kind in ASKED_AT and step.id != self._away_at)
        half_typed = bool(self._drafts.names())
        self.setVisible(asks_anyway or (gone is not None and (half_typed or (due and not answered))))
        if gone is None and not asks_anyway:
            return
        self._line.setText(self._question(gone))
        self.setAccessibleName(self._line.text())
        self.who.set_choices([(each.person_id, each.called) for each in self._desk.here() if not each.is_child])
        self.who.set_values([row.told_child_by_id])
        self._set_order()
        self._drafts.show("when", row.told_child_when)
        self._drafts.show("not_repeated", row.not_repeated)

    def take_focus(self) -> None:
        """Go to the first question."""
        chips = self._chips()
        (chips[0] if chips and not self.who.values() else self.when).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a digit say who tells, while the focus is on the names; then comes when."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and self.who.press(event.key() - Qt.Key.Key_0.value):
            self.when.setFocus()
        else:
            super().keyPressEvent(event)

    def listen_once(self, line: QWidget) -> None:
        """Let the next key in a line that is half typed say who tells, when it is a digit; all others are typed."""
        line.removeEventFilter(self)
        line.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the first key of the line when it is the digit of a name."""
        if event.type() is QEvent.Type.FocusOut:
            watched.removeEventFilter(self)
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress or event.key() in HELD:
            return super().eventFilter(watched, event)
        watched.removeEventFilter(self)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        taken = plain and not self.isHidden() and self.who.press(event.key() - Qt.Key.Key_0.value)
        if taken:
            self.when.setFocus()
        return taken

    def _question(self, gone: ParticipantRow | None) -> str:
        if gone is None:
            return f"Alt G, når {self._desk.child} går. Hvem fortæller {self._desk.child}, hvad vi aftaler?"
        return f"{gone.called} gik {at_clock(gone.left_at)}. Hvem fortæller {gone.called}, hvad vi aftaler?"

    def _chips(self) -> list[Chip]:
        return [each for each in self.who.findChildren(Chip) if not each.isHidden()]

    def _set_order(self) -> None:
        """Let Tab go who, when, what is not told, and the way out last: names made anew would come after all else."""
        order: list[QWidget] = [*self._chips(), self.when.editor, self.not_repeated.editor, self._away]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _set_who(self) -> None:
        person = cast("UUID | None", self.who.value())
        self._desk.do("Hvem fortæller barnet det", set_told_child, self._desk.meeting_id, by_id=person)

    def _set_when(self, text: str) -> object:
        return self._desk.do("Hvornår får barnet det at vide", set_told_child, self._desk.meeting_id, when=text)

    def _set_not_repeated(self, text: str) -> object:
        return self._desk.do("Det, vi ikke fortæller videre", set_told_child, self._desk.meeting_id, not_repeated=text)

    def _put_it_away(self) -> None:
        self._asked, self._away_at = False, self._desk.step.id
        self.hide()
