"""The lines of couples and of relations as things to touch and walk to, and what each of them says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF

from app.genogram.family import Family, Relation, Union, UnionStatus
from app.genogram.relation_phrases import relation_phrase
from app.genogram.shapes import Course, Drawing

STATUS: dict[UnionStatus, str] = {
    "married": "gift",
    "cohabiting": "samboende",
    "engaged": "kærester",
    "separated": "separeret",
    "divorced": "skilt",
    "reunited": "fundet sammen igen",
    "ended_cohabiting": "ikke længere sammen",
    "widowed": "gift, den ene er død",
    "unknown": "par",
}


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """One line. `key` is the union's id, or who, to whom and which kind of relation.

    `ends` are the two people, the one to the left first; `words` is what the line says, as a sentence.
    """

    kind: Literal["union", "relation"]
    key: tuple[str, ...]
    ends: tuple[str, str]
    words: str
    path: QPainterPath

    def within(self, spot: QPointF, reach: float) -> bool:
        """Tell whether a point lies at most `reach` from the line."""
        if not self.path.boundingRect().adjusted(-reach, -reach, reach, reach).contains(spot):
            return False
        stroker = QPainterPathStroker()
        stroker.setWidth(2 * reach)
        return stroker.createStroke(self.path).contains(spot)


def find_lines(drawing: Drawing, family: Family | None) -> list[DrawnLine]:
    """Return the lines that are drawn between two people: couples first, then relations, each from the left."""
    unions = {union.id: union for union in family.unions} if family else {}
    relations = {f"{each.a}|{each.b}|{each.kind}": each for each in family.relations} if family else {}
    found = []
    for course in drawing.courses:
        ends = _ends(course, drawing)
        if ends and course.role == "partner" and course.id in unions:
            words = _couple(unions[course.id], ends, drawing)
            found.append(DrawnLine("union", (course.id,), ends, words, _path(course)))
        relation = relations.get(course.id)
        if ends and relation and course.role == "relation":
            key = (relation.a, relation.b, relation.kind)
            found.append(DrawnLine("relation", key, ends, _relation(relation, drawing), _path(course)))
    return sorted(found, key=lambda line: (line.kind != "union", drawing.people[line.ends[0]].x, line.key))


def line_at(lines: Sequence[DrawnLine], spot: QPointF, reach: float) -> DrawnLine | None:
    """Return the line under a point; where two cross, the one that is the shorter way."""
    found = [line for line in lines if line.within(spot, reach)]
    return min(found, key=lambda line: line.path.length(), default=None)


def lines_of(lines: Iterable[DrawnLine], person: str) -> list[DrawnLine]:
    """Return the lines that end at a person, couples first."""
    return [line for line in lines if person in line.ends]


def _ends(course: Course, drawing: Drawing) -> tuple[str, str] | None:
    drawn = sorted({each for each in course.people if each in drawing.people}, key=lambda each: drawing.people[each].x)
    return (drawn[0], drawn[1]) if len(drawn) == 2 else None


def _couple(union: Union, ends: tuple[str, str], drawing: Drawing) -> str:
    one, two = (drawing.names.get(each, "?") for each in ends)
    return f"{one} og {two}: {union.text or STATUS[union.status]}."


def _relation(relation: Relation, drawing: Drawing) -> str:
    one, two = (drawing.names.get(each, "?") for each in (relation.a, relation.b))
    return f"{one}: {relation_phrase(relation, relation.a, two)}."


def _path(course: Course) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(*point) for point in course.points]))
    return path
