"""Paper on a printer or as pictures, straight from memory: we write no file that holds a page.

On Linux the printing library of the system does write one, and would look for a printer over the network if the
computer's own print service does not answer. Both are held here: see `local_printing`.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

DOTS_PER_INCH = 300
PRINT_SERVICE = "/run/cups/cups.sock"
"""The socket of the computer's own print service (CUPS); without it the library tries the network, port 631."""


def page_images(pdf: bytes, *, scale: float) -> list[QImage]:
    """Return the pages of a PDF as pictures; `scale` 1 is 72 dots per inch."""
    import pypdfium2  # its library is dear to load, and only paper needs it

    images = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
            data = bytes(bitmap.buffer)
            image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            images.append(image.copy())  # the copy owns its bytes
    return images


def print_pdf(pdf: bytes, title: str, parent: QWidget | None = None) -> bool:
    """Ask for a printer and print; False when the user thought better of it. `title` is neutral: spoolers keep it."""
    with local_printing():
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setResolution(DOTS_PER_INCH)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setFullPage(True)
        if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
            return False
        paint_pages(printer, page_images(pdf, scale=DOTS_PER_INCH / 72))
    return True


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


def paint_pages(printer: QPrinter, images: list[QImage]) -> None:
    """Paint one picture per sheet, turned where the page lies down."""
    if not images:
        return
    _turn(printer, images[0])
    painter = QPainter(printer)
    for place, image in enumerate(images):
        if place:
            _turn(printer, image)
            printer.newPage()
        painter.drawImage(QRect(0, 0, printer.width(), printer.height()), image)
    painter.end()


def _turn(printer: QPrinter, image: QImage) -> None:
    lying = image.width() > image.height()
    orientation = QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(orientation)
