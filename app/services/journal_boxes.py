"""The boxes of the municipality's own system as this store has them: shipped, or renamed here once and for all."""

from dataclasses import replace
from functools import cache

from app.errors import UserError
from app.models.setup import Setting
from app.paths import resources
from app.rules.journal_boxes import (
    UNREADABLE,
    JournalBox,
    JournalRule,
    as_text,
    faults_of,
    from_text,
    load_boxes,
    load_journal_rule,
)
from app.services.definitions import end_own, own_versions, take_in_use
from app.services.modules import switched_off
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text

SYSTEM_KEY = "journal_system"
"""The setting that holds what the system is called here: »DUBU«, »Nexus«."""
NO_SYSTEM = "fagsystemet"
_KIND, _KEY = "journal_boxes", "all"


@use_case("journal_boxes.list")
def list_boxes(unit: Unit) -> tuple[JournalBox, ...]:
    """Return all boxes in the order texts are put in them, those that are left out too.

    A box that came with a later version of the program stands last.
    """
    own = own_versions(unit, _KIND).get(_KEY)
    if own is None:
        return shipped_boxes()
    shipped = {each.id: each for each in shipped_boxes()}
    kept = tuple(replace(each, module=shipped[each.id].module) for each in from_text(own.content) if each.id in shipped)
    return kept + tuple(each for key, each in shipped.items() if key not in {box.id for box in kept})


@use_case("journal_boxes.list")
def boxes_here(unit: Unit) -> tuple[JournalBox, ...]:
    """Return the boxes of the parts of the program that are switched on: of the others nothing is seen."""
    off = switched_off(unit)
    return tuple(each for each in list_boxes(unit) if each.module not in off)


@use_case("journal_boxes.save", undoable=False)
def save_boxes(unit: Unit, boxes: tuple[JournalBox, ...]) -> None:
    """Keep the names, order and limits from today; the version before ends. Raises UserError with the first fault.

    The boxes of what is switched off, which nobody was shown, keep what they have and stand last.
    """
    off, given = switched_off(unit), {each.id for each in boxes}
    unseen = (each for each in list_boxes(unit) if each.module in off and each.id not in given)
    named = (*(replace(each, name=" ".join(typed_text(each.name).split())) for each in boxes), *unseen)
    for fault in faults_of(named):
        raise UserError(fault)
    if sorted(each.id for each in named) != sorted(each.id for each in shipped_boxes()):
        raise UserError(UNREADABLE)
    take_in_use(unit, _KIND, _KEY, as_text(named), "Kommunens egen indstilling")


@use_case("journal_boxes.restore", undoable=False)
def restore_boxes(unit: Unit) -> None:
    """Use the boxes as they are shipped again."""
    end_own(unit, _KIND, _KEY)


@use_case("journal_boxes.system")
def read_system(unit: Unit) -> str:
    """Return what the municipality's own system is called, »fagsystemet« until somebody has said."""
    found = next(iter(unit.live(Setting, Setting.key == SYSTEM_KEY)), None)
    return (found.value if found else "") or NO_SYSTEM


@cache
def shipped_boxes() -> tuple[JournalBox, ...]:
    """Return the boxes that come with the program."""
    return load_boxes(resources() / "definitions" / "journal_boxes.toml")


@cache
def journal_rule() -> JournalRule:
    """Return how long something may lie outside the municipality's own system."""
    return load_journal_rule(resources() / "rules" / "journal.toml")
