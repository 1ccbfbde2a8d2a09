"""»Netværkskort«: by keys, by mouse and finger, with the child at the screen, by date and on paper."""

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from app.genogram.network import MapPerson
from app.models.enums_people import Sector, TieQuality
from app.services import network, records
from app.services.case_header import read_header
from app.services.finished_papers import list_finished
from app.services.people import list_people
from app.views.network.commands import OTHERS, QUALITIES, RINGS, SECTORS
from app.views.network.map_view import spot_words
from app.views.network.network_part import NetworkPart
from app.views.papers.hand_out import OUTSIDE
from app.views.theme import Theme, apply_theme
from app.views.widgets.fields import LabeledField
from app.views.workspace import Workspace
from tests.views.case_reading import fill, settle, words_on
from tests.views.network_reading import everybody, open_map, pixel, press
from tests.views.test_accessible_names import faults


@pytest.fixture
def part(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> NetworkPart:
    return open_map(workspace, mathias_case, qtbot, qapp)


def choose(part: NetworkPart, workspace: Workspace, case_id: UUID, name: str) -> MapPerson:
    person = everybody(workspace, case_id)[name]
    part.map.select(person.id)
    return person


def test_everybody_of_the_network_is_on_the_map(part: NetworkPart, workspace: Workspace, mathias_case: UUID) -> None:
    frame = part.map.view.frame()
    assert frame is not None
    assert set(frame.boxes) >= {each.id for each in everybody(workspace, mathias_case).values()}
    assert "På kortet om Mathias" in part.map.view.accessibleDescription()


def test_digits_letters_and_alt_arrows_move_the_selected_person(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    choose(part, workspace, mathias_case, "Kasper Lind")
    for key in (Qt.Key.Key_2, Qt.Key.Key_I, Qt.Key.Key_Z, Qt.Key.Key_G):
        qtbot.keyClick(part.map.view, key)
    kasper = everybody(workspace, mathias_case)["Kasper Lind"]
    assert (kasper.ring, kasper.sector, kasper.quality) == (2, Sector.NEIGHBOURS, TieQuality.STRAINED)
    assert kasper.asked
    qtbot.keyClick(part.map.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert everybody(workspace, mathias_case)["Kasper Lind"].ring == 1
    before = everybody(workspace, mathias_case)["Kasper Lind"].direction
    qtbot.keyClick(part.map.view, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert before is not None
    assert (everybody(workspace, mathias_case)["Kasper Lind"].direction or 0) < before
    assert part.map.view.selected() == kasper.id


def test_undo_takes_one_move_back_at_a_time(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    before = choose(part, workspace, mathias_case, "Henning")
    for key in (Qt.Key.Key_3, Qt.Key.Key_B):
        qtbot.keyClick(part.map.view, key)
    assert workspace.undo_stack.undoText() == "Ret kontakten med Henning"
    workspace.undo_stack.undo()
    workspace.undo_stack.undo()
    assert everybody(workspace, mathias_case)["Henning"] == before


def test_dragging_puts_somebody_where_the_pointer_lets_go(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID
) -> None:
    view, elias = part.map.view, everybody(workspace, mathias_case)["Elias"]
    frame = view.frame()
    assert frame is not None
    goal = frame.pixel_of(60, -70).toPoint()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=pixel(view, elias.id))
    QTest.mouseMove(view, goal)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=goal)
    moved = everybody(workspace, mathias_case)["Elias"]
    spot = frame.spot(goal.toPointF())
    assert (moved.sector, moved.ring, moved.direction) == (spot.sector, spot.ring, spot.direction)
    assert (spot.sector, spot.ring) == (Sector.FRIENDS, 1)
    assert workspace.undo_stack.undoText() == f"Flyt Elias til {spot_words(spot).lower()}"


def test_a_click_that_wobbles_selects_and_moves_nobody(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID
) -> None:
    view, elias = part.map.view, everybody(workspace, mathias_case)["Elias"]
    at, count = pixel(view, elias.id), workspace.undo_stack.count()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=at + QPoint(2, 1))
    assert view.selected() == elias.id
    assert workspace.undo_stack.count() == count
    assert "Elias" in words_on(part.map.side)


def test_esc_lets_go_of_a_drag(part: NetworkPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    view, elias = part.map.view, everybody(workspace, mathias_case)["Elias"]
    count = workspace.undo_stack.count()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=pixel(view, elias.id))
    QTest.mouseMove(view, pixel(view, elias.id) + QPoint(90, 90))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=pixel(view, elias.id) + QPoint(90, 90))
    assert workspace.undo_stack.count() == count


def test_names_are_typed_one_after_the_other(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    qtbot.keyClick(part.map.view, Qt.Key.Key_N)
    settle()
    line = part.map.add_line.findChild(QLineEdit)
    assert line is not None
    assert line.hasFocus()
    qtbot.keyClicks(line, "Sofie Krarup, nabo")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.keyClicks(line, "Ib Holm")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    settle()
    assert {"Sofie Krarup", "Ib Holm"} <= set(everybody(workspace, mathias_case))
    assert part.map.view.hasFocus()
    assert "Ib Holm" in words_on(part.map.side)


def test_an_empty_name_closes_the_line_and_esc_adds_nobody(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    before = set(everybody(workspace, mathias_case))
    for text, key in (("", Qt.Key.Key_Return), ("Ea", Qt.Key.Key_Escape)):
        qtbot.keyClick(part.map.view, Qt.Key.Key_N)
        line = part.map.add_line.findChild(QLineEdit)
        assert line is not None
        qtbot.keyClicks(line, text)
        qtbot.keyClick(line, key)
        assert not part.map.add_line.isVisible()
    assert set(everybody(workspace, mathias_case)) == before


def test_somebody_of_the_family_is_put_on_the_map_from_the_side(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID
) -> None:
    press(part.map.side, "Sæt Ruth Østergård på kortet")
    ruth = everybody(workspace, mathias_case)["Ruth"]
    assert (ruth.sector, ruth.ring) == (Sector.FAMILY, 2)
    assert part.map.view.selected() == ruth.id
    part.map.command("remove")
    assert "Ruth" not in everybody(workspace, mathias_case)


def test_every_key_has_a_word_and_no_letter_means_two_things() -> None:
    commands = [*RINGS, *SECTORS, *QUALITIES, *OTHERS]
    assert all(each.word and each.cap for each in commands)
    assert len({each.key for each in commands}) == len(commands)


def test_a_large_map_is_looked_at_closer_and_whole_again(part: NetworkPart) -> None:
    def scale() -> float:
        settle()
        frame = part.map.view.frame()
        assert frame is not None
        return frame.scale

    before = scale()
    part.map.command("larger")
    part.map.command("larger")
    assert scale() > before * 1.2
    part.map.command("whole")
    assert scale() <= before


def test_everything_on_the_page_can_be_read_aloud(part: NetworkPart, workspace: Workspace, mathias_case: UUID) -> None:
    choose(part, workspace, mathias_case, "Henning")
    settle()
    assert faults(part) == []
    for panel in (part.pictures, part.paper):
        part.open_panel(panel)
        settle()
        assert faults(part) == []


def test_two_dates_are_compared_in_pictures_and_words(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID
) -> None:
    part.open_panel(part.pictures)
    assert "Ingen billeder endnu" in words_on(part)
    part.pictures.take.click()
    settle()
    assert part.pictures.changes_said() == ["Intet er anderledes."]
    inger = everybody(workspace, mathias_case)["Inger"]
    child = workspace.ask(read_header, mathias_case).children[0].id
    workspace.do("Flyt", network.place, UUID(inger.id), child, ring=3)
    settle()
    assert part.pictures.changes_said() == ["Inger er kommet længere væk: fra »nærmest« til »længere ude«."]
    press(part.pictures, "Slet billedet »før«")
    assert "Ingen billeder endnu" in words_on(part)


def test_the_paper_is_saved_under_a_neutral_name_and_kept(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def accept(dialog: QFileDialog) -> int:
        asked.extend(Path(each).name for each in dialog.selectedFiles())
        dialog.setDirectory(str(tmp_path))
        dialog.selectFile(str(tmp_path / "kort.pdf"))
        return QFileDialog.DialogCode.Accepted.value

    monkeypatch.setattr(QFileDialog, "exec", accept)
    part.open_panel(part.paper)
    part.paper.save.click()
    settle()
    assert asked == ["netvaerkskort-2026-014.pdf"]
    assert (tmp_path / "kort.pdf").read_bytes() == part.paper.pdf()
    assert OUTSIDE in words_on(part)
    assert [each.name for each in workspace.ask(list_finished, mathias_case)] == ["Mathias’ netværk, til familien"]
    QTest.keyClick(part.paper, Qt.Key.Key_Escape)
    assert part.map.isVisible(), "Esc leads back to the map, not out of the case"


def test_each_child_of_the_case_has_a_map_of_its_own(
    workspace: Workspace, liv_case: UUID, qtbot: QtBot, qapp: QApplication
) -> None:
    apply_theme(qapp, Theme())
    part = NetworkPart(workspace, liv_case)
    qtbot.addWidget(part)
    part.resize(1000, 700)
    part.show()
    part.refresh()
    part.start()
    frame = part.map.view.frame()
    assert frame is not None
    first = set(frame.boxes)
    bertil = workspace.ask(read_header, liv_case).children[1]
    child = next(each for each in part.findChildren(LabeledField) if each.editor.accessibleName() == "Barn")
    fill(child, str(bertil.id))
    settle()
    again = part.map.view.frame()
    assert again is not None
    assert next(iter(again.boxes)) == str(bertil.person_id)
    assert set(again.boxes) != first


def test_a_very_long_name_makes_nothing_beside_the_map_wider_than_the_window(
    part: NetworkPart, workspace: Workspace, mathias_case: UUID
) -> None:
    long = "Anne-Margrethe Wilhelmina Alexandrine Kjærgaard-Nørremølle von Østergårdshøj"
    for row in workspace.ask(list_people, mathias_case):
        workspace.do("Ret", records.change_record, "person", row.id, {"name": long})
    settle()
    port = part.map.side.parentWidget()
    assert port is not None
    assert part.map.side.minimumSizeHint().width() <= port.width()
