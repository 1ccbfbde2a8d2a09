"""The choice of an ungeplan near 16 years, and the answer to what happens at 18 (barnets lov §§ 108 and 111)."""

from uuid import UUID

from app.errors import UserError
from app.models.approx_date import ApproxDate
from app.models.enums import PlanKind
from app.models.plan import ActionPlan, PlanAnswer
from app.rules.plan_templates import template_for
from app.services.case_members import see_child
from app.services.plan_kind import current_plan
from app.services.plan_question import Ask
from app.services.plan_sections import new_plan
from app.services.plan_templates import templates_for
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

HEADINGS = {
    Ask.YOUTH_PLAN: "Ungeplan: det har I valgt, og hvorfor",
    Ask.YOUTH_SUPPORT: "Ungestøtte: det har I valgt, og hvorfor",
}
"""The questions that are answered in a sentence, and what it stands under."""
NO_ANSWER = "Skriv, hvad I har valgt, og hvorfor."
NOT_IN_WORDS = "Det spørgsmål har sit eget svar i planen."
HAS_ONE = "Der er allerede en ungeplan."
_CARRIED = ("purpose", "expected_duration", "ends_when", "call_then", "if_hard")


@use_case("plan.begin_youth_plan")
def begin_youth_plan(unit: Unit, case_id: UUID, *, child_id: UUID) -> UUID:
    """Begin an ungeplan for one child from today, on the plan there was; that ends if it was the child's own.

    What stood under the headings is carried along; the old plan keeps it too. Raises UserError when there is one.
    """
    see_child(unit, case_id, child_id)
    rows = read_case(unit, case_id)
    old = current_plan(rows, child_id)
    if old is not None and old.kind is PlanKind.YOUTH_PLAN:
        raise UserError(HAS_ONE)
    plan = new_plan(unit, case_id, child_id)
    plan.kind, plan.since = PlanKind.YOUTH_PLAN, ApproxDate.of(unit.today)
    if old is not None:
        for name in _CARRIED:
            setattr(plan, name, getattr(old, name))
        _carry_answers(unit, rows, old, plan)
        if old.child_id == child_id:
            old.until = ApproxDate.of(unit.today)
    return plan.id


@use_case("plan.answer")
def answer_question(unit: Unit, case_id: UUID, ask: Ask, *, child_id: UUID, because: str) -> None:
    """Write what was chosen about an ungeplan (»nej, fordi …«) or about support at 18; a new answer replaces the old.

    Raises UserError without words, and for questions that are answered elsewhere.
    """
    if ask not in HEADINGS:
        raise UserError(NOT_IN_WORDS)
    words = typed_text(because)
    if not words:
        raise UserError(NO_ANSWER)
    see_child(unit, case_id, child_id)
    rows = read_case(unit, case_id)
    plan = current_plan(rows, child_id) or new_plan(unit, case_id)
    there = (each for each in rows.of(PlanAnswer) if each.key == ask and each.child_id == child_id)
    answer = next(there, None)
    if answer is None:
        answer = _new_answer(unit, plan, ask.value, child_id, HEADINGS[ask])
    answer.text = words


def _carry_answers(unit: Unit, rows: CaseRows, old: ActionPlan, plan: ActionPlan) -> None:
    """Carry along what stood under the old headings; what an ungeplan asks for too stands under its own words."""
    template = template_for(templates_for(unit), PlanKind.YOUTH_PLAN, None, unit.today)
    headings = {each.key: each.heading for each in template.sections} if template else {}
    for each in rows.inside(PlanAnswer, old.id):
        if each.child_id == plan.child_id and each.text and each.key not in HEADINGS:
            copy = _new_answer(unit, plan, each.key, each.child_id, headings.get(each.key, each.heading))
            copy.text = each.text
            unit.session.flush()


def _new_answer(unit: Unit, plan: ActionPlan, key: str, child_id: UUID | None, heading: str | None) -> PlanAnswer:
    row = PlanAnswer(case_id=plan.case_id, plan_id=plan.id, key=key, child_id=child_id, heading=heading)
    row.order_key = next_key(unit, PlanAnswer, plan.case_id)
    return unit.add(row)
