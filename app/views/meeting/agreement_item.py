"""One agreement in the column: who, what, when, and quietly what is still missing."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models.enums_meeting import AgreementState, OwnerAnswer
from app.services.agreement_rows import AgreementRow
from app.views.icons import IconMark
from app.views.meeting.agreement_words import (
    WHEN,
    agreement_text,
    lacks_when,
    missing_words,
    owners_words,
    state_words,
    when_line,
)
from app.views.theme import current_theme
from app.views.widgets.buttons import LinkButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.flow import FlowLayout
from app.views.widgets.heard import Role
from app.views.widgets.ringed_frame import RingedFrame
from app.views.widgets.text import Hairline, Text

CHECK_LATER = "Ses efter i en pause"
FAMILY_ANSWERS = (
    (OwnerAnswer.YES, "Ja", Qt.Key.Key_J), (OwnerAnswer.OTHER_FORM, "Ja, men anderledes", Qt.Key.Key_A),
    (OwnerAnswer.NO, "Nej tak", Qt.Key.Key_N), (OwnerAnswer.THINKING, "Tænker over det", Qt.Key.Key_T),
)  # fmt: skip


class AgreementItem(RingedFrame):
    """Enter or a click opens it for changing; a proposal is answered by J, A, N or T, or by pressing the words."""

    heard_as = Role.ListItem

    opened = Signal()
    answered = Signal(object)

    def __init__(self, row: AgreementRow) -> None:
        super().__init__()
        self.row = row
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._number = Text("", "subhead", "ink2")
        self._number.setMinimumWidth(current_theme().px(20))
        self._parts = QVBoxLayout()
        self._parts.setSpacing(2)
        line = QHBoxLayout()
        line.setContentsMargins(6, 8, 6, 8)
        line.setSpacing(12)
        line.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(self._parts, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Hairline())
        self._show_words()

    def show_row(self, row: AgreementRow) -> None:
        """Show the agreement as it is now; only what is other than before is made anew."""
        same_words = replace(row, number=self.row.number) == self.row
        renumbered = row.number != self.row.number
        self.row = row
        if not same_words or (renumbered and row.state is AgreementState.PROPOSAL):
            empty_layout(self._parts)
            self._show_words()
        elif renumbered:
            self._show_name()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and Space, answer a proposal by letter."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        answer = next((each for each, _, key in FAMILY_ANSWERS if event.key() == key), None)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        elif answer is not None and self.row.state is AgreementState.PROPOSAL:
            self.answered.emit(answer)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open on a click."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def _show_words(self) -> None:
        row = self.row
        words, strong = agreement_text(row)
        self._parts.addWidget(Text(words, "body", wrap=True, strong=strong))
        if when := when_line(row):
            self._parts.addWidget(Text(when, "meta", "ink2", wrap=True))
        for icon, said, colour in _marks(row):
            self._parts.addWidget(_mark(icon, said, colour))
        if row.state is AgreementState.PROPOSAL:
            self._parts.addWidget(self._answers())
        self._show_name()

    def _show_name(self) -> None:
        row = self.row
        self._number.setText(str(row.number))
        parts = (agreement_text(row)[0], when_line(row), *(said for _, said, _ in _marks(row)))
        self.setAccessibleName(f"Aftale {row.number}: {'. '.join(filter(None, parts))}")
        proposal = " J, A, N og T er familiens svar" if row.state is AgreementState.PROPOSAL else ""
        self.setAccessibleDescription(f"Enter retter aftalen.{proposal}")

    def _answers(self) -> QWidget:
        holder = QWidget()
        flow = FlowLayout(holder, gap=6, line_gap=0)
        for answer, words, _ in FAMILY_ANSWERS:
            button = LinkButton(words)
            button.setAccessibleName(f"{words}, forslag {self.row.number}")
            button.clicked.connect(lambda _on=False, answer=answer: self.answered.emit(answer))
            flow.addWidget(button)
        return holder


def _marks(row: AgreementRow) -> Iterator[tuple[str, str, str]]:
    """Yield icon, words and colour of what is said under the agreement."""
    if said := state_words(row):
        decided = row.state is AgreementState.TO_BE_DECIDED
        yield "scales" if decided else "chat-circle-dots", said, "warn"
    if lacks_when(row):
        yield "calendar-x", WHEN, "warn"
    if said := missing_words(row):
        yield "chat-circle-dots", said, "warn"
    if said := owners_words(row):
        yield "chat-circle-dots", said, "warn"
    if row.to_check:
        yield "note-pencil", CHECK_LATER, "ink2"


def _mark(icon: str, words: str, colour: str) -> QWidget:
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(6)
    line.addWidget(IconMark(icon, colour, 18), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Text(words, "meta", colour, wrap=True), 1)
    return holder
