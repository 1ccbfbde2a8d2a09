"""Beside the agreements in the room: the numbers, the names round the table or the drawing, and when we meet again."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from app.genogram.shapes import Drawing
from app.services.room_rows import RoomRows, RoomScale
from app.views.genogram.painting import paint_drawing
from app.views.meeting.room_circle import RoomCircle
from app.views.meeting.room_scale import RoomScaleLine
from app.views.meeting.room_text import RoomText
from app.views.meeting.room_words import ADULTS, coming_words, scale_words
from app.views.theme import current_theme
from app.views.widgets.cards import Card
from app.views.widgets.heard import Role

HERE, FAMILY = "Vi er her", "Familien"
LEAST_PEOPLE = 150.0
"""Pixels in a window of 1280 x 720 that the names need; with less the numbers have the room for themselves."""


class RoomScaleCard(Card):
    """One question with its numbers."""

    def __init__(self, scale: RoomScale) -> None:
        super().__init__()
        self.scale = scale
        self.setAccessibleName(f"{scale.question}: {scale_words(scale)}")
        question = scale.question if scale.is_childs else f"{ADULTS}: {scale.question}"
        self._question, self._line = RoomText(20, weight=600, text=question), RoomScaleLine(scale)
        for each in (self._question, self._line):
            self.body.addWidget(each)

    def set_zoom(self, zoom: float) -> None:
        """Use so many times the size."""
        self._question.set_zoom(zoom)
        self._line.set_zoom(zoom)


class RoomDrawing(QWidget):
    """The drawing as large as there is room for; its words are the same family in Danish."""

    heard_as = Role.Graphic

    def __init__(self) -> None:
        super().__init__()
        self._drawing: Drawing | None = None
        self.setAccessibleName("Slægtstegning")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_drawing(self, drawing: Drawing | None) -> None:
        """Show another drawing."""
        self._drawing = drawing
        self.setAccessibleDescription(" ".join(drawing.text_twin) if drawing else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the drawing in the middle."""
        drawing = self._drawing
        if drawing is None:
            return
        scale = min(self.width() / drawing.width, self.height() / drawing.height)
        painter = QPainter(self)
        left, top = self.width() - drawing.width * scale, self.height() - drawing.height * scale
        painter.translate(left / 2, top / 2)
        painter.scale(scale, scale)
        paint_drawing(painter, drawing, current_theme())
        painter.end()


class RoomPeople(Card):
    """First names round a table; the drawing in its place when it is wanted and may be shown."""

    def __init__(self) -> None:
        super().__init__()
        self._title = RoomText(20, weight=600, wrap=False)
        self.circle, self.drawing = RoomCircle(), RoomDrawing()
        self.shows_anybody = False
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for each in (self.circle, self.drawing):
            self._stack.addWidget(each)
        self.body.addWidget(self._title)
        self.body.addWidget(holder, 1)

    def show_people(self, rows: RoomRows) -> None:
        """Show who is here, or the family."""
        self.drawing.show_drawing(rows.drawing)
        self.circle.show_names(rows.names, rows.children)
        self._stack.setCurrentWidget(self.circle if rows.drawing is None else self.drawing)
        self._title.setText(HERE if rows.drawing is None else FAMILY)
        self.setAccessibleName(self._title.text())
        self.shows_anybody = bool(rows.names) or rows.drawing is not None

    def set_zoom(self, zoom: float) -> None:
        """Use so many times the size."""
        self._title.set_zoom(zoom)
        self.circle.set_zoom(zoom)


class RoomBeside(QWidget):
    """The column. It never scrolls: what has no room gives way, the names before the newest numbers."""

    def __init__(self) -> None:
        super().__init__()
        self._scales: tuple[RoomScale, ...] | None = None
        self._cards: list[RoomScaleCard] = []
        self._zoom = 1.0
        self.people, self._coming = RoomPeople(), RoomText(22, weight=600)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.people, 1)
        self._column.addStretch(0)
        self._column.addWidget(self._coming)

    def show_rows(self, rows: RoomRows) -> None:
        """Show what the rows hold."""
        if rows.scales != self._scales:
            self._scales = rows.scales
            self._set_cards(rows.scales)
        self.people.show_people(rows)
        self._coming.setText(coming_words(rows.coming))
        self._coming.setVisible(bool(self._coming.text()))
        self._fit()

    def set_zoom(self, zoom: float) -> None:
        """Use so many times the size."""
        self._zoom = zoom
        for card in self._cards:
            card.set_zoom(zoom)
        self.people.set_zoom(zoom)
        self._coming.set_zoom(zoom)
        self._column.setSpacing(round(14 * zoom))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Ask for little height: the fitting sees to the rest."""
        return QSize(round(230 * self._zoom), round(120 * self._zoom))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find what fits the new room."""
        super().resizeEvent(event)
        self._fit()

    def _set_cards(self, scales: tuple[RoomScale, ...]) -> None:
        for card in self._cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = [RoomScaleCard(scale) for scale in scales]
        for place, card in enumerate(self._cards):
            card.set_zoom(self._zoom)
            self._column.insertWidget(place, card)

    def _fit(self) -> None:
        """Show the newest questions that have room, then the names if any is left."""
        gap, width = self._column.spacing(), self.width()
        left = self.height() - (self._coming.heightForWidth(width) + gap if self._coming.text() else 0)
        for at, card in enumerate(reversed(self._cards)):
            needed = card.heightForWidth(width) + gap
            card.setVisible(at == 0 or needed <= left)
            left -= needed
        self.people.setVisible(self.people.shows_anybody and left >= LEAST_PEOPLE * self._zoom)
