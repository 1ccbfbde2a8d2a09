"""Kept pictures, read apart from the key (`picture_process`) and beside the window, one at a time."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.errors import UserError
from app.exchange.picture_process import LARGEST_SIDE, PictureReader
from app.exchange.talk_apart import PageImage
from app.views.kept_pdf import image_of
from app.views.unlock.slow_work import SlowWork

IDLE = 5_000
"""Milliseconds the reader waits for the next picture to be asked for."""
Asked = tuple[object, bytes, int]


class KeptPictures(QObject):
    """Pictures out of the vault.

    `shown` carries what a picture was asked for by, and the picture; an empty one when it cannot be read. What was
    asked for before the last is not answered. The reader goes when nothing was asked for a while, and comes again.
    """

    shown = Signal(object, QImage)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = PictureReader()
        self._now: Asked | None = None
        self._wanted: Asked | None = None
        # It belongs to the program and not to the page: the page may go while a picture is still being read.
        self._work = SlowWork(QCoreApplication.instance() or self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_failed)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._rest)
        self.destroyed.connect(partial(_close, self._reader))

    def ask(self, key: object, content: bytes, longest: int = LARGEST_SIDE) -> None:
        """Ask for a picture no longer than so many pixels."""
        self._wanted = (key, content, longest)
        if not self._work.busy():
            self._next()

    def forget(self) -> None:
        """Let what was asked for go unanswered; what is being read is ended, for the next must not wait for it."""
        self._wanted = self._now = None
        if self._work.busy():
            self._reader.rest()

    def _rest(self) -> None:
        if not self._work.busy():
            self._reader.rest()

    def _next(self) -> None:
        self._now, self._wanted = self._wanted, None
        if self._now is not None:
            _, content, longest = self._now
            self._work.start(partial(self._reader.picture, content, longest))

    def _answer(self, image: QImage) -> None:
        now, newer = self._now, self._wanted is not None
        self._next()
        self._idle.start()
        if now is not None and not newer:
            self.shown.emit(now[0], image)

    def _on_done(self, image: PageImage) -> None:
        self._answer(image_of(image))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error  # our bug: the excepthook takes it
        self._answer(QImage())


def _close(reader: PictureReader) -> None:
    reader.close()
