"""The plan: purpose, goals, interventions on the ladder, rhythm and follow-ups."""

import datetime as dt
from typing import ClassVar
from uuid import UUID

from sqlalchemy.orm import Mapped

from app.models.approx_date import ApproxDate
from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.columns import APPROX, COUNT, DATE, FLAG, fact
from app.models.enums import (
    Arena,
    Decision,
    Floor,
    FollowUpKind,
    GoalStatus,
    InterventionStatus,
    LifeArea,
    PlanChoice,
    PlanKind,
    TimeUnit,
    Worked,
)
from app.models.enums_meeting import NotHeld


class ActionPlan(CaseRecord):
    """Plan: one per child, or one for siblings with a part each (barnets lov § 91, stk. 3)."""

    __tablename__ = "action_plan"
    section: ClassVar[str] = "plans"
    title: ClassVar[str] = "Plan"

    kind: Mapped[PlanKind] = fact("Slags plan", PlanKind, default=PlanKind.AGREEMENTS)
    child_id: Mapped[UUID | None] = fact("Barn", ref="child", help_text="Tomt = alle børn i sagen.")
    purpose: Mapped[str | None] = fact("Formål", long=True)
    since: Mapped[ApproxDate | None] = fact("Gælder fra", APPROX)
    until: Mapped[ApproxDate | None] = fact("Gælder til", APPROX)
    expected_duration: Mapped[str | None] = fact("Forventet varighed")
    made_while: Mapped[str | None] = fact("Lavet i forbindelse med", floor=Floor.PROFESSIONAL)
    ends_when: Mapped[str | None] = fact("Sagen kan lukkes, når", long=True)
    call_then: Mapped[str | None] = fact("Hvem kan I ringe til bagefter?")
    if_hard: Mapped[str | None] = fact("Hvis det bliver svært", long=True)
    template_version: Mapped[str | None] = fact("Skabelonens version", floor=Floor.CASEWORKER)


class PlanAnswer(CaseRecord):
    """Afsnit i planen: one heading that the law asks for, as it was asked then, and what is written under it."""

    __tablename__ = "plan_answer"
    section: ClassVar[str] = "answers"
    nested_in = ("action_plan", "plan_id")
    title: ClassVar[str] = "Afsnit i planen"

    plan_id: Mapped[UUID] = fact("Plan", ref="action_plan", required=True, floor=Floor.PROFESSIONAL)
    child_id: Mapped[UUID | None] = fact("Barn", ref="child", floor=Floor.PROFESSIONAL)
    key: Mapped[str] = fact("Afsnit", required=True, floor=Floor.PROFESSIONAL)
    heading: Mapped[str | None] = fact("Overskrift", floor=Floor.PROFESSIONAL)
    text: Mapped[str | None] = fact("Tekst", long=True, floor=Floor.PROFESSIONAL)


class Goal(CaseRecord):
    """Mål, in the family's words and, beside them, the professional wording."""

    __tablename__ = "goal"
    section: ClassVar[str] = "goals"
    title: ClassVar[str] = "Mål"

    child_id: Mapped[UUID | None] = fact("Barn", ref="child")
    area: Mapped[LifeArea | None] = fact("Del af livet", LifeArea)
    text: Mapped[str | None] = fact("Mål", help_text="Med familiens ord.")
    professional_text: Mapped[str | None] = fact("Fagligt formuleret", floor=Floor.PROFESSIONAL, long=True)
    target: Mapped[str | None] = fact("Det vil vi nå")
    seen_by: Mapped[str | None] = fact("Sådan ser vi det", help_text="Fx »skolens fravær hver fredag«.")
    reached_when: Mapped[str | None] = fact("Nået, når")
    due: Mapped[ApproxDate | None] = fact("Inden", APPROX)
    help_from_others: Mapped[str | None] = fact("Hvem er med på det?", help_text="Fx »skolen er med på en trappe op«.")
    status: Mapped[GoalStatus] = fact("Status", GoalStatus, default=GoalStatus.UNDER_WAY)
    status_because: Mapped[str | None] = fact("Fordi", help_text="Fx hvorfor målet holder pause.")
    status_on: Mapped[dt.date | None] = fact("Status fra", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)


class GoalStep(CaseRecord):
    """Delmål: a small step on the way to a goal."""

    __tablename__ = "goal_step"
    section: ClassVar[str] = "steps"
    nested_in = ("goal", "goal_id")
    title: ClassVar[str] = "Delmål"

    goal_id: Mapped[UUID] = fact("Mål", ref="goal", required=True)
    text: Mapped[str | None] = fact("Delmål")
    due: Mapped[ApproxDate | None] = fact("Inden", APPROX)
    status: Mapped[GoalStatus] = fact("Status", GoalStatus, default=GoalStatus.UNDER_WAY)


class GoalResponsible(CaseRecord):
    """Ansvarlig for et mål, across sectors: a person or a body such as »skolen«, and what they do for it."""

    __tablename__ = "goal_responsible"
    section: ClassVar[str] = "responsible"
    nested_in = ("goal", "goal_id")
    title: ClassVar[str] = "Ansvarlig"

    goal_id: Mapped[UUID] = fact("Mål", ref="goal", required=True)
    person_id: Mapped[UUID | None] = fact("Person", ref="person")
    body: Mapped[str | None] = fact("Hvis ingen person", help_text="Fx »skolen« eller »sundhedsplejen«.")
    does: Mapped[str | None] = fact("Gør")


class GoalBaseline(CaseRecord):
    """Udgangspunkt: value *and* the period it is true for."""

    __tablename__ = "goal_baseline"
    section: ClassVar[str] = "baselines"
    nested_in = ("goal", "goal_id")
    title: ClassVar[str] = "Sådan er det nu"

    goal_id: Mapped[UUID] = fact("Mål", ref="goal", required=True)
    value: Mapped[str | None] = fact("Nu")
    period: Mapped[ApproxDate | None] = fact("Periode", APPROX)


class GoalScore(CaseRecord):
    """Tal 0-10 for et mål på en dag."""

    __tablename__ = "goal_score"
    section: ClassVar[str] = "scores"
    nested_in = ("goal", "goal_id")
    title: ClassVar[str] = "Tal"

    goal_id: Mapped[UUID] = fact("Mål", ref="goal", required=True)
    value: Mapped[int] = fact("Tal", COUNT, required=True, bounds=(0, 10))
    on: Mapped[ApproxDate | None] = fact("Hvornår", APPROX)
    person_id: Mapped[UUID | None] = fact("Hvem", ref="person")


class Intervention(CaseRecord):
    """Indsats on one rung of the ladder; the legal basis is kept as text, old and new."""

    __tablename__ = "intervention"
    section: ClassVar[str] = "interventions"
    title: ClassVar[str] = "Indsats"

    child_id: Mapped[UUID | None] = fact("Barn", ref="child")
    name: Mapped[str | None] = fact("Indsats")
    rung: Mapped[int | None] = fact(
        "Trin på indsatstrappen", COUNT, "1 til 6.", bounds=(1, 6), floor=Floor.PROFESSIONAL
    )
    status: Mapped[InterventionStatus] = fact("Status", InterventionStatus, default=InterventionStatus.ACTIVE)
    placement: Mapped[bool | None] = fact("Er en anbringelse", FLAG, floor=Floor.PROFESSIONAL)
    placement_kind: Mapped[str | None] = fact("Slags anbringelse", floor=Floor.PROFESSIONAL)
    provider_id: Mapped[UUID | None] = fact("Hvem gør det", ref="person")
    place: Mapped[str | None] = fact("Sted")
    amount: Mapped[str | None] = fact("Omfang", help_text="Fx »to timer om ugen«.")
    purpose: Mapped[str | None] = fact("Formål", long=True)
    why_this: Mapped[str | None] = fact("Hvorfor denne indsats", long=True, floor=Floor.PROFESSIONAL)
    legal_basis: Mapped[str | None] = fact("Lovgrundlag nu", floor=Floor.PROFESSIONAL)
    earlier_legal_basis: Mapped[str | None] = fact("Lovgrundlag, da den blev besluttet", floor=Floor.PROFESSIONAL)
    wished_on: Mapped[ApproxDate | None] = fact("Ønsket", APPROX, floor=Floor.PROFESSIONAL)
    decided_on: Mapped[ApproxDate | None] = fact("Afgørelse", APPROX, floor=Floor.PROFESSIONAL)
    since: Mapped[ApproxDate | None] = fact("Start", APPROX)
    expected_until: Mapped[ApproxDate | None] = fact("Forventet slut", APPROX)
    until: Mapped[ApproxDate | None] = fact("Slut", APPROX)
    expected_duration: Mapped[str | None] = fact("Forventet varighed")
    lasted: Mapped[str | None] = fact("Varede", floor=Floor.PROFESSIONAL)
    worked: Mapped[Worked | None] = fact("Virkede det?", Worked, floor=Floor.PROFESSIONAL)
    result: Mapped[str | None] = fact("Hvad kom der ud af det?", long=True, floor=Floor.PROFESSIONAL)
    family_view: Mapped[str | None] = fact("Det siger familien om indsatsen", long=True)
    cost: Mapped[str | None] = fact("Pris", floor=Floor.PROFESSIONAL)
    plan_choice: Mapped[PlanChoice | None] = fact("Plan til indsatsen", PlanChoice, floor=Floor.PROFESSIONAL)
    plan_choice_because: Mapped[str | None] = fact("Fordi", long=True, floor=Floor.PROFESSIONAL)
    programme_id: Mapped[str | None] = fact("Fra kataloget", floor=Floor.CASEWORKER)
    programme_version: Mapped[str | None] = fact("Katalogets version", floor=Floor.CASEWORKER)


class InterventionArena(CaseRecord):
    """Sted for en indsats: one of the places of everyday life where it happens."""

    __tablename__ = "intervention_arena"
    section: ClassVar[str] = "arenas"
    nested_in = ("intervention", "intervention_id")
    title: ClassVar[str] = "Sted"

    intervention_id: Mapped[UUID] = fact("Indsats", ref="intervention", required=True)
    arena: Mapped[Arena] = fact("Hvor", Arena, required=True)


class InterventionGoal(CaseRecord):
    """Mål for en indsats: a goal of the plan that the intervention is there for."""

    __tablename__ = "intervention_goal"
    section: ClassVar[str] = "for_goals"
    nested_in = ("intervention", "intervention_id")
    title: ClassVar[str] = "Mål, den skal nå"
    goes_with = "goal_id"

    intervention_id: Mapped[UUID] = fact("Indsats", ref="intervention", required=True)
    goal_id: Mapped[UUID] = fact("Mål", ref="goal", required=True)


class Cadence(CaseRecord):
    """Rytme for opfølgning, reasoned and explained (barnets lov § 95, stk. 3)."""

    __tablename__ = "cadence"
    section: ClassVar[str] = "cadences"
    title: ClassVar[str] = "Rytme"

    child_id: Mapped[UUID | None] = fact("Barn", ref="child")
    kind: Mapped[FollowUpKind] = fact("For", FollowUpKind, default=FollowUpKind.FOLLOW_UP)
    preset_id: Mapped[str | None] = fact("Forslag, den kommer fra", floor=Floor.PROFESSIONAL)
    first_count: Mapped[int | None] = fact("Første gang efter", COUNT, bounds=(1, 104))
    first_unit: Mapped[TimeUnit | None] = fact("Første enhed", TimeUnit)
    every_count: Mapped[int | None] = fact("Derefter hver", COUNT, bounds=(1, 104))
    every_unit: Mapped[TimeUnit | None] = fact("Enhed", TimeUnit)
    base_on: Mapped[dt.date | None] = fact("Regnes fra", DATE, tense=Tense.EITHER)
    decided_on: Mapped[dt.date | None] = fact("Besluttet", DATE, tense=Tense.GONE, floor=Floor.PROFESSIONAL)
    legal_basis: Mapped[str | None] = fact("Lovgrundlag", floor=Floor.PROFESSIONAL)
    reason: Mapped[str | None] = fact("Fordi", long=True)
    child_wish: Mapped[str | None] = fact("Barnets ønske")
    explained_to: Mapped[str | None] = fact("Forklaret for")
    explained_on: Mapped[dt.date | None] = fact("Forklaret den", DATE, tense=Tense.GONE)


class FollowUp(CaseRecord):
    """Opfølgning: planned, held, or planned and not held; planned at a meeting it is held when the meeting is."""

    __tablename__ = "follow_up"
    section: ClassVar[str] = "follow_ups"
    title: ClassVar[str] = "Opfølgning"

    child_id: Mapped[UUID | None] = fact("Barn", ref="child")
    kind: Mapped[FollowUpKind] = fact("Slags", FollowUpKind, default=FollowUpKind.FOLLOW_UP)
    meeting_id: Mapped[UUID | None] = fact("Møde", ref="meeting")
    planned_on: Mapped[dt.date | None] = fact("Planlagt", DATE)
    held_on: Mapped[dt.date | None] = fact("Holdt", DATE, tense=Tense.GONE)
    child_talked: Mapped[bool | None] = fact("Talt med barnet", FLAG)
    plan_reviewed: Mapped[bool | None] = fact("Planen gennemgået", FLAG)
    not_talked_because: Mapped[str | None] = fact(
        "Hvorfor der ikke blev talt med barnet", long=True, floor=Floor.PROFESSIONAL
    )
    heard_instead: Mapped[str | None] = fact("Sådan fik vi barnets mening i stedet", long=True)
    child_said: Mapped[str | None] = fact("Det sagde barnet", long=True)
    progress: Mapped[str | None] = fact("Det er lykkedes", long=True)
    next_reason: Mapped[str | None] = fact("Hvorfor næste dato", long=True)
    not_held: Mapped[NotHeld | None] = fact("Blev ikke holdt", NotHeld, floor=Floor.PROFESSIONAL)
    not_held_because: Mapped[str | None] = fact("Blev ikke holdt, fordi", long=True, floor=Floor.PROFESSIONAL)
    not_held_on: Mapped[dt.date | None] = fact("Skrevet den", DATE, tense=Tense.GONE, floor=Floor.CASEWORKER)
    not_held_by: Mapped[str | None] = fact("Skrevet af", floor=Floor.CASEWORKER)


class FollowUpPerson(CaseRecord):
    """Deltager i en opfølgning: one who took part, or who told beforehand what they wanted said."""

    __tablename__ = "follow_up_person"
    section: ClassVar[str] = "people"
    nested_in = ("follow_up", "follow_up_id")
    title: ClassVar[str] = "Var med"

    follow_up_id: Mapped[UUID] = fact("Opfølgning", ref="follow_up", required=True)
    person_id: Mapped[UUID] = fact("Person", ref="person", required=True)


class FollowUpDecision(CaseRecord):
    """Fortsæt, justér, op, ned eller afslut én indsats ved en opfølgning; `to_rung` is where it goes, up or down."""

    __tablename__ = "follow_up_decision"
    section: ClassVar[str] = "decisions"
    nested_in = ("follow_up", "follow_up_id")
    title: ClassVar[str] = "Beslutning"

    follow_up_id: Mapped[UUID] = fact("Opfølgning", ref="follow_up", required=True)
    intervention_id: Mapped[UUID] = fact("Indsats", ref="intervention", required=True)
    decision: Mapped[Decision] = fact("Hvad nu?", Decision, required=True)
    to_rung: Mapped[int | None] = fact("Til trin", COUNT, "1 til 6.", bounds=(1, 6), floor=Floor.PROFESSIONAL)
    note: Mapped[str | None] = fact("Bemærkning")
