"""»Må vi tale om …?« by keys: one letter answers, two answer for all professionals, nothing is cut when it is large."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.rules.sharing import Ground
from app.services.consent_rows import AnswerRow
from app.services.meetings import add_participant, plan_meeting
from app.services.people import add_to_network, list_people
from app.services.sharing import TOPICS, SharingTable, sharing_table
from app.views.safety.answer_grid import AnswerGrid
from app.views.safety.answer_part import AnswerPart
from app.views.safety.consent_part import ConsentPart
from app.views.safety.panel import SafetyPanel, scrolling_panel
from app.views.safety.part import SafetyPart
from app.views.safety.sharing_part import SharingPart
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import fill, settle
from tests.views.test_accessible_names import faults


@pytest.fixture
def people(workspace: Workspace, noah_case: UUID) -> dict[str, UUID]:
    return {each.called: each.id for each in workspace.ask(list_people, noah_case)}


@pytest.fixture
def panel(
    workspace: Workspace, noah_case: UUID, people: dict[str, UUID], qtbot: QtBot, qapp: QApplication
) -> SafetyPanel:
    """Eleven people round the table in story B, one of them with a very long name."""
    apply_theme(qapp, Theme())
    private = tuple(people[name] for name in ("Jan", "Heidi", "Yasmin", "Lars", "Mikkel", "Gerda"))
    done = workspace.do("Møde", plan_meeting, noah_case, people=private, held_on="1. december 2026")
    added = workspace.do("Person", add_to_network, noah_case, name="Anne-Grethe Kristoffersen-Vestergaard Nguyễn")
    assert done is not None
    assert added is not None
    for person, side in (*((people[name], "general") for name in ("Pia", "Tommy", "Rune")), (added.value, "authority")):
        workspace.do("Inviter", add_participant, done.value, person, side=side)
    holder = scrolling_panel(workspace, noah_case)
    qtbot.addWidget(holder)
    holder.resize(980, 900)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    found = holder.findChild(SafetyPanel)
    assert isinstance(found, SafetyPanel)
    yield found
    holder.close()


def opened(panel: SafetyPanel, kind: type[SafetyPart]) -> AnswerPart:
    part = panel.open_part(kind)
    settle()
    assert isinstance(part, AnswerPart)
    part.grid.setFocus()
    return part


def table(workspace: Workspace, case_id: UUID, about: UUID) -> dict[UUID, AnswerRow]:
    read: SharingTable = workspace.ask(sharing_table, case_id, about_id=about)
    return {row.person_id: row for row in read.rows}


def named(grid: AnswerGrid) -> AnswerRow:
    row = grid.row()
    assert row is not None
    return row


def go_to(qtbot: QtBot, grid: AnswerGrid, person_id: UUID) -> None:
    """Walk down from the top until a person's row is reached."""
    for _ in range(40):
        row = grid.row()
        if row is not None and row.person_id == person_id:
            return
        qtbot.keyClick(grid, Qt.Key.Key_Down)
    raise AssertionError("the row cannot be reached by the arrows")


def test_arrows_walk_from_answer_to_answer_over_names_and_headings(panel: SafetyPanel, qtbot: QtBot) -> None:
    grid = opened(panel, SharingPart).grid
    seen = []
    for _ in range(11):
        row, cell = named(grid), grid.cell_at(grid.currentIndex())
        assert cell == (TOPICS[0].value, row.person_id)
        seen.append(row.name)
        qtbot.keyClick(grid, Qt.Key.Key_Down)
    assert len(set(seen)) == 11
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.cell_at(grid.currentIndex()) is not None
    for _ in range(11):
        qtbot.keyClick(grid, Qt.Key.Key_Up)
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert named(grid).name == seen[0]


def test_one_letter_answers_the_cell_and_can_be_undone(
    panel: SafetyPanel, workspace: Workspace, noah_case: UUID, people: dict[str, UUID], qtbot: QtBot
) -> None:
    part = opened(panel, SharingPart)
    assert isinstance(part, SharingPart)
    fill(part.subject, str(people["Heidi"]))
    go_to(qtbot, part.grid, people["Lars"])
    for key, ground in (
        (Qt.Key.Key_J, Ground.YES),
        (Qt.Key.Key_N, Ground.NO),
        (Qt.Key.Key_T, Ground.WITHDRAWN),
        (Qt.Key.Key_U, Ground.UNCLEAR),
    ):
        qtbot.keyClick(part.grid, key)
        assert table(workspace, noah_case, people["Heidi"])[people["Lars"]].cells[0].ground is ground
        assert named(part.grid).person_id == people["Lars"], "the place is kept"
    workspace.undo_stack.undo()
    assert table(workspace, noah_case, people["Heidi"])[people["Lars"]].cells[0].ground is Ground.WITHDRAWN


def test_who_answers_must_be_chosen_when_several_can_and_a_digit_chooses(
    panel: SafetyPanel, workspace: Workspace, noah_case: UUID, people: dict[str, UUID], qtbot: QtBot
) -> None:
    part = opened(panel, SharingPart)
    go_to(qtbot, part.grid, people["Lars"])
    qtbot.keyClick(part.grid, Qt.Key.Key_J)
    assert part.fault() == "Vælg først, hvem der har svaret."
    qtbot.keyClick(part.grid, Qt.Key.Key_2)
    qtbot.keyClick(part.grid, Qt.Key.Key_J)
    assert part.fault() == ""
    assert "ja fra Heidi, mangler Noah og Jan" in part.told()
    for key in (Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_3, Qt.Key.Key_J, Qt.Key.Key_S):
        qtbot.keyClick(part.grid, key)
    found = table(workspace, noah_case, people["Noah"])[people["Lars"]].cells[0]
    assert (found.ground, found.note) == (Ground.YES, "på skrift")


def test_two_keys_say_that_law_lets_all_professionals_know(
    panel: SafetyPanel, workspace: Workspace, noah_case: UUID, people: dict[str, UUID], qtbot: QtBot
) -> None:
    part = opened(panel, SharingPart)
    assert isinstance(part, SharingPart)
    steps = workspace.undo_stack.count()
    qtbot.keyClick(part.grid, Qt.Key.Key_F)
    qtbot.keyClick(part.grid, Qt.Key.Key_L)
    rows = table(workspace, noah_case, people["Noah"])
    assert {rows[people[name]].cells[0].ground for name in ("Pia", "Tommy", "Rune")} == {Ground.LAW}
    assert rows[people["Lars"]].cells[0].ground is Ground.UNCLEAR
    assert workspace.undo_stack.count() == steps + 1
    go_to(qtbot, part.grid, people["Pia"])
    assert part.law.isVisible()
    fill(part.law, "SSD-samarbejdet")
    assert table(workspace, noah_case, people["Noah"])[people["Pia"]].cells[0].note == "SSD-samarbejdet"


def test_a_whole_row_is_answered_at_once_and_escape_goes_back_to_one(
    panel: SafetyPanel, workspace: Workspace, noah_case: UUID, people: dict[str, UUID], qtbot: QtBot
) -> None:
    part = opened(panel, SharingPart)
    assert isinstance(part, SharingPart)
    fill(part.subject, str(people["Jan"]))
    go_to(qtbot, part.grid, people["Gerda"])
    qtbot.keyClick(part.grid, Qt.Key.Key_R)
    assert len(part.grid.cells()) == len(TOPICS)
    qtbot.keyClick(part.grid, Qt.Key.Key_N)
    assert {each.ground for each in table(workspace, noah_case, people["Jan"])[people["Gerda"]].cells} == {Ground.NO}
    qtbot.keyClick(part.grid, Qt.Key.Key_Escape)
    assert len(part.grid.cells()) == 1


def test_what_is_ones_own_cannot_be_answered(
    panel: SafetyPanel, workspace: Workspace, noah_case: UUID, people: dict[str, UUID], qtbot: QtBot
) -> None:
    part = opened(panel, SharingPart)
    go_to(qtbot, part.grid, people["Noah"])
    steps = workspace.undo_stack.count()
    qtbot.keyClick(part.grid, Qt.Key.Key_L)
    assert workspace.undo_stack.count() == steps


def test_a_yes_to_the_meeting_says_what_it_is_to(
    panel: SafetyPanel, workspace: Workspace, people: dict[str, UUID], qtbot: QtBot
) -> None:
    part = opened(panel, ConsentPart)
    assert isinstance(part, ConsentPart)
    go_to(qtbot, part.grid, people["Heidi"])
    qtbot.keyClick(part.grid, Qt.Key.Key_J)
    assert part.scope.isVisible()
    fill(part.scope, "skole og bolig")
    assert part.told() == "Heidi Bækgaard, Mødet: ja. skole og bolig"
    qtbot.keyClick(part.grid, Qt.Key.Key_Right)
    assert not part.scope.isVisible()
    assert not part.by.isVisible(), "a grown-up answers for themselves"
    go_to(qtbot, part.grid, people["Noah"])
    assert part.by.isVisible()


@pytest.mark.long
@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("kind", [SharingPart, ConsentPart])
def test_nothing_is_cut_with_eleven_people_and_a_long_name(
    panel: SafetyPanel, qapp: QApplication, kind: type[SafetyPart], scale: float
) -> None:
    apply_theme(qapp, Theme("light", scale))
    grid = opened(panel, kind).grid
    settle()
    rows = sum(grid.rowHeight(place) for place in range(grid.model().rowCount()))
    assert grid.horizontalScrollBar().maximum() == 0
    assert grid.viewport().height() >= rows
    apply_theme(qapp, Theme())


@pytest.mark.parametrize("kind", [SharingPart, ConsentPart])
def test_the_tables_can_be_read_aloud(panel: SafetyPanel, kind: type[SafetyPart]) -> None:
    part = opened(panel, kind)
    settle()
    assert faults(panel) == []
    spoken = part.grid.model().data(part.grid.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert "Jan Sørensen, " in spoken
