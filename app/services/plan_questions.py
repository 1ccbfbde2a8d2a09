"""What the plan asks the caseworker to decide: ages, a plan for support, goals, interventions and their ends.

None of the questions stops anything from being saved. The scope is the true one: § 108 demands an ungeplan only of the
placed, § 91 a plan only of the placed, § 32 a choice with its reason.
"""

from collections.abc import Iterator
from uuid import UUID

from app.models.case import Child
from app.models.enums import InterventionStatus
from app.models.plan import Goal, Intervention
from app.services.goal_rows import LIVE
from app.services.intervention_rows import is_overdue
from app.services.plan_ages import age_questions
from app.services.plan_kind import RUNS, current_plan, decision_of, is_decided
from app.services.plan_limits import shipped_limits
from app.services.plan_question import Ask, PlanQuestion
from app.services.snapshot import CaseRows

__all__ = ["Ask", "PlanQuestion", "needs_choice", "plan_questions"]

FEW_GOALS = "Få og nære mål er dem, en familie kan huske og selv være med til at nå."
CHOOSE = "Når barnet bor hjemme, bestemmer kommunen, om der laves en plan. Skriv, hvad I har valgt, og hvorfor."
NO_PARAGRAPH = "Der står ingen paragraf om hjælp. Skriv den, så følger svaret af den, eller skriv, hvad I har valgt."
_NUMBERS = {1: "Ét", 2: "To", 3: "Tre", 4: "Fire", 5: "Fem", 6: "Seks"}


def plan_questions(rows: CaseRows) -> tuple[PlanQuestion, ...]:
    """Return what is to be decided today, the demanded first."""
    found = [question for child, person in rows.children() for question in age_questions(rows, child, person)]
    found += _many_goals(rows)
    found += [question for child, _ in rows.children() for question in _no_goal(rows, child)]
    found += [question for each in rows.of(Intervention) for question in _of_intervention(rows, each)]
    return tuple(sorted(found, key=lambda each: not each.demanded))


def needs_choice(each: Intervention) -> bool:
    """Tell whether it is still to be noted if an intervention gets a plan or none (barnets lov § 32, or not known)."""
    decided = each.status in RUNS and is_decided(each)
    return decided and each.plan_choice is None and decision_of(each).asks_for_choice


def _live_goals(rows: CaseRows, child_id: UUID | None) -> list[Goal]:
    return [each for each in rows.of(Goal) if each.status in LIVE and each.child_id in (None, child_id)]


def _many_goals(rows: CaseRows) -> Iterator[PlanQuestion]:
    """Ask of each child with too many goals; when the goals they share are too many, that is asked once."""
    enough, children = shipped_limits().enough_goals, [child for child, _ in rows.children()]
    shared = len(_live_goals(rows, None))
    if len(children) > 1 and shared > enough:
        yield _too_many(children[0].id, "Planen", shared)
        return
    for child in children:
        if (count := len(_live_goals(rows, child.id))) > enough:
            yield _too_many(child.id, rows.called(child.person_id), count)


def _too_many(child_id: UUID, who: str, count: int) -> PlanQuestion:
    enough = shipped_limits().enough_goals
    words = f"{_NUMBERS.get(enough, str(enough))} mål er nok at holde øje med. Vil du sætte et på pause?"
    return PlanQuestion(Ask.MANY_GOALS, child_id, f"{who} har {count} mål i gang. {words}", FEW_GOALS)


def _no_goal(rows: CaseRows, child: Child) -> Iterator[PlanQuestion]:
    plan = current_plan(rows, child.id)
    if plan and plan.purpose and not _live_goals(rows, child.id):
        yield PlanQuestion(
            Ask.NO_GOAL,
            child.id,
            f"Hvad ønsker {rows.called(child.person_id)} sig?",
            "Planen har et formål, men ingen mål at gå efter endnu.",
        )


def _named(rows: CaseRows, each: Intervention) -> str:
    """Return »Plejefamilie«, and whose it is where siblings may have one each."""
    name = f"»{each.name}«" if each.name else "indsatsen"
    child = next((child for child in rows.of(Child) if child.id == each.child_id), None)
    return f"{name} for {rows.called(child.person_id)}" if child and len(rows.of(Child)) > 1 else name


def _choice(each: Intervention, name: str) -> PlanQuestion:
    """Ask for a plan or none: the law does for support at home; else the paragraph would tell, when it stood there."""
    asked = f"Skal der laves en plan til {name}?"
    if decision_of(each).is_support:
        return PlanQuestion(Ask.PLAN_CHOICE, each.id, asked, CHOOSE, "barnets lov §§ 32 og 91", demanded=True)
    return PlanQuestion(Ask.PLAN_CHOICE, each.id, asked, NO_PARAGRAPH)


def _of_intervention(rows: CaseRows, each: Intervention) -> Iterator[PlanQuestion]:
    name = _named(rows, each)
    if needs_choice(each):
        yield _choice(each, name)
    if each.status is InterventionStatus.GRANTED and each.since and (each.since.start or rows.today) <= rows.today:
        yield PlanQuestion(Ask.BEGUN, each.id, f"Er {name} begyndt?", "Den dag, den skulle begynde, er kommet.")
    if is_overdue(each, rows.today):
        yield PlanQuestion(
            Ask.OVERDUE, each.id, f"Er {name} slut, eller fortsætter den?", "Den dag, den skulle være slut, er gået."
        )
    if each.status in RUNS and is_decided(each) and not each.why_this:
        yield PlanQuestion(
            Ask.WHY_THIS,
            each.id,
            f"Hvorfor er {name} den rigtige indsats?",
            "Den, der tager sagen over, skal kunne se, hvad I valgte imellem.",
        )
