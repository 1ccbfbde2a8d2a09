"""What makes the drawing page calm: nothing moves for a line, people are found by walking, and going out is told."""

from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.services.people import list_people
from app.views.case.family_initials import Initials
from app.views.case.family_part import FamilyPart
from app.views.genogram.places import rows
from app.views.workspace import Workspace
from tests.views.case_reading import settle

Key = Qt.Key
Select = Callable[[str], str]


@pytest.fixture
def part(part: FamilyPart) -> FamilyPart:
    """The family in a low window."""
    part.resize(1000, 560)
    settle()
    return part


@pytest.fixture
def select(part: FamilyPart, workspace: Workspace, mathias_case: UUID) -> Select:
    def chosen(name: str) -> str:
        people = workspace.ask(list_people, mathias_case)
        (found,) = [each.id for each in people if each.name.startswith(name)]
        part.select(found)
        part.start()
        settle()
        return str(found)

    return chosen


def press(*keys: Qt.Key) -> None:
    for key in keys:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)
        settle()


def write(text: str) -> None:
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClicks(here, text)


def places(part: FamilyPart) -> dict[str, QPoint]:
    people = part.now.drawing.people
    return {each: part.view.mapTo(part, part.view.mapFromScene(QPointF(b.x, b.y))) for each, b in people.items()}


@pytest.mark.long
@pytest.mark.parametrize("key", [Key.Key_S, Key.Key_R, Key.Key_H, Key.Key_Aring, Key.Key_D])
def test_nothing_moves_in_a_low_window_when_a_line_opens(part: FamilyPart, select: Select, key: Qt.Key) -> None:
    select("Ruth")
    before = places(part)
    press(key)
    assert QApplication.focusWidget() is not part.view
    assert places(part) == before
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is part.view
    assert places(part) == before


def test_whoever_lies_under_an_open_line_is_brought_up_when_they_are_chosen(part: FamilyPart, select: Select) -> None:
    select("Ruth")
    press(Key.Key_S)
    alma = next(each.id for each in part.now.family.persons if each.name.startswith("Alma"))
    part.select(UUID(alma))
    line = part.new_person.mapTo(part, QPoint(0, 0)).y()
    assert places(part)[alma].y() + part.now.drawing.people[alma].height * part.view.camera.scale < line


def test_the_other_end_of_a_relation_is_found_by_walking(part: FamilyPart, select: Select) -> None:
    alma, lone = select("Alma"), ""
    press(Key.Key_R)
    write("fje")
    press(Key.Key_Return)
    assert QApplication.focusWidget() is part.view
    press(Key.Key_Up)
    lone = part.view.selected()
    assert part.now.shown.person == alma
    press(Key.Key_B)  # no other command gets in between
    assert part.ties.isVisible()
    press(Key.Key_Return)
    assert (alma, lone, "distant") in {(each.a, each.b, each.kind) for each in part.now.family.relations}
    assert part.view.selected() == alma


def test_esc_leads_from_the_one_beside_the_drawing_back_to_it(part: FamilyPart, select: Select) -> None:
    lone = select("Lone")
    press(Key.Key_Return)
    beside = QApplication.focusWidget()
    assert beside is not None
    assert part.inspector.isAncestorOf(beside)
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is part.view
    assert part.view.selected() == lone


def test_a_walk_that_is_given_up_leads_back(part: FamilyPart, select: Select) -> None:
    alma = select("Alma")
    before = part.now.family.relations
    press(Key.Key_R)
    write("fje")
    press(Key.Key_Return, Key.Key_Up, Key.Key_Escape)
    assert not part.ties.isVisible()
    assert part.view.selected() == alma
    assert part.now.family.relations == before


def test_somebody_moves_out_of_one_of_their_homes(part: FamilyPart, select: Select) -> None:
    lone = select("Lone")
    press(Key.Key_H, Key.Key_3)
    write("2024")
    press(Key.Key_Return)
    assert part.now.homes_of(lone) == []
    assert QApplication.focusWidget() is part.view


def test_moving_out_today_tells_when_it_is_seen(part: FamilyPart, select: Select, workspace: Workspace) -> None:
    select("Lone")
    press(Key.Key_H, Key.Key_3, Key.Key_Return)
    assert "til og med den dag" in part.foot.said()
    assert workspace.undo_stack.undoText() == "Flyt ud"


def test_how_much_somebody_lives_in_a_home_is_told_anew(part: FamilyPart, select: Select) -> None:
    mathias = select("Mathias")
    press(Key.Key_H, Key.Key_2)
    write("hver anden uge")
    press(Key.Key_Return)
    (home,) = part.now.homes_of(mathias)
    assert dict(home.shares)[mathias] == "hver anden uge"


def test_going_out_tells_what_went_along(part: FamilyPart, select: Select) -> None:
    select("Ruth")
    press(Key.Key_Delete)
    assert part.foot.said().startswith("Ruth er taget ud. Med gik ")
    assert "en relation" in part.foot.said()
    select("Inger")
    press(Key.Key_K)
    assert not part.foot.said() or "Ruth" in part.foot.said()


def test_names_in_homes_become_initials_too() -> None:
    short = Initials(["Lone Kjærgaard", "far"])
    assert short.of("hos Lone og far") == "hos L. og far"
    assert short.of("Lones hus, Kjærgaards gård") == "L. hus, K. gård"
    assert short.of("Hammerum") == "Hammerum"


def test_no_home_says_a_name_while_only_initials_are_shown(part: FamilyPart, select: Select) -> None:
    select("Torben")
    press(Key.Key_H, Key.Key_1)
    write("Hos Inger")
    press(Key.Key_Return)
    inger = select("Inger")
    press(Key.Key_H)
    write("Hos Inger")
    press(Key.Key_Return)
    assert "Hos Inger" in [each.label for each in part.now.homes_of(inger)]
    press(Key.Key_I)
    seen = [each.label for each in part.now.seen.households]
    assert "Hos I." in seen
    assert not [each for each in part.now.drawing.text_twin if "Inger" in each]
    assert "øverst" in part.foot.check.text()


@pytest.mark.long
@pytest.mark.parametrize("ages", ["strict", "crossings"])
def test_siblings_stand_by_age_when_that_is_chosen_and_go_back(
    part: FamilyPart, select: Select, workspace: Workspace, ages: str
) -> None:
    before = part.now.drawing.shapes
    part.bar.ages.emit(ages)
    assert part.now.shown.options().ages == ages
    there = rows(part.now.drawing.people)
    mathias = select("Mathias")
    refused: list[str] = []
    workspace.refused.connect(refused.append)
    part.telling.move(mathias, there[0][0], "left")
    assert len(refused) == 1
    press(Key.Key_S)
    write("Bo Kjærgaard 2012")
    press(Key.Key_Return)
    old = {each for row in there for each in row}
    assert [[each for each in row if each in old] for row in rows(part.now.drawing.people)] == there
    workspace.undo_stack.undo()
    part.bar.ages.emit("soft")
    assert part.now.drawing.shapes == before


def test_the_ring_follows_the_symbol(part: FamilyPart, select: Select) -> None:
    around = part.view.item
    for each, box in part.now.drawing.people.items():
        edge = around.outline(each)
        assert not edge.isEmpty()
        assert abs(edge.boundingRect().center().x() - (box.x + box.width / 2)) < 1
    lone, torben = select("Lone"), select("Torben")
    corner = {each: around.outline(each).boundingRect().topLeft() + QPointF(2, 2) for each in (lone, torben)}
    assert around.outline(torben).contains(corner[torben])
    assert not around.outline(lone).contains(corner[lone])
