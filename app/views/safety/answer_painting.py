"""How a cell of answers looks: words in the colour of their ground on a soft surface, a quiet line under them."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.rules.sharing import Ground
from app.services.consent_rows import AnswerCell, AnswerRow
from app.tokens import load_tokens
from app.views.icons import draw_icon
from app.views.safety.answer_model import CELL_ROLE, LINE_ROLE
from app.views.theme import current_theme
from app.views.widgets.buttons import draw_focus
from app.views.widgets.text_layout import SetText

PAD, BETWEEN, MARK = 10, 2, 18
"""Pixels: round the words, between two cells, and the side of the mark of a stop."""
Index = QModelIndex | QPersistentModelIndex
_TONES = {
    Ground.YES: "good", Ground.LAW: "info", Ground.NO: "late", Ground.WITHDRAWN: "late", Ground.PARTLY: "warn",
}  # fmt: skip

LONG_WORD, BROKEN = "forældremyndighed", "forældre\N{SOFT HYPHEN}myndighed"
"""The one word that is wider than a column, and where it may be broken."""


class AnswerDelegate(QStyledItemDelegate):
    """Paints headings, names and answers."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view

    def height(self, index: Index, width: int) -> int:
        """Return how high a cell must be for all its words at a width."""
        theme = current_theme()
        line = index.data(LINE_ROLE)
        if isinstance(line, str):
            return theme.size("group_header") + PAD
        words, note = self._texts(index, width)
        inside = words.size.height() + (note.size.height() if note else 0)
        return max(round(inside) + 2 * PAD, theme.size("field"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line, cell, room = index.data(LINE_ROLE), index.data(CELL_ROLE), QRectF(option.rect)
        if isinstance(cell, AnswerCell):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_ground(painter, room.adjusted(BETWEEN, BETWEEN, -BETWEEN, -BETWEEN), cell, line, chosen)
            if index == self._view.currentIndex() and self._view.hasFocus():
                draw_focus(painter, room.adjusted(1, 1, -1, -1), load_tokens().shape["radius_tag"] + 1)
        if isinstance(line, str):
            self._paint_heading(painter, room, line)
        else:
            self._paint_words(painter, room, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, room: QRectF, cell: AnswerCell, line: object, chosen: bool) -> None:
        theme, tone = current_theme(), _tone(cell, line)
        filled = tone and cell.ground is not Ground.UNCLEAR
        painter.setBrush(theme.colour(f"{tone}_soft" if filled else "card"))
        edge = QPen(theme.colour("accent" if chosen else f"{tone}_line" if tone else "line"))
        edge.setWidthF(2.0 if chosen else 1.0)
        if not cell.is_open:
            painter.fillRect(room.adjusted(-BETWEEN, -BETWEEN, BETWEEN, BETWEEN), theme.colour("page"))  # not selected
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = edge if chosen else QPen(Qt.PenStyle.NoPen)
        painter.setPen(edge)
        radius = load_tokens().shape["radius_tag"]
        painter.drawRoundedRect(room.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_heading(self, painter: QPainter, room: QRectF, words: str) -> None:
        theme = current_theme()
        painter.setFont(theme.font("meta", 600))
        painter.setPen(theme.colour("ink2"))
        painter.drawText(
            room.adjusted(BETWEEN, 0, 0, -4), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words
        )

    def _paint_words(self, painter: QPainter, room: QRectF, index: Index) -> None:
        theme, cell, line = current_theme(), index.data(CELL_ROLE), index.data(LINE_ROLE)
        words, note = self._texts(index, room.width())
        left = room.x() + PAD
        top = room.y() + (room.height() - words.size.height() - (note.size.height() if note else 0)) / 2
        if isinstance(line, AnswerRow) and cell is None and line.mark:
            side = theme.px(MARK)
            draw_icon(painter, "eye-slash", QRectF(room.right() - side - PAD, top, side, side), "late")
        painter.setPen(theme.colour(_ink(cell, line)))
        words.draw(painter, QPointF(left, top))
        if note:
            painter.setPen(theme.colour("ink2"))
            note.draw(painter, QPointF(left, top + words.size.height()))

    def _texts(self, index: Index, width: float) -> tuple[SetText, SetText | None]:
        """Return the words and the quiet line, set for the width of the column."""
        theme, cell, line = current_theme(), index.data(CELL_ROLE), index.data(LINE_ROLE)
        told = cell.note if isinstance(cell, AnswerCell) else line.note if isinstance(line, AnswerRow) else ""
        marked = isinstance(line, AnswerRow) and cell is None and line.mark
        inside = width - 2 * PAD - (theme.px(MARK) if marked else 0)
        role = "meta" if isinstance(cell, AnswerCell) else "row"
        told = told.replace(LONG_WORD, BROKEN)
        words = SetText(str(index.data()).replace(LONG_WORD, BROKEN), theme.font(role), inside, theme.style(role).line)
        return words, SetText(told, theme.font("meta"), inside, theme.style("meta").line) if told else None


def _tone(cell: AnswerCell, line: object) -> str:
    """Return the surface of an answer. What is open is loud only for those without a duty of silence."""
    if cell.ground is Ground.UNCLEAR:
        return "warn" if isinstance(line, AnswerRow) and not line.works else ""
    return _TONES.get(cell.ground, "")


def _ink(cell: object, line: object) -> str:
    if not isinstance(cell, AnswerCell):
        return "ink"
    return _tone(cell, line) or ("ink3" if cell.ground is Ground.OWN else "ink2")
