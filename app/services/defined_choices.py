"""Which plain fields are chosen from a list the municipality keeps: the list is asked for when the form is drawn."""

from app.services.guide_lists import Choices, ListName, entries
from app.services.placement_kinds import placement_choices
from app.services.ports import Unit

_LISTS = {("concern", "kind"): ListName.WORRY_KIND, ("concern", "profession"): ListName.PROFESSION}


def defined_choices(unit: Unit, table: str, column: str, chosen: str | None = None) -> Choices:
    """Return what a field is chosen from as (id, Danish name), empty for a field of free words.

    What is `chosen` stays among them when it is out of use, and stands by its own words when it is not known here.
    """
    if (table, column) == ("intervention", "placement_kind"):
        return placement_choices(unit, chosen)
    which = _LISTS.get((table, column))
    if which is None:
        return ()
    found = entries(unit, which)
    unknown = ((chosen, chosen),) if chosen and chosen not in {each.id for each in found} else ()
    return (*((each.id, each.name) for each in found if each.in_use or each.id == chosen), *unknown)
