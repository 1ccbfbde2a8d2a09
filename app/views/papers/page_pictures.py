"""The pages of a paper as pictures, one under the other, drawn from memory."""

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.documents.read_back import read_back
from app.views.printing import page_images
from app.views.theme import current_theme
from app.views.widgets.heard import HeardPart, Role

GAP = 18
PAGE = "side "
"""How what is read back from a file names its pages."""
NO_WORDS = "ingen ord"
SCALE = 1.4


class PagePictures(QWidget):
    """Shows a PDF. The pictures are as wide as the paper, or narrower when there is less room."""

    heard_as = Role.Document

    def __init__(self) -> None:
        super().__init__()
        self._images: list[QImage] = []
        self._pdf, self._told = b"", tuple[str, ...]()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_pdf(self, pdf: bytes) -> None:
        """Show the pages of a PDF."""
        self._pdf, self._told = pdf, ()
        self._images = page_images(pdf, scale=SCALE * max(1.0, self.devicePixelRatioF()))
        self.setAccessibleName(f"Papiret på {len(self._images)} {'side' if len(self._images) == 1 else 'sider'}")
        self._fit()

    def heard_parts(self) -> list[HeardPart]:
        """Return the pages with what stands on them; the file is read when a screen reader asks for the first time."""
        if not self._told and self._pdf:
            parts = [part for part in read_back(self._pdf).parts if part.where.startswith(PAGE)]
            said = {part.where: " ".join(part.text.split()) for part in parts}
            pages = [f"{PAGE}{number}" for number in range(1, len(self._images) + 1)]
            self._told = tuple(f"{page}: {said.get(page, NO_WORDS)}" for page in pages)
        return [HeardPart(told, place) for told, place in zip(self._told, self._places(), strict=False)]

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return len(self._images)

    def sizeHint(self) -> QSize:
        """Return the size of all pages at the width there is."""
        places = self._places()
        return QSize(480, places[-1].bottom() + GAP if places else 200)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pages with a thin edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(current_theme().colour("line_strong"))
        for image, place in zip(self._images, self._places(), strict=True):
            painter.drawImage(place, image)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(place)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width, when Qt is done with this one.

        Another height asked for in the middle of a resize may move a scroll bar, which is another resize, and so on.
        """
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def _places(self) -> list[QRect]:
        top, places = GAP, []
        for image in self._images:
            width = min(self.width() - 2 * GAP, round(image.width() / self.devicePixelRatioF()))
            height = round(image.height() * width / max(image.width(), 1))
            places.append(QRect((self.width() - width) // 2, top, width, height))
            top += height + GAP
        return places
