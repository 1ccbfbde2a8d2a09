"""One family as each program lays it out, in one picture for README: `python -m tests.bench.genogram_pictures FILE`.

The signs are the same for all, so that only places are compared. Couples are green, children grey.
"""

import sys
from itertools import combinations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QImage, QPainter, QPen

from app.genogram.family import Family, Options
from app.genogram.kin import clean
from app.genogram.layout import lay_out
from app.views.theme import families as typefaces
from tests.bench.genogram_families import make_family
from tests.bench.genogram_measure import Places
from tests.bench.genogram_rivals import SIZE, rivals

WIDE, HIGH, HEAD, EDGE = 1_280.0, 300.0, 40.0, 28.0
INK, COUPLE, CHILD = QColor("#1c2526"), QColor("#2c6b3a"), QColor("#7d888b")
PEOPLE, SEED = 46, 20


def ours(family: Family) -> Places:
    """Return where the program itself puts everybody, in symbols of the same size as the others'."""
    layout = lay_out(family, Options(years=False))
    by = SIZE / layout.frame.s
    return {each.id: (layout.x[each.id] * by, layout.top(each.id) * by) for each in family.persons}


class Panel:
    """One layout, fitted into a strip of the picture."""

    def __init__(self, painter: QPainter, places: Places, top: float) -> None:
        self._painter, self._places = painter, places
        xs, ys = zip(*places.values(), strict=True)
        self._left, self._up = min(xs), min(ys)
        wide, high = max(xs) - self._left + SIZE, max(ys) - self._up + SIZE
        self._by = min((WIDE - 2 * EDGE) / wide, (HIGH - HEAD - EDGE) / high)
        self._x0, self._y0 = (WIDE - wide * self._by) / 2, top + HEAD

    def point(self, person: str) -> QPointF:
        """Return the middle of somebody's symbol."""
        x, y = self._places[person]
        return QPointF(
            self._x0 + (x - self._left + SIZE / 2) * self._by, self._y0 + (y - self._up + SIZE / 2) * self._by
        )

    def line(self, a: QPointF, b: QPointF, colour: QColor, width: float) -> None:
        """Draw a straight line."""
        self._painter.setPen(QPen(colour, width))
        self._painter.drawLine(a, b)

    def draw(self, family: Family) -> None:
        """Draw lines first, then everybody."""
        kin = clean(family)
        for union in kin.unions.values():
            ends = [self.point(partner) for partner in union.partners]
            for a, b in combinations(ends, 2):
                self.line(a, b, COUPLE, 2.4)
            drop = sum(ends, QPointF()) / max(len(ends), 1)
            for link in kin.children_of(union.id) if ends else ():
                self.line(drop, self.point(link.child), CHILD, 1.0)
        self._painter.setPen(QPen(INK, 1.2))
        self._painter.setBrush(Qt.GlobalColor.white)
        half = SIZE * self._by / 2
        for person in family.persons:
            at = self.point(person.id)
            box = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
            shape = self._painter.drawEllipse if person.gender == "woman" else self._painter.drawRect
            shape(box)


def main(path: str) -> None:
    """Write the picture."""
    program = QGuiApplication([])
    family = make_family(PEOPLE, SEED)
    drawn: dict[str, Places] = {"Rundbord": ours(family)}
    drawn |= {name: rival(family) for name, rival in rivals()[0].items()}
    image = QImage(int(WIDE), int(HIGH * len(drawn)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont()
    font.setFamilies(typefaces())
    font.setPixelSize(16)
    painter.setFont(font)
    for number, (name, places) in enumerate(drawn.items()):
        painter.setPen(INK)
        painter.drawText(QPointF(EDGE, number * HIGH + HEAD - 14), name)
        Panel(painter, places, number * HIGH).draw(family)
    painter.end()
    image.save(path)
    program.quit()


if __name__ == "__main__":
    main(sys.argv[1])
