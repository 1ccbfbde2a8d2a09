"""The one line an agreement is written on: Enter saves it at once, and nothing is asked while somebody talks."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.agreement_proposals import write_agreement
from app.services.agreement_rows import AgreementRow
from app.views.meeting.chips import Chip
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.draft_slot import DraftSlot, as_id
from app.views.meeting.field_keys import asks_for_form, is_enter, is_way_out
from app.views.meeting.kinds import PROPOSAL_KEY, cap
from app.views.meeting.line_reading import Reading, read_line
from app.views.meeting.panel import is_large
from app.views.meeting.preview_line import PreviewLine
from app.views.meeting.spoken_line import SpokenLine
from app.views.widgets.aloud import SayAtRest
from app.views.widgets.buttons import QuietButton

NAME = "Aftalen på én linje: hvem, hvad, hvornår"
PREVIEW_MS = 40
"""After the last key; the key itself is painted first."""


class AgreementLine(QWidget):
    """One line, a quiet reading of it below, and whether it is a proposal. A draft until Enter.

    `buttons` stand beside the name of what is written, so that the reading has the whole width.
    """

    edited = Signal()
    written = Signal()
    form_wanted = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._saving = False
        self._waiting = ""
        self.instead_of: UUID | None = None
        self.line, self.preview = SpokenLine(NAME), PreviewLine()
        self.line.installEventFilter(self)
        self.proposal = Chip("Forslag", "" if is_large() else cap(PROPOSAL_KEY), "Kun et forslag, der venter på svar")
        self.form = QuietButton("Formular", "F2")
        self.buttons: tuple[QWidget, ...] = (self.proposal, self.form)
        self.slot = DraftSlot(desk.workspace, f"meeting:{desk.meeting_id}:one_line", desk.row.case_id, self)
        self._saying = SayAtRest(self.preview)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PREVIEW_MS)
        self._soon.timeout.connect(self.show_reading)
        self._lay_out()
        self.line.changed.connect(self._on_changed)
        self.proposal.clicked.connect(self._on_changed)
        self.form.clicked.connect(self.form_wanted)
        self.slot.wanted.connect(self._keep)

    def put(self, text: str) -> None:
        """Let a text stand on the line, as a draft."""
        self.line.set_value(text)
        self.show_reading()
        self._on_changed()

    def clear(self, to: DraftSlot | None = None) -> None:
        """Begin on a new line; what waited for the old one comes back. `to` is where the words stand from now on."""
        waiting, self._waiting, self.instead_of = self._waiting, "", None
        self.proposal.setChecked(False)
        if to is None:
            self.slot.drop()
        else:
            self.slot.hand_over(to)
        self.line.set_value(waiting)
        self.show_reading()
        if waiting:
            self.slot.touched()

    def write_instead(self, row: AgreementRow) -> None:
        """Write another form of an agreement, beginning with how it was written; a half-typed line waits."""
        if self.instead_of is None:
            self._waiting = self.line.text()
        self.instead_of = row.id
        self.put(row.typed or " ".join(part for part in (row.doers, row.text, row.when_text) if part))
        self.line.selectAll()

    def insert_name(self, number: int) -> None:
        """Put the name of person 1 to 9 of those asked at the cursor."""
        people = self._desk.row.participants
        if 1 <= number <= len(people):
            before = self.line.text()[: self.line.cursorPosition()]
            gap = " " if before and not before.endswith(" ") else ""
            self.line.insert(f"{gap}{people[number - 1].called} ")
            self._on_changed()

    def reading(self) -> Reading:
        """Return how the line reads now."""
        return read_line(self._desk, self.line.text())

    def show_reading(self) -> None:
        """Show how the line reads."""
        self._soon.stop()
        if not self.line.text().strip():
            self.preview.show_reading("")
            self._saying.give("")
            return
        reading = self.reading()
        self.preview.show_reading(*reading.shown(), doubt=reading.doubt)
        self._saying.give(self.preview.accessibleName())

    def restore(self) -> bool:
        """Put an unfinished line back; False when there is none."""
        kept = self.slot.kept()
        if not (kept.get("text") or kept.get("waiting")):
            return False
        there = {each.id for each in self._desk.agreements}
        instead_of = as_id(kept.get("instead_of"))
        self.instead_of = instead_of if instead_of in there else None
        self._waiting = str(kept.get("waiting") or "")
        self.proposal.setChecked(bool(kept.get("proposal")))
        self.line.set_value(str(kept.get("text") or ""))
        self.show_reading()
        return True

    def save(self) -> None:
        """Make the line an agreement; an empty one does nothing, and one that was refused stays as it is."""
        if self._saving or not self.line.text().strip():
            return
        self._saving = True
        try:
            with self.slot.becoming_step():
                done = self._desk.do(
                    "Nyt forslag" if self.proposal.isChecked() else "Ny aftale", write_agreement, self._desk.meeting_id,
                    self.line.text(), proposal=self.proposal.isChecked(), instead_of=self.instead_of,
                    people=self._desk.people(),
                )  # fmt: skip
        finally:
            self._saving = False
        if done is not None:
            self.clear()
            self.written.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save on Enter, open the form on F2, and let Esc leave what is written instead of something else."""
        if watched is self.line:
            if asks_for_form(event):
                return self._answered(event, self.form_wanted.emit)
            if self.instead_of is not None and is_way_out(event):
                return self._answered(event, self._leave)
            if is_enter(event):
                self.save()
                return True
        return super().eventFilter(watched, event)

    def _answered(self, event: QEvent, action: Callable[[], object]) -> bool:
        """Claim a key that means something else elsewhere in the program, and act on the press itself."""
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            action()
        return True

    def _leave(self) -> None:
        self.clear()
        self.edited.emit()

    def _on_changed(self) -> None:
        self.slot.touched()
        self._soon.start()
        self.edited.emit()

    def _keep(self) -> None:
        if not (self.line.text() or self._waiting):
            self.slot.drop()
            return
        kept = {"text": self.line.text(), "proposal": self.proposal.isChecked(), "waiting": self._waiting}
        self.slot.keep({**kept, "instead_of": str(self.instead_of or "")})

    def _lay_out(self) -> None:
        self.line.setPlaceholderText("Fx »mormor henter tirs+tors fra 24/11«")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.line)
        column.addWidget(self.preview)
