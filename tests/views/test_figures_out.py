"""Figures leave »Tal« as paper, tables and a file of counts, and come together from the files of colleagues."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.exchange.period_file import write_period_file
from app.policy import Policy
from app.rules.figure_periods import Rhythm, free_period, period_named
from app.rules.key_figures import HIT
from app.services.department_figures import department_figures
from app.services.department_rows import Bounds, DepartmentRow
from app.services.department_rows import DepartmentPart as PartRow
from app.services.department_words import number_of, together
from app.services.figures import save_out_rhythm
from app.services.period_files import list_period_files, make_period_file
from app.views.figures.department_part import DepartmentPart
from app.views.figures.desk import FiguresDesk
from app.views.figures.figure_table import FigureTableView
from app.views.figures.out_part import OutPart
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.figure_pages import figure
from tests.municipality_stores import filled_120
from tests.ready_stores import Build

PERIOD = period_named("2026H1")


@pytest.fixture
def build() -> Build[None]:
    return filled_120


@pytest.fixture
def desk(workspace: Workspace, qapp: QApplication) -> FiguresDesk:
    apply_theme(qapp, Theme())
    made = FiguresDesk(workspace)
    made.choose(PERIOD)
    return made


@pytest.fixture
def out(workspace: Workspace, desk: FiguresDesk, qtbot: QtBot) -> OutPart:
    part = OutPart(workspace, desk)
    qtbot.addWidget(part)
    part.refresh()
    return part


@pytest.fixture
def department(workspace: Workspace, desk: FiguresDesk, qtbot: QtBot) -> DepartmentPart:
    part = DepartmentPart(workspace, desk)
    qtbot.addWidget(part)
    part.refresh()
    return part


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def test_the_figures_are_saved_as_paper_spreadsheet_and_table(out: OutPart, tmp_path: Path) -> None:
    begins = {"tal.pdf": b"%PDF", "tal.xlsx": b"PK", "tal.csv": b"\xef\xbb\xbf"}
    for name, first in begins.items():
        out.save_to(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(first)
        assert "uden for den låste boks" in said(out)


def test_a_place_that_cannot_be_written_is_said(out: OutPart, tmp_path: Path) -> None:
    out.save_to(tmp_path / "nowhere" / "tal.csv")
    assert "Vælg en mappe" in said(out) or "kan ikke gemmes" in said(out)


def test_days_of_her_own_open_no_way_out(out: OutPart, desk: FiguresDesk) -> None:
    ways = (out.look, out.paper, out.printing, out.sheet, out.table, out.counts)
    assert all(each.isEnabled() for each in ways)
    desk.choose(free_period(PERIOD.first, PERIOD.first.replace(day=20)))
    out.refresh()
    assert not any(each.isEnabled() for each in ways)
    desk.choose(period_named("2026H2"))
    out.refresh()
    assert not any(each.isEnabled() for each in ways)
    assert "Perioden er ikke slut. Papir og filer kan laves, når den er" in said(out)


def test_what_leaves_first_decides_which_periods_leave_after_it(
    workspace: Workspace, out: OutPart, desk: FiguresDesk, tmp_path: Path
) -> None:
    assert "Det første papir eller den første fil" in said(out)
    out.save_counts_to(tmp_path / "tal.json")
    for name, may in (("2026Q1", False), ("2025", False), ("2025H2", True)):
        desk.choose(period_named(name))
        out.refresh()
        assert out.sheet.isEnabled() == may
        assert ("overlapper" in said(out)) != may, "it says why"
    assert workspace.do("Ret", save_out_rhythm, Rhythm.QUARTERS)
    out.refresh()
    assert not out.sheet.isEnabled()


@pytest.mark.parametrize(("allowed", "leaves"), [({"paper"}, []), ({"figures"}, ["tal.csv"])])
def test_nothing_leaves_that_the_it_department_has_not_allowed(
    workspace: Workspace, out: OutPart, tmp_path: Path, allowed: set[str], leaves: list[str]
) -> None:
    workspace.policy = Policy(allowed_exports=frozenset(allowed))
    out.refresh()
    assert out.sheet.isEnabled() == bool(leaves)
    assert not out.paper.isEnabled()
    for name in ("tal.csv", "tal.pdf"):
        out.save_to(tmp_path / name)
    if not leaves:
        out.save_counts_to(tmp_path / "tal.json")
    assert [each.name for each in tmp_path.glob("tal.*")] == leaves
    assert "it-afdeling" in said(out)


def test_the_paper_can_be_seen_before_it_leaves(out: OutPart) -> None:
    out.show_paper()
    assert out.pages.isVisibleTo(out)
    assert out.pages.page_count > 3


def test_a_file_of_counts_is_read_named_replaced_removed_and_taken_back(
    workspace: Workspace, out: OutPart, department: DepartmentPart, desk: FiguresDesk, tmp_path: Path
) -> None:
    out.save_counts_to(tmp_path / "a.json")
    desk.choose(period_named("2026H2"))
    department.files.label.set_text("Team Nord")
    department.read_in([tmp_path / "a.json"])
    department.refresh()
    assert desk.period == PERIOD, "the period of the file is shown"
    assert "Team Nord: gemt 22. november 2026" in said(department)
    assert "Tallene fra én fil. Afdelingens tal vises, når der er mindst to filer" in said(department)
    assert not department.findChildren(FigureTableView), "nobody stands alone"
    department.read_in([tmp_path / "a.json"])
    assert [each.label for each in workspace.ask(list_period_files, PERIOD)] == ["Team Nord"], "the same file once"
    out.save_counts_to(tmp_path / "b.json")
    department.files.read_in([tmp_path / "b.json"], workspace.ask(list_period_files)[0].id)
    assert [each.label for each in workspace.ask(list_period_files, PERIOD)] == ["Team Nord"]
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    department.refresh()
    assert "Ingen periodefiler for 1. halvår 2026 endnu." in said(department)


def test_two_files_give_bounds_where_one_of_them_hides(
    workspace: Workspace, department: DepartmentPart, tmp_path: Path
) -> None:
    for name in ("a.json", "b.json"):
        write_period_file(workspace.ask(make_period_file, PERIOD), tmp_path / name)
    department.read_in([tmp_path])
    department.refresh()
    assert "Tallene fra 2 filer" in said(department)
    assert said(department).count("En anden fil har de samme tal") == 2, "it may be the same laptop twice"
    cells = [str(view.model().index(row, place).data()) for view in department.findChildren(FigureTableView)
             for row in range(view.model().rowCount()) for place in (1, 3)]  # fmt: skip
    assert any(each.startswith(("mindst ", "højst ")) for each in cells)
    assert "2 af 2 filer" in cells
    assert not any(view.selectedIndexes() for view in department.findChildren(FigureTableView)), "nobody chose a row"


def test_it_is_said_which_files_are_not_with_and_that_some_stop_early(workspace: Workspace) -> None:
    page = replace(workspace.ask(department_figures, PERIOD), files=2, left_out=1, counted_to=dt.date(2026, 5, 1))
    assert together(page).startswith("Tallene fra 2 filer. Yderligere én fil er ikke lagt med")
    assert "den første stopper 1. maj 2026" in together(page)
    nobody = Bounds(0, None, 2)
    parts = (PartRow(HIT, "", nobody, None),)
    row = DepartmentRow(figure=figure("talked_with"), n=nobody, parts=parts, files=2)
    assert number_of(row) == "skjult i 2 af 2 filer"


@pytest.mark.parametrize("content", [b"", b"{}", b"%PDF-1.7", b"[" * 3000])
def test_another_file_is_refused_kindly_and_nothing_is_kept(
    workspace: Workspace, department: DepartmentPart, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "other.json").write_bytes(content)
    department.read_in([tmp_path / "other.json"])
    assert department.notice.sentence()
    assert workspace.ask(list_period_files) == ()
