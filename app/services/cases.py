"""Cases: start one, find one, close and reopen it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select

from app.errors import UserError
from app.language.folding import fold, sort_key
from app.models.approx_date import ApproxDate, age_on
from app.models.case import Case, Child
from app.models.enums import CaseStatus
from app.models.enums_early import CaseStage
from app.models.enums_people import Sector
from app.models.ids import id_from_name
from app.models.log import DueItem
from app.models.order import key_between
from app.models.people import NetworkTie, Person
from app.models.plan import FollowUp, Intervention
from app.models.setup import Profile
from app.services import interventions
from app.services.drawing_places import keep_places
from app.services.due_shown import AFTER_MEETING, OWN_WORK
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.today_blocks import is_seen
from app.services.typed_values import typed_text, typed_value

NAME_MISSING = "Skriv barnets navn. Et fornavn eller initialer er nok."
NOT_ITS_HELP = "Den indsats hører til en anden sag."


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One case in the list. `searched` holds the folded words it is found by."""

    id: UUID
    number: str
    children: tuple[str, ...]
    ages: tuple[str, ...]
    one_line: str
    next_on: dt.date | None
    closed: bool
    searched: str


@use_case("case.start")
def start_case(
    unit: Unit, *, child_name: str, birth: str = "", one_line: str = "", next_on: str = "", number: str = ""
) -> UUID:
    """Start a case with one child; the caseworker is put in its network. Raises UserError without a name.

    A name, a next date and one line are all a »let sag« needs.
    """
    if not typed_text(child_name):
        raise UserError(NAME_MISSING)
    case = unit.add(
        Case(number=typed_text(number) or next_number(unit), opened_on=ApproxDate.parse(unit.today.isoformat()))
    )
    case.one_line = typed_text(one_line) or None
    unit.session.flush()
    add_child(unit, case.id, name=child_name, birth=birth)
    add_caseworker(unit, case.id)
    if typed_text(next_on):
        day = typed_value(FollowUp.__table__.columns["planned_on"], next_on, unit.today)
        unit.add(FollowUp(case_id=case.id, planned_on=day, order_key=key_between(None, None)))
    unit.about(case.id)
    return case.id


@use_case("case.add_child")
def add_child(unit: Unit, case_id: UUID, *, name: str, birth: str = "") -> UUID:
    """Add a child to a case (a sibling, when there is one already). Returns the id of the child row."""
    called = typed_text(name)
    if not called:
        raise UserError(NAME_MISSING)
    keep_places(unit, case_id)
    person = Person(case_id=case_id, name=called, order_key=next_key(unit, Person, case_id))
    person.birth = typed_value(Person.__table__.columns["birth"], birth, unit.today)
    unit.add(person)
    child = Child(case_id=case_id, person_id=person.id, order_key=next_key(unit, Child, case_id))
    unit.session.flush()
    return unit.add(child).id


@use_case("cases.list")
def list_cases(unit: Unit, *, words: str = "", closed: bool = False) -> list[CaseLine]:
    """Return the cases whose names, numbers or lines hold every word, in Danish alphabetical order.

    A worry is no case yet and has a list of its own (`services/concerns.py`); an early course stands in both.
    """
    people = _children(unit)
    due = _next_dates(unit)
    lines = [
        _line(case, people.get(case.id, []), due.get(case.id), unit.today, closed=closed)
        for case in unit.session.execute(_cases_in_list(closed=closed))
    ]
    wanted = fold(words).split()
    found = [line for line in lines if all(word in line.searched for word in wanted)]
    return sorted(found, key=lambda line: sort_key(line.children[0]) if line.children else "")


@use_case("cases.copy", undoable=False)
def note_list_copied(unit: Unit, shown: Iterable[UUID]) -> None:
    """Note in the audit log that a whole list with these cases is about to be copied. Carried out before it is."""
    unit.about(*shown)


@use_case("cases.find")
def find_case(unit: Unit, wanted: str) -> UUID:
    """Return the case meant by an id, a number, or the plain word its hand-written case file gave it as id.

    Raises UserError when there is none, or several with that number.
    """
    wanted = typed_text(wanted)
    named = id_from_name(wanted, wanted)
    found = [case.id for case in unit.live(Case) if wanted in (str(case.id), case.number) or case.id == named]
    if len(found) != 1:
        how_many = "flere sager" if found else "ingen sag"
        raise UserError(f"Der er {how_many} med »{wanted[:40]}«. Brug id'et fra »rundbord cases«.")
    unit.about(found[0])
    return found[0]


@use_case("case.close")
def close_case(unit: Unit, case_id: UUID, *, reason: str, ends: Iterable[UUID] = (), ended_on: str = "") -> None:
    """Close a case with a reason; it stays readable. Raises UserError without one.

    `ends` is the help that ends with it, on a day as typed (empty = today). Closing ends no other help: what the law
    asks for about that stays due. Raises UserError for a day that cannot be, and for help that does not run here.
    """
    because = typed_text(reason)
    if not because:
        raise UserError("Skriv kort, hvorfor sagen afsluttes.")
    case = unit.get(Case, case_id)
    for each in ends:
        if unit.get(Intervention, each).case_id != case_id:
            raise UserError(NOT_ITS_HELP)
        interventions.end(unit, each, on=ended_on)
    case.status, case.closed_on, case.closed_reason = CaseStatus.CLOSED, unit.today, because


@use_case("case.reopen")
def reopen_case(unit: Unit, case_id: UUID) -> None:
    """Open a closed case again."""
    case = unit.get(Case, case_id)
    case.status, case.closed_on = CaseStatus.OPEN, None


def age_text(birth: ApproxDate | None, today: dt.date) -> str:
    """Return »11 år«, »ca. 51 år« or nothing."""
    age = age_on(birth, today) if birth else None
    if age is None:
        return ""
    return f"{age.years} år" if age.certain else f"ca. {age.years} år"


def next_number(unit: Unit) -> str:
    """Return the next number of this year that no case has: a label, never a key."""
    year = unit.today.year
    used = unit.session.scalars(select(Case.number).where(Case.number.startswith(f"{year}-")))
    numbers = [int(number[5:]) for number in used if number and number[5:].isdecimal()]
    return f"{year}-{max(numbers, default=0) + 1:03d}"


def add_caseworker(unit: Unit, case_id: UUID) -> None:
    """Put the caseworker of the profile in the network of a new case; nobody when the profile has no name."""
    profile = next(iter(unit.live(Profile)), None)
    if profile is None or not profile.name:
        return
    person = Person(case_id=case_id, name=profile.name, role=profile.job_title or "rådgiver")
    person.organisation = profile.municipality
    person.order_key = next_key(unit, Person, case_id)
    unit.add(person)
    unit.session.flush()
    unit.add(
        NetworkTie(
            case_id=case_id, person_id=person.id, sector=Sector.PROFESSIONALS, ring=3, asked=True,
            order_key=key_between(None, None),
        )
    )  # fmt: skip


def _children(unit: Unit) -> dict[UUID, list[Any]]:
    query = (
        select(Person.case_id, Person.name, Person.called, Person.birth)
        .join(Child, Child.person_id == Person.id)
        .where(Child.deleted_at.is_(None), Person.deleted_at.is_(None))
        .order_by(Child.order_key)
    )
    found: dict[UUID, list[Any]] = {}
    for person in unit.session.execute(query):
        found.setdefault(person.case_id, []).append(person)
    return found


def _cases_in_list(*, closed: bool) -> Select[UUID, str | None, str | None]:
    """Return the question for what a line says of the cases that are closed, or of the others; a worry is no case."""
    is_closed = Case.status == CaseStatus.CLOSED if closed else Case.status.is_distinct_from(CaseStatus.CLOSED)
    is_case = Case.stage.is_distinct_from(CaseStage.WORRY)
    return select(Case.id, Case.number, Case.one_line).where(Case.deleted_at.is_(None), is_closed, is_case)


def _next_dates(unit: Unit) -> dict[UUID, dt.date]:
    # `due_shown.is_next_date`, as a question.
    is_met = DueItem.source_table.not_in(OWN_WORK) & (DueItem.rule_id != AFTER_MEETING)
    is_set = DueItem.recurrence.is_(None) & is_met
    ahead = (DueItem.due_on >= unit.today) & is_set & is_seen(unit, unit.today)
    # Counted here: the store locks and wipes a piece of memory for every case it groups, ten times what reading costs.
    first: dict[UUID, dt.date] = {}
    for case_id, day in unit.session.execute(select(DueItem.case_id, DueItem.due_on).where(ahead)):
        if day is not None and day < first.get(case_id, dt.date.max):
            first[case_id] = day
    return first


def _line(
    case: Row[UUID, str | None, str | None], children: list[Any], next_on: dt.date | None, today: dt.date, *,
    closed: bool,
) -> CaseLine:  # fmt: skip
    names = tuple(child.name or child.called or "" for child in children)
    ages = tuple(age_text(child.birth, today) for child in children)
    searched = fold(" ".join((*names, case.number or "", case.one_line or "")))
    return CaseLine(case.id, case.number or "", names, ages, case.one_line or "", next_on, closed, searched)
