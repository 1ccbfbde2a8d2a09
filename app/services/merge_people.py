"""Two people of a case turn out to be one: they become one, and nothing that was said of either is lost.

Where the two say different things she chooses; ties, agreements, papers and everything else that pointed at the one
that goes points at the one that stays. It is one step, so undo makes them two again, as they were.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.base import CaseRecord
from app.models.case import Child
from app.models.people import ParentTie, Person
from app.services.family_writer import FamilyWriter
from app.services.pointers import pointing_at
from app.services.ports import Unit, use_case
from app.services.readable import shown_value
from app.services.same_person import bring_together

ONE = "Det er den samme person i forvejen."
TWO_CASES = "De to er i hver sin sag. Sig i stedet, at det er samme person i begge sager."
TIED = (
    "De to står i sagen som to, der har noget med hinanden at gøre ({what}). Fjern det først, hvis det er samme person."
)
FAMILY = "De to står som forælder og barn eller som et par. Ret det i slægtstegningen først, hvis det er samme person."
_UNSEEN = frozenset({"identity_id", "kind"})


@dataclass(frozen=True, slots=True)
class FactPair:
    """One thing said of two people. `differs` when both say something, and not the same."""

    name: str
    label: str
    stays: str
    goes: str
    differs: bool


@use_case("person.compare")
def compare_people(unit: Unit, stays_id: UUID, goes_id: UUID) -> tuple[FactPair, ...]:
    """Return what is known of two people side by side, what neither has left out. Raises UserError when one is gone."""
    stays, goes = unit.get(Person, stays_id), unit.get(Person, goes_id)
    unit.about(stays.case_id, stays_id, goes_id)
    found = []
    for name, fact in Person.facts().items():
        one, other = getattr(stays, name), getattr(goes, name)
        column = Person.__table__.columns[name]
        if name in _UNSEEN or (_is_empty(one) and _is_empty(other)):
            continue
        differs = one != other and not _is_empty(one) and not _is_empty(other)
        found.append(FactPair(name, fact.label, _shown(one, column), _shown(other, column), differs))
    return tuple(found)


@use_case("person.merge")
def merge_people(unit: Unit, stays_id: UUID, goes_id: UUID, *, take: Collection[str] = ()) -> None:
    """Let two people of a case be one: `stays_id`, with the facts named in `take` from the other, and what it lacked.

    Raises UserError when they are in two cases, are tied to each other, or are one already.
    """
    stays, goes = unit.get(Person, stays_id), unit.get(Person, goes_id)
    if stays_id == goes_id:
        raise UserError(ONE)
    if stays.case_id != goes.case_id:
        raise UserError(TWO_CASES)
    with FamilyWriter(unit, stays.case_id) as writer:
        _refuse_tied(unit, writer, stays_id, goes_id)
        bring_together(unit, writer, stays_id, goes_id)
        _one_child(unit, stays_id)
        _take_facts(stays, goes, take)
        unit.remove(goes)


def _take_facts(stays: CaseRecord, goes: CaseRecord, take: Collection[str] = ()) -> None:
    for name in type(stays).facts():
        value = getattr(goes, name)
        if not _is_empty(value) and (name in take or _is_empty(getattr(stays, name))):
            setattr(stays, name, value)


def _one_child(unit: Unit, person_id: UUID) -> None:
    """Let two places as a child of the case be one; what was about either is about that one."""
    places = unit.live(Child, Child.person_id == person_id)
    for other in places[1:]:
        for row, column in pointing_at(unit, Child.__tablename__, [other.id]):
            setattr(row, column, places[0].id)
        unit.session.flush()
        _take_facts(places[0], other)
        unit.remove(other)


def _refuse_tied(unit: Unit, writer: FamilyWriter, one: UUID, other: UUID) -> None:
    for row in _between(unit, one, other):
        raise UserError(TIED.format(what=row.title.lower()))
    family = {each.id: set(writer.members(each.id)) for person in (one, other) for each in writer.pairs_of(person)}
    ties = unit.live(ParentTie, ParentTie.child_id.in_((one, other)))
    if any({one, other} <= members for members in family.values()) or any(
        {one, other} & family.get(each.partnership_id, set()) - {each.child_id} for each in ties
    ):
        raise UserError(FAMILY)


def _between(unit: Unit, one: UUID, other: UUID) -> Iterator[CaseRecord]:
    """Yield what ties one to the other: a relation, that they must not meet, who said what of whom."""
    for row, column in pointing_at(unit, Person.__tablename__, [one]):
        people = [name for name, fact in type(row).facts().items() if fact.refers_to == Person.__tablename__]
        if any(getattr(row, name) == other for name in people if name != column):
            yield row


def _is_empty(value: object) -> bool:
    return value is None or value == "" or str(value) == "unknown"


def _shown(value: object, column: object) -> str:
    return "" if _is_empty(value) else shown_value(value, column)
