"""Paper on a printer or as pictures, straight from memory: no temporary file ever holds a page."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

DOTS_PER_INCH = 300


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
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setResolution(DOTS_PER_INCH)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    if QPrintDialog(printer, parent).exec() != QPrintDialog.DialogCode.Accepted:
        return False
    paint_pages(printer, page_images(pdf, scale=DOTS_PER_INCH / 72))
    return True


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
