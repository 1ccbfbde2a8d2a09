"""Texts of the drawing, set once per size and copied from then on."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPixmap

from app.genogram.shapes import Label
from app.views.genogram.painting import paint_shape
from app.views.theme import Theme, families

SMALLEST = 2.5
"""Pixels under which letters are only a grey smear and are left out."""

SHARPEN_MS = 6
"""How long one painting may spend on setting letters anew in another size; the rest is done in the next ones."""

MOST_PIXELS = 16_000_000
"""How much is kept before everything is set anew: 64 MB."""

PAD = 6.0
"""Room round a text for its halo and for letters that reach out, in drawing units."""


_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class Placed:
    """A label that stands `by` from its place, painted with the opacity `part`."""

    label: Label
    by: tuple[float, float]
    part: float


class Letters:
    """Paints labels. `blurred` tells whether some were shown in another size than their own, for want of time."""

    def __init__(self) -> None:
        self._kept: dict[object, tuple[QPixmap, float, float]] = {}
        self._scale, self._ratio, self._scheme, self._pixels = 1.0, 1.0, "", 0
        self._clock = QElapsedTimer()
        self.blurred = False

    def paint(self, painter: QPainter, words: Iterable[Placed], theme: Theme) -> None:
        """Paint texts from their pictures. One of another size will do until there is time to set it anew."""
        self._begin(painter, theme)
        where = painter.transform()
        painter.save()
        painter.resetTransform()  # on whole pixels, else every letter is blurred
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for each in words:
            if each.label.size * self._scale < SMALLEST:
                continue
            picture, scale, width = self._picture(each.label, theme)
            left = each.label.x - width * _BEFORE[each.label.anchor] - PAD + each.by[0]
            x = (left * self._scale + where.dx()) * self._ratio
            y = ((each.label.y - each.label.size - PAD + each.by[1]) * self._scale + where.dy()) * self._ratio
            at = QPointF(round(x) / self._ratio, round(y) / self._ratio)
            painter.setOpacity(each.part)
            if scale == self._scale:
                painter.drawPixmap(at, picture)
            else:
                self.blurred = True
                size = picture.deviceIndependentSize() * (self._scale / scale)
                painter.drawPixmap(QRectF(at, size), picture, QRectF(picture.rect()))
        painter.restore()

    def _begin(self, painter: QPainter, theme: Theme) -> None:
        self._scale = painter.transform().m11()
        self._ratio = painter.device().devicePixelRatio()
        self.blurred = False
        if theme.scheme != self._scheme or self._pixels > MOST_PIXELS:
            self._kept.clear()
            self._scheme, self._pixels = theme.scheme, 0
        self._clock.start()

    def _picture(self, label: Label, theme: Theme) -> tuple[QPixmap, float, float]:
        """Return the picture of a text, the size it was set at and the width of the text."""
        key = (label.text, label.size, label.bold, label.colour, label.halo)
        kept = self._kept.get(key)
        if kept is None or (kept[1] != self._scale and self._clock.elapsed() < SHARPEN_MS):
            kept = self._kept[key] = self._set(label, theme)
        return kept

    def _set(self, label: Label, theme: Theme) -> tuple[QPixmap, float, float]:
        width = QFontMetricsF(_font(label)).horizontalAdvance(label.text)
        across, down = width + 2 * PAD, label.size * 1.4 + 2 * PAD
        by = self._scale * self._ratio
        picture = QPixmap(max(round(across * by), 1), max(round(down * by), 1))
        picture.fill(Qt.GlobalColor.transparent)
        self._pixels += picture.width() * picture.height()
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(by, by)
        paint_shape(painter, replace(label, x=PAD, y=PAD + label.size, anchor="start"), theme)
        painter.end()
        picture.setDevicePixelRatio(self._ratio)
        return picture, self._scale, width


def _font(label: Label) -> QFont:
    """Return the font the painter of shapes sets a label in, to know its width."""
    font = QFont()
    font.setFamilies(families())
    font.setPixelSize(max(round(label.size), 1))
    font.setWeight(QFont.Weight(600 if label.bold else 400))
    return font
