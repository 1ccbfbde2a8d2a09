"""The report of key figures: fit for everyone and for the archive, nothing hidden in it, and the same each time."""

import random
from dataclasses import replace
from functools import cache

import pytest
from pdf_reading import pages, strays, whole
from tagged_reading import TaggedPaper
from validators import of_outloud, of_page, of_pdfua

from app.documents.figures_paper import INTRO, NOTHING, SILENT, figures_pdf
from app.documents.figures_paper_parts import HIDDEN, is_quiet
from app.errors import UserError
from app.rules.figure_periods import period_named
from app.services.chart_shapes_words import GROUPS, small_groups
from app.services.figure_quiet import is_all_hidden, is_in_bars
from app.services.figure_rows import ShownPart
from app.services.figures_report_rows import FiguresReport
from tests.figure_pages import a_page, a_report, a_row, figure, report_of


@cache
def made(name: str) -> bytes:
    """Return one of the reports, made once."""
    return figures_pdf(monster() if name == "monster" else a_report(all_hidden=name == "hidden"))


def monster() -> FiguresReport:
    """Return a report whose municipality has written far too much, in many scripts, and has sixty kinds of all."""
    long = "Æ" * 90 + " <b>محمد שלום</b> " + "Udvikling & trivsel\x07\u202e\u00ad " * 60
    rows = []
    for figure_id in ("catalogue_use", "placements_ended", "talked_with", "rung_moves", "feedback_children"):
        row = a_row(figure(figure_id), random.Random(8))
        if figure_id in ("catalogue_use", "placements_ended"):
            parts = tuple(ShownPart(str(place), f"{place} {long[:99]}", place * 1000, 2.0) for place in range(60))
            row = replace(row, parts=parts, past=tuple(replace(each, parts=parts) for each in row.past))
        rows.append(replace(row, figure=replace(row.figure, name=long[:190], text=long, says_not=long, source=long)))
    return replace(report_of(a_page(rows)), municipality=long, author=long[:200])


@pytest.mark.long
@pytest.mark.parametrize("name", ["usual", "hidden", pytest.param("monster", marks=pytest.mark.long)])
def test_the_report_breaks_no_rule_and_reads_well(name: str) -> None:
    data = made(name)
    assert of_page(data) | of_pdfua(data) | of_outloud(data) == set()


def test_every_figure_stands_with_its_definition_its_limits_and_its_source() -> None:
    told, report = whole(made("usual")), a_report()
    for row in report.page.rows:
        each = row.figure
        limits = () if is_quiet(row) else (each.says_not, each.source)
        for words in (each.name, each.text, *limits):
            assert " ".join(words.split()) in told
    assert " ".join(INTRO.split()) in told
    assert small_groups(5) in told
    for name in GROUPS.values():
        assert name in told


def test_nothing_stands_outside_the_margins_also_with_great_numbers() -> None:
    assert strays(made("usual")) == []
    assert strays(made("monster")) == []


def test_all_of_sixty_parts_stand_in_the_table_with_their_bars() -> None:
    told = whole(made("monster"))
    assert all(f"{place}.000" in told for place in range(1, 60))


def test_each_page_says_which_of_how_many() -> None:
    told = pages(made("usual"))
    assert all(f"Side {number} af {len(told)}" in page for number, page in enumerate(told, start=1))
    assert len(told) < 25


def test_what_is_hidden_is_gathered_in_one_list_and_nothing_else_is_said_of_it() -> None:
    told = pages(made("hidden"))
    assert len(told) < 6
    assert HIDDEN in " ".join(told)
    report = a_report()
    quiet = [row for row in report.page.rows if is_all_hidden(row)]
    assert quiet
    assert len(quiet) < len(report.page.rows) / 2
    _front, end = whole(made("usual")).split(SILENT)
    assert all(row.figure.name in end.split(HIDDEN)[1] for row in quiet)


def test_a_page_never_begins_with_the_last_lines_of_a_figure() -> None:
    for page in pages(made("usual"))[1:]:
        begins = page.split("Herning Kommune")[1].strip()
        assert not begins.startswith(("Det siger tallet ikke", "Det er talt", "Kilde"))


def test_nobody_is_named_but_who_made_it() -> None:
    assert whole(made("usual")).count("Lisbeth") == 1


def test_every_picture_is_told_in_words_and_every_table_has_heads() -> None:
    parts = list(TaggedPaper(made("usual")).tree.walk())
    pictures = [each for each in parts if each.tag == "Figure"]
    told = [row for row in a_report().page.rows if not is_quiet(row) and row.figure.shape != "ratio"]
    assert len(pictures) == len([row for row in told if row.figure.chart != "none" and not is_in_bars(row)])
    assert all(each.alt for each in pictures)
    heads = [each.scope for each in parts if each.tag == "TH"]
    assert {"Row", "Column"} == set(heads)


def test_the_same_figures_give_the_same_bytes_whatever_was_printed_before() -> None:
    row = a_row(figure("rung_moves"), random.Random(3))
    first = figures_pdf(report_of(a_page([row])))
    assert figures_pdf(report_of(a_page([row, row]))) != first
    assert figures_pdf(report_of(a_page([row]))) == first


def test_a_period_of_ones_own_and_a_page_that_hides_nothing_never_become_paper() -> None:
    free = a_page([], period_named("2026-01-01..2026-02-14"), may_leave=False)
    with pytest.raises(UserError, match="skærmen"):
        figures_pdf(report_of(free))


def test_a_period_without_figures_says_so() -> None:
    assert NOTHING in whole(figures_pdf(replace(report_of(a_page([])), author="", municipality="")))
