"""Early help without a case (barnets lov § 30): begun at once, with a count of talks and a next date.

No notification is asked for and nothing is decided by the authority. But the worry must be concrete and limited; when
it is not, an assessment is the road (in two of six files Ankestyrelsen found that one should have begun).
"""

from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.models.case import Case, Child
from app.models.enums import InterventionStatus
from app.models.enums_early import CaseStage, ConcernOutcome
from app.models.knowledge import Concern, Contact
from app.models.plan import Intervention
from app.rules.cadence import CadenceKind
from app.services.case_members import see_child
from app.services.due_courses import talks_in_course
from app.services.first_look import plan_first_look
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.rulebook import rules_of
from app.services.snapshot import read_case
from app.services.typed_values import typed_text

NAME = "Tidligt forløb"
LAW = "barnets lov § 30"
RUNG = 2
"""Where § 30 stands on the ladder unless somebody says otherwise by the ladder of the municipalities."""
ASK_LIMITED = "Skriv, hvad der gør det konkret og afgrænset."
NOT_LIMITED = "Er det ikke konkret og afgrænset, er et tidligt forløb ikke nok. Overvej en screening."
NEXT_MISSING = "Skriv en dato, hvor I ser på, om forløbet hjælper."
"""§ 30 has no statutory follow-up: the date is agreed, and none may be missing."""


@dataclass(frozen=True, slots=True)
class CourseState:
    """How far an early course has come: the child, how many talks of how many, whether one is running."""

    child_id: UUID
    name: str
    talks: int
    most: int


@use_case("early_course.begin")
def begin_early_course(
    unit: Unit, case_id: UUID, *, limited: bool, because: str, purpose: str, next_on: str,
    child_id: UUID | None = None, name: str = "",
) -> UUID:  # fmt: skip
    """Begin early help for a child at once and return the intervention's id.

    Raises UserError when it is not said why the worry is concrete and limited, or when there is no next date or it
    is gone by.
    """
    why = typed_text(because)
    if not why:
        raise UserError(ASK_LIMITED)
    if not limited:
        raise UserError(NOT_LIMITED)
    if not typed_text(next_on):
        raise UserError(NEXT_MISSING)
    case = unit.get(Case, case_id)
    if child_id is not None:
        see_child(unit, case_id, child_id)
    unit.about(case_id)
    if case.stage is CaseStage.WORRY:
        case.stage = CaseStage.EARLY
    for each in unit.live(Concern, Concern.case_id == case_id, Concern.outcome == ConcernOutcome.OPEN):
        each.outcome, each.closed_on = ConcernOutcome.EARLY_COURSE, unit.today
        each.limited, each.limited_because = True, why
    row = _help(unit, case_id, child_id, typed_text(name) or NAME, typed_text(purpose))
    plan_first_look(unit, case_id, next_on, child_id)
    return row.id


@use_case("early_course.count")
def course_states(unit: Unit, case_id: UUID) -> tuple[CourseState, ...]:
    """Return how many talks of an early course each child has had; empty when the rules count none."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    most = next((each.count for each in rules_of(unit).cadences if each.kind is CadenceKind.COUNTER), 0)
    if not most or not (rows.case.stage is CaseStage.EARLY or any(each.in_course for each in rows.of(Contact))):
        return ()
    return tuple(
        CourseState(child.id, rows.called(child.person_id), len(talks_in_course(rows, child)), most)
        for child in rows.of(Child)
    )


def _help(unit: Unit, case_id: UUID, child_id: UUID | None, name: str, purpose: str) -> Intervention:
    row = Intervention(case_id=case_id, child_id=child_id, name=name, status=InterventionStatus.ACTIVE, rung=RUNG)
    row.legal_basis, row.purpose = LAW, purpose or None
    row.since = ApproxDate.parse(unit.today.isoformat())
    row.order_key = next_key(unit, Intervention, case_id)
    return unit.add(row)
