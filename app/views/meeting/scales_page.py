"""Where are we now: the child's number stands alone; the adults' numbers stay covered until all are shown at once."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.errors import UserError
from app.services.meeting_round import reveal_scale
from app.services.meeting_rows import ParticipantRow, ScaleRow
from app.services.meetings import answer_scale, ask_scale
from app.views.meeting.chips import Chip
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.kinds import cap
from app.views.records.field_drafts import FieldDrafts
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.editors import LineEditor
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.scale_line import ScaleLine, ScaleMark
from app.views.widgets.text import Heading, Text

SHOW = "Vis de voksnes tal"
REVEAL_KEY = "Alt+L"
LAST_TIME = "Sidste gang: {value}"
ADULTS = "De voksne skriver deres tal på papir først. Her er de dækket, til I viser dem samlet."
NO_NUMBER = "0 til 10"
ASK = "Hvad spørger vi om, fra 0 til 10?"


class ScaleCard(Card):
    """One question with the child's line and the adults' covered numbers."""

    def __init__(self, desk: MeetingDesk, scale: ScaleRow, drafts: FieldDrafts) -> None:
        super().__init__()
        self._drafts = drafts
        self.setAccessibleName(scale.question)
        self.body.addWidget(Heading(scale.question, "subhead", wrap=True))
        self._desk, self._id, self._question = desk, scale.id, scale.question
        self._lines: dict[UUID, ScaleLine] = {}
        self._fields: dict[UUID, LabeledField] = {}
        self.reveal = Chip(SHOW, cap(REVEAL_KEY), said=f"{SHOW}: {scale.question}")
        self.reveal.clicked.connect(self._on_reveal)
        self._before: dict[UUID, Text] = {}
        self._together = ScaleLine(scale.question, "De voksne", read_only=True)
        self._names = Text("", "meta", "ink2", wrap=True)
        people = desk.here()
        for each in people:
            if each.is_child:
                self._add_child(each)
        self.body.addWidget(Text(ADULTS, "meta", "ink2", wrap=True))
        self._add_adults([each for each in people if not each.is_child])
        self.body.addWidget(self._together)
        self.body.addWidget(self._names)

    def show_answers(self, scale: ScaleRow) -> None:
        """Show the numbers as they are stored; a field being written in is left alone."""
        given = {person: value for person, _, value, _ in scale.answers}
        earlier = dict(scale.earlier)
        self.reveal.setChecked(scale.revealed)
        self._cover(not scale.revealed)
        for person, text in self._before.items():
            text.setText(LAST_TIME.format(value=earlier[person]) if person in earlier else "")
            text.setVisible(person in earlier)
        for person, line in self._lines.items():
            line.set_value(given.get(person))
        for person in self._fields:
            self._drafts.show(self._name(person), str(given[person]) if person in given else "")
        adults = [(name, value) for _, name, value, is_child in scale.answers if not is_child]
        self._together.set_others([ScaleMark(name, value) for name, value in adults])
        then = {name: earlier[person] for person, name, _, _ in scale.answers if person in earlier}
        self._names.setText(" · ".join(f"{name} {value}{_since(then.get(name))}" for name, value in adults))
        self._show_together()

    def take_focus(self) -> None:
        """Go to the child's line, else to the first number."""
        first = next(iter([*self._lines.values(), *self._fields.values()]), None)
        if first is not None:
            first.setFocus()

    def _add_child(self, child: ParticipantRow) -> None:
        line = ScaleLine(self._question, child.called, own=True)
        line.value_changed.connect(lambda value: self._answer(child, value))
        self._lines[child.person_id] = line
        self.body.addWidget(Text(f"{child.called} siger", "body", wrap=True))
        self.body.addWidget(line)
        self._before[child.person_id] = Text("", "meta", "ink2")
        self.body.addWidget(self._before[child.person_id])

    def _add_adults(self, adults: list[ParticipantRow]) -> None:
        holder = QWidget()
        flow = FlowLayout(holder, gap=12, line_gap=8)
        for each in adults:
            field = line_field(each.called)
            field.editor.setAccessibleName(f"{each.called}: {self._question}")
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * 16)
            self._drafts.bind(self._name(each.person_id), field, partial(self._typed, each))
            self._fields[each.person_id] = field
            flow.addWidget(field)
        self.body.addWidget(holder)
        if adults:
            self.body.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        self._cover(True)

    def turn_over(self) -> None:
        """Show the adults' numbers together, or cover them again."""
        self._desk.do("Vis tallene", reveal_scale, self._id, shown=not self.reveal.isChecked())

    def _on_reveal(self, shown: bool) -> None:
        self._desk.do("Vis tallene", reveal_scale, self._id, shown=shown)

    def _cover(self, covered: bool) -> None:
        mode = LineEditor.EchoMode.Password if covered else LineEditor.EchoMode.Normal
        for field in self._fields.values():
            if isinstance(field.editor, LineEditor):
                field.editor.setEchoMode(mode)

    def _show_together(self) -> None:
        self._together.setVisible(self.reveal.isChecked())
        self._names.setVisible(self.reveal.isChecked())

    def _name(self, person_id: UUID) -> str:
        return f"{self._id}:{person_id}"

    def _typed(self, person: ParticipantRow, text: str) -> object:
        """Take a typed number; what is no number from 0 to 10 is said under the field and nothing is stored."""
        number = text.strip()
        if number and not (number.isascii() and number.isdecimal() and int(number) <= 10):
            raise UserError(NO_NUMBER)
        return self._answer(person, int(number) if number else None)

    def _answer(self, person: ParticipantRow, value: int | None) -> object:
        return self._desk.do(f"Tal fra {person.called}", answer_scale, self._id, person.person_id, value=value)


class ScalesPage(QWidget):
    """All scales of the meeting and a line for a new question."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._cards: dict[UUID, ScaleCard] = {}
        self._shown: tuple[object, ...] = ()
        self._box = QVBoxLayout()
        self._box.setSpacing(12)
        QShortcut(QKeySequence(REVEAL_KEY), self, self.turn_over).setAutoRepeat(False)
        self.question = line_field(ASK, placeholder="Fx »Hvor godt går det i skolen?«")
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:scale:")
        self._questions = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:new_scale:")
        self._questions.bind("question", self.question)
        if isinstance(self.question.editor, LineEditor):
            self.question.editor.returnPressed.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._box)
        column.addWidget(self.question)

    def show_scales(self) -> None:
        """Show the scales; cards stay while only the numbers change."""
        scales = self._desk.row.scales
        people = tuple((each.person_id, each.called) for each in self._desk.here())
        shown = (tuple((each.id, each.question) for each in scales), people)
        if shown != self._shown:
            self._shown = shown
            self._drafts.unbind()
            empty_layout(self._box)
            self._cards = {each.id: ScaleCard(self._desk, each, self._drafts) for each in scales}
            for card in self._cards.values():
                self._box.addWidget(card)
        for each in scales:
            self._cards[each.id].show_answers(each)

    def take_focus(self) -> None:
        """Go to the first scale, or to the question when there is none."""
        card = next(iter(self._cards.values()), None)
        if card is not None:
            card.take_focus()
        else:
            self.question.setFocus()

    def turn_over(self) -> None:
        """Show the adults' numbers of the scale that is in hand, else of the first one."""
        cards = [*self._cards.values()]
        held = [card for card in cards if card.isAncestorOf(QApplication.focusWidget() or self)]
        for card in (held or cards)[:1]:
            card.turn_over()

    def _ask(self) -> None:
        """Ask what stands there, on Enter alone: a question half thought is not shown to everybody."""
        text = self.question.text()
        if text.strip() and self._desk.do("Stil spørgsmål", ask_scale, self._desk.meeting_id, question=text):
            self.question.set_text("")
            self._questions.drop("question")
            self._cards[self._desk.row.scales[-1].id].take_focus()


def _since(value: int | None) -> str:
    return "" if value is None else f" (sidste gang {value})"
