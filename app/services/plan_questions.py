"""What the plan asks the caseworker to decide: an ungeplan, a plan for support at home, a purpose, who follows up.

Each question says why and where the rule stands; none of them stops anything from being saved. The scope is the true
one: § 108 demands an ungeplan only of the placed, § 91 a plan only of the placed, § 32 a choice with its reason.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from app.language.dates import long_date
from app.language.folding import possessive
from app.models.case import Child
from app.models.enums import InterventionStatus, PlanKind
from app.models.people import Person
from app.models.plan import Goal, Intervention
from app.rules.ages import birthday
from app.rules.counting import months_after
from app.services.goal_rows import LIVE
from app.services.interventions import is_overdue
from app.services.plan_kind import current_plan, has_decision
from app.services.plan_sections import is_placed
from app.services.snapshot import CaseRows

ENOUGH_GOALS = 3
_RUNS = (InterventionStatus.ACTIVE, InterventionStatus.GRANTED)
_BEFORE_16 = 3
"""Months before the 16th birthday from which the question is asked, so that the talk can be held in time."""


class Ask(StrEnum):
    """What is asked; the window gives each one a key of its own."""

    YOUTH_PLAN = "youth_plan"
    YOUTH_SUPPORT = "youth_support"
    PLAN_CHOICE = "plan_choice"
    MANY_GOALS = "many_goals"
    NO_GOAL = "no_goal"
    OVERDUE = "overdue"
    WHY_THIS = "why_this"


@dataclass(frozen=True, slots=True)
class PlanQuestion:
    """One thing to decide. `about_id` is the child, goal or intervention; `demanded` when the law demands an answer."""

    ask: Ask
    about_id: UUID
    text: str
    because: str
    law: str = ""
    demanded: bool = False


def plan_questions(rows: CaseRows) -> tuple[PlanQuestion, ...]:
    """Return what is to be decided today, the demanded first."""
    found = [question for child, person in rows.children() for question in _of_child(rows, child, person)]
    found += [question for each in rows.of(Intervention) for question in _of_intervention(rows, each)]
    return tuple(sorted(found, key=lambda each: not each.demanded))


def _of_child(rows: CaseRows, child: Child, person: Person) -> Iterator[PlanQuestion]:
    name, today = rows.called(child.person_id), rows.today
    born = person.birth.exact if person.birth else None
    if born:
        yield from _of_age(rows, child, name, born)
    live = [each for each in rows.of(Goal) if each.status in LIVE and each.child_id in (None, child.id)]
    if len(live) > ENOUGH_GOALS:
        text = f"{name} har {len(live)} mål i gang. Tre mål er nok at holde øje med. Vil du sætte et på pause?"
        yield PlanQuestion(
            Ask.MANY_GOALS, child.id, text, "Få og nære mål er dem, en familie kan huske og selv være med til at nå."
        )
    plan = current_plan(rows, child.id)
    if not live and plan and plan.purpose and (plan.since is None or (plan.since.start or today) <= today):
        yield PlanQuestion(
            Ask.NO_GOAL, child.id, f"Hvad ønsker {name} sig?", "Planen har et formål, men ingen mål at gå efter endnu."
        )


def _of_age(rows: CaseRows, child: Child, name: str, born: dt.date) -> Iterator[PlanQuestion]:
    today, placed = rows.today, is_placed(rows, child.id)
    sixteen, eighteen = birthday(born, 16), birthday(born, 18)
    plan = current_plan(rows, child.id)
    has_youth_plan = bool(plan and plan.kind is PlanKind.YOUTH_PLAN)
    helped = has_decision(rows)
    if months_after(sixteen, -_BEFORE_16) <= today < eighteen and helped and not has_youth_plan:
        when = f"{name} {'fyldte' if sixteen <= today else 'fylder'} 16 år {long_date(sixteen)}."
        scope = (
            "Er den unge anbragt, skal der laves en ungeplan."
            if placed
            else "Uden anbringelse skal I tage stilling; planen er kun et krav, hvis den unge er anbragt."
        )
        yield PlanQuestion(
            Ask.YOUTH_PLAN,
            child.id,
            f"Skal der laves en ungeplan for {name}?",
            f"{when} {scope}",
            "barnets lov § 108",
            demanded=placed and sixteen <= today,
        )
    if months_after(eighteen, -6) <= today < eighteen and helped:
        scope = "skal der være truffet en afgørelse om ungestøtte" if placed else "er det tid til at tale om ungestøtte"
        yield PlanQuestion(
            Ask.YOUTH_SUPPORT,
            child.id,
            f"Hvad skal der ske ved {possessive(name)} 18-års fødselsdag?",
            f"{name} fylder 18 år {long_date(eighteen)}. Senest et halvt år før {scope}.",
            "barnets lov § 111",
            demanded=placed,
        )


def _of_intervention(rows: CaseRows, each: Intervention) -> Iterator[PlanQuestion]:
    name = each.name or "indsatsen"
    decided = each.decided_on or each.legal_basis
    if each.status in _RUNS and decided and not each.placement and each.plan_choice is None and _is_support(each):
        yield PlanQuestion(
            Ask.PLAN_CHOICE,
            each.id,
            f"Skal der laves en plan til »{name}«?",
            "Ved støtte i hjemmet bestemmer kommunen, om der laves en plan. Skriv, hvad I har valgt, og hvorfor.",
            "barnets lov §§ 32 og 91",
            demanded=True,
        )
    if is_overdue(each, rows.today):
        yield PlanQuestion(
            Ask.OVERDUE,
            each.id,
            f"Er »{name}« slut, eller fortsætter den?",
            "Den dag, den skulle være slut, er gået.",
        )
    if each.status is not InterventionStatus.REFUSED and each.status in _RUNS and decided and not each.why_this:
        yield PlanQuestion(
            Ask.WHY_THIS,
            each.id,
            f"Hvorfor er »{name}« den rigtige indsats?",
            "Den, der tager sagen over, skal kunne se, hvad I valgte imellem.",
        )


def _is_support(each: Intervention) -> bool:
    """Tell whether the decision is about support at home under barnets lov: § 30 and the old law ask for no choice."""
    return "§ 32" in (each.legal_basis or "").replace("\u00a0", " ")
