"""How long there is for an assessment: four months from the day the need was seen (barnets lov § 20, stk. 3; § 50).

The day decides which law it is. A screening and an afdækning have no day of the law.
"""

import datetime as dt
from typing import Final
from uuid import UUID

from app.language.dates import long_date
from app.models.assessment import Assessment, AssessmentChild
from app.models.enums_early import AssessmentKind
from app.rules.deadlines import Deadline
from app.rules.rule import Trigger
from app.rules.rulebook import RuleBook
from app.services.snapshot import CaseRows

WITH_A_DAY: Final = frozenset({AssessmentKind.INVESTIGATION, AssessmentKind.OLD_INVESTIGATION})
OF_THE_LAW: Final = frozenset({"child-assessment", "child-assessment-sel"})
"""The deadlines of the law; a municipality may have others of its own from the same day."""
ENDS_SOONER: Final = WITH_A_DAY | {AssessmentKind.UNCOVERING}
"""What brings the first follow-up of help forward when it ends beside it (barnets lov § 95, stk. 2, nr. 1)."""
NO_DAY = "Skriv, hvornår behovet blev set. De fire måneder regnes herfra."
NO_LIMIT = "Loven sætter ingen dag. Bliv færdig så hurtigt, det kan lade sig gøre."
IN_TIME = "Skal være færdig senest {due}. Behovet blev set {seen}."
MAKE_PRELIMINARY = "De fire måneder er gået. Skriv en foreløbig vurdering, og bliv færdig snarest muligt."
HAS_PRELIMINARY = "Foreløbig vurdering {on}. Gør undersøgelsen færdig snarest muligt."


def rule_for(rules: RuleBook, row: Assessment) -> Deadline | None:
    """Return the deadline of the law that was in force when the need was seen; the newest while no day is written."""
    found = [each for each in rules.on_event(Trigger.AWARE) if each.id in OF_THE_LAW] if row.kind in WITH_A_DAY else []
    day = row.noticed_on
    return next((each for each in found if day is None or each.valid_on(day)), None)


def due_day(rules: RuleBook, row: Assessment) -> dt.date | None:
    """Return the last day of an assessment; None when the law sets none, or no day is written."""
    rule = rule_for(rules, row)
    if rule is None or row.noticed_on is None:
        return None
    return rule.due_on(row.noticed_on, saturday_counts=rules.counts.saturday_counts)


def time_words(rules: RuleBook, row: Assessment, today: dt.date) -> str:
    """Return how long there is and why, in a sentence; empty when it is finished."""
    if row.finished_on is not None:
        return ""
    if row.kind not in WITH_A_DAY:
        return NO_LIMIT
    due = due_day(rules, row)
    if due is None or row.noticed_on is None:
        return NO_DAY
    if row.preliminary_on:
        return HAS_PRELIMINARY.format(on=long_date(row.preliminary_on))
    if due < today:
        return MAKE_PRELIMINARY
    return IN_TIME.format(due=long_date(due), seen=long_date(row.noticed_on))


def ended_beside(rows: CaseRows, child_id: UUID | None, start: dt.date) -> dt.date | None:
    """Return the first day an afdækning or undersøgelse of a child (None: any) was finished since help began."""
    about = {each.assessment_id for each in rows.of(AssessmentChild) if child_id is None or each.child_id == child_id}
    ended = [each.finished_on for each in rows.of(Assessment) if each.id in about and each.kind in ENDS_SOONER]
    return min((day for day in ended if day and day >= start), default=None)


def is_looked_into(rows: CaseRows) -> bool:
    """Tell whether an assessment of the case is open."""
    return any(each.finished_on is None for each in rows.of(Assessment))
