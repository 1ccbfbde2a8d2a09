"""»Vis til foto«: black on white over the whole screen, one page at a time, so that a telephone can read it."""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from app.services.room_rows import PhotoRows
from app.views.meeting.photo_pages import EDGE, LINE, PhotoText, font_of, letter_size, photo_pages
from app.views.meeting.room_words import day_words, photo_heading
from app.views.widgets.text_layout import draw_elided

HELP = "Tag et billede. Piletasterne bladrer, Esc lukker."
HEAD, LEAST_HEAD, FOOT = 1.2, 0.8, 0.7
"""Letters of the heading, of one that is long, and of the foot, in sizes of the letters."""


class PhotoPage(QWidget):
    """Paints one page of the plan; black on white in both themes, because a camera has to read it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: PhotoRows | None = None
        self._pages: list[list[PhotoText]] = [[]]
        self._page = 0

    @property
    def pages(self) -> int:
        """How many pages there are at this size."""
        return len(self._pages)

    def show_page(self, rows: PhotoRows | None, page: int) -> None:
        """Show a page of the rows; past the last one it is the last. Without rows it is white."""
        self._rows = rows
        self._set_pages()
        self._page = min(page, self.pages - 1)
        self._say()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the pages again for another size."""
        super().resizeEvent(event)
        self.show_page(self._rows, self._page)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint heading, lines, and which page it is."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.setPen(Qt.GlobalColor.black)
        if self._rows is not None:
            self._paint_head(painter, self._rows)
            for line in self._pages[self._page]:
                self._paint_line(painter, line)
            self._paint_foot(painter)
        painter.end()

    def _set_pages(self) -> None:
        room = self._room()
        self._pages = photo_pages(self._rows, room.size(), self._letters) if self._rows else [[]]

    @property
    def _letters(self) -> float:
        return letter_size(QSizeF(self.size()))

    def _room(self) -> QRectF:
        """Return the room between heading and foot."""
        letters = self._letters
        edge, head, foot = letters * EDGE, letters * (HEAD * LINE + 0.6), letters * (FOOT * LINE + 0.4)
        return QRectF(self.rect()).adjusted(edge, letters + head, -edge, -(letters * 0.6 + foot))

    def _paint_head(self, painter: QPainter, rows: PhotoRows) -> None:
        letters, room = self._letters, self._room()
        day = day_words(rows.held_on)
        line = QRectF(room.left(), letters, room.width(), letters * HEAD * LINE)
        painter.setFont(font_of(letters * FOOT, bold=False))
        day_width = QFontMetricsF(painter.font()).horizontalAdvance(day) + letters if day else 0.0
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, day)
        heading, head = photo_heading(rows.children), line.adjusted(0, 0, -day_width, 0)
        wide = QFontMetricsF(font_of(letters * HEAD, bold=True)).horizontalAdvance(heading)
        fits = min(HEAD, HEAD * head.width() / max(wide, 1.0) * 0.99)  # letters come in whole pixels
        painter.setFont(font_of(letters * max(fits, LEAST_HEAD), bold=True))
        draw_elided(painter, head, heading)

    def _paint_line(self, painter: QPainter, line: PhotoText) -> None:
        room = self._room()
        at = QPointF(room.left(), room.top() + line.top)
        if line.number:
            painter.setFont(font_of(line.size, bold=True))
            painter.drawText(self._line_at(at, line.size, room.right()), Qt.AlignmentFlag.AlignVCenter, line.number)
        painter.setFont(font_of(line.size, bold=line.bold))
        where = self._line_at(QPointF(at.x() + line.left, at.y()), line.size, self.width())
        painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), line.text)

    def _line_at(self, at: QPointF, size: float, right: float) -> QRectF:
        return QRectF(at.x(), at.y(), right - at.x(), size * LINE)

    def _paint_foot(self, painter: QPainter) -> None:
        letters, room = self._letters, self._room()
        line = QRectF(room.left(), room.bottom() + letters * 0.4, room.width(), letters * FOOT * LINE)
        painter.setFont(font_of(letters * FOOT, bold=True))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._which())
        painter.setFont(font_of(letters * FOOT * 0.8, bold=False))
        draw_elided(painter, line.adjusted(0, 0, -letters * 4, 0), HELP)

    def _which(self) -> str:
        return f"{self._page + 1} af {self.pages}"

    def _say(self) -> None:
        """Say the page to a screen reader: what stands on it, line by line."""
        if self._rows is None:
            self.setAccessibleName("Ingen aftaler vises")
            self.setAccessibleDescription("")
            return
        self.setAccessibleName(f"{photo_heading(self._rows.children)}, side {self._which()}")
        lines = (f"{line.number} {line.text}".strip() for line in self._pages[self._page])
        self.setAccessibleDescription("\n".join(lines))
