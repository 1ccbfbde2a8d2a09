"""Paints the shapes of a family drawing with Qt: the same shapes, in the same order, as the paper."""

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
    QPolygonF,
)

from app.genogram.shapes import Curve, Drawing, Ellipse, Label, Line, Polygon, Shape
from app.views.theme import Theme, families

RING_GAP, RING_WIDTH = 4.0, 2.0
"""How far outside the symbol the ring of the selected one lies, and how thick it is: the years stand 7 above."""


def paint_drawing(painter: QPainter, drawing: Drawing, theme: Theme) -> None:
    """Paint a drawing at its own scale with the origin in its upper left corner."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        paint_shape(painter, shape, theme)


def paint_shape(painter: QPainter, shape: Shape, theme: Theme) -> None:
    """Paint one shape."""
    match shape:
        case Label():
            _label(painter, shape, theme)
        case Line():
            painter.setPen(_pen(shape, theme))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(*point) for point in shape.points]))
        case Polygon():
            _ready(painter, shape, theme)
            painter.drawPolygon(QPolygonF([QPointF(*point) for point in shape.points]))
        case Ellipse():
            _ready(painter, shape, theme)
            painter.drawEllipse(QPointF(shape.x, shape.y), shape.rx, shape.ry)
        case Curve():
            _ready(painter, shape, theme)
            painter.drawPath(_path(shape))


def _ready(painter: QPainter, shape: Polygon | Ellipse | Curve, theme: Theme) -> None:
    painter.setPen(_pen(shape, theme))
    painter.setBrush(_brush(shape.fill, theme, shape.fill_opacity if isinstance(shape, Curve) else 1.0))


def _pen(shape: Line | Polygon | Ellipse | Curve, theme: Theme) -> QPen:
    if not shape.colour:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(theme.colour(shape.colour), shape.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    dash = () if isinstance(shape, Ellipse) else shape.dash
    if dash:
        # Qt measures dashes in pen widths; a dash starting below 1 means dots with round caps.
        pen.setDashPattern([max(each / shape.width, 0.01) for each in dash])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap if dash[0] < 1 else Qt.PenCapStyle.FlatCap)
    else:
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _brush(fill: str, theme: Theme, opacity: float) -> QBrush:
    if not fill:
        return QBrush(Qt.BrushStyle.NoBrush)
    colour = QColor(theme.colour(fill))
    colour.setAlphaF(opacity)
    return QBrush(colour)


def _path(shape: Curve) -> QPainterPath:
    path = QPainterPath(QPointF(*shape.points[0]))
    for place in range(1, len(shape.points) - 2, 3):
        one, two, end = (QPointF(*point) for point in shape.points[place : place + 3])
        path.cubicTo(one, two, end)
    if shape.closed:
        path.closeSubpath()
    return path


def _label(painter: QPainter, label: Label, theme: Theme) -> None:
    letters, width = _letters(label.text, label.size, label.bold)
    left = {"start": label.x, "middle": label.x - width / 2, "end": label.x - width}[label.anchor]
    path = letters.translated(left, label.y)
    if label.halo:
        pen = QPen(theme.colour("card"), 2 * label.halo)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    painter.fillPath(path, QBrush(theme.colour(label.colour or "ink")))


@lru_cache(maxsize=4096)
def _letters(text: str, size: float, bold: bool) -> tuple[QPainterPath, float]:
    """Return the outline of a text from its baseline's left end, and its width; dear to make, and made each frame."""
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(max(round(size), 1))
    font.setWeight(QFont.Weight(600 if bold else 400))
    path = QPainterPath()
    path.addText(QPointF(0, 0), font, text)
    return path, QFontMetricsF(font).horizontalAdvance(text)


def outline_of(shape: Polygon | Ellipse) -> QPainterPath:
    """Return the edge of a symbol."""
    path = QPainterPath()
    if isinstance(shape, Ellipse):
        path.addEllipse(QPointF(shape.x, shape.y), shape.rx, shape.ry)
    else:
        path.addPolygon(QPolygonF([QPointF(*point) for point in shape.points]))
        path.closeSubpath()
    return path


def ring_round(outline: QPainterPath) -> QPainterPath:
    """Return the way of the ring round a symbol, outside it; dear to find, so it is kept while nothing moves."""
    reach = QPainterPathStroker()
    reach.setWidth(2 * RING_GAP)
    reach.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return reach.createStroke(outline).united(outline).simplified()


def selection_ring(
    painter: QPainter, ring: QPainterPath, theme: Theme, *, ground: bool = False, dashed: bool = False
) -> None:
    """Paint the ring round a selected symbol (`ring_round`), so that the border of the main person is still seen.

    It has the shape of the symbol. `ground` is the soft one that lies under the drawing; `dashed` is for the one a
    relation goes out from, while the other end is looked for.
    """
    pen = QPen(theme.colour("accent"), RING_WIDTH)
    if dashed:
        pen.setDashPattern([2, 2])
    painter.setPen(QPen(Qt.PenStyle.NoPen) if ground else pen)
    painter.setBrush(_brush("accent_soft" if ground else "", theme, 0.6))
    painter.drawPath(ring)
