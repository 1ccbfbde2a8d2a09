"""Key figures of a period, counted from their definitions; groups under five are hidden."""

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.models.agreement import Agreement
from app.models.case import Case, Child
from app.models.enums import CaseStatus, FollowUpKind
from app.models.enums_meeting import AgreementOutcome, Attendance, MeetingStatus, Side
from app.models.meeting import Meeting, Participant
from app.models.plan import FollowUp, Intervention
from app.services.follow_up_counts import count_rule, counted_of
from app.services.follow_up_together import held_at_once
from app.services.intervention_rows import WAITING, waiting_days
from app.services.plan_limits import shipped_limits
from app.services.ports import Unit, use_case

SMALLEST_GROUP = 5
HELD = "Opfølgninger holdt i perioden. En med flere af børnene er én."
THERE = (Attendance.PRESENT, Attendance.PARTLY, Attendance.PHONE)


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day of a period, both counted."""

    name: str
    first: dt.date
    last: dt.date


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure. A group of one to four is hidden, and so is the number that would give it away."""

    id: str
    name: str
    numerator: int
    denominator: int | None
    definition: str

    @property
    def suppressed(self) -> bool:
        """Whether the figure is about too few."""
        of = self.denominator
        small = 0 < self.numerator < SMALLEST_GROUP or (of is not None and 0 < of < SMALLEST_GROUP)
        return small or (of is not None and 0 < of - self.numerator < SMALLEST_GROUP)

    @property
    def shown(self) -> str:
        """The figure in words."""
        if self.suppressed:
            return "for få til at vise"
        if self.denominator is None:
            return str(self.numerator)
        percent = f" ({100 * self.numerator / self.denominator:.0f} %)" if self.denominator else ""
        return f"{self.numerator} af {self.denominator}{percent}"

    def as_json(self) -> dict[str, object]:
        """Return the figure for scripts; hidden numbers are null."""
        hidden = self.suppressed
        return {
            "id": self.id,
            "name": self.name,
            "numerator": None if hidden else self.numerator,
            "denominator": None if hidden else self.denominator,
            "suppressed": hidden,
            "definition": self.definition,
        }


def period_named(name: str) -> Period:
    """Return 2026H1 (1 March to 31 August), 2026H2 (1 September to end of February), 2026Q1 or 2026.

    Half-years run from 1 March and 1 September as in the sources' own counting. Raises UserError for anything else.
    """
    match = re.fullmatch(r"(\d{4})(?:(H)([12])|(Q)([1-4]))?", name.strip().upper())
    if match is None or not 1990 <= int(match[1]) <= 2200:
        raise UserError("Skriv perioden som 2026H1, 2026H2, 2026Q1 eller 2026.")
    year = int(match[1])
    if match[2]:
        month = 3 if match[3] == "1" else 9
        return Period(name, dt.date(year, month, 1), _last_day(year, month + 5))
    if match[4]:
        month = 3 * int(match[5]) - 2
        return Period(name, dt.date(year, month, 1), _last_day(year, month + 2))
    return Period(name, dt.date(year, 1, 1), dt.date(year, 12, 31))


@use_case("figures.read")
def figures_of(unit: Unit, period: Period) -> list[FigureRow]:
    """Return the figures of a period."""
    meetings = [each for each in unit.live(Meeting) if each.status is MeetingStatus.HELD and _in(each.held_on, period)]
    follow_ups = held_at_once(each for each in unit.live(FollowUp) if _in(each.held_on, period))
    judged = [each for each in unit.live(Agreement) if each.outcome and _meeting_in(each.meeting_id, meetings)]
    kept = sum(1 for each in judged if each.outcome is AgreementOutcome.KEPT)
    open_cases = [each for each in unit.live(Case) if each.status is CaseStatus.OPEN]
    counted = "Af de aftaler fra periodens møder, der er gjort op."
    return [
        FigureRow("cases_open", "Åbne sager", len(open_cases), None, "Sager, der er åbne nu."),
        FigureRow("meetings_held", "Møder holdt", len(meetings), None, "Møder holdt i perioden."),
        *_who_was_there(unit, meetings),
        FigureRow("follow_ups_held", "Opfølgninger holdt", len(follow_ups), None, HELD),
        _counted(unit, follow_ups),
        FigureRow("agreements_kept", "Aftaler, der lykkedes", kept, len(judged), counted),
        _long_waits(unit, {each.id for each in open_cases}),
    ]


def _counted(unit: Unit, held: list[list[FollowUp]]) -> FigureRow:
    """Count follow-ups in the municipality's own way, which is not the law: no child and no case is left out for it.

    One with several children counts when it does for each of them.
    """
    asked = [each for each in held if each[0].kind is FollowUpKind.FOLLOW_UP]
    counted = {each.id for each in counted_of(unit, [row for each in asked for row in each])}
    number = sum(1 for each in asked if counted.issuperset(row.id for row in each))
    return FigureRow("follow_ups_counted", "Opfølgninger, der tæller", number, len(asked), count_rule(unit).definition)


def _long_waits(unit: Unit, cases: set[UUID]) -> FigureRow:
    """Count what was wished long ago and has not begun; of a wish without a day nobody knows how long it has waited."""
    limit = shipped_limits().long_wait
    wished = [each for each in unit.live(Intervention) if each.status in WAITING and each.case_id in cases]
    days = [known for each in wished if (known := waiting_days(each, unit.today)) is not None]
    long = sum(1 for each in days if each > limit)
    counted = f"Af de indsatser, der er ønsket nu: ønsket for mere end {limit} dage siden og ikke begyndt."
    return FigureRow("interventions_waiting", "Indsatser, der har ventet længe", long, len(days), counted)


def _who_was_there(unit: Unit, meetings: list[Meeting]) -> list[FigureRow]:
    there = [each for each in unit.live(Participant) if each.attendance in THERE]
    children = set(unit.session.scalars(select(Child.person_id)))
    family = {p.meeting_id for p in there if p.side is Side.PRIVATE and p.person_id not in children}
    child = {p.meeting_id for p in there if p.person_id in children}
    with_family = sum(1 for each in meetings if each.id in family)
    with_child = sum(1 for each in meetings if each.id in child)
    whom = "Mindst én fra familie eller netværk ud over barnet var med."
    how_long = "Mindst ét barn i sagen var med hele mødet eller noget af det."
    return [
        FigureRow("meetings_private", "Møder med familie og netværk", with_family, len(meetings), whom),
        FigureRow("meetings_child", "Møder, hvor barnet var med", with_child, len(meetings), how_long),
    ]


def _in(day: dt.date | None, period: Period) -> bool:
    return day is not None and period.first <= day <= period.last


def _meeting_in(meeting_id: UUID | None, meetings: list[Meeting]) -> bool:
    return any(meeting.id == meeting_id for meeting in meetings)


def _last_day(year: int, month: int) -> dt.date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])
