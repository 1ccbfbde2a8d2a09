"""Everything on »Tilbud«: the list with the chosen one, the page to write on, and a file in and out."""

from itertools import product
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.exchange.programme_csv import LARGEST, TOO_LARGE, UNREADABLE, read_table, write_table
from app.services.programme_table import Intake, export_table, preview_table
from app.services.programmes import ProgrammeRow
from app.views.catalogue.actions import ProgrammeActions
from app.views.catalogue.desk import CatalogueDesk
from app.views.catalogue.editor import PREFIX, ProgrammeEditor
from app.views.catalogue.filters import HINTS
from app.views.catalogue.finder import Finder
from app.views.catalogue.intake import IntakePage
from app.views.catalogue.words import Shows, shows_of
from app.views.file_choice import ask_open_path, ask_save_path
from app.views.page import Hints
from app.views.widgets.buttons import PrimaryButton, QuietButton
from app.views.widgets.check_box import CheckBox
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.flow import FlowLayout
from app.views.widgets.notice import NoticeBar
from app.views.widgets.page_stack import PageStack
from app.views.widgets.text import SectionHeading
from app.views.workspace import Workspace

LIST_HINTS: Hints = [
    (("↑", "↓"), "Vælg"), (("Enter",), "Ret"), (("G",), "Gennemset"), (("U",), "Ud af brug"), (("N",), "Nyt tilbud"),
    *HINTS,
]  # fmt: skip
KIND, FILE_NAME = "Tabel (*.csv)", "tilbud.csv"
SAVED = "Tilbuddene er gemt som fil. Den kan åbnes i et regneark, rettes og hentes igen."
TAKEN_IN = "Tilbuddene er taget med. Ctrl Z fortryder dem alle."


class CatalogueWhole(QWidget):
    """The parts, one shown at a time. `hints_changed` when its keys are others than before."""

    hints_changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace, self._shows = workspace, Shows()
        self.desk = CatalogueDesk(workspace)
        self.notice, self._heading = NoticeBar(), SectionHeading("Tilbud", 0, role="title")
        self.finder, self.intake = Finder(workspace, "Liste over tilbud"), IntakePage()
        self.editor = ProgrammeEditor(workspace, self.desk)
        self.choices = ProgrammeActions(workspace, self.desk, self.finder.detail)
        self.out_of_use = CheckBox("Vis også dem, der er ude af brug")
        self.stale = CheckBox("Vis kun dem, der ikke er gennemset for nylig")
        self._list, self._stack = Fitted(least=True), PageStack()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Read the catalogue again."""
        self._shows = shows_of(self._workspace)
        self.desk.read()

    def enter(self) -> None:
        """Begin in the search line, or stay where she was writing."""
        if self._stack.currentIndex() == 0:
            self.finder.start()
        else:
            (self.editor.form if self._stack.currentWidget() is self.editor else self.intake).start()

    def show_programme(self, programme_id: str) -> None:
        """Show a programme in the list of all; what is half written stays where it is written."""
        if self._stack.currentIndex() == 0:
            self.finder.filters.begin(None)
            self.finder.table.choose(programme_id)
            self.finder.turns.show_list()

    def write(self, programme_id: str = "") -> None:
        """Write on a programme, or on a new one."""
        draft = self._workspace.drafts.kept().get(PREFIX + programme_id, "") if programme_id else ""
        self.notice.close_notice()
        self._stack.setCurrentWidget(self.editor)
        self.editor.show_programme(programme_id, self._shows, draft)

    def key_hints(self) -> Hints:
        """Return the keys of the part that is shown."""
        if self._stack.currentWidget() is self.editor:
            return [(("Ctrl Enter",), "Gem tilbuddet"), (("Esc",), "Tilbage")]
        if self._stack.currentWidget() is self.intake:
            return [(("↑", "↓"), "Vælg"), (("Esc",), "Lad være")]
        return LIST_HINTS

    def begin_new(self) -> None:
        """Write on a new programme."""
        self.write()

    def read_file(self, path: Path) -> None:
        """Show what a file holds, line by line, or say why it cannot be read."""
        self.notice.close_notice()
        try:
            intake = self._workspace.ask(preview_table, read_table(_content(path)))
        except UserError as error:
            intake = Intake(str(error))
        if intake.refusal:
            self.notice.say(intake.refusal, "warn")
            return
        self._stack.setCurrentWidget(self.intake)
        self.intake.show_intake(intake)

    def save_to(self, path: Path) -> None:
        """Write the catalogue to a file for a spreadsheet."""
        done = self._workspace.do("Gem tilbud som fil", export_table)
        if done is None:
            return
        try:
            write_outside(path, write_table(done.value))
        except UserError as error:
            self.notice.say(str(error), "warn")
            return
        self.notice.say(SAVED, "good")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N begins a programme, G and U are the buttons of the chosen one."""
        letters = {
            Qt.Key.Key_N: self.begin_new,
            Qt.Key.Key_G: self.choices.review,
            Qt.Key.Key_U: self.choices.turn_over,
        }
        act = letters.get(Qt.Key(event.key()))
        if act is None or event.modifiers() or self._stack.currentIndex() != 0:
            super().keyPressEvent(event)
            return
        act()

    def _build(self) -> None:
        new = PrimaryButton("Nyt tilbud", "N", "plus")
        new.clicked.connect(self.begin_new)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(new, 0, Qt.AlignmentFlag.AlignTop)
        foot = FlowLayout(gap=20)
        for box in (self.out_of_use, self.stale):
            box.toggled.connect(self._narrow)
            foot.addWidget(box)
        for words, act in (("Hent fra fil …", self._on_take), ("Gem som fil …", self._on_save)):
            button = QuietButton(words, icon="files")
            button.clicked.connect(act)
            foot.addWidget(button)
        column = QVBoxLayout(self._list)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(14)
        column.addLayout(head)
        column.addWidget(self.notice)
        column.addWidget(self.finder, 1)
        column.addLayout(foot)
        for part in (scrolling(self._list, "Tilbud"), self.editor, self.intake):
            self._stack.addWidget(part)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._stack.currentChanged.connect(lambda _place: self.hints_changed.emit())

    def _connect(self) -> None:
        self.desk.changed.connect(self._show)
        self.finder.chosen.connect(self.choices.show_row)
        self.finder.opened.connect(lambda row: self.write(row.programme.id))
        self.finder.filters.changed.connect(self._count)
        self.choices.edited.connect(self.write)
        self.choices.told.connect(self.notice.say)
        self.editor.closed.connect(self._back)
        self.intake.closed.connect(self._back)
        self.intake.accepted.connect(self._on_accepted)
        # The list would take the letters as a search among its rows; one seen alone is come to at its way back.
        letters = {"N": self.begin_new, "G": self.choices.review, "U": self.choices.turn_over}
        for place, keys in product((self.finder.table, self.finder.turns.back), letters):
            letter = QShortcut(QKeySequence(keys), place, context=Qt.ShortcutContext.WidgetShortcut)
            letter.setAutoRepeat(False)
            letter.activated.connect(letters[keys])

    def _show(self) -> None:
        self.finder.show_rows(self.desk.rows(), self._shows)
        self._narrow()

    def _narrow(self) -> None:
        everything, stale = self.out_of_use.isChecked(), self.stale.isChecked()

        def kept(row: ProgrammeRow) -> bool:
            return (row.is_in_use or everything) and (row.is_not_reviewed or not stale)

        self.finder.keep_only(kept)
        self._count()

    def _count(self) -> None:
        self._heading.set_text("Tilbud", self.finder.count())

    def _back(self) -> None:
        self._stack.setCurrentIndex(0)
        self.finder.start()

    def _on_accepted(self, intake: Intake) -> None:
        if self.desk.keep("Hent tilbud fra fil", intake.wanted()):
            self._back()
            self.notice.say(TAKEN_IN, "good")

    def _on_take(self) -> None:
        path = ask_open_path(self, "Hent tilbud", KIND)
        if path:
            self.read_file(Path(path))

    def _on_save(self) -> None:
        path = ask_save_path(self, "Gem tilbud", FILE_NAME, KIND)
        if path:
            self.save_to(Path(path))


def _content(path: Path) -> bytes:
    """Return the bytes of a file. Raises UserError when it cannot be read or is too large to be a catalogue."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(TOO_LARGE)
        return path.read_bytes()
    except OSError as error:
        raise UserError(UNREADABLE) from error
