"""Turning the screen: the question, the dark, the photo, and that no key leads elsewhere while people look."""

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.errors import StoreError
from app.services.agreements import add_agreement
from app.services.meeting_rows import MeetingRow
from app.services.meetings import read_meeting
from app.services.people import list_people
from app.views.main_window import MainWindow
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.meeting.room_projector import NO_OTHER
from app.views.meeting.room_stage import Shows
from app.views.meeting.room_strip import IS_SHOWN
from app.views.theme import Theme, apply_theme
from app.views.workspace import Workspace
from tests.views.case_reading import words_on
from tests.views.meeting_reading import focus, show_meeting

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def screen(workspace: Workspace, november: UUID, qtbot: QtBot, qapp: QApplication) -> MeetingScreen:
    """Story A's meeting, running."""
    apply_theme(qapp, Theme())
    return show_meeting(workspace, november, qtbot)


@pytest.fixture
def window(workspace: Workspace, mathias_case: UUID, november: UUID, qtbot: QtBot, qapp: QApplication) -> MainWindow:
    """The whole program in that meeting."""
    apply_theme(qapp, Theme())
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open_meeting(mathias_case, november)
    return made


def press(screen: MeetingScreen, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or screen, key, held)
    QApplication.processEvents()


def meeting_of(window: MainWindow) -> MeetingScreen:
    return next(each for each in window.findChildren(MeetingScreen) if each.isVisible())


def test_the_room_reads_the_question_that_is_asked_now(screen: MeetingScreen) -> None:
    screen.go_to("works")
    press(screen, Qt.Key.Key_F8)
    assert screen.centre.head.words() in words_on(screen.room)
    assert "Hvad går godt" in words_on(screen.room)
    press(screen, Qt.Key.Key_F8)
    screen.centre.head.ask_another()
    press(screen, Qt.Key.Key_F8)
    assert screen.centre.head.words() in words_on(screen.room)
    assert "Hvad går godt, og" not in words_on(screen.room)
    press(screen, Qt.Key.Key_F7)
    assert screen.centre.head.words() in words_on(screen.room), "the next step comes while the room looks"
    assert "Hvad bekymrer" in words_on(screen.room)
    assert focus(screen) is screen.room


def test_the_steps_stand_by_name_without_times_or_hints(screen: MeetingScreen) -> None:
    press(screen, Qt.Key.Key_F8)
    words = words_on(screen.room)
    assert "Når Mathias går" in words
    assert all(step.hint not in words for step in screen.desk.type.steps)
    assert "15.06" not in words


def test_esc_goes_back_to_the_step_and_the_field(screen: MeetingScreen) -> None:
    screen.go_to("agreements")
    before = focus(screen)
    press(screen, Qt.Key.Key_F8)
    assert screen.room.isVisible()
    press(screen, Qt.Key.Key_Escape)
    assert screen.work.isVisible()
    assert focus(screen) is before


@pytest.mark.long
@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F4, Qt.Key.Key_F1])
def test_no_key_leads_to_other_families_while_the_room_looks(window: MainWindow, key: Qt.Key) -> None:
    screen = meeting_of(window)
    press(screen, Qt.Key.Key_F8)
    here = window.place
    press(screen, key)
    assert window.place == here
    assert screen.room.isVisible()


@pytest.mark.long
@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_K, CTRL), (Qt.Key.Key_N, CTRL), (Qt.Key.Key_Z, CTRL), (Qt.Key.Key_Return, CTRL), (Qt.Key.Key_A, ALT)],
)
def test_nor_does_a_key_change_anything_behind_it(
    window: MainWindow, workspace: Workspace, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    screen = meeting_of(window)
    press(screen, Qt.Key.Key_F8)
    here, before = window.place, state_of(workspace, screen)
    press(screen, key, held)
    assert window.place == here
    assert screen.room.isVisible()
    assert state_of(workspace, screen) == before


def state_of(workspace: Workspace, screen: MeetingScreen) -> MeetingRow:
    return workspace.ask(read_meeting, screen.desk.meeting_id)


def test_the_dark_is_black_and_any_key_brings_back_what_the_room_saw(screen: MeetingScreen) -> None:
    screen.go_to("worries")
    press(screen, Qt.Key.Key_F10)
    picture = screen.grab().toImage()
    colours = {picture.pixel(x, y) & 0xFFFFFF for x in range(0, picture.width(), 7) for y in range(0, 720, 7)}
    assert colours == {0}
    press(screen, Qt.Key.Key_Control)
    assert screen.turning.stage.shows is Shows.DARK, "a key that is only held is no key yet"
    press(screen, Qt.Key.Key_A, ALT)
    assert screen.turning.stage.shows is Shows.ROOM
    assert screen.room.sheet.isVisible()
    assert not screen.work.isVisible()
    press(screen, Qt.Key.Key_Escape)
    assert screen.work.isVisible()


@pytest.mark.long
@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_F8, Qt.Key.Key_Escape, Qt.Key.Key_F10, Qt.Key.Key_Space])
def test_no_key_leads_from_the_dark_to_the_own_screen(window: MainWindow, key: Qt.Key) -> None:
    screen, here = meeting_of(window), window.place
    press(screen, Qt.Key.Key_F10)
    press(screen, key)
    assert window.place == here
    assert screen.room.sheet.isVisible()


def test_a_click_lights_up_as_well(screen: MeetingScreen) -> None:
    press(screen, Qt.Key.Key_F10)
    QTest.mouseClick(screen.room.dark, Qt.MouseButton.LeftButton)
    assert screen.room.sheet.isVisible()


def test_the_screen_can_be_covered_and_the_program_locked_in_the_dark(window: MainWindow, qtbot: QtBot) -> None:
    press(meeting_of(window), Qt.Key.Key_F10)
    with qtbot.waitSignal(window.cover_requested, timeout=1000):
        press(meeting_of(window), Qt.Key.Key_D, CTRL | SHIFT)
    with qtbot.waitSignal(window.locked, timeout=1000):
        press(meeting_of(window), Qt.Key.Key_L, CTRL)


def test_the_photo_has_pages_that_hold_every_agreement_once(screen: MeetingScreen, workspace: Workspace) -> None:
    case_id = screen.desk.row.case_id
    lone = next(row.id for row in workspace.ask(list_people, case_id) if row.called == "Lone")
    for number in range(12):
        text = f"gør noget nyt for {number}. gang"
        workspace.do("A", add_agreement, case_id, text=text, owners=(lone,), meeting_id=screen.desk.meeting_id)
    press(screen, Qt.Key.Key_F8, SHIFT)
    photo = screen.room.photo
    assert photo.pages > 2
    pages = [photo.accessibleDescription()]
    assert photo.accessibleName().endswith(f"side 1 af {photo.pages}")
    for _ in range(photo.pages - 1):
        press(screen, Qt.Key.Key_PageDown)
        pages.append(photo.accessibleDescription())
    press(screen, Qt.Key.Key_Right)
    assert photo.accessibleName().endswith(f"side {photo.pages} af {photo.pages}"), "the last page stays"
    whole = "\n".join(pages)
    assert [whole.count(f"for {number}. gang") for number in range(12)] == [1] * 12
    assert "Vi mødes igen onsdag den 6. januar 2027 kl. 15" in whole
    press(screen, Qt.Key.Key_Home)
    assert photo.accessibleDescription() == pages[0]
    press(screen, Qt.Key.Key_Escape)
    assert screen.work.isVisible()


def test_the_photo_is_black_on_white_in_the_dark_theme_too(screen: MeetingScreen, qapp: QApplication) -> None:
    apply_theme(qapp, Theme("dark"))
    press(screen, Qt.Key.Key_F8, SHIFT)
    picture = screen.room.photo.grab().toImage()
    colours = [picture.pixelColor(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)]
    assert all(each.saturation() == 0 for each in colours)
    assert sum(each.lightness() > 250 for each in colours) > len(colours) * 0.8
    assert any(each.lightness() < 40 for each in colours)
    apply_theme(qapp, Theme())


def test_the_dark_over_a_photo_brings_the_same_page_back(screen: MeetingScreen) -> None:
    screen.resize(900, 600)
    press(screen, Qt.Key.Key_F8, SHIFT)
    press(screen, Qt.Key.Key_Right)
    page = screen.room.photo.accessibleName()
    press(screen, Qt.Key.Key_F10)
    press(screen, Qt.Key.Key_Right)
    assert screen.room.photo.isVisible()
    assert screen.room.photo.accessibleName() == page


def test_with_one_screen_f9_says_what_to_do(screen: MeetingScreen) -> None:
    press(screen, Qt.Key.Key_F9)
    assert screen.turning.projector.window is None
    assert NO_OTHER in words_on(screen.centre)


def test_the_window_shows_the_room_and_the_own_screen_says_so(
    screen: MeetingScreen, qapp: QApplication, qtbot: QtBot
) -> None:
    projector = screen.turning.projector
    projector.open_on(qapp.primaryScreen())
    window = projector.window
    assert window is not None
    assert window.windowTitle() == "Rundbord"
    assert "Jens-Ole åbner døren" in words_on(window)
    assert IS_SHOWN in words_on(screen.turning.strip)
    qtbot.waitUntil(screen.isActiveWindow)
    QTest.keyClick(window.view, Qt.Key.Key_Escape)
    assert window.isVisible()
    screen.go_to("worries")
    assert screen.centre.head.words() in words_on(window)
    projector.turn()
    assert projector.window is None
    assert not screen.turning.strip.isVisible()


def test_the_family_is_turned_to_in_the_room_as_on_the_own_screen(screen: MeetingScreen) -> None:
    press(screen, Qt.Key.Key_F8)
    assert "Vi er her" in words_on(screen.room)
    press(screen, Qt.Key.Key_T, ALT)
    assert "Familien" not in words_on(screen.room), "nobody has said yes to the drawing"
    assert screen.room.isVisible()


def test_half_an_update_leaves_an_empty_screen_and_never_an_old_one(
    screen: MeetingScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(screen, Qt.Key.Key_F8)
    stage = screen.turning.stage

    def refuse(*_: object, **__: object) -> None:
        raise StoreError("Filen kan ikke læses.")

    monkeypatch.setattr(stage.desk.workspace, "ask", refuse)
    with pytest.raises(StoreError):
        stage.read()
    seen = [each.text() for each in screen.room.sheet.findChildren(QLabel) if each.isVisible()]
    assert not any("Mathias" in each for each in seen)
