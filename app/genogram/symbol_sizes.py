"""How large a symbol is, and how close lines end on it: children on the way and ended pregnancies are smaller."""

from __future__ import annotations

from app.genogram.family import FamilyPerson, PersonKind

SCALES: dict[PersonKind, float] = {"unborn": 0.62, "miscarriage": 0.26, "abortion": 0.26, "stillbirth": 0.5}


def scale_of(person: FamilyPerson) -> float:
    """Give the side of a person's symbol as a share of an ordinary one."""
    return SCALES.get(person.kind, 1.0)


def line_step(count: int) -> float:
    """Say how far apart `count` lines end on a symbol, as a share of its side."""
    return min(0.36, 0.7 / max(1, count - 1))
