"""What a stop is called and says on the caseworker's own screen. None of this may stand where others can read."""

import datetime as dt
from collections.abc import Hashable
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import long_date
from app.language.folding import join_names
from app.models.enums_people import HardStopKind
from app.models.people import Person
from app.models.safety import HardStop
from app.rules.stops import Cause, Stop
from app.services.decisions import Decision
from app.services.snapshot import CaseRows
from app.services.stop_rows import holding, stop_of

NEXT_HONOUR = "Vurder risikoen, før forældre og netværk hører om det."
NEXT_DECIDE = "Skriv, hvad der er besluttet, og hvem der har besluttet det."


@dataclass(frozen=True, slots=True)
class StopRow:
    """One stop with what it does: `next_step` is what is missing, `effect` whom it holds back and how."""

    id: UUID
    kind: HardStopKind
    holds: bool
    subject_id: UUID | None
    against_id: UUID | None
    subject: str
    against: str
    noted_on: dt.date | None
    reason: str
    assessed_on: dt.date | None
    assessed_by: str
    decision: str
    decided_by: str
    decided_on: dt.date | None
    ended_on: dt.date | None
    effect: str
    next_step: str


def stop_row(rows: CaseRows, row: HardStop) -> StopRow:
    """Return a stop for the list."""
    stop, holds = stop_of(rows, row), row in holding(rows)
    return StopRow(
        id=row.id, kind=row.kind, holds=holds, subject_id=row.subject_id, against_id=row.against_id,
        subject=_names(rows, stop.subjects), against=_names(rows, stop.against), noted_on=row.noted_on,
        reason=row.reason or "", assessed_on=row.assessed_on, assessed_by=row.assessed_by or "",
        decision=row.decision or "", decided_by=row.decided_by or "", decided_on=row.decided_on,
        ended_on=row.ended_on, effect=_effect(rows, stop), next_step=_next_step(stop) if holds else "",
    )  # fmt: skip


def why_stopped(rows: CaseRows, row: HardStop, stop: Stop, person_id: UUID, cause: Cause) -> str:
    """Return why one person is stopped or to be thought about, for the own screen."""
    name, subjects = rows.called(person_id), _names(rows, stop.subjects)
    other = _names(rows, stop.against) if person_id in stop.subjects else subjects
    sentences = {
        Cause.NOT_ASSESSED: NEXT_HONOUR,
        Cause.NOT_DECIDED: f"Risikoen er vurderet. Skriv, hvad der er besluttet, før {name} hører om det.",
        Cause.DECIDED: f"Besluttet{_when_and_who(row.decided_on, row.decided_by)}: {row.decision}",
        Cause.KEPT_OUT: f"{subjects} skal høres uden {name}, og {name} må ikke se eller høre om det.",
        Cause.LIVES_WITH: f"{name} bor i samme hjem og kan komme til at fortælle om det.",
        Cause.WOULD_MEET: f"{name} og {other} må ikke mødes. Hold to møder, og lav to papirer.",
        Cause.NOBODY_NAMED: f"Der står ikke, hvem {name} ikke må møde. Skriv det på stoppet.",
    }
    return sentences.get(cause, "")


def decided_words(kept: Decision) -> str:
    """Return »Besluttet den 22. november 2026 af …: …«."""
    return f"Besluttet{_when_and_who(kept.on, kept.by)}: {kept.because}"


def _when_and_who(on: dt.date | None, by: str | None) -> str:
    return (f" {long_date(on)}" if on else "") + (f" af {by}" if by else "")


def _effect(rows: CaseRows, stop: Stop) -> str:
    subjects, against = _names(rows, stop.subjects), _names(rows, stop.against)
    if stop.kind is HardStopKind.HONOUR:
        return f"Forældre og privat netværk omkring {subjects or 'barnet'} får intet at vide endnu."
    if stop.kind is HardStopKind.ABUSE:
        beside = f" {_names(rows, stop.beside)} bor samme sted og kan komme til at fortælle." if stop.beside else ""
        return (
            f"{subjects or 'Barnet'} høres uden {against or 'forældrene'}, der hverken må se eller høre om det.{beside}"
        )
    if not (subjects and against):
        return "Skriv begge navne, så programmet kan se, når de er på vej til det samme møde."
    return f"{subjects} og {against} kommer aldrig til det samme møde. De får hver sit papir."


def _next_step(stop: Stop) -> str:
    if stop.kind is HardStopKind.HONOUR and not stop.assessed:
        return NEXT_HONOUR
    return "" if stop.decided else NEXT_DECIDE


def _names(rows: CaseRows, people: frozenset[Hashable]) -> str:
    return join_names([rows.called(each.id) for each in rows.of(Person) if each.id in people])
