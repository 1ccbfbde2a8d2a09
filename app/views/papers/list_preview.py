"""»Udskriv listen«: the list of the page as paper, seen first, then printed or saved. It lies over the page.

As with a list that is copied, each case on it gets a line in the audit log before the paper leaves.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget
from shiboken6 import isValid

from app.errors import UserError
from app.services import profile
from app.services.listing import Listing, note_list_printed
from app.services.own_paper import list_for_paper
from app.views.file_choice import ask_save_path
from app.views.page import Hints
from app.views.papers.hand_out import NOT_ALLOWED
from app.views.theme import current_theme
from app.views.widgets.buttons import PlainButton, PrimaryButton
from app.views.widgets.fitted import Fitted, scrolling
from app.views.widgets.long_work import LongWork
from app.views.widgets.notice import NoticeBar
from app.views.widgets.page_head import PageHead
from app.views.widgets.row_verbs import may_copy
from app.views.widgets.text import SectionHeading, Text
from app.views.workspace import Workspace

STEP, TITLE, FILE = "Udskriv en liste", "Rundbord", "liste.pdf"
DRAWING, STOP = "Listen bliver tegnet som papir …", "Stop"
PRINTED = "Listen er sendt til printeren."
OUTSIDE = "Listen ligger nu uden for den låste boks. Pas på den, og slet filen, når du er færdig med den."
ABOUT = "På papiret står det samme som på skærmen og ikke mere. Er noget gjort neutralt, står det også sådan her."


@runtime_checkable
class ListPrinter(Protocol):
    """The window a list stands in."""

    def print_list(self, listing: Listing) -> None:
        """Show a list as paper."""


def print_listing(part: QWidget, listing: Listing) -> None:
    """Show a list as paper in the window a part of the page stands in; alone it does nothing."""
    window = part.window()
    if isinstance(window, ListPrinter):
        window.print_list(listing)


class ListPreview(QFrame):
    """Lies over `over`, and is as large as that. Esc takes it away. `turned` when it comes and when it goes."""

    turned = Signal()

    def __init__(self, workspace: Workspace, over: QWidget) -> None:
        super().__init__(over)
        self._workspace, self._over = workspace, over
        self._listing: Listing | None = None
        self._pdf = b""
        self._came: QWidget | None = None
        self.setAccessibleName("Listen som papir")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._heading = SectionHeading("Udskriv listen", role="title")
        self._print = PrimaryButton("Udskriv", "Ctrl P", "printer")
        self._save = PlainButton("Gem som PDF …", "Ctrl S", "files")
        self._close = PlainButton("Luk", "Esc")
        self._notice, self._about = NoticeBar(), Text(ABOUT, "meta", "ink2", wrap=True)
        self._pages: QWidget | None = None
        self._sheet = QVBoxLayout()
        self._lay_out()
        for button, act in ((self._print, self.print_out), (self._save, self.save), (self._close, self.leave)):
            button.clicked.connect(lambda _on=False, act=act: act())
        keys = QShortcut(QKeySequence("Ctrl+S"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.save)
        over.installEventFilter(self)
        self.hide()

    def show_list(self, listing: Listing) -> None:
        """Draw a list and show it; one that is stopped while it is drawn is not shown."""
        if not (self._workspace.policy.allows("paper") and may_copy(self._over)):
            self._workspace.refused.emit(NOT_ALLOWED)
            return
        try:
            listing = self._workspace.ask(list_for_paper, listing)
            self._pdf = self._drawn(listing)
        except UserError as error:
            self._workspace.refused.emit(str(error))
            return
        self._about.setText(listing.beside or ABOUT)
        self._listing, self._came = listing, QApplication.focusWidget()
        self._notice.close_notice()
        self._show_pages()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self._print.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turned.emit()

    def key_hints(self) -> Hints:
        """Return its keys; those of the page underneath do nothing while it lies there."""
        return [(("Ctrl P",), "Udskriv"), (("Ctrl S",), "Gem som PDF"), (("Esc",), "Luk")]

    def print_out(self) -> None:
        """Ask for a printer and print; nothing leaves before it is noted."""
        from app.views.printing import print_pdf  # the printing library is dear to load

        self._let_out(lambda: PRINTED if print_pdf(self._pdf, TITLE, self) else "")

    def save(self) -> None:
        """Ask where, and save the paper as PDF."""
        path = ask_save_path(self, "Gem listen", FILE, "PDF (*.pdf)")
        if path:
            self.save_to(Path(path))

    def save_to(self, path: Path) -> None:
        """Save the paper there."""
        from app.documents.outgoing_file import write_outside  # as above

        def write() -> str:
            write_outside(path, self._pdf)
            return OUTSIDE

        self._let_out(write)

    def leave(self) -> None:
        """Take it away and go back to where she came from."""
        if self.isHidden():
            return
        self.hide()
        self._pdf, self._listing = b"", None
        if self._came is not None and isValid(self._came) and self._came.isVisible():
            self._came.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came = None
        self.turned.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; no other key reaches the page underneath."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground, so that nothing of the page shows through."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), current_theme().colour("page"))
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay over the whole of the page when it gets another size."""
        if event.type() is QEvent.Type.Resize and watched is self._over and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def _drawn(self, listing: Listing) -> bytes:
        from app.documents.list_paper import list_pdf  # paper is dear to load

        sender = self._workspace.ask(profile.read_profile).municipality
        work = LongWork(DRAWING, STOP)
        try:
            return list_pdf(listing, self._workspace.now(), sender, work)
        finally:
            work.close()

    def _show_pages(self) -> None:
        from app.views.papers.page_pictures import PagePictures  # as above

        if self._pages is None:
            self._pages = PagePictures()
            self._sheet.addWidget(self._pages)
        if isinstance(self._pages, PagePictures):
            self._pages.show_pdf(self._pdf)

    def _let_out(self, way: Callable[[], str]) -> None:
        if self._listing is None:
            return
        if self._workspace.do(STEP, note_list_printed, self._listing.cases) is None:
            return
        try:
            said = way()
        except UserError as error:
            self._notice.say(str(error), "warn")
            return
        if said:
            self._notice.say(said, "info")

    def _lay_out(self) -> None:
        inner = Fitted()
        inner.setLayout(self._sheet)
        self._sheet.setContentsMargins(0, 0, 0, 16)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 24, 32, 16)
        column.setSpacing(10)
        column.addWidget(PageHead(self._heading, self._close, self._save, self._print))
        column.addWidget(self._about)
        column.addWidget(scrolling(inner, "Papiret"), 1)
        column.addWidget(self._notice)  # above the paper it would move it
