"""A kept file as pictures in memory: a photo as it is, a PDF one page at a time, never larger than a screen needs.

A document comes from anywhere: a page may claim to be as large as a house, and there may be thousands of them.
"""

from dataclasses import dataclass
from types import TracebackType

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from app.errors import UserError

LONGEST = 2048
"""Pixels on the longer side of a page."""
DOTS = 2.5
"""Pixels for each point of a page of ordinary size: 180 dots per inch."""
CANNOT_SHOW = "PDF-filen kan ikke vises her. Gem en kopi, og åbn den et andet sted."


def read_image(content: bytes, largest: int = 0) -> QImage:
    """Return a picture from memory, made to fit `largest` pixels when that is given; empty when it cannot be read."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if largest and size.isValid():
        reader.setScaledSize(size.scaled(QSize(largest, largest).boundedTo(size), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


@dataclass(frozen=True, slots=True)
class PdfPages:
    """The pages of a PDF that is in memory."""

    pdf: bytes

    def count(self) -> int:
        """Return how many pages there are. Raises UserError when it cannot be read."""
        with _Opened(self.pdf) as opened:
            return len(opened.document)

    def image(self, number: int) -> QImage:
        """Return a page, counted from 0. Raises UserError when it cannot be read."""
        with _Opened(self.pdf) as opened:
            page = opened.document[number]
            width, height = page.get_size()
            scale = min(DOTS, LONGEST / max(width, height, 1.0))
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            data = bytes(bitmap.buffer)
            image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            return image.copy()  # the copy owns its bytes


def can_be_seen(pdf: bytes) -> bool:
    """Tell whether a PDF has pages that can be shown: not what is broken, or locked, or only says it is one."""
    try:
        return PdfPages(pdf).count() > 0
    except UserError:
        return False


class _Opened:
    """A PDF while it is read; whatever its reader says against it becomes one sentence."""

    def __init__(self, pdf: bytes) -> None:
        import pypdfium2  # its library is dear to load, and only paper needs it

        self._error = pypdfium2.PdfiumError
        try:
            self.document = pypdfium2.PdfDocument(pdf)
        except self._error as error:
            raise UserError(CANNOT_SHOW) from error

    def __enter__(self) -> "_Opened":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.document.close()
        if isinstance(error, (self._error, ValueError, IndexError)):
            raise UserError(CANNOT_SHOW) from error
