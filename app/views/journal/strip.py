"""The strip that stays on top while texts are pasted: which box, how far, how long. Never a word of the text itself.

Somebody may look on, so it shows no name and no content. Where one key works from anywhere (Windows) the strip never
takes the focus from the other program; elsewhere Enter or Space on it copies the next.
"""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.journal_queue import Laid, QueueItem, note_laid, pass_over
from app.services.profile import read_profile
from app.views.journal import words
from app.views.journal.global_key import GlobalKey, global_key
from app.views.journal.paper_file import save_paper
from app.views.journal.paste_run import PasteRun
from app.views.journal.why_line import WhyLine
from app.views.records.attempt import attempt
from app.views.theme import current_theme, dress
from app.views.widgets.buttons import PrimaryButton, QuietButton
from app.views.widgets.cards import Tag
from app.views.widgets.flow import FlowLayout
from app.views.widgets.text import Text
from app.views.workspace import Workspace

WIDTH = 470
TITLE = "Rundbord"


@dataclass(frozen=True, slots=True)
class Errand:
    """What the strip is opened for: whose texts, what the other system is called, and the draft it remembers in."""

    case_id: UUID
    system: str
    kept_at: str


class PasteStrip(QWidget):
    """One run. `ended(noted)` when the window goes; True when all that was laid over has been noted."""

    ended = Signal(bool)

    def __init__(
        self, workspace: Workspace, errand: Errand, items: tuple[QueueItem, ...], key: GlobalKey | None = None
    ) -> None:
        self._key = key or global_key()
        super().__init__(None, _flags(takes_focus=not self._key.words))
        self._workspace, self._errand = workspace, errand
        self.run = PasteRun(items, workspace.drafts.kept().get(errand.kept_at, ""))
        self._resumed, self._noted = self.run.was_begun, False
        by = workspace.ask(read_profile).contact.name
        self._laid_words = words.laid_words(errand.system, workspace.today, by)
        self._box, self._place = Text("", "heading"), Text("", "subhead", "ink2")
        self._changed = Tag("Ændret siden", "warn")
        self._size, self._said = Text("", "meta", "ink2"), Text("", "body", wrap=True)
        self.next = PrimaryButton("Kopiér", self._key.words or "Enter")
        self.again, self.back = QuietButton("Igen"), QuietButton("Tilbage")
        self.skip, self.pdf = QuietButton("Spring over"), QuietButton("Gem PDF …", icon="files")
        self.why, self._buttons = WhyLine(workspace, errand.case_id), QWidget()
        self._connect()
        self._lay_out()
        dress(self)
        self._show()

    def copy_next(self) -> None:
        """Put the next text on the clipboard; the one before lies over there. After the last, note them all."""
        run = self.run
        if run.is_over or (run.is_copied and run.is_last):
            run.go_on()
            self._finish()
            return
        self._put(run.copy())

    def copy_again(self) -> None:
        """Put the same text on the clipboard once more."""
        if self.run.is_copied:
            self._put(self.run.text)

    def go_back(self) -> None:
        """Copy the one before again; it does not lie over there then."""
        if self.run.go_back():
            self._put(self.run.copy())

    def pass_by(self, because: str) -> None:
        """Leave this text for another day, or for good when there is a reason, and copy the next."""
        item = self.run.item
        if item is None or (because and not self._pass_over(item, because)):
            return
        self.run.pass_by()
        self._resumed = False
        if self.run.is_over:
            self._keep()
            self._show()
        else:
            self._put(self.run.copy())

    def said(self) -> str:
        """Return the sentence that is shown."""
        return self._said.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the next on Enter and Space, close on Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.isAutoRepeat():
            self.copy_next()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Give the key back. Where she was is kept, and nothing has been noted."""
        self._key.stop()
        super().closeEvent(event)
        self.ended.emit(self._noted)

    def _put(self, text: str) -> None:
        # Plain text alone; the guard of the open store marks it and clears it two minutes later.
        QGuiApplication.clipboard().setText(text)
        self._resumed = False
        self._keep()
        self._show()

    def _keep(self) -> None:
        self._workspace.drafts.keep(self._errand.kept_at, self.run.as_text(), self._errand.case_id)

    def _pass_over(self, item: QueueItem, because: str) -> bool:
        laid = Laid(item.box.id, item.source, item.source_id, item.sha256)
        tried = attempt(
            self._workspace, "Læg ikke over", pass_over, self._errand.case_id, item=laid, because=because
        )  # fmt: skip
        if tried.done is None:
            self._said.setText(tried.refusal)
        else:
            self.why.put_away()
        return tried.done is not None

    def _finish(self) -> None:
        laid, kept_at = self.run.laid(), self._errand.kept_at
        refusal = ""
        if laid:
            with self._workspace.becoming_step(kept_at):
                tried = attempt(self._workspace, self._laid_words, note_laid, self._errand.case_id, laid)
            self._noted, refusal = tried.done is not None, tried.refusal
        if laid and not self._noted:
            self._show()
            self._said.setText(refusal)
            self._fit()
            return
        let_go(self._workspace, self._errand.case_id, kept_at, self.run)
        self.close()

    def _save_pdf(self) -> None:
        item = self.run.item
        if item is not None and item.source == "paper_id":
            told = save_paper(self._workspace, item.source_id, self)
            self._said.setText(told or self._said.text())
            self._fit()

    def _show(self) -> None:
        run, item = self.run, self.run.item
        self.why.hide()
        self._buttons.show()
        for button, shown in (
            (self.again, run.is_copied), (self.skip, item is not None), (self.back, run.number > 1 or run.is_over),
            (self.pdf, item is not None and item.source == "paper_id"),
        ):  # fmt: skip
            button.setVisible(shown)
        self.next.set_words(words.next_words(run, self._laid_words))
        self._said.setText(words.sentence(run, self._errand.system, resumed=self._resumed))
        self._box.setText(item.box.name if item else "Færdig")
        self._place.setText(f"{run.number} af {run.count}" if item else f"{run.count} af {run.count}")
        self._changed.setVisible(item is not None and item.changed)
        self._size.setText(words.place_words(run))
        self.setAccessibleName(f"{self._box.text()}, {self._place.text()}. {self._said.text()}")
        if not self.focusWidget() or not self.focusWidget().isVisibleTo(self):
            self.next.setFocus()
        self._fit()

    def _ask_why(self) -> None:
        item = self.run.item
        if item is None:
            return
        self.why.begin(f"{item.box.id}:{item.source_id}")
        self._buttons.hide()
        self._fit()

    def _fit(self) -> None:
        """Be as high as the words need at this width; Qt asks a window only for its width."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    def _connect(self) -> None:
        buttons: tuple[tuple[QuietButton | PrimaryButton, Callable[[], None]], ...] = (
            (self.next, self.copy_next), (self.again, self.copy_again), (self.back, self.go_back),
            (self.pdf, self._save_pdf),
        )  # fmt: skip
        for button, does in buttons:
            button.clicked.connect(does)
        # Where the strip cannot be typed in, a text is left for another day, and a reason is written on the page.
        self.skip.clicked.connect(lambda: self.pass_by("") if self._key.words else self._ask_why())
        self.why.answered.connect(self.pass_by)
        self.why.given_up.connect(self._show)
        self._key.pressed.connect(self.copy_next)

    def _lay_out(self) -> None:
        self.setWindowTitle(TITLE)  # the task bar is seen by everybody as well
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(current_theme().px(WIDTH))
        top, under = QHBoxLayout(), QHBoxLayout()
        for row, left, right in ((top, self._box, self._place), (under, self._size, self._changed)):
            row.addWidget(left)
            row.addStretch(1)
            row.addWidget(right)
        buttons = FlowLayout(self._buttons, gap=8)
        for button in (self.next, self.again, self.back, self.skip, self.pdf):
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addLayout(top)
        column.addLayout(under)
        column.addWidget(self._said)
        column.addWidget(self.why)
        column.addWidget(self._buttons)


def let_go(workspace: Workspace, case_id: UUID, kept_at: str, run: PasteRun) -> None:
    """Forget where she was in a run that is noted, but not what she laid over from another queue of the case."""
    workspace.drafts.drop(kept_at)
    if left := run.left_over():
        workspace.drafts.keep(kept_at, left, case_id)


def _flags(*, takes_focus: bool) -> Qt.WindowType:
    window = Qt.WindowType
    flags = window.Window | window.WindowStaysOnTopHint | window.CustomizeWindowHint | window.WindowTitleHint
    flags |= window.WindowCloseButtonHint
    return flags if takes_focus else flags | window.WindowDoesNotAcceptFocus
