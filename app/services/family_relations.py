"""How two people get on, as somebody says it."""

from uuid import UUID

from app.errors import UserError
from app.models.enums_people import DIRECTED, RelationKind
from app.models.people import Person, Relation
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.typed_values import typed_text, typed_value

TWO_PEOPLE = "Vælg to forskellige personer."


@use_case("person.relate")
def relate(
    unit: Unit,
    a_id: UUID,
    b_id: UUID,
    *,
    kind: str,
    text: str = "",
    said_by: UUID | None = None,
    confidential: bool | None = None,
    since: str = "",
) -> UUID:
    """Say how two people get on; a kind with a direction goes from `a` to `b`. Returns the relation.

    The same said again by the same person is not drawn twice: what is new about it is added.
    Raises UserError when it is one and the same person.
    """
    if a_id == b_id:
        raise UserError(TWO_PEOPLE)
    case_id = unit.get(Person, a_id).case_id
    for person_id in (b_id, said_by):
        if person_id:
            unit.get(Person, person_id)
    relation = _said_before(unit, (a_id, b_id), RelationKind(kind), said_by)
    if relation is None:
        key = next_key(unit, Relation, case_id)
        relation = unit.add(Relation(case_id=case_id, a_id=a_id, b_id=b_id, kind=RelationKind(kind), order_key=key))
        relation.said_by_id = said_by
    relation.text = typed_text(text) or relation.text
    relation.confidential = relation.confidential if confidential is None else confidential
    relation.since = typed_value(Relation.__table__.columns["since"], since, unit.today) or relation.since
    unit.session.flush()
    return relation.id


@use_case("person.unrelate")
def unrelate(unit: Unit, relation_id: UUID) -> None:
    """Take away a relation that is not so."""
    unit.remove(unit.get(Relation, relation_id))


def _said_before(unit: Unit, pair: tuple[UUID, UUID], kind: RelationKind, said_by: UUID | None) -> Relation | None:
    either_way = {pair} if kind in DIRECTED else {pair, pair[::-1]}
    known = unit.live(Relation, Relation.a_id.in_(pair), Relation.kind == kind)
    for each in known:
        if (each.a_id, each.b_id) in either_way and each.said_by_id == said_by and each.until is None:
            return each
    return None
