"""»Billeder og filer«: brought straight into the vault by button, by dropping or by pasting; seen here from memory."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QTextEdit, QVBoxLayout, QWidget

from app.documents.outgoing_file import write_outside
from app.errors import StoreError, UserError
from app.exchange.file_kinds import EXTENSIONS
from app.services import attachments
from app.services.attachments import AttachmentRow
from app.views.case.attachment_card import AttachmentCard
from app.views.case.attachment_import import sources_in, sources_of
from app.views.case.attachment_intake import Intake
from app.views.case.attachment_tiles import Tiles
from app.views.case.attachment_viewer import NOT_HERE, AttachmentViewer
from app.views.case_tab import SIDE, CaseTab
from app.views.file_choice import ask_open_paths, ask_save_path
from app.views.page import Hints
from app.views.theme import current_theme
from app.views.widgets.buttons import PrimaryButton
from app.views.widgets.cards import EmptyState
from app.views.widgets.fitted import scrolling
from app.views.widgets.page_stack import PageStack
from app.views.workspace import Workspace

EMPTY = "Ingen billeder eller filer endnu. Hent et billede af tavlen, træk filer herind, eller indsæt med Ctrl V."
OUTSIDE = "Kopien ligger nu uden for Rundbord, hvor andre kan åbne den. Slet den, når du er færdig med den."
NOTHING_PASTED = "Der er ikke noget billede at sætte ind. Kopiér et billede eller en fil først."
KINDS = (
    "Billeder og filer (*.jpg *.jpeg *.heic *.png *.webp *.gif *.tif *.tiff *.pdf *.docx *.odt *.txt);;Alle filer (*)"
)
NARROW, SIDE_WIDTH = 720, 350


class FilesTab(CaseTab):
    """The tiles, what is known about the chosen one, and behind them the large view."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        super().__init__(workspace, case_id)
        self._rows: list[AttachmentRow] = []
        bring = PrimaryButton("Hent billede eller fil …", icon="plus")
        bring.clicked.connect(self.choose_file)
        self.add_action(bring)
        self.intake = Intake(workspace, case_id)
        self.tiles = Tiles(lambda row_id: workspace.ask(attachments.small_picture, case_id, row_id))
        self.card = AttachmentCard(workspace, case_id)
        self.viewer = AttachmentViewer()
        self._empty = EmptyState(EMPTY, "files")
        self._stack = PageStack(follows=True)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.tiles.use_buttons(*self.card.buttons())
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read the list again; what is chosen stays chosen."""
        self._rows = self.workspace.ask(attachments.list_attachments, self.case_id)
        self.card.allow_saving(allowed=self.workspace.policy.allows("attachment"))
        self.tiles.set_rows(self._rows)
        self._empty.setVisible(not self._rows)
        self._overview.setVisible(bool(self._rows))
        if not self._rows:
            self.close_view()

    def key_hints(self) -> Hints:
        """Return the keys of this part; the tiles and the large view tell of their own."""
        return [(("Ctrl V",), "Sæt ind")]

    def show_row(self, row_id: UUID) -> None:
        """Choose a picture or file."""
        self.tiles.choose(row_id)
        self.tiles.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_file(self) -> None:
        """Ask for one or more files and bring them in."""
        self.intake.bring(*sources_of([Path(each) for each in ask_open_paths(self, "Hent billeder og filer", KINDS)]))

    def paste(self) -> None:
        """Bring in the picture or the files that were copied."""
        data = QApplication.clipboard().mimeData()
        sources, left_out = sources_in(data) if data is not None else ([], "")
        if sources or left_out:
            self.intake.bring(sources, left_out)
        else:
            self.intake.notice.say(NOTHING_PASTED)

    def take(self, data: QMimeData) -> None:
        """Bring in what was let go over the case."""
        self.intake.bring(*sources_in(data))

    def open_view(self, row: AttachmentRow) -> None:
        """See one large."""
        try:
            content = self.workspace.ask(attachments.attachment_bytes, row.id)
        except (StoreError, UserError) as error:
            self.viewer.say_instead(row, str(error))
        else:
            ids = [each.id for each in self._rows]
            self.viewer.show_attachment(row, content, ids.index(row.id) + 1, len(ids))
        self._stack.setCurrentWidget(self.viewer)
        self.viewer.enter()

    def close_view(self) -> None:
        """Go back to the tiles."""
        if self._stack.currentIndex() != 0:
            self._stack.setCurrentIndex(0)
            self.tiles.setFocus(Qt.FocusReason.OtherFocusReason)

    def save_copy(self) -> None:
        """Save a copy outside the vault, under a name that tells nothing, and say that it lies outside now."""
        row = self.tiles.row()
        if row is None or not self.workspace.policy.allows("attachment"):
            return
        ending = EXTENSIONS.get(row.media_type, "bin")
        name = f"{'billede' if row.is_picture else 'fil'}-{self._number(row)}.{ending}"
        path = ask_save_path(self, "Gem en kopi uden for Rundbord", name, f"{ending.upper()} (*.{ending})")
        if path:
            self.write_copy(row, Path(path))

    def write_copy(self, row: AttachmentRow, path: Path) -> None:
        """Write a copy; it is in the log before it is on the disk."""
        done = self.workspace.do("Gem en kopi uden for Rundbord", attachments.copy_out, row.id)
        if done is None:
            return
        if done.value is None:
            self.intake.notice.say(NOT_HERE, "warn")
            return
        try:
            write_outside(path, done.value)
        except UserError as error:
            self.intake.notice.say(str(error), "warn")
        else:
            self.intake.notice.say(OUTSIDE)

    def remove(self) -> None:
        """Take what is chosen away; it can be undone."""
        row, several = self.tiles.row(), self.tiles.picked()
        if len(several) > 1:
            name, ids = f"Fjern {len(several)} billeder og filer", [each.id for each in several]
            self.workspace.do(name, attachments.remove_attachments, ids)
        elif row is not None:
            self.workspace.do("Fjern billede eller fil", attachments.remove_attachment, row.id)

    def move_row(self, row_id: UUID, by: int) -> None:
        """Let a picture or file stand some places further on (negative: earlier) among the others."""
        self.workspace.do("Flyt billede eller fil", attachments.move_attachment, row_id, by=by)
        self.tiles.choose(row_id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is known under the tiles when there is no room beside them."""
        super().resizeEvent(event)
        narrow = event.size().width() < current_theme().px(NARROW)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._across.setDirection(down if narrow else across)
        self._across.setStretchFactor(self._side, 1 if narrow else 0)
        self._side.setMaximumWidth(event.size().width() if narrow else current_theme().px(SIDE_WIDTH))
        self._side.setMinimumWidth(0 if narrow else current_theme().px(SIDE_WIDTH))

    def _on_arrived(self, row_id: UUID) -> None:
        """Choose what came in; Enter then shows it, unless somebody is writing, and does not ask for one more file."""
        self.tiles.choose(row_id)
        if self.isVisible() and not isinstance(QApplication.focusWidget(), QLineEdit | QTextEdit):
            self.tiles.setFocus(Qt.FocusReason.OtherFocusReason)

    def _number(self, row: AttachmentRow) -> int:
        """Return its number among those of its kind, the last one being 1: the oldest, when none was moved."""
        alike = [each.id for each in reversed(self._rows) if each.is_picture == row.is_picture]
        return alike.index(row.id) + 1 if row.id in alike else 1

    def _walk(self, step: int) -> None:
        row = self.tiles.row()
        ids = [each.id for each in self._rows]
        place = ids.index(row.id) + step if row is not None and row.id in ids else -1
        if 0 <= place < len(ids):
            self.tiles.choose(ids[place])
            self.open_view(self._rows[place])

    def _connect(self) -> None:
        self.tiles.chosen.connect(self.card.show_row)
        self.tiles.several_chosen.connect(self.card.show_several)
        self.tiles.opened.connect(self.open_view)
        self.tiles.moved.connect(self.move_row)
        self.card.open_asked.connect(lambda: self.open_view(row) if (row := self.tiles.row()) else None)
        self.card.save_asked.connect(self.save_copy)
        self.card.remove_asked.connect(self.remove)
        self.viewer.closed.connect(self.close_view)
        self.viewer.moved.connect(self._walk)
        self.intake.arrived.connect(self._on_arrived)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.tiles)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.setAutoRepeat(False)  # held down it would take the next one too
        delete.activated.connect(self.remove)

    def _lay_out(self) -> None:
        self._side = scrolling(self.card, "Om billedet eller filen")
        self._across.setSpacing(24)
        self._across.setContentsMargins(0, 0, 0, 0)
        self._across.addWidget(self.tiles, 1)
        self._across.addWidget(self._side)
        self._overview = QWidget()
        self._overview.setLayout(self._across)
        first = QWidget()
        inside = QVBoxLayout(first)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._empty)
        inside.addWidget(self._overview, 1)
        inside.addStretch(0)
        self._stack.addWidget(first)
        self._stack.addWidget(self.viewer)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, 16, SIDE, 16)
        column.setSpacing(12)
        column.addWidget(self.intake)
        column.addWidget(self._stack, 1)
