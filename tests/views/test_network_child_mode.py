"""»Barnet sætter selv«: two touches, one way back, nothing for the grown-ups, and the child says who may see it."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.genogram.network import Spot
from app.models.enums_people import Sector
from app.services import network
from app.services.case_header import read_header
from app.services.network_pictures import list_pictures
from app.services.records import change_record
from app.views.network.child_mode import ChildMode
from app.views.network.network_part import NetworkPart
from app.views.workspace import Workspace
from tests.views.case_reading import settle, words_on
from tests.views.network_reading import everybody, open_map, pixel, press, turn_to_child


@pytest.fixture
def part(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> NetworkPart:
    return open_map(workspace, mathias_case, qtbot, qapp)


@pytest.fixture
def mode(part: NetworkPart, qtbot: QtBot) -> ChildMode:
    return turn_to_child(part, qtbot)


def test_the_child_places_people_with_two_touches_and_takes_it_back(
    mode: ChildMode, workspace: Workspace, mathias_case: UUID
) -> None:
    view, kasper = mode.view, everybody(workspace, mathias_case)["Kasper Lind"]
    frame = view.frame()
    assert frame is not None
    assert not mode.undo.isEnabled()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=pixel(view, kasper.id))
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=frame.pixel_of(35, -85).toPoint())
    placed = everybody(workspace, mathias_case)["Kasper Lind"]
    assert (placed.sector, placed.ring, placed.placed_by_child) == (Sector.FRIENDS, 1, True)
    mode.undo.click()
    assert everybody(workspace, mathias_case)["Kasper Lind"] == kasper
    assert not mode.undo.isEnabled()


def test_the_childs_undo_never_reaches_what_was_done_before(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    part.map.select(everybody(workspace, mathias_case)["Henning"].id)
    part.map.command("ring:1")
    mode = turn_to_child(part, qtbot)
    qtbot.keyClick(mode.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert everybody(workspace, mathias_case)["Henning"].ring == 1


def test_a_name_beside_the_childs_map_is_put_on_it(mode: ChildMode, workspace: Workspace, mathias_case: UUID) -> None:
    press(mode, "Ruth Østergård: tryk, og tryk så på kortet")
    frame = mode.view.frame()
    assert frame is not None
    QTest.mouseClick(mode.view, Qt.MouseButton.LeftButton, pos=frame.pixel_of(-150, -100).toPoint())
    assert everybody(workspace, mathias_case)["Ruth"].sector is Sector.FAMILY


def test_the_child_sees_nothing_that_is_for_the_grown_ups(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    rows = workspace.ask(network.read_network, mathias_case)
    sanne = next(each for each in rows.people if each.name == "Sanne Vestergaard")
    assert sanne.tie_id is not None
    workspace.do("x", change_record, "network_tie", sanne.tie_id, {"only_professional": "ja"})
    mode = turn_to_child(part, qtbot)
    frame = mode.view.frame()
    assert frame is not None
    drawn = repr(frame.picture.drawing)
    assert "Sanne" not in drawn
    assert "børnene" not in drawn + words_on(mode)
    assert frame.target(next(iter(frame.boxes)), 1.0).width() >= 48


def test_letters_do_nothing_at_the_childs_map(
    mode: ChildMode, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    before = everybody(workspace, mathias_case)
    mode.view.select(before["Henning"].id)
    for key in (Qt.Key.Key_B, Qt.Key.Key_Delete, Qt.Key.Key_N):
        qtbot.keyClick(mode.view, key)
    assert everybody(workspace, mathias_case) == before


@pytest.mark.parametrize("only_professional", [True, False])
def test_at_the_end_the_child_says_who_may_see_it_and_a_picture_is_kept(
    mode: ChildMode, part: NetworkPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot, only_professional: bool
) -> None:
    henning = everybody(workspace, mathias_case)["Henning"]
    mode.view.placed.emit(henning.id, Spot(Sector.NEIGHBOURS, 1, 50))
    qtbot.keyClick(mode.view, Qt.Key.Key_Escape)
    settle()
    assert "Hvem må se dit kort?" in words_on(mode)
    button = mode.ending.professionals if only_professional else mode.ending.everybody
    with qtbot.waitSignal(mode.left):
        button.click()
    assert everybody(workspace, mathias_case)["Henning"].only_professional is only_professional
    child = workspace.ask(read_header, mathias_case).children[0].id
    assert [each.when for each in workspace.ask(list_pictures, mathias_case, child)] == ["22. november 2026"]
    assert part.child_mode is None


def test_closing_the_childs_window_asks_first(mode: ChildMode, qtbot: QtBot) -> None:
    mode.close()
    assert mode.isVisible()
    qtbot.keyClick(mode.ending, Qt.Key.Key_Escape)
    settle()
    assert mode.view.isVisible()
