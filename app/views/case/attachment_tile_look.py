"""How a tile looks: the picture or the kind of file, the name, what is known, and whether it is chosen."""

import datetime as dt

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.exchange.file_kinds import EXTENSIONS
from app.language.dates import long_date, short_day
from app.services.attachments import AttachmentRow
from app.tokens import load_tokens
from app.views.case.attachment_tiles_model import ROW, SMALL, Index
from app.views.icons import draw_icon
from app.views.theme import current_theme
from app.views.today.row_text import draw_line

NARROWEST, PICTURE_HEIGHT, PAD, GAP = 190, 152, 10, 12


class TileDelegate(QStyledItemDelegate):
    """Paints a tile: the picture, or an icon and the kind of file; under it the name and what is known."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the size of a tile with the gap to the next."""
        view = self.parent()
        return view.gridSize() if isinstance(view, QListView) else QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one tile."""
        row, theme = index.data(ROW), current_theme()
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(option.rect).adjusted(1, 1, -theme.px(GAP), -theme.px(GAP))
        self._paint_ground(painter, option, box)
        inner = box.adjusted(theme.px(PAD), theme.px(PAD), -theme.px(PAD), -theme.px(PAD) / 2)
        self._paint_picture(
            painter, QRectF(inner.topLeft(), QSize(round(inner.width()), theme.px(PICTURE_HEIGHT))), index
        )
        line = QRectF(inner.left(), inner.top() + theme.px(PICTURE_HEIGHT + 4), inner.width(), theme.style("row").line)
        draw_line(painter, row.name, line, theme.font("row"), "ink")
        below = QRectF(line.left(), line.bottom(), line.width(), theme.style("meta").line)
        if row.journalised_on:
            side = theme.px(17)
            mark = QRectF(below.right() - side, below.center().y() - side / 2, side, side)
            draw_icon(painter, "check-circle", mark, "good")
            below.setRight(mark.left() - theme.px(4))
        draw_line(painter, _told_in(row, below.width()), below, theme.font("meta"), "ink2")
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
        theme = current_theme()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        name = "focus" if focused else "accent_line" if chosen else "line"
        painter.setPen(QPen(theme.colour(name), 2 if chosen else 1))
        hover = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setBrush(theme.colour("accent_soft" if chosen else "sunken" if hover else "card"))
        radius = load_tokens().shape["radius_card"]
        painter.drawRoundedRect(box, radius, radius)

    def _paint_picture(self, painter: QPainter, room: QRectF, index: Index) -> None:
        theme, row, image = current_theme(), index.data(ROW), index.data(SMALL)
        if isinstance(image, QImage) and not image.isNull():
            size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            size = size.boundedTo(image.size())
            left, top = room.center().x() - size.width() / 2, room.center().y() - size.height() / 2
            where = QRectF(left, top, size.width(), size.height())
            painter.drawImage(where, image)
            painter.setPen(theme.colour("line"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(where)
            return
        side = theme.px(40)
        middle = room.center()
        draw_icon(painter, "files", QRectF(middle.x() - side / 2, middle.y() - side * 0.8, side, side), "ink3")
        word = EXTENSIONS.get(row.media_type, "fil").upper() if not row.is_picture else ""
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("ink2"))
        words = QRectF(room.left(), middle.y() + side * 0.35, room.width(), theme.style("meta").line)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, word)


def _told_in(row: AttachmentRow, room: float) -> str:
    """Return what is known as it fits a line: the month short, then without the kind, which the picture tells too."""
    day = dt.date.fromisoformat(row.dated) if row.dated else None
    short = f"{short_day(day).split(' ', 1)[1]} {day.year}" if day else ""
    brief = row.told.replace(long_date(day), short) if day else row.told
    ways = (row.told, brief, brief.partition(", ")[2] or brief)
    metrics = QFontMetricsF(current_theme().font("meta"))
    return next((each for each in ways if metrics.horizontalAdvance(each) <= room), ways[-1])
