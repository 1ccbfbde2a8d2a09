"""School absence of the children of a case: each period with its percents, the marks it passes, and what is odd."""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from uuid import UUID

from app.language.dates import approx
from app.models.knowledge import Absence
from app.models.setup import Setting
from app.paths import resources
from app.rules.absence import AbsenceMark, AbsencePeriod, Counts, Within, faults, load_marks, overlaps, passed
from app.rules.cadence import Confidence
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case

OWN_MARK = "absence.own_mark"
OVERLAP = "Perioden ligger oven i en anden. De samme dage kan være talt med to gange."


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """One period. Percents are of the school days, 0 to 100, None when they cannot be told; `odd` never blocks."""

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


@use_case("absence.list")
def list_absences(unit: Unit, case_id: UUID) -> tuple[AbsenceRow, ...]:
    """Return the absence of all children of a case, child by child in order of time."""
    unit.about(case_id)
    return absence_rows(unit, read_case(unit, case_id))


@use_case("absence.own_mark")
def set_own_mark(unit: Unit, percent: float | None) -> None:
    """Set the municipality's own mark for all absence, in percent; None takes it away."""
    found = next((each for each in unit.live(Setting) if each.key == OWN_MARK), None)
    text = None if percent is None else f"{percent:g}"
    if found is None:
        unit.add(Setting(key=OWN_MARK, value=text))
    else:
        found.value = text


def marks_for(unit: Unit) -> tuple[AbsenceMark, ...]:
    """Return the marks that are shipped and the municipality's own."""
    own = next((each.value for each in unit.live(Setting) if each.key == OWN_MARK), None)
    return shipped_marks() + ((_own_mark(float(own)),) if own else ())


@cache
def shipped_marks() -> tuple[AbsenceMark, ...]:
    """Return the marks that come with the program."""
    return load_marks(resources() / "rules" / "absence.toml")


def absence_rows(unit: Unit, rows: CaseRows) -> tuple[AbsenceRow, ...]:
    """Return the absence of a case as rows."""
    marks, found = marks_for(unit), []
    for child, _ in rows.children():
        own = sorted((each for each in rows.of(Absence) if each.child_id == child.id), key=_begins)
        periods = [period_of(each) for each in own]
        doubled = {place for pair in overlaps(periods) for place in pair}
        for place, (row, period) in enumerate(zip(own, periods, strict=True)):
            odd = faults(period) + ((OVERLAP,) if place in doubled else ())
            found.append(_row(rows, row, period, passed(period, marks), odd))
    return tuple(found)


def period_of(row: Absence) -> AbsencePeriod:
    """Return one stored period as the rule reads it."""
    named = row.period.named if row.period else None
    return AbsencePeriod(
        first=named.start if named else None,
        last=named.end if named else None,
        school_days=row.school_days,
        present=row.days_present,
        lawful=row.lawful_days,
        ill=row.sick_days,
        unlawful=row.unlawful_days,
        given_percent=row.percent,
    )


def _begins(row: Absence) -> tuple[dt.date, dt.date, str]:
    return row.period.sort_key if row.period else (dt.date.max, dt.date.max, "")


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
    return AbsenceMark(
        id="own",
        name=f"{percent:g} % fravær",
        counts=Counts.ALL,
        percent=percent,
        within=Within.ANY,
        says=f"Kommunens eget mærke er {percent:g} % fravær. Tal med familien og skolen om, hvad der ligger bag.",
        source="Kommunens egen indstilling",
        confidence=Confidence.READ,
    )
