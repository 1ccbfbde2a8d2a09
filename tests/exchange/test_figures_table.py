"""Key figures as CSV and XLSX: read back as they were, harmless in a spreadsheet, and the same bytes each time."""

import csv
import io
import random
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from app.errors import UserError
from app.exchange.figures_table import NO_KIND, figures_csv, write_figures
from app.exchange.figures_table_rows import HEAD
from app.exchange.figures_table_xlsx import DEFINITIONS, figures_xlsx
from app.rules.figure_periods import period_named
from app.services.chart_shapes_words import GROUPS
from app.services.figure_rows import ShownPart
from app.services.figures_report_rows import FiguresReport
from tests.figure_pages import FIGURES, a_page, a_report, a_row, figure, report_of

NASTY = ("=1+1", "+45", "-2", "@SUM(A1)", "\t=x", "\x00a\x1b[0m", 'a;b\n"c"', "=cmd|' /C calc'!A0", "_x0041_", "\ud800")


def lines(report: FiguresReport) -> list[dict[str, str]]:
    """Return the CSV read back as a spreadsheet would."""
    text = figures_csv(report).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def sheets(report: FiguresReport) -> dict[str, Worksheet]:
    """Return the sheets of the workbook."""
    book = load_workbook(io.BytesIO(figures_xlsx(report)))
    return {sheet.title: sheet for sheet in book.worksheets}


def nasty() -> FiguresReport:
    """Return a report whose names and words were typed by somebody who wants to do harm."""
    row = a_row(figure("meetings_held"), random.Random(1))
    parts = tuple(ShownPart(str(place), words, 12, 10.0) for place, words in enumerate(NASTY))
    own = replace(row.figure, name='=HYPERLINK("x")', text="@a\x07", source="-b")
    return report_of(a_page([replace(row, figure=own, parts=parts, n=12)]))


def test_every_figure_and_part_is_a_row_of_the_csv() -> None:
    report = a_report()
    told = lines(report)
    assert tuple(told[0]) == HEAD
    assert [each["Id"] for each in told] == [row.id for row in report.page.rows for _ in row.parts]
    assert [each["Antal"] for each in told] == [
        "skjult" if part.count is None else str(part.count) for row in report.page.rows for part in row.parts
    ]
    assert {each["Periode"] for each in told} == {"2026H1"}
    assert {each["Definition"] for each in told} == {" ".join(each.text.split()) for each in FIGURES}


def test_numbers_of_the_csv_have_a_danish_comma() -> None:
    shares = [each["Procent"] for each in lines(a_report()) if each["Procent"]]
    assert any("," in each for each in shares)
    assert not any("." in each for each in shares)
    assert figures_csv(a_report()).startswith(b"\xef\xbb\xbfPeriode;")


def test_a_part_has_its_own_median_and_a_plain_count_no_percent() -> None:
    told = lines(a_report())
    ended = [each for each in told if each["Id"] == "placements_ended"]
    assert {each["Median, dage"] for each in ended} == {"120,5", ""}
    assert all(not each["Median, dage"] for each in ended if each["Antal"] == "skjult")
    assert {each["Procent"] for each in told if each["Id"] in ("cases_opened", "cases_per_caseworker")} == {""}


def test_what_is_hidden_is_nowhere_in_a_file() -> None:
    report = a_report(all_hidden=True)
    assert {each["Antal"] for each in lines(report)} <= {"skjult"}
    assert {each["I alt"] for each in lines(report)} == {"skjult"}
    assert not any(each["Procent"] or each["Median, dage"] for each in lines(report))


def test_the_workbook_has_a_sheet_for_each_group_and_one_of_definitions() -> None:
    found = sheets(a_report())
    assert list(found) == [*GROUPS.values(), DEFINITIONS]
    assert [row[0].value for row in found[DEFINITIONS].iter_rows(min_row=2, max_row=len(FIGURES) + 1)] == [
        each.name for each in FIGURES
    ]
    for sheet in found.values():
        assert sheet.freeze_panes == "A2"
        assert sheet.column_dimensions["A"].width >= 10


def test_numbers_of_the_workbook_are_numbers_and_hidden_ones_are_words() -> None:
    counts = [row[3].value for sheet in list(sheets(a_report()).values())[:-1] for row in sheet.iter_rows(min_row=2)]
    assert any(isinstance(each, int) for each in counts)
    assert {each for each in counts if not isinstance(each, int)} == {"skjult"}


def test_no_cell_of_either_can_run() -> None:
    for each in lines(nasty()):
        assert not any((cell or "").startswith(("=", "+", "-", "@", "\t")) for cell in each.values())
    cells = [cell for sheet in sheets(nasty()).values() for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert "=1+1" in {cell.value for cell in cells}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith("="))


def test_no_control_signs_leave_in_either() -> None:
    told = figures_csv(nasty()).decode("utf-8-sig")
    assert all(each.isprintable() or each in "\r\n" for each in told)
    values = [cell.value for sheet in sheets(nasty()).values() for row in sheet.iter_rows() for cell in row]
    assert all(each.isprintable() for each in values if isinstance(each, str))


def test_the_same_figures_give_the_same_bytes_and_nobody_is_their_author() -> None:
    first, again = figures_xlsx(a_report()), figures_xlsx(a_report())
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {each.date_time for each in packed.infolist()} == {(2026, 8, 31, 0, 0, 0)}
        core = packed.read("docProps/core.xml").decode()
        everything = b"".join(packed.read(name) for name in packed.namelist())
    assert "creator" not in core
    assert "2026-08-31T00:00:00Z" in core
    assert b"openpyxl" not in everything
    assert "Højgaard".encode() not in everything


def test_the_name_of_the_file_says_which_kind_it_is(tmp_path: Path) -> None:
    report = a_report()
    for name, made in (("tal.csv", figures_csv), ("TAL.XLSX", figures_xlsx)):
        write_figures(tmp_path / name, report)
        assert (tmp_path / name).read_bytes() == made(report)
    with pytest.raises(UserError, match=r"\.csv eller \.xlsx"):
        write_figures(tmp_path / "tal.ods", report)
    assert NO_KIND
    assert not (tmp_path / "tal.ods").exists()


def test_a_period_of_ones_own_never_becomes_a_file(tmp_path: Path) -> None:
    free = report_of(a_page([], period_named("2026-01-01..2026-02-14"), may_leave=False))
    for name in ("tal.csv", "tal.xlsx"):
        with pytest.raises(UserError, match="skærmen"):
            write_figures(tmp_path / name, free)
    assert list(tmp_path.iterdir()) == []
