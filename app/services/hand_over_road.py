"""The road of a hand-over at the one who hands over: begun, prepared, sent, taken back. Nothing is blocked on the way.

What is missing is listed. A case handed over for good is the new caseworker's in the figures too, from the day it is
sent; a case lent out while somebody is away has no hand-over, and stays hers.
"""

from collections.abc import Collection, Sequence
from uuid import UUID

from app.errors import UserError
from app.language.dates import long_date
from app.language.folding import fold
from app.models.case import Case
from app.models.enums import NoteKind
from app.models.hand_over import HandOver, HandOverPoint
from app.models.knowledge import Note
from app.models.meeting import Meeting
from app.services.discreet_rows import Discretion
from app.services.hand_over import note_handed_over
from app.services.hand_over_counts import is_packed, sent_in
from app.services.hand_over_points import fill_points, point_rows
from app.services.hand_over_rows import HandOverRow, Stage
from app.services.hand_over_stage import current, stage_of
from app.services.meetings import plan_meeting
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text, typed_value

TYPE = "handover_meeting"
WHO = "Skriv, hvem der skal overtage sagen."
ON_ITS_WAY = "Sagen er allerede på vej til {name}. Tag den tilbage først, hvis det skal være en anden."
TO_ANOTHER = "Sag {number} er på vej til {name}. Lad den blive her, eller ret navnet i sagen først."
NO_MEETING = "Der er ikke aftalt et overgangsmøde."
NOT_TOLD_FAMILY = "Familien har ikke fået det at vide."
NOT_TOLD_CHILD, NOT_TOLD_CHILDREN = "Barnet har ikke fået det at vide.", "Børnene har ikke fået det at vide."
NO_WISH = "Ingen har skrevet, hvad barnet gerne vil have, den nye ved."
NO_MUST, NO_STEP = "Det, den nye skal vide først, er ikke skrevet.", "Det første skridt er ikke skrevet."
HALF_SENT = (
    "En pakke blev gjort klar, men er ikke noteret som sendt. "
    "Ligger filen der, hvor du ville gemme den, kan du sende den. Ellers gem den igen."
)
TAKEN_BACK = "Overdragelsen til {name} er taget tilbage. Sagen bliver hos {own}."
_TOLD = ("family_told_on", "child_told_on")
_CHANGING = frozenset({
    "to_name", "planned_on", "no_meeting_because", "family_told_on", "child_told_on", "child_wish", "must_know",
    "first_step",
})  # fmt: skip


@use_case("hand_over.begin")
def begin_hand_over(unit: Unit, case_id: UUID, *, to: str, by: str = "") -> UUID:
    """Begin handing a case over to somebody by name, by a day as typed; return the hand-over with the case's points.

    Raises UserError without a name, for a day that cannot be read, or when the case is on its way already.
    """
    name = typed_text(to)
    if not name:
        raise UserError(WHO)
    unit.about(case_id)
    standing = current(read_case(unit, case_id))
    if standing is not None and stage_of(standing) in (Stage.BEGUN, Stage.SENT):
        raise UserError(ON_ITS_WAY.format(name=standing.to_name or "en kollega"))
    row = unit.add(HandOver(
        case_id=case_id, from_name=read_profile(unit).contact.name or None, to_name=name, begun_on=unit.today,
        planned_on=typed_value(HandOver.__table__.columns["planned_on"], by, unit.today),
        order_key=next_key(unit, HandOver, case_id),
    ))  # fmt: skip
    unit.session.flush()
    fill_points(unit, row.id)
    return row.id


@use_case("hand_over.change")
def change_hand_over(unit: Unit, hand_over_id: UUID, *, column: str, typed: str) -> None:
    """Write one part of a hand-over as typed. Raises UserError for a day that cannot be read or is still to come."""
    row = unit.get(HandOver, hand_over_id)
    unit.about(row.case_id, row.id)
    if column not in _CHANGING:
        raise ValueError(column)
    value = typed_value(HandOver.__table__.columns[column], typed, unit.today)
    if column in _TOLD and value is not None and value > unit.today:
        raise UserError(f"{long_date(value)} er ikke kommet endnu. Skriv den dag, de fik det at vide.")
    if column == "to_name" and not value:
        raise UserError(WHO)
    setattr(row, column, value)


@use_case("hand_over.leave")
def leave_hand_over(unit: Unit, hand_over_id: UUID) -> None:
    """Give a hand-over up: »alligevel ikke«. A package that was sent is taken back in words: a note tells of it."""
    row = unit.get(HandOver, hand_over_id)
    unit.about(row.case_id, row.id)
    if row.sent_on is not None:
        unit.get(Case, row.case_id).caseworker = None
        own = read_profile(unit).contact.name or "rådgiveren her"
        text = TAKEN_BACK.format(name=row.to_name or "en kollega", own=own)
        key = next_key(unit, Note, row.case_id)
        unit.add(Note(case_id=row.case_id, on=unit.today, kind=NoteKind.NOTE, text=text, order_key=key))
    unit.remove(row)


@use_case("hand_over.meeting")
def plan_transition(unit: Unit, hand_over_id: UUID) -> UUID:
    """Plan the meeting where the old and the new caseworker sit with the family; return it. One that is there stays."""
    row = unit.get(HandOver, hand_over_id)
    unit.about(row.case_id, row.id)
    there = unit.live(Meeting, Meeting.id == row.meeting_id) if row.meeting_id else []
    if there:
        return there[0].id
    row.meeting_id = plan_meeting(unit, row.case_id, type_id=TYPE)
    row.no_meeting_because = None
    return row.meeting_id


@use_case("hand_over.prepare")
def prepare_sending(unit: Unit, cases: Sequence[UUID], *, to: str = "") -> int:
    """Bring the points of the cases' hand-overs up to date; return how many cases are handed over for good.

    With a name, cases that are not on their way begin: a whole case load goes in one package. Raises UserError when one
    of them is on its way to somebody else.
    """
    count = 0
    for case_id in dict.fromkeys(cases):
        row = current(read_case(unit, case_id))
        if row is not None and stage_of(row) in (Stage.BEGUN, Stage.SENT):
            if to and fold(row.to_name or "") != fold(to):
                raise UserError(TO_ANOTHER.format(number=unit.get(Case, case_id).number or "", name=row.to_name))
            fill_points(unit, row.id)
        elif to:
            begin_hand_over(unit, case_id, to=to)
        else:
            continue
        count += 1
    unit.about(*cases)
    return count


@use_case("hand_over.sent")
def mark_sent(unit: Unit, cases: Collection[UUID], *, mark: str, to: str) -> None:
    """Note that a package was written: in each hand-over and each case; a case handed over is the new one's now."""
    for case_id in cases:
        row = current(read_case(unit, case_id))
        if row is not None and stage_of(row) in (Stage.BEGUN, Stage.SENT):
            row.sent_on, row.package = unit.today, mark
            unit.get(Case, case_id).caseworker = row.to_name
            note_handed_over(unit, [case_id], to=row.to_name or to)
        else:  # lent out, also when it once was handed over to somebody
            note_handed_over(unit, [case_id], to=to, lent=True)
    unit.about(*cases)


@use_case("hand_over.read")
def read_hand_over(unit: Unit, case_id: UUID) -> HandOverRow | None:
    """Return the newest hand-over of a case as it stands; None when there never was one, or it was between others."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    row = current(rows)
    if row is None or (stage_of(row) is Stage.CONFIRMED and not sent_in(unit, row.package or "")):
        return None
    return _row(rows, row)


def _row(rows: CaseRows, row: HandOver) -> HandOverRow:
    meeting = next((each for each in rows.of(Meeting) if each.id == row.meeting_id), None)
    day = f"den {long_date(meeting.held_on)}" if meeting and meeting.held_on else "uden dato endnu"
    return HandOverRow(
        id=row.id, case_id=row.case_id, stage=stage_of(row), from_name=row.from_name or "", to_name=row.to_name or "",
        begun_on=row.begun_on, planned_on=row.planned_on, meeting_id=meeting.id if meeting else None,
        meeting=f"Overgangsmøde {day}" if meeting else "", no_meeting_because=row.no_meeting_because or "",
        family_told_on=row.family_told_on, child_told_on=row.child_told_on, child_wish=row.child_wish or "",
        must_know=row.must_know or "", first_step=row.first_step or "", sent_on=row.sent_on, package=row.package or "",
        received_on=row.received_on, received_by=row.received_by or "", remark=row.remark or "",
        confirmed_on=row.confirmed_on, points=point_rows(rows, row.id), missing=tuple(_missing(rows, row, meeting)),
        unseen=sum(each.seen_on is None for each in rows.inside(HandOverPoint, row.id)),
        careful=Discretion(rows).hides(row),
    )  # fmt: skip


def _missing(rows: CaseRows, row: HandOver, meeting: Meeting | None) -> list[str]:
    children = len(list(rows.children()))
    told = {
        NO_MEETING: meeting or row.no_meeting_because,
        NOT_TOLD_FAMILY: row.family_told_on,
        NOT_TOLD_CHILD if children == 1 else NOT_TOLD_CHILDREN: row.child_told_on,
        NO_WISH: row.child_wish,
        NO_MUST: row.must_know,
        NO_STEP: row.first_step,
    }
    # Cut off while the file was written, or just after: she cannot know whether it lies there whole.
    half = [HALF_SENT] if stage_of(row) is Stage.BEGUN and is_packed(rows.unit, row.id) else []
    return [*half, *(words for words, there in told.items() if not there)]
