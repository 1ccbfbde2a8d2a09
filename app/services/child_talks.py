"""Talks with a child: many, each with its day, who, where and how, and what the child said, word for word.

A talk may come before one meeting, decision or assessment (barnets lov § 5, stk. 3: before every decision). That a talk
could not be held is the rare exception (§ 5, stk. 4); it is one sentence why and what was done instead, has no day of
its own, and so never counts as a talk.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from app.errors import UserError
from app.language.folding import possessive
from app.models.approx_spans import Tense
from app.models.assessment import Assessment
from app.models.attachment import Attachment
from app.models.base import CaseRecord
from app.models.case import Child
from app.models.enums import AttachmentKind
from app.models.enums_meeting import MeetingStatus
from app.models.knowledge import ChildTalk
from app.models.meeting import Meeting
from app.models.people import Person
from app.models.ruling import FormalDecision
from app.services.child_talk_rows import TalkRow, before_words, day_of, talk_row, talks_in_time, was_held
from app.services.hard_stops import kept_out
from app.services.modules import ASSESSMENTS, RULINGS, switched_off
from app.services.pointers import let_go
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text

TO_COME = "Den dag er ikke kommet endnu. Skriv den dag, I talte sammen, eller lad feltet stå tomt for i dag."
NOTHING = "Skriv, hvad der blev sagt, hvor I var, eller hvem der talte med {name}."
OTHER_CASE = "Det hører ikke til sagen. Vælg fra listen."
ALONE_AND_OTHERS = "Der står både, at {name} var alene med en voksen, og at andre var med. Ret det ene."
WITH_ITSELF = "{name} kan ikke tale med sig selv. Vælg den voksne, der talte med {name}."
NOT_OFFERED = "Der står, at en bisidder ikke er tilbudt, men også hvem det var. Ret det ene."
WHY_NOT = "Skriv med en hel sætning, hvorfor det slet ikke kunne lade sig gøre at tale med {name}."
WHAT_INSTEAD = "Skriv, hvad I gjorde i stedet for at få {whose} mening med."
_SENTENCE: Final = 15
"""Letters: what is shorter is a ticked box in disguise (»for lille«)."""
_WORDS: Final = ("place", "how", "others", "own_words", "companion")
BEFORE: Final[dict[str, type[CaseRecord]]] = {
    "meeting_id": Meeting, "decision_id": FormalDecision, "assessment_id": Assessment,
}  # fmt: skip
"""What a talk can come before, by the column that says so."""
_MODULES: Final = {"decision_id": RULINGS, "assessment_id": ASSESSMENTS}


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedTalk:
    """A talk as it was typed; `on` empty is today. `before` is one column of `BEFORE` and the id, or None."""

    on: str = ""
    with_id: UUID | None = None
    place: str = ""
    how: str = ""
    alone: bool | None = None
    others: str = ""
    own_words: str = ""
    companion_offered: bool | None = None
    companion: str = ""
    before: tuple[str, UUID] | None = None


@use_case("voice.note_talk")
def note_talk(unit: Unit, case_id: UUID, child_id: UUID, typed: TypedTalk) -> UUID:
    """Write down a talk that was held; returns its id. Raises UserError as `correct_talk`."""
    child = _child(unit, case_id, child_id)
    row = ChildTalk(case_id=case_id, child_id=child, order_key=next_key(unit, ChildTalk, case_id))
    row.on = typed_day("", unit.today)
    _fill(unit, row, typed)
    unit.about(case_id)
    return unit.add(row).id


@use_case("voice.correct_talk")
def correct_talk(unit: Unit, talk_id: UUID, typed: TypedTalk) -> None:
    """Put a talk right; an empty day leaves the one there is. Raises UserError.

    For an unreadable day or one still to come, for what belongs to another case, for a talk that says nothing, and
    where two answers contradict each other.
    """
    row = unit.get(ChildTalk, talk_id)
    _fill(unit, row, typed)
    row.not_held_because = row.done_instead = None
    unit.about(row.case_id)


@use_case("voice.not_held")
def note_not_held(
    unit: Unit, case_id: UUID, child_id: UUID, *, because: str, instead: str, before: tuple[str, UUID] | None = None
) -> UUID:
    """Write down that a child could not be talked with: why, and how its view came along all the same.

    Raises UserError unless both are said in a sentence.
    """
    child = _child(unit, case_id, child_id)
    name, why, done = _name(unit, child), typed_text(because), typed_text(instead)
    if len(why) < _SENTENCE:
        raise UserError(WHY_NOT.format(name=name))
    if len(done) < _SENTENCE:
        raise UserError(WHAT_INSTEAD.format(whose=possessive(name)))
    row = ChildTalk(
        case_id=case_id, child_id=child, not_held_because=why, done_instead=done,
        order_key=next_key(unit, ChildTalk, case_id),
    )  # fmt: skip
    _set_before(unit, row, before)
    unit.about(case_id)
    return unit.add(row).id


@use_case("voice.remove_talk")
def remove_talk(unit: Unit, talk_id: UUID) -> None:
    """Take a talk away (undoable) with its words in the houses; marks and pictures stay and point at it no more."""
    row = unit.get(ChildTalk, talk_id)
    unit.about(row.case_id)
    let_go(unit, row)
    unit.remove(row)


def talk_of_today(unit: Unit, case_id: UUID, child_id: UUID, how: str) -> ChildTalk:
    """Return the talk with a child today that a tool belongs to, or a new one held with `how`.

    One with the child alone is never gone on with, nor any while the child is heard without somebody: others may look
    on now. Raises UserError for another case's child.
    """
    child = _child(unit, case_id, child_id)
    own = (
        []
        if kept_out(read_case(unit, case_id))
        else unit.live(ChildTalk, ChildTalk.case_id == case_id, ChildTalk.child_id == child)
    )
    today = [each for each in own if each.on and each.on.exact == unit.today and was_held(each) and not each.alone]
    if today:
        return today[-1]
    day = typed_day("", unit.today)
    row = ChildTalk(case_id=case_id, child_id=child, on=day, how=how, order_key=next_key(unit, ChildTalk, case_id))
    return unit.add(row)


@use_case("voice.talks")
def list_talks(unit: Unit, case_id: UUID, child_id: UUID | None = None) -> tuple[TalkRow, ...]:
    """Return the talks of a child or (None) of all, the newest first; unknown days and those not held stand last."""
    rows = read_case(unit, case_id)
    unit.about(case_id)
    off = _columns_off(unit)
    return tuple(talk_row(rows, each, off) for each in reversed(talks_in_time(rows, child_id)))


@use_case("voice.before_what")
def list_before(unit: Unit, case_id: UUID, child_id: UUID | None = None) -> tuple[tuple[str, UUID, str], ...]:
    """Return what a talk can come before: (column, id, words), the newest first; a child's own and what is for all."""
    rows = read_case(unit, case_id)
    unit.about(case_id)
    found: list[tuple[dt.date, tuple[str, UUID, str]]] = []
    off = _columns_off(unit)
    for column, kind in BEFORE.items():
        for each in rows.of(kind) if column not in off else ():
            cancelled = isinstance(each, Meeting) and each.status is MeetingStatus.CANCELLED
            if getattr(each, "child_id", None) in (None, child_id) and not cancelled:
                day = day_of(each)
                found.append((day or dt.date.max, (column, each.id, before_words(each))))
    return tuple(told for _, told in sorted(found, key=lambda each: each[0], reverse=True))


@use_case("voice.add_picture")
def put_picture(unit: Unit, talk_id: UUID, attachment_id: UUID, *, drawing: bool = False) -> None:
    """Let a picture of the case belong to a talk: about that child, and a drawing when it is one. Undoable."""
    talk, picture = unit.get(ChildTalk, talk_id), unit.get(Attachment, attachment_id)
    if talk.case_id != picture.case_id:
        raise UserError(OTHER_CASE)
    child = unit.get(Child, talk.child_id)
    picture.child_talk_id, picture.about_id = talk.id, picture.about_id or child.person_id
    if drawing:
        picture.kind = AttachmentKind.DRAWING
    unit.about(talk.case_id, picture.id)


@use_case("voice.drop_picture")
def take_picture_off(unit: Unit, attachment_id: UUID) -> None:
    """Let a picture belong to no talk; it stays in the case."""
    picture = unit.get(Attachment, attachment_id)
    picture.child_talk_id = None
    unit.about(picture.case_id, picture.id)


def _fill(unit: Unit, row: ChildTalk, typed: TypedTalk) -> None:
    name, child = _name(unit, row.child_id), unit.get(Child, row.child_id)
    day = typed_day(typed.on, unit.today, Tense.GONE) if typed.on.strip() else row.on
    words = {key: typed_text(getattr(typed, key)) or None for key in _WORDS}
    if day is not None and day.start is not None and day.start > unit.today:
        raise UserError(TO_COME)
    _refuse_odd(typed, words, name)
    if typed.with_id is not None:
        _own(unit, Person, typed.with_id, row.case_id)
        if typed.with_id == child.person_id:
            raise UserError(WITH_ITSELF.format(name=name))
    row.on, row.with_id, row.alone = day, typed.with_id, typed.alone
    row.companion_offered = True if words["companion"] else typed.companion_offered
    for key, text in words.items():
        setattr(row, key, text)
    _set_before(unit, row, typed.before)


def _refuse_odd(typed: TypedTalk, words: dict[str, str | None], name: str) -> None:
    """Raise UserError when a talk says nothing, or two answers contradict each other."""
    if not (typed.with_id or words["place"] or words["how"] or words["own_words"]):
        raise UserError(NOTHING.format(name=name))
    if typed.alone and words["others"]:
        raise UserError(ALONE_AND_OTHERS.format(name=name))
    if typed.companion_offered is False and words["companion"]:
        raise UserError(NOT_OFFERED)


def _columns_off(unit: Unit) -> frozenset[str]:
    """Return the columns of what the municipality has switched off: it leaves no trace in the window."""
    off = switched_off(unit)
    return frozenset(column for column, module in _MODULES.items() if module in off)


def _set_before(unit: Unit, row: ChildTalk, before: tuple[str, UUID] | None) -> None:
    for column, kind in BEFORE.items():
        chosen = before[1] if before and before[0] == column else None
        if chosen is not None:
            _own(unit, kind, chosen, row.case_id)
        setattr(row, column, chosen)


def _own(unit: Unit, kind: type[CaseRecord], row_id: UUID, case_id: UUID) -> None:
    if unit.get(kind, row_id).case_id != case_id:
        raise UserError(OTHER_CASE)


def _child(unit: Unit, case_id: UUID, child_id: UUID) -> UUID:
    _own(unit, Child, child_id, case_id)
    return child_id


def _name(unit: Unit, child_id: UUID) -> str:
    child = unit.get(Child, child_id)
    return read_case(unit, child.case_id).called(child.person_id)
