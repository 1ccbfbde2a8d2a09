"""A family made by the verbs of the drawing, and what the drawing then says, for the tests of those verbs."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from app.bootstrap import OpenStore
from app.genogram.drawing import draw_family
from app.genogram.family import Family, FamilyPerson
from app.genogram.shapes import Drawing
from app.services.family import family_of_case
from app.services.history import undo
from app.services.people import list_people
from app.typeface import measure
from tests.doing import ask


def step(store: OpenStore, use_case: Callable[..., Any], *args: Any, **values: Any) -> tuple[Any, UUID | None]:
    """Do something in one step; return what came out and the step, None when nothing changed."""
    with store.units.step("Skridt", "test") as unit:
        result = use_case(unit, *args, **values)
    return result, (unit.outcome.step_id if unit.outcome else None)


def undone(store: OpenStore, step_id: UUID | None) -> UUID | None:
    """Undo a step, and return the step that did it."""
    assert step_id is not None
    with store.units.step("Fortryd", "step.undo", undoes=step_id) as unit:
        undo(unit, step_id)
    return unit.outcome.step_id if unit.outcome else None


def family(store: OpenStore, case_id: UUID, **how: Any) -> Family:
    """The family of a case."""
    found: Family = ask(store, family_of_case, case_id, **how)
    return found


def drawn(store: OpenStore, case_id: UUID) -> Drawing:
    """The drawing of a case."""
    return draw_family(family(store, case_id), measure=measure)


def person(store: OpenStore, case_id: UUID, person_id: UUID) -> FamilyPerson:
    """One person as the drawing gets them."""
    return next(each for each in family(store, case_id).persons if each.id == str(person_id))


def called(store: OpenStore, case_id: UUID, name: str) -> UUID:
    """The id of somebody by name."""
    found: UUID = next(each.id for each in ask(store, list_people, case_id) if each.name == name)
    return found


def names(found: Family) -> set[str]:
    """The names of a family."""
    return {each.name for each in found.persons}


def parents(found: Family, child: UUID) -> list[tuple[str, frozenset[str], bool]]:
    """The parent families of a child: kind, names of the parents (»?« for nobody known), whether it hangs there."""
    by_id = {each.id: each.name or "?" for each in found.persons}
    unions = {each.id: each for each in found.unions}
    return [
        (link.kind, frozenset(by_id[one] for one in unions[link.union].partners), link.primary)
        for link in found.links
        if link.child == str(child)
    ]
