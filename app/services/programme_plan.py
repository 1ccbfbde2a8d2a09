"""From the catalogue into a plan: what is known of the child, and the wished intervention as the catalogue says it."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.approx_date import ApproxDate, age_on
from app.models.case import Child
from app.models.enums import GoalStatus, InterventionStatus
from app.models.knowledge import Concern
from app.models.plan import ActionPlan, Goal, Intervention, InterventionArena
from app.rules.programmes import Programme
from app.services.ports import Unit, use_case
from app.services.programme_search import situation_words
from app.services.programmes import keep_version, programme_of, programmes_for, shipped_catalogue
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.wording import word

GONE = "Tilbuddet er ikke i kataloget mere. Vælg et andet."
OUT_OF_USE = "Tilbuddet er taget ud af brug. Vælg et andet, eller tag det i brug igen."
_ASIDE = (GoalStatus.REACHED, GoalStatus.DROPPED)


@dataclass(frozen=True, slots=True)
class ChildSituation:
    """What the search begins from: a child, its age in whole years if known, and folded words of goals and worries."""

    child_id: UUID
    name: str
    age: int | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class UsedProgramme:
    """The programme an intervention came from, as it was then; whether it was changed or taken out of use since."""

    programme: Programme
    is_changed: bool
    is_in_use: bool


@use_case("programmes.situations")
def child_situations(unit: Unit, case_id: UUID) -> tuple[ChildSituation, ...]:
    """Return the situation of each child of a case, in their order. Raises UserError when the case is gone."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    return tuple(_situation(rows, child.id) for child, _ in rows.children())


@use_case("programmes.add")
def add_from_catalogue(unit: Unit, case_id: UUID, child_id: UUID | None, programme_id: str) -> UUID:
    """Put a programme in the plan as wished today, with what the catalogue says, and return the intervention.

    A law that has ended is not carried over: the basis of a new decision is for the caseworker to name. Raises
    UserError when the programme is gone or out of use, or the child is.
    """
    programme = programmes_for(unit).get(programme_id)
    if programme is None:
        raise UserError(GONE)
    if not programme.in_use(unit.today):
        raise UserError(OUT_OF_USE)
    if child_id is not None:
        unit.get(Child, child_id)
    row = Intervention(
        case_id=case_id,
        order_key=next_key(unit, Intervention, case_id),
        child_id=child_id,
        name=programme.name,
        rung=programme.rung,
        placement=True if programme.placement else None,
        status=InterventionStatus.WISHED,
        wished_on=ApproxDate.of(unit.today),
        legal_basis=shipped_catalogue().law_now(programme, unit.today) or None,
        programme_id=programme.id,
        programme_version=keep_version(unit, programme),
    )
    made = unit.add(row).id
    for arena in programme.arenas:
        key = next_key(unit, InterventionArena, case_id)
        unit.add(InterventionArena(case_id=case_id, order_key=key, intervention_id=made, arena=arena))
        unit.session.flush()
    return made


@use_case("programmes.used")
def used_programme(unit: Unit, intervention_id: UUID) -> UsedProgramme | None:
    """Return what an intervention was made from; None for a tailor-made one, and for a catalogue not known here."""
    row = unit.get(Intervention, intervention_id)
    then = programme_of(unit, row.programme_id, row.programme_version) if row.programme_id else None
    if then is None:
        return None
    now = programmes_for(unit).get(then.id)
    return UsedProgramme(then, is_changed=now != then, is_in_use=now is not None and now.in_use(unit.today))


def _situation(rows: CaseRows, child_id: UUID) -> ChildSituation:
    person = rows.person(next(each.person_id for each in rows.of(Child) if each.id == child_id))
    age = age_on(person.birth, rows.today) if person is not None and person.birth is not None else None
    words = situation_words(_spoken_of(rows, child_id))
    return ChildSituation(child_id, rows.child_name(child_id), age.years if age else None, words)


def _spoken_of(rows: CaseRows, child_id: UUID) -> Iterator[str]:
    """Yield what the plan and the worries say of a child, or of all children."""
    for goal in rows.of(Goal):
        if goal.child_id in (None, child_id) and goal.status not in _ASIDE:
            yield from filter(None, (goal.text, goal.professional_text, goal.target, goal.reached_when))
            yield word(goal.area) if goal.area is not None else ""
    for plan in rows.of(ActionPlan):
        if plan.child_id in (None, child_id):
            yield plan.purpose or ""
    for concern in rows.of(Concern):
        if concern.child_id in (None, child_id):
            yield concern.text or ""
