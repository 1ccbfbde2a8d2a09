"""»Afdelingens tal«: a heap of files at once, and what they say together out of the vault."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.exchange.period_file import write_period_file
from app.policy import Policy
from app.rules.figure_periods import period_named
from app.rules.key_figures import Group
from app.services.chart_shapes_words import FigureTable
from app.services.period_file_many import label_of
from app.services.period_files import list_period_files, make_period_file
from app.views.figures.department_card import FoldedTable
from app.views.figures.department_part import DepartmentPart
from app.views.figures.desk import FiguresDesk
from app.views.figures.figure_table import FigureTableView
from app.views.figures.group_part import GroupPart
from app.views.figures.out_part import OutPart
from app.views.genogram.drawn import Drawn
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.municipality_stores import filled_120
from tests.ready_stores import Build

PERIOD, EARLIER = period_named("2026H1"), period_named("2025H2")


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
def department(workspace: Workspace, desk: FiguresDesk, qtbot: QtBot) -> DepartmentPart:
    part = DepartmentPart(workspace, desk)
    qtbot.addWidget(part)
    workspace.changed.connect(lambda _changes: part.refresh())
    part.refresh()
    return part


@pytest.fixture
def heap(workspace: Workspace, tmp_path: Path) -> Path:
    """A folder of colleagues' files, and of others that came along."""
    folder = tmp_path / "filer"
    folder.mkdir()
    for name, period in (("nord", PERIOD), ("syd", PERIOD), ("øst", EARLIER), ("vest", EARLIER)):
        write_period_file(workspace.ask(make_period_file, period), folder / f"periodefil-{name}.json")
    (folder / "igen.json").write_bytes((folder / "periodefil-nord.json").read_bytes())
    (folder / "billede.json").write_bytes(b"\x89PNG\r\n")
    (folder / "halv.json").write_bytes((folder / "periodefil-syd.json").read_bytes()[:200])
    return folder


def said(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisibleTo(widget))


def test_a_heap_of_files_is_read_at_once_and_each_is_told_what_became_of_it(
    workspace: Workspace, department: DepartmentPart, heap: Path
) -> None:
    department.read_in([heap])
    told = said(department)
    assert "4 filer er hentet, og 3 filer er ikke." in told
    assert "igen.json: Hentet." in told, "read in the order of the names"
    assert "periodefil-nord.json: Den fil er læst før." in told
    assert "periodefil-vest.json: Hentet, men den hører til 2. halvår 2025." in told
    assert "billede.json: Filen er ikke tal for en periode fra Rundbord." in told
    assert "halv.json: Linje " in told
    assert "Tallene fra 2 filer." in told
    assert "Til sammenligning står 2. halvår 2025 (2 filer)." in told
    assert department.findChildren(Drawn), "with pictures"
    workspace.undo_stack.undo()
    assert workspace.ask(list_period_files) == (), "all of it is one step"


def test_a_picture_has_the_numbers_and_the_table_waits_and_stays_as_she_left_it(
    workspace: Workspace, department: DepartmentPart, heap: Path
) -> None:
    department.read_in([heap])
    folded = department.findChildren(FoldedTable)
    assert folded
    assert not any(each.is_open for each in folded), "no number is told twice"
    folded[0].turn.click()
    assert isinstance(folded[0].findChild(FigureTableView), FigureTableView)
    write_period_file(workspace.ask(make_period_file, PERIOD), heap / "ny.json")
    department.read_in([heap / "ny.json"])
    again = [each for card in department._cards for each in card.findChildren(FoldedTable)]
    assert [each.figure_id for each in again if each.is_open] == [folded[0].figure_id]
    again[0].turn.click()
    assert not again[0].is_open


def test_many_files_of_one_fate_are_told_in_one_line(
    department: DepartmentPart, heap: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.views.figures.department_files.FEW", 1)
    department.read_in([heap])
    told = said(department)
    assert "2 filer er hentet til 2. halvår 2025." in told
    assert "2 filer er læst før. Tallene tælles kun én gang." not in told, "one of them is one"
    assert "halv.json: Linje " in told, "what is wrong with a file is told of each"


def test_a_crowded_table_scrolls_and_keeps_what_its_rows_are_called(qtbot: QtBot, desk: FiguresDesk) -> None:
    cells = ("Tidlige forløb i alt", "9" * 20, "8" * 20)
    table = FigureTableView("x", FigureTable(("Del", "Antal", "Andel"), (cells,)))
    qtbot.addWidget(table)
    table.resize(220, 100)
    table.show()
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)
    table.resize(1200, 100)
    assert table.columnWidth(0) > 2 * table.sizeHintForColumn(0), "it takes what is left where there is room"


def test_files_can_be_dropped_on_the_page(workspace: Workspace, department: DepartmentPart, heap: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(heap / f"periodefil-{name}.json")) for name in ("øst", "vest")])
    either, button = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    drop = QDropEvent(QPointF(5, 5), either, data, button, Qt.KeyboardModifier.ShiftModifier)
    assert drop.proposedAction() is Qt.DropAction.MoveAction
    department.dropEvent(drop)
    assert drop.dropAction() is Qt.DropAction.CopyAction, "nobody is to take them away from where they lie"
    assert {each.label for each in workspace.ask(list_period_files, EARLIER)} == {"periodefil-øst", "periodefil-vest"}
    assert "2 filer er hentet." in said(department)


@pytest.mark.parametrize(
    ("name", "label"),
    [("periodefil-2026h1.json", ""), ("periodefil-2026h1 (3).json", ""), ("periodefil-2026h1-Nord.json", "Nord"),
     ("Team Øst.JSON", "Team Øst"), ("periodefil-2025.json", ""), ("<b>&\u202e.json", "<b>&")],
)  # fmt: skip
def test_what_somebody_called_a_file_is_what_it_is_called_here(name: str, label: str) -> None:
    assert label_of(name) == label


def test_the_department_leaves_as_paper_spreadsheet_and_table(
    department: DepartmentPart, heap: Path, tmp_path: Path
) -> None:
    assert not department.out.isVisibleTo(department), "nothing to give out yet"
    department.read_in([heap])
    assert department.out.isVisibleTo(department)
    for name, first in {"a.pdf": b"%PDF", "a.xlsx": b"PK", "a.csv": b"\xef\xbb\xbf"}.items():
        department.out.save_to(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(first)
    table = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert "højst" in table
    assert "nord" not in table, "whose file it was stays here"
    assert {line.split(";")[3] for line in table.splitlines()} >= {"", "Ja", "Nej"}, "the keys of a file are no words"
    assert ";Hit;" not in table
    department.out.show_paper()
    assert department.out.pages.page_count > 3


def test_nothing_leaves_that_the_it_department_has_not_allowed(
    workspace: Workspace, department: DepartmentPart, heap: Path, tmp_path: Path
) -> None:
    department.read_in([heap])
    workspace.policy = Policy(allowed_exports=frozenset({"figures"}))
    department.refresh()
    for name in ("a.pdf", "a.csv"):
        department.out.save_to(tmp_path / name)
    assert [each.name for each in tmp_path.glob("a.*")] == ["a.csv"]
    assert not department.out.paper.isEnabled()


def test_one_caseworker_s_figures_are_chosen_for_the_screen_alone(
    workspace: Workspace, desk: FiguresDesk, qtbot: QtBot
) -> None:
    part, out = GroupPart(workspace, desk, Group.CASES, "Sager"), OutPart(workspace, desk)
    for each in (part, out):
        qtbot.addWidget(each)
    desk.moved.connect(part.refresh)
    part.refresh()
    assert "alle 30 rådgivere" in part.who.turn.text()
    every = desk.figures(Group.CASES).row("cases_open")
    part.who.boxes[0].click()
    assert desk.figures(Group.CASES).row("cases_open") != every
    assert f"Kun sager hos {part.who.boxes[0].text()}. De tal er kun til skærmen" in said(part)
    out.refresh()
    assert "Papir og filer er af alle sager" in said(out)
    assert out.sheet.isEnabled(), "what leaves is of everybody"
    part.who.all.click()
    assert desk.figures(Group.CASES).row("cases_open") == every
