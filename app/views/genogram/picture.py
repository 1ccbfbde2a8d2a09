"""A family drawing as a PNG, painted by the same hand as the screen."""

from math import sqrt

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter

from app.genogram.shapes import Drawing
from app.views.genogram.painting import paint_drawing
from app.views.theme import Theme

SCALE = 2.0
MOST_PIXELS = 48_000_000
"""192 MB while it is painted; a larger drawing is scaled down to it."""
LONGEST_SIDE = 30_000
"""Pixels. Beyond 32,767 Qt paints nothing."""


def picture_scale(drawing: Drawing) -> float:
    """Return how many pixels a drawing unit gets: two, or as many as a very large family has room for."""
    wide, high = max(drawing.width, 1.0), max(drawing.height, 1.0)
    return min(SCALE, sqrt(MOST_PIXELS / (wide * high)), LONGEST_SIDE / max(wide, high))


def drawing_png(drawing: Drawing) -> bytes:
    """Return the drawing as PNG in the light colours. Needs a running QGuiApplication with the fonts loaded."""
    scale, theme = picture_scale(drawing), Theme()
    wide, high = (max(int(side * scale + 0.999), 1) for side in (drawing.width, drawing.height))
    image = QImage(wide, high, QImage.Format.Format_RGB32)
    image.fill(theme.colour("card"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    paint_drawing(painter, drawing, theme)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
