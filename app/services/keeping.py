"""How long a case stays here: closed, journalised, and then erased – by rule or because the caseworker says so.

Rundbord is a working tool beside the municipality's own system: what must be kept is journalised there
(offentlighedsloven § 15), and what is left here is a copy (GDPR art. 5(1)(e)). Nothing unjournalised goes silently.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from textwrap import shorten
from uuid import UUID

from app.errors import UserError
from app.language.dates import approx
from app.language.folding import join_names
from app.models.attachment import Attachment
from app.models.case import Case
from app.models.enums import CaseStatus, InterventionStatus, PaperStatus
from app.models.paper import Paper
from app.models.plan import Intervention
from app.services.finished_papers import name_of_paper
from app.services.keeping_open import still_open
from app.services.plan_kind import RUNS
from app.services.ports import Unit, use_case
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text
from app.wording import word

NOT_CLOSED = "Sagen er ikke afsluttet."
NOT_JOURNALISED = "{count} er ikke mærket som journaliseret."
NOT_YET = "Kommunens frist for at gemme en afsluttet sag er ikke gået."
SAY_WHY = "Skriv kort, hvorfor sagen slettes alligevel."
LONGEST_NAME = 48
"""Letters of the name of some help that stand beside a box to tick; boxes do not break their line."""
WRONG_NUMBER = "Skriv sagens nummer, {number}, for at slette den."


@dataclass(frozen=True, slots=True)
class Unjournalised:
    """A finished paper or a file that only lies here, as far as anybody has said."""

    id: UUID
    what: str
    dated: dt.date | None


@dataclass(frozen=True, slots=True)
class HelpInForce:
    """Help that closing the case does not end by itself. `begun`: it runs, so that it can end with the case."""

    id: UUID
    words: str
    begun: bool


@dataclass(frozen=True, slots=True)
class KeepingRow:
    """How it stands with keeping one case. `help` is what is granted or runs, `open` what is not finished.

    `number` is what must be typed to erase it.
    `erase_on` is the day the municipality's own period ends, None without one or before the case is closed.
    `hindrances` are reasons against erasing it today, in Danish; with any, erasing needs a reason of one's own.
    """

    number: str
    children: str
    closed_on: dt.date | None
    closed_reason: str
    unjournalised: tuple[Unjournalised, ...]
    erase_on: dt.date | None
    hindrances: tuple[str, ...]
    help: tuple[HelpInForce, ...] = ()
    open: tuple[str, ...] = ()


@use_case("case.keeping")
def read_keeping(unit: Unit, case_id: UUID, *, retention_days: int | None = None) -> KeepingRow:
    """Return how it stands. `retention_days` is the municipality's period after closing, None when it has none."""
    unit.about(case_id)
    return _keeping(read_case(unit, case_id), unit.today, retention_days)


@use_case("case.keeping_list")
def ready_to_erase(unit: Unit, *, retention_days: int | None = None) -> list[tuple[UUID, KeepingRow]]:
    """Return the cases nothing speaks against erasing today; without a period of the municipality's own, none."""
    if retention_days is None:
        return []
    closed = unit.live(Case, Case.status == CaseStatus.CLOSED)
    rows = ((case.id, _keeping(CaseRows(unit, case), unit.today, retention_days)) for case in closed)
    return [(case_id, row) for case_id, row in rows if not row.hindrances]


@use_case("case.journalise")
def mark_journalised(unit: Unit, case_id: UUID, ids: Iterable[UUID]) -> None:
    """Note that papers and files now lie in the municipality's own system. Ids that are gone are passed over."""
    wanted = frozenset(ids)
    rows = read_case(unit, case_id)
    for paper in rows.of(Paper):
        if paper.id in wanted and paper.journalised_on is None:
            paper.journalised_on, paper.journalised_by = unit.today, unit.actor
    for attachment in rows.of(Attachment):
        if attachment.id in wanted and attachment.journalised_on is None:
            attachment.journalised_on = unit.today


@use_case("case.erase", undoable=False)
def note_erasing(
    unit: Unit, case_id: UUID, *, typed_number: str, because: str = "", retention_days: int | None = None
) -> None:
    """See that a case may be erased and leave a line about it in the audit log, without content; the store erases it.

    Raises UserError when the number typed is another, or when something speaks against it and no reason is given.
    """
    row = _keeping(read_case(unit, case_id), unit.today, retention_days)
    if typed_text(typed_number) != row.number:
        raise UserError(WRONG_NUMBER.format(number=row.number))
    if row.hindrances and not typed_text(because):
        raise UserError(f"{' '.join(row.hindrances)} {SAY_WHY}")
    unit.about(case_id)


def _keeping(rows: CaseRows, today: dt.date, retention_days: int | None) -> KeepingRow:
    case = rows.case
    closed_on = case.closed_on if case.status is CaseStatus.CLOSED else None
    erase_on = closed_on + dt.timedelta(days=retention_days) if closed_on and retention_days is not None else None
    waiting = tuple(_unjournalised(rows))
    return KeepingRow(
        number=case.number or str(case.id)[-6:],
        children=join_names([person.name or "" for _, person in rows.children()]),
        closed_on=closed_on,
        closed_reason=case.closed_reason or "",
        unjournalised=waiting,
        erase_on=erase_on,
        hindrances=tuple(_hindrances(closed_on, len(waiting), erase_on, today)),
        help=tuple(_in_force(rows, each) for each in rows.of(Intervention) if each.status in RUNS),
        open=still_open(rows),
    )


def _in_force(rows: CaseRows, each: Intervention) -> HelpInForce:
    """Return »Kontaktperson« til Asta, begyndt 1. juli 2026."""
    begun = each.status is InterventionStatus.ACTIVE
    name = next((rows.called(person.id) for child, person in rows.children() if child.id == each.child_id), "")
    words = f"»{shorten(each.name or 'Indsatsen', LONGEST_NAME, placeholder='…')}«" + (f" til {name}" if name else "")
    if not begun:
        return HelpInForce(each.id, f"{words}, bevilget og ikke begyndt", begun)
    return HelpInForce(each.id, words + (f", begyndt {approx(each.since)}" if each.since else ""), begun)


def _unjournalised(rows: CaseRows) -> Iterable[Unjournalised]:
    for paper in rows.of(Paper):
        if paper.status is PaperStatus.FINAL and paper.journalised_on is None:
            to_whom = f", til {rows.called(paper.recipient_id)}" if paper.recipient_id else ""
            yield Unjournalised(paper.id, f"{name_of_paper(paper)}{to_whom}", paper.made_on)
    for each in rows.of(Attachment):
        if each.journalised_on is None:
            yield Unjournalised(each.id, each.name or word(each.kind), each.dated)


def _hindrances(closed_on: dt.date | None, waiting: int, erase_on: dt.date | None, today: dt.date) -> Iterable[str]:
    if closed_on is None:
        yield NOT_CLOSED
    if waiting:
        yield NOT_JOURNALISED.format(count="1 papir eller fil" if waiting == 1 else f"{waiting} papirer og filer")
    if erase_on is not None and erase_on > today:
        yield NOT_YET
