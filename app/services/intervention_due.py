"""What is due of interventions: an expected end to speak of, and the choice of a plan or none under § 32."""

import datetime as dt
from collections.abc import Iterator

from app.models.enums import DueKind, InterventionStatus
from app.models.log import DueItem
from app.models.plan import Intervention
from app.rules.counting import months_after
from app.rules.plan_decisions import NEW_LAW
from app.services.plan_kind import decision_of, last_day
from app.services.plan_questions import needs_choice
from app.services.snapshot import CaseRows

END_RULE, CHOICE_RULE = "expected_end", "plan_choice"
MONTHS_TO_PLAN = 3
"""Months from the decision to the plan (barnets lov § 91); until then it must be chosen whether there is one."""


def of_interventions(rows: CaseRows) -> Iterator[DueItem]:
    """Yield what the interventions of a case ask for, each on its day; one without a day is told on the plan's page."""
    for each in rows.of(Intervention):
        name = each.name or "indsatsen"
        ends = each.expected_until.end if each.expected_until else None
        if each.status is InterventionStatus.ACTIVE and ends:
            what = f"Er »{name}« slut, eller fortsætter den?"
            yield _item(rows, each, DueKind.AGREED, what, ends, "Den dag, den forventes at være slut.", END_RULE)
        decided = last_day(each.decided_on)
        if needs_choice(each) and decision_of(each).is_support and decided and decided >= NEW_LAW:
            because = "Laver I en plan, skal den være færdig senest 3 måneder efter afgørelsen (barnets lov § 91)."
            day = months_after(decided, MONTHS_TO_PLAN)
            yield _item(rows, each, DueKind.PRACTICE, f"Plan eller ingen plan til »{name}«", day, because, CHOICE_RULE)


def _item(
    rows: CaseRows, each: Intervention, kind: DueKind, what: str, due: dt.date, because: str, rule: str
) -> DueItem:
    return DueItem(
        case_id=rows.case.id, child_id=each.child_id, source_table="intervention", source_id=each.id, rule_id=rule,
        kind=kind, what=what, due_on=due, explanation=because,
    )  # fmt: skip
