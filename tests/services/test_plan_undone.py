"""Every verb of the plan is one step, and undoing it gives back what stood there before, fact for fact."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.enums import Arena, GoalStatus, PlanChoice, Worked
from app.models.plan import Goal, GoalStep, Intervention
from app.services import intervention_goals, interventions, plan_sections, plans, youth_plan
from app.services.case_content import content_of
from app.services.history import undo
from app.services.plan_page import read_plan
from app.services.plan_question import Ask
from app.services.ports import Unit
from tests.doing import ask, do

Verb = Callable[[Unit, UUID], Any]


def _child(unit: Unit, case_id: UUID) -> UUID:
    return read_plan(unit, case_id).children[0].child_id


def _goal(unit: Unit) -> UUID:
    return unit.live(Goal)[0].id


def _named(unit: Unit, name: str) -> UUID:
    return next(each.id for each in unit.live(Intervention) if each.name == name)


VERBS: dict[str, Verb] = {
    "set_plan": lambda unit, case: plans.set_plan(unit, case, purpose="Nyt", ends_when="Når Noah siger til"),
    "add_goal": lambda unit, case: plans.add_goal(unit, case, text="Nyt", now="tre", period="siden august 2026"),
    "goal_status": lambda unit, _: plans.set_goal_status(unit, _goal(unit), GoalStatus.PAUSED, because="Ferie"),
    "move_goal": lambda unit, _: plans.move_goal(unit, _goal(unit), by=1),
    "add_step": lambda unit, _: plans.add_step(unit, _goal(unit), text="Et skridt", due="før jul"),
    "step_status": lambda unit, _: plans.set_step_status(unit, unit.live(GoalStep)[0].id, GoalStatus.REACHED),
    "responsible": lambda unit, _: plans.add_responsible(unit, _goal(unit), body="skolen"),
    "score": lambda unit, _: plans.score_goal(unit, _goal(unit), value="7"),
    "wish": lambda unit, case: interventions.wish(unit, case, name="Ny"),
    "wish_again": lambda unit, _: interventions.wish_again(unit, _named(unit, "Anbringelse på opholdssted")),
    "grant": lambda unit, _: interventions.grant(unit, _named(unit, "Ønsket"), legal_basis="barnets lov § 32"),
    "start": lambda unit, _: interventions.start(unit, _named(unit, "Ønsket")),
    "refuse": lambda unit, _: interventions.refuse(unit, _named(unit, "Ønsket"), because="Nej"),
    "end": lambda unit, _: interventions.end(
        unit, _named(unit, "Fast kontaktperson"), worked=Worked.YES, result="Godt"
    ),
    "choose": lambda unit, _: interventions.choose_plan(
        unit, _named(unit, "Fast kontaktperson"), choice=PlanChoice.NO_PLAN, because="Kort"
    ),
    "arenas": lambda unit, _: interventions.set_arenas(unit, _named(unit, "Fast kontaktperson"), (Arena.LEISURE,)),
    "goals": lambda unit, _: intervention_goals.set_goals(unit, _named(unit, "Fast kontaktperson"), (_goal(unit),)),
    "section": lambda unit, case: plan_sections.write_section(unit, case, "wishes", "Kok"),
    "answer": lambda unit, case: youth_plan.answer_question(
        unit, case, Ask.YOUTH_SUPPORT, child_id=_child(unit, case), because="Han bliver hos Jan"
    ),
}


@pytest.mark.long
@pytest.mark.parametrize("verb", VERBS.values(), ids=VERBS.keys())
def test_a_verb_is_undone_and_done_again(store: OpenStore, noah_case: UUID, verb: Verb) -> None:
    do(store, interventions.wish, noah_case, name="Ønsket")
    before = ask(store, content_of, noah_case)
    with store.units.step("Skridt", "test") as unit:
        verb(unit, noah_case)
    assert unit.outcome is not None
    after = ask(store, content_of, noah_case)
    assert after != before

    with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as back:
        undo(back, unit.outcome.step_id)
    assert ask(store, content_of, noah_case) == before
    assert back.outcome is not None
    with store.units.step("Gentag", "step.undo", undoes=back.outcome.step_id) as again:
        undo(again, back.outcome.step_id)
    assert ask(store, content_of, noah_case) == after


def test_an_ungeplan_begun_by_mistake_is_undone(store: OpenStore, mathias_case: UUID) -> None:
    before = ask(store, content_of, mathias_case)
    child = ask(store, read_plan, mathias_case).children[0].child_id
    with store.units.step("Ungeplan", "test") as unit:
        youth_plan.begin_youth_plan(unit, mathias_case, child_id=child)
    assert unit.outcome is not None
    assert ask(store, read_plan, mathias_case).title == "Ungeplan"
    with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as back:
        undo(back, unit.outcome.step_id)
    assert ask(store, content_of, mathias_case) == before
