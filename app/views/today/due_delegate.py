"""How one row of I dag is painted: what and whose, when and which kind, and the one key that does the job."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QRegion
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.language.number_words import whole_number
from app.rules.due import Bucket
from app.services.due_rows import DueRow
from app.services.today_rows import Group
from app.views.theme import current_theme
from app.views.today import words
from app.views.today.due_model import ENTRY, DueItemModel, Entry, Heading, More
from app.views.today.jobs import job_of
from app.views.today.row_text import draw_line, draw_name, wrapped
from app.views.today.strip import stone_of
from app.views.widgets.keys import draw_key_cap, key_cap_size
from app.views.widgets.stones import draw_stone

DATE_WIDTH, KEY_WIDTH, NARROW = 232, 160, 600
WHY_EDGE, WHY_LINES, UNDER_LINES = 14, 6, 3
Index = QModelIndex | QPersistentModelIndex


class DueDelegate(QStyledItemDelegate):
    """Paints headings and rows. `stacked` is the form for the narrow card beside the list."""

    def __init__(self, model: DueItemModel, view: QWidget, *, stacked: bool = False) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._stacked = stacked
        self.asked_for = QRegion()
        """What the list has been asked to paint: its own paint event says so first."""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of an entry; row heights follow the text size."""
        return QSize(px(100), self.height_of(index.data(ENTRY), self._view.width()))

    def height_of(self, entry: Entry, width: int) -> int:
        """Return the height of an entry in a list of a width."""
        theme = current_theme()
        if isinstance(entry, Heading):
            return round(theme.style("subhead").line) + theme.px(18)
        row, meta = theme.style("row").line, theme.style("meta").line
        if isinstance(entry, More):
            return round(row + theme.px(12))
        why = self._why_height(entry, width)
        if self._stacked:
            lines = len(wrapped(words.what_line(entry), theme.font("row"), width - 2 * theme.px(8), 2))
            under = len(self._under(entry, width - 2 * theme.px(8)))
            return round(lines * row + (1 + under) * meta + theme.px(30 + 18) + why)
        extra = (2 * meta if self._narrow(width) else 0) + (meta if words.extra_line(entry) else 0)
        return round(row + meta + extra + theme.px(12) + why)

    def _under(self, row: DueRow, room: float) -> Sequence[str]:
        """Return the lines under the name in the narrow card: why a date is asked for is read to its end."""
        text = words.under_line(row)
        return wrapped(text, current_theme().font("meta"), room, UNDER_LINES) if text else ()

    def _why(self, row: DueRow, width: float) -> list[str]:
        """Return the lines that say where the date of the explained row comes from."""
        if row.id != self._model.explained:
            return []
        room = width - 2 * px(WHY_EDGE)
        font = current_theme().font("meta")
        return [line for each in words.why_lines(row) for line in wrapped(each, font, room, WHY_LINES)]

    def _why_height(self, row: DueRow, width: float) -> float:
        lines = len(self._why(row, width))
        return lines * current_theme().style("meta").line + px(10) if lines else 0.0

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one entry."""
        if not self.asked_for.intersects(option.rect):
            return
        entry = index.data(ENTRY)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(entry, Heading):
            self._paint_heading(painter, rect, entry)
        else:
            self._paint_ground(painter, rect, option)
        if isinstance(entry, More):
            self._paint_more(painter, rect, entry)
        elif isinstance(entry, DueRow):
            whole = QRectF(rect)
            rect.setBottom(rect.bottom() - self._why_height(entry, rect.width()))
            paint = self._paint_stacked if self._stacked else self._paint_row
            paint(painter, rect, entry)
            self._paint_why(painter, whole, rect.bottom(), entry)
        painter.restore()

    def _paint_more(self, painter: QPainter, rect: QRectF, more: More) -> None:
        box = rect.adjusted(px(14), 0, -px(14), 0)
        draw_line(painter, more.text, box, current_theme().font("row"), "accent")

    def _paint_why(self, painter: QPainter, rect: QRectF, top: float, row: DueRow) -> None:
        line = current_theme().style("meta").line
        box = QRectF(rect.left() + px(WHY_EDGE), top, rect.width() - 2 * px(WHY_EDGE), line)
        for each in self._why(row, rect.width()):
            draw_line(painter, each, box, current_theme().font("meta"), "ink")
            box.translate(0, line)

    def job_box(self, rect: QRectF) -> QRectF:
        """Return where the key and its words stand, so that a click on them does the job."""
        if self._stacked:
            return QRectF(rect.left(), rect.bottom() - px(38), rect.width(), px(38))
        # Without its words the key stands alone, and the longest of them is »Enter«.
        alone = px(8) + key_cap_size("Enter").width()
        width = alone if self._narrow(round(rect.width())) else px(KEY_WIDTH)
        return QRectF(rect.right() - width, rect.top(), width, rect.height())

    def _narrow(self, width: int) -> bool:
        return width < px(NARROW)

    def _paint_heading(self, painter: QPainter, rect: QRectF, heading: Heading) -> None:
        theme = current_theme()
        colour = "late" if heading.group is Group.OVERDUE else "ink2"
        box = rect.adjusted(theme.px(14), theme.px(10), -theme.px(14), -theme.px(6))
        font = theme.font("subhead")
        draw_line(painter, heading.text, box, font, colour)
        offset = QFontMetricsF(font).horizontalAdvance(heading.text) + theme.px(8)
        draw_line(painter, whole_number(heading.count), box.adjusted(offset, 0, 0, 0), theme.font("body"), colour)
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_ground(self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem) -> None:
        theme = current_theme()
        state = option.state
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if not chosen and not state & QStyle.StateFlag.State_MouseOver:
            return
        focused = chosen and bool(state & QStyle.StateFlag.State_HasFocus)  # of several, the one the keys stand on
        pen = QPen(theme.colour("focus"), 2) if focused else QPen(theme.colour("accent_line" if chosen else "line"), 1)
        painter.setPen(pen)
        painter.setBrush(theme.colour("accent_soft" if chosen else "sunken"))
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))

    def _paint_row(self, painter: QPainter, rect: QRectF, row: DueRow) -> None:
        theme = current_theme()
        narrow = self._narrow(round(rect.width()))
        job = self.job_box(rect)
        inner = rect.adjusted(theme.px(14), theme.px(5), 0, 0)
        dates = theme.px(DATE_WIDTH)
        right = QRectF(job.left() - dates, inner.top(), dates - theme.px(8), inner.height())
        left_edge = (job if narrow else right).left() - theme.px(16)
        line = theme.style("row").line
        left = QRectF(inner.left(), inner.top(), left_edge - inner.left(), line)
        draw_line(painter, words.what_line(row), left, theme.font("row"), "ink")
        below = QRectF(left.left(), left.bottom(), left.width(), theme.style("meta").line)
        draw_name(painter, *words.person_parts(row), below, theme.font("meta"), "ink2")
        top = QRectF(left.left(), below.bottom(), left.width(), line) if narrow else right
        self._paint_when(painter, QRectF(top.left(), top.top(), top.width(), line), job.right(), row)
        self._paint_job(painter, job, row, words_too=not narrow)

    def _paint_when(self, painter: QPainter, box: QRectF, right_edge: float, row: DueRow) -> None:
        theme, today = current_theme(), self._model.today
        late = row.bucket is Bucket.OVERDUE
        font = theme.font("meta", 600 if late else None)
        draw_line(painter, words.date_line(row, today), box, font, "late" if late else "ink")
        height = theme.style("meta").line
        kind = QRectF(box.left(), box.bottom(), box.width(), height)
        self._paint_kind(painter, kind, row)
        if moved := words.extra_line(row):
            extra = QRectF(box.left(), kind.bottom(), right_edge - box.left() - theme.px(8), height)
            draw_line(painter, moved, extra, theme.font("meta"), "ink2")

    def _paint_kind(self, painter: QPainter, box: QRectF, row: DueRow) -> None:
        theme = current_theme()
        middle = QPointF(box.left() + theme.px(13), box.center().y())
        draw_stone(painter, stone_of(row), middle, theme.px(9))
        text = words.kind_line(row, self._model.today)
        draw_line(painter, text, box.adjusted(theme.px(31), 0, 0, 0), theme.font("meta"), "ink2")

    def _paint_stacked(self, painter: QPainter, rect: QRectF, row: DueRow) -> None:
        theme = current_theme()
        line, meta = theme.style("row").line, theme.style("meta").line
        box = QRectF(rect.left() + theme.px(8), rect.top() + theme.px(8), rect.width() - 2 * theme.px(8), line)
        for text in wrapped(words.what_line(row), theme.font("row"), box.width(), 2):
            draw_line(painter, text, box, theme.font("row"), "ink")
            box.translate(0, line)
        box.setHeight(meta)
        draw_name(painter, *words.person_parts(row), box, theme.font("meta"), "ink2")
        for text in self._under(row, box.width()):
            box.translate(0, meta)
            draw_line(painter, text, box, theme.font("meta"), "ink2")
        self._paint_job(painter, self.job_box(rect), row, words_too=True)

    def _paint_job(self, painter: QPainter, box: QRectF, row: DueRow, *, words_too: bool) -> None:
        job = job_of(row)
        size = key_cap_size(job.key)
        cap = QRectF(box.left() + px(8), box.center().y() - size.height() / 2, size.width(), size.height())
        draw_key_cap(painter, cap, job.key, "ink2")
        if words_too:
            rest = QRectF(cap.right() + px(8), box.top(), box.right() - cap.right() - px(12), box.height())
            draw_line(painter, job.text, rest, current_theme().font("meta"), "ink2")


def px(size: float) -> int:
    """Return a length at the current text size."""
    return current_theme().px(size)
