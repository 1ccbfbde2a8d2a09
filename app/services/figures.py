"""Key figures of a period: counted from their definitions, small groups hidden, with what they were before."""

import datetime as dt
import gc
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from sqlalchemy import and_, func, not_, select, type_coerce
from sqlalchemy.types import String

from app.errors import UserError
from app.models.case import Case
from app.models.log import Step
from app.models.setup import Setting
from app.rules.figure_periods import (
    PeriodKind,
    Rhythm,
    earlier_periods,
    kind_of,
    periods_since,
    rhythm_of,
    running_period,
)
from app.rules.key_figures import Chart, Group, KeyFigure, Period
from app.rules.suppression import SMALLEST_GROUP
from app.services.figure_counting import FigureCounting
from app.services.figure_definitions import list_figures, measures, shipped_figures
from app.services.figure_desk import FigureDesk, Readings, unheard
from app.services.figure_readings_cases import first_day, read_caseworkers
from app.services.figure_rows import NOT_OUT, OTHER_RHYTHM, STILL_RUNNING, FigurePage, FigureRow
from app.services.figure_showing import FigureShowing
from app.services.modules import switched_off
from app.services.ports import Progress, Unit, use_case

RHYTHM = "figures.rhythm"
PAST = 8
"""How many earlier periods a line is drawn through."""
LARGEST_GROUP = 50
SMALLEST = "figures.smallest"
POPULATION = "figures.population."
NO_GROUP = "Skriv et tal fra 5 til 50. Grupper under det tal bliver skjult."
NO_POPULATION = "Skriv, hvor mange børn på 0-17 år der bor i kommunen, som et helt tal, fx 9.850."
MOST_CHILDREN = 2_000_000
STOPPED = "Optællingen er stoppet."
_OVER_TIME = (Chart.LINE, Chart.MULTIPLES)


@use_case("figures.read")
def read_figures(
    unit: Unit, period: Period, *, group: Group | None = None, every_module: bool = False, small_too: bool = False,
    past: int = PAST, readings: Readings | None = None,
    progress: Progress = lambda _done, _all: True,
) -> FigurePage:  # fmt: skip
    """Return the figures of a period, or of one group of them, with so many earlier periods of those drawn as lines.

    Figures of parts of the program that are off are left out, and those the municipality has switched off, unless
    `every_module`. With `small_too` nothing is hidden: that is for her own screen, and the page may not leave.
    `readings` remember from one page to the next, and what changed since is read again; whoever has them lets go of the
    rows (`let_go`) when the page is drawn. They say whose cases are counted too; a page of some caseworkers' may not
    leave either: held against the whole it would tell of the others.
    `progress` hears how many of how many figures are counted; UserError when it answers no.
    """
    day, smallest, readings = unit.today, smallest_group(unit), readings or Readings()
    chosen = [each for each in _in_use(unit, every_module=every_module) if group in (None, each.group)]
    chosen = [each for each in chosen if not (readings.who and each.of_all)]
    before = _before(unit, period, past, day)
    readings.stand_at(unit.session.scalar(select(func.max(Step.seq))), day)
    with _no_garbage():
        desk = FigureDesk(unit, period, day, readings)
        rows = _rows(desk, chosen, before, smallest, progress, small_too=small_too)
    stays = small_too or readings.who or why_not_out(unit, period, today=day)
    return FigurePage(
        period=period, end=min(period.last, day), running=day < period.last,
        may_leave=not stays, smallest=smallest,
        small_shown=small_too, who=tuple(sorted(readings.who)),
        population=population_of(unit, period), rows=rows,
    )  # fmt: skip


@use_case("figures.periods")
def figure_periods(unit: Unit, *, today: dt.date | None = None) -> tuple[Period, ...]:
    """Return the periods there is something to count in, by kind, newest first: from the first case to today."""
    day = today or unit.today
    return periods_since(_first_case(unit) or day, day)


@use_case("figures.caseworkers")
def list_caseworkers(unit: Unit) -> tuple[str, ...]:
    """Return whose cases there are figures of, by name; empty is one whose laptop it is and who has written no name."""
    day = unit.today
    return read_caseworkers(FigureDesk(unit, running_period(PeriodKind.YEAR, day), day))


@use_case("figures.smallest")
def smallest_group(unit: Unit) -> int:
    """Return how many must be in a group before it is shown; 5 until the municipality has said more."""
    found = _settings(unit, SMALLEST).get(SMALLEST, "")
    return int(found) if found.isdecimal() else SMALLEST_GROUP


@use_case("figures.save_smallest", undoable=False)
def save_smallest_group(unit: Unit, number: str | int) -> None:
    """Choose how many must be in a group. Raises UserError under 5: that is the least that protects anybody."""
    typed = str(number).strip()
    if not re.fullmatch("[0-9]{1,2}", typed) or not SMALLEST_GROUP <= int(typed) <= LARGEST_GROUP:
        raise UserError(NO_GROUP)
    _save(unit, SMALLEST, str(int(typed)))


@use_case("figures.rhythm")
def out_rhythm(unit: Unit) -> Rhythm | None:
    """Return in which rhythm figures have left the program; None while none has."""
    found = _settings(unit, RHYTHM).get(RHYTHM, "")
    return Rhythm(found) if found in list(Rhythm) else None


@use_case("figures.save_rhythm", undoable=False)
def save_out_rhythm(unit: Unit, rhythm: Rhythm) -> None:
    """Choose the rhythm from now on. What was given out in the other is still out there: the page must say so."""
    _save(unit, RHYTHM, rhythm.value)


@use_case("figures.rhythm")
def why_not_out(unit: Unit, period: Period, *, today: dt.date | None = None) -> str:
    """Return why figures of a period may not leave the program, in a sentence that says what to do; empty: they may.

    They may not of a free period, of one of the other rhythm than has left, nor of one that is not over: what left on
    two days would subtract to one child.
    """
    rhythm = rhythm_of(period)
    if rhythm is None:
        return NOT_OUT
    if out_rhythm(unit) not in (None, rhythm):
        return OTHER_RHYTHM[rhythm]
    return STILL_RUNNING if period.last >= (today or unit.today) else ""


@use_case("figures.let_out", undoable=False)
def let_out(unit: Unit, period: Period) -> None:
    """Note that figures of a period leave the program: the first that do decide the rhythm.

    Raises UserError with `why_not_out`.
    """
    if why := why_not_out(unit, period):
        raise UserError(why)
    rhythm = rhythm_of(period)
    if rhythm is not None and out_rhythm(unit) is None:
        save_out_rhythm(unit, rhythm)


@use_case("figures.population")
def population_of(unit: Unit, period: Period) -> int | None:
    """Return how many children of 0-17 years there are in the municipality, as it was typed for the period."""
    return _populations(unit).get(period.name)


@use_case("figures.save_population", undoable=False)
def save_population(unit: Unit, period: Period, number: str | int) -> None:
    """Keep how many children there are in a period; empty takes it away. Raises UserError when it is no number."""
    typed = re.sub(r"[\s.]", "", str(number))
    if typed and not (re.fullmatch("[0-9]{1,7}", typed) and 0 < int(typed) <= MOST_CHILDREN):
        raise UserError(NO_POPULATION)
    _save(unit, POPULATION + period.name, typed)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Look for no garbage while there is counting: of a million rows none is in a ring, and looking costs a third."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _rows(
    desk: FigureDesk, chosen: Sequence[KeyFigure], before: tuple[Period, ...], smallest: int, progress: Progress,
    *, small_too: bool,
) -> tuple[FigureRow, ...]:  # fmt: skip
    counting = FigureCounting(desk, measures(), {each.id: each.shape for each in shipped_figures()}, smallest)
    showing = FigureShowing(counting, _populations(desk.unit), small_too=small_too)
    return tuple(_counted(showing, chosen, desk.period, before, progress))


def _counted(
    showing: FigureShowing, chosen: Sequence[KeyFigure], period: Period, before: tuple[Period, ...], progress: Progress
) -> Iterator[FigureRow]:
    readings = showing.counting.desk.readings
    try:
        for done, each in enumerate(chosen):
            readings.heard = partial(_go_on, progress, done, len(chosen))
            readings.heard()
            yield _row(showing, each, period, before)
    finally:
        readings.heard = unheard


def _go_on(progress: Progress, done: int, every: int) -> None:
    if not progress(done, every):
        raise UserError(STOPPED)


def _row(showing: FigureShowing, figure: KeyFigure, period: Period, before: tuple[Period, ...]) -> FigureRow:
    told = before if figure.chart in _OVER_TIME else ()
    return showing.row(figure, period, told)


def _in_use(unit: Unit, *, every_module: bool) -> Iterable[KeyFigure]:
    off = frozenset[str]() if every_module else switched_off(unit)
    return (each.figure for each in list_figures(unit) if (each.on or every_module) and each.figure.module not in off)


def _before(unit: Unit, period: Period, past: int, today: dt.date) -> tuple[Period, ...]:
    """Return the earlier periods that lie after the first case; none before a free one, which is for one look."""
    first = _first_case(unit)
    if past <= 0 or first is None or kind_of(period) is PeriodKind.FREE or period.first > today:
        return ()
    return tuple(each for each in earlier_periods(period, past) if each.last >= first)


def _first_case(unit: Unit) -> dt.date | None:
    stored, live = type_coerce(Case.opened_on, String), Case.deleted_at.is_(None)
    # Days and years are written so that they sort; only the few that begin with a word are read one by one.
    begins_with_a_year = and_(stored >= "1", stored < "3")
    texts = [unit.session.scalar(select(func.min(stored)).where(live, begins_with_a_year))]
    texts += unit.session.scalars(select(stored).where(live, not_(begins_with_a_year)).distinct())
    days = (first_day(text) for text in texts)
    earliest = min((day for day in days if day is not None), default=None)
    # A year nobody meant (»opened 0201«) would give a list of periods without an end.
    return max(earliest, running_period(PeriodKind.YEAR, dt.date(1990, 1, 1)).first) if earliest else None


def _populations(unit: Unit) -> dict[str, int]:
    found = _settings(unit, POPULATION)
    return {key.removeprefix(POPULATION): int(value) for key, value in found.items() if value.isdecimal()}


def _settings(unit: Unit, prefix: str) -> dict[str, str]:
    rows = unit.live(Setting, Setting.key.startswith(prefix, autoescape=True))
    return {each.key: each.value or "" for each in rows}


def _save(unit: Unit, key: str, value: str) -> None:
    found = next(iter(unit.live(Setting, Setting.key == key)), None) or unit.add(Setting(key=key))
    found.value = value
