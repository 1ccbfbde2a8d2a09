"""Paper on a printer or as pictures, straight from memory: we write no file that holds a page.

On Linux the printing library of the system does write one, and would look for a printer over the network if the
computer's own print service does not answer. Both are held here: see `local_printing`.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from math import ceil
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from app.errors import UserError
from app.views.kept_pdf import READING, Pdf, read_page, read_sizes
from app.views.print_dialog import PrintDialog, PrintOrder
from app.views.widgets.beside_window import ask_beside

DOTS_PER_INCH = 300
PRINT_SERVICE = "/run/cups/cups.sock"
"""The socket of the computer's own print service (CUPS); without it the library tries the network, port 631."""
NOT_READ = (
    "Side {number} kan ikke læses, så intet er skrevet ud. Skriv de andre sider, eller gem papiret, og prøv at åbne "
    "det i et andet program."
)
ONLY_NOT_READ = "Siden kan ikke læses, så intet er skrevet ud. Gem papiret, og prøv at åbne det i et andet program."


def page_sizes(pdf: Pdf, *, scale: float) -> list[QSize]:
    """Return how large the pictures of the pages of a PDF are; `scale` 1 is 72 dots per inch."""
    if not isinstance(pdf, bytes):
        return read_sizes(pdf, scale)
    import pypdfium2  # its library is dear to load, and only paper needs it

    with pypdfium2.PdfDocument(pdf) as document:
        sizes = (document.get_page_size(place) for place in range(len(document)))
        return [QSize(ceil(wide * scale), ceil(high * scale)) for wide, high in sizes]


def each_page(pdf: Pdf, *, scale: float, pages: tuple[int, ...] = ()) -> Iterator[QImage]:
    """Give pages of a PDF, counted from 1, as pictures one at a time; all of them when none are named.

    On paper a picture takes 35 MB, so the pages of a long report must never lie in memory together. Raises UserError
    when a page of a kept paper cannot be read, and says which.
    """
    if not isinstance(pdf, bytes):
        last = page_count(pdf)
        for place in pages or range(1, last + 1):
            try:
                yield ask_beside(partial(read_page, pdf, place, scale), READING, pdf.stop)
            except UserError as error:
                raise UserError(NOT_READ.format(number=place) if last > 1 else ONLY_NOT_READ) from error
        return
    import pypdfium2  # as above

    with pypdfium2.PdfDocument(pdf) as document:
        for place in pages or range(1, len(document) + 1):
            bitmap = document[place - 1].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            data = bytes(bitmap.buffer)
            image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            yield image.copy()  # the copy owns its bytes


def print_pdf(pdf: Pdf, title: str, parent: QWidget | None = None) -> bool:
    """Ask for a printer and print; False when the user thought better of it. `title` is neutral: spoolers keep it.

    Raises UserError when a kept paper cannot be read; our own dialog says so itself of a single page.
    """
    ask = _print_by_our_dialog if sys.platform == "linux" else _print_by_the_systems_dialog
    with local_printing():
        return ask(pdf, title, parent)


def _print_by_our_dialog(pdf: Pdf, title: str, parent: QWidget | None) -> bool:

    def send(order: PrintOrder) -> bool:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPrinterName(order.printer)
        if printer.printerName() != order.printer or printer.outputFormat() is not QPrinter.OutputFormat.NativeFormat:
            return False  # it has gone meanwhile, and Qt would take another, or write a file
        printer.setCopyCount(order.copies)
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if order.both_sides else QPrinter.DuplexMode.DuplexNone)
        _set_sheet(printer, title)
        return paint_pages(printer, each_page(pdf, scale=DOTS_PER_INCH / 72, pages=order.pages))

    return PrintDialog(page_count(pdf), send, parent).exec() == PrintDialog.DialogCode.Accepted


def _print_by_the_systems_dialog(pdf: Pdf, title: str, parent: QWidget | None) -> bool:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    _set_sheet(printer, title)
    dialog, last = QPrintDialog(printer, parent), page_count(pdf)
    dialog.setMinMax(1, last)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    by_range = printer.printRange() == QPrinter.PrintRange.PageRange
    pages = tuple(range(max(1, printer.fromPage()), min(last, printer.toPage()) + 1)) if by_range else ()
    return paint_pages(printer, each_page(pdf, scale=DOTS_PER_INCH / 72, pages=pages))


def page_count(pdf: Pdf) -> int:
    """Return how many pages a PDF has."""
    if not isinstance(pdf, bytes):
        return ask_beside(pdf.count, READING, pdf.stop)
    import pypdfium2  # as above

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _set_sheet(printer: QPrinter, title: str) -> None:
    printer.setDocName(title)
    printer.setResolution(DOTS_PER_INCH)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)


@contextmanager
def local_printing() -> Iterator[None]:
    """Let CUPS, while it is used, ask only the computer's own service, and keep its page out of the folder on disk.

    CUPS lays the whole page in a file in TMPDIR until the service has it (cupsTempFd). A folder in memory is empty when
    the power goes, whatever happens to the program. Other systems print without CUPS.
    """
    in_memory = next((each for each in (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm") if _is_folder(each)), "")
    words = {"CUPS_SERVER": PRINT_SERVICE, "TMPDIR": in_memory} if sys.platform == "linux" else {}
    before = {name: os.environ.get(name) for name in words}
    os.environ.update({name: word for name, word in words.items() if word})
    try:
        yield
    finally:
        for name, word in before.items():
            os.environ.pop(name, None)
            os.environ.update({name: word} if word is not None else {})


def _is_folder(path: str) -> bool:
    return bool(path) and Path(path).is_dir() and os.access(path, os.W_OK)


def paint_pages(printer: QPrinter, images: Iterable[QImage]) -> bool:
    """Paint one picture per sheet, turned where the page lies down; False when the printer does not take them.

    What has been painted is taken back when a page of a kept paper cannot be read, which raises UserError.
    """
    painter = QPainter()
    try:
        return _paint_all(printer, painter, images)
    except UserError:
        printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()  # one that is left open paints on a printer that is gone, when it is let go of itself


def _paint_all(printer: QPrinter, painter: QPainter, images: Iterable[QImage]) -> bool:
    for image in images:
        _turn(printer, image)
        if painter.isActive():
            printer.newPage()
        elif not painter.begin(printer):
            return False
        painter.drawImage(QRect(0, 0, printer.width(), printer.height()), image)
    return painter.isActive() and painter.end() and printer.printerState() is not QPrinter.PrinterState.Error


def _turn(printer: QPrinter, image: QImage) -> None:
    lying = image.width() > image.height()
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(orientation)
