"""»Hvem får hvad«: which papers of a meeting go to whom, and what each has got already.

Custody holders get the sheet and the minutes, a child its own page, the coach, the neighbour and the teacher only what
they do themselves, the case file the professional minutes. Whoever must not hear of the meeting is not on the list.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from app.language.dates import long_date
from app.language.folding import join_names
from app.models.agreement import AgreementReview
from app.models.enums import Copy, PaperKind
from app.models.enums_meeting import AgreementState, Attendance, Invitation, MeetingStatus
from app.models.meeting import Meeting, Participant
from app.models.paper import Delivery, Paper
from app.services.caseworkers import caseworkers_of
from app.services.custody import custody_is_clear, parents_of
from app.services.hard_stops import may_invite, may_tell
from app.services.kinship import kin_of_case
from app.services.meeting_paper_facts import there_at
from app.services.meeting_paper_lines import numbered, owners_of
from app.services.meeting_types import type_of
from app.services.ports import Unit, use_case
from app.services.sight import readers
from app.services.snapshot import CaseRows, read_case
from app.services.two_parts import only_of_the_other
from app.wording import word

CASE_FILE = "Sagen"
OWN_PAGE = "Har sagt noget og skal kunne læse svaret."
DECIDES = "Har del i beslutningerne om {children}."
NOT_CLEAR = "Forældremyndigheden er ikke afklaret. Se efter, før papiret gives."
DOES = "Kun egne aftaler."
WAS_NOT_THERE = "Var ikke med. Ring og fortæl."
TO_BE_ASKED = "Skal spørges om sin aftale."
TO_JOURNAL = "Til kommunens journal."


@dataclass(frozen=True, slots=True)
class PaperFor:
    """One paper for one person (None = the case file); `given` tells how and when they got it.

    The four fields kind, copy, recipient_id and child_id are what `meeting_paper_for` is asked with.
    """

    person_id: UUID | None
    called: str
    kind: PaperKind
    copy: Copy
    recipient_id: UUID | None
    child_id: UUID | None
    why: str
    given: tuple[str, ...] = ()


@use_case("paper.recipients")
def papers_for(unit: Unit, meeting_id: UUID) -> tuple[PaperFor, ...]:
    """Return every paper of a held meeting with whom it is for, in the order of the table; the case file comes last."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    return recipients(rows, meeting, with_family=type_of(unit, meeting).family)


def recipients(rows: CaseRows, meeting: Meeting, *, with_family: bool) -> tuple[PaperFor, ...]:
    """Return every paper of a meeting with whom it is for, in the order of the table; the case file comes last.

    Where professionals met without the family, each gets what they do themselves, and the family no paper.
    """
    table = _Table(rows, meeting, with_family=with_family)
    found = [each for person_id in _in_order(rows, meeting) for each in table.papers_of(person_id)]
    found.append(PaperFor(None, CASE_FILE, PaperKind.MINUTES, Copy.PROFESSIONAL, None, None, TO_JOURNAL))
    return tuple(replace(each, given=_given(rows, meeting, each)) for each in found)


@use_case("paper.invitations")
def invitations_for(unit: Unit, meeting_id: UUID) -> tuple[PaperFor, ...]:
    """Return the invitation of everybody who is asked and may hear of the meeting; `why` is what they have answered."""
    meeting = unit.get(Meeting, meeting_id)
    unit.about(meeting.case_id, meeting_id)
    rows = read_case(unit, meeting.case_id)
    children = {person.id for _, person in rows.children()}
    asked = [each for each in rows.inside(Participant, meeting_id) if each.invitation is not Invitation.NOT_INVITED]
    found = [
        PaperFor(
            each.person_id,
            rows.called(each.person_id),
            PaperKind.INVITATION,
            Copy.CHILD if each.person_id in children else Copy.FAMILY,
            each.person_id,
            None,
            word(each.invitation),
        )
        for each in asked
        if may_invite(rows, meeting, each.person_id).ok
    ]
    return tuple(replace(each, given=_given(rows, meeting, each)) for each in found)


class _Table:
    """Who gets which papers of one meeting."""

    def __init__(self, rows: CaseRows, meeting: Meeting, *, with_family: bool) -> None:
        self._with_family = with_family
        self._rows, self._meeting = rows, meeting
        self._children = {person.id: child.id for child, person in rows.children()}
        self._decides = readers(rows, Copy.FAMILY) - set(self._children)
        unclear = [person for person in self._children if not custody_is_clear(rows, person)]
        self._unclear = {parent for person in unclear for parent in parents_of(rows, person)} - self._decides
        self._kin = kin_of_case(rows)
        self._caseworkers = frozenset(caseworkers_of(rows))  # they have all of it already
        self._there = there_at(rows, meeting)
        self._owners = _owners(rows, meeting)
        self._elsewhere = only_of_the_other(rows, meeting) - self._owners

    def papers_of(self, person_id: UUID) -> Iterator[PaperFor]:
        """Yield the papers of one person; nothing for who must not hear of the meeting."""
        if person_id in self._elsewhere or not may_invite(self._rows, self._meeting, person_id).ok:
            return
        if not self._with_family:
            if person_id in self._owners and person_id not in self._kin and person_id not in self._caseworkers:
                yield self._paper(person_id, PaperKind.OWN_AGREEMENTS, DOES)
            return
        if person_id in self._children:
            page = self._paper(person_id, PaperKind.PLAN, OWN_PAGE)
            yield replace(page, copy=Copy.CHILD, recipient_id=None, child_id=self._children[person_id])
        elif person_id in self._decides | self._unclear:
            yield from self._whole(person_id)
        elif person_id in self._owners and person_id not in self._caseworkers:
            yield self._paper(person_id, PaperKind.OWN_AGREEMENTS, DOES)
        yield from self._call(person_id)

    def _whole(self, person_id: UUID) -> Iterator[PaperFor]:
        children = join_names([self._rows.called(each) for each in self._children])
        why = NOT_CLEAR if person_id in self._unclear else DECIDES.format(children=children)
        yield self._paper(person_id, PaperKind.AGREEMENT_SHEET, why)
        yield self._paper(person_id, PaperKind.MINUTES, why)
        if any(each.meeting_id == self._meeting.id for each in self._rows.of(AgreementReview)):
            yield self._paper(person_id, PaperKind.CHANGED, why)

    def _call(self, person_id: UUID) -> Iterator[PaperFor]:
        """Yield the card to call by, for who was not there and has something to hear or to be asked."""
        waits = person_id in self._decides | self._unclear | self._owners and person_id not in self._children
        held = self._meeting.status is MeetingStatus.HELD or self._is_absent(person_id)
        if waits and held and person_id not in self._there and may_tell(self._rows, person_id).ok:
            why = TO_BE_ASKED if person_id in self._owners else WAS_NOT_THERE
            yield self._paper(person_id, PaperKind.CALL_BACK, why)

    def _is_absent(self, person_id: UUID) -> bool:
        there = self._rows.inside(Participant, self._meeting.id)
        return any(each.person_id == person_id and each.attendance is Attendance.ABSENT for each in there)

    def _paper(self, person_id: UUID, kind: PaperKind, why: str) -> PaperFor:
        return PaperFor(person_id, self._rows.called(person_id), kind, Copy.FAMILY, person_id, None, why)


def _in_order(rows: CaseRows, meeting: Meeting) -> list[UUID]:
    """Return who may get something: those round the table, those who decide, those who do something."""
    at_table = [each.person_id for each in rows.inside(Participant, meeting.id)]
    decide = readers(rows, Copy.FAMILY)
    parents = [parent for _, person in rows.children() for parent in parents_of(rows, person.id)]
    others = decide | set(parents) | _owners(rows, meeting)
    known = [person for person in at_table if person in others]
    return list(dict.fromkeys([*known, *sorted(others, key=rows.name)]))


def _owners(rows: CaseRows, meeting: Meeting) -> frozenset[UUID]:
    """Return the people, not offices, who do something that was agreed at the meeting."""
    agreed = [each for _, each in numbered(rows, meeting) if each.state is AgreementState.AGREED]
    people = {person for each in agreed for person in owners_of(rows, each)}
    return frozenset(each for each in people if (row := rows.person(each)) is not None and row.kind != "body")


def _given(rows: CaseRows, meeting: Meeting, wanted: PaperFor) -> tuple[str, ...]:
    """Return how and when somebody got a paper of the meeting: »i hånden den 18. november 2026«."""
    found = [
        delivery
        for paper in rows.of(Paper)
        if _is_it(rows, paper, meeting, wanted)
        for delivery in rows.inside(Delivery, paper.id)
        if wanted.person_id in (None, delivery.recipient_id, paper.recipient_id) or wanted.child_id
    ]
    return tuple(_told(each) for each in found)


def _is_it(rows: CaseRows, paper: Paper, meeting: Meeting, wanted: PaperFor) -> bool:
    if (paper.kind, paper.copy) != (wanted.kind, wanted.copy):
        return False
    if wanted.kind is PaperKind.PLAN:
        return paper.child_id == wanted.child_id and not _is_from_before(rows, paper, meeting)
    return paper.meeting_id == meeting.id


def _is_from_before(rows: CaseRows, paper: Paper, meeting: Meeting) -> bool:
    """Tell whether a paper was made before what was agreed at a meeting: on its day, before the last of it was written.

    A child's page that was given in the morning has nothing of the meeting in the afternoon.
    """
    if not (meeting.held_on and paper.made_on):
        return False
    if paper.made_on != meeting.held_on:
        return paper.made_on < meeting.held_on
    written = [each.created_at for _, each in numbered(rows, meeting) if each.created_at]
    return bool(written and paper.created_at and paper.created_at < max(written))


def _told(delivery: Delivery) -> str:
    when = f"den {long_date(delivery.on)}" if delivery.on else ""
    return " ".join(part for part in (delivery.how, when) if part)
