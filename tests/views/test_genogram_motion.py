"""When another drawing comes: what stays the same stays on the screen, and the rest glides there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.genogram.family import ChildLink, Family, FamilyPerson, Household, PersonKind
from app.genogram.shapes import Label
from app.views.genogram.family_item import pieces
from app.views.genogram.view import FamilyView
from app.views.theme import Theme
from tests.genogram.families import STORIES, blended, returned_home
from tests.views.family_views import at, drawn, shown


@pytest.fixture
def view(qtbot: QtBot) -> FamilyView:
    return shown(qtbot)


def with_brother(family: Family) -> Family:
    new = FamilyPerson("new", "Villads Kjærgaard Østergård", "man", 2012, "2012", age=14)
    links = (*family.links, ChildLink("new", "lone-torben"))
    return replace(family, persons=(*family.persons, new), links=links)


def with_long_row(family: Family, count: int = 14) -> Family:
    new = tuple(
        FamilyPerson(f"n{n}", f"Barn{n} Kjærgaard Østergård", "woman", 2000 + n, f"{2000 + n}") for n in range(count)
    )
    links = tuple(ChildLink(each.id, "lone-minh") for each in new)
    return replace(family, persons=(*family.persons, *new), links=(*family.links, *links))


def test_the_selected_person_stays_where_they_are_on_the_screen(view: FamilyView) -> None:
    view.zoom_by(1.1)
    for person in ("mathias", "ruth", "alma"):
        view.show_drawing(drawn(blended()), blended())
        view.select(person)
        before = at(view, person)
        view.show_drawing(drawn(with_brother(blended())), with_brother(blended()))
        assert (at(view, person) - before).manhattanLength() <= 2


def test_a_drawing_that_still_has_room_keeps_its_size(qtbot: QtBot) -> None:
    view = shown(qtbot, returned_home())
    view.resize(1500, 1000)
    scale, before = view.transform().m11(), at(view, "noah")
    family = replace(returned_home(), households=())
    view.show_drawing(drawn(family), family)
    assert view.transform().m11() == scale
    assert (at(view, "noah") - before).manhattanLength() <= 2


def test_a_drawing_that_has_no_room_any_more_is_fitted_again(view: FamilyView) -> None:
    scale = view.transform().m11()
    view.show_drawing(drawn(with_long_row(blended())), with_long_row(blended()))
    assert view.transform().m11() < scale


def test_people_glide_from_the_old_place_to_the_new(view: FamilyView) -> None:
    view.zoom_by(1.0)
    view.select("mathias")
    places = {person: at(view, person) for person in view._people()}
    view.set_motion(True)
    view.show_drawing(drawn(with_brother(blended())), with_brother(blended()))
    assert view.motion.running()
    moving = [person for person in places if view.item.offsets.get(person)]
    assert moving
    for person in moving:
        start = at(view, person, *view.item.offset(person))
        assert (start - places[person]).manhattanLength() <= 2
    view.finish_motion()
    assert not view.motion.running()
    assert view.item.offset(moving[0]) == (0.0, 0.0)


def test_motion_ends_by_itself_in_the_time_the_tokens_give(view: FamilyView, qtbot: QtBot) -> None:
    view.set_motion(True)
    view.show_drawing(drawn(with_brother(blended())), with_brother(blended()))
    qtbot.waitUntil(lambda: not view.motion.running(), timeout=3000)
    assert view.item.part == 1.0
    assert not view.camera.away()


def test_letters_are_sharp_again_soon_after_zooming(view: FamilyView, qtbot: QtBot) -> None:
    view.grab()
    view.zoom_by(1.7)
    qtbot.waitUntil(lambda: not view.grab().isNull() and not view.item._letters.blurred, timeout=3000)
    sharp = view.grab().toImage()
    view.item._letters._kept.clear()
    assert view.grab().toImage() == sharp


def test_no_text_is_set_twice_when_somebody_is_added_or_the_paper_is_moved(view: FamilyView) -> None:
    view.zoom_by(1.0)
    view.grab()
    kept = dict(view.item._letters._kept)
    view.camera.pan(QPointF(30, 10))
    view.show_drawing(drawn(with_brother(blended())), with_brother(blended()))
    view.grab()
    now = view.item._letters._kept
    assert all(now[key] is picture for key, picture in kept.items())
    assert {str(key[0]) for key in now.keys() - kept.keys()} == {"Villads", "14", "2012"}


@pytest.mark.parametrize("story", STORIES)
def test_every_symbol_moves_with_its_person(story: str) -> None:
    drawing = drawn(everything(STORIES[story]()))
    found = pieces(drawing)
    assert not [piece.shape for piece in found if piece.shape.role in ("symbol", "mark") and not piece.owner]
    assert {piece.owner for piece in found if not isinstance(piece.shape, Label)} >= set(drawing.people)


def everything(family: Family) -> Family:
    """Add every kind of symbol there is, and a second home for the first person."""
    kinds: tuple[PersonKind, ...] = ("miscarriage", "abortion", "stillbirth", "unborn", "placeholder")
    added = tuple(FamilyPerson(kind, "", kind=kind) for kind in kinds)
    links = tuple(ChildLink(each.id, family.unions[0].id) for each in added)
    homes = tuple(
        Household(name, name, (family.persons[0].id, family.persons[at].id)) for name, at in (("A", 1), ("B", 2))
    )
    return replace(
        family,
        persons=(*family.persons, *added),
        links=(*family.links, *links),
        households=(*family.households, *homes),
    )


def test_reduced_motion_puts_everybody_in_place_at_once(view: FamilyView) -> None:
    view.set_motion(False)
    view.show_drawing(drawn(with_brother(blended())), with_brother(blended()))
    assert not view.motion.running()
    assert view.item.part == 1.0


def test_the_same_drawing_again_moves_nothing(view: FamilyView) -> None:
    view.set_motion(True)
    view.show_drawing(drawn(blended()), blended())
    assert not view.motion.running()


def test_a_second_change_goes_on_from_where_the_first_has_come(view: FamilyView) -> None:
    view.set_motion(True)
    view.show_drawing(drawn(with_long_row(blended())), with_long_row(blended()))
    view._on_progress(0.5)
    seen = {person: at(view, person, *view.item.offset(person)) for person in blended_ids()}
    view.show_drawing(drawn(blended()), blended())
    for person, spot in seen.items():
        assert (at(view, person, *view.item.offset(person)) - spot).manhattanLength() <= 3, person
    view.finish_motion()


def blended_ids() -> list[str]:
    return [person.id for person in blended().persons]


def test_ctrl_wheel_zooms_at_the_pointer(view: FamilyView) -> None:
    spot, scale = at(view, "alma"), view.transform().m11()
    turn(view, spot, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.transform().m11() > scale
    assert (at(view, "alma") - spot).manhattanLength() <= 2
    for _ in range(60):
        turn(view, spot, 120, Qt.KeyboardModifier.ControlModifier)
    assert view.transform().m11() == pytest.approx(3.0)


def test_the_wheel_moves_a_large_drawing_no_farther_than_its_edge(view: FamilyView) -> None:
    view.zoom_by(2.0)
    for _ in range(100):
        turn(view, QPoint(200, 200), -120)
    assert not view.camera.hidden_sides()[3]
    assert view.camera.hidden_sides()[1]


def test_the_wheel_leaves_a_drawing_alone_that_is_seen_whole(view: FamilyView) -> None:
    before = at(view, "mathias")
    turn(view, QPoint(200, 200), -120)
    assert at(view, "mathias") == before


def test_two_fingers_on_a_touchpad_zoom_where_they_are(view: FamilyView) -> None:
    spot, scale = QPointF(at(view, "alma")), view.transform().m11()
    fingers = QPointingDevice.primaryPointingDevice()
    pinch = Qt.NativeGestureType.ZoomNativeGesture
    QApplication.sendEvent(view.viewport(), QNativeGestureEvent(pinch, fingers, 2, spot, spot, spot, 0.5, QPointF()))
    assert view.transform().m11() == pytest.approx(1.5 * scale)
    assert (QPointF(at(view, "alma")) - spot).manhattanLength() <= 3


def test_zero_shows_everything_and_z_the_nearest(view: FamilyView, qtbot: QtBot) -> None:
    family = with_long_row(blended(), 40)
    view.show_drawing(drawn(family), family)
    assert any(view.camera.hidden_sides())
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert not any(view.camera.hidden_sides())
    whole = view.transform().m11()
    view.select("ruth")
    qtbot.keyClick(view, Qt.Key.Key_Z)
    assert view.transform().m11() > 2 * whole
    assert view.viewport().rect().contains(at(view, "torben"))


def test_large_text_opens_a_large_family_larger(qtbot: QtBot) -> None:
    family = with_long_row(blended(), 40)
    small, large = (shown(qtbot, family, theme=Theme(text_scale=scale)).transform().m11() for scale in (1.0, 1.5))
    assert large == pytest.approx(1.5 * small)


def test_walking_keeps_the_selected_person_in_sight(view: FamilyView, qtbot: QtBot) -> None:
    family = with_long_row(blended(), 40)
    view.show_drawing(drawn(family), family)
    for _ in range(45):
        qtbot.keyClick(view, Qt.Key.Key_Right)
        assert view.viewport().rect().contains(at(view, view.selected()))


def turn(view: FamilyView, spot: QPoint, by: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel one notch over a point."""
    event = QWheelEvent(
        QPointF(spot), view.viewport().mapToGlobal(QPointF(spot)), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
        keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)
    QTest.qWait(0)
