"""On what ground something may be told: the yes of those it is about, law, or nothing yet. Pure; it never blocks."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from app.models.enums_people import ConsentAnswer

Key = TypeVar("Key", bound=Hashable)


class Ground(StrEnum):
    """What one fact rests on when it is told to one listener."""

    OWN = "own"
    """They know it by right: it is about themselves, or about a child they hold custody of."""
    YES = "yes"
    LAW = "law"
    NO = "no"
    WITHDRAWN = "withdrawn"
    PARTLY = "partly"
    """Somebody has said yes, and somebody else is still to be asked."""
    UNCLEAR = "unclear"

    @property
    def may_be_told(self) -> bool:
        """Whether nobody need ask before it is told."""
        return self in (Ground.OWN, Ground.YES, Ground.LAW)


@dataclass(frozen=True, slots=True)
class Weighed(Generic[Key]):
    """A ground, and those who still must be asked."""

    ground: Ground
    missing: tuple[Key, ...] = ()


def weigh(needed: tuple[Key, ...], said: Mapping[Key, ConsentAnswer], *, by_law: bool = False) -> Weighed[Key]:
    """Weigh what was said by those who must say yes, and by others. A no counts from whomever it comes, a yes does not.

    Law holds beside a no: what may be told by law is not asked about, but the no is still shown.
    """
    missing = tuple(each for each in needed if said.get(each) is not ConsentAnswer.YES)
    if by_law:
        return Weighed(Ground.LAW)
    answers = set(said.values())
    if ConsentAnswer.NO in answers:
        return Weighed(Ground.NO, missing)
    if ConsentAnswer.WITHDRAWN in answers:
        return Weighed(Ground.WITHDRAWN, missing)
    if needed and not missing:
        return Weighed(Ground.YES)
    return Weighed(Ground.PARTLY if ConsentAnswer.YES in answers else Ground.UNCLEAR, missing)
