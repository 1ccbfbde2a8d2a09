"""Who can be asked to a meeting: the family and the network by their side of the table, with those usually there.

Pre-ticked are the children, those who decide for them, and the caseworker, but never somebody a stop keeps out: then
the caseworker has to ask that person herself, and reads why first.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import day_month
from app.language.folding import fold
from app.models.enums_meeting import Invitation, MeetingStatus, Side
from app.models.enums_people import Sector
from app.models.meeting import Meeting, Participant
from app.models.people import NetworkTie, Person
from app.services.caseworkers import caseworkers_of
from app.services.custody import holders_of, is_living, parents_of
from app.services.hard_stops import is_discreet, may_tell
from app.services.kinship import kin_of_case
from app.services.ports import Unit, use_case
from app.services.role_words import side_of_role
from app.services.snapshot import CaseRows, read_case
from app.services.stop_rows import side_of

_PRIVATE_SECTORS = frozenset({Sector.FAMILY, Sector.FRIENDS, Sector.NEIGHBOURS})
_FRIENDS = ("klassekammerat", "ven", "veninde", "kammerat", "elev")


@dataclass(frozen=True, slots=True)
class GuestChoice:
    """Somebody who can be asked. `usual` is pre-ticked, `last` was asked to the last meeting."""

    person_id: UUID
    name: str
    called: str
    role: str
    side: Side
    usual: bool
    last: bool

    @property
    def label(self) -> str:
        """The name with who it is."""
        return f"{self.name}, {self.role}" if self.role and self.role != self.name else self.name


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """Everybody to choose from, and what a new meeting most likely looks like."""

    people: tuple[GuestChoice, ...]
    caseworker_id: UUID | None
    chair_id: UUID | None
    minutes_id: UUID | None
    lead_id: UUID | None
    place: str
    last_time: str


@use_case("meeting.guests")
def people_to_ask(unit: Unit, case_id: UUID) -> PlanChoices:
    """Return who can be asked to a new meeting of a case, by the side of the table, and what stands from last time."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    last, worker = _last_meeting(rows), next(iter(caseworkers_of(rows)), None)
    return PlanChoices(
        people=guest_choices(rows, last),
        caseworker_id=worker,
        chair_id=(last.chair_id if last else None) or worker,
        minutes_id=(last.minutes_id if last else None) or worker,
        lead_id=(last.lead_id if last else None) or worker,
        place=(last.place if last else None) or "",
        last_time=day_month(last.held_on) if last and last.held_on else "",
    )


def guest_choices(rows: CaseRows, last: Meeting | None = None) -> tuple[GuestChoice, ...]:
    """Return those who can be asked, in the order of the table, then as they were added to the case."""
    usual = {each for each in _usually_there(rows) if may_tell(rows, each).ok}
    before = {each.person_id for each in rows.inside(Participant, last.id) if _came(each)} if last else set()
    sides = list(Side)
    found = [
        GuestChoice(
            each.id, rows.name(each.id), rows.called(each.id), each.role or "", usual_side(rows, each.id),
            each.id in usual, each.id in before and may_tell(rows, each.id).ok,
        )
        for each in rows.of(Person)
        if is_living(rows, each.id) and (each.name or each.role)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda each: sides.index(each.side)))


def usual_side(rows: CaseRows, person_id: UUID) -> Side:
    """Return the side of the table somebody sits on: where they sat last, else by family, network and role."""
    if any(person.id == person_id for _, person in rows.children()):
        return Side.CHILD
    sat = side_of(rows, person_id)
    if sat is not None:
        return sat
    sectors = {tie.sector for tie in rows.of(NetworkTie) if tie.person_id == person_id}
    person = rows.person(person_id)
    role = person.role or "" if person else ""
    if person_id in kin_of_case(rows) or sectors & _PRIVATE_SECTORS:
        return Side.PRIVATE
    found = side_of_role(role)
    if found is None and Sector.SCHOOL in sectors:
        return Side.PRIVATE if fold(role).startswith(_FRIENDS) else Side.GENERAL
    return found or (Side.PROVIDER if Sector.PROFESSIONALS in sectors else Side.PRIVATE)


def _usually_there(rows: CaseRows) -> Iterator[UUID]:
    for _, child in rows.children():
        yield child.id
        yield from holders_of(rows, child.id) or parents_of(rows, child.id)
    yield from caseworkers_of(rows)[:1]


def _came(participant: Participant) -> bool:
    return participant.invitation not in (Invitation.DECLINED, Invitation.NOT_INVITED)


def _last_meeting(rows: CaseRows) -> Meeting | None:
    """Return the newest meeting with people on it, held or planned, that anybody may look over her shoulder at."""
    real = [
        each
        for each in rows.of(Meeting)
        if each.status is not MeetingStatus.CANCELLED and not each.other_part_id and not is_discreet(rows, each)
    ]
    peopled = [each for each in real if rows.inside(Participant, each.id) and each.held_on]
    return max(peopled, key=lambda each: each.held_on.isoformat() if each.held_on else "", default=None)
