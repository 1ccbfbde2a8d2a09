"""One calm list of what is missing when the family has gone: each line opens by its number and is mended in place."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.services.meeting_closing import Closing, ClosingPoint
from app.views.meeting.after_fixes import Fix, draft_name
from app.views.meeting.after_note import NoteLine
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.tab_places import put_before
from app.views.records.field_drafts import FieldDrafts
from app.views.theme import current_theme
from app.views.widgets.buttons import QuietButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.fitted import Fitted
from app.views.widgets.text import Hairline, Text

DO_IT = "Gør det nu"
PUT_AWAY = "Læg væk"
PARKED = "Til senere, sagde vi"


class MissingLine(QFrame):
    """One thing that is missing, with the button that opens what mends it."""

    pressed = Signal()

    def __init__(self, point: ClosingPoint) -> None:
        super().__init__()
        self.point = point
        self.fix: Fix | None = None
        self._words = Text(point.sentence, "spoken", wrap=True)
        self._number = Text("", "subhead", "ink2")
        self._number.setMinimumWidth(current_theme().px(20))
        self.button = QuietButton(DO_IT)
        self.button.set_height("field")
        self.button.clicked.connect(self.pressed)
        row = QHBoxLayout()
        row.setSpacing(12)
        theme = current_theme()
        for text, role in ((self._number, "subhead"), (self._words, "spoken")):
            above = (theme.size("field") - round(theme.style(role).line)) // 2
            text.setContentsMargins(0, above, 0, 0)  # on a line with the words of the button
        row.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 3, 0, 3)
        self._column.setSpacing(4)
        self._column.addLayout(row)
        self._column.addWidget(Hairline())

    def show_point(self, point: ClosingPoint, number: int) -> None:
        """Show it under its number; nine have a key."""
        self.point = point
        self._words.setText(point.sentence)
        self._number.setText(str(number))
        self.button.setAccessibleName(f"{self.button.text()}: {point.sentence}")

    def open(self, desk: MeetingDesk, drafts: FieldDrafts) -> Fix:
        """Show what mends it, and return that."""
        if self.fix is None:
            self.fix = Fix(desk, self.point, drafts)
            self._column.insertWidget(1, self.fix)
        self.button.set_words(PUT_AWAY)
        self.button.setAccessibleName(f"{PUT_AWAY}: {self.point.sentence}")
        return self.fix

    def close_fix(self) -> None:
        """Put it away."""
        if self.fix is not None:
            self.fix.hide()
            self.fix.deleteLater()
            self.fix = None
        self.button.set_words(DO_IT)
        self.button.setAccessibleName(f"{DO_IT}: {self.point.sentence}")


class MissingPart(Fitted):
    """The list, what was put off, and a line for a note. `emptied` when the last line is mended by the user."""

    elsewhere = Signal(str)
    emptied = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._lines: list[MissingLine] = []
        self._drafts = FieldDrafts(desk.workspace, desk.row.case_id, f"meeting:{desk.meeting_id}:fix:")
        self._box = QVBoxLayout()
        self._box.setSpacing(0)
        self.parked = Card(PARKED, 0)
        self._parked = QVBoxLayout()
        self.parked.body.addLayout(self._parked)
        self.note = NoteLine(desk)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(18)
        column.addLayout(self._box)
        column.addWidget(self.parked)
        column.addWidget(self.note)
        column.addStretch(1)

    def end_with(self, field: QWidget) -> None:
        """Let a field stand under the lines."""
        self._column.insertWidget(1, field)

    def show_closing(self, closing: Closing) -> None:
        """Show what is missing now; lines that stay keep their place, and what is open in them."""
        kept = {_key(each.point): each for each in self._lines}
        had_focus = next((place for place, each in enumerate(self._lines) if _holds_focus(each)), None)
        lines = [kept.pop(_key(point)) if _key(point) in kept else self._new(point) for point in closing.missing]
        for gone in kept.values():
            self._box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, line in enumerate(lines):
            self._box.insertWidget(place, line)
            line.show_point(closing.missing[place], place + 1)
            line.show()  # at once, so that it can take the focus
        was, self._lines = self._lines, lines
        empty_layout(self._parked)
        for text in closing.parked:
            self._parked.addWidget(Text(f"·  {text}", "body", wrap=True))
        self.parked.set_heading(PARKED, len(closing.parked))
        self.parked.setVisible(bool(closing.parked))
        if not was:
            self._open_half_typed()
        put_before(self.note.line.editor, self._lines)
        if had_focus is not None and was[had_focus] not in lines:
            self._go_to(min(had_focus, len(lines) - 1))

    def take_focus(self) -> bool:
        """Go to the first line; False when nothing is missing."""
        if self._lines:
            self._lines[0].button.setFocus()
        return bool(self._lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a line by its number, or press a chip in the one that is open; the arrows walk the lines."""
        number = event.key() - Qt.Key.Key_0.value
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.isAutoRepeat():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._walk(1 if event.key() == Qt.Key.Key_Down else -1)
        elif 1 <= number <= 9:
            self._press(number)
        elif event.key() == Qt.Key.Key_Escape and (opened := self._opened()) is not None:
            opened.close_fix()
            opened.button.setFocus()
        else:
            super().keyPressEvent(event)

    def _press(self, number: int) -> None:
        opened = self._opened()
        if opened is not None and opened.fix is not None and _holds_focus(opened):
            opened.fix.press(number)
        elif number <= len(self._lines):
            self._toggle(self._lines[number - 1])

    def _toggle(self, line: MissingLine) -> None:
        if line.fix is not None:
            line.close_fix()
            line.button.setFocus()
            return
        fix = self._open(line)
        QTimer.singleShot(0, fix, fix.take_focus)

    def _open(self, line: MissingLine) -> Fix:
        """Open one line, and no other."""
        self._drafts.unbind()
        for each in self._lines:
            each.close_fix()
        fix = line.open(self._desk, self._drafts)
        fix.elsewhere.connect(self.elsewhere)
        put_before(self.note.line.editor, self._lines)
        return fix

    def _open_half_typed(self) -> None:
        """Open the line where something was being written when the program stopped."""
        half = next((each for each in self._lines if self._drafts.text(draft_name(each.point))), None)
        if half is not None:
            self._open(half)

    def _walk(self, steps: int) -> None:
        here = next((place for place, each in enumerate(self._lines) if _holds_focus(each)), -1)
        if self._lines:
            self._lines[min(max(here + steps, 0), len(self._lines) - 1)].button.setFocus()

    def _go_to(self, place: int) -> None:
        if place >= 0:
            self._lines[place].button.setFocus()
        else:
            self.emptied.emit()

    def _opened(self) -> MissingLine | None:
        return next((each for each in self._lines if each.fix is not None), None)

    def _new(self, point: ClosingPoint) -> MissingLine:
        line = MissingLine(point)
        line.pressed.connect(lambda: self._toggle(line))
        return line


def missing_words(points: Sequence[ClosingPoint]) -> str:
    """Return »Tre ting mangler. Gør dem nu, eller skriv hvorfor ikke.«."""
    count = len(points)
    if not count:
        return "Alt er på plads."
    if count == 1:
        return "Én ting mangler. Gør den nu, eller skriv hvorfor ikke."
    numbers = dict(zip(range(2, 11), ["To", "Tre", "Fire", "Fem", "Seks", "Syv", "Otte", "Ni", "Ti"], strict=True))
    return f"{numbers.get(count, count)} ting mangler. Gør dem nu, eller skriv hvorfor ikke."


def _key(point: ClosingPoint) -> tuple[object, ...]:
    return (point.kind, point.agreement_id, point.person_id)


def _holds_focus(widget: QWidget) -> bool:
    focus = widget.window().focusWidget()
    return focus is not None and (focus is widget or widget.isAncestorOf(focus))
