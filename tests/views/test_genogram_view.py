"""The drawing on the screen: walking by arrows, adding by letters, one name field that is open at once."""

from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from app.genogram.drawing import draw_family
from app.genogram.shapes import Box
from app.models.enums_people import Gender
from app.services.family import family_of_case
from app.services.people import PersonRow, list_people
from app.views.case.family_part import FamilyPart
from app.views.genogram.margins import paint_hint
from app.views.genogram.new_person import Named, read_name
from app.views.genogram.view import FamilyView
from app.views.genogram.walking import neighbour
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import settle


@pytest.fixture
def family(workspace: Workspace, mathias_case: UUID, qtbot: QtBot, qapp: QApplication) -> FamilyPart:
    apply_theme(qapp, Theme())
    part = FamilyPart(workspace, mathias_case)
    qtbot.addWidget(part)
    part.resize(1000, 700)
    workspace.changed.connect(lambda _changes: part.refresh())
    with qtbot.waitActive(part):
        part.show()
        part.activateWindow()
    part.refresh()
    part.start()
    return part


def person(workspace: Workspace, case_id: UUID, name: str) -> PersonRow:
    found = [each for each in workspace.ask(list_people, case_id) if each.name.startswith(name)]
    assert len(found) == 1, name
    return found[0]


def name_line(family: FamilyPart) -> QLineEdit:
    settle()
    editor = family.new_person.findChild(QLineEdit)
    assert editor is not None
    assert editor.hasFocus()
    return editor


def test_the_child_is_selected_from_the_start(family: FamilyPart, workspace: Workspace, mathias_case: UUID) -> None:
    assert family.view.selected() == str(person(workspace, mathias_case, "Mathias").id)


def test_up_leads_to_a_parent_and_down_back(
    family: FamilyPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    qtbot.keyClick(family.view, Qt.Key.Key_Up)
    parents = {str(person(workspace, mathias_case, name).id) for name in ("Lone", "Torben")}
    assert family.view.selected() in parents
    qtbot.keyClick(family.view, Qt.Key.Key_Right)
    qtbot.keyClick(family.view, Qt.Key.Key_Left)
    assert family.view.selected() in parents


def test_everybody_drawn_can_be_reached_by_arrows(family: FamilyPart, workspace: Workspace, mathias_case: UUID) -> None:
    drawing = draw_family(workspace.ask(family_of_case, mathias_case))
    reached, waiting = set(), [next(iter(drawing.people))]
    while waiting:
        here = waiting.pop()
        reached.add(here)
        ways = [neighbour(drawing.people, here, way) for way in ("left", "right", "up", "down")]
        waiting += [each for each in ways if each not in reached]
    assert reached == set(drawing.people)


def test_nobody_that_way_means_staying() -> None:
    people = {"a": Box(0, 0, 60, 60), "b": Box(100, 0, 60, 60)}
    assert neighbour(people, "a", "left") == "a"
    assert neighbour(people, "a", "right") == "b"


def test_a_sibling_is_added_with_name_and_year(
    family: FamilyPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    qtbot.keyClick(family.view, Qt.Key.Key_S)
    line = name_line(family)
    qtbot.keyClicks(line, "Sofie Kjærgaard 2018")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    added = person(workspace, mathias_case, "Sofie")
    assert (added.name, added.born) == ("Sofie Kjærgaard", "2018")
    assert family.view.selected() == str(added.id)
    assert family.view.hasFocus()
    workspace.undo_stack.undo()
    assert not [each for each in workspace.ask(list_people, mathias_case) if each.name.startswith("Sofie")]


def test_tab_asks_for_one_more_of_the_same_kind(
    family: FamilyPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    family.select(person(workspace, mathias_case, "Lone").id)
    qtbot.keyClick(family.view, Qt.Key.Key_B)
    qtbot.keyClick(family.ask, Qt.Key.Key_1)  # she has two pairs
    line = name_line(family)
    for name in ("Ib", "Bo"):
        qtbot.keyClicks(line, name)
        qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.hasFocus()
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    links = workspace.ask(family_of_case, mathias_case).links
    new = {str(person(workspace, mathias_case, name).id) for name in ("Ib", "Bo")}
    assert len({link.union for link in links if link.child in new}) == 1
    assert not family.new_person.isVisible()


def test_parents_are_asked_for_one_after_the_other(
    family: FamilyPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    family.select(person(workspace, mathias_case, "Minh").id)
    qtbot.keyClick(family.view, Qt.Key.Key_F)
    line = name_line(family)
    qtbot.keyClicks(line, "Hoa Nguyen")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    mother = person(workspace, mathias_case, "Hoa")
    assert mother.gender is Gender.WOMAN
    family_now = workspace.ask(family_of_case, mathias_case)
    unions = [each for each in family_now.unions if str(mother.id) in each.partners]
    assert [len(each.partners) for each in unions] == [2]


def test_a_neighbour_lands_in_the_network(
    family: FamilyPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    qtbot.keyClick(family.view, Qt.Key.Key_N)
    line = name_line(family)
    qtbot.keyClicks(line, "Karen, nabo")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    added = person(workspace, mathias_case, "Karen")
    assert added.role == "nabo"
    assert added.network_tie_id is not None
    assert not family.view.has_ring(), "the form beside is Karen's, so nobody drawn looks chosen"
    qtbot.keyClick(family.view, Qt.Key.Key_Right)
    assert (family.view.has_ring(), family.now.shown.person) == (True, family.view.selected())


def test_letters_change_the_selected_person(
    family: FamilyPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    family.select(person(workspace, mathias_case, "Ruth").id)
    for key in (Qt.Key.Key_D, Qt.Key.Key_U):
        qtbot.keyClick(family.view, key)
    ruth = person(workspace, mathias_case, "Ruth")
    assert ruth.deceased
    assert ruth.gender is Gender.UNKNOWN
    assert family.view.selected() == str(ruth.id)


def test_a_home_takes_one_more_in(family: FamilyPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot) -> None:
    inger = person(workspace, mathias_case, "Inger")
    family.select(inger.id)
    qtbot.keyClick(family.view, Qt.Key.Key_H)
    settle()
    line = family.ties._home.editor
    assert isinstance(line, QLineEdit)
    qtbot.keyClicks(line, "hammerum")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    homes = workspace.ask(family_of_case, mathias_case).households
    assert [home.label for home in homes if str(inger.id) in home.members] == ["Hammerum"]


def test_a_relation_needs_who_and_how(
    family: FamilyPart, workspace: Workspace, mathias_case: UUID, qtbot: QtBot
) -> None:
    before = len(workspace.ask(family_of_case, mathias_case).relations)
    qtbot.keyClick(family.view, Qt.Key.Key_R)
    family.ties._other.restore(str(person(workspace, mathias_case, "Alma").id))
    family.ties._other.commit()
    assert len(workspace.ask(family_of_case, mathias_case).relations) == before
    qtbot.keyClick(family.ties, Qt.Key.Key_Return)
    assert len(workspace.ask(family_of_case, mathias_case).relations) == before
    family.ties._kind.restore("close")
    qtbot.keyClick(family.ties, Qt.Key.Key_Return)
    assert len(workspace.ask(family_of_case, mathias_case).relations) == before + 1


def test_the_right_button_offers_what_can_be_done_with_a_person_or_with_the_drawing(
    family: FamilyPart, workspace: Workspace, mathias_case: UUID
) -> None:
    view, lone = family.view, person(workspace, mathias_case, "Lone")
    box = view._people()[str(lone.id)]
    middle = QPointF(box.x + box.width / 2, box.y + box.height / 2)

    def offered(at: QPoint) -> list[str]:
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), asked)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        return [each.text() for each in menu.actions() if not each.isSeparator()]

    of_paper = offered(QPoint(3, 3))
    assert "Vis det hele\t0" in of_paper
    assert "Fjern\tDel" not in of_paper
    QApplication.activePopupWidget().close()
    of_lone = offered(view.mapFromScene(middle))
    assert view.selected() == str(lone.id)
    assert {"Forældre\tF", "Ret\tEnter", "Fjern\tDel"} <= set(of_lone)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    child = next(each for each in menu.actions() if each.text().startswith("Barn"))
    menu.close()
    child.trigger()
    assert any(line.isVisible() for line in (family.new_person, family.ask))


def test_the_selected_person_is_said_to_a_screen_reader(family: FamilyPart, qtbot: QtBot) -> None:
    assert family.view.accessibleDescription().startswith("Valgt: Mathias Kjærgaard Østergård, hovedperson")


def test_the_drawing_fits_the_room_and_is_painted(family: FamilyPart) -> None:
    view = family.view
    assert view.sceneRect().width() * view.transform().m11() <= view.viewport().width() + 1
    picture = view.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 600, 7) for y in range(0, 500, 7)}
    assert len(colours) > 5


@pytest.mark.parametrize("size", [(700, 230), (300, 600)])
def test_the_hint_about_one_lies_on_no_name(qapp: QApplication, size: tuple[int, int]) -> None:
    apply_theme(qapp, Theme())
    taken = QRectF(size[0] / 2 - 60, size[1] / 2 - 90, 120, 180)
    picture = QImage(*size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    paint_hint(painter, QRectF(picture.rect()), "Tryk F for forældre og S for søskende.", taken)
    painter.end()
    inked = [(x, y) for x in range(size[0]) for y in range(size[1]) if picture.pixel(x, y) != 0xFFFFFFFF]
    assert inked
    assert not any(taken.contains(x, y) for x, y in inked)


def test_an_empty_view_takes_keys_without_harm(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, Theme())
    view = FamilyView()
    qtbot.addWidget(view)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.selected() == ""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Lone Kjærgaard 1986", Named("Lone Kjærgaard", "1986", "")),
        ("Alma, f. 2021-12-02", Named("Alma", "2021-12-02", "")),
        ("Henning, nabo", Named("Henning", "", "nabo")),
        ("Karen, nabo 1950", Named("Karen", "1950", "nabo")),
        ("", Named("", "", "")),
    ],
)
def test_a_line_is_read_as_name_year_and_role(typed: str, read: Named) -> None:
    assert read_name(typed) == read
