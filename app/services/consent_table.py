"""Who has said yes to the meeting itself, and to being drawn on the room's screen; never mixed with sharing."""

from uuid import UUID

from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.meeting import Meeting
from app.models.safety import Consent
from app.rules.sharing import Ground
from app.services.consent_rows import AnswerCell, AnswerRow, Column, cell_of, group_of, listed, works
from app.services.consents import (
    asked_about_meeting,
    give_answer,
    said_about,
    valid,
    weigh_drawing,
    weigh_meeting,
    who_answers,
)
from app.services.custody import who_must_say_yes
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

Cell = tuple[str, UUID]
"""»meeting« or »drawing«, and whom it is about."""
COLUMNS = (Column(ConsentKind.MEETING.value, "Mødet"), Column(ConsentKind.DRAWING.value, "Tegningen"))
UNCLEAR = "unclear"
"""The answer that takes an answer back: nobody was asked."""


@use_case("consent.read")
def consent_table(unit: Unit, case_id: UUID, *, meeting_id: UUID | None = None) -> tuple[AnswerRow, ...]:
    """Return who has said yes to the meeting and to being drawn in the room, with the columns of `COLUMNS`."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    meeting = unit.get(Meeting, meeting_id) if meeting_id else None
    sides = {each.person_id: each.side for each in listed(rows, meeting)}
    return tuple(
        AnswerRow(
            person_id=each,
            name=rows.name(each),
            group=group_of(side),
            works=works(side),
            cells=(_meeting(rows, each), _drawing(rows, each)),
            asked=tuple((one, rows.called(one)) for one in who_must_say_yes(rows, each)),
        )
        for each, side in sides.items()
    )


@use_case("consent.set")
def set_consent(
    unit: Unit, case_id: UUID, *, cells: tuple[Cell, ...], answer: str, by_id: UUID | None = None,
    scope: str | None = None,
) -> None:  # fmt: skip
    """Set what somebody said to the meeting, or what was said to their being drawn; »unclear« takes it away.

    A cell is »meeting« or »drawing« and whom it is about. Raises UserError when several can answer for one of them and
    nobody is named.
    """
    unit.about(case_id, *(person_id for _, person_id in cells))
    rows = read_case(unit, case_id)
    for kind, person_id in dict.fromkeys(cells):
        chosen = ConsentKind(kind)
        asked = person_id if chosen is ConsentKind.MEETING else who_answers(rows, person_id, by_id)
        row = next((each for each in rows.of(Consent) if _is_about(each, chosen, asked, person_id)), None)
        row = row or _new(unit, case_id, chosen, asked, person_id)
        give_answer(row, ConsentAnswer.NOT_ASKED if answer == UNCLEAR else ConsentAnswer(answer), unit.today)
        if scope is not None:
            row.scope = typed_text(scope) or None


def _new(unit: Unit, case_id: UUID, kind: ConsentKind, asked: UUID, about_id: UUID) -> Consent:
    row = Consent(case_id=case_id, person_id=asked, kind=kind, order_key=next_key(unit, Consent, case_id))
    row.about_id = about_id if asked != about_id else None
    unit.add(row)
    unit.session.flush()
    return row


def _is_about(row: Consent, kind: ConsentKind, asked: UUID, person_id: UUID) -> bool:
    return row.kind is kind and row.person_id == asked and (row.about_id or row.person_id) == person_id


def _meeting(rows: CaseRows, person_id: UUID) -> AnswerCell:
    """Return the answer to the meeting; only those who decide for a child of the case need be asked."""
    said = {each.person_id: each.answer for each in valid(rows, ConsentKind.MEETING) if each.person_id == person_id}
    scope = next((each.scope for each in valid(rows, ConsentKind.MEETING) if each.person_id == person_id), None)
    weighed = weigh_meeting(rows, person_id)
    if weighed.ground is Ground.UNCLEAR and person_id not in asked_about_meeting(rows):
        return AnswerCell(Ground.OWN, "ikke nødvendigt")
    words = {Ground.YES: "ja", Ground.NO: "nej", Ground.WITHDRAWN: "trukket tilbage"}
    cell = cell_of(rows, weighed, said, scope or "")
    return AnswerCell(weighed.ground, words.get(weighed.ground, "ikke spurgt"), cell.note)


def _drawing(rows: CaseRows, person_id: UUID) -> AnswerCell:
    weighed, said = weigh_drawing(rows, person_id), said_about(rows, ConsentKind.DRAWING, person_id)
    cell = cell_of(rows, weighed, said)
    return AnswerCell(Ground.UNCLEAR, "ikke spurgt") if weighed.ground is Ground.UNCLEAR else cell
