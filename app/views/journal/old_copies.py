"""The card about copies that need not lie here any more: the papers stand in the other system, and what was said stays.

Nothing goes without her yes, twice: she ticks, and she says that it cannot be undone.
"""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from app.language.dates import long_date
from app.services.journal_papers import CopyRow, clear_copies, list_old_copies
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import empty_layout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

HEADING = "Kopier, der kan slettes her"
WHAT_GOES = (
    "De her papirer har ligget længe i fagsystemet. Slettes kopien her, bliver navn, udgave, dato og hvem der fik det. "
    "Ældre sikkerhedskopier har stadig papiret, til de bliver skiftet ud."
)
CHOOSE = "Sæt flueben ved de kopier, der skal slettes her."
ASK = "Det kan ikke fortrydes. Slet {count} her?"
GONE = "{count} er slettet her."


class OldCopies(Card):
    """A tick for each copy, and the button. The card is not there when nothing may go."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(HEADING, icon="trash")
        self._workspace, self._case_id = workspace, case_id
        self._ticks, self.boxes = QVBoxLayout(), dict[UUID, CheckBox]()
        self.clear, self.notice = PlainButton("Slet kopierne her …"), NoticeBar()
        self.clear.clicked.connect(self.ask)
        self.body.addWidget(Text(WHAT_GOES, "meta", "ink2", wrap=True))
        self.body.addLayout(self._ticks)
        self.body.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.notice)

    def show_copies(self) -> None:
        """Read what may go; ticks stay."""
        rows = self._workspace.ask(list_old_copies, self._case_id)
        ticked = {each for each, box in self.boxes.items() if box.isChecked()}
        empty_layout(self._ticks)
        self.boxes = {row.id: self._tick(row, on=row.id in ticked) for row in rows}
        self.clear.setVisible(bool(rows))
        self.setVisible(bool(rows) or bool(self.notice.sentence()))

    def ask(self) -> None:
        """Ask once more; nothing goes before she says yes."""
        chosen = self._chosen()
        if not chosen:
            self.notice.say(CHOOSE, "warn")
            return
        self.notice.say(ASK.format(count=_copies(len(chosen))), "warn", ("Ja, slet", self._clear))

    def _clear(self) -> None:
        done = self._workspace.do("Slet kopier", clear_copies, self._chosen())
        if done is not None:
            self.notice.say(GONE.format(count=_copies(done.value).capitalize()), "good")
        self.show_copies()

    def _chosen(self) -> list[UUID]:
        return [each for each, box in self.boxes.items() if box.isChecked()]

    def _tick(self, row: CopyRow, *, on: bool) -> CheckBox:
        made = f", {long_date(row.made_on)}" if row.made_on else ""
        box = CheckBox(f"{row.name}, udgave {row.version}{made}. Lagt over {long_date(row.journalised_on)}.")
        box.setChecked(on)
        self._ticks.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        return box


def _copies(count: int) -> str:
    return "én kopi" if count == 1 else f"{count} kopier"
