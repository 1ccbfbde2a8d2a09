"""What the municipality gives a child, on the professional copy: in force, wished for, over; the ladder as a picture.

A child's decision is told with the law it was made under and the day as it is known; numbers are never translated.
"""

from app.language.dates import from_to
from app.language.folding import join_names
from app.models.case import Child
from app.models.enums import InterventionStatus
from app.models.plan import Intervention, InterventionArena
from app.services import plan_wording as say
from app.services.intervention_rows import is_overdue, waiting_days
from app.services.ladder import LadderRow, ladder_rows
from app.services.plan_kind import decision_of, is_decided
from app.services.plan_professional_rows import DecisionPart, EndedLine, HelpPart, InterventionLine
from app.services.told_facts import Told
from app.wording import word

_RUNS = (InterventionStatus.ACTIVE, InterventionStatus.GRANTED)
_COMING = (InterventionStatus.WISHED,)


def decision(told: Told, child: Child, *, with_rung: bool) -> DecisionPart | None:
    """Return the decision in force for a child, or None; its rung only where the ladder is in use."""
    each = _governing(told, child)
    if each is None:
        return None
    return DecisionPart(
        legal_basis=say.legal_text(each),
        decided=told.day(each, "decided_on"),
        purpose=told.text(each, "purpose"),
        expected_duration=told.text(each, "expected_duration"),
        rung=f"trin {each.rung}" if with_rung and each.rung else "",
        choice=_choice(told, each),
    )


def help_of(told: Told, child: Child, *, with_ladder: bool) -> HelpPart:
    """Return everything given, wished for and over for one child."""
    own = _of_child(told, child)
    running = [each for status in (*_RUNS, *_COMING) for each in own if each.status is status]
    over = [each for each in own if each.status in (InterventionStatus.ENDED, InterventionStatus.REFUSED)]
    return HelpPart(
        running=tuple(_line(told, each) for each in running),
        ended=tuple(_ended(told, each) for each in over),
        ladder=_ladder(told, child) if with_ladder else None,
    )


def _of_child(told: Told, child: Child) -> list[Intervention]:
    return [each for each in told.rows.of(Intervention) if each.child_id in (None, child.id)]


def _governing(told: Told, child: Child) -> Intervention | None:
    """Return what the plan stands on: what carries a plan before what does not, never early help (§ 30)."""
    running = [each for each in _of_child(told, child) if each.status in _RUNS and is_decided(each)]
    found = [each for each in running if not decision_of(each).is_early_help]
    return min(found, key=lambda each: not decision_of(each).carries_plan(), default=None)


def _choice(told: Told, each: Intervention) -> str:
    """Return »der laves ingen plan, fordi …«: what § 32 asks the municipality to choose and to give reasons for."""
    if each.plan_choice is None or not told.may(each, "plan_choice"):
        return ""
    why = say.mid_sentence(told.rows, told.text(each, "plan_choice_because"))
    return f"{word(each.plan_choice)}, fordi {why}" if why else word(each.plan_choice)


def _line(told: Told, each: Intervention) -> InterventionLine:
    overdue, today = is_overdue(each, told.rows.today), told.rows.today
    return InterventionLine(
        name=told.text(each, "name") or "Indsats",
        status=word(each.status),
        provider=told.name(each.provider_id),
        arenas=_arenas(told, each),
        amount=told.text(each, "amount"),
        purpose=told.text(each, "purpose"),
        why_this=told.text(each, "why_this"),
        legal_basis=say.legal_text(each),
        wished=told.day(each, "wished_on"),
        decided=told.day(each, "decided_on"),
        since=told.day(each, "since"),
        expected=told.day(each, "expected_until") or told.text(each, "expected_duration"),
        waited=_waited(waiting_days(each, today)) if told.may(each, "wished_on") else "",
        overdue=overdue and told.may(each, "expected_until"),
        choice=_choice(told, each),
        cost=told.text(each, "cost"),
        family_view=told.text(each, "family_view"),
    )


def _arenas(told: Told, each: Intervention) -> str:
    found = told.rows.inside(InterventionArena, each.id)
    return join_names([word(inner.arena) for inner in found if told.may(inner, "arena")])


def _waited(days: int | None) -> str:
    if days is None:
        return ""
    return "én dag" if days == 1 else f"{days} dage"


def _ended(told: Told, each: Intervention) -> EndedLine:
    time = from_to(each.since, each.until) or told.text(each, "lasted")
    refused = each.status is InterventionStatus.REFUSED
    return EndedLine(
        name=told.text(each, "name") or "Indsats",
        time=word(each.status) if refused else time,
        worked=word(each.worked) if each.worked and told.may(each, "worked") else "",
        result=told.text(each, "result"),
        family_view=told.text(each, "family_view"),
    )


def _ladder(told: Told, child: Child) -> LadderRow | None:
    return next((each for each in ladder_rows(told.rows, child.id) if each.steps), None)
