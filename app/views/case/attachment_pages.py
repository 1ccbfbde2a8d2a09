"""A kept PDF as pictures in memory, one page at a time, never larger than a screen needs.

It is as somebody else made it: it is read by `pdf_process`, apart from the key, and beside the window.
"""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.errors import UserError
from app.exchange.pdf_process import PdfReader
from app.exchange.talk_apart import PageImage
from app.views.kept_pdf import image_of
from app.views.unlock.slow_work import SlowWork

IDLE = 5_000
"""Milliseconds a reader waits for the next page to be asked for."""


def _close_all(readers: list[PdfReader]) -> None:
    for each in readers:
        each.close()


class PdfPages(QObject):
    """The pages of the PDF that is looked at.

    `shown` carries a page, counted from 0, how many there are and its picture; `refused` why it cannot be seen. What
    was asked for before the last is not answered. The reader goes when the only page is drawn, or nobody has turned a
    page for a while, and comes again for the next.
    """

    shown = Signal(int, int, QImage)
    refused = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reader: PdfReader | None = None
        self._asked: tuple[PdfReader, int] | None = None
        self._wanted: tuple[PdfReader, int] | None = None
        # It belongs to the program and not to the page: the page may go while a PDF is still being read.
        self._work = SlowWork(QCoreApplication.instance() or self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._rest)
        self._open: list[PdfReader] = []
        self.destroyed.connect(partial(_close_all, self._open))

    def show_first(self, pdf: bytes) -> None:
        """Ask for the first page of a PDF; the one before is closed."""
        self.close()
        self._reader = PdfReader(pdf)
        self._open.append(self._reader)
        self.turn_to(0)

    def turn_to(self, number: int) -> None:
        """Ask for a page, counted from 0."""
        if self._reader is not None:
            self._wanted = (self._reader, number)
            if not self._work.busy():
                self._next()

    def close(self) -> None:
        """Let go of the PDF; what was asked for is not answered."""
        reader, self._reader, self._wanted = self._reader, None, None
        if reader is not None:
            self._open.clear()
            reader.close()

    def _rest(self) -> None:
        if self._reader is not None and not self._work.busy():
            self._reader.rest()

    def _next(self) -> None:
        self._asked, self._wanted = self._wanted, None
        if self._asked is not None:
            reader, number = self._asked
            self._work.start(lambda: (reader.count(), reader.page(number)))

    def _is_wanted(self) -> bool:
        """Tell whether what was answered is still looked for; what came instead is asked for now."""
        is_wanted = self._wanted is None and self._asked is not None and self._asked[0] is self._reader
        self._next()
        return is_wanted

    def _on_done(self, answer: tuple[int, PageImage]) -> None:
        number = self._asked[1] if self._asked is not None else 0
        if self._is_wanted():
            count, page = answer
            self._idle.start(IDLE if count > 1 else 0)
            self.shown.emit(number, count, image_of(page))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # our bug: the excepthook takes it
        if self._is_wanted():
            self.refused.emit(str(error))
