"""The tour: each step is done when it has really been done, it can be left and taken up again, and keys are enough."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore
from app.errors import StoreError
from app.services.modules import CATALOGUE, switch_module
from app.store.key_file import key_path
from app.store.passphrase import strength
from app.training import MONDAY, PASSPHRASE, clear, fill, on_monday, training_store
from app.views.help.door import TAKE_TOUR
from app.views.help.tour import DONE, KEPT
from app.views.help.tour_steps import CONDITIONS, steps
from app.views.main_window import MainWindow
from app.views.theme import Theme, apply_theme
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.unlock.unlock_window import UnlockWindow
from app.views.workspace import Workspace
from app.window import Door
from app.window import open_window as front_door
from tests.ready_stores import ReadyStores
from tests.shipped import TODAY

Key, Held = Qt.Key, Qt.KeyboardModifier
CTRL, ALT, NONE = Held.ControlModifier, Held.AltModifier, Held.NoModifier
WAY: tuple[tuple[str | tuple[Key, Held], ...], ...] = (
    ((Key.Key_Down, NONE), (Key.Key_G, NONE)),
    ((Key.Key_F3, NONE), "mat", (Key.Key_Return, NONE)),
    ((Key.Key_2, CTRL),),
    ((Key.Key_S, NONE), "Frida", (Key.Key_Return, NONE)),
    ((Key.Key_Z, CTRL),),
    ((Key.Key_3, CTRL), (Key.Key_Return, NONE), (Key.Key_Return, CTRL)),
    ((Key.Key_A, ALT), "Inger henter Mathias hver fredag", (Key.Key_Return, NONE)),
    ((Key.Key_Escape, NONE),),
    ((Key.Key_P, CTRL),),
    ((Key.Key_F2, NONE), (Key.Key_S, NONE), "om to uger", (Key.Key_Return, NONE)),
    ((Key.Key_K, CTRL), "torben"),
    ((Key.Key_Escape, NONE), (Key.Key_L, CTRL)),
)
"""What is pressed and written at each step, just as it stands in the words of the step."""


class Practice:
    """The way to the training store, as the window is given it."""

    passphrase = PASSPHRASE

    def __init__(self, *, here: bool) -> None:
        self.here, self.started, self.afresh = here, 0, 0

    def begun(self) -> bool:
        return True

    def start(self) -> None:
        self.started += 1

    def begin_afresh(self) -> None:
        self.afresh += 1


def _filled(opened: OpenStore) -> None:
    fill(opened.units)


def monday() -> dt.datetime:
    return on_monday(TODAY)


@pytest.fixture
def practice(tmp_path: Path, ready_stores: ReadyStores, qapp: QApplication) -> Iterator[Workspace]:
    apply_theme(qapp, Theme())
    with ready_stores.opened(tmp_path, _filled, now=monday) as (store, _):
        yield Workspace(store.units, store.drafts, store.units.now, training=True, keeper=store.keeper)


def open_window(workspace: Workspace, qtbot: QtBot) -> MainWindow:
    made = MainWindow(workspace)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.restore()
    made.help.arrive(Practice(here=True), made)
    return made


def press(window: MainWindow, what: str | tuple[Key, Held]) -> None:
    focus = QApplication.focusWidget() or window
    if isinstance(what, str):
        QTest.keyClicks(focus, what)
    else:
        QTest.keyClick(focus, *what)
    for _ in range(8):
        QApplication.processEvents()


@pytest.mark.long(sample=False)
def test_every_step_can_be_done_with_the_keys_it_names(practice: Workspace, qtbot: QtBot) -> None:
    window = open_window(practice, qtbot)
    tour = window.help._tour
    assert tour is not None
    for number, keys in enumerate(WAY):
        assert tour.at == number, steps()[number].title
        for each in keys:
            press(window, each)
    assert tour.is_over
    assert practice.drafts.kept()[KEPT] == DONE
    assert window.help._tour is None


def test_what_was_not_done_is_not_passed_and_may_be_skipped(practice: Workspace, qtbot: QtBot) -> None:
    window = open_window(practice, qtbot)
    tour = window.help._tour
    assert tour is not None
    for key in (Key.Key_F3, Key.Key_F4, Key.Key_F2, Key.Key_Down):
        press(window, (key, NONE))
    assert tour.at == 0
    tour.strip.skipped.emit()
    assert tour.at == 1
    assert "trin 2 af 12" in tour.strip.accessibleName()
    assert window.help.beside._foot is tour.strip
    assert tour.strip.geometry().bottom() == window.help.beside.height() - 1


def test_a_tour_that_is_left_after_two_steps_by_keys_goes_on_where_it_was(practice: Workspace, qtbot: QtBot) -> None:
    window = open_window(practice, qtbot)
    tour = window.help._tour
    assert tour is not None
    for each in (key for keys in WAY[:2] for key in keys):
        press(window, each)
    tour.strip.left.emit()
    assert window.help._tour is None
    assert window.help.beside._foot is None
    window.help.begin_tour()
    again = window.help._tour
    assert again is not None
    assert again.at == 2
    assert practice.do("Slå til", switch_module, CATALOGUE, on=True), "the tour that was left no longer listens"


def test_the_steps_say_what_happens_and_each_is_known() -> None:
    assert [each.until for each in steps() if each.until not in CONDITIONS] == []
    assert len(steps()) == len(WAY) == len({each.until for each in steps()})
    assert all(each.title and each.text.endswith(".") for each in steps())


def test_the_first_window_and_the_guide_lead_to_the_tour(qtbot: QtBot) -> None:
    door = Practice(here=False)
    first = FirstRunWindow(lambda _passphrase: "", strength, tour=door)
    qtbot.addWidget(first)
    first.show()
    first._practise.click()
    first.help.open_contents()
    assert first.help.pane is not None
    assert TAKE_TOUR[1] in first.help.pane.view.toPlainText()
    first.help.pane.follow(TAKE_TOUR[0])
    assert door.started == 2


def test_the_training_stands_open_but_for_enter_and_can_begin_afresh(qtbot: QtBot) -> None:
    door, tried = Practice(here=True), []
    unlock = UnlockWindow(tried.append, tour=door)
    qtbot.addWidget(unlock)
    unlock.show()
    with qtbot.waitSignal(unlock.unlocked):
        unlock.try_to_unlock()
    with qtbot.waitSignal(unlock.unlocked):
        unlock._on_afresh()
    assert tried == [PASSPHRASE, PASSPHRASE]
    assert door.afresh == 1


def test_the_training_store_lies_apart_and_nothing_else_is_ever_removed(tmp_path: Path) -> None:
    own = tmp_path / "rundbord.db"
    own.write_bytes(b"true cases")
    practice = training_store(own)
    assert training_store(practice) == practice
    practice.parent.mkdir()
    practice.write_bytes(b"invented")
    clear(practice)
    assert own.exists()
    assert not practice.exists()
    with pytest.raises(StoreError):
        clear(own)
    assert on_monday(dt.datetime(2031, 2, 3, 4, 5, tzinfo=dt.UTC)).date() == MONDAY


def test_true_cases_are_never_opened_as_a_training(
    store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doors: list[Door] = []
    monkeypatch.setattr("app.window.run_window", lambda entrance, _words: doors.append(entrance.restart.__self__))
    monkeypatch.setattr("app.bootstrap.open_store", lambda *_args, **_kwargs: store)
    for place in (tmp_path / "sager.db", training_store(tmp_path / "sager.db")):
        front_door(["--store", str(place), "--tour", "yes"])
    assert [each.practises for each in doors] == [False, True]
    practice = training_store(tmp_path / "sager.db")
    practice.parent.mkdir()
    shutil.copyfile(store.vault.path, practice)
    shutil.copyfile(key_path(store.vault.path), key_path(practice))
    with pytest.raises(StoreError):
        doors[1].unlock("true cases that were moved there")
    assert store.vault.closed
