"""Commands about key figures: figures, period-file."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from app.cli.opening import opened
from app.errors import UserError
from app.exchange.period_file import write_period_file
from app.language.dates import long_date
from app.rules.figure_periods import Rhythm, may_leave, period_named, period_words
from app.rules.key_figures import KeyFigure, Period
from app.services.chart_shapes_words import number_of, part_name
from app.services.figure_rows import NOT_OUT, FigurePage, FigureRow
from app.services.figures import let_out, read_figures, save_out_rhythm
from app.services.figures_report import export_figures
from app.services.period_files import make_period_file
from app.services.ports import Unit

SCREEN_ONLY = (
    "Tallene er kun til skærmen: perioden er fri, ikke slut eller af en anden længde, end I giver ud. Gem dem ikke."
)
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
    if not page.may_leave:
        print(SCREEN_ONLY, file=sys.stderr)
    print(figures_for_scripts(page) if arguments.json else _told(page))
    return 0


def figures_for_scripts(page: FigurePage) -> str:
    """Return the figures of a page as JSON: a list in the order of the definitions; what is hidden is null."""
    return told_as_json([_plain(row, page) for row in page.rows])


def period_file(arguments: argparse.Namespace) -> int:
    """Write the anonymous counts of this laptop in a period."""
    period = period_named(arguments.period)
    with opened(arguments, export="figures") as store:
        with store.units.step("Skriv tal til lederen", "figures.period_file", undoable=False) as unit:
            counts = make_period_file(unit, period)
        write_period_file(counts, arguments.out)
    return 0


def _write(unit: Unit, period: Period, path: Path) -> None:
    if path.suffix.lower() == ".pdf":
        from app.documents.figures_paper import figures_pdf  # here: ReportLab is dear, and most want no paper
        from app.exchange.whole_file import write_whole

        write_whole(path, figures_pdf(export_figures(unit, period)))
    else:
        from app.exchange.figures_table import write_figures  # beside the one above

        write_figures(path, export_figures(unit, period))


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


def _plain(row: FigureRow, page: FigurePage) -> dict[str, Any]:
    """Return a figure for scripts; hidden numbers are null. Names are added, never changed.

    `suppressed` is of its own number, `parts_suppressed` of any part of it.
    """
    return {
        **definition(row.figure), "period": page.period.name, "first": page.period.first.isoformat(),
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


def definition(figure: KeyFigure) -> dict[str, Any]:
    """Return what a figure is, for scripts."""
    return {
        "id": figure.id, "definition_id": figure.id, "name": figure.name, "group": figure.group.value,
        "shape": figure.shape.value, "definition": figure.text, "says_not": figure.says_not, "source": figure.source,
    }  # fmt: skip


def told_as_json(values: object) -> str:
    """Return values as JSON that people can read too."""
    return json.dumps(values, ensure_ascii=False, indent=2)
