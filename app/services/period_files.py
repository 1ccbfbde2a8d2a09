"""Anonymous period files: one laptop writes its counts, the leader's program reads them and can let one go again."""

import datetime as dt
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.language.folding import sort_key
from app.models.log import Meta
from app.models.overview import PeriodFile
from app.rules.key_figures import Period, Shape
from app.services.figure_rows import FigureRow
from app.services.figures import let_out, read_figures, smallest_group
from app.services.figures_outcome import ELSEWHERE
from app.services.meeting_types import shipped_types
from app.services.period_counts import PeriodCounts, counts_of, plain_of
from app.services.period_values import FigureCounts, with_values
from app.services.placement_kinds import shipped_kinds
from app.services.plan_aims import shipped_aims
from app.services.ports import Progress, Unit, use_case
from app.services.programmes import shipped_catalogue
from app.services.redating import PROGRAM
from app.services.typed_values import typed_text

MADE = "own"
"""Help that was made for the child: no programme."""
READ_BEFORE = "Den fil er læst før. Tallene tælles kun én gang."
SMALLER = "Filen viser grupper helt ned til {theirs}, og I viser fra {ours}. Bed din kollega om at gemme den igen."
NO_NAME = "Navnet på hold eller afdeling må højst være 120 tegn."
LONGEST = 120
NO_PROGRAM = "unknown"


@dataclass(frozen=True, slots=True)
class PeriodFileRow:
    """A file that was read: its period, when it was written and read, and what the leader calls it.

    `twin`: another file of the period has just the same counts; it may be the same laptop twice.
    """

    id: UUID
    period: Period
    made_on: dt.date | None
    read_on: dt.date | None
    counted_to: dt.date
    label: str
    twin: bool


@use_case("figures.period_file", undoable=False)
def make_period_file(unit: Unit, period: Period, progress: Progress = lambda _done, _all: True) -> PeriodCounts:
    """Return the counts of this laptop as they may leave it. Raises UserError for a free period.

    The first that leaves decides the rhythm (`figures.let_out`); UserError for one of the other. `progress` hears how
    many of how many figures are counted; UserError when it answers no.
    """
    let_out(unit, period)
    page = read_figures(unit, period, every_module=True, past=0, progress=progress)
    return PeriodCounts(
        period=period, counted_to=page.end, made_on=unit.today, mark=secrets.token_hex(16), smallest=page.smallest,
        program=_program(unit), figures=tuple(_counts(row) for row in page.rows if not row.figure.of_today),
    )  # fmt: skip


@use_case("figures.read_file")
def keep_period_file(unit: Unit, counts: PeriodCounts, label: str = "", *, replaces: UUID | None = None) -> UUID:
    """Keep a file that was read, instead of an older one when it replaces that; undo lets it go again.

    Raises UserError when it was read before, or shows smaller groups than the municipality does.
    """
    named = " ".join(typed_text(label).split())
    if len(named) > LONGEST:
        raise UserError(NO_NAME)
    if counts.smallest < (ours := smallest_group(unit)):
        raise UserError(SMALLER.format(theirs=counts.smallest, ours=ours))
    if unit.live(PeriodFile, PeriodFile.mark == counts.mark):
        raise UserError(READ_BEFORE)
    if replaces is not None:
        older = unit.get(PeriodFile, replaces)
        named = named or older.label or ""
        unit.remove(older)
    row = PeriodFile(
        period=counts.period.name, mark=counts.mark, made_on=counts.made_on, read_on=unit.today, label=named or None,
        content=json.dumps(plain_of(counts), ensure_ascii=False, sort_keys=True),
    )  # fmt: skip
    return unit.add(row).id


@use_case("figures.files")
def list_period_files(unit: Unit, period: Period | None = None) -> tuple[PeriodFileRow, ...]:
    """Return the files that were read, the newest period first, and by name within it."""
    rows = [(each, counts_of(json.loads(each.content))) for each in unit.live(PeriodFile) if _is_of(each, period)]
    same = [(counts.period, _bare(counts)) for _, counts in rows]
    found = [
        PeriodFileRow(
            row.id, counts.period, row.made_on, row.read_on, counts.counted_to, row.label or "",
            twin=same.count((counts.period, _bare(counts))) > 1,
        )
        for row, counts in rows
    ]  # fmt: skip
    by_name = sorted(found, key=lambda each: (sort_key(each.label), each.id))
    return tuple(sorted(by_name, key=lambda each: each.period.first, reverse=True))


@use_case("figures.remove_file")
def remove_period_file(unit: Unit, file_id: UUID) -> None:
    """Let a file go; its counts are in no figure any more."""
    unit.remove(unit.get(PeriodFile, file_id))


@use_case("figures.files")
def read_files(unit: Unit, period: Period) -> tuple[PeriodCounts, ...]:
    """Return the counts of all files of a period."""
    rows = unit.live(PeriodFile, PeriodFile.period == period.name)
    return tuple(counts_of(json.loads(each.content)) for each in rows)


def _program(unit: Unit) -> str:
    """Return the version of the program that this store was last brought up to date by, which is this one."""
    found = unit.session.get(Meta, PROGRAM)
    return found.value if found and found.value else NO_PROGRAM


def _is_of(row: PeriodFile, period: Period | None) -> bool:
    return period is None or row.period == period.name


def _bare(counts: PeriodCounts) -> str:
    return json.dumps(plain_of(counts)["figures"], sort_keys=True)


def _counts(row: FigureRow) -> FigureCounts:
    shipped = _shipped_keys().get(row.id)
    parts = {each.key: each.count for each in row.parts}
    if shipped is not None:
        parts = _folded(parts, shipped, row.n, adds_up=row.figure.shape is not Shape.TAGS)
    counts = FigureCounts(row.id, row.n, parts, row.per if row.figure.shape is Shape.RATIO else None)
    return with_values(counts, row)


def _folded(
    parts: Mapping[str, int | None], shipped: frozenset[str], n: int | None, *, adds_up: bool
) -> dict[str, int | None]:
    """Return the parts with those whose ids are the municipality's own words as one; of tags they are left out."""
    kept = {key: count for key, count in parts.items() if key in shipped}
    own = [count for key, count in parts.items() if key not in shipped]
    if not own or not adds_up:
        return kept
    told = [count for count in (*own, kept.pop(ELSEWHERE, 0)) if count is not None]
    others = [count for count in kept.values() if count is not None]
    if len(told) == len(own) + 1:
        kept[ELSEWHERE] = sum(told)
    else:
        # When all that is hidden lies in this one part, everybody can subtract, and it is no small group.
        kept[ELSEWHERE] = n - sum(others) if n is not None and len(others) == len(kept) else None
    return kept


def _shipped_keys() -> dict[str, frozenset[str]]:
    kinds = frozenset({"unknown", ELSEWHERE, *(each.id for each in shipped_kinds())})
    return {
        "catalogue_use": frozenset({MADE, ELSEWHERE, *shipped_catalogue().programmes}),
        "meetings_held": frozenset({ELSEWHERE, *shipped_types()}),
        "placements_now": kinds,
        "placements_per_thousand": kinds,
        "placements_ended": kinds,
        "plan_aims": frozenset({ELSEWHERE, *(each.id for each in shipped_aims())}),
    }
