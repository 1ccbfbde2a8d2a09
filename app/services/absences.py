"""School absence of the children of a case: each period with its percents, the marks it passes, and what is odd."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx
from app.models.knowledge import Absence
from app.models.setup import Setting
from app.paths import resources
from app.rules.absence import (
    AbsenceMark,
    AbsencePeriod,
    Counts,
    faults,
    load_marks,
    overlaps,
    passed,
    plain_number,
    quarters,
)
from app.rules.cadence import Confidence
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

OWN_MARK = "absence.own_mark"
OVERLAP = "Perioden ligger oven i en anden. De samme dage kan være talt med to gange."
NO_PERCENT = "Skriv en procent over 0 og højst 100."


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """One period. Percents are of the school days, 0 to 100, None when they cannot be told; `odd` never blocks.

    `last` is None for a time that goes on (»siden august«), `first` for one that only has an end.
    """

    id: UUID
    child_id: UUID
    child: str
    period: str
    first: dt.date | None
    last: dt.date | None
    percent: float | None
    unlawful_percent: float | None
    lawful: float | None
    ill: float | None
    unlawful: float | None
    school_days: float | None
    in_words: str
    pattern: str
    marks: tuple[AbsenceMark, ...]
    odd: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuarterRow:
    """One calendar quarter so far, added up from the periods told in it; percents are of `school_days`, 0 to 100."""

    child_id: UUID
    child: str
    name: str
    first: dt.date
    last: dt.date
    school_days: float
    percent: float | None
    unlawful_percent: float | None
    marks: tuple[AbsenceMark, ...]


@use_case("absence.list")
def list_absences(unit: Unit, case_id: UUID) -> tuple[AbsenceRow, ...]:
    """Return the absence of all children of a case, child by child in order of time."""
    unit.about(case_id)
    return absence_rows(read_case(unit, case_id), marks_with(own_mark(unit)))


@use_case("absence.own_mark")
def set_own_mark(unit: Unit, percent: float | None) -> None:
    """Set the municipality's own mark for all absence, in percent; None takes it away.

    Raises UserError for a percent that is not above 0 and at most 100.
    """
    if percent is not None and not 0 < percent <= 100:
        raise UserError(NO_PERCENT)
    found = next((each for each in unit.live(Setting) if each.key == OWN_MARK), None)
    text = None if percent is None else f"{percent:g}"
    if found is None:
        unit.add(Setting(key=OWN_MARK, value=text))
    else:
        found.value = text


@use_case("absence.read_own_mark")
def own_mark(unit: Unit) -> float | None:
    """Return the municipality's own mark in percent; None when there is none."""
    text = next((each.value for each in unit.live(Setting) if each.key == OWN_MARK), None)
    try:
        percent = float(text or "")
    except ValueError:
        return None
    return percent if 0 < percent <= 100 else None


@cache
def shipped_marks() -> tuple[AbsenceMark, ...]:
    """Return the marks that come with the program."""
    return load_marks(resources() / "rules" / "absence.toml")


def marks_with(own: float | None) -> tuple[AbsenceMark, ...]:
    """Return the marks that are shipped, and the municipality's own when it has one."""
    return shipped_marks() + ((_own_mark(own),) if own else ())


def absence_rows(rows: CaseRows, marks: tuple[AbsenceMark, ...]) -> tuple[AbsenceRow, ...]:
    """Return the absence of a case as rows, measured against some marks."""
    found = []
    for child, _ in rows.children():
        own = _of_child(rows, child.id)
        periods = [period_of(each) for each in own]
        doubled = {place for pair in overlaps(periods) for place in pair}
        for place, (row, period) in enumerate(zip(own, periods, strict=True)):
            odd = faults(period) + ((OVERLAP,) if place in doubled else ())
            found.append(_row(rows, row, period, passed(period, marks), odd))
    return tuple(found)


def quarter_rows(rows: CaseRows, marks: tuple[AbsenceMark, ...]) -> tuple[QuarterRow, ...]:
    """Return the quarters that are told in several periods, added up child by child."""
    return tuple(
        _quarter(rows, child.id, each, passed(each, marks))
        for child, _ in rows.children()
        for each in quarters(period_of(row) for row in _of_child(rows, child.id))
    )


def period_of(row: Absence) -> AbsencePeriod:
    """Return one stored period as the rule reads it; »siden august« has no end."""
    return AbsencePeriod(
        first=row.period.start if row.period else None,
        last=row.period.end if row.period else None,
        school_days=row.school_days,
        present=row.days_present,
        lawful=row.lawful_days,
        ill=row.sick_days,
        unlawful=row.unlawful_days,
        given_percent=row.percent,
    )


def _of_child(rows: CaseRows, child_id: UUID) -> list[Absence]:
    return sorted((each for each in rows.of(Absence) if each.child_id == child_id), key=_begins)


def _begins(row: Absence) -> tuple[dt.date, dt.date, str]:
    return row.period.sort_key if row.period else (dt.date.max, dt.date.max, "")


def _quarter(rows: CaseRows, child_id: UUID, added: AbsencePeriod, marks: tuple[AbsenceMark, ...]) -> QuarterRow:
    first = added.first or rows.today
    return QuarterRow(
        child_id=child_id,
        child=rows.child_name(child_id),
        name=f"{(first.month - 1) // 3 + 1}. kvartal {first.year}",
        first=first,
        last=added.last or first,
        school_days=added.days or 0,
        percent=added.percent(),
        unlawful_percent=added.percent(Counts.UNLAWFUL),
        marks=marks,
    )


def _row(
    rows: CaseRows, row: Absence, period: AbsencePeriod, marks: tuple[AbsenceMark, ...], odd: tuple[str, ...]
) -> AbsenceRow:
    return AbsenceRow(
        id=row.id,
        child_id=row.child_id,
        child=rows.child_name(row.child_id),
        period=approx(row.period) if row.period else "",
        first=period.first,
        last=period.last,
        percent=period.percent(),
        unlawful_percent=period.percent(Counts.UNLAWFUL),
        lawful=row.lawful_days,
        ill=row.sick_days,
        unlawful=row.unlawful_days,
        school_days=period.days,
        in_words=row.in_words or "",
        pattern=row.pattern or "",
        marks=marks,
        odd=odd,
    )


def _own_mark(percent: float) -> AbsenceMark:
    shown = plain_number(percent)
    return AbsenceMark(
        id="own",
        name=f"{shown} % fravær",
        counts=Counts.ALL,
        percent=percent,
        least_days=0,
        says=f"Kommunens eget mærke er {shown} % fravær. Tal med familien og skolen om, hvad der ligger bag.",
        source="Kommunens egen indstilling",
        confidence=Confidence.READ,
    )
