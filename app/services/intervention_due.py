"""What is due of interventions: an expected end to speak of, and the choice of a plan or none under § 32."""

import datetime as dt
from collections.abc import Iterator

from app.models.enums import DueKind, InterventionStatus
from app.models.log import DueItem
from app.models.plan import Intervention
from app.rules.plan_decisions import FIRST_DAY, counted_from
from app.services.due_lines import Desk, Source, line
from app.services.plan_kind import decision_of
from app.services.plan_questions import needs_choice

END_RULE, CHOICE_RULE, PLAN_RULE = "expected_end", "plan_choice", "child-plan"
ENDS = "Den dag, den forventes at være slut."
CHOOSE = "Laver I en plan, skal den være færdig til den dag."


def of_interventions(desk: Desk) -> Iterator[DueItem]:
    """Yield what the interventions of a case ask for, each on its day; one without a day is told on the plan's page."""
    for each in desk.rows.of(Intervention):
        ends = each.expected_until.end if each.expected_until else None
        if each.status is InterventionStatus.ACTIVE and ends:
            what = f"Er »{_name(each)}« slut, eller fortsætter den?"
            item = line(desk.rows, _source(each), DueKind.AGREED, what, ends, ENDS)
            item.rule_id = END_RULE
            yield item
        decided = counted_from(each.decided_on)
        if decided and needs_choice(each) and decision_of(each).is_support:
            yield from _choice(desk, each, decided)


def _choice(desk: Desk, each: Intervention, decided: dt.date) -> Iterator[DueItem]:
    """Yield that somebody must choose, by the day a plan would have to be ready; choosing has no deadline itself."""
    rule = desk.rules.deadline(PLAN_RULE, on=decided)
    if rule is not None:
        what, told = f"Plan eller ingen plan til »{_name(each)}«", rule.because(decided)
        if each.decided_on and not each.decided_on.exact:
            told = f"{told} {FIRST_DAY}"
        item = line(desk.rows, _source(each), DueKind.PRACTICE, what, rule.due_on(decided), f"{CHOOSE} {told}")
        item.rule_id, item.law, item.uncertain = CHOICE_RULE, rule.law or None, rule.uncertain
        yield item


def _source(each: Intervention) -> Source:
    return Source("intervention", each.id, each.child_id)


def _name(each: Intervention) -> str:
    return each.name or "indsatsen"
