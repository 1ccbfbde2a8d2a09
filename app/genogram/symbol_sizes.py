"""How large a symbol is: children on the way are smaller, and pregnancies that ended have small signs of their own."""

from __future__ import annotations

from app.genogram.family import FamilyPerson, PersonKind

SCALES: dict[PersonKind, float] = {"unborn": 0.62, "miscarriage": 0.26, "abortion": 0.26, "stillbirth": 0.5}


def scale_of(person: FamilyPerson) -> float:
    """Give the side of a person's symbol as a share of an ordinary one."""
    return SCALES.get(person.kind, 1.0)
