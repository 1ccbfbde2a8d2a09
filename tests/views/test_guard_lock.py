"""When the program locks and covers by itself, on a real store and the real window; time passes as the test says."""

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from guard_reading import Computer
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore, open_store
from app.services import cases, profile
from app.services.meetings import plan_meeting
from app.views.app import Doorway
from app.views.entrance import Entrance
from app.views.guard.cover_code import CoverCode
from app.views.guard.guard import Guard
from app.views.guard.limits import IDLE_KEY, Limits
from app.views.guard.lock_note import LockNote, Why
from app.views.main_window import MainWindow
from app.views.navigation import SETTINGS, Place
from tests.shipped import CHEAP, PASSPHRASE, TODAY

Opens = Callable[[Limits], tuple[Doorway, MainWindow, Guard]]


class Judged:
    ok, text, score = True, "God adgangssætning.", 4


@pytest.fixture
def computer() -> Computer:
    return Computer()


@pytest.fixture
def notes() -> list[LockNote]:
    """The processes that were asked for."""
    return []


@pytest.fixture
def opens(store: OpenStore, computer: Computer, notes: list[LockNote], qapp: QApplication) -> Iterator[Opens]:
    """Open the main window on the store with some limits."""
    made: list[Doorway] = []

    def open_with(limits: Limits) -> tuple[Doorway, MainWindow, Guard]:
        entrance = Entrance(
            exists=True, unlock=lambda _: store, create=lambda _: (store, ""), strength=lambda _: Judged(),
            restart=notes.append, limits=limits,
        )  # fmt: skip
        doorway = Doorway(qapp, entrance, end=lambda: None, around=lambda _app: computer.surroundings())
        made.append(doorway)
        doorway._on_opened(store)
        window, guard = doorway.window, doorway._guard
        assert isinstance(window, MainWindow)
        assert guard is not None
        guard._timer.stop()  # the test looks at the clocks itself
        return doorway, window, guard

    yield open_with
    for doorway in made:
        doorway.close_store()
        if doorway.window is not None:
            doorway.window.close()
            doorway.window.deleteLater()


def unused(guard: Guard, computer: Computer, seconds: int) -> None:
    for _ in range(0, seconds, 10):
        computer.pass_time(10)
        guard.look()


def to_a_meeting(window: MainWindow, case_id: UUID) -> None:
    planned = window._workspace.do("Planlæg møde", plan_meeting, case_id)
    assert planned is not None
    window.open_meeting(case_id, planned.value)


def test_five_minutes_without_use_lock(opens: Opens, computer: Computer, notes: list[LockNote]) -> None:
    _, window, guard = opens(Limits())
    unused(guard, computer, 290)
    assert notes == []
    unused(guard, computer, 20)
    assert notes == [LockNote(Why.IDLE, "09.30", 5)]
    assert not window.isVisible()


def test_the_users_own_choice_holds_from_the_moment_it_is_made(
    opens: Opens, computer: Computer, notes: list[LockNote]
) -> None:
    _, window, guard = opens(Limits())
    window._workspace.do("Ret låsning", profile.save_setting, IDLE_KEY, "1")
    unused(guard, computer, 60)
    assert [note.minutes for note in notes] == [1]


def test_waking_from_a_long_sleep_locks_at_once_although_a_key_woke_it(
    opens: Opens, computer: Computer, notes: list[LockNote]
) -> None:
    _, _, guard = opens(Limits())
    computer.sleep(3_600)
    computer.pass_time(0, used=True)
    guard.look()
    assert [note.why for note in notes] == [Why.SLEEP]


@pytest.mark.long
@pytest.mark.parametrize("why", [Why.SLEEP, Why.SESSION, Why.SWITCH])
def test_what_the_session_tells_locks_at_once(
    opens: Opens, computer: Computer, notes: list[LockNote], why: Why
) -> None:
    opens(Limits())
    computer.signals.told.emit(why)
    computer.signals.told.emit(Why.SESSION)
    assert [note.why for note in notes] == [why]


def test_ctrl_l_locks_although_a_dialog_is_open(opens: Opens, notes: list[LockNote], qtbot: QtBot) -> None:
    _, window, _ = opens(Limits())
    dialog = QDialog(window)
    qtbot.addWidget(dialog)
    dialog.open()
    QTest.keyClick(dialog, Qt.Key.Key_L)
    assert notes == []
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert [note.why for note in notes] == [Why.KEY]
    assert not dialog.isVisible()


def test_half_typed_text_is_kept_and_every_window_is_gone(
    opens: Opens, tmp_path: Path, computer: Computer, qtbot: QtBot
) -> None:
    _, window, _ = opens(Limits())
    window.go(Place(SETTINGS))
    window.activateWindow()
    field = window._settings._profile[0]._fields["name"]
    field.setFocus()
    qtbot.waitUntil(field.editor.hasFocus)
    QTest.keyClicks(field.editor, "Sanne Ho")
    box, plain = QMessageBox(window), QWidget()
    box.open()
    plain.show()
    computer.signals.told.emit(Why.SLEEP)
    again = open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    with again.units.read("profile.read") as unit:
        assert profile.read_profile(unit).contact.name == "Sanne Ho"
    again.close()
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == []
    assert box.result() == QDialog.DialogCode.Rejected


def test_a_store_that_cannot_close_and_a_process_that_cannot_start_still_lock(
    opens: Opens, store: OpenStore, computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    doorway, window, _ = opens(Limits())
    ended: list[bool] = []
    doorway._end = lambda: ended.append(True)

    def broken(*_: object) -> None:
        raise OSError("nothing works")

    monkeypatch.setattr(doorway, "_entrance", Entrance(
        exists=True, unlock=lambda _: store, create=lambda _: (store, ""), strength=lambda _: Judged(),
        restart=broken,
    ))  # fmt: skip
    with monkeypatch.context() as patch:
        patch.setattr(window, "put_away", broken)
        patch.setattr(store, "close", broken)
        computer.signals.told.emit(Why.SLEEP)
    assert ended == [True]
    assert not window.isVisible()


def test_a_meeting_waits_half_an_hour(
    opens: Opens, computer: Computer, notes: list[LockNote], mathias_case: UUID
) -> None:
    _, window, guard = opens(Limits())
    to_a_meeting(window, mathias_case)
    unused(guard, computer, 1_790)
    assert notes == []
    unused(guard, computer, 20)
    assert [(note.why, note.minutes) for note in notes] == [(Why.IDLE, 30)]


def test_with_a_code_a_meeting_is_covered_after_half_an_hour_and_locked_another_one_later(
    opens: Opens, computer: Computer, notes: list[LockNote], mathias_case: UUID
) -> None:
    _, window, guard = opens(Limits())
    to_a_meeting(window, mathias_case)
    guard.cover._code = CoverCode("4711")
    unused(guard, computer, 1_790)
    assert not guard.cover.is_on
    unused(guard, computer, 20)
    assert guard.cover.is_on
    unused(guard, computer, 1_770)
    assert notes == []
    unused(guard, computer, 40)
    assert [(note.why, note.minutes) for note in notes] == [(Why.COVERED, 30)]


def test_no_title_of_any_window_ever_holds_a_name(opens: Opens, mathias_case: UUID, noah_case: UUID) -> None:
    _, window, _ = opens(Limits())
    lines = window._workspace.ask(cases.list_cases)
    names = {word for line in lines for child in line.children for word in child.split() if len(word) > 2}
    assert "Mathias" in names
    for line in lines:
        window.open_case(line.id)
        to_a_meeting(window, line.id)
        titles = " ".join(each.windowTitle() for each in QApplication.topLevelWidgets())
        assert not [name for name in names if name in titles]
