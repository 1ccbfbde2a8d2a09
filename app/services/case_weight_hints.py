"""What a case suggests of its own weight, from what is noted in it: how far it has come, children, help and homes."""

from collections.abc import Callable
from dataclasses import dataclass

from app.models.case import Child
from app.models.enums import InterventionStatus
from app.models.people import Household, HouseholdMember
from app.models.plan import Intervention
from app.services.case_phase import phases_of
from app.services.modules import switched_off
from app.services.plan_kind import is_placement, last_day
from app.services.rulebook import rules_of
from app.services.snapshot import CaseRows
from app.services.weight_list import Criterion, Level, SuggestBy

_ALIVE = (InterventionStatus.WISHED, InterventionStatus.GRANTED, InterventionStatus.ACTIVE)
_RUNS = (InterventionStatus.GRANTED, InterventionStatus.ACTIVE)


@dataclass(frozen=True, slots=True)
class Hint:
    """A suggested answer and why, in words that name nobody."""

    level_id: str
    level: str
    why: str


def hint_of(rows: CaseRows, asked: Criterion) -> Hint | None:
    """Return what a case suggests for a criterion; None where only she knows."""
    if asked.suggest_by is SuggestBy.PHASE:
        return _by_phase(rows, asked)
    count = _COUNTS.get(asked.suggest_by)
    if count is None:
        return None
    number, why = count(rows)
    fitting = [each for each in asked.levels if each.at_least is not None and each.at_least <= number]
    return _hint(max(fitting, key=lambda each: each.at_least or 0), why) if fitting else None


def _by_phase(rows: CaseRows, asked: Criterion) -> Hint | None:
    """Suggest by the phase that asks for most work: a case may be looked into while help runs."""
    there = phases_of(rows, rules_of(rows.unit), switched_off(rows.unit))
    fitting = [(each, phase) for each in asked.levels for phase in there if phase.value in each.phases]
    if not fitting:
        return None
    level, phase = max(fitting, key=lambda each: each[0].points)
    return _hint(level, f"sagen er ved: {phase.value}")


def _children(rows: CaseRows) -> tuple[int, str]:
    number = len(rows.of(Child))
    return number, "ét barn i sagen" if number == 1 else f"{number} børn i sagen"


def _help(rows: CaseRows) -> tuple[int, str]:
    number = sum(each.status in _ALIVE for each in rows.of(Intervention))
    if number == 0:
        return number, "ingen indsatser i gang"
    return number, "én indsats i gang eller på vej" if number == 1 else f"{number} indsatser i gang eller på vej"


def _places(rows: CaseRows) -> tuple[int, str]:
    """Count where the children live: homes they are in, and placements that run."""
    people = {each.person_id for each in rows.of(Child)}
    living = [each for each in rows.of(HouseholdMember) if (last_day(each.until) or rows.today) >= rows.today]
    homes = {each.household_id for each in living if each.person_id in people}
    there = {each.id for each in rows.of(Household)} & homes
    placed = [each for each in rows.of(Intervention) if each.status in _RUNS and is_placement(each)]
    number = max(1, len(there)) + len(placed)
    return number, "børnene bor ét sted" if number == 1 else f"børnene bor {number} steder"


def _hint(level: Level, why: str) -> Hint:
    return Hint(level.id, level.name, why)


_COUNTS: dict[SuggestBy, Callable[[CaseRows], tuple[int, str]]] = {
    SuggestBy.CHILDREN: _children,
    SuggestBy.HELP: _help,
    SuggestBy.PLACES: _places,
}
