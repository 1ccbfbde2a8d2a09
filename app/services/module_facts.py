"""Facts that belong to a part of the program: while it is off, no form shows them; what was written stays."""

from app.services.modules import FIGURES, switched_off
from app.services.ports import Unit

_BELONGS: dict[str, dict[str, str]] = {"child": {"disability_only": FIGURES, "unaccompanied": FIGURES}}
"""Table -> fact -> the part it belongs to. The two flags on a child are there for counting alone."""


def hidden_facts(unit: Unit, table: str) -> frozenset[str]:
    """Return the facts of a table that no form shows, because their part of the program is off."""
    belongs = _BELONGS.get(table)
    if not belongs:
        return frozenset()
    off = switched_off(unit)
    return frozenset(name for name, module in belongs.items() if module in off)
