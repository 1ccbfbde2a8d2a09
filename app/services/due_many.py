"""The same done with several lines of the list at once, as one step: all of them, or none and why.

What can be done with one line stands in `due_actions`, `seen_deadlines` and `snoozes`; here they are only gathered.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from app.errors import UserError
from app.services.due_actions import mark_done, set_due_date
from app.services.due_events import SEEN
from app.services.due_rows import DueRow
from app.services.ports import Unit, use_case
from app.services.seen_deadlines import finish_seen_deadline
from app.services.snoozes import bring_back, put_off

SHOWN = 80
"""Letters of a line that a refusal repeats."""
NONE_CHANGED = "»{what}«: {why} Ingen af linjerne er ændret."
_SCHOOL = frozenset({"school-referral", "school-year-end"})


def is_watched(row: DueRow) -> bool:
    """Tell whether a row is a deadline the program saw begin and nothing in the case answers, so that it is ticked."""
    return row.rule_id.startswith(SEEN) or (row.source_table == "cadence" and row.rule_id in _SCHOOL)


@use_case("due.done")
def mark_all_done(unit: Unit, rows: Sequence[DueRow]) -> None:
    """Note that what some lines ask for is done. Raises UserError naming the first line that needs more than a tick."""
    for row in rows:
        with _named(row):
            _mark(unit, row)


@use_case("due.set_date")
def set_all_dates(unit: Unit, rows: Sequence[DueRow], *, typed: str) -> None:
    """Give some lines the same date, as it was typed. Raises UserError naming the first that cannot have it."""
    for row in rows:
        with _named(row):
            set_due_date(unit, table=row.source_table, row_id=row.source_id, typed=typed)


@use_case("due.put_off")
def put_all_off(unit: Unit, rows: Sequence[DueRow], *, until: str, because: str) -> None:
    """Let some lines wait until the same day for the same reason. Raises UserError naming the first that cannot."""
    for row in rows:
        line = {"table": row.source_table, "rule_id": row.rule_id}
        with _named(row):
            put_off(unit, row_id=row.source_id, until=until, because=because, **line)


@use_case("due.bring_back")
def bring_all_back(unit: Unit, rows: Sequence[DueRow]) -> None:
    """Let some lines that were put off stand in the list again. Raises UserError when one of them is gone."""
    for row in rows:
        with _named(row):
            bring_back(unit, table=row.source_table, row_id=row.source_id, rule_id=row.rule_id)


def _mark(unit: Unit, row: DueRow) -> None:
    table, row_id = row.source_table, row.source_id
    if is_watched(row):
        finish_seen_deadline(unit, row.case_id, table=table, row_id=row_id, rule_id=row.rule_id)
    else:
        mark_done(unit, table=table, row_id=row_id, on=(row.due or unit.today).isoformat())


@contextmanager
def _named(row: DueRow) -> Iterator[None]:
    """Say which line a refusal is about, and that nothing has been changed: the step goes back as a whole."""
    try:
        yield
    except UserError as error:
        raise UserError(NONE_CHANGED.format(what=row.what[:SHOWN], why=error)) from error
