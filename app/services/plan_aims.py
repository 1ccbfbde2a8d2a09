"""The aims of early help as tags on a plan: the seven that are shipped or the municipality's own, chosen per plan.

An aim of the municipality's own has its first words as id, so that a case on another laptop reads the same.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from app.errors import UserError
from app.language.folding import fold
from app.models.order import key_between
from app.models.overview import PlanAim
from app.models.plan import ActionPlan
from app.paths import resources
from app.services.definitions import end_own, own_versions, take_in_use
from app.services.plan_kind import current_plan, title_of
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

UNKNOWN = "Det delmål kendes ikke. Vælg et fra listen."
UNREADABLE = "Listen over delmål kan ikke læses."
NO_NAME = "Skriv, hvad delmålet hedder."
LONG = "»{name}« er for langt. Skriv det på højst 60 tegn."
TWICE = "To delmål hedder det samme. Ret det ene."
NOT_SO_MANY = "Der skal være fra ét til 30 delmål."
LONGEST, MOST = 60, 30
OWN_SOURCE = "Kommunens egne delmål"
KIND, KEY = "plan_aims", "all"


@dataclass(frozen=True, slots=True)
class Aim:
    """One aim: its id, the short word on the tag, and what it is."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class PlanAimsRow:
    """The aims one plan works for. `whose` names the child when siblings have a plan each, else it is empty.

    `offered` is what can be chosen: the list, and last what was chosen from another one.
    """

    plan_id: UUID
    title: str
    whose: str
    chosen: tuple[str, ...]
    offered: tuple[Aim, ...]


@use_case("plan.aims_list")
def aims_here(unit: Unit) -> tuple[Aim, ...]:
    """Return the aims there are to choose among: the municipality's own list, else the one that is shipped."""
    unit.about()
    own = own_versions(unit, KIND).get(KEY)
    return aims_of(own.content) if own else shipped_aims()


@use_case("plan.aims_save", undoable=False)
def save_aims(unit: Unit, wanted: tuple[Aim, ...]) -> None:
    """Use other aims from today; what was chosen stays on its plan. Raises UserError with the first fault."""
    kept = tuple(Aim(each.id.strip(), _line(each.name), _line(each.text)) for each in wanted)
    for fault in faults_of(kept):
        raise UserError(fault)
    if kept == shipped_aims():
        end_own(unit, KIND, KEY)
    else:
        take_in_use(unit, KIND, KEY, as_text(kept), OWN_SOURCE)


@use_case("plan.aims_restore", undoable=False)
def restore_aims(unit: Unit) -> None:
    """Use the aims as they are shipped again."""
    end_own(unit, KIND, KEY)


@use_case("plan.aims_read")
def read_aims(unit: Unit, case_id: UUID) -> tuple[PlanAimsRow, ...]:
    """Return the plans in force of a case with their aims: the shared one first, then each child's own."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    shared = current_plan(rows)
    plans = [shared] if shared else []
    plans += [plan for child, _ in rows.children() if (plan := current_plan(rows, child.id)) and plan not in plans]
    aims = aims_here(unit)
    return tuple(_row(rows, plan, aims, several=len(plans) > 1) for plan in plans)


@use_case("plan.aims")
def set_aims(unit: Unit, plan_id: UUID, aims: tuple[str, ...]) -> None:
    """Say which aims a plan works for; none is fine. Raises UserError for one that is neither known nor there."""
    plan = unit.get(ActionPlan, plan_id)
    there = unit.live(PlanAim, PlanAim.plan_id == plan_id)
    known = {each.id for each in (*aims_here(unit), *shipped_aims())} | {each.aim for each in there}
    if set(aims) - known:
        raise UserError(UNKNOWN)
    stays: dict[str, PlanAim] = {}
    for each in there:
        if each.aim in aims and each.aim not in stays:
            stays[each.aim] = each
        else:
            unit.remove(each)
    key = max((each.order_key or "" for each in stays.values()), default=None)
    for aim in dict.fromkeys(aims):
        if aim not in stays:
            key = key_between(key, None)
            unit.add(PlanAim(case_id=plan.case_id, plan_id=plan_id, aim=aim, order_key=key))


def aims_of(text: str) -> tuple[Aim, ...]:
    """Return the aims a text holds (a list of id, name and sentence). Raises UserError when it is something else."""
    try:
        return tuple(Aim(str(key), str(name), str(about)) for key, name, about in json.loads(text)[:])
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise UserError(UNREADABLE) from error


def as_text(aims: Iterable[Aim]) -> str:
    """Return aims as they are kept."""
    return json.dumps([[each.id, each.name, each.text] for each in aims], ensure_ascii=False)


def faults_of(aims: Sequence[Aim]) -> Iterator[str]:
    """Yield what must be put right before a list of aims can be used."""
    if not 1 <= len(aims) <= MOST:
        yield NOT_SO_MANY
    if not all(each.id and each.name for each in aims):
        yield NO_NAME
    yield from (
        LONG.format(name=f"{each.name[:30]} …") for each in aims if max(map(len, (each.name, each.id))) > LONGEST
    )
    for said in ([each.id for each in aims], [fold(each.name) for each in aims]):
        if len(set(said)) < len(said):
            yield TWICE


@cache
def shipped_aims() -> tuple[Aim, ...]:
    """Return the seven aims that come with the program."""
    content = tomllib.loads((resources() / "definitions" / "aims.toml").read_text(encoding="utf-8"))
    return tuple(Aim(str(each["id"]), str(each["name"]), str(each["text"])) for each in content["aim"])


def aim_name(aim_id: str) -> str:
    """Return what an aim is called; one of the municipality's own is called what its id says."""
    return next((each.name for each in shipped_aims() if each.id == aim_id), aim_id)


def _line(text: str) -> str:
    return " ".join(typed_text(text).split())


def _row(rows: CaseRows, plan: ActionPlan, aims: tuple[Aim, ...], *, several: bool) -> PlanAimsRow:
    whose = (rows.child_name(plan.child_id) or "alle børn") if several else ""
    chosen = {each.aim: None for each in rows.inside(PlanAim, plan.id)}
    known, shipped = {each.id for each in aims}, {each.id: each for each in shipped_aims()}
    strange = tuple(shipped.get(each, Aim(each, each, "")) for each in chosen if each not in known)
    return PlanAimsRow(plan.id, title_of(rows, plan.child_id), whose, tuple(chosen), (*aims, *strange))
