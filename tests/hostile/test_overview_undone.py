"""Whatever the overview lets somebody do is undone and done again without a trace: every row and date is as it was.

One walk through story B: each verb in turn, undone, redone, and on from there.
"""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from app.bootstrap import OpenStore
from app.models.hand_over import HandOver, HandOverPoint
from app.models.overview import PeriodFile
from app.models.plan import ActionPlan, Intervention
from app.models.registry import CASE_CLASSES, RECORD_CLASSES
from app.rules.case_table import TableMapping, TableRow
from app.services import hand_over_points, hand_over_received, hand_over_road, period_files, plan_aims, review_steps
from app.services.case_load import save_capacity
from app.services.case_reviews import hold_review
from app.services.case_table_import import take_table
from app.services.case_table_import_rows import CaseList, Choices
from app.services.case_weights import answer_criterion, read_criteria
from app.services.due_rows import list_due
from app.services.history import undo
from app.services.period_counts import counts_of
from app.services.placement_kinds import add_placement_kind, set_placement_kind, turn_placement_kind
from app.services.ports import Unit, is_undoable
from app.services.review_steps import open_steps
from app.services.snapshot import read_case
from app.store.recorder import STAMPS
from tests.doing import ask
from tests.hostile.figure_doors import FILE

Verb = tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]
LISTED = CaseList(("Nr", "Navn"), (TableRow(2, ("7", "Ida Holm")), TableRow(3, ("8", "Bo Lund"))))


def everything(store: OpenStore) -> dict[str, Any]:
    """Every live row of every table that can be undone, without its stamps, and the dates that follow from them."""

    def rows(unit: Unit) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for name, kind in RECORD_CLASSES.items():
            columns = [each for each in kind.__table__.columns if each.name not in STAMPS]
            query = select(*columns).where(kind.deleted_at.is_(None)).order_by(kind.id)
            found[name] = [tuple(each) for each in unit.session.execute(query)]
        found["due"] = sorted(str((each.due, each.what, each.source_id)) for each in list_due(unit))
        return found

    return ask(store, rows)  # type: ignore[no-any-return]  # ask knows no types


def first(store: OpenStore, kind: Any, **values: Any) -> UUID:
    """The first live row of a class with some values."""

    def found(unit: Unit) -> UUID | None:
        some = unit.live(kind)
        return next((each.id for each in some if all(getattr(each, name) == of for name, of in values.items())), None)

    return UUID(str(ask(store, found)))


def walk(store: OpenStore, case_id: UUID) -> Iterator[Verb]:
    """The verbs in an order where each has something to do."""
    yield hand_over_road.prepare_sending, ([case_id],), {"to": "Bente"}
    yield hand_over_road.leave_hand_over, (first(store, HandOver),), {}
    yield hand_over_road.begin_hand_over, (case_id,), {"to": "Kirsten", "by": "1. december 2026"}
    over = first(store, HandOver)
    yield hand_over_road.change_hand_over, (over,), {"column": "must_know", "typed": "Ring først til skolen."}
    yield hand_over_road.plan_transition, (over,), {}
    yield hand_over_points.add_point, (over,), {"text": "nøglen ligger hos Pia"}
    yield hand_over_points.remove_point, (first(store, HandOverPoint),), {}
    yield hand_over_road.mark_sent, ([case_id],), {"mark": "a" * 32, "to": "Kirsten"}
    point = first(store, HandOverPoint)
    yield hand_over_received.see_points, ([point],), {}
    yield hand_over_received.ask_back, (point,), {"question": "Hvornår?"}
    yield hand_over_received.see_all, (over,), {}
    yield hand_over_received.write_remark, (over,), {"typed": "Planen mangler."}
    yield hand_over_road.leave_hand_over, (over,), {}
    asked = ask(store, read_criteria).criteria[0]
    yield answer_criterion, (case_id,), {"criterion": asked.id, "level": asked.levels[-1].id, "because": "fordi"}
    yield answer_criterion, (case_id,), {"criterion": asked.id, "level": "", "because": ""}
    yield plan_aims.set_aims, (first(store, ActionPlan, until=None), ("found_early",)), {}
    yield add_placement_kind, (), {"name": "Aflastning", "rung": 5}
    yield turn_placement_kind, ("Aflastning",), {"in_use": False}
    yield set_placement_kind, (first(store, Intervention, placement=True), "own_room"), {}
    yield save_capacity, ("120",), {}
    yield period_files.keep_period_file, (counts_of(FILE), "Nord"), {}
    yield period_files.remove_period_file, (first(store, PeriodFile),), {}
    yield hold_review, (case_id,), {"text": "Godt på vej", "steps": "ringer senest 4. december", "next_on": "1/6-2027"}
    yield review_steps.add_steps, (case_id,), {"typed": "skriver senest 5. december"}
    [step, *_] = ask(store, lambda unit: open_steps(read_case(unit, case_id)))
    yield review_steps.finish_step, (step.id,), {}
    yield take_table, (LISTED, TableMapping({0: "number", 1: "name"}), Choices()), {}


@pytest.mark.long(sample=False)
def test_every_verb_of_the_overview_is_undone_and_redone_whole(store: OpenStore, noah_case: UUID) -> None:
    assert set(CASE_CLASSES) <= set(RECORD_CLASSES.values())
    left, before = list[str](), everything(store)
    for verb, given, named in walk(store, noah_case):
        assert is_undoable(verb), verb.__name__
        with store.units.step("Gør", "test") as unit:
            verb(unit, *given, **named)
        assert unit.outcome is not None, verb.__name__
        after, steps = everything(store), [unit.outcome]
        for wanted in (before, after):
            with store.units.step("Fortryd", "step.undo", undoes=steps[-1].step_id) as back:
                undo(back, steps[-1].step_id)
            steps.append(back.outcome)
            here = everything(store)
            left += [f"{verb.__name__}: {name}" for name in here if here[name] != wanted[name]]
        assert after != before, verb.__name__
        before = after
    assert left == []
