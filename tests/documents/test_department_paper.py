"""The department on paper: fit for everyone and for the archive, with limits where files hide a number."""

import datetime as dt
from functools import cache

import pytest
from pdf_reading import pages, strays, whole
from validators import of_outloud, of_page, of_pdfua

from app.documents.department_paper import department_pdf
from app.rules.figure_periods import period_named
from app.rules.key_figures import HIT, REST, Shape
from app.services.chart_shapes_bars import Bar
from app.services.department_report_rows import DepartmentReport
from app.services.department_rows import Between, Bounds, DepartmentPage, DepartmentPart, DepartmentRow
from app.services.department_shapes import department_picture
from app.services.department_words import hint_of, number_of
from tests.figure_pages import FIGURES, figure

LONG = "Æ" * 60 + " <b>محمد שלום</b> & \x07\u202e" + " afdelingen" * 12


def a_row(figure_id: str, hidden_in: int = 3, label: str = "") -> DepartmentRow:
    """A figure of eight files, some of which hide its parts."""
    of = figure(figure_id)
    keys = (HIT, REST) if of.shape is Shape.SHARE else ("1>2", "2>1") if of.shape is Shape.FLOW else ("a", "b", "c")
    names = {"1>2": "1 Almen → 2 Forebyggende", "2>1": "2 Forebyggende → 1 Almen"}
    high = 70 if hidden_in < 8 else None
    parts = [DepartmentPart(key, label or names.get(key, f"del {key}"), Bounds(40, high, hidden_in), None, (33.3, 58.3))
             for key in keys]  # fmt: skip
    parts[-1] = DepartmentPart(keys[-1], label or names.get(keys[-1], "den sidste"), Bounds(50, 50, 0), 41.7)
    return DepartmentRow(
        figure=of, n=Bounds(120, 120, 0), parts=tuple(parts), files=8, mean=Between(8.4, 8.4, 5),
        middle=Between(43, 91, 8),
    )  # fmt: skip


def a_report(label: str = "") -> DepartmentReport:
    earlier = DepartmentPage(
        period=period_named("2025H2"), files=7, left_out=0, counted_to=dt.date(2026, 2, 28),
        rows=tuple(a_row(each.id) for each in FIGURES if not each.of_today),
    )  # fmt: skip
    page = DepartmentPage(
        period=period_named("2026H1"), files=8, left_out=1, counted_to=dt.date(2026, 8, 31), before=earlier,
        rows=tuple(a_row(each.id, 8 if each.id == "worries" else 3, label) for each in FIGURES if not each.of_today),
    )  # fmt: skip
    return DepartmentReport(
        title="Afdelingens nøgletal, 1. halvår 2026", made_on=dt.date(2026, 11, 22), author=label or "Lisbeth Højgaard",
        municipality=label or "Øvekommunen", logo=None, example=False, smallest=5, page=page, file_name="afdelingen",
    )  # fmt: skip


@cache
def made(label: str) -> bytes:
    """Return one of the reports, made once."""
    return department_pdf(a_report(label))


@pytest.mark.long
@pytest.mark.parametrize("label", ["", LONG])
def test_the_report_breaks_no_rule_and_reads_well(label: str) -> None:
    data = made(label)
    assert of_page(data) | of_pdfua(data) | of_outloud(data) == set()
    assert strays(data) == []


def test_limits_medians_and_the_period_before_are_told_in_words() -> None:
    told = whole(made(""))
    for words in ("mindst 40, højst 70", "mellem 43 og 91 dage", "8,4 år, i 5 af 8 filer", "2. halvår 2025",
                  "Yderligere én fil er ikke lagt med"):  # fmt: skip
        assert words in told, words
    assert made("") == department_pdf(a_report()), "the same each time"


def test_a_figure_stands_on_the_page_its_name_stands_on() -> None:
    told = [" ".join(each.split()) for each in pages(made(""))][3:]  # after the front and what is seen at a glance
    shown = [each for each in FIGURES if not each.of_today and each.id != "worries"]
    assert [each.name for each in shown if not any(each.name in page and each.text[:40] in page for page in told)] == []


def test_a_bar_is_filled_as_far_as_is_certain_and_no_number_is_drawn_between() -> None:
    page = a_report().page
    row = a_row("follow_up_days")
    picture = department_picture(row, page, width=500, text=10)
    assert "Del a: mindst 40, højst 70 · mellem 33 og 58\u00a0%" in picture.words
    assert Bar("a", 40, up_to=70, words="x").most == 70
    assert department_picture(a_row("cases_opened"), page, width=500, text=10).height == 0
    assert not hint_of(page), "three of eight is no reason to tell of longer periods"


def test_a_share_nobody_can_tell_is_said_to_be_hidden() -> None:
    nobody = Bounds(0, None, 8)
    parts = tuple(DepartmentPart(key, "", nobody, None) for key in (HIT, REST))
    row = DepartmentRow(figure=figure("talked_with"), n=nobody, files=8, parts=parts)
    assert number_of(row) == "skjult i 8 af 8 filer"
