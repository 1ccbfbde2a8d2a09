"""Writing agreements: on one line, by form, or one after the other when what was typed is looked at in a pause.

What is half typed in one way goes on in the next; nothing here throws words away.
"""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models.enums_meeting import AgreementState
from app.services.agreement_rows import AgreementRow
from app.views.meeting.agreement_editor import AgreementEditor
from app.views.meeting.agreement_line import AgreementLine
from app.views.meeting.check_card import CheckCard, check_words, to_check
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.growing_scroll import GrowingScroll
from app.views.meeting.kinds import AGREEMENT, LABELS

LAW = "afgøre"
"""What the reader's questions say when it may be for others to decide (»Skal kommunen afgøre det?«)."""


class AgreementWriter(QWidget):
    """Shows one of line and form.

    `written` comes after each save, `checked` when the queue is empty, `turned` when something else is shown, `stuck`
    when a change could not be saved and stays where it is.
    """

    edited = Signal()
    written = Signal()
    checked = Signal()
    turned = Signal()
    stuck = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self.line, self.form, self.check = AgreementLine(desk), AgreementEditor(desk), CheckCard()
        self._by_form = False
        self._checking: UUID | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        changing = QWidget()
        inside = QVBoxLayout(changing)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        for widget in (self.check, self.form):
            inside.addWidget(widget)
        self._frame = GrowingScroll("Aftalens formular", changing)
        column.addWidget(self.line)
        column.addWidget(self._frame)
        for editor in (self.line, self.form):
            editor.edited.connect(self.edited)
        self.line.written.connect(self.written)
        self.line.form_wanted.connect(self._to_form)
        self.form.written.connect(self._on_form_written)
        self.form.left.connect(self._leave_form)
        self._show()

    def label(self) -> str:
        """Return what is being written, for the top of the field."""
        numbers = {each.id: each.number for each in self._desk.agreements}
        if self._by_form and self.form.editing in numbers:
            number = numbers[self.form.editing]
            waiting = check_words(len(to_check(self._desk.agreements)))
            return f"Aftale {number} · {waiting}" if self._checking else f"Retter aftale {number}"
        if self._by_form and self.form.states.value() == AgreementState.TO_BE_DECIDED.value:
            return "Skal afgøres af kommunen"
        if not self._by_form and self.line.instead_of in numbers:
            return f"I stedet for aftale {numbers[self.line.instead_of]}"
        return "Forslag" if not self._by_form and self.line.proposal.isChecked() else LABELS[AGREEMENT]

    def is_by_form(self) -> bool:
        """Tell whether the form stands there instead of the line."""
        return self._by_form

    def half_typed(self) -> str:
        """Return what stands on the line, when it may go elsewhere."""
        return "" if self.line.instead_of or self._by_form else self.line.line.text()

    def holds_new(self) -> bool:
        """Tell whether an agreement that is not there yet is half written, on the line or in the form."""
        return bool(self.line.line.text().strip()) or (self.form.editing is None and not self.form.is_empty())

    def may_take(self) -> bool:
        """Tell whether a half-typed text may come here."""
        return not self.line.line.text() and self.form.is_empty()

    def edit(self, row: AgreementRow) -> bool:
        """Change an agreement in the form; False when what is being changed there could not be saved first."""
        if self.form.editing is None:
            self._back_to_line()
        if not self.form.edit(row):
            self.stuck.emit()
            return False
        self._by_form, self._checking = True, None
        self._show()
        return True

    def write_instead(self, row: AgreementRow) -> None:
        """Write an agreement in another form, beginning with its own words."""
        if self.settle():
            self._back_to_line()
            self.line.write_instead(row)
            self._show()

    def propose(self) -> None:
        """Write a proposal on the line, or make an agreement of the one that is being written."""
        if self._by_form and self.settle():
            self._back_to_line()
        self.line.proposal.click()
        self._show()

    def check_next(self) -> bool:
        """Go on to the next agreement to be looked at, past the one that stands there; False when there is none."""
        waiting = to_check(self._desk.agreements)
        ids = [each.id for each in waiting]
        place = ids.index(self._checking) + 1 if self._checking in ids else 0
        if not waiting or not self.edit(row := waiting[place % len(waiting)]):
            return False
        self._checking = row.id
        self.form.ask_who_decides(asks=LAW in row.to_check)
        self.check.show_row(row)
        self._frame.verticalScrollBar().setValue(0)
        self._show()
        return True

    def settle(self) -> bool:
        """Save what was changed in an agreement and let go of it; False when that was refused."""
        if self.form.editing is not None:
            if not self.form.keep_changes():
                self.stuck.emit()
                return False
            self._checking, self._by_form = None, False
        self._by_form = self._by_form or not self.form.is_empty()
        self._show()
        return True

    def take_focus(self) -> None:
        """Put the cursor where the next words go; in the queue, where the first thing is missing."""
        if not self._by_form:
            self.line.line.setFocus()
            if self.line.instead_of is None:
                self.line.line.deselect()  # Qt chooses all of a line it comes to from what is hidden
        elif self._checking is not None and not self.form.decides.isHidden():
            self.form.decides.setFocus()  # the question is who decides; Enter takes what stands there
            self.form.decides.selectAll()
        elif self._checking is not None and not self.form.owners.values():
            self.form.other.setFocus()
        else:
            self.form.what.setFocus()

    def press_person(self, number: int) -> None:
        """Choose an owner by digit; on the line the name is written."""
        if self._by_form:
            self.form.press_owner(number)
        else:
            self.line.insert_name(number)

    def restore(self) -> bool:
        """Put back what stood here when the machine stopped; False when nothing did."""
        line, form = self.line.restore(), self.form.restore()
        self._by_form = form
        self._show()
        return line or form

    def _to_form(self) -> None:
        """Open the form with what was read of the line; another form of an agreement is said on the line alone."""
        if self.line.instead_of is None:
            reading = self.line.reading()
            if self.line.proposal.isChecked():
                reading = replace(reading, is_proposal=True)
            self.form.begin(reading)
            self.line.clear(self.form.slot)
            self._by_form = True
            self._turn()

    def _back_to_line(self) -> None:
        """Let a new agreement in the form go on as a line, after what stands there."""
        if not self.form.is_empty():
            proposal = self.form.states.value() == AgreementState.PROPOSAL.value
            self.line.put(f"{self.line.line.text()} {self.form.as_line()}".strip())
            self.line.proposal.setChecked(proposal)
            self.form.slot.hand_over(self.line.slot)
        self.form.clear()
        self._by_form = False

    def _leave_form(self) -> None:
        """Leave the form: changes are saved, a new agreement goes on as a line."""
        if self.form.editing is None:
            self._back_to_line()
        elif not self.settle():
            return
        self._checking = None
        self._turn()

    def _on_form_written(self) -> None:
        checking, self._checking, self._by_form = self._checking, None, False
        if checking is not None and self.check_next():
            self._turn()
            return
        self._turn()
        (self.written if checking is None else self.checked).emit()

    def _turn(self) -> None:
        self._show()
        self.take_focus()
        self.turned.emit()

    def _show(self) -> None:
        self.line.setVisible(not self._by_form)
        self._frame.setVisible(self._by_form)
        self.form.cancel.setVisible(self.form.editing is not None and self._checking is None)
        self.check.setVisible(self._checking is not None)
