"""What anybody has typed runs as no formula in a spreadsheet: figures as tables, and what a list leaves over."""

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from app.bootstrap import create_store
from app.exchange.figures_table import figures_csv
from app.exchange.figures_table_xlsx import figures_xlsx
from app.exchange.programme_csv import write_table
from app.rules.case_table import TableMapping, TableRow
from app.rules.figure_periods import period_named
from app.services.case_table_import import preview_table
from app.services.case_table_import_rows import CaseList, Choices, untaken_rows
from app.services.figure_definitions import save_figure, shipped_figures
from app.services.figures_report import figures_report
from app.services.figures_report_rows import FiguresReport
from app.services.modules import list_modules, switch_module
from app.services.placement_kinds import add_placement_kind
from app.services.plan_aims import aims_here, save_aims
from tests.doing import ask, do
from tests.shipped import CHEAP, PASSPHRASE, TODAY

FORMULAS = ('=HYPERLINK("http://x";"Ring")', "+45 12", "-2+3", "@SUM(A1)", "\t=1+1", "\u202e=1+1", "\uff1d1+1")
RUNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FiguresReport]:
    """The figures of a municipality that has typed formulas wherever it may type."""
    store, _ = create_store(tmp_path_factory.mktemp("formulas") / "S", PASSPHRASE, cost=CHEAP, now=lambda: TODAY)
    for each in ask(store, list_modules):
        do(store, switch_module, each.key, on=True)
    for figure, words in zip(shipped_figures(), FORMULAS, strict=False):
        do(store, save_figure, figure.id, name=words, text=words, source=words, on=True)
    for words in FORMULAS[:4]:
        do(store, add_placement_kind, name=words, rung=5)
    named = zip(ask(store, aims_here), FORMULAS, strict=True)
    aims = [replace(aim, name=f"{words} {place}") for place, (aim, words) in enumerate(named)]
    do(store, save_aims, tuple(aims))
    yield ask(store, figures_report, period_named("2026H1"))
    store.close()


def test_no_cell_of_a_table_begins_as_a_formula_does(report: FiguresReport) -> None:
    rows = csv.reader(io.StringIO(figures_csv(report).decode("utf-8-sig"), newline=""), delimiter=";")
    cells = [cell for row in rows for cell in row]
    assert sum(FORMULAS[0] in cell for cell in cells) >= 4
    assert [cell for cell in cells if cell.startswith(RUNS)] == []


def test_every_word_in_a_workbook_is_text_and_stays_text_when_it_is_edited(report: FiguresReport) -> None:
    book = load_workbook(io.BytesIO(figures_xlsx(report)))
    cells = [cell for sheet in book for row in sheet.iter_rows(min_row=2) for cell in row]
    words = {str(cell.value): (cell.data_type, cell.quotePrefix) for cell in cells if isinstance(cell.value, str)}
    assert sum(FORMULAS[0] in each for each in words) >= 2
    assert set(words.values()) == {("s", True)}


def test_what_a_list_leaves_over_runs_no_more_than_what_came(tmp_path_factory: pytest.TempPathFactory) -> None:
    store, _ = create_store(tmp_path_factory.mktemp("rest") / "S", PASSPHRASE, cost=CHEAP, now=lambda: TODAY)
    table = CaseList(FORMULAS, tuple(TableRow(number, FORMULAS) for number in range(2, 5)))
    preview = ask(store, preview_table, table, TableMapping({0: "name", 1: "cpr"}), Choices())
    store.close()
    rest = list(csv.reader(io.StringIO(write_table(untaken_rows(table, preview)).decode("utf-8-sig")), delimiter=";"))
    assert len(rest) == 4
    assert [cell for row in rest for cell in row if cell.startswith(RUNS)] == []
