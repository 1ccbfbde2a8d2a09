"""Feedback in numbers: four numbers from a form the municipality has the right to use, their sum, and the cut-off.

The forms are licensed: their words, their lines and anything that looks like them are not here (law and copyright of
the forms' own publisher). What may be told are a form's name, when it is used, and the sums that are worth a talk.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.dates import long_date
from app.language.folding import join_names
from app.models.approx_date import age_on
from app.models.approx_spans import Tense
from app.models.case import Child
from app.models.people import Person
from app.models.voice import FitScore
from app.rules.absence import plain_number
from app.services.curve_shapes import CurveChart, CurveLevel, CurveSeries
from app.services.fit_forms import FitForm, shipped_forms
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_days import typed_day
from app.services.typed_values import typed_text, typed_value

NO_FORM = "Vælg et skema."
WHO = "Vælg, hvem der svarede."
ALL_FOUR = "Skriv alle fire tal, hvert fra 0 til 10, fx 6,5."
TO_COME = "Den dag er ikke kommet endnu. Skriv den dag, skemaet blev svaret på."
ONE_DAY = "Skriv én bestemt dag."
OTHER_CASE = "Det hører ikke til sagen. Vælg fra listen."
TOP = 40
"""The highest sum: four numbers from 0 to 10."""
_COLUMNS = ("first", "second", "third", "fourth")


@dataclass(frozen=True, kw_only=True, slots=True)
class TypedFit:
    """Four numbers as they were typed (»6,5«); `on` empty is today."""

    form: str
    person_id: UUID | None
    numbers: tuple[str, str, str, str]
    on: str = ""
    note: str = ""
    child_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class FitRow:
    """One filling-in: the numbers, their sum (None while one is missing), and the cut-off at who answered's age."""

    id: UUID
    form_id: str
    form: str
    person_id: UUID | None
    who: str
    on: dt.date | None
    numbers: tuple[float | None, ...]
    total: float | None
    cutoff: float | None
    note: str

    @property
    def is_below(self) -> bool:
        """Whether the sum is below its cut-off, so that it is worth a talk."""
        return self.total is not None and self.cutoff is not None and self.total < self.cutoff

    @property
    def words(self) -> str:
        """Return »ORS, Lone, 22. november 2026: 24,5 af 40 (6 + 6,5 + 5 + 7). Under 25.«."""
        day = long_date(self.on) if self.on else "uden dag"
        parts = " + ".join("?" if each is None else plain_number(each) for each in self.numbers)
        total = f"{plain_number(self.total)} af {TOP} ({parts})" if self.total is not None else parts
        under = f" Under {plain_number(self.cutoff)}." if self.is_below and self.cutoff is not None else ""
        return f"{self.form}, {self.who or 'uden navn'}, {day}: {total}.{under}"


@dataclass(frozen=True, slots=True)
class FitCurve:
    """The sums of one form over time, a line for each who answered, with the cut-offs that count for them."""

    form: str
    source: str
    chart: CurveChart
    words: str


@dataclass(frozen=True, slots=True)
class FitPage:
    """What the part shows."""

    forms: tuple[FitForm, ...]
    rows: tuple[FitRow, ...]
    curves: tuple[FitCurve, ...]


@use_case("fit.page")
def read_fit(unit: Unit, case_id: UUID, child_id: UUID | None = None) -> FitPage:
    """Return the forms, what was filled in about a child or (None) any (the newest first), and the curves."""
    rows = read_case(unit, case_id)
    unit.about(case_id)
    own = [each for each in rows.of(FitScore) if child_id is None or each.child_id in (None, child_id)]
    kept = sorted(own, key=lambda each: (each.on or dt.date.min, each.order_key or ""))
    found = [_row(rows, each) for each in kept]
    return FitPage(shipped_forms(), tuple(reversed(found)), tuple(_curves(found)))


@use_case("fit.note")
def note_fit(unit: Unit, case_id: UUID, typed: TypedFit) -> UUID:
    """Write four numbers down; returns their id.

    Raises UserError for a form that is not there, nobody who answered, a number that is missing or outside 0 to 10,
    a day that cannot be read or is still to come, and what belongs to another case.
    """
    if typed.form not in {each.id for each in shipped_forms()}:
        raise UserError(NO_FORM)
    if typed.person_id is None:
        raise UserError(WHO)
    if unit.get(Person, typed.person_id).case_id != case_id:
        raise UserError(OTHER_CASE)
    if typed.child_id is not None and unit.get(Child, typed.child_id).case_id != case_id:
        raise UserError(OTHER_CASE)
    row = FitScore(
        case_id=case_id, form=typed.form, person_id=typed.person_id, child_id=typed.child_id, on=_day(unit, typed.on),
        note=typed_text(typed.note) or None, order_key=next_key(unit, FitScore, case_id), **_numbers(unit, typed),
    )  # fmt: skip
    unit.about(case_id)
    return unit.add(row).id


@use_case("fit.remove")
def remove_fit(unit: Unit, score_id: UUID) -> None:
    """Take a filling-in away (undoable)."""
    row = unit.get(FitScore, score_id)
    unit.about(row.case_id)
    unit.remove(row)


def _numbers(unit: Unit, typed: TypedFit) -> dict[str, float]:
    found: dict[str, float] = {}
    for column, text in zip(_COLUMNS, typed.numbers, strict=True):
        try:
            value = typed_value(FitScore.__table__.columns[column], text, unit.today)
        except UserError as error:
            raise UserError(ALL_FOUR) from error
        if value is None or not 0 <= value <= 10:
            raise UserError(ALL_FOUR)
        found[column] = float(value)
    return found


def _day(unit: Unit, typed: str) -> dt.date:
    day = typed_day(typed, unit.today, Tense.GONE).exact
    if day is None:
        raise UserError(ONE_DAY)
    if day > unit.today:
        raise UserError(TO_COME)
    return day


def _row(rows: CaseRows, each: FitScore) -> FitRow:
    numbers = tuple(getattr(each, column) for column in _COLUMNS)
    total = round(sum(numbers), 1) if all(value is not None for value in numbers) else None
    form = next((form for form in shipped_forms() if form.id == each.form), None)
    cutoff = form.cutoff_at(_age(rows, each)) if form else None
    name = form.name if form else each.form
    return FitRow(
        each.id, each.form, name, each.person_id, rows.called(each.person_id), each.on, numbers, total, cutoff,
        each.note or "",
    )  # fmt: skip


def _age(rows: CaseRows, each: FitScore) -> int | None:
    person = rows.person(each.person_id)
    age = age_on(person.birth, each.on) if person and person.birth and each.on else None
    return age.years if age else None


def _curves(rows: Sequence[FitRow]) -> list[FitCurve]:
    found = []
    for form in shipped_forms():
        own = [each for each in rows if each.form_id == form.id and each.on and each.total is not None]
        if len(own) < 2:
            continue
        lines: dict[UUID | None, list[FitRow]] = {}
        for each in own:
            lines.setdefault(each.person_id, []).append(each)
        series = tuple(CurveSeries(kept[0].who or "uden navn", _points(kept)) for kept in lines.values())
        cutoffs = sorted({each.cutoff for each in own if each.cutoff is not None})
        levels = tuple(CurveLevel(each, f"grænse {plain_number(each)}") for each in cutoffs)
        words = " ".join(_words(kept) for kept in lines.values())
        found.append(FitCurve(form.name, form.source, CurveChart(series, TOP, (0, 20, TOP), levels=levels), words))
    return found


def _points(rows: Sequence[FitRow]) -> tuple[tuple[dt.date, float], ...]:
    return tuple((each.on, each.total) for each in rows if each.on is not None and each.total is not None)


def _words(rows: Sequence[FitRow]) -> str:
    told = join_names([f"{plain_number(total)} ({long_date(on)})" for on, total in _points(rows)])
    return f"{rows[0].who or 'Uden navn'}: {told}."
