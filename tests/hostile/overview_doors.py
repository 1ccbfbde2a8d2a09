"""The doors of the case load and of lists the municipality makes its own: weights, aims and kinds of placement."""

from dataclasses import replace
from functools import partial

from app.models.overview import CaseWeight
from app.models.plan import ActionPlan, Intervention
from app.services import case_load, case_weights, notification_senders, own_lists, placement_kinds, plan_aims
from app.services.own_list_rows import ListKind
from app.services.plan_aims import Aim
from app.services.ports import Unit
from app.services.weight_list import Heaviness, shipped_weights
from tests.hostile.hall import Door, Hall, Kept, read

AIM = Aim("own", "Ro om familien", "Der er ro om familien.")


def _answered(unit: Unit, hall: Hall, text: str) -> Kept:
    first = shipped_weights().criteria[0]
    case_weights.answer_criterion(unit, hall.case, criterion=first.id, level=first.levels[-1].id, because=text)
    unit.session.flush()
    [row] = unit.live(CaseWeight, CaseWeight.case_id == hall.case, CaseWeight.criterion == first.id)
    return Kept(CaseWeight, row.id, "because")


def _criteria(column: str, unit: Unit, hall: Hall, text: str) -> None:
    """Make a question or an answer our own, answer with it, and read the case load with it."""
    shipped = shipped_weights()
    first, *others = shipped.criteria
    level = replace(first.levels[-1], name=text if column == "answer" else first.levels[-1].name)
    own = replace(first, levels=(*first.levels[:-1], level), name=text if column == "question" else first.name)
    case_weights.save_criteria(unit, replace(shipped, criteria=(own, *others)))
    unit.session.flush()
    case_weights.answer_criterion(unit, hall.case, criterion=own.id, level=level.id)
    unit.session.flush()
    case_weights.read_weight(unit, hall.case)
    case_load.read_case_load(unit)


def _one_more(unit: Unit, _: Hall, text: str) -> None:
    load = case_load.read_case_load(unit, whose=text)
    case_load.one_more_case(unit, load, heaviness=Heaviness.LIGHT, week=1, preset_id=text)


def _placed(unit: Unit, hall: Hall, text: str) -> None:
    key = placement_kinds.add_placement_kind(unit, name=text, rung=5)
    unit.session.flush()
    placement_kinds.set_placement_kind(unit, hall.the(Intervention), key)
    placement_kinds.turn_placement_kind(unit, key, in_use=False)
    placement_kinds.list_placements(unit, hall.case)


def _aims(column: str, unit: Unit, hall: Hall, text: str) -> None:
    own = replace(AIM, **{column: text})
    plan_aims.save_aims(unit, (AIM, replace(own, id=own.id if column == "id" else "other")))
    unit.session.flush()
    plan_aims.set_aims(unit, hall.the(ActionPlan), (AIM.id,))
    plan_aims.read_aims(unit, hall.case)


def _own_list(kind: ListKind, column: str, unit: Unit, _: Hall, text: str) -> None:
    """Change the words of a list that is there, keep it, and read it again; also as the draft of its editor."""
    shown = own_lists.AREAS[kind].rows(unit)[0].list
    line = replace(shown.lines[0], **({column: text} if column in ("words", "more", "choice") else {}))
    wanted = replace(shown, lines=(line, *shown.lines[1:]), name=text if column == "name" else shown.name)
    own_lists.save_own_list(unit, own_lists.from_text(own_lists.as_text(wanted)))
    unit.session.flush()
    own_lists.AREAS[kind].rows(unit)


OVERVIEW_DOORS: dict[str, Door] = {
    "weight.answer because": _answered,
    "weight.answer level": read(
        lambda u, h, t: case_weights.answer_criterion(u, h.case, criterion=shipped_weights().criteria[0].id, level=t)
    ),
    **{f"weight.criteria_save {each}": read(partial(_criteria, each)) for each in ("question", "answer")},
    "case_load.capacity": read(lambda u, _, t: case_load.save_capacity(u, t)),
    "case_load.read whose": read(lambda u, _, t: case_load.read_case_load(u, whose=t)),
    "case_load.one_more": read(_one_more),
    "placement_kinds.add": read(_placed),
    "placement_kinds.turn": read(lambda u, _, t: placement_kinds.turn_placement_kind(u, t, in_use=False)),
    "intervention.placement_kind": read(lambda u, h, t: placement_kinds.set_placement_kind(u, h.the(Intervention), t)),
    **{f"plan.aims_save {each}": read(partial(_aims, each)) for each in ("id", "name", "text")},
    **{
        f"own_lists.save {kind.value} {each}": read(partial(_own_list, kind, each))
        for kind in ListKind
        for each in ("name", "words", "more", "choice")
    },
    "notification.senders_save": read(lambda u, _, t: notification_senders.save_senders(u, (t,))),
    "plan.aims": read(lambda u, h, t: plan_aims.set_aims(u, h.the(ActionPlan), (t,))),
}
