"""The lines of two hundred period files: a few at a time, and the same ones when they are shown again."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from app.models.ids import new_id
from app.rules.figure_periods import period_named
from app.services.period_files import PeriodFileRow
from app.views.figures.department_file_lines import FEW, IN_ONE_GO, FileLine, FileLines
from app.views.widgets.buttons import QuietButton

DAY = dt.date(2026, 3, 31)
PERIOD, FILES = period_named("2026H1"), 30


@pytest.fixture
def named() -> list[tuple[PeriodFileRow, str]]:
    """Thirty files."""
    rows = [PeriodFileRow(new_id(), PERIOD, DAY, DAY, DAY, "", False) for _ in range(FILES)]
    return [(row, f"Fil {place}") for place, row in enumerate(rows)]


def told(lines: FileLines) -> list[str]:
    """Return the files in the order their lines stand in."""
    column = lines.layout()
    made = (column.itemAt(place).widget() for place in range(column.count()))
    return [each.away.accessibleName() for each in made if isinstance(each, FileLine)]


def test_all_lines_of_many_files_come_a_few_at_a_time_and_in_order(
    qapp: QApplication, named: list[tuple[PeriodFileRow, str]]
) -> None:
    lines = FileLines()
    lines.all_asked.connect(lambda: lines.show_files(named))
    lines.show_files(named)
    assert len(told(lines)) == FEW
    lines.findChild(QuietButton).click()
    assert len(told(lines)) == FEW + IN_ONE_GO, "the window is let go on in between"
    while len(told(lines)) < FILES:
        qapp.processEvents()
    assert told(lines) == [f"Fjern filen: {name}" for _, name in named]


def test_a_file_that_goes_leaves_the_other_lines_what_they_are(
    qapp: QApplication, named: list[tuple[PeriodFileRow, str]]
) -> None:
    lines = FileLines()
    lines.show_files(named[:FEW])
    before = lines.findChildren(FileLine)
    lines.show_files([*named[:2], *named[3:FEW], named[FEW]])
    assert told(lines) == [f"Fjern filen: Fil {place}" for place in (0, 1, 3, 4, 5, 6)]
    assert [each for each in before if not each.isHidden()] == [each for each in before if each is not before[2]]
