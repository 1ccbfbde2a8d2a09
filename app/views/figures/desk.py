"""What the parts of »Tal« share: which period is shown, whether small groups are, and the figures as last counted."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import UserError
from app.rules.figure_periods import PeriodKind, kind_of, period_before, running_period
from app.rules.key_figures import Group, Period
from app.services.figure_definitions import list_figures
from app.services.figure_desk import Readings
from app.services.figure_rows import FigurePage
from app.services.figures import POPULATION, RHYTHM, SMALLEST, figure_periods, list_caseworkers, read_figures
from app.services.profile import read_settings
from app.views.widgets.long_work import WAIT, LongWork
from app.views.workspace import Workspace

IDLE = 500
"""Milliseconds after a count until the rows it was made from are let go of: first the page is drawn."""
COUNTING, STOP = "Sagerne bliver talt op …", "Stop"


class FiguresDesk(QObject):
    """The running half-year first. `moved` when another period was chosen, or small groups shown or hidden."""

    moved = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.period = running_period(PeriodKind.HALF_YEAR, workspace.today)
        self.small_too = False
        self.who: frozenset[str] = frozenset()
        """The caseworkers whose cases are counted on the screen; none: all of them."""
        self.patience = WAIT
        """Milliseconds of counting before the bar is shown."""
        self._counted: dict[Group, FigurePage] = {}
        self.readings = Readings()
        """What was read of the store, until the page is left."""
        self.idle = QTimer(self, singleShot=True, interval=IDLE)
        self.idle.timeout.connect(self._let_go)
        self._periods: tuple[Period, ...] = ()
        self._caseworkers: tuple[str, ...] | None = None
        self._decided = self._read_decided()

    @property
    def today(self) -> dt.date:
        """The day in Denmark."""
        return self._workspace.today

    @property
    def kind(self) -> PeriodKind:
        """What sort of period is shown."""
        return kind_of(self.period)

    def choices(self) -> tuple[Period, ...]:
        """Return the periods of the same sort since the first case, newest first, with the one that is shown."""
        self._periods = self._periods or self._workspace.ask(figure_periods)
        found = [each for each in self._periods if kind_of(each) is self.kind]
        if self.period not in found and self.kind is not PeriodKind.FREE:
            found.append(self.period)
        return tuple(sorted(found, key=lambda each: each.first, reverse=True))

    def choose(self, period: Period) -> None:
        """Show another period. Which there are, and whose the cases are, is as it was."""
        if period != self.period:
            self.period = period
            self._counted.clear()
            self.moved.emit()

    def choose_kind(self, kind: PeriodKind) -> None:
        """Show the period of another sort that holds the last day of this one, or today."""
        self.choose(running_period(kind, min(self.period.last, self.today)))

    def before(self) -> Period | None:
        """Return the period before the one that is shown; none when it is free, or as old as the program counts."""
        try:
            return None if self.kind is PeriodKind.FREE else period_before(self.period)
        except UserError:
            return None

    def after(self) -> Period | None:
        """Return the period after the one that is shown; none when it has not begun, or the period is free."""
        following = self.period.last + dt.timedelta(days=1)
        if self.kind is PeriodKind.FREE or following > self.today:
            return None
        return running_period(self.kind, following)

    def step(self, way: int) -> None:
        """Show the period before (-1) or after (1), where there is one."""
        period = self.before() if way < 0 else self.after()
        if period is not None:
            self.choose(period)

    def show_small(self, *, on: bool) -> None:
        """Show small groups too, or hide them again."""
        if on != self.small_too:
            self.small_too = on
            self._counted.clear()
            self.moved.emit()

    def caseworkers(self) -> tuple[str, ...]:
        """Return whose cases there are here; one who has none any more is not chosen any more either."""
        if self._caseworkers is None:
            self._caseworkers = self._workspace.ask(list_caseworkers)
        return self._caseworkers

    def choose_who(self, names: Iterable[str]) -> None:
        """Count the cases of some caseworkers alone; none or all of them is everybody."""
        chosen = frozenset(names) & frozenset(self.caseworkers())
        chosen = frozenset() if len(chosen) == len(self.caseworkers()) else chosen
        if chosen != self.who:
            self.who = chosen
            self._counted.clear()
            self.moved.emit()

    def hide_small(self) -> bool:
        """Hide small groups without drawing anything: the page is left. True when they were shown."""
        was, self.small_too = self.small_too, False
        if was:
            self._counted.clear()
        return was

    def is_outdated(self) -> bool:
        """Tell whether it is another day, or the municipality has decided something about the figures.

        Settings and definitions are kept on other pages by steps that tell no page.
        """
        before, self._decided = self._decided, self._read_decided()
        return before != self._decided

    def rest(self) -> None:
        """Let go of what is remembered so that the next period is quick: the page is left."""
        self.idle.stop()
        self.readings = Readings()

    def recount(self) -> None:
        """Count anew and tell the parts, after a step that tells no page by itself."""
        self.forget()
        self.moved.emit()

    def figures(self, group: Group) -> FigurePage:
        """Return the figures of a group, counted once until something changes.

        Raises UserError when she stops it; a bar is shown when it takes more than a second.
        """
        self.who &= frozenset(self.caseworkers())
        if self.readings.who != self.who:
            self.readings = Readings(self.who)
        if group not in self._counted:
            work = LongWork(COUNTING, STOP, wait=self.patience)
            try:
                self._counted[group] = self._workspace.ask(
                    read_figures, self.period, group=group, small_too=self.small_too,
                    readings=self.readings, progress=work,
                )  # fmt: skip
            finally:
                work.close()
                self.idle.start()
        return self._counted[group]

    def forget(self) -> None:
        """Count anew the next time somebody asks."""
        self._counted.clear()
        self._periods = ()
        self._caseworkers = None

    def _let_go(self) -> None:
        self.readings.let_go()

    def _read_decided(self) -> tuple[object, ...]:
        settings = self._workspace.ask(read_settings)
        own = {key: value for key, value in settings.items() if key in (SMALLEST, RHYTHM) or key.startswith(POPULATION)}
        return self.today, own, self._workspace.ask(list_figures)
