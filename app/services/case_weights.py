"""The weight of a case: the municipality's criteria, what she answered and when, and what the case itself suggests.

A suggestion is never an answer: she chooses. One answer is kept for each criterion and day, so that a changed mind is a
history; taking one back is an answer too.
"""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

from app.errors import UserError
from app.models.case import Case
from app.models.overview import CaseWeight
from app.services.case_weight_hints import Hint, hint_of
from app.services.definitions import end_own, own_versions, take_in_use
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.review_list_rows import known_of
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text
from app.services.weight_list import (
    Criterion,
    Heaviness,
    Level,
    WeightList,
    as_text,
    faults_of,
    shipped_weights,
    weights_of,
)

OWN_SOURCE = "Kommunens egne kriterier. Ingen lov kender sagens vægt"
UNKNOWN = "Det svar står ikke på listen længere. Vælg et andet."
_KIND, _KEY = "case_weights", "all"


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer of one day. `level` is its name as the list has it now; `points` what it counted for then."""

    on: dt.date | None
    level_id: str
    level: str
    points: int
    because: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A criterion as one case answers it: the newest answer, those before it, and what the case suggests."""

    criterion: Criterion
    now: GivenAnswer | None
    before: tuple[GivenAnswer, ...]
    hint: Hint | None


@dataclass(frozen=True, slots=True)
class CaseWeightRow:
    """The weight of a case; `points` is None until something is answered."""

    case_id: UUID
    answers: tuple[AnswerRow, ...]
    points: int | None
    heaviness: Heaviness
    source: str


@use_case("weight.criteria_read")
def read_criteria(unit: Unit) -> WeightList:
    """Return the criteria as they are used here."""
    unit.about()
    return weights_here(unit)


@use_case("weight.criteria_save", undoable=False)
def save_criteria(unit: Unit, wanted: WeightList) -> None:
    """Use other criteria from today; what was answered keeps its points. Raises UserError with the first fault."""
    kept = _tidy(wanted)
    for fault in faults_of(kept):
        raise UserError(fault)
    take_in_use(unit, _KIND, _KEY, as_text(kept), OWN_SOURCE)


@use_case("weight.criteria_restore", undoable=False)
def restore_criteria(unit: Unit) -> None:
    """Use the criteria as they are shipped again."""
    end_own(unit, _KIND, _KEY)


@use_case("weight.criteria_own")
def criteria_are_own(unit: Unit) -> bool:
    """Tell whether the municipality has criteria of its own."""
    unit.about()
    return _KEY in own_versions(unit, _KIND)


@use_case("weight.read")
def read_weight(unit: Unit, case_id: UUID) -> CaseWeightRow:
    """Return the weight of a case with its history and what is suggested.

    While a child is heard without a parent, only what that parent knows is suggested from: a suggestion says why.
    """
    unit.about(case_id)
    rows, here = read_case(unit, case_id), weights_here(unit)
    known = known_of(rows)
    answers = tuple(_answer_row(rows, each, hint_of(known, each)) for each in here.criteria)
    points = points_of(newest_answers(rows.of(CaseWeight), here).values())
    return CaseWeightRow(case_id, answers, points, here.heaviness(points), here.source)


@use_case("weight.answer")
def answer_criterion(unit: Unit, case_id: UUID, *, criterion: str, level: str, because: str = "") -> None:
    """Answer a criterion today; a second answer of the same day puts the first right. Empty takes the answer back.

    Raises UserError for an answer that is not on the list.
    """
    unit.get(Case, case_id)
    asked = weights_here(unit).criterion(criterion)
    chosen = asked.level(level) if asked else None
    if level and chosen is None:
        raise UserError(UNKNOWN)
    mine = unit.live(CaseWeight, CaseWeight.case_id == case_id, CaseWeight.criterion == criterion)
    row = next((each for each in mine if each.noted_on == unit.today), None)
    if row is None:
        row = CaseWeight(case_id=case_id, criterion=criterion, noted_on=unit.today)
        row.order_key = next_key(unit, CaseWeight, case_id)
        unit.add(row)
    row.level, row.points = (chosen.id, chosen.points) if chosen else (None, None)
    row.because = typed_text(because) or None


def weights_here(unit: Unit) -> WeightList:
    """Return the criteria as they are used here: the municipality's own, else those that are shipped."""
    own = own_versions(unit, _KIND).get(_KEY)
    return weights_of(json.loads(own.content)) if own else shipped_weights()


def newest_first(given: Iterable[CaseWeight]) -> list[CaseWeight]:
    """Return answers with the newest first; what has no day counts nowhere."""
    dated = [each for each in given if each.noted_on]
    return sorted(dated, key=lambda each: (each.noted_on or dt.date.min, each.id.bytes), reverse=True)


def newest_answers(given: Iterable[CaseWeight], here: WeightList) -> dict[str, CaseWeight]:
    """Return the newest answer of each criterion of the list, without those that were taken back."""
    newest: dict[str, CaseWeight] = {}
    for each in newest_first(given):
        newest.setdefault(each.criterion, each)
    asked = [each.id for each in here.criteria]
    return {key: newest[key] for key in asked if key in newest and newest[key].level}


def points_of(answers: Iterable[CaseWeight]) -> int | None:
    """Return the points of some answers together; None when there are none: the case is not weighed."""
    points = [each.points or 0 for each in answers]
    return sum(points) if points else None


def _answer_row(rows: CaseRows, asked: Criterion, hint: Hint | None) -> AnswerRow:
    given = newest_first(each for each in rows.of(CaseWeight) if each.criterion == asked.id)
    told = tuple(_given(each, asked) for each in given)
    now = told[0] if told and told[0].level_id else None
    return AnswerRow(asked, now, told[1:] if told else (), hint)


def _given(row: CaseWeight, asked: Criterion) -> GivenAnswer:
    level = asked.level(row.level)
    name = level.name if level else (row.level or "intet svar")
    return GivenAnswer(row.noted_on, row.level or "", name, row.points or 0, row.because or "")


def _tidy(wanted: WeightList) -> WeightList:
    """Return a list as it is kept: without spaces round its words, and with ids for what is new."""
    criteria = tuple(
        replace(
            each, id=each.id or uuid4().hex[:12], name=_line(each.name), levels=tuple(map(_tidy_level, each.levels))
        )
        for each in wanted.criteria
    )
    return replace(wanted, criteria=criteria, source=OWN_SOURCE)


def _tidy_level(level: Level) -> Level:
    return replace(level, id=level.id or uuid4().hex[:8], name=_line(level.name))


def _line(text: str) -> str:
    return " ".join(typed_text(text).split())
