"""New people on the drawing, one verb per way of belonging. An empty name is somebody nobody knows the name of yet."""

from uuid import UUID

from app.errors import UserError
from app.models.case import Child
from app.models.enums_people import LOST_PREGNANCIES, PersonKind, TieKind, UnionEventKind
from app.models.people import ParentTie, Partnership, Person
from app.services.family_writer import FamilyWriter
from app.services.ports import Unit, use_case

_ROLES = {
    TieKind.BIOLOGICAL: ("mor", "far"),
    TieKind.ADOPTIVE: ("adoptivmor", "adoptivfar"),
    TieKind.FOSTER: ("plejemor", "plejefar"),
    TieKind.STEP: ("papmor", "papfar"),
}


@use_case("person.add_partner")
def add_partner(
    unit: Unit, person_id: UUID, *, name: str, gender: str = "unknown", birth: str = "", event: str = "", on: str = ""
) -> UUID:
    """Add a partner; `event` (cohabiting, married …) says what they are to each other, and since when (`on`).

    Returns the new person.
    """
    with FamilyWriter.beside(unit, person_id) as writer:
        partner = writer.person(name=name, gender=gender, birth=birth)
        pair = writer.pair(person_id, partner.id)
        if event:
            writer.event(pair.id, UnionEventKind(event), writer.when(on))
    return partner.id


@use_case("person.add_child")
def add_child_of(
    unit: Unit,
    person_id: UUID,
    *,
    name: str,
    gender: str = "unknown",
    birth: str = "",
    pair_id: UUID | None = None,
    kind: str = "biological",
) -> UUID:
    """Add a child of a person: of the pair named, else of the newest pair, else of the person alone."""
    with FamilyWriter.beside(unit, person_id) as writer:
        child = writer.person(name=name, gender=gender, birth=birth)
        writer.hang(child.id, _pair(writer, person_id, pair_id).id, TieKind(kind))
    return child.id


@use_case("person.add_child")
def add_unborn(
    unit: Unit, person_id: UUID, *, name: str = "", due: str = "", gender: str = "unknown", pair_id: UUID | None = None
) -> UUID:
    """Add a child that is expected, with its due date. Whose it is: as `add_child_of`."""
    with FamilyWriter.beside(unit, person_id) as writer:
        child = writer.person(name=name, gender=gender, kind=PersonKind.UNBORN)
        child.due_date = writer.when(due)
        writer.hang(child.id, _pair(writer, person_id, pair_id).id, TieKind.BIOLOGICAL)
    return child.id


@use_case("person.add_child")
def add_loss(
    unit: Unit, person_id: UUID, *, kind: str, when: str = "", name: str = "", pair_id: UUID | None = None
) -> UUID:
    """Add a pregnancy that ended: miscarriage, abortion or stillbirth, and when. Whose: as `add_child_of`.

    The time stands as the birth, so that it comes among the siblings where it belongs.
    Raises UserError for another kind of person.
    """
    if kind not in LOST_PREGNANCIES:
        raise UserError("Vælg ufrivillig abort, abort eller dødfødt.")
    with FamilyWriter.beside(unit, person_id) as writer:
        lost = writer.person(name=name, birth=when, kind=PersonKind(kind))
        writer.hang(lost.id, _pair(writer, person_id, pair_id).id, TieKind.BIOLOGICAL)
    return lost.id


@use_case("person.add_parents")
def add_parents(
    unit: Unit,
    person_id: UUID,
    *,
    mother: str = "",
    father: str = "",
    kind: str = "biological",
    mother_birth: str = "",
    father_birth: str = "",
) -> tuple[UUID, UUID]:
    """Add a mother and a father; a name left empty becomes an unknown parent. Returns both ids.

    They come beside the families the child has already. Only biological parents that are half known, or not at all,
    are filled in instead: unknown parents of siblings become known, and a mother alone gets the father named.
    """
    with FamilyWriter.beside(unit, person_id) as writer:
        tie = _to_be_filled(writer, person_id, TieKind(kind), one=bool(mother) != bool(father))
        known = writer.members(tie.partnership_id) if tie else []
        roles = _roles(unit, person_id, TieKind(kind))
        new = [(mother, "woman", mother_birth, roles[0]), (father, "man", father_birth, roles[1])]
        parents = [
            writer.person(name=name, gender=gender, birth=birth, role=role).id
            for name, gender, birth, role in new
            if name or not known
        ]
        pair_id = tie.partnership_id if tie else writer.pair().id
        for each in parents:
            writer.join(pair_id, each)
        writer.hang(person_id, pair_id, TieKind(kind))
    both = [*parents, *known] if mother else [*known, *parents]
    return both[0], both[1]


@use_case("person.add_sibling")
def add_sibling(
    unit: Unit,
    person_id: UUID,
    *,
    name: str,
    gender: str = "unknown",
    birth: str = "",
    pair_id: UUID | None = None,
) -> UUID:
    """Add a brother or sister with the same parents; unknown parents are put in when there are none.

    Of several families it is the one named, else the biological parents, else where the child grew up.
    """
    with FamilyWriter.beside(unit, person_id) as writer:
        tie = _family_of(writer, person_id, pair_id)
        sibling = writer.person(name=name, gender=gender, birth=birth)
        writer.hang(sibling.id, tie.partnership_id, tie.kind)
    return sibling.id


@use_case("person.add_twin")
def add_twin(unit: Unit, person_id: UUID, *, name: str, gender: str = "unknown", identical: bool | None = None) -> UUID:
    """Add somebody born together with a person; a third and a fourth join the same twins.

    `identical` None is not known. The twin of an unborn child is unborn too.
    """
    with FamilyWriter.beside(unit, person_id) as writer:
        person = unit.get(Person, person_id)
        tie = _family_of(writer, person_id, None)
        unborn = PersonKind.UNBORN if person.kind is PersonKind.UNBORN else None
        twin = writer.person(name=name, gender=gender, kind=unborn)
        twin.birth, twin.due_date = person.birth, person.due_date
        person.twin_group = twin.twin_group = person.twin_group or writer.twin_word()
        twin.identical_twin = identical
        if identical is not None:
            person.identical_twin = identical
        writer.hang(twin.id, tie.partnership_id, tie.kind)
    return twin.id


def _pair(writer: FamilyWriter, person_id: UUID, pair_id: UUID | None) -> Partnership:
    if pair_id:
        return writer.unit.get(Partnership, pair_id)
    pairs = writer.pairs_of(person_id)
    return pairs[-1] if pairs else writer.pair(person_id)


def _family_of(writer: FamilyWriter, person_id: UUID, pair_id: UUID | None) -> ParentTie:
    ties = writer.parents_of(person_id)
    named = next((each for each in ties if each.partnership_id == pair_id), None)
    born_of = next((each for each in ties if each.kind is TieKind.BIOLOGICAL), None)
    found = named or born_of or next(iter(ties), None)
    return found or writer.hang(person_id, writer.pair().id, TieKind.BIOLOGICAL)


def _to_be_filled(writer: FamilyWriter, child_id: UUID, kind: TieKind, *, one: bool) -> ParentTie | None:
    if kind is not TieKind.BIOLOGICAL:
        return None
    for tie in writer.parents_of(child_id):
        known = len(writer.members(tie.partnership_id))
        if tie.kind is TieKind.BIOLOGICAL and (known == 0 or (known == 1 and one)):
            return tie
    return None


def _roles(unit: Unit, person_id: UUID, kind: TieKind) -> tuple[str, str]:
    """Only to a child of the case is she »mor«: further up the drawing says whose mother she is."""
    near = bool(unit.live(Child, Child.person_id == person_id))
    return _ROLES.get(kind, ("", "")) if near else ("", "")
