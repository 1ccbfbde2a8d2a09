"""Whether a child that is about to be written down may be here already: the same name and birth, nothing more.

Only a hint for the caseworker's own eyes, who sees all her cases anyway; it never stops anybody.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.language.folding import fold
from app.language.search_terms import terms
from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.models.enums import CaseStatus
from app.models.enums_early import CaseStage
from app.models.people import Person
from app.services.cases import age_text
from app.services.ports import Unit, use_case
from app.services.typed_values import typed_text

LOOKED_AT = 300
"""People of the name who are compared; the index finds them at once among all."""


@dataclass(frozen=True, slots=True)
class KnownChild:
    """A child that is here: in which case, and how far that is. `age` is empty when nobody wrote when it was born."""

    case_id: UUID
    name: str
    age: str
    number: str
    stage: CaseStage
    is_closed: bool


@use_case("cases.known_child")
def known_children(unit: Unit, name: str, birth: str) -> tuple[KnownChild, ...]:
    """Return the children of this store that have the name as it is typed, and were not born at another time.

    A first name alone is asked about only when the birth is the same: there are many of them.
    """
    wanted, born = fold(typed_text(name)), ApproxDate.parse(typed_text(birth))
    if not wanted:
        return ()
    alike = unit.search.find([[(each,) for each in terms(wanted)]], names=True, limit=LOOKED_AT)
    query = (
        select(Case.id, Case.number, Case.stage, Case.status, Person.name, Person.birth)
        .join(Child, Child.case_id == Case.id)
        .join(Person, Person.id == Child.person_id)
        .where(Person.id.in_([each.row_id for each in alike if each.kind == "person"]))
        .where(Case.deleted_at.is_(None), Child.deleted_at.is_(None), Person.deleted_at.is_(None))
        .order_by(Case.number)
    )
    found = tuple(
        KnownChild(
            row.id, row.name, age_text(row.birth, unit.today), row.number or "", row.stage,
            row.status is CaseStatus.CLOSED,
        )
        for row in unit.session.execute(query)
        if fold(row.name or "") == wanted and _may_be_born(born, row.birth, unsure=" " in wanted)
    )  # fmt: skip
    unit.about(*(each.case_id for each in found))
    return found


def _may_be_born(typed: ApproxDate, known: ApproxDate | None, *, unsure: bool) -> bool:
    """Tell whether two births can be the same; `unsure` is the answer when one of them is not known."""
    if known is None or not (typed.start and typed.end and known.start and known.end):
        return unsure
    return typed.start <= known.end and known.start <= typed.end
