"""The network of one child as plain values, and where the slices of the map lie.

The map is read like a clock: angles are degrees clockwise from the top. Every slice has its place for good, so that a
picture from last year can be laid beside today's; an empty slice stays, because it says something too. The family gets
a third of the circle, for it is nearly always the largest.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import atan2, cos, degrees, hypot, radians, sin

from app.genogram.shapes import Point
from app.models.enums_people import Gender, Sector, TieQuality

RINGS = (1, 2, 3)
WAITING = 4
"""The band outside the circle, for those nobody has placed yet."""
RING_WORDS = {1: "nærmest", 2: "tæt på", 3: "længere ude", WAITING: "ikke sat endnu"}
SECTOR_WORDS = {
    Sector.FAMILY: "Familie",
    Sector.FRIENDS: "Venner",
    Sector.NEIGHBOURS: "Fritid og naboer",
    Sector.SCHOOL: "Skole, dagtilbud og arbejde",
    Sector.PROFESSIONALS: "Fagpersoner",
}
"""In the order they stand round the circle, clockwise."""
QUALITY_WORDS = {
    TieQuality.STRONG: "stærk kontakt",
    TieQuality.ORDINARY: "almindelig kontakt",
    TieQuality.WEAK: "svag kontakt",
    TieQuality.STRAINED: "anspændt kontakt",
    TieQuality.BROKEN: "brudt kontakt",
}
_FAMILY_START, _FAMILY_SPAN, _SPAN = 236.0, 136.0, 56.0


@dataclass(frozen=True, slots=True)
class MapPerson:
    """Somebody of the network as the child has placed them.

    `ring` is 1 (nearest) to 3, None when nobody has said yet; `direction` is 0 to 100, clockwise within the slice,
    None when the map decides. `body` is a place or an association and no human being.
    """

    id: str
    name: str
    sector: Sector = Sector.FAMILY
    ring: int | None = None
    direction: int | None = None
    quality: TieQuality = TieQuality.ORDINARY
    gender: Gender = Gender.UNKNOWN
    can_contribute: str = ""
    body: bool = False
    deceased: bool = False
    asked: bool = False
    only_professional: bool = False
    placed_by_child: bool = False

    @property
    def band(self) -> int:
        """Return the ring, or `WAITING`."""
        return self.ring if self.ring in RINGS else WAITING


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """The child in the middle and everybody round it, in the order they were added."""

    child: str
    name: str
    age: int | None = None
    gender: Gender = Gender.UNKNOWN
    people: tuple[MapPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class MapOptions:
    """How the map is drawn.

    `size` is the side of a symbol and `text` the size of a name, in drawing units. `contributions` are shown under the
    name. `marks` are who has been asked and what is for professionals only. `sectors` is what is shown; None is all.
    """

    size: float = 32.0
    text: float = 15.0
    contributions: bool = False
    marks: bool = True
    waiting: bool = True
    sectors: frozenset[Sector] | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map. `ring` is None outside the circle."""

    sector: Sector
    ring: int | None
    direction: int


def arc_of(sector: Sector) -> tuple[float, float]:
    """Return where a slice begins and how wide it is, in degrees."""
    if sector is Sector.FAMILY:
        return _FAMILY_START, _FAMILY_SPAN
    number = list(SECTOR_WORDS).index(sector) - 1
    return (_FAMILY_START + _FAMILY_SPAN + number * _SPAN) % 360, _SPAN


def angle_of(sector: Sector, direction: float) -> float:
    """Return the angle of a direction in a slice."""
    start, span = arc_of(sector)
    return (start + span * direction / 100) % 360


def sector_at(angle: float) -> tuple[Sector, int]:
    """Return the slice an angle lies in, and the direction there."""
    for sector in SECTOR_WORDS:
        start, span = arc_of(sector)
        ahead = (angle - start) % 360
        if ahead < span:
            return sector, round(100 * ahead / span)
    return Sector.FAMILY, 0  # 360 itself, after rounding


def stepped(here: Spot, *, outwards: int = 0, turn: float = 0.0) -> Spot:
    """Return the spot one step away: `outwards` rings, or `turn` degrees clockwise, which may lead into the next slice.

    Outside the circle is one step beyond the third ring.
    """
    band = min(max((here.ring or WAITING) + outwards, 1), WAITING)
    sector, direction = here.sector, here.direction
    if turn:
        sector, direction = sector_at((angle_of(sector, direction) + turn) % 360)
    return Spot(sector, band if band in RINGS else None, direction)


def point_at(angle: float, radius: float) -> Point:
    """Return the point at an angle and distance from the centre (0, 0); y grows downwards."""
    return radius * sin(radians(angle)), -radius * cos(radians(angle))


def polar(x: float, y: float) -> tuple[float, float]:
    """Return the angle and distance of a point."""
    return degrees(atan2(x, -y)) % 360, hypot(x, y)
