"""The card »Til min egen kalender«: what stands in the file, when it reminds, and where it is saved."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from app.errors import UserError
from app.exchange.dates_calendar import AlarmChoice
from app.language.dates import at_clock
from app.views.calendar.export_desk import FILE_NAME, Choice, DatesDesk
from app.views.file_choice import ask_save_path
from app.views.papers.hand_out import NOT_ALLOWED
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fields import choice_field
from app.views.widgets.long_work import LongWork
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WHAT = (
    "Det næste år bliver til en fil, du kan åbne i din kalender. Hver dato står med sin slags, barnets initialer og "
    "sagens nummer. Gem igen, når noget er flyttet: så flytter kalenderen det også."
)
SHARED = (
    "Deler du kalenderen med andre, kan de læse det. Filen ligger uden for den låste boks: slet den, når den er læst."
)
NAMES = "Skriv navne, og hvad der skal ske"
DAYS = (("", "Aldrig"), ("0", "Samme dag"), ("1", "Dagen før"), ("2", "To dage før"), ("7", "En uge før"))
CLOCKS = tuple(f"{hour:02d}:{minute:02d}" for hour in range(6, 18) for minute in (0, 30))
SILENCED = "{count} af dem står uden ord, fordi der står noget i dem, andre ikke må læse."
WRITTEN, STOP = "Kalenderfilen bliver skrevet …", "Stop, og gem ikke"
READ_THROUGH = "Kalenderfilen bliver skrevet og læst igennem, før den forlader den låste boks …"
AskPath = Callable[[str], str]


class ExportCard(Card):
    """Saves the dates of all cases, or of one. `closed` when it is done with or not wanted."""

    closed = Signal()

    def __init__(
        self, workspace: Workspace, notice: NoticeBar, case_id: UUID | None = None, ask_path: AskPath | None = None
    ) -> None:
        super().__init__("Til min egen kalender", icon="calendar-blank")
        self._desk, self._notice, self._case_id = DatesDesk(workspace), notice, case_id
        self._ask_path = ask_path or self._ask_for_path
        self._names = CheckBox(NAMES)
        self._days = choice_field("Kalenderen minder om det", DAYS)
        self._days.set_text("1")
        self._clock = choice_field("Klokken", [(each, at_clock(each)) for each in CLOCKS])
        self._clock.set_text("09:00")
        self._days.committed.connect(lambda days: self._clock.setEnabled(bool(days)))
        self._save, back = PrimaryButton("Gem kalenderfil"), PlainButton("Luk kalenderfil")
        self._save.clicked.connect(self.save)
        back.clicked.connect(self.closed)
        for sentence in (WHAT, SHARED):
            self.body.addWidget(Text(sentence, "meta", "ink2", wrap=True))
        self.body.addWidget(self._names, 0, Qt.AlignmentFlag.AlignLeft)
        when, buttons = QHBoxLayout(), QHBoxLayout()
        for row, parts in ((when, (self._days, self._clock)), (buttons, (self._save, back))):
            row.setSpacing(12)
            for part in parts:
                row.addWidget(part)
            row.addStretch(1)
            self.body.addLayout(row)
        if not self._desk.is_allowed:
            self.body.addWidget(Text(NOT_ALLOWED, "body", "warn", wrap=True))
            self._save.setEnabled(False)

    def choice(self) -> Choice:
        """Return what is chosen."""
        days = self._days.text()
        alarm = AlarmChoice(int(days), dt.time.fromisoformat(self._clock.text())) if days else None
        return Choice(self._case_id, self._names.isChecked(), alarm)

    def save(self) -> None:
        """Make the file, ask where, and save it; what cannot be done is said."""
        choice = self.choice()
        progress = LongWork(READ_THROUGH if choice.with_names else WRITTEN, STOP)
        try:
            prepared = self._desk.prepare(choice, progress)
            progress.close()
            path = self._ask_path(FILE_NAME)
            if path and self._desk.save(prepared, Path(path)):
                silenced = f" {SILENCED.format(count=prepared.silenced)}" if prepared.silenced else ""
                self._notice.say(f"{_number(prepared.count)} gemt. {SHARED}{silenced}", "good")
                self.closed.emit()
        except UserError as error:
            self._notice.say(str(error), "warn")
        finally:
            progress.close()

    def enter(self) -> None:
        """Begin with the choice of names."""
        self._names.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_for_path(self, name: str) -> str:
        return ask_save_path(self, "Gem kalenderfil", name, "Kalenderfil (*.ics)")


def _number(count: int) -> str:
    return "Én dato er" if count == 1 else f"{count} datoer er"
