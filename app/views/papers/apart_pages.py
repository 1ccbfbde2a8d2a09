"""The pages of a paper out of the vault, drawn one after another beside the window by the reader that stands apart."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QImage

from app.errors import UserError
from app.exchange.pdf_process import PdfReader
from app.views.kept_pdf import read_page
from app.views.unlock.slow_work import SlowWork


class ApartPages(QObject):
    """`drawn` carries a page, counted from 1, and its picture: an empty one when it cannot be shown.

    Pages of a paper that is no longer looked at are not answered.
    """

    drawn = Signal(int, QImage)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._wanted: list[int] = []
        self._reader: PdfReader | None = None
        self._now: tuple[PdfReader, int] | None = None
        self._scale = 1.0
        # It belongs to the program and not to the page: the page may go while a picture is still being drawn.
        self._work = SlowWork(QCoreApplication.instance() or self)
        self._work.done.connect(self._answer)
        self._work.failed.connect(self._on_failed)

    def use(self, reader: PdfReader | None, scale: float) -> None:
        """Draw the pages of another paper from now on, with so many pixels for each point.

        A page of the one before that is being drawn is ended: the next must not wait for one that hangs its reader.
        """
        if self._now is not None and self._now[0] is not reader:
            self._now[0].stop()
        self._reader, self._scale, self._wanted = reader, scale, []

    def ask(self, number: int) -> None:
        """Ask for a page that is seen; once is enough."""
        is_drawn_now = self._now is not None and self._now == (self._reader, number)
        if not is_drawn_now and number not in self._wanted:
            self._wanted.append(number)
            self._next()

    def _next(self) -> None:
        if self._wanted and self._reader is not None and not self._work.busy():
            self._now = (self._reader, self._wanted.pop(0))
            self._work.start(partial(read_page, *self._now, self._scale))

    def _answer(self, image: QImage) -> None:
        now, self._now = self._now, None
        self._next()
        if now is not None and now[0] is self._reader:
            self.drawn.emit(now[1], image)

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # our bug: the excepthook takes it
        self._answer(QImage())
