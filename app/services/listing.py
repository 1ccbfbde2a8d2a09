"""A list as it stands on the screen, ready for paper: what it is, how it was narrowed, and its words and no more."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from app.services.ports import Unit, use_case

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListGroup:
    """Rows that stand together; the heading is empty where there is only one group.

    `about` is the case each row is from, None of no case; it may be empty in a list of one case.
    """

    heading: str
    rows: tuple[Cells, ...]
    about: tuple[UUID | None, ...] = ()


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

    def cases_of(self, group: ListGroup) -> tuple[UUID | None, ...]:
        """Return the case each row of a group is from; None where nobody said, and any of the list's it may be."""
        one = next(iter(self.cases)) if len(self.cases) == 1 else None
        return group.about or (one,) * len(group.rows)


@use_case("cases.print", undoable=False)
def note_list_printed(unit: Unit, shown: Iterable[UUID]) -> None:
    """Note in the audit log that a list with these cases is about to be put on paper. Carried out before it is."""
    unit.about(*shown)
