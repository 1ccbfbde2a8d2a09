"""How people who are there already belong together: pairs and what happened in them, parents, twins."""

from uuid import UUID

from app.errors import UserError
from app.models.enums_people import TieKind, UnionEventKind
from app.models.people import ParentTie, Partnership, PartnershipEvent, Person
from app.services.family_writer import FamilyWriter
from app.services.ports import Unit, use_case

TWO_PEOPLE = "Vælg to forskellige personer."
HAS_CHILDREN = "Parret har børn sammen. Flyt børnene først, eller lad parret blive stående."


@use_case("pair.unite")
def unite(unit: Unit, a_id: UUID, b_id: UUID, *, event: str = "", on: str = "") -> UUID:
    """Make two people a pair, or return the pair they are; `event` and `on` as `set_union_event`.

    Raises UserError when it is one and the same person.
    """
    if a_id == b_id:
        raise UserError(TWO_PEOPLE)
    with FamilyWriter.beside(unit, a_id) as writer:
        unit.get(Person, b_id)
        pair = writer.pair_of((a_id, b_id)) or writer.pair(a_id, b_id)
        if event:
            writer.event(pair.id, UnionEventKind(event), writer.when(on))
    return pair.id


@use_case("pair.event")
def set_union_event(unit: Unit, pair_id: UUID, *, kind: str, on: str = "") -> UUID:
    """Say what happened between two partners, and when; a thing told before gets its date. Returns the event."""
    pair = unit.get(Partnership, pair_id)
    with FamilyWriter(unit, pair.case_id) as writer:
        return writer.event(pair_id, UnionEventKind(kind), writer.when(on)).id


@use_case("pair.event_remove")
def remove_union_event(unit: Unit, event_id: UUID) -> None:
    """Take back something that did not happen between two partners."""
    event = unit.get(PartnershipEvent, event_id)
    with FamilyWriter(unit, event.case_id):
        unit.remove(event)


@use_case("pair.part")
def remove_pair(unit: Unit, pair_id: UUID) -> None:
    """Take away a pair that never was one. Raises UserError while it has children.

    Partners who parted are still a pair with a history: use `set_union_event`.
    """
    pair = unit.get(Partnership, pair_id)
    if unit.live(ParentTie, ParentTie.partnership_id == pair_id):
        raise UserError(HAS_CHILDREN)
    with FamilyWriter(unit, pair.case_id):
        unit.remove(pair)


@use_case("person.set_parents")
def make_child_of(
    unit: Unit,
    child_id: UUID,
    *,
    pair_id: UUID | None = None,
    parents: tuple[UUID, ...] = (),
    kind: str = "biological",
    since: str = "",
) -> UUID:
    """Make somebody the child of a pair, or of one or two people, beside the families the child has already.

    People who are no pair yet become one. A tie that is there gets the new kind. Returns the pair.
    Raises UserError when neither is given, or more than two parents.
    """
    if pair_id is None and not 1 <= len(set(parents)) <= 2:
        raise UserError("Vælg, hvem der er forældre.")
    with FamilyWriter.beside(unit, child_id) as writer:
        chosen = tuple(dict.fromkeys(parents))
        pair = unit.get(Partnership, pair_id) if pair_id else writer.pair_of(chosen) or writer.pair(*chosen)
        tie = writer.hang(child_id, pair.id, TieKind(kind))
        tie.since = writer.when(since) or tie.since
    return pair.id


@use_case("person.leave_parents")
def remove_parents(unit: Unit, child_id: UUID, pair_id: UUID) -> None:
    """Take away a tie to parents that never was; where the child grew up is then the next family it has.

    A stay that ended is not removed: it gets an end. Raises UserError when there is no such tie.
    """
    with FamilyWriter.beside(unit, child_id) as writer:
        unit.remove(_tie(writer, child_id, pair_id))
        unit.session.flush()
        left = writer.parents_of(child_id)
        if left and not left[0].grew_up:
            left[0].grew_up = True
        writer.drop_empty(pair_id)


@use_case("person.primary_parents")
def set_primary_parents(unit: Unit, child_id: UUID, pair_id: UUID) -> None:
    """Say where a child grew up: the drawing hangs it there. Raises UserError when it has no such parents."""
    with FamilyWriter.beside(unit, child_id) as writer:
        chosen = _tie(writer, child_id, pair_id)
        for tie in writer.parents_of(child_id):
            if bool(tie.grew_up) is not (tie is chosen):
                tie.grew_up = tie is chosen


@use_case("person.twins")
def set_twins(unit: Unit, a_id: UUID, b_id: UUID, *, identical: bool | None = None) -> None:
    """Say that two siblings were born together; a third joins the twins there are. `identical` None: not known.

    Raises UserError when it is one and the same person.
    """
    if a_id == b_id:
        raise UserError(TWO_PEOPLE)
    with FamilyWriter.beside(unit, a_id) as writer:
        one, other = unit.get(Person, a_id), unit.get(Person, b_id)
        word = one.twin_group or other.twin_group or writer.twin_word()
        for each in (one, other):
            each.twin_group, each.identical_twin = word, identical


@use_case("person.no_twin")
def set_no_twin(unit: Unit, person_id: UUID) -> None:
    """Say that somebody is nobody's twin; a twin left alone is none either."""
    with FamilyWriter.beside(unit, person_id) as writer:
        person = unit.get(Person, person_id)
        same = unit.live(Person, Person.case_id == writer.case_id, Person.twin_group == person.twin_group)
        for each in same if len(same) == 2 else (person,):
            each.twin_group = each.identical_twin = None


def _tie(writer: FamilyWriter, child_id: UUID, pair_id: UUID) -> ParentTie:
    found = next((each for each in writer.parents_of(child_id) if each.partnership_id == pair_id), None)
    if found is None:
        raise UserError("De to hører ikke sammen som barn og forældre. Gå tilbage, og prøv igen.")
    return found
