"""What a drawing consists of: lines, areas and labels that the screen, the PDF and SVG each paint the same way.

Units are drawing units, y grows downwards, and (0, 0) is the upper left corner. Colours are token names that the
painter looks up; an empty colour means »do not paint this«. Shapes are painted in the order given.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Point: TypeAlias = tuple[float, float]
Dash: TypeAlias = tuple[float, ...]
Colour = Literal[
    "", "ink", "ink2", "card", "page", "accent", "accent_soft", "good", "late", "info", "warn", "warn_soft"
]
Anchor = Literal["start", "middle", "end"]
Role = Literal["symbol", "partner", "child", "relation", "household", "label", "legend", "mark"]


@dataclass(frozen=True, slots=True)
class Line:
    """An open line through two or more points. `dash` is lengths of ink and gap; round caps when `dash` starts at 0."""

    points: tuple[Point, ...]
    dash: Dash = ()
    width: float = 2.0
    colour: Colour = "ink"
    role: Role = "symbol"


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed area with straight sides."""

    points: tuple[Point, ...]
    fill: Colour = ""
    colour: Colour = "ink"
    width: float = 2.0
    dash: Dash = ()
    role: Role = "symbol"


@dataclass(frozen=True, slots=True)
class Ellipse:
    """An ellipse around the centre (x, y) with the half axes rx and ry."""

    x: float
    y: float
    rx: float
    ry: float
    fill: Colour = ""
    colour: Colour = "ink"
    width: float = 2.0
    role: Role = "symbol"


@dataclass(frozen=True, slots=True)
class Curve:
    """Cubic Bezier pieces: a start and then two control points and an end for each piece (1 + 3n points).

    `closed` curves are areas; `fill_opacity` (0 to 1) is for the tint of a household.
    """

    points: tuple[Point, ...]
    closed: bool = False
    fill: Colour = ""
    fill_opacity: float = 1.0
    colour: Colour = "ink"
    width: float = 2.0
    dash: Dash = ()
    role: Role = "relation"


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text. (x, y) is the baseline at the anchor; `halo` is the width of a card-coloured edge round it."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    colour: Colour = "ink"
    anchor: Anchor = "middle"
    halo: float = 0.0
    role: Role = "label"
    person: str = ""


Shape: TypeAlias = Line | Polygon | Ellipse | Curve | Label


@dataclass(frozen=True, slots=True)
class Box:
    """Where a person's symbol stands (not the labels): upper left corner and size."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class LegendItem:
    """One sign and its Danish word. `shapes` fit in a 28 by 20 field with its upper left corner at (0, 0)."""

    key: str
    word: str
    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """The way of a line somebody may choose: of a couple (`id` is the union) or a relation (`id` is »a|b|kind«)."""

    role: Literal["partner", "relation"]
    id: str
    people: tuple[str, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing.

    `people` gives the symbol of each person by id, `names` what the drawing calls them (»?« when hidden), for
    selection and accessible names. `text_twin` says the same in Danish, one sentence per entry; `said` is the sentence
    of each person by id. `warnings` are Danish sentences about contradictions in the family; it is drawn all the same.
    `courses` are the lines one can choose with mouse and keys.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    people: dict[str, Box]
    names: dict[str, str]
    text_twin: list[str]
    legend: tuple[LegendItem, ...]
    warnings: tuple[str, ...]
    said: dict[str, str] = field(default_factory=dict)
    courses: tuple[Course, ...] = ()
