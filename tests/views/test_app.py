"""The program in a window: unlock, first run, lock, and what happens when the fault is ours."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from guard_reading import still_computer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import OpenStore, create_store, open_store
from app.errors import StoreError
from app.services import profile
from app.store.keeper import NO_SHEET
from app.store.key_cost import Argon2Cost
from app.store.store_faults import VANISHED
from app.views.app import Doorway, set_up
from app.views.entrance import Entrance
from app.views.frame.crash import CrashGuard, fault_report
from app.views.frame.saved_mark import NOT_SAVED
from app.views.guard.guard import Surroundings
from app.views.guard.lock_note import LockNote, Why
from app.views.main_window import MainWindow
from app.views.page import Page
from app.views.settings.look import SIZE_KEY
from app.views.theme import Theme, apply_theme, current_theme
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.unlock.unlock_window import UnlockWindow
from app.views.workspace import Workspace

CHEAP = Argon2Cost(8, 1, 1)
PASSPHRASE = "fire små grå elefanter danser"


class Judged:
    ok, text, score = True, "God adgangssætning.", 4


class Restarts:
    """Keeps the notes of the processes that were asked for."""

    def __init__(self) -> None:
        self.notes: list[LockNote] = []

    def __call__(self, note: LockNote) -> None:
        self.notes.append(note)


def quiet(_app: QApplication) -> Surroundings:
    """A computer that is always in use and never tells of sleep."""
    return still_computer().surroundings()


@pytest.fixture(autouse=True)
def look_afterwards(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Theme())


@pytest.fixture
def restarts() -> Restarts:
    return Restarts()


@pytest.fixture
def doorway(tmp_path: Path, restarts: Restarts, qapp: QApplication) -> Iterator[Doorway]:
    path = tmp_path / "sager.db"
    entrance = entrance_to(path, restarts, exists=False)
    doorway = Doorway(qapp, entrance, end=lambda: None, around=quiet)
    yield doorway
    doorway.close_store()
    if doorway.window is not None:
        doorway.window.close()
        doorway.window.deleteLater()


def entrance_to(path: Path, restarts: Restarts, *, exists: bool) -> Entrance:
    return Entrance(
        exists=exists,
        unlock=lambda secret: open_store(path, secret, floor=CHEAP),
        create=lambda secret: create_store(path, secret, cost=CHEAP, sheet_waits=True),
        strength=lambda _words: Judged(),
        restart=restarts,
    )


@pytest.fixture
def existing(tmp_path: Path, restarts: Restarts, qapp: QApplication) -> Iterator[Doorway]:
    path = tmp_path / "har.db"
    opened, _ = create_store(path, PASSPHRASE, cost=CHEAP)
    with opened.units.step("Vælg", "settings.save", undoable=False) as unit:
        profile.save_setting(unit, SIZE_KEY, "150")
    opened.close()
    doorway = Doorway(qapp, entrance_to(path, restarts, exists=True), end=lambda: None, around=quiet)
    yield doorway
    doorway.close_store()
    if doorway.window is not None:
        doorway.window.close()
        doorway.window.deleteLater()


def unlock(doorway: Doorway, qtbot: QtBot) -> MainWindow:
    doorway.open()
    window = doorway.window
    assert isinstance(window, UnlockWindow)
    QTest.keyClicks(window._secret._line, PASSPHRASE)
    window.try_to_unlock()
    qtbot.waitUntil(lambda: isinstance(doorway.window, MainWindow), timeout=20_000)
    main = doorway.window
    assert isinstance(main, MainWindow)
    return main


def test_a_store_that_is_there_is_unlocked_into_the_main_window(existing: Doorway, qtbot: QtBot) -> None:
    window = unlock(existing, qtbot)
    assert window.isVisible()
    assert window.windowTitle() == "Rundbord"


def test_the_look_follows_the_settings_of_the_store(existing: Doorway, qtbot: QtBot) -> None:
    unlock(existing, qtbot)
    assert current_theme().text_scale == 1.5


def test_the_first_run_makes_a_store_and_opens_it(doorway: Doorway, qtbot: QtBot) -> None:
    doorway.open()
    window = doorway.window
    assert isinstance(window, FirstRunWindow)
    code = window._create(PASSPHRASE)
    assert code
    assert doorway._store.keeper.sheet_told() == [NO_SHEET], "when it ends here it is told at the next unlock"
    window.created.emit()
    assert doorway._store.keeper.sheet_told() == []
    assert isinstance(doorway.window, MainWindow)


def test_lock_closes_the_store_and_asks_for_a_new_process(
    existing: Doorway, restarts: Restarts, tmp_path: Path, qtbot: QtBot
) -> None:
    window = unlock(existing, qtbot)
    window.lock()
    window.lock()
    assert [note.why for note in restarts.notes] == [Why.KEY]
    assert not window.isVisible()
    again = open_store(tmp_path / "har.db", PASSPHRASE, floor=CHEAP)
    again.close()


def test_a_warning_from_the_store_is_said_in_the_window(existing: Doorway, store: OpenStore) -> None:
    store.warnings.append("De sidste 2 ændringer mangler.")
    existing._on_opened(store)
    assert isinstance(existing.window, MainWindow)
    assert existing.window._notice.sentence() == "De sidste 2 ændringer mangler."


def test_a_draft_that_could_not_be_written_is_said(existing: Doorway, store: OpenStore, qtbot: QtBot) -> None:
    existing._on_opened(store)
    window = existing.window
    assert isinstance(window, MainWindow)
    store.draft_failures.append(StoreError("Disken er fuld."))
    qtbot.waitUntil(lambda: window._saved.words() == NOT_SAVED, timeout=5_000)
    assert window._notice.sentence() == "Disken er fuld."


def test_nothing_heavy_is_loaded_before_the_passphrase() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, app.views.app; print(' '.join(sys.modules))"],
        check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert not {"sqlalchemy", "reportlab", "zxcvbn", "sqlcipher3", "app.services"} & set(loaded)


def test_the_program_speaks_danish_and_has_a_mark(qapp: QApplication) -> None:
    set_up(qapp)
    assert not qapp.windowIcon().isNull()
    assert qapp.applicationName() == "Rundbord"


def caught(error: Exception) -> Exception:
    try:
        raise error
    except Exception as raised:
        return raised


def test_our_own_fault_is_told_with_an_id_and_never_with_content(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    guard = CrashGuard()
    fault = caught(KeyError("Mathias Kjærgaard 010115-1234"))
    with caplog.at_level(logging.ERROR, logger="rundbord"):
        guard.handle(type(fault), fault, fault.__traceback__)
    assert guard.dialog is not None
    said = f"{guard.dialog.text()} {guard.dialog.informativeText()} {caplog.text}"
    assert "KeyError" in said
    assert "Mathias" not in said
    assert "Traceback" not in said
    guard.dialog.done(0)
    assert guard.dialog is None


def test_two_faults_show_one_dialog(qtbot: QtBot) -> None:
    guard = CrashGuard()
    fault = caught(ValueError("x"))
    for _ in range(2):
        guard.handle(type(fault), fault, fault.__traceback__)
    first = guard.dialog
    assert first is not None
    first.done(0)
    assert guard.dialog is None


def test_a_store_that_is_gone_says_so_in_its_own_words_and_blames_nobody(qtbot: QtBot) -> None:
    guard = CrashGuard()
    fault = caught(StoreError(VANISHED))
    guard.handle(type(fault), fault, fault.__traceback__)
    assert guard.dialog is not None
    assert (guard.dialog.text(), guard.dialog.informativeText()) == (VANISHED, "")
    assert [each.text() for each in guard.dialog.buttons()] == ["Arbejd videre"]
    guard.dialog.done(0)


def test_the_report_can_be_copied_and_holds_no_folder_of_the_user(qtbot: QtBot) -> None:
    guard = CrashGuard()
    fault = caught(ValueError("sti"))
    guard.handle(type(fault), fault, fault.__traceback__)
    assert guard.dialog is not None
    next(each for each in guard.dialog.buttons() if each.text() == "Kopiér fejlrapport").click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Fejl ")
    assert str(Path.home()) not in copied
    assert "/" not in fault_report(ValueError, None, "1").replace("app/", "")
    if guard.dialog is not None:
        guard.dialog.done(0)


def test_a_fault_while_a_page_comes_in_sight_reaches_the_guard_when_qt_is_done(
    qtbot: QtBot, workspace: Workspace
) -> None:
    class Broken(Page):
        def refresh(self) -> None:
            raise KeyError("x")

    pages = QStackedWidget()
    qtbot.addWidget(pages)
    for each in (QWidget(), Broken(workspace)):
        pages.addWidget(each)
    pages.show()
    with qtbot.capture_exceptions() as told:
        pages.setCurrentIndex(1)
        assert not told, "nothing is raised inside Qt"
        qtbot.waitUntil(lambda: bool(told), timeout=2000)
    assert told[0][0] is KeyError


def test_the_excepthook_is_put_back() -> None:
    before = sys.excepthook
    put_back = CrashGuard().install()
    assert sys.excepthook != before
    put_back()
    assert sys.excepthook == before
