"""»Gem eller slet«: close the case, see that everything is journalised, and let it go from this computer for good."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.language.dates import long_date
from app.language.folding import join_names
from app.services import cases, keeping
from app.services.keeping import KeepingRow
from app.views.case_tab import ScrollTab
from app.views.records.attempt import attempt
from app.views.records.field_drafts import FieldDrafts
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton
from app.views.widgets.cards import Card
from app.views.widgets.check_box import CheckBox
from app.views.widgets.columns import at_most, empty_layout
from app.views.widgets.fields import LabeledField, line_field
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WIDEST = 760
ALL_THERE = "Alle færdige papirer og filer er mærket som journaliseret."
NOT_HERE = "Notater, aftaler og kontakter kan ikke mærkes her. Se efter, at det vigtige ligger i jeres fagsystem."
WHAT_GOES = (
    "Sagen slettes fra denne computer: alt, der er skrevet, papirer, billeder og kladder. Sikkerhedskopierne bliver "
    "lavet om uden den; ligger der en på et stik, sker det, næste gang det sættes i. Det kan ikke fortrydes."
)
WHAT_STAYS = (
    "Papirer, I har givet til nogen eller gemt uden for Rundbord, og det, der ligger i fagsystemet, bliver, hvor det "
    "er. I sporet står kun, hvornår sagen blev slettet, og af hvem. Rundbord låser bagefter."
)
HELP_NOW = "Her er hjælp, der gælder. Sæt flueben ved det, der slutter sammen med sagen."
HELP_STAYS = "Resten fortsætter, og lovens frister for det bliver stående under »I dag«, også når sagen er afsluttet."
OPEN_NOW = "Det her er ikke færdigt. Bliver sagen afsluttet nu, står fristerne for det stadig under »I dag«."
OPEN_STILL = "Det her er stadig ikke færdigt. Fristerne for det står under »I dag«."
HELP_GOES_ON = "Hjælp, der stadig gælder: {help}. Lovens frister for den står under »I dag«."


class KeepingTab(ScrollTab):
    """Three cards in the order they are done in."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id, "Gem eller slet")
        self._row: KeepingRow | None = None
        self._notice = NoticeBar()
        self._closing, self._journal, self._erasing = Card("Afslut"), Card("Journaliseret"), Card("Slet sagen her")
        self._reason = line_field("Hvorfor afsluttes sagen?", sentences=True)
        self._open_now, self._open = Text("", "body", wrap=True), Text("", "body", wrap=True)
        self._help, self._ends = QVBoxLayout(), dict[UUID, CheckBox]()
        self._help_now = Text(HELP_NOW, "body", wrap=True)
        self._help_stays = Text(HELP_STAYS, "meta", "ink2", wrap=True)
        self._ended_on = line_field("Hvilken dag slutter hjælpen?", hint="Tomt er i dag.")
        self._close, self._reopen = PlainButton("Afslut sagen"), PlainButton("Åbn sagen igen")
        self._closed = Text("", "body", wrap=True)
        self._ticks = QVBoxLayout()
        self._boxes: dict[UUID, CheckBox] = {}
        self._mark = PlainButton("Mærk som journaliseret i dag", icon="check")
        self._when = Text("", "body", wrap=True)
        self._because = line_field("Hvorfor slettes den alligevel?", sentences=True)
        self._number = line_field("Skriv sagens nummer")
        self._erase = PlainButton("Slet sagen for altid", icon="trash")
        self._typed = FieldDrafts(workspace, case_id, f"keeping:{case_id}:")
        for name, field in (("reason", self._reason), ("ended_on", self._ended_on), ("because", self._because)):
            self._typed.bind(name, field)  # never the number: it is typed anew each time
        self._build()
        self._close.clicked.connect(self.close_case)
        self._reopen.clicked.connect(self.reopen_case)
        self._mark.clicked.connect(self.mark_journalised)
        self._erase.clicked.connect(self.erase)

    def refresh(self) -> None:
        """Read how it stands; what is half typed stays."""
        self._row = row = self.workspace.ask(keeping.read_keeping, self.case_id, retention_days=self._period())
        self._show_closing(row)
        self._show_journal(row)
        self._when.setText(" ".join((*row.hindrances, _when(row))).strip())
        self._when.setVisible(bool(self._when.text()))
        self._because.setVisible(bool(row.hindrances))
        self._number.set_label(f"Skriv sagens nummer, {row.number}, for at slette den")

    def close_case(self) -> None:
        """Close the case with the reason that is written, and end the help that is ticked."""
        typed = {"reason": self._reason.text(), "ended_on": self._ended_on.text()}
        ends = [row_id for row_id, box in self._ends.items() if box.isChecked()]
        tried = attempt(self.workspace, "Afslut sagen", cases.close_case, self.case_id, ends=ends, **typed)
        if tried.done is not None:
            for name, field in (("reason", self._reason), ("ended_on", self._ended_on)):
                self._typed.drop(name)
                field.set_text("")
        else:
            _ask_for(self._ended_on if typed["reason"].strip() else self._reason, tried.refusal)

    def reopen_case(self) -> None:
        """Open it again; its button goes away, and the cursor must not land where the case is erased."""
        if self.workspace.do("Åbn sagen igen", cases.reopen_case, self.case_id):
            self._number.set_error("")
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_journalised(self) -> None:
        """Mark what is ticked."""
        ticked = [row_id for row_id, box in self._boxes.items() if box.isChecked()]
        if not ticked:
            self._notice.say("Sæt flueben ved det, der er lagt i fagsystemet.", "warn")
            return
        self._notice.close_notice()
        self.workspace.do("Mærk som journaliseret", keeping.mark_journalised, self.case_id, ticked)

    def erase(self) -> None:
        """Erase the case when the number is typed and nothing, or a reason, speaks against it."""
        number = self._number.text()
        tried = attempt(
            self.workspace, "Slet sag", keeping.note_erasing, self.case_id, typed_number=number,
            because=self._because.text(), retention_days=self._period(),
        )  # fmt: skip
        if tried.done is not None:
            self._typed.drop_all()
            self.workspace.erase_requested.emit(frozenset({self.case_id}))
            return
        is_right = self._row is not None and number.strip() == self._row.number
        _ask_for(self._because if is_right else self._number, tried.refusal)

    def _period(self) -> int | None:
        return self.workspace.policy.retention_days

    def _show_closing(self, row: KeepingRow) -> None:
        is_closed = row.closed_on is not None
        if row.closed_on:
            self._closed.setText(f"Afsluttet den {long_date(row.closed_on)}. {_ended(row.closed_reason)}".strip())
        self._closed.setVisible(is_closed)
        self._reopen.setVisible(is_closed)
        self._reason.setVisible(not is_closed)
        self._close.setVisible(not is_closed)
        self._show_open(row)
        self._show_help(row)

    def _show_open(self, row: KeepingRow) -> None:
        """List what is not finished, before the case is closed and afterwards."""
        self._open_now.setText(OPEN_STILL if row.closed_on else OPEN_NOW)
        self._open.setText("\n".join(f"• {line}" for line in row.open))
        for part in (self._open_now, self._open):
            part.setVisible(bool(row.open))

    def _show_help(self, row: KeepingRow) -> None:
        """List the help in force while the case is open; of a closed case say that it goes on."""
        ticked = {row_id for row_id, box in self._ends.items() if box.isChecked()}
        empty_layout(self._help)
        self._ends.clear()
        is_open = row.closed_on is None
        for each in row.help if is_open else ():
            if not each.begun:
                self._help.addWidget(Text(each.words, "body", wrap=True))
                continue
            box = CheckBox(each.words)
            box.setChecked(each.id in ticked)
            self._ends[each.id] = box
            self._help.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._help_now, self._help_stays):
            part.setVisible(is_open and bool(row.help))
        self._ended_on.setVisible(bool(self._ends))
        if row.help and not is_open:
            words = HELP_GOES_ON.format(help=join_names([each.words for each in row.help]))
            self._closed.setText(f"{self._closed.text()} {words}")

    def _show_journal(self, row: KeepingRow) -> None:
        ticked = {row_id for row_id, box in self._boxes.items() if box.isChecked()}
        empty_layout(self._ticks)
        self._boxes.clear()
        for each in row.unjournalised:
            dated = f", {long_date(each.dated)}" if each.dated else ""
            box = CheckBox(f"{each.what}{dated}")
            box.setChecked(each.id in ticked)
            self._boxes[each.id] = box
            self._ticks.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        if not row.unjournalised:
            self._ticks.addWidget(Text(ALL_THERE, "body", wrap=True))
        self._mark.setVisible(bool(row.unjournalised))

    def _build(self) -> None:
        column = QWidget()
        inside = QVBoxLayout(column)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(16)
        left = Qt.AlignmentFlag.AlignLeft
        for words_first in (self._closed, self._open_now, self._open, self._help_now):
            self._closing.body.addWidget(words_first)
        self._closing.body.addLayout(self._help)
        for below in (self._ended_on, self._help_stays, self._reason):
            self._closing.body.addWidget(below)
        for button in (self._close, self._reopen):
            self._closing.body.addWidget(button, 0, left)
        self._journal.body.addLayout(self._ticks)
        self._journal.body.addWidget(self._mark, 0, left)
        self._journal.body.addWidget(Text(NOT_HERE, "meta", "ink2", wrap=True))
        for words in (WHAT_GOES, WHAT_STAYS):
            self._erasing.body.addWidget(Text(words, "meta", "ink2", wrap=True))
        for part in (self._when, self._because, self._number):
            self._erasing.body.addWidget(part)
        self._erasing.body.addWidget(self._erase, 0, left)
        for card in (self._notice, self._closing, self._journal, self._erasing):
            inside.addWidget(card)
        self.body.addLayout(at_most(column, current_theme().px(WIDEST)))
        self.body.addStretch(1)


def _ask_for(field: LabeledField, sentence: str) -> None:
    """Say under a field what is wanted, with the cursor there."""
    field.set_error(sentence)
    field.setFocus(Qt.FocusReason.OtherFocusReason)


def _ended(sentence: str) -> str:
    """Return the caseworker's words with a full stop, for more may be said after them."""
    return sentence if not sentence or sentence.endswith((".", "!", "?", "…")) else f"{sentence}."


def _when(row: KeepingRow) -> str:
    return f"Kommunen gemmer den til den {long_date(row.erase_on)}." if row.erase_on else ""
