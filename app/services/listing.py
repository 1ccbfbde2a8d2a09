"""A list as it stands on the screen, ready for paper: what it is, how it was narrowed, and its words and no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.services.ports import Unit, use_case

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Rows that stand together; the heading is empty where there is only one group."""

    heading: str
    rows: tuple[Cells, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """What is printed. `told` are sentences about what is shown and left out, `cases` those it tells of.

    `shares` are parts of the width, one for each title in `head`.
    """

    title: str
    head: Cells
    shares: tuple[float, ...]
    groups: tuple[ListGroup, ...]
    cases: frozenset[UUID]
    told: tuple[str, ...] = ()
    beside: str = ""
    """What is said beside the paper where it tells more than the screen; empty where it is the very same."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(len(each.rows) for each in self.groups)


@use_case("cases.print", undoable=False)
def note_list_printed(unit: Unit, shown: Iterable[UUID]) -> None:
    """Note in the audit log that a list with these cases is about to be put on paper. Carried out before it is."""
    unit.about(*shown)
