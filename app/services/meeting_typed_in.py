"""A meeting that was written by hand: what stands on the paper form, typed in field by field, kept as one step.

The fields carry the numbers of the form, so a fault is told by its number. Several lines in a field are several things
that were said. »Lone: han sover dårligt« says who spoke; the name may be left out.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.folding import fold, join_names
from app.models.enums_meeting import Attendance, ChildSafety, ContributionKind, MeetingStatus
from app.models.meeting import Meeting, Participant, Scale
from app.models.people import Person
from app.services.agreement_proposals import write_agreement
from app.services.meeting_changes import set_hours
from app.services.meeting_children import children_at_home, set_child_safety
from app.services.meeting_closing import set_lead
from app.services.meeting_next import plan_next
from app.services.meeting_review import judge, review_rows
from app.services.meeting_rows import meeting_row
from app.services.meeting_typed_review import how_it_went
from app.services.meeting_types import type_of
from app.services.meetings import (
    add_contribution,
    add_participant,
    answer_scale,
    ask_scale,
    change_meeting,
    person_called,
    set_attendance,
    set_roles,
    set_told_child,
    start_meeting,
)
from app.services.ports import Unit, use_case
from app.services.snapshot import read_case
from app.services.typed_values import typed_value

HEAD = "head"
"""The kind of the fields above the first step."""
NOTHING = "Der er ikke skrevet noget endnu."
NO_NUMBER = "Skriv navnet og et tal fra 0 til 10, for eksempel »Lone 4«."
NO_CHILD = "Skriv navnet på et barn i hjemmet, og hvordan det er, for eksempel »Alma tryg«."
NO_REVIEW = "Skriv aftalens nummer og »lykkedes«, »delvist«, »ikke«, »lavet om« eller »i gang«, fx »2 lykkedes«."
SPOKEN: dict[str, ContributionKind] = {
    "reason": ContributionKind.REASON,
    "own_words": ContributionKind.OWN_WORDS,
    "works": ContributionKind.WORKS,
    "worry": ContributionKind.WORRY,
    "hope": ContributionKind.HOPE,
    "evaluation": ContributionKind.EVALUATION,
}
"""What was said under a kind of step; under any other it is »til senere«, as on the screen."""
SAFE = (("tryg", ChildSafety.SAFE), ("bekym", ChildSafety.WORRIED), ("vi er bekym", ChildSafety.WORRIED))
_TIMES = re.compile(r"\s*(?:kl\.?\s*)?(\d{1,2}(?:[.:]\d{2})?)\s*(?:-|–|til)\s*(?:kl\.?\s*)?(\d{1,2}(?:[.:]\d{2})?)\s*")


@dataclass(frozen=True, slots=True)
class TypedField:
    """One field of the form as it was typed: its number, the kind of its step (or `HEAD`), and the text."""

    number: str
    kind: str
    text: str

    @property
    def place(self) -> int:
        """The place of the field in its step, from 1."""
        return int(self.number.rpartition(".")[2])

    @property
    def lines(self) -> list[str]:
        """The lines with something on them."""
        return [line.strip() for line in self.text.splitlines() if line.strip()]


@use_case("meeting.type_in")
def type_in(unit: Unit, meeting_id: UUID, fields: tuple[TypedField, ...]) -> None:
    """Keep what was written on the paper form of a meeting; the meeting is then under way and can be closed.

    Raises UserError with the number of the field that cannot be read; nothing is then kept.
    """
    written = [each for each in fields if each.lines]
    if not written:
        raise UserError(NOTHING)
    meeting = unit.get(Meeting, meeting_id)
    for each in written:
        if each.kind != HEAD and meeting.status is MeetingStatus.PLANNED:
            start_meeting(unit, meeting_id, step=type_of(unit, meeting).steps[-1].id, held_on=meeting.held_on)
        try:
            _HANDS.get(each.kind, _say)(unit, meeting, each)
        except UserError as error:
            raise UserError(f"{each.number}: {error}") from error
        unit.session.flush()


def _head(unit: Unit, meeting: Meeting, field: TypedField) -> None:
    text = field.lines[0]
    if field.place == 1:
        change_meeting(unit, meeting.id, held_on=text)
    elif field.place == 2:
        starts, ends = _from_to(text)
        change_meeting(unit, meeting.id, starts_at=starts, ends_at=ends)
    elif field.place == 3:
        change_meeting(unit, meeting.id, place=text)
    else:
        person = person_called(unit, meeting.id, called=text)
        chair, minutes = (person, meeting.minutes_id) if field.place == 4 else (meeting.chair_id, person)
        set_roles(unit, meeting.id, chair_id=chair, minutes_id=minutes)


def _attend(unit: Unit, meeting: Meeting, field: TypedField) -> None:
    """Note who was there: »Lone, mor, 15-15.45«."""
    for line in field.lines:
        name, *rest = [part.strip() for part in line.split(",")]
        person_id = person_called(unit, meeting.id, called=name)
        participant_id = add_participant(unit, meeting.id, person_id)
        unit.session.flush()
        times = _TIMES.fullmatch(rest[-1]) if rest else None
        set_attendance(unit, participant_id, attendance=Attendance.PRESENT, left_at=times[2] if times else None)
        if times:
            column = Participant.__table__.columns["present_from"]
            unit.get(Participant, participant_id).present_from = typed_value(column, times[1], unit.today)
        role = ", ".join(part for part in (rest[:-1] if times else rest) if part)
        person = unit.get(Person, person_id)
        person.role = person.role or role or None


def _say(unit: Unit, meeting: Meeting, field: TypedField) -> None:
    kind = SPOKEN.get(field.kind, ContributionKind.PARKED)
    only_child = _only_child(unit, meeting) if kind is ContributionKind.OWN_WORDS else None
    for line in field.lines:
        speaker, words = _spoken_by(unit, meeting, line)
        add_contribution(unit, meeting.id, kind=kind, text=words, speaker_id=speaker or only_child)


def _leave(unit: Unit, meeting: Meeting, field: TypedField) -> None:
    text = " ".join(field.lines)
    if field.place == 1:
        set_told_child(unit, meeting.id, by_id=person_called(unit, meeting.id, called=text))
    else:
        set_told_child(unit, meeting.id, when=text)


def _safety(unit: Unit, meeting: Meeting, field: TypedField) -> None:
    """Note whether a child is safe: »Alma tryg, mormor er der om natten«."""
    children = children_at_home(unit, meeting.id)
    for line in field.lines:
        child = next((each for each in children if fold(line).startswith(fold(each.called))), None)
        if child is None:
            raise UserError(NO_CHILD)
        rest = line[len(child.called) :].strip(" :,–-")
        answer = next((safe for start, safe in SAFE if fold(rest).startswith(fold(start))), ChildSafety.OPEN)
        set_child_safety(unit, meeting.id, child.person_id, answer=answer, note=rest)


def _number(unit: Unit, meeting: Meeting, field: TypedField) -> None:
    """Note somebody's number: »Lone 4«."""
    for line in field.lines:
        name, _, number = line.replace(":", " ").rpartition(" ")
        if not name.strip() or not number.isdecimal() or int(number) > 10:
            raise UserError(NO_NUMBER)
        scale = _scale_of(unit, meeting)
        answer_scale(unit, scale, person_called(unit, meeting.id, called=name.strip()), value=int(number))
        unit.session.flush()


def _scale_of(unit: Unit, meeting: Meeting) -> UUID:
    asked = unit.live(Scale, Scale.meeting_id == meeting.id)
    if asked:
        return asked[0].id
    step = next(each for each in type_of(unit, meeting).steps if each.kind == "scale")
    rows = read_case(unit, meeting.case_id)
    names = join_names([rows.called(person.id) for _, person in rows.children()])
    scale_id = ask_scale(unit, meeting.id, question=step.question.replace("{barn}", names))
    unit.session.flush()
    unit.get(Scale, scale_id).revealed = True
    return scale_id


def _agree(unit: Unit, meeting: Meeting, field: TypedField) -> None:
    for line in field.lines:
        write_agreement(unit, meeting.id, line)


def _review(unit: Unit, meeting: Meeting, field: TypedField) -> None:
    """Note how an agreement of last time went: »2 delvist, bussen kørte ikke«."""
    rows = {each.number: each.agreement.id for each in review_rows(unit, meeting.id).rows}
    for line in field.lines:
        found = how_it_went(line)
        if found is None or found.number not in rows:
            raise UserError(NO_REVIEW)
        judge(unit, rows[found.number], meeting.id, found.outcome, note=found.note)


def _next(unit: Unit, meeting: Meeting, field: TypedField) -> None:
    text = " ".join(field.lines)
    if field.place == 4:
        set_lead(unit, meeting.id, person_id=person_called(unit, meeting.id, called=text))
        return
    coming = meeting_row(read_case(unit, meeting.case_id), meeting).coming
    if field.place == 1:
        plan_next(unit, meeting.id, held_on=text)
    elif coming is None:
        raise UserError("Skriv datoen for næste møde først.")
    elif field.place == 2:
        set_hours(unit, coming.id, starts_at=text)
    else:
        change_meeting(unit, coming.id, place=text)


def _nothing(_unit: Unit, _meeting: Meeting, _field: TypedField) -> None:
    """Keep nothing: that it was read aloud is seen of what each owner has answered."""


_HANDS: dict[str, Callable[[Unit, Meeting, TypedField], None]] = {
    HEAD: _head, "attendance": _attend, "child_leaves": _leave, "safety": _safety, "scale": _number,
    "agreement": _agree, "review": _review, "next": _next, "read_aloud": _nothing,
}  # fmt: skip


def _from_to(text: str) -> tuple[str, str]:
    found = _TIMES.fullmatch(text)
    return (found[1], found[2]) if found else (text, "")


def _spoken_by(unit: Unit, meeting: Meeting, line: str) -> tuple[UUID | None, str]:
    """Return who a line begins with, when it begins with the name of one person of the case, and what they said."""
    name, colon, words = line.partition(":")
    if not colon or not words.strip() or len(name) > 60:
        return None, line
    rows = read_case(unit, meeting.case_id)
    people = [each.id for each in rows.of(Person)]
    said = [each for each in people if fold(name) in (fold(rows.called(each)), fold(rows.name(each)))]
    return (said[0], words.strip()) if len(said) == 1 else (None, line)


def _only_child(unit: Unit, meeting: Meeting) -> UUID | None:
    children = [person.id for _, person in read_case(unit, meeting.case_id).children()]
    return children[0] if len(children) == 1 else None
