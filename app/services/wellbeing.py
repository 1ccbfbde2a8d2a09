"""Marks on a ruler: how it is, from one who knows, on one day. A child's own mark is never anybody else's.

One mark for each question, rater and day: who thinks again the same day moves the mark.
"""

import datetime as dt
from dataclasses import dataclass
from typing import TypeVar
from uuid import UUID

from app.errors import UserError
from app.models.approx_spans import Tense
from app.models.base import CaseRecord
from app.models.case import Child
from app.models.enums_early import Rater
from app.models.knowledge import ChildTalk
from app.models.people import Person
from app.models.plan import Intervention
from app.models.voice import WellbeingMark
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import read_case
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text
from app.services.wellbeing_curves import Curve, curves_of
from app.services.wellbeing_own import keep_version, rulers_in_use
from app.services.wellbeing_rulers import Ruler, RulerQuestion

Row = TypeVar("Row", bound=CaseRecord)
NO_RULER = "Den lineal er ikke længere i brug. Vælg en anden."
NO_QUESTION = "Det spørgsmål står ikke på linealen mere. Vælg et andet."
NO_STEP = "Vælg et af linealens trin."
WHO = "Vælg, hvem der sætter mærket."
NOT_THE_CHILD = "Barnets eget mærke sættes af barnet. Vælg en anden, eller »barnet«."
TO_COME = "Den dag er ikke kommet endnu. Skriv den dag, mærket blev sat."
ONE_DAY = "Skriv én bestemt dag, så mærket kan stå på kurven."
OTHER_CASE = "Det hører ikke til sagen. Vælg fra listen."


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedMark:
    """A mark as it is set. `on` empty is today; everybody but the child is named (`rated_by_id`)."""

    ruler_id: str
    question_id: str
    value: int
    rater: Rater = Rater.CHILD
    rated_by_id: UUID | None = None
    because: str = ""
    on: str = ""
    talk_id: UUID | None = None
    intervention_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class WellbeingPage:
    """What the page of one child shows: the rulers in use, and a curve for each question anybody has set a mark on."""

    rulers: tuple[Ruler, ...]
    curves: tuple[Curve, ...]


@use_case("wellbeing.page")
def read_wellbeing(unit: Unit, case_id: UUID, child_id: UUID) -> WellbeingPage:
    """Return rulers and curves of one child as the caseworker's own screen shows them."""
    rows = read_case(unit, case_id)
    unit.about(case_id)
    marks = [each for each in rows.of(WellbeingMark) if each.child_id == child_id]
    return WellbeingPage(rulers_in_use(unit), curves_of(unit, rows, child_id, marks))


@use_case("wellbeing.mark")
def set_mark(unit: Unit, case_id: UUID, child_id: UUID, typed: TypedMark) -> UUID:
    """Set a mark, or move the one of the same question, rater and day; returns its id.

    Raises UserError for a ruler, question or step that is not there, a rater who is missing or is the child itself, a
    day that cannot be read or is still to come, and what belongs to another case.
    """
    child = _own(unit, Child, child_id, case_id)
    ruler, question = _asked(unit, typed)
    by, day = _rater(unit, case_id, child, typed), _day(unit, typed)
    row = _same(unit, child_id, (ruler.id, question.id, typed.rater, by, day)) or unit.add(
        WellbeingMark(
            case_id=case_id, child_id=child_id, ruler=ruler.id, question=question.id, rater=typed.rater,
            rated_by_id=by, on=day, order_key=next_key(unit, WellbeingMark, case_id),
        )
    )  # fmt: skip
    row.wording, row.value, row.ruler_version = question.text, typed.value, keep_version(unit, ruler)
    row.because = typed_text(typed.because) or row.because
    if typed.talk_id is not None:
        row.child_talk_id = _own(unit, ChildTalk, typed.talk_id, case_id).id
    if typed.intervention_id is not None:
        row.intervention_id = _own(unit, Intervention, typed.intervention_id, case_id).id
    unit.about(case_id)
    return row.id


@use_case("wellbeing.remove")
def remove_mark(unit: Unit, mark_id: UUID) -> None:
    """Take a mark away (undoable)."""
    row = unit.get(WellbeingMark, mark_id)
    unit.about(row.case_id)
    unit.remove(row)


def _asked(unit: Unit, typed: TypedMark) -> tuple[Ruler, RulerQuestion]:
    """Return the ruler and the question that were chosen, when the step is one of the ruler's. Raises UserError."""
    ruler = next((each for each in rulers_in_use(unit) if each.id == typed.ruler_id), None)
    if ruler is None:
        raise UserError(NO_RULER)
    question = next((each for each in ruler.questions if each.id == typed.question_id), None)
    if question is None:
        raise UserError(NO_QUESTION)
    if ruler.step(typed.value) is None:
        raise UserError(NO_STEP)
    return ruler, question


def _day(unit: Unit, typed: TypedMark) -> dt.date:
    day = typed_day(typed.on, unit.today, Tense.GONE).exact
    if day is None:
        raise UserError(ONE_DAY)
    if day > unit.today:
        raise UserError(TO_COME)
    return day


def _rater(unit: Unit, case_id: UUID, child: Child, typed: TypedMark) -> UUID | None:
    """Return who sets the mark, None for the child: it is known by whose mark it is."""
    if typed.rater is Rater.CHILD:
        return None
    if typed.rated_by_id is None:
        raise UserError(WHO)
    if typed.rated_by_id == child.person_id:
        raise UserError(NOT_THE_CHILD)
    return _own(unit, Person, typed.rated_by_id, case_id).id


def _same(unit: Unit, child_id: UUID, key: tuple[object, ...]) -> WellbeingMark | None:
    own = unit.live(WellbeingMark, WellbeingMark.child_id == child_id)
    return next((e for e in own if (e.ruler, e.question, e.rater, e.rated_by_id, e.on) == key), None)


def _own(unit: Unit, kind: type[Row], row_id: UUID, case_id: UUID) -> Row:
    row = unit.get(kind, row_id)
    if row.case_id != case_id:
        raise UserError(OTHER_CASE)
    return row
