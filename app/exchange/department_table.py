"""The figures of the department as a table: one row for each figure and part, with the least and the most it may be."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.errors import UserError
from app.exchange.figures_table import NO_KIND, csv_cell
from app.exchange.figures_table_rows import DECIMALS, Cell, clean
from app.exchange.programme_csv import write_table
from app.exchange.whole_file import write_whole
from app.services.chart_shapes_words import GROUPS, small_groups
from app.services.department_report_rows import DepartmentReport
from app.services.department_rows import Between, Bounds, DepartmentPage, DepartmentPart, DepartmentRow
from app.services.department_words import BOUNDS, bounds_words, number_of, part_name

HEAD = (
    "Periode", "Gruppe", "Nøgletal", "Del", "I ord", "Mindst", "Højst", "Skjult i filer", "Filer", "I alt mindst",
    "I alt højst", "Procent mindst", "Procent højst", "Median mindst, dage", "Median højst, dage", "Gennemsnit, år",
    "For hver 1.000", "For hver", "Før mindst", "Før højst", "Før: procent", "Definition", "Det siger tallet ikke",
    "Kilde", "Id",
)  # fmt: skip
_ABOUT = ("Nøgletal", "Definition", "Det siger tallet ikke", "Kilde", "Id")
_SHOWN = tuple(HEAD.index(name) for name in HEAD if name not in ("Gruppe", *_ABOUT[1:4]))
DEFINITIONS = "Definitioner"


def write_department(path: Path, report: DepartmentReport) -> None:
    """Write the figures as the kind of file the name says. Raises UserError for another ending or a bad place."""
    kind = path.suffix.lower()
    if kind == ".csv":
        write_whole(path, department_csv(report))
    elif kind == ".xlsx":
        write_whole(path, department_xlsx(report))
    else:
        raise UserError(NO_KIND)


def department_csv(report: DepartmentReport) -> bytes:
    """Return the figures as CSV; the same figures always give the same bytes."""
    rows: list[Sequence[str]] = [HEAD]
    rows += [[csv_cell(cell) for cell in cells] for _, cells in _rows(report.page)]
    return write_table(rows)


def department_xlsx(report: DepartmentReport) -> bytes:
    """Return the figures as a workbook: a sheet for each group, and one of what is counted."""
    from app.exchange.figures_book import Sheet, workbook  # here: loading the library costs 80 ms

    rows, sheets = list(_rows(report.page)), []
    for group, name in GROUPS.items():
        own = [[cells[at] for at in _SHOWN] for row, cells in rows if row.figure.group is group]
        if own:
            sheets.append(Sheet(name, [HEAD[at] for at in _SHOWN], own))
    told = {row.id: [cells[HEAD.index(name)] for name in _ABOUT] for row, cells in rows}
    notes = [[each, *[None] * (len(_ABOUT) - 1)] for each in (BOUNDS, small_groups(report.smallest))]
    sheets.append(Sheet(DEFINITIONS, _ABOUT, [*told.values(), *notes]))
    return workbook(sheets, report.title, report.page.period.last)


def _rows(page: DepartmentPage) -> Iterator[tuple[DepartmentRow, tuple[Cell, ...]]]:
    for row in page.rows:
        for part in row.parts or (None,):
            yield row, _cells(page, row, part)


def _cells(page: DepartmentPage, row: DepartmentRow, part: DepartmentPart | None) -> tuple[Cell, ...]:
    figure, bounds, was = row.figure, part.bounds if part else row.n, page.was(row)
    before = was.part(part.key) if was and part else None
    low, high = _percents(part)
    ratio = round(row.ratio, DECIMALS) if row.ratio is not None else None
    return (
        page.period.name, GROUPS[figure.group], clean(figure.name), _part(part, named=figure.has_parts),
        bounds_words(bounds) if part else number_of(row), *_limits(bounds), bounds.hidden_in, row.files,
        *_limits(row.n), low, high, *_between((part.middle if part else None) or row.middle),
        _number(row.mean.low if row.mean else None), _number(part.rate if part else row.rate), ratio,
        *(_limits(before.bounds) if before else (None, None)),
        _number(before.percent) if before else None, clean(figure.text), clean(figure.says_not), clean(figure.source),
        figure.id,
    )  # fmt: skip


def _part(part: DepartmentPart | None, *, named: bool) -> str:
    """Return the name of a part; what is counted and not divided has none."""
    return clean(part_name(part)) if part and named else ""


def _limits(bounds: Bounds) -> tuple[Cell, Cell]:
    return bounds.low, bounds.high


def _percents(part: DepartmentPart | None) -> tuple[Cell, Cell]:
    if part is None:
        return None, None
    low, high = (part.percent, part.percent) if part.percent is not None else part.percents or (None, None)
    return _number(low), _number(high)


def _between(value: Between | None) -> tuple[Cell, Cell]:
    return (_number(value.low), _number(value.high)) if value else (None, None)


def _number(number: float | None) -> Cell:
    return None if number is None else round(number, DECIMALS)
