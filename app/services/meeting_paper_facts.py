"""What the papers of a meeting have in common: letterhead, when and where, and who may be named."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypedDict
from uuid import UUID

from app.language.folding import fold, join_names
from app.models.case import Child
from app.models.enums import Copy
from app.models.enums_meeting import Attendance, Invitation, Side
from app.models.meeting import Meeting, Participant
from app.models.people import Person
from app.models.safety import KeepApart
from app.rules.meeting_types import MeetingType
from app.rules.visibility import counting_shields
from app.services import plan_wording as say
from app.services.meeting_paper_rows import Guest, MeetingTime
from app.services.plan_rows import ContactBox
from app.services.plan_rows import Copy as PlanCopy
from app.services.profile import ProfileRow
from app.services.sight import Sight
from app.services.snapshot import CaseRows

THERE = (Attendance.PRESENT, Attendance.PARTLY, Attendance.PHONE)
KEPT_AWAY = "Vedkommende skal ikke kunne se, hvor den anden er."
NOT_ASKED = (Invitation.NOT_INVITED, Invitation.DECLINED)
_WORKING = (Side.GENERAL, Side.AUTHORITY, Side.PROVIDER)


class HeadWords(TypedDict):
    """The fields of `Letterhead`, to be given on to any of the papers."""

    title: str
    copy: PlanCopy
    made_on: dt.date
    version: str
    recipients: str
    example: bool
    municipality: str
    logo: bytes | None
    caseworker: ContactBox


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """One meeting as one group of readers may see it; everything a paper says goes through `sight`."""

    rows: CaseRows
    meeting: Meeting
    kind: MeetingType
    sight: Sight
    copy: Copy
    profile: ProfileRow
    recipients: str = ""
    example: bool = False

    @property
    def readers(self) -> frozenset[UUID]:
        """Return who reads; nobody means that nobody can tell."""
        return readers_of(self.sight)

    def letterhead(self, title: str) -> HeadWords:
        """Return what every paper carries, without version; the date is today."""
        return HeadWords(
            title=title,
            copy=self.copy.value,
            made_on=self.rows.today,
            version="",
            recipients=self.recipients,
            example=self.example,
            municipality=self.profile.municipality,
            logo=self.profile.logo,
            caseworker=self.profile.contact,
        )

    def shown(self, column: str) -> str:
        """Return a text of the meeting when these readers may see it."""
        value = getattr(self.meeting, column) or ""
        return value if value and self.sight.fact(Meeting, column) else ""

    def named(self, column: str) -> str:
        """Return the person one column of the meeting points at, by the name used at the table."""
        person_id: UUID | None = getattr(self.meeting, column)
        may = person_id and self.sight.fact(Meeting, column, person_id) and self.sight.person(person_id)
        return self.rows.called(person_id) if may else ""

    def when(self) -> MeetingTime:
        """Return when and where."""
        return MeetingTime(
            kind=self.kind.name,
            on=self.meeting.held_on,
            starts_at=clock_of(self.meeting.starts_at),
            ends_at=clock_of(self.meeting.ends_at),
            place=self.shown("place"),
        )

    def known_children(self) -> list[tuple[Child, Person]]:
        """Return the children of the case the readers may know of."""
        return [(child, person) for child, person in self.rows.children() if self.sight.person(person.id)]

    def children(self) -> tuple[str, ...]:
        """Return what they are called."""
        return tuple(self.rows.called(person.id) for _, person in self.known_children())

    def present(self) -> tuple[Guest, ...]:
        """Return those who were there. Who stayed away, and why, is nobody's on paper."""
        there = [each for each in self._participants() if each.attendance in THERE]
        return tuple(self._guest(each) for each in there if self.sight.person(each.person_id))

    def guests(self) -> tuple[Guest, ...]:
        """Return those who are asked and whom the readers may know of, without the readers themselves."""
        asked = [each for each in self._participants() if each.invitation not in NOT_ASKED]
        others = [each for each in asked if each.person_id not in self.readers]
        return tuple(self._guest(each) for each in others if self._may_be_expected(each.person_id))

    def _participants(self) -> list[Participant]:
        return self.rows.inside(Participant, self.meeting.id)

    def _guest(self, row: Participant) -> Guest:
        """Return name and role; a role that says the same as the name is said once."""
        called = self.rows.called(row.person_id)
        person = self.rows.person(row.person_id)
        full = self.copy is Copy.PROFESSIONAL or (self.copy is Copy.FAMILY and row.side in _WORKING)
        name = self.rows.name(row.person_id) if full else called
        role = say.role(self.rows, row.person_id) if self.copy is Copy.PROFESSIONAL else (person and person.role) or ""
        return Guest(name=name, role="" if fold(role) in (fold(name), fold(called)) else role)

    def _may_be_expected(self, person_id: UUID) -> bool:
        """Tell whether readers may know where somebody will be, and when.

        Whoever is protected has to know that the one they are protected against is asked as well.
        """
        if not self.readers or not all(self._guarded_against(reader, person_id) for reader in self.readers):
            apart = kept_apart(self.rows)
            shielded = any(shield.subject == person_id for shield in counting_shields(self.sight.viewer))
            if shielded or any(frozenset((reader, person_id)) in apart for reader in self.readers):
                self.sight.leave_out(f"{self.rows.name(person_id)} som deltager", KEPT_AWAY)
                return False
        return self.sight.person(person_id)

    def _guarded_against(self, reader: UUID, person_id: UUID) -> bool:
        shields = (each for each in self.sight.viewer.shields if each.subject == reader)
        return any(each.against == person_id for each in shields)


def readers_of(sight: Sight) -> frozenset[UUID]:
    """Return who reads with a sight; nobody means that nobody can tell."""
    return frozenset(each for each in sight.viewer.people if isinstance(each, UUID))


def asked_to(rows: CaseRows, meeting: Meeting) -> frozenset[UUID]:
    """Return who is asked to a meeting, whatever they answered."""
    there = rows.inside(Participant, meeting.id)
    return frozenset(each.person_id for each in there if each.invitation is not Invitation.NOT_INVITED)


def there_at(rows: CaseRows, meeting: Meeting) -> frozenset[UUID]:
    """Return who was at a meeting, some of the time or on the telephone."""
    return frozenset(each.person_id for each in rows.inside(Participant, meeting.id) if each.attendance in THERE)


def clock_of(text: str | None) -> dt.time | None:
    """Return the time of day of »15:00«; what cannot be read is none."""
    try:
        return dt.time.fromisoformat(text) if text else None
    except ValueError:
        return None


def made_out_to(rows: CaseRows, people: Iterable[UUID]) -> str:
    """Return »Til Lone og Torben«."""
    names = join_names([rows.called(each) for each in people])
    return f"Til {names}" if names else ""


def kept_apart(rows: CaseRows) -> set[frozenset[UUID]]:
    """Return the pairs who must not be in one room."""
    return {frozenset((each.a_id, each.b_id)) for each in rows.of(KeepApart)}
