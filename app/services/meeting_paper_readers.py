"""Who reads a paper of a meeting, and who must not hear of it: asked before anything is written."""

from collections.abc import Collection
from uuid import UUID

from app.errors import UserError
from app.models.enums import Copy, Floor, PaperKind
from app.models.meeting import Meeting
from app.models.people import Person
from app.rules.visibility import Viewer
from app.services.hard_stops import may_invite, require_may_invite, require_may_tell
from app.services.kept_rows import rows_for
from app.services.meeting_initials import LetteredRows
from app.services.meeting_paper_facts import MeetingFacts, asked_to, made_out_to, there_at
from app.services.meeting_types import type_of
from app.services.paper_keeping import PaperKey
from app.services.ports import Unit
from app.services.profile import read_profile
from app.services.sight import Sight, readers, shields
from app.services.snapshot import CaseRows
from app.services.two_parts import note_closed_parts, only_of_the_other

FOR_ONE = frozenset({PaperKind.INVITATION, PaperKind.OWN_AGREEMENTS, PaperKind.CALL_BACK})
"""Papers that are made for one named person, never for all."""
NOBODY = "Vælg, hvem papiret er til. Er der ingen at vælge, fik ingen en aftale på det møde: vælg et andet."
OTHER_PART = "Er bedt med til den anden del af mødet."
NOT_ASKED = "Personen er ikke indbudt til mødet. Sæt personen på mødet først."
_HANDED_OUT_IN_THE_ROOM = frozenset({PaperKind.AGREEMENT_SHEET, PaperKind.CHANGED})
_CIRCLES = {Copy.FAMILY: Floor.FAMILY, Copy.CHILD: Floor.FAMILY, Copy.PROFESSIONAL: Floor.PROFESSIONAL}


def require_reader(rows: CaseRows, meeting: Meeting, kind: PaperKind, recipient_id: UUID | None) -> None:
    """Raise UserError when a paper has nobody to go to, or when the one it is for must not get it."""
    if recipient_id is None:
        if kind in FOR_ONE:
            raise UserError(NOBODY)
        return
    if kind is PaperKind.CALL_BACK:
        require_may_tell(rows, recipient_id)
    else:
        require_may_invite(rows, meeting, recipient_id)
    if kind is PaperKind.INVITATION and recipient_id not in asked_to(rows, meeting):
        raise UserError(NOT_ASKED)


def facts_for(rows: CaseRows, meeting: Meeting, key: PaperKey, unit: Unit) -> MeetingFacts:
    """Return the meeting as those who get a paper may see it.

    With nobody named, a family copy goes to the child and those who decide for it; what is handed out in the room is
    read by everybody there. Whoever must not hear of the meeting, or is asked to the other part, is not among them.
    Where professionals met without the family nobody of it reads, and it has letters for names.
    """
    copy, recipient, kind = key.copy or Copy.FAMILY, key.recipient_id, type_of(unit, meeting)
    nobody = copy is Copy.PROFESSIONAL or not kind.family
    usual = frozenset({recipient} if recipient else () if nobody else readers(rows, copy))
    in_the_room = key.kind in _HANDED_OUT_IN_THE_ROOM and copy is not Copy.PROFESSIONAL
    there = there_at(rows, meeting) if in_the_room and not recipient and (usual or not kind.family) else frozenset()
    people = usual | there if recipient else _who_may_know(rows, meeting, usual | there)
    sight = Sight(rows, Viewer(_CIRCLES[copy], people, shields(rows)))
    for person in _in_order(rows, (usual | there) - people):
        sight.leave_out(f"Til {rows.called(person)}", may_invite(rows, meeting, person).reason or OTHER_PART)
    note_closed_parts(rows, sight, meeting)
    own = rows_for(rows, unit, people, own=meeting)
    return MeetingFacts(
        rows=own if kind.family else LetteredRows(own, unit),
        meeting=next((each for each in own.of(Meeting) if each.id == meeting.id), meeting),
        kind=kind,
        sight=sight,
        copy=copy,
        profile=read_profile(unit),
        recipients=made_out_to(own, _in_order(rows, usual & people)),
        example=unit.training,
    )


def _who_may_know(rows: CaseRows, meeting: Meeting, people: Collection[UUID]) -> frozenset[UUID]:
    invited = frozenset(each for each in people if may_invite(rows, meeting, each).ok)
    return invited - only_of_the_other(rows, meeting)


def _in_order(rows: CaseRows, people: Collection[UUID]) -> list[UUID]:
    return [person.id for person in rows.of(Person) if person.id in people]
