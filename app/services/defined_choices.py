"""Which plain fields are chosen from a list the municipality keeps: the list is asked for when the form is drawn."""

from collections.abc import Callable

from app.services.guides import Choices, professions, worry_kinds
from app.services.ports import Unit

_LISTS: dict[tuple[str, str], Callable[[Unit], Choices]] = {
    ("concern", "kind"): worry_kinds,
    ("concern", "profession"): professions,
}


def defined_choices(unit: Unit, table: str, column: str) -> Choices:
    """Return what a field is chosen from as (id, Danish name), empty for a field of free words."""
    found = _LISTS.get((table, column))
    return found(unit) if found else ()
