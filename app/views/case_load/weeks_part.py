"""The weeks ahead as small bars with a table beside them; what one more case would bring is hatched on top."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout

from app.language.dates import day_month
from app.services.case_load_rows import WeekLoad
from app.services.chart_shapes_bars import WeekBar, week_bars
from app.services.curve_shapes import Picture
from app.views.case_load import words
from app.views.case_load.full_table import FullTable
from app.views.genogram.drawn import Drawn
from app.views.widgets.buttons import LinkButton
from app.views.widgets.cards import Card
from app.views.widgets.columns import empty_layout
from app.views.widgets.rows import Column
from app.views.widgets.text import Text
from app.views.widgets.view_memory import KeptFlag

HEADING = "De næste 12 uger"
SAYS = (
    "Datoer i sagerne, uge for uge. Aftaler, der kommer igen, er ikke med, og en rytme står med sin næste dato. "
    "I den første uge står også det, der skulle være sket før."
)
NAME = "Datoer i de næste 12 uger"
NOTHING = "Der er ingen datoer i de næste 12 uger."
WIDEST = 900


@dataclass(frozen=True, slots=True)
class _WeekRow:
    """A week and what one more case adds to it."""

    week: WeekLoad
    added: int


class WeeksPart(Card):
    """The card: bars, and the table when it is asked for."""

    def __init__(self) -> None:
        super().__init__(HEADING, icon="calendar-blank")
        self._picture = QVBoxLayout()
        self._toggle = LinkButton("")
        self.table = FullTable[_WeekRow]("Uge for uge", _columns(), lambda row: row.week.monday)
        self._shown: tuple[tuple[WeekLoad, ...], tuple[int, ...]] | None = None
        self.body.addWidget(Text(SAYS, "meta", "ink2", wrap=True))
        self.body.addLayout(self._picture)
        self.body.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.table)
        self._kept = KeptFlag(self, "weeks:table", lambda on: self.show_table(on=on))
        self._toggle.clicked.connect(self._turn)
        self.show_table(on=False)

    def show_weeks(self, weeks: tuple[WeekLoad, ...], added: tuple[int, ...] = ()) -> None:
        """Show the weeks, and what one more case would add."""
        if (weeks, added) == self._shown:
            return
        self._shown = weeks, added
        more = added or (0,) * len(weeks)
        empty_layout(self._picture)
        has_any = any(more) or any(week.count or week.late for week in weeks)
        self._picture.addWidget(_drawn(weeks, more) if has_any else Text(NOTHING, "body", wrap=True))
        self.table.set_rows([_WeekRow(week, number) for week, number in zip(weeks, more, strict=True)])
        self.table.setColumnHidden(_ADDED, not any(more))

    def show_table(self, *, on: bool) -> None:
        """Fold the table out or in."""
        self.table.setVisible(on)
        self._toggle.set_words("Skjul tabel" if on else "Vis tabel")
        self._toggle.setAccessibleName(f"{'Skjul' if on else 'Vis'} tabel: uge for uge")

    def _turn(self) -> None:
        self.show_table(on=self.table.isHidden())
        self._kept.keep(not self.table.isHidden())

    def follow_in(self, area: QScrollArea) -> None:
        """Let the page follow the week that is chosen."""
        self.table.follow_in(area)


def _drawn(weeks: Sequence[WeekLoad], added: Sequence[int]) -> Drawn:
    bars = [
        WeekBar(str(week.number), week.count + week.late, week.late, more)
        for week, more in zip(weeks, added, strict=True)
    ]
    twin = words.weeks_twin(weeks, added)

    def draw(width: float, text: float) -> Picture:
        return week_bars(bars, width=width, text=text, words=twin)

    return Drawn(NAME, draw, most=WIDEST)


def _columns() -> list[Column[_WeekRow]]:
    return [
        Column("Uge", _name, lambda row: row.week.monday, stretch=True),
        Column("Møder", lambda row: _number(row.week.meetings), lambda row: row.week.meetings),
        Column("Lovfrister", lambda row: _number(row.week.statutory), lambda row: row.week.statutory),
        Column("Praksis", lambda row: _number(row.week.practice), lambda row: row.week.practice),
        Column("Aftaler", lambda row: _number(row.week.agreed), lambda row: row.week.agreed),
        Column("Fra før", lambda row: _number(row.week.late), lambda row: row.week.late),
        Column("I alt", lambda row: _number(row.week.count), lambda row: row.week.count),
        Column("Ny sag", lambda row: _number(row.added), lambda row: row.added),
    ]


_ADDED = 7


def _name(row: _WeekRow) -> str:
    return f"Uge {row.week.number}, fra {day_month(row.week.monday)}"


def _number(count: int) -> str:
    return str(count) if count else "–"
