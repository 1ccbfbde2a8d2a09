"""Kommunens tællemåde: when the municipality counts a follow-up as held, and what one lacks to be counted.

It is a way of counting and not the law: barnets lov § 95 knows follow-up without a plan, and § 5, stk. 4, knows other
roads to what a child thinks. So a child not born yet asks for no talk, what was done instead of a talk counts as one,
and a case without a plan asks for no plan to be gone through.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from app.language.folding import join_names
from app.models.enums_people import PersonKind
from app.models.people import Person
from app.models.plan import FollowUp
from app.services.plan_kind import current_plan
from app.services.ports import Unit
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows

COUNTS = "Tæller med i kommunens tal."


@dataclass(frozen=True, slots=True)
class CountRule:
    """What the municipality asks of a follow-up before it counts it."""

    child_talked: bool
    plan_reviewed: bool

    def is_met(self, *, not_talked: bool, plan_open: bool) -> bool:
        """Tell whether a follow-up counts; see `missing`."""
        return not (self.child_talked and not_talked) and not (self.plan_reviewed and plan_open)

    def missing(self, not_talked: Sequence[str], *, plan_open: bool) -> str:
        """Return »Mangler til kommunens tal: talt med Mathias.«, or that it counts.

        `not_talked` are the children nobody talked with and nothing was done for instead; `plan_open` that there is a
        plan and it has not been gone through.
        """
        missing = []
        if self.child_talked and not_talked:
            missing.append(f"talt med {join_names(list(not_talked))}")
        if self.plan_reviewed and plan_open:
            missing.append("planen gennemgået")
        return f"Mangler til kommunens tal: {join_names(missing)}." if missing else COUNTS


def count_rule(unit: Unit) -> CountRule:
    """Return the municipality's rule; as shipped both are asked for (Herning's)."""
    counted = rules_of(unit).counts
    return CountRule(child_talked=counted.follow_up_needs_talk, plan_reviewed=counted.follow_up_needs_plan)


def is_asked_to_talk(person: Person) -> bool:
    """Tell whether anybody can be asked to talk with a child: it is born."""
    return person.kind is not PersonKind.UNBORN


def words_for(rows: CaseRows, row: FollowUp, rule: CountRule) -> str:
    """Return what a follow-up that was held lacks to be counted, or that it counts."""
    born = [rows.called(person.id) for _, person in rows.children(row.child_id) if is_asked_to_talk(person)]
    asked = ["alle børnene"] if len(born) > 1 else born
    planned = any(current_plan(rows, child.id) for child, _ in rows.children(row.child_id))
    plan_open = planned and not row.plan_reviewed
    return rule.missing([] if _was_heard(row) else asked, plan_open=plan_open)


def words_for_each(rows: CaseRows, held: Sequence[FollowUp], rule: CountRule) -> str:
    """Return the same of follow-ups of one child each, held together: what is missing for any of them, by name."""
    if len(held) == 1:
        return words_for(rows, held[0], rule)
    not_talked: list[str] = []
    plan_open = False
    for row in held:
        if not _was_heard(row):
            not_talked += [rows.called(each.id) for _, each in rows.children(row.child_id) if is_asked_to_talk(each)]
        plan_open |= not row.plan_reviewed and current_plan(rows, row.child_id) is not None
    return rule.missing(not_talked, plan_open=plan_open)


def _was_heard(row: FollowUp) -> bool:
    return bool(row.child_talked or row.heard_instead)
