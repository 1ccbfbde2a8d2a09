"""The end: first goodbye, fit for everybody to see; then, when people have gone, what is still missing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from app.models.enums_meeting import MeetingStatus
from app.services.meetings import close_meeting
from app.views.meeting.desk import MeetingDesk
from app.views.meeting.next_page import coming_words
from app.views.meeting.panel import Panel, Scroll, clear
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.fields import line_field
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text

THANKS = "Tak for i dag."
NOTHING_MISSING = "Alt er på plads."
MISSING = "Det her mangler. Du kan gøre det nu, eller afslutte alligevel."


class GoodbyePage(Panel):
    """Goodbye, then the list. `closed` when the meeting is held, `back` to go on with it."""

    closed = Signal()
    back = Signal()

    def __init__(self, desk: MeetingDesk) -> None:
        super().__init__("page")
        self._desk = desk
        self._title = Text(THANKS, "display_room", wrap=True)
        self._line = Text("", "purpose", "ink2", wrap=True)
        self._list = Scroll("Det mangler", gap=10)
        self.because = line_field("Fordi (hvis du vil skrive det)")
        self.gone = PrimaryButton("Alle har sagt farvel", "Enter")
        self.finish = PrimaryButton("Afslut mødet", "Ctrl Enter")
        stay = PlainButton("Tilbage til mødet", "Esc")
        self.gone.clicked.connect(self.show_missing)
        self.finish.clicked.connect(self.close_now)
        stay.clicked.connect(self.back)
        buttons = FlowLayout(gap=12)
        for button in (self.gone, self.finish, stay):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(56, 56, 56, 44)
        column.setSpacing(20)
        for widget in (self._title, self._line, self._list, self.because):
            column.addWidget(widget, 20 if widget is self._list else 0)
        column.addStretch(1)
        column.addLayout(buttons)
        self._show_list(False)

    def say_goodbye(self) -> None:
        """Show thanks and the next date, nothing else."""
        self._title.setText(THANKS)
        self._line.setText(coming_words(self._desk))
        self._show_list(False)
        self.gone.setFocus()

    def on_list(self) -> bool:
        """Tell whether what is missing is shown."""
        return not self.finish.isHidden()

    def show_missing(self) -> None:
        """Show what is missing, once, for the caseworker."""
        missing = self._desk.row.missing
        self._title.setText("Mødet er slut.")
        self._line.setText(MISSING if missing else NOTHING_MISSING)
        clear(self._list.body)
        for sentence in missing:
            self._list.body.addWidget(Text(f"·  {sentence}", "spoken", wrap=True))
        self._list.body.addStretch(1)
        self.because.setVisible(bool(missing))
        self._show_list(True)
        self.finish.set_words("Afslut alligevel" if missing else "Afslut mødet")
        (self.because if missing else self.finish).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_now(self) -> None:
        """Close the meeting, with the reason if one is written."""
        row = self._desk.row
        held = row.status is MeetingStatus.HELD and not self.because.text().strip()
        if held or self._desk.do("Afslut mødet", close_meeting, row.id, because=self.because.text()):
            self.closed.emit()

    def _show_list(self, shown: bool) -> None:
        self.gone.setVisible(not shown)
        self.finish.setVisible(shown)
        self._list.setVisible(shown)
        if not shown:
            self.because.hide()
