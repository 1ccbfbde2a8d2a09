"""Which facts the drawing finds its order by: before one of them changes, everybody drawn gets a place.

Without places the layout is free, and a man who becomes a woman in a form turns half a family round.
"""

from collections.abc import Collection

from app.models.base import CaseRecord, Record
from app.models.case import Child
from app.models.people import ParentTie, Partnership, PartnershipEvent, PartnershipMember, Person
from app.services.drawing_places import keep_places
from app.services.ports import Unit

_TIES = (Child, Partnership, PartnershipMember, PartnershipEvent, ParentTie)
_LOOKS = frozenset({"name", "gender", "kind", "birth", "death", "deceased", "due_date", "twin_group"})
"""What people are told apart and sorted by in the drawing; a telephone number is not."""


def keep_places_before(unit: Unit, row: Record, changed: Collection[str] | None = None) -> None:
    """Keep everybody where they are drawn before some facts of `row` change; None means that it comes or goes."""
    if isinstance(row, CaseRecord) and orders_the_drawing(type(row), changed):
        keep_places(unit, row.case_id)


def orders_the_drawing(kind: type[Record], changed: Collection[str] | None = None) -> bool:
    """Tell whether the drawing finds its order by these facts of a class; None means that a row comes or goes."""
    if issubclass(kind, Person):
        return changed is None or not _LOOKS.isdisjoint(changed)
    return issubclass(kind, _TIES) and (changed is None or bool(changed))
