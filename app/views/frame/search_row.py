"""How something found is painted: what it is called, the letters that were typed in bold, and under it what it is."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.language.search_marks import Spans
from app.views.theme import current_theme

SECOND_LINE = Qt.ItemDataRole.UserRole + 1
MARKS, SECOND_MARKS = Qt.ItemDataRole.UserRole + 2, Qt.ItemDataRole.UserRole + 3
MOST_LAID = 96
"""Lines kept laid out: those of a few letters."""


def row_height() -> int:
    """Return the height of a row at the current text size."""
    theme = current_theme()
    return round(theme.style("row").line + theme.style("meta").line) + theme.px(10)


Line = tuple[str, str, Spans, float]
"""A line as it is asked for: its text, the step of the type scale, the letters in bold, and its width."""


class FoundDelegate(QStyledItemDelegate):
    """Paints two lines; the chosen row on the soft accent with a mark at its left.

    What was laid out for one letter is kept for the next, where most lines stand again.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._laid: dict[Line, QTextLayout] = {}
        self._theme = current_theme()

    def forget(self) -> None:
        """Let go of what was laid out: names of other families."""
        self._laid.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a row."""
        return QSize(0, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a row."""
        theme, rect = current_theme(), QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 4, rect.height()), theme.colour("accent"))
        box = rect.adjusted(theme.px(12), theme.px(5), -theme.px(8), 0)
        box.setHeight(theme.style("row").line)
        painter.setPen(theme.colour("ink"))
        self._draw(painter, box, (str(index.data()), "row", index.data(MARKS) or ()))
        box.translate(0, box.height())
        box.setHeight(theme.style("meta").line)
        painter.setPen(theme.colour("ink2"))
        self._draw(painter, box, (str(index.data(SECOND_LINE) or ""), "meta", index.data(SECOND_MARKS) or ()))
        painter.restore()

    def _draw(self, painter: QPainter, box: QRectF, line: tuple[str, str, Spans]) -> None:
        theme = current_theme()
        if theme is not self._theme or len(self._laid) > MOST_LAID:
            self._theme = theme
            self._laid.clear()
        text, step, marked = line
        asked = (text, step, marked, box.width())
        if asked not in self._laid:
            self._laid[asked] = laid_marked(text, box.width(), theme.font(step), marked)
        layout = self._laid[asked]
        layout.draw(painter, QPointF(box.left(), box.top() + (box.height() - layout.lineAt(0).height()) / 2))


def laid_marked(text: str, width: float, font: QFont, marked: Spans) -> QTextLayout:
    """Return one line with some letters in bold, ended with … when it is too long; right-to-left names stay whole."""
    if max(text, default="") > "\uffff":  # Qt counts such a letter twice: it is cut by Qt, and nothing is in bold
        text, marked = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width), ()
    shown, bold = text, _bold(marked)
    layout = _laid(shown, font, bold)
    if layout.lineAt(0).naturalTextWidth() > width:
        dots = QFontMetricsF(font).horizontalAdvance("…")
        fits = layout.lineAt(0).xToCursor(max(width - dots, 0.0))
        shown = text[: int(fits)].rstrip() + "…"
        layout = _laid(shown, font, [each for each in bold if each.start < len(shown)])
    return layout


def _laid(text: str, font: QFont, formats: list[QTextLayout.FormatRange]) -> QTextLayout:
    layout = QTextLayout(text, font)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    return layout


def _bold(marked: Spans) -> list[QTextLayout.FormatRange]:
    strong = QTextCharFormat()
    strong.setFontWeight(QFont.Weight.Bold)
    ranges = []
    for first, last in marked:
        each = QTextLayout.FormatRange()
        each.start, each.length, each.format = first, last - first, strong
        ranges.append(each)
    return ranges
