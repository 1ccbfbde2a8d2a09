"""The people of a case with what one rings and writes to, for a sheet to have along.

Paper gets lost, so where somebody protected is, and what would lead there, never stands on it, whoever they are
protected against: of the protected and of family who live with them only the name stands there, of others they live
with nothing, and of anybody else not what would tell it (the school their teacher is at), as on every paper.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from app.models.enums_people import LOST_PREGNANCIES, PersonKind, Sector
from app.models.people import NetworkTie, Person
from app.services.kinship import kin_of_case
from app.services.own_paper import OwnPaper
from app.services.ports import Unit, use_case
from app.services.sight import shields
from app.services.snapshot import CaseRows, read_case


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One person. `is_held_back` when where they are and how they are reached is left out on purpose."""

    id: UUID
    name: str
    who: str
    phone: str
    email: str
    lives: str
    is_child_of_case: bool
    is_family: bool
    sector: Sector | None
    is_held_back: bool


@use_case("people.contact_sheet")
def list_reachable(unit: Unit, case_id: UUID) -> tuple[SheetLine, ...]:
    """Return the living people of a case in the order they were added; nobody can ring to the dead or the unborn."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    protections = shields(rows)
    children = {child.person_id for child, _ in rows.children()}
    held = {person for each in protections for person in (each.subject, *each.kin)}
    nowhere = {person for each in protections for person in each.hosts} - held
    sectors, family = {each.person_id: each.sector for each in rows.of(NetworkTie)}, kin_of_case(rows)
    line = partial(_line, rows, OwnPaper([rows]).told)
    return tuple(
        line(each, sectors.get(each.id), held=each.id in held, child=each.id in children, kin=each.id in family)
        for each in rows.of(Person)
        if _can_be_reached(each) and each.id not in nowhere
    )


def _can_be_reached(person: Person) -> bool:
    unborn = person.kind is PersonKind.UNBORN or person.kind in LOST_PREGNANCIES
    return not (unborn or person.deceased or person.death is not None)


def _line(
    rows: CaseRows,
    shown: Callable[[str | None], str],
    person: Person,
    sector: Sector | None,
    *,
    held: bool,
    child: bool,
    kin: bool,
) -> SheetLine:
    name, role = rows.name(person.id), shown(person.role)
    if held:
        return SheetLine(person.id, name, role, "", "", "", child, kin, sector, is_held_back=True)
    lives = ", ".join(filter(None, map(shown, (person.address, person.town))))
    interpreter = f"tolk: {person.interpreter}" if person.interpreter else ""
    who = ", ".join(filter(None, (role, shown(person.organisation), interpreter)))
    phone, email = shown(person.phone), shown(person.email)
    return SheetLine(person.id, name, who, phone, email, lives, child, kin, sector, is_held_back=False)
