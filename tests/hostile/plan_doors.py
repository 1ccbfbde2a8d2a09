"""The doors of the plan: goals, steps, who is responsible, interventions from wish to result, sections and answers."""

from collections.abc import Callable
from uuid import UUID

from app.models.case import Child
from app.models.enums import GoalStatus, PlanChoice
from app.models.plan import Goal, GoalResponsible, GoalStep, Intervention, PlanAnswer
from app.services import interventions, plan_sections, plan_templates, plans, youth_plan
from app.services.plan_question import Ask
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, Kept, kept_in, read


def _on(field: str, verb: Callable[[Unit, UUID, str], object]) -> Door:
    """A door for a text kept in a column of an intervention that has just been wished."""

    def door(unit: Unit, hall: Hall, text: str) -> Kept:
        made = interventions.wish(unit, hall.case, name="Kontaktperson")
        verb(unit, made, text)
        return Kept(Intervention, made, field)

    return door


def _ended(unit: Unit, made: UUID, **values: str) -> None:
    interventions.start(unit, made)
    interventions.end(unit, made, **values)  # type: ignore[arg-type]  # text fields by name


def _no_plan(unit: Unit, made: UUID, text: str) -> None:
    interventions.choose_plan(unit, made, choice=PlanChoice.NO_PLAN, because=text)


def _day_of(verb: Callable[[Unit, UUID, str], object]) -> Door:
    """A door for a day beside a verb on an intervention."""
    return read(lambda unit, hall, text: verb(unit, interventions.wish(unit, hall.case, name="Samtaler"), text))


def _because(unit: Unit, hall: Hall, text: str) -> Kept:
    plans.set_goal_status(unit, hall.the(Goal), GoalStatus.PAUSED, because=text)
    return Kept(Goal, hall.the(Goal), "status_because")


def _section(unit: Unit, hall: Hall, text: str) -> Kept | None:
    plan_sections.write_section(unit, hall.case, "strengths", text, child_id=hall.the(Child))
    unit.session.flush()
    found = [each.id for each in unit.live(PlanAnswer) if each.key == "strengths"]
    return Kept(PlanAnswer, found[0], "text") if found else None


def _answer(unit: Unit, hall: Hall, text: str) -> Kept:
    youth_plan.answer_question(unit, hall.case, Ask.YOUTH_SUPPORT, child_id=hall.the(Child), because=text)
    unit.session.flush()
    return Kept(PlanAnswer, next(each.id for each in unit.live(PlanAnswer) if each.key == Ask.YOUTH_SUPPORT), "text")


PLAN_DOORS: dict[str, Door] = {
    "goal.status": _because,
    "goal.step text": kept_in(GoalStep, "text", lambda u, h, t: plans.add_step(u, h.the(Goal), text=t)),
    "goal.step due": read(lambda u, h, t: plans.add_step(u, h.the(Goal), text="Et skridt", due=t)),
    "goal.responsible body": kept_in(
        GoalResponsible, "body", lambda u, h, t: plans.add_responsible(u, h.the(Goal), body=t)
    ),
    "goal.responsible does": kept_in(
        GoalResponsible, "does", lambda u, h, t: plans.add_responsible(u, h.the(Goal), body="skolen", does=t)
    ),
    "goal.score on": read(lambda u, h, t: plans.score_goal(u, h.the(Goal), value="4", on=t)),
    "intervention.wish name": kept_in(
        Intervention, "name", lambda u, h, t: interventions.wish(u, h.case, name=t, purpose="Ro")
    ),
    "intervention.wish purpose": kept_in(
        Intervention, "purpose", lambda u, h, t: interventions.wish(u, h.case, name="Samtaler", purpose=t)
    ),
    "intervention.wish why_this": kept_in(
        Intervention, "why_this", lambda u, h, t: interventions.wish(u, h.case, name="Samtaler", why_this=t)
    ),
    "intervention.grant legal_basis": _on("legal_basis", lambda u, i, t: interventions.grant(u, i, legal_basis=t)),
    "intervention.grant on": _day_of(lambda u, i, t: interventions.grant(u, i, on=t)),
    "intervention.start on": _day_of(lambda u, i, t: interventions.start(u, i, on=t)),
    "intervention.start until": _day_of(lambda u, i, t: interventions.start(u, i, expected_until=t)),
    "intervention.end result": _on("result", lambda u, i, t: _ended(u, i, result=t)),
    "intervention.end family_view": _on("family_view", lambda u, i, t: _ended(u, i, family_view=t)),
    "intervention.end on": _day_of(lambda u, i, t: _ended(u, i, on=t)),
    "intervention.refuse because": _on("result", lambda u, i, t: interventions.refuse(u, i, because=t)),
    "intervention.refuse on": _day_of(lambda u, i, t: interventions.refuse(u, i, because="Nej", on=t)),
    "intervention.plan_choice": _on("plan_choice_because", _no_plan),
    "plan.write_section text": _section,
    "plan.write_section key": read(lambda u, h, t: plan_sections.write_section(u, h.case, t, "Tekst")),
    "plan.answer": _answer,
    "plan_templates.restore": read(lambda u, _, t: plan_templates.restore_template(u, t)),
}
