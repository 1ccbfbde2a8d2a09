"""Commands about key figures: figures, period-file, merge-figures."""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.cli.opening import opened
from app.errors import UserError
from app.exchange.period_file import read_period_file, write_period_file
from app.language.dates import long_date
from app.rules.figure_periods import Rhythm, may_leave, period_named, period_words
from app.rules.key_figures import KeyFigure, Period
from app.services.chart_shapes_words import number_of, part_name
from app.services.department_figures import DepartmentPage, DepartmentRow, department_figures
from app.services.figure_rows import NOT_OUT, FigurePage, FigureRow
from app.services.figures import let_out, read_figures, save_out_rhythm
from app.services.figures_report import export_figures
from app.services.period_counts import PeriodCounts
from app.services.period_files import keep_period_file, make_period_file
from app.services.ports import Unit

PERIOD_OR_FILE = "Skriv --period, eller giv mindst én fil med --file."
SEVERAL_PERIODS = "Filerne er ikke fra samme periode. Læs dem én periode ad gangen."
OTHER_PERIOD = "Filen »{name}« er fra en anden periode end {period}."
HIDDEN = "skjult"


def figures(arguments: argparse.Namespace) -> int:
    """Show all key figures of a period, of parts of the program that are off too; or write those in use to a file."""
    period = period_named(arguments.period)
    if arguments.out and not may_leave(period):
        raise UserError(NOT_OUT)
    with opened(arguments, export="figures") as store:
        if arguments.rhythm:
            with store.units.step("Vælg takt", "figures.save_rhythm", undoable=False) as unit:
                save_out_rhythm(unit, Rhythm(arguments.rhythm))
        if arguments.out:
            with store.units.step("Skriv nøgletal", "figures.export", undoable=False) as unit:
                let_out(unit, period)
                _write(unit, period, arguments.out)
            return 0
        with store.units.read("figures.read") as unit:
            page = read_figures(unit, period, every_module=True, past=0)
    print(figures_for_scripts(page) if arguments.json else _told(page))
    return 0


def figures_for_scripts(page: FigurePage) -> str:
    """Return the figures of a page as JSON: a list in the order of the definitions; what is hidden is null."""
    return _json([_plain(row, page) for row in page.rows])


def period_file(arguments: argparse.Namespace) -> int:
    """Write the anonymous counts of this laptop in a period."""
    period = period_named(arguments.period)
    with opened(arguments, export="figures") as store:
        with store.units.step("Skriv tal til lederen", "figures.period_file", undoable=False) as unit:
            counts = make_period_file(unit, period)
        write_period_file(counts, arguments.out)
    return 0


def merge_figures(arguments: argparse.Namespace) -> int:
    """Read files of colleagues, all or none, and show what they give together."""
    read = [(path, read_period_file(path)) for path in arguments.file or ()]
    period = _one_period(arguments.period, read)
    with opened(arguments, export="figures") as store:
        if read:
            with store.units.step("Læs tal fra kolleger", "figures.read_file") as unit:
                for path, counts in read:
                    keep_period_file(unit, counts, path.stem[:120])
        with store.units.read("figures.department") as unit:
            page = department_figures(unit, period, every_module=True)
    print(_json(_department(page)) if arguments.json else _department_told(page))
    return 0


def _write(unit: Unit, period: Period, path: Path) -> None:
    if path.suffix.lower() == ".pdf":
        from app.documents.figures_paper import figures_pdf  # here: ReportLab is dear, and most want no paper
        from app.exchange.whole_file import write_whole

        write_whole(path, figures_pdf(export_figures(unit, period)))
    else:
        from app.exchange.figures_table import write_figures  # beside the one above

        write_figures(path, export_figures(unit, period))


def _one_period(wanted: str | None, read: Sequence[tuple[Path, PeriodCounts]]) -> Period:
    periods = {counts.period.name: counts.period for _, counts in read}
    if wanted is None:
        if not periods:
            raise UserError(PERIOD_OR_FILE)
        if len(periods) > 1:
            raise UserError(SEVERAL_PERIODS)
        return next(iter(periods.values()))
    period = period_named(wanted)
    for path, counts in read:
        if counts.period != period:
            raise UserError(OTHER_PERIOD.format(name=path.name, period=period.name))
    return period


def _told(page: FigurePage) -> str:
    lines = [f"{page.period.name}: {period_words(page.period)}"]
    if page.running:
        lines.append(f"Perioden er ikke slut. Talt til og med {long_date(page.end)}.")
    for row in page.rows:
        lines.append(f"{row.figure.name}: {number_of(row)}")
        if len(row.parts) > 2:
            lines += [f"  {part_name(each)}: {HIDDEN if each.count is None else each.count}" for each in row.parts]
    lines.append(f"Grupper på 1-{page.smallest - 1} er skjult, og det, de kunne regnes ud af.")
    return "\n".join(lines)


def _department_told(page: DepartmentPage) -> str:
    lines = [f"{page.period.name}: {period_words(page.period)}, {page.files} filer"]
    for row in page.rows:
        lines.append(f"{row.figure.name}: {row.n.words}{_hidden_in(row.n.hidden_in)}")
        if len(row.parts) > 1:
            lines += [f"  {each.label or each.key}: {each.bounds.words}{_hidden_in(each.bounds.hidden_in)}"
                      for each in row.parts]  # fmt: skip
    return "\n".join(lines)


def _hidden_in(files: int) -> str:
    return f" (skjult i {files} {'fil' if files == 1 else 'filer'})" if files else ""


def _plain(row: FigureRow, page: FigurePage) -> dict[str, Any]:
    """Return a figure for scripts; hidden numbers are null. Names are added, never changed.

    `suppressed` is of its own number, `parts_suppressed` of any part of it.
    """
    return {
        **_definition(row.figure), "period": page.period.name, "first": page.period.first.isoformat(),
        "last": page.period.last.isoformat(), "counted_to": page.end.isoformat(),
        "numerator": row.numerator, "denominator": row.denominator, "n": row.n, "percent": row.percent,
        "suppressed": row.numerator is None, "parts_suppressed": any(each.hidden for each in row.parts),
        "parts": [
            {"key": each.key, "label": part_name(each), "count": each.count, "percent": each.percent,
             "median": each.middle, "per_thousand": each.rate, "suppressed": each.hidden}
            for each in row.parts
        ],
        "median": row.middle, "average": row.average, "per_thousand": row.rate, "ratio": row.ratio,
        "trend": row.trend.value, "change": row.change,
    }  # fmt: skip


def _department(page: DepartmentPage) -> dict[str, Any]:
    return {
        "period": page.period.name, "files": page.files, "left_out": page.left_out,
        "counted_to": page.counted_to.isoformat() if page.counted_to else None,
        "figures": [_department_row(row) for row in page.rows],
    }  # fmt: skip


def _department_row(row: DepartmentRow) -> dict[str, Any]:
    parts = [
        {"key": each.key, "label": each.label, "low": each.bounds.low, "high": each.bounds.high,
         "hidden_in": each.bounds.hidden_in, "percent": each.percent}
        for each in row.parts
    ]  # fmt: skip
    whole = {"low": row.n.low, "high": row.n.high, "hidden_in": row.n.hidden_in}
    return {
        **_definition(row.figure), "files": row.files, "n": whole, "percent": row.percent, "ratio": row.ratio,
        "per_thousand": row.rate, "suppressed": row.suppressed, "parts": parts,
    }  # fmt: skip


def _definition(figure: KeyFigure) -> dict[str, Any]:
    return {
        "id": figure.id, "definition_id": figure.id, "name": figure.name, "group": figure.group.value,
        "shape": figure.shape.value, "definition": figure.text, "says_not": figure.says_not, "source": figure.source,
    }  # fmt: skip


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, indent=2)
