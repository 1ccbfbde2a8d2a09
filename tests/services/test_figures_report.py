"""The report of key figures out of a real store: what it tells, what it refuses, and that its leaving is noted."""

from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.documents.figures_paper import figures_pdf
from app.errors import UserError
from app.exchange.figures_table import write_figures
from app.rules.figure_periods import period_named
from app.services.figures_report import export_figures, figures_report
from app.services.figures_report_rows import FiguresReport
from app.services.profile import save_profile
from tests.doing import ask, do

H1, H2 = period_named("2026H1"), period_named("2026H2")


@pytest.fixture
def report(store: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID) -> FiguresReport:
    """Return the report of a half-year with three families."""
    assert mathias_case != noah_case != liv_case
    do(store, save_profile, {"municipality": "Herning Kommune", "name": "Lisbeth Højgaard"})
    made: FiguresReport = ask(store, figures_report, H1)
    return made


def test_a_report_says_who_made_it_for_whom_and_of_which_period(report: FiguresReport) -> None:
    assert (report.title, report.municipality, report.author) == (
        "Nøgletal, 1. halvår 2026", "Herning Kommune", "Lisbeth Højgaard",
    )  # fmt: skip
    assert report.file_name == "noegletal-2026h1"
    assert report.page.may_leave


def test_three_families_are_too_few_to_be_counted_on_paper_or_in_a_file(report: FiguresReport, tmp_path: Path) -> None:
    assert report.cases is None
    assert all(part.count in (None, 0) or part.count >= 5 for row in report.page.rows for part in row.parts)
    write_figures(tmp_path / "tal.csv", report)
    told = (tmp_path / "tal.csv").read_text(encoding="utf-8-sig")
    assert "skjult" in told
    assert not any(name in told for name in ("Mathias", "Noah", "Liv", "Lisbeth"))
    assert figures_pdf(report).startswith(b"%PDF")


def test_a_period_of_ones_own_stays_on_the_screen(store: OpenStore) -> None:
    free = period_named("2026-01-01..2026-02-14")
    for use_case in (figures_report, export_figures):
        with pytest.raises(UserError, match="skærmen"):
            ask(store, use_case, free)


def test_a_period_that_is_not_over_stays_there_too(store: OpenStore) -> None:
    for use_case in (figures_report, export_figures):
        with pytest.raises(UserError, match="ikke slut"):
            ask(store, use_case, H2)


def test_what_leaves_is_what_was_seen(store: OpenStore, report: FiguresReport) -> None:
    assert do(store, export_figures, H1) == report
