"""Choices at the left, the paper as it would leave at the right, and its ways out: a file or the printer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic
from uuid import UUID

from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.errors import UserError
from app.exchange.pdf_process import PdfReader
from app.services import leak_guard
from app.services.leak_text import RenderedPaper
from app.views.file_choice import ask_save_path
from app.views.kept_pdf import Pdf, parts_of, words_of
from app.views.papers.hand_out import NOT_ALLOWED, OUTSIDE, Draft, Finish, HandOut
from app.views.papers.leak_notice import WENT_BACK, LeakNotice
from app.views.papers.page_pictures import PagePictures
from app.views.printing import print_pdf
from app.views.theme import current_theme
from app.views.widgets.cards import Card, EmptyState
from app.views.widgets.fitted import Fitted, read_with_arrows, scrolling
from app.views.widgets.notice import NoticeBar
from app.views.widgets.text import Text
from app.views.workspace import Workspace

KIND = "PDF (*.pdf)"
PRINT_TITLE = "Rundbord"
"""What a print queue gets to know."""
CHOICES, NARROW = 310, 660
"""Pixels at 100 %: the width of the choices beside the paper, and the width of all under which they stand above it."""


@dataclass(frozen=True, slots=True)
class PaperWords:
    """What is said about one kind of paper."""

    choices: str
    """Read aloud of the column with the choices: »Valg til papiret«."""
    shown: str
    """Read aloud of the pages: »Sådan ser papiret ud«."""
    left_out: str
    """Heads what does not stand on it: »Udeladt i dette eksemplar«."""
    save: str
    """The title of the question where to save: »Gem papiret«."""
    printed: str
    """Said when it has been sent to the printer."""


COPIED = "Teksten er kopieret. Den bliver slettet fra udklipsholderen om lidt."
NO_PAPER = "Der er ikke et papir at give videre. Grunden står, hvor papiret ellers er."
NOTHING_SHOWN = RenderedPaper(())
PATIENCE = 8.0
"""Seconds that one answer about a kept paper may take; after the first there is a bar, and a way to stop it."""


class PaperView(QWidget, Generic[Draft]):
    """One kind of paper. Add what is chosen to `choices`, and `left_out` where it shall stand among it.

    `kept` where papers come out of the vault.

    `finish` is the use case that keeps the paper, `draw` makes its PDF. Nothing leaves without the audit log knowing,
    nor before she has decided about what the leak guard found.
    """

    def __init__(
        self,
        workspace: Workspace,
        case_id: UUID,
        words: PaperWords,
        *,
        finish: Finish[Draft],
        draw: Callable[[Draft], bytes],
        kept: bool = False,
    ) -> None:
        super().__init__()
        self._workspace, self._case_id, self._words, self._draw = workspace, case_id, words, draw
        self._draft: Draft | None = None
        self._made_from: tuple[Draft, Callable[[Draft], bytes]] | None = None
        self._pdf, self._rendered = b"", NOTHING_SHOWN
        self._is_kept, self._read = kept, list[PdfReader]()
        self.destroyed.connect(partial(close_readers, self._read))
        self._hand_out = HandOut(workspace, case_id, finish)
        self._notice, self._leaks, self._pages = NoticeBar(), LeakNotice(workspace, case_id), PagePictures()
        self._none = EmptyState("", "files")
        self._none.hide()
        self.left_out = Card(words.left_out, icon="eye")
        self._left_out_words = Text("", "meta", "ink2", wrap=True)
        self.left_out.body.addWidget(self._left_out_words)
        self._lay_out()
        self._leaks.went_back.connect(lambda: self._notice.say(WENT_BACK, "info"))

    def show_draft(self, draft: Draft, *, own: bool = True) -> None:
        """Draw a paper, show its pages, and look through what really stands on them.

        Without `own` others look on: what was left out, and what was found, waits until they have gone.
        """
        # the same facts give the same bytes
        if (draft, self._draw) != self._made_from and not self._show_pages(draft):
            return
        self._draft = draft
        self._none.hide()
        self._pages.show()
        found = self._workspace.ask(leak_guard.look, self._case_id, self._rendered, draft.readers)
        self._leaks.show_findings(found)
        self.left_out.setVisible(own and bool(draft.left_out))
        if not own:
            self._leaks.hide()
        self._left_out_words.setText("\n".join(draft.left_out))

    def _show_pages(self, draft: Draft) -> bool:
        """Draw a paper and show its pages; False when another one was shown while this was read behind its bar."""
        self._made_from = None
        self._pdf = pdf = self._draw(draft)
        shown = self._readable()
        try:
            rendered = parts_of(shown, draft.file_name)
            if self._pdf is pdf:
                self._rendered = rendered
                self._pages.show_pdf(shown, rendered.parts)
        except UserError:
            if self._pdf is pdf:
                raise
        if self._pdf is pdf:
            self._made_from = (draft, self._draw)
        return self._pdf is pdf

    def _readable(self) -> Pdf:
        """Return the paper to be looked at: one that was kept is read apart, wherever it came from."""
        close_readers(self._read)
        if not self._is_kept:
            return self._pdf
        self._read.append(PdfReader(self._pdf, seconds=PATIENCE))
        return self._read[-1]

    def use(self, *, finish: Finish[Draft], draw: Callable[[Draft], bytes]) -> None:
        """Keep and draw another kind of paper from now on."""
        self._hand_out, self._draw = HandOut(self._workspace, self._case_id, finish), draw

    def show_none(self, sentence: str) -> None:
        """Say in place of a paper why there is none."""
        self._draft, self._made_from, self._pdf, self._rendered = None, None, b"", NOTHING_SHOWN
        close_readers(self._read)
        self._notice.close_notice()
        self._none.set_sentence(sentence)
        self._none.show()
        self._leaks.show_findings(())
        for part in (self._pages, self.left_out):
            part.hide()

    def rendered(self) -> RenderedPaper:
        """Return what can be read on the paper that is shown."""
        return self._rendered

    def pdf(self) -> bytes:
        """Return the paper that is shown; empty before the first."""
        return self._pdf

    def save(self) -> None:
        """Ask about what was found, then where, and write the paper there; the name tells nothing about anybody."""
        self._leave(self._save_now)

    def print_out(self) -> None:
        """Ask about what was found, then print; it counts as handed out only when the printer got it."""
        self._leave(self._print_now)

    def copy_text(self) -> None:
        """Ask about what was found, then copy the paper's words without its looks."""
        self._leave(self._copy_now)

    def say(self, sentence: str, tone: str = "info") -> None:
        """Say something under the paper."""
        self._notice.say(sentence, tone)

    def close_notice(self) -> None:
        """Take away what was said about the paper that stood here before."""
        self._notice.close_notice()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the choices beside the paper at this text size, or above it in a small window."""
        super().resizeEvent(event)
        self._beside.setFixedWidth(current_theme().px(CHOICES))
        narrow = event.size().width() < current_theme().px(NARROW)
        if narrow == self._beside.isHidden():
            return
        self._beside.setHidden(narrow)
        if narrow:
            self._beside.takeWidget()
            self._column.insertWidget(0, self._chosen)
            self._chosen.show()
        else:
            self._column.removeWidget(self._chosen)
            self._beside.setWidget(self._chosen)

    def _leave(self, way: Callable[[], None]) -> None:
        if not self._hand_out.is_allowed:
            self._notice.say(NOT_ALLOWED, "warn")
        elif self._draft is None:
            self._notice.say(NO_PAPER, "warn")
        else:
            self._leaks.ask_before(way)

    def _save_now(self) -> None:
        draft, pdf = self._draft, self._pdf
        path = ask_save_path(self, self._words.save, draft.file_name, KIND) if draft is not None else ""
        if draft is None or not path:
            return
        try:
            if self._hand_out.save(draft, pdf, Path(path)):
                self._notice.say(OUTSIDE, "info")
        except UserError as error:
            self._notice.say(str(error), "warn")

    def _print_now(self) -> None:
        draft, pdf = self._draft, self._pdf
        source = self._read[-1] if self._read else pdf
        try:
            if draft is not None and self._hand_out.print_out(draft, pdf, lambda: print_pdf(source, PRINT_TITLE, self)):
                self._notice.say(self._words.printed, "info")
        except UserError as error:
            self._notice.say(str(error), "warn")

    def _copy_now(self) -> None:
        draft, pdf = self._draft, self._pdf
        source = self._read[-1] if self._read else pdf
        try:
            if draft is not None and self._hand_out.copy_text(draft, pdf, lambda: _put_on_clipboard(source)):
                self._notice.say(COPIED, "info")
        except UserError as error:
            self._notice.say(str(error), "warn")

    def _lay_out(self) -> None:
        self._chosen, shown = Fitted(), Fitted()
        self.choices, self._column = QVBoxLayout(self._chosen), QVBoxLayout(shown)
        self.choices.setSpacing(14)
        self.choices.setContentsMargins(0, 0, 12, 0)
        self._column.setContentsMargins(0, 0, 12, 0)
        for part in (self._leaks, self._none, self._pages):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._beside, area = scrolling(self._chosen, self._words.choices), scrolling(shown, self._words.shown)
        read_with_arrows(area)
        row = QHBoxLayout()
        row.setSpacing(24)
        row.addWidget(self._beside)
        row.addWidget(area, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row, 1)
        whole.addWidget(self._notice)  # above them it would move the paper she is looking at


def close_readers(readers: list[PdfReader]) -> None:
    """End the readers of papers that are no longer shown."""
    while readers:
        readers.pop().close()


def _put_on_clipboard(pdf: Pdf) -> bool:
    """Copy as plain text; the window marks what it copies, and takes it away again after a while."""
    QGuiApplication.clipboard().setText(words_of(pdf))
    return True
