"""»Vis som …«: a case as one named person would get it. Built only through sight, like everything that leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.folding import join_names
from app.models.agreement import Agreement, AgreementOwner
from app.models.base import Record
from app.models.enums import Copy, GoalStatus
from app.models.enums_people import PersonKind, Sector
from app.models.meeting import Participant
from app.models.people import Household, HouseholdMember, NetworkTie, Person
from app.models.plan import Goal
from app.services.agreements import THERE, sentence_of
from app.services.as_of import holds
from app.services.caseworkers import caseworkers_of
from app.services.discreet_rows import Discretion
from app.services.hard_stops import NEUTRAL_TITLE
from app.services.kept_rows import rows_for
from app.services.kinship import kin_of_case
from app.services.own_children import rows_about_own
from app.services.plan_wording import last_held, said_no, standing_agreements, when_unsaid
from app.services.ports import Unit, use_case
from app.services.sight import Sight, readers, sight_for
from app.services.snapshot import CaseRows, read_case

OTHER_HOMES = "Kun eget hjem vises, når nogen er beskyttet over for den, der læser."


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """Somebody a paper may be made for. `gets_the_plan` for those it is usually handed to."""

    id: UUID
    name: str
    called: str
    role: str
    gets_the_plan: bool


@dataclass(frozen=True, slots=True)
class SeenPart:
    """One part of the case as the person sees it: a heading and its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyFor:
    """One paper the person gets: which copy, about which child (None = all), made out to whom (None = its readers)."""

    copy: Copy
    child_id: UUID | None
    recipient_id: UUID | None


@dataclass(frozen=True, slots=True)
class SeenAs:
    """What one person would see, the papers they would get, and what is held back with the reason."""

    person_id: UUID
    called: str
    parts: tuple[SeenPart, ...]
    copies: tuple[CopyFor, ...]
    left_out: tuple[str, ...]


@use_case("shown_as.readers")
def list_readers(unit: Unit, case_id: UUID) -> tuple[ReaderRow, ...]:
    """Return the people of the case and its network who are alive and may get a paper."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    usual = (readers(rows, Copy.FAMILY) | _round_the_table(rows)) - set(caseworkers_of(rows))  # who hands them out
    return tuple(
        ReaderRow(
            person.id,
            rows.name(person.id),
            rows.called(person.id),
            person.role or "",
            person.id in usual,
        )
        for person in rows.of(Person)
        if person.kind is PersonKind.PERSON and not person.deceased and person.name
    )


@use_case("shown_as.read")
def see_as(unit: Unit, case_id: UUID, person_id: UUID) -> SeenAs:
    """Return the case as one person would get it. Raises UserError when the person is gone."""
    unit.get(Person, person_id)
    unit.about(case_id, person_id)
    rows = read_case(unit, case_id)
    copies = tuple(_copies(rows, person_id))
    widest = Copy.PROFESSIONAL if any(each.copy is Copy.PROFESSIONAL for each in copies) else Copy.FAMILY
    sight = sight_for(rows, widest, person_id)
    rows = rows_about_own(rows_for(rows, unit, sight.viewer.people), unit, sight, person_id, None)
    seen = (
        SeenPart("Familien", tuple(_people(rows, sight))),
        SeenPart("Hjem", tuple(_homes(rows, sight))),
        SeenPart("Netværk", tuple(_network(rows, sight))),
        SeenPart("Aftaler", tuple(_agreements(rows, sight))),
        SeenPart("Mål", tuple(_goals(rows))),
    )
    parts = tuple(part for part in seen if part.lines)
    return SeenAs(person_id, rows.called(person_id), parts, copies, tuple(_notes(rows, sight)))


def numbered(file_name: str, number: int) -> str:
    """Return a file name that tells copies apart and still names nobody: »plan-2026-007-2.pdf«."""
    stem, dot, ending = file_name.rpartition(".")
    return f"{stem}-{number}{dot}{ending}"


def _copies(rows: CaseRows, person_id: UUID) -> Iterator[CopyFor]:
    """Yield which papers somebody gets: everybody the plan, a child its own side, professionals theirs."""
    yield CopyFor(Copy.FAMILY, None, person_id)
    for child, person in rows.children():
        if person.id == person_id:
            yield CopyFor(Copy.CHILD, child.id, None)
    sectors = {tie.sector for tie in rows.of(NetworkTie) if tie.person_id == person_id}
    if Sector.PROFESSIONALS in sectors:
        yield CopyFor(Copy.PROFESSIONAL, None, person_id)


def _round_the_table(rows: CaseRows) -> set[UUID]:
    meeting = last_held(rows)
    there = rows.inside(Participant, meeting.id) if meeting else []
    return {each.person_id for each in there if each.attendance in THERE}


def _people(rows: CaseRows, sight: Sight) -> Iterator[str]:
    children, kin = {child.person_id: child for child, _ in rows.children()}, kin_of_case(rows)
    for person in rows.of(Person):
        if person.id not in kin or not sight.person(person.id):
            continue
        told = [_told(sight, person, column, person.id) for column in ("role", "town", "residence")]
        child = children.get(person.id)
        told += [_told(sight, child, column, person.id) for column in ("school", "education")] if child else []
        yield _line(rows.name(person.id), *(each for each in told if each != rows.name(person.id)))


def _homes(rows: CaseRows, sight: Sight) -> Iterator[str]:
    for home in rows.of(Household):
        stays = rows.inside(HouseholdMember, home.id)
        inside = [each.person_id for each in stays if holds(each.since, each.until, rows.today)]
        living = frozenset(inside)
        named = [rows.called(each) for each in inside if sight.person(each)]
        if living and not (sight.home(home, living) and len(named) == len(inside)):
            sight.leave_out(f"Hjem: {home.label or join_names([rows.called(each) for each in inside])}", OTHER_HOMES)
        elif living:
            yield _line(_told(sight, home, "label", *inside) or "Et hjem", join_names(named))


def _network(rows: CaseRows, sight: Sight) -> Iterator[str]:
    for tie in rows.of(NetworkTie):
        if sight.network(tie) and sight.person(tie.person_id):
            yield _line(rows.name(tie.person_id), _told(sight, tie, "can_contribute", tie.person_id))


def _agreements(rows: CaseRows, sight: Sight) -> Iterator[str]:
    for each in standing_agreements(rows):
        if not said_no(rows, each) and sight.agreement(each, _owners(rows, each)):
            yield _line(sentence_of(rows, each), when_unsaid(each))


def _notes(rows: CaseRows, sight: Sight) -> Iterator[str]:
    """Yield what is held back and why: the reader may sit beside the screen, so it is as nameless as any list."""
    judge = Discretion(rows)
    hidden = {f"Aftale: {each.text or ''}: " for each in rows.of(Agreement) if judge.hides(each)}
    for line in sight.left_out:
        own = next((each for each in hidden if line.startswith(each)), "")
        yield f"{NEUTRAL_TITLE}: {line.removeprefix(own)}" if own else line


def _owners(rows: CaseRows, agreement: Agreement) -> frozenset[UUID]:
    return frozenset(each.person_id for each in rows.inside(AgreementOwner, agreement.id))


def _goals(rows: CaseRows) -> Iterator[str]:
    over = (GoalStatus.PAUSED, GoalStatus.DROPPED)
    yield from (goal.text for goal in rows.of(Goal) if goal.text and goal.status not in over)


def _told(sight: Sight, row: Record, column: str, *about: UUID) -> str:
    """Return a fact when there is one and the reader may see it."""
    value = getattr(row, column) or ""
    return value if value and sight.fact(type(row), column, *about) else ""


def _line(first: str, *rest: str) -> str:
    return " · ".join(filter(None, (first, *rest)))
