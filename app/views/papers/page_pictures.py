"""The pages of a paper as pictures, one under the other, drawn from memory when they are seen.

Those of a paper out of the vault come from the reader that stands apart, when they are ready.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.errors import UserError
from app.services.leak_text import RenderedPart
from app.views.kept_pdf import Pdf, parts_of
from app.views.papers.apart_pages import ApartPages
from app.views.printing import each_page, page_sizes
from app.views.theme import current_theme
from app.views.widgets.heard import HeardPart, Role

GAP = 18
PAGE = "side "
"""How what is read back from a file names its pages."""
NO_WORDS = "ingen ord"
SCALE = 1.4
IDLE = 5_000
"""Milliseconds a reader that stands apart waits for more to be asked."""
KEPT = 6
"""Pages whose pictures are kept: each is 4 MB, and a list of ten thousand cases has hundreds of them."""


class PagePictures(QWidget):
    """Shows a PDF. The pictures are as wide as the paper, or narrower when there is less room."""

    heard_as = Role.Document

    def __init__(self) -> None:
        super().__init__()
        self._sizes: list[QSize] = []
        self._images: dict[int, QImage] = {}
        self._scale = SCALE
        self._pdf: Pdf = b""
        self._told = tuple[str, ...]()
        self._read: Sequence[RenderedPart] = ()
        self._apart = ApartPages(self)
        self._apart.drawn.connect(self._on_drawn)
        self._idle = QTimer(self, singleShot=True, interval=IDLE)
        self._idle.timeout.connect(self._rest)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_pdf(self, pdf: Pdf, parts: Sequence[RenderedPart] = ()) -> None:
        """Show the pages of a PDF, whose words may be known. Raises UserError when a kept one cannot be shown."""
        self._sizes, self._pdf, self._told, self._read = [], pdf, (), parts
        self._images.clear()
        self._scale = SCALE * max(1.0, self.devicePixelRatioF())
        self._apart.use(None if isinstance(pdf, bytes) else pdf, self._scale)
        sizes = page_sizes(pdf, scale=self._scale)
        if pdf is not self._pdf:
            return  # another paper was shown while this one was read behind its bar
        self._sizes = sizes
        self._idle.start()
        self.setAccessibleName(f"Papiret på {self.page_count} {'side' if self.page_count == 1 else 'sider'}")
        self._fit()

    def heard_parts(self) -> list[HeardPart]:
        """Return the pages with what stands on them; the file is read when a screen reader asks for the first time."""
        if not self._told and self._pdf:
            parts = [part for part in self._read or self._parts() if part.where.startswith(PAGE)]
            said = {part.where: " ".join(part.text.split()) for part in parts}
            pages = [f"{PAGE}{number}" for number in range(1, self.page_count + 1)]
            self._told = tuple(f"{page}: {said.get(page, NO_WORDS)}" for page in pages)
        return [HeardPart(told, place) for told, place in zip(self._told, self._places(), strict=False)]

    @property
    def page_count(self) -> int:
        """The number of pages."""
        return len(self._sizes)

    def sizeHint(self) -> QSize:
        """Return the size of all pages at the width there is."""
        places = self._places()
        return QSize(480, places[-1].bottom() + GAP if places else 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pages that are seen, with a thin edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(current_theme().colour("line_strong"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for number, place in enumerate(self._places()):
            if place.adjusted(-1, -1, 1, 1).intersects(event.rect()):
                painter.drawImage(place, self._image(number))
                painter.drawRect(place)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width, when Qt is done with this one.

        Another height asked for in the middle of a resize may move a scroll bar, which is another resize, and so on.
        """
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._fit)

    def _image(self, number: int) -> QImage:
        """Return the picture of a page, drawn when it is asked for; an empty one while it is drawn apart."""
        if number not in self._images:
            if isinstance(self._pdf, bytes):
                self._keep(number, next(each_page(self._pdf, scale=self._scale, pages=(number + 1,))))
            else:
                self._apart.ask(number + 1)
        return self._images.get(number, QImage())

    def _keep(self, number: int, image: QImage) -> None:
        """Keep the picture of a page; the one kept longest goes, unless it is seen: it would be drawn again at once."""
        seen, places = self.visibleRegion().boundingRect(), self._places()
        while len(self._images) >= KEPT:
            oldest = next((each for each in self._images if not places[each].intersects(seen)), None)
            if oldest is None:
                break
            del self._images[oldest]
        self._images[number] = image

    def _on_drawn(self, number: int, image: QImage) -> None:
        """Show a page that was drawn apart; one that cannot be read stays empty, the others are shown."""
        self._idle.start()
        if 0 < number <= len(self._sizes):
            self._keep(number - 1, image)
            self.update(self._places()[number - 1])

    def _parts(self) -> Sequence[RenderedPart]:
        self._idle.start()
        try:
            return parts_of(self._pdf, "").parts
        except UserError:
            return ()

    def _rest(self) -> None:
        if not isinstance(self._pdf, bytes):
            self._pdf.rest()

    def _fit(self) -> None:
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def _places(self) -> list[QRect]:
        top, places = GAP, []
        for size in self._sizes:
            width = min(self.width() - 2 * GAP, round(size.width() / self.devicePixelRatioF()))
            height = round(size.height() * width / max(size.width(), 1))
            places.append(QRect((self.width() - width) // 2, top, width, height))
            top += height + GAP
        return places
