"""School absence on the professional copy: each period in days and percent, and over time for a curve."""

from dataclasses import replace
from uuid import UUID

from app.language.folding import join_names
from app.models.case import Child
from app.models.knowledge import Absence
from app.rules.absence import AbsenceMark, Counts, plain_number
from app.services.absences import AbsenceRow, absence_rows
from app.services.curve_shapes import CurveLevel
from app.services.plan_professional_rows import AbsenceLine, AbsencePart
from app.services.told_facts import Told

_APART = 12
"""So many percent lie between two marks on a curve, or their words would stand on each other."""


def absence_of(told: Told, child: Child, marks: tuple[AbsenceMark, ...]) -> AbsencePart:
    """Return the absence of one child; a time that may not be told takes all that was true of it along."""
    kept = {each.id: each for each in told.rows.of(Absence)}
    rows = [each for each in absence_rows(told.rows, marks) if each.child_id == child.id]
    shown = [each for each in rows if told.may(kept[each.id], "period", child.person_id)]
    known = [_seen(told, each, child.person_id) for each in shown]
    return AbsencePart(
        lines=tuple(_line(told, each, kept[each.id], child.person_id) for each in known),
        rows=tuple(known),
        levels=_levels(known, marks),
        words=_words(known),
    )


def _seen(told: Told, row: AbsenceRow, child: UUID) -> AbsenceRow:
    """Return a row without what these readers may not be told."""
    if told.sight.fact(Absence, "unlawful_days", child):
        return row
    marks = tuple(each for each in row.marks if each.counts is Counts.ALL)
    return replace(row, unlawful=None, unlawful_percent=None, marks=marks)


def _levels(rows: list[AbsenceRow], marks: tuple[AbsenceMark, ...]) -> tuple[CurveLevel, ...]:
    """Return the marks as lines: of unlawful absence only where there is any, and none too near another."""
    unlawful = any(each.unlawful_percent is not None for each in rows)
    meant = [each for each in marks if unlawful or each.counts is Counts.ALL]
    found: list[CurveLevel] = []
    for each in sorted(meant, key=lambda each: -each.percent):
        if not found or found[-1].value - each.percent >= _APART:
            found.append(CurveLevel(each.percent, each.name))
    return tuple(found)


def _line(told: Told, row: AbsenceRow, kept: Absence, child: UUID) -> AbsenceLine:
    said = [told.text(kept, "in_words", child), told.text(kept, "pattern", child)]
    return AbsenceLine(
        period=row.period,
        percent=_percent(row.percent),
        unlawful_percent=_percent(row.unlawful_percent),
        lawful=_number(row.lawful),
        ill=_number(row.ill),
        unlawful=_number(row.unlawful),
        school_days=_number(row.school_days),
        told=", ".join(part for part in said if part),
        marks=tuple(each.name for each in row.marks),
    )


def _words(placed: list[AbsenceRow]) -> str:
    told = join_names([f"{_percent(each.percent)} {each.period}" for each in placed if each.percent is not None])
    return f"Fravær over tid: {told}." if told else ""


def _percent(value: float | None) -> str:
    return "" if value is None else f"{plain_number(round(value, 1))} %"


def _number(value: float | None) -> str:
    return "" if value is None else plain_number(value)
