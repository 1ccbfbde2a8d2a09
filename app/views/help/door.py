"""The way to the guide: F1 opens the page that fits where the user is, beside the work or over its right side."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from shiboken6 import isValid

from app import __version__
from app.errors import StoreError, UserError
from app.views.theme import current_theme
from app.views.widgets.long_work import LongWork

if TYPE_CHECKING:
    from app.views.help.pane import HelpPane
    from app.views.help.tour_door import TourDoor

LEAST, MOST, WORK = 380, 640, 900
"""Pixels at 100 %: the pane's width between two ends, and what the work needs to stand beside it."""


TAKE_TOUR = ("rundtur:", "Tag rundturen på opdigtede sager (10 minutter)")
SAVE = ("papir:", "Gem vejledningen som PDF")
DRAWN, STOP = "Vejledningen bliver tegnet som papir.", "Stop"
SAVED = "Vejledningen er gemt. Der står ingen navne fra dine sager i den."


class Beside(QWidget):
    """The work, and a pane to the right of it. When the work needs all the width, the pane lies over its right side.

    A strip may stand at the foot of both.
    """

    def __init__(self, work: QWidget) -> None:
        super().__init__()
        self._work = work
        self._pane: QWidget | None = None
        self._foot: QWidget | None = None
        self.filled = False
        work.setParent(self)

    def put(self, pane: QWidget) -> None:
        """Take the pane in, hidden until it is shown."""
        pane.setParent(self)
        self._pane = pane

    def put_foot(self, foot: QWidget | None) -> None:
        """Put a strip at the foot, or take away the one that stands there."""
        if self._foot is not None:
            self._foot.hide()
            self._foot.deleteLater()
        self._foot = foot
        if foot is not None:
            foot.setParent(self)
            foot.show()
        self.share_out()

    def share_out(self) -> None:
        """Give each its place."""
        wide, high = self.width(), self.height()
        if self._foot is not None:
            tall = min(max(self._foot.heightForWidth(wide), self._foot.minimumSizeHint().height()), high // 2)
            high -= tall
            self._foot.setGeometry(0, high, wide, tall)
        if self._pane is None or self._pane.isHidden():
            self._work.setGeometry(0, 0, wide, high)
            return
        px = current_theme().px
        pane = wide if self.filled else min(max(wide - px(WORK), px(LEAST)), px(MOST), wide)
        left = wide - pane
        fits = not self.filled and left >= px(WORK)
        self._work.setGeometry(0, 0, left if fits else wide, high)
        self._pane.setGeometry(QRect(left, 0, pane, high))
        self._pane.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out anew."""
        super().resizeEvent(event)
        self.share_out()

    def event(self, event: QEvent) -> bool:
        """Share out anew when the strip has got other words or the text another size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.share_out()
        return done

    def sizeHint(self) -> QSize:
        """Return what the work asks for."""
        return self._work.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the work needs."""
        return self._work.minimumSizeHint()


class HelpDoor(QObject):
    """Opens and closes the guide in a window. `work` is what the window shows, `beside` what to give it instead.

    `in_meeting` tells whether a family can see the screen; `here` gives a topic when nothing has the focus. `tour`
    leads to the training store.
    """

    tour_wanted = Signal()

    def __init__(
        self, window: QMainWindow, work: QWidget, *, here: Callable[[], QWidget | None] = lambda: None,
        in_meeting: Callable[[], bool] = lambda: False, parts: Callable[[], frozenset[str]] = frozenset,
        tour: "TourDoor | None" = None,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window, self._here, self._in_meeting = window, here, in_meeting
        self._parts, self._tour_door = parts, tour
        self.tour_wanted.connect(self.begin_tour)
        self.beside = Beside(work)
        self.pane: HelpPane | None = None
        self._came_from: QWidget | None = None

    @property
    def is_open(self) -> bool:
        """Whether the guide stands on the screen."""
        return self.pane is not None and not self.pane.isHidden()

    def add_key(self) -> None:
        """Let F1 open the guide; for a window that has no table of actions."""
        QShortcut(QKeySequence(Qt.Key.Key_F1), self._window, self.open_here)

    def open_here(self) -> None:
        """Open the page that fits where the focus is; from inside the guide, go back to the work."""
        from app.services.help_pages import topic_page  # as in `_made`
        from app.views.help.topics import topic_of

        focused = QApplication.focusWidget()
        if self.is_open and self.pane is not None and focused is not None and self.pane.isAncestorOf(focused):
            self.close()
            return
        inside = focused is not None and focused.window() is self._window
        topic = (topic_of(focused) if inside else "") or topic_of(self._here()) or topic_of(self._window)
        self.open_page(*topic_page(topic))

    def open_page(self, name: str, anchor: str = "") -> None:
        """Open the guide on a page. Raises UserError when there is none of that name."""
        self._made().open_page(name, anchor)
        self._come()

    def open_contents(self) -> None:
        """Open the guide on its contents."""
        self._made().open_contents()
        self._come()

    def close(self) -> None:
        """Take the guide away, with the focus where it was."""
        if self.pane is None or self.pane.isHidden():
            return
        self.pane.hide()
        self.beside.filled = False
        self.beside.share_out()
        came, self._came_from = self._came_from, None
        if came is not None and isValid(came) and came.isVisible():
            came.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_tour(self) -> None:
        """Open the training store in a window of its own."""
        if self._tour_door is not None:
            try:
                self._tour_door.start()
            except StoreError as error:
                self.tell(str(error))

    def save_paper(self) -> None:
        """Save the whole guide as a PDF where the user says."""
        from app.documents.help_book import help_book_pdf  # loads the paper only when somebody wants one
        from app.documents.outgoing_file import write_outside
        from app.views.file_choice import ask_save_path
        from app.views.help.keys_page import keys_page

        path = ask_save_path(self._window, "Rundbord", "vejledning-til-rundbord.pdf", "PDF (*.pdf)")
        if not path:
            return
        work = LongWork(DRAWN, STOP)
        try:
            write_outside(Path(path), help_book_pdf(__version__, keys_page(self._parts()), work))
        except UserError as error:
            self.tell(str(error))
        else:
            self.tell(SAVED)
        finally:
            work.close()

    def tell(self, sentence: str) -> None:
        """Say something under the search of the guide."""
        if self.pane is not None:
            self.pane.tell(sentence)

    def _come(self) -> None:
        pane = self._made()
        pane.set_quiet(quiet=self._in_meeting())
        focused = QApplication.focusWidget()
        if focused is not None and not pane.isAncestorOf(focused):
            self._came_from = focused
        pane.show()
        self.beside.share_out()
        pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self) -> "HelpPane":
        if self.pane is None:
            from app.views.help.pane import HelpPane  # made when it is first asked for, to keep the start fast

            self.pane = HelpPane(self._parts, (*([TAKE_TOUR] if self._tour_door else []), SAVE))
            self.pane.hide()
            self.beside.put(self.pane)
            self.pane.closed.connect(self.close)
            self.pane.enlarged.connect(self._enlarge)
            self.pane.tour_wanted.connect(self.tour_wanted)
            self.pane.paper_wanted.connect(self.save_paper)
        return self.pane

    def _enlarge(self) -> None:
        self.beside.filled = not self.beside.filled
        self.beside.share_out()
