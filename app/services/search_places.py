"""Where something that was found is opened: the meeting a sentence was said at, who else's lines stand in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.language.folding import join_names
from app.models.case import Case
from app.models.meeting import Contribution, Meeting
from app.services.ports import Unit, use_case
from app.services.search_ranking import case_facts, children_of


@dataclass(frozen=True, slots=True)
class CaseName:
    """A case as it is told apart in one line."""

    id: UUID
    children: str
    number: str
    is_open: bool


@use_case("meeting.list")
def meeting_of(unit: Unit, kind: str, row_id: UUID) -> UUID | None:
    """Return the meeting something lies in, or is; None when it lies in none. Raises UserError when it is gone."""
    if kind == "meeting":
        return unit.get(Meeting, row_id).id
    return unit.get(Contribution, row_id).meeting_id if kind == "said" else None


@use_case("search")
def name_cases(unit: Unit, cases: Sequence[UUID]) -> tuple[CaseName, ...]:
    """Return cases by their children's names, in the order asked for; those that are gone are left out."""
    live = select(Case.id, Case.number).where(Case.id.in_(cases), Case.deleted_at.is_(None))
    numbers = {case_id: number or "" for case_id, number in unit.session.execute(live)}
    facts, children = case_facts(unit, numbers), children_of(unit, numbers)
    return tuple(
        CaseName(each, join_names([name for name in children.get(each, {}).values() if name]), numbers[each],
                 facts[each].is_open)
        for each in cases if each in numbers
    )  # fmt: skip
