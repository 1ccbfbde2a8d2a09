"""Hent en liste in place of the list of cases: choose a file, see the columns, see what happens, and take it in."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.outgoing_file import write_outside
from app.errors import RundbordError
from app.exchange.programme_csv import write_table
from app.services.case_table_import_rows import Taken, untaken_rows
from app.services.cases import list_cases
from app.views.file_choice import ask_open_path, ask_save_path
from app.views.page import Hints
from app.views.take_in.columns_part import ColumnsPart
from app.views.take_in.desk import TakeInDesk
from app.views.take_in.preview_part import PreviewPart
from app.views.take_in.words import HEADING, KIND, UNTAKEN_KIND, UNTAKEN_NAME, taken
from app.views.widgets.buttons import BackButton, PlainButton, PrimaryButton
from app.views.widgets.cards import Card
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.page_stack import PageStack
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

ABOUT = (
    "Gem listen over dine sager fra fagsystemet som regneark eller CSV, og vælg filen her. "
    "Du ser hver sag, før noget bliver lagt ind, og du kan fortryde bagefter."
)
ONE_CASE = "Én række er ét barn. Søskende står i hver sin række med det samme sagsnummer."
CHOOSE = "Vælg fil …"
HERE, GONE = "Sagerne er her", "Sagerne er her ikke mere"
GONE_AGAIN = "Det er fortrudt. Sagerne og det, der blev udfyldt, er taget ud igen."
UNDO = "Fortryd med Ctrl Z."
MISSING = "I dag viser, hvad hver sag mangler først, fx en dato for næste opfølgning."
SAVED = "Det er gemt. Filen er ikke låst, så slet den, når du har brugt den."
NOT_LOCKED = "Listen i filen er ikke låst. Slet den, når du ikke skal bruge den mere."


class TakeInArea(QWidget):
    """Four pages of one list. `closed` when she goes back to the list of all cases."""

    help_topic = "cases.take_in"

    case_requested = Signal(object, str)
    closed = Signal()
    hints_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.desk = TakeInDesk(workspace)
        self._notice, self._stack = NoticeBar(), PageStack()
        self.start, self.done = QWidget(), QWidget()
        self.columns, self.preview = ColumnsPart(self.desk), PreviewPart(self.desk)
        self.choose, self._back = PlainButton(CHOOSE, "Enter", "files"), BackButton("Alle sager")
        self.to_cases, self.save = (
            PrimaryButton("Se sagerne", "Enter"),
            PlainButton("Gem det, der ikke kom med …", "", "files"),
        )
        self._counted, self._here = Text("", "body", wrap=True), Card(HERE, icon="check-circle")
        self._told, self._new = "", frozenset[UUID]()
        self._untaken: list[list[str]] = []
        self._first: dict[QWidget, QWidget] = {
            self.start: self.choose, self.columns: self.columns.table, self.preview: self.preview.table,
            self.done: self.to_cases,
        }  # fmt: skip
        self._build()
        self._connect()

    def begin(self) -> None:
        """Begin, or go on where a lock or a crash stopped."""
        self._notice.close_notice()
        self._put(self.start)
        if not self.desk.resume():
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Look again when something has changed: a case that was taken in may be here already."""
        if self._stack.currentWidget() is self.preview and not self.desk.is_taking:
            self.preview.refresh()
        elif self._stack.currentWidget() is self.done and self._new:
            self._tell_whether_here()

    def listing(self) -> None:
        """Return no list: what is taken in lies in a file already."""

    def key_hints(self) -> Hints:
        """Return the keys of the page that is shown."""
        back: tuple[tuple[str, ...], str] = (("Esc",), "Tilbage")
        if self._stack.currentWidget() is self.columns:
            return [(("↑", "↓"), "Kolonne"), (("Enter",), "Ret"), (("Ctrl Enter",), "Se, hvad der sker"), back]
        if self._stack.currentWidget() is self.preview:
            return [(("Mellemrum",), "Med eller ej"), (("Ctrl Enter",), "Hent"), back]
        return [back]

    def choose_file(self) -> None:
        """Ask for the file and read it."""
        path = ask_open_path(self, HEADING, KIND)
        if path:
            self.desk.open(path)

    def go_back(self) -> None:
        """Go one page back; from the first to all cases, and then the list is forgotten."""
        shown = self._stack.currentWidget()
        self._notice.close_notice()
        if shown is self.preview:
            self._show_columns()
        elif shown is self.columns:
            self.desk.drop()
            self._put(self.start)
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.desk.drop()
            self.closed.emit()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Begin where the page begins when she comes back from another room. A proxy would let Tab pass controls by."""
        shown = self._stack.currentWidget() or self.start
        self._first[shown].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; letters are never keys of the page behind."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.go_back()
        event.accept()

    def _put(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        self._back.set_words("Alle sager" if page in (self.start, self.done) else "Tilbage")
        self.hints_changed.emit()

    def _show_columns(self) -> None:
        self._put(self.columns)
        self.columns.refresh()
        self.columns.start()

    def _on_read(self) -> None:
        self._notice.close_notice()
        self._show_columns()

    def _show_preview(self) -> None:
        self._put(self.preview)
        self.preview.begin()

    def _on_take(self, name: str) -> None:
        preview, table = self.desk.preview, self.desk.table
        found = self.desk.take(name)
        if found is None:
            return
        self._untaken = untaken_rows(table, preview)
        self._show_done(found)

    def _show_done(self, found: Taken) -> None:
        self._told, self._new = f"{taken(len(found.new), len(found.filled))} {UNDO} {MISSING}", frozenset(found.new)
        self._here.set_heading(HERE)
        self._counted.setText(self._told)
        self.save.setVisible(len(self._untaken) > 1)
        self.desk.clear()
        self._put(self.done)
        self.activateWindow()  # the bar had the keyboard
        self.to_cases.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_whether_here(self) -> None:
        """Say it when what was taken in has been undone; done again, it is here again."""
        lines = [each for closed in (False, True) for each in self._workspace.ask(list_cases, closed=closed)]
        is_here = any(each.id in self._new for each in lines)
        self._here.set_heading(HERE if is_here else GONE)
        self._counted.setText(self._told if is_here else GONE_AGAIN)

    def _save_untaken(self) -> None:
        rows = self._untaken if self._stack.currentWidget() is self.done else None
        path = ask_save_path(self, "Gem det, der ikke kom med", UNTAKEN_NAME, UNTAKEN_KIND)
        if not path:
            return
        try:
            write_outside(Path(path), write_table(rows or untaken_rows(self.desk.table, self.desk.preview)))
        except RundbordError as error:
            self._notice.say(str(error), "warn")
            return
        self._notice.say(SAVED, "good")

    def _build(self) -> None:
        begin, here = Card("Listen fra det andet system", icon="files"), self._here
        for words in (ABOUT, ONE_CASE):
            begin.body.addWidget(Text(words, "body", wrap=True))
        begin.body.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        here.body.addWidget(self._counted)
        here.body.addWidget(Text(NOT_LOCKED, "meta", "ink2", wrap=True))
        buttons = FlowLayout(gap=10)
        for button in (self.to_cases, self.save):
            buttons.addWidget(button)
        here.body.addLayout(buttons)
        for page, card in ((self.start, begin), (self.done, here)):
            room = QVBoxLayout(page)
            room.setContentsMargins(0, 0, 0, 0)
            room.addWidget(card)
            room.addStretch(1)
        for page in (self.start, self.columns, self.preview, self.done):
            self._stack.addWidget(page)
        head = QHBoxLayout()
        head.addWidget(SectionHeading(HEADING, role="title"), 1)
        head.addWidget(self._back, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self._notice)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.choose.clicked.connect(self.choose_file)
        self._back.clicked.connect(self.go_back)
        self.to_cases.clicked.connect(self.go_back)
        self.save.clicked.connect(self._save_untaken)
        self.desk.read.connect(self._on_read)
        self.desk.told.connect(self._notice.say)
        self.columns.done.connect(self._show_preview)
        self.preview.taken.connect(self._on_take)
        self.preview.save_asked.connect(self._save_untaken)
