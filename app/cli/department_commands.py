"""The command about the figures of the department: merge-figures."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.cli.figure_commands import definition, told_as_json
from app.cli.opening import opened
from app.errors import UserError
from app.exchange.period_file import period_file_paths, read_period_files
from app.rules.figure_periods import period_named, period_words
from app.rules.key_figures import Period
from app.services.chart_shapes_ground import capital
from app.services.department_figures import department_figures
from app.services.department_report import export_department
from app.services.department_report_rows import DepartmentReport
from app.services.department_rows import Between, Bounds, DepartmentPage, DepartmentPart, DepartmentRow
from app.services.department_words import (
    beside,
    bounds_words,
    files_words,
    hidden_words,
    hint_of,
    number_of,
    part_name,
    together,
)
from app.services.period_file_many import Fate, ReadFile, keep_period_files

PERIOD_OR_FILE = "Skriv --period, eller giv mindst én fil med --file."
SEVERAL_PERIODS = "Filerne er ikke fra samme periode. Læs dem én periode ad gangen."
OTHER_PERIOD = "Filen »{name}« er fra en anden periode end {period}."
AGAIN = "{files} er læst før. Tallene tælles kun én gang."
NOT_READ = "Ingen af filerne er læst. {faults}"


def merge_figures(arguments: argparse.Namespace) -> int:
    """Read files of colleagues, or all in a folder, all or none; show what they give together, or write that to a file.

    Raises UserError when a file cannot be read or is of another period; then none is kept. One that was read before is
    counted once, and told of, so that a script may be run again.
    """
    read = read_period_files(period_file_paths(arguments.file or ()))
    _see_faults([(each.name, each.fault) for each in read if each.counts is None])
    period = _one_period(arguments.period, read)
    with opened(arguments, export="figures") as store:
        if read:
            with store.units.step("Læs tal fra kolleger", "figures.read_file") as unit:
                fates = keep_period_files(unit, read, period)
                _see_faults([(each.name, each.words) for each in fates if each.fate is Fate.REFUSED])
            if again := sum(each.fate is Fate.AGAIN for each in fates):
                print(AGAIN.format(files=capital(files_words(again))), file=sys.stderr)
        if arguments.out:
            with store.units.step("Skriv afdelingens tal", "figures.department_export", undoable=False) as unit:
                _write(export_department(unit, period), arguments.out)
            return 0
        with store.units.read("figures.department") as unit:
            page = department_figures(unit, period, every_module=True)
    print(told_as_json(_plain(page)) if arguments.json else _told(page))
    return 0


def _write(report: DepartmentReport, path: Path) -> None:
    if path.suffix.lower() == ".pdf":
        from app.documents.department_paper import department_pdf  # here: ReportLab is dear, and most want no paper
        from app.exchange.whole_file import write_whole

        write_whole(path, department_pdf(report))
    else:
        from app.exchange.department_table import write_department  # beside the one above

        write_department(path, report)


def _see_faults(faults: Sequence[tuple[str, str]]) -> None:
    """Raise UserError with what is wrong with each file; none of them is kept."""
    if faults:
        raise UserError(NOT_READ.format(faults=" ".join(f"{name}: {fault}" for name, fault in faults)))


def _one_period(wanted: str | None, read: Sequence[ReadFile]) -> Period:
    known = [(each.name, each.counts.period) for each in read if each.counts is not None]
    periods = {period.name: period for _, period in known}
    if wanted is None:
        if not periods:
            raise UserError(PERIOD_OR_FILE)
        if len(periods) > 1:
            raise UserError(SEVERAL_PERIODS)
        return next(iter(periods.values()))
    period = period_named(wanted)
    for name, its in known:
        if its != period:
            raise UserError(OTHER_PERIOD.format(name=name, period=period.name))
    return period


def _told(page: DepartmentPage) -> str:
    lines = [f"{page.period.name}: {period_words(page.period)}. {together(page)}", beside(page), hint_of(page)]
    for row in page.rows:
        was = page.was(row)
        lines.append(f"{row.figure.name}: {number_of(row)}{f' (før: {number_of(was)})' if was else ''}")
        if len(row.parts) > 1:
            lines += [f"  {part_name(each)}: {bounds_words(each.bounds)}{_where(each, row)}" for each in row.parts]
    return "\n".join(filter(None, lines))


def _where(part: DepartmentPart, row: DepartmentRow) -> str:
    where = hidden_words(part.bounds, row.files)
    return f" (skjult i {where})" if where else ""


def _plain(page: DepartmentPage) -> dict[str, Any]:
    return {
        "period": page.period.name, "files": page.files, "left_out": page.left_out,
        "counted_to": page.counted_to.isoformat() if page.counted_to else None,
        "figures": [_row(row) for row in page.rows],
        "before": _plain(page.before) if page.before else None,
    }  # fmt: skip


def _row(row: DepartmentRow) -> dict[str, Any]:
    parts = [
        {"key": each.key, "label": each.label, **_limits(each.bounds), "percent": each.percent,
         "percents": each.percents, "per_thousand": each.rate, "median": _between(each.middle)}
        for each in row.parts
    ]  # fmt: skip
    return {
        **definition(row.figure), "files": row.files, "n": _limits(row.n), "percent": row.percent, "ratio": row.ratio,
        "per_thousand": row.rate, "median": _between(row.middle), "average": _between(row.mean),
        "suppressed": row.suppressed, "parts": parts,
    }  # fmt: skip


def _limits(bounds: Bounds) -> dict[str, int | None]:
    return {"low": bounds.low, "high": bounds.high, "hidden_in": bounds.hidden_in}


def _between(value: Between | None) -> dict[str, float | None] | None:
    return {"low": value.low, "high": value.high, "files": value.files} if value else None
