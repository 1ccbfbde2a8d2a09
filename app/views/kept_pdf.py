"""A PDF out of the vault: it may have come with a colleague's package or a copy made elsewhere, so it is read apart.

What is told apart is where the bytes come from, and nothing that is said of them: what was drawn here a moment ago is
`bytes` and drawn in the window; what has lain in the vault is a `PdfReader`, also when it was ours from the beginning.
A reader may be held up by what it reads: the window shows a bar and a way out meanwhile.
"""

from functools import partial
from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from app.errors import UserError
from app.exchange.pdf_process import CANNOT_SHOW, MOST_PIXELS, SIZES, PdfReader
from app.exchange.talk_apart import PageImage
from app.services.leak_text import RenderedPaper, RenderedPart
from app.views.widgets.beside_window import ask_beside

Pdf = bytes | PdfReader
READING = "Papiret bliver læst …"
PARTS, PLAIN = "parts", "plain"
"""What a reader is asked of the whole document: `app.__main__`."""


def image_of(page: PageImage) -> QImage:
    """Return a page that was read apart as a picture of its own."""
    image = QImage(page.pixels, page.width, page.height, page.stride, QImage.Format.Format_RGBX8888)
    return image.copy()  # the copy owns its bytes


def read_page(reader: PdfReader, number: int, scale: float) -> QImage:
    """Return a page, counted from 1, with so many pixels for each point. Raises UserError when it cannot be shown.

    Slow: call it beside the window.
    """
    return image_of(reader.page(number - 1, scale=scale, longest=MOST_PIXELS))


def read_sizes(reader: PdfReader, scale: float) -> list[QSize]:
    """Return how large the pages are in pixels. Raises UserError when that cannot be read."""
    try:
        told = ask_beside(partial(reader.told, SIZES), READING, reader.stop)
        sizes = [(float(wide), float(high)) for wide, high in told]
        return [QSize(*(max(1, min(ceil(side * scale), MOST_PIXELS)) for side in each)) for each in sizes]
    except (TypeError, ValueError, OverflowError) as error:  # the reader answers what it never should
        raise UserError(CANNOT_SHOW) from error


def parts_of(pdf: Pdf, file_name: str) -> RenderedPaper:
    """Return everything that can be read on a PDF. Raises UserError when one read apart cannot be read."""
    if isinstance(pdf, bytes):
        from app.documents.read_back import read_back  # its library is dear to load, and only paper needs it

        return read_back(pdf, file_name)
    try:
        told = ask_beside(partial(pdf.told, PARTS), READING, pdf.stop)
        parts = [RenderedPart(str(where), str(text)) for where, text in told]
    except (TypeError, ValueError) as error:  # as above
        raise UserError(CANNOT_SHOW) from error
    return RenderedPaper((RenderedPart("filnavnet", file_name), *parts))


def words_of(pdf: Pdf) -> str:
    """Return the words of a PDF as plain text. Raises UserError as above."""
    if not isinstance(pdf, bytes):
        return str(ask_beside(partial(pdf.told, PLAIN), READING, pdf.stop))
    from app.documents.clean_text import clean_text  # as above

    return clean_text(pdf)
