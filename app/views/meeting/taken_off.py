"""What was suggested and turned down, or written in another form: off the list, never out of the record."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.agreement_proposals import put_back
from app.services.agreement_rows import AgreementRow
from app.views.meeting.agreement_words import agreement_text
from app.views.meeting.desk import MeetingDesk
from app.views.widgets.buttons import LinkButton, QuietButton
from app.views.widgets.columns import empty_layout
from app.views.widgets.text import Text


class TakenOff(QWidget):
    """»2 taget af listen« at the end of the column; pressed, it shows them, and each can be put back."""

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[AgreementRow, ...] = ()
        self.open = QuietButton("")
        self.open.setCheckable(True)
        self.open.toggled.connect(self._show_list)
        self._holder = QWidget()
        self._list = QVBoxLayout(self._holder)
        self._list.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._holder)
        self._holder.hide()
        self.hide()

    def show_rows(self) -> None:
        """Show how many there are now; nothing at all when there are none."""
        if self._desk.taken_off == self._shown:
            return
        self._shown = self._desk.taken_off
        self.open.set_words(f"{len(self._shown)} taget af listen")
        self.setVisible(bool(self._shown))
        self._show_list(self.open.isChecked())

    def _show_list(self, shown: bool) -> None:  # noqa: FBT001 - the slot of a Qt signal
        empty_layout(self._list)
        for row in self._shown if shown else ():
            self._list.addWidget(self._row(row))
        self._holder.setVisible(shown)

    def _row(self, row: AgreementRow) -> QWidget:
        holder = QWidget()
        words = agreement_text(row)[0]
        back = LinkButton("Sæt på igen")
        back.setAccessibleName(f"Sæt på igen: {words}")
        back.clicked.connect(lambda: self._desk.do("Sæt forslag på igen", put_back, row.id))
        line = QHBoxLayout(holder)
        line.setContentsMargins(8, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(Text(words, "meta", "ink2", wrap=True), 1)
        line.addWidget(back)
        return holder
