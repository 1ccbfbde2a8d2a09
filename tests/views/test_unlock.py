"""The unlock window and the first run, with real waiting in a thread."""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.errors import StoreError, WrongPassphraseError
from app.store.tries import Tries
from app.views.theme import Theme, apply_theme
from app.views.unlock import unlock_window
from app.views.unlock.caps_lock import from_key
from app.views.unlock.opening import Opening
from app.views.unlock.unlock_window import UnlockWindow

PASSPHRASE = "solsort bro lanterne kaffe"
CODE = "ABCDE-FGHJK-MNPQR-STUVW-XYZ23-45678"


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    apply_theme(qapp, Theme())


def _unlock(secret: str) -> str:
    if secret == "stoppet":
        raise StoreError("Rundbord er allerede åbent i et andet vindue.")
    if secret not in (PASSPHRASE, CODE):
        raise WrongPassphraseError("x")
    return "åben"


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> UnlockWindow:
    tries = Tries(tmp_path / "sager.db")

    def unlock(secret: str) -> str:
        try:
            return _unlock(secret)
        except WrongPassphraseError:
            tries.failed()
            raise

    opened = UnlockWindow(unlock, wait_left=tries.left)
    qtbot.addWidget(opened)
    opened.show()
    return opened


def _write(qtbot: QtBot, window: UnlockWindow, text: str) -> None:
    line = window._secret.findChild(QLineEdit)
    line.clear()
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def _settled(qtbot: QtBot, window: UnlockWindow) -> None:
    qtbot.waitUntil(lambda: not window._work.busy(), timeout=20_000)


def test_the_right_passphrase_unlocks_and_leaves_the_field_empty(qtbot: QtBot, window: UnlockWindow) -> None:
    with qtbot.waitSignal(window.unlocked, timeout=20_000) as blocker:
        _write(qtbot, window, PASSPHRASE)
    assert blocker.args == ["åben"]
    assert window._secret.text() == ""


def test_the_window_stays_alive_while_the_key_is_made(qtbot: QtBot) -> None:
    go_on, threads = threading.Event(), []

    def slow(_secret: str) -> str:
        threads.append(threading.current_thread())
        go_on.wait(5)
        return "åben"

    opening = Opening()
    window = UnlockWindow(slow, opening=opening)
    qtbot.addWidget(window)
    _write(qtbot, window, PASSPHRASE)
    qtbot.waitUntil(lambda: bool(threads))
    window._tell_how_far()  # nothing takes long yet
    assert window._status.sentence() == "Låser op …"
    assert opening.told(3400, 10_000)
    window._tell_how_far()
    assert window._status.sentence() == "Datoerne i alle sager bliver regnet ud igen … 34 %"
    assert not window._button.isEnabled()
    line = window._secret.findChild(QLineEdit)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.keyClick(line, Qt.Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    assert (line.text(), window.to_tell([])) == (PASSPHRASE, [])
    qtbot.keyClicks(line, "møde")
    assert window.to_tell(["en advarsel"]) == [unlock_window.TYPED_EARLY, "en advarsel"]
    window.try_to_unlock()  # a second try while the first runs is not made
    with qtbot.waitSignal(window.unlocked, timeout=20_000):
        go_on.set()
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_a_wrong_passphrase_is_said_and_soon_costs_time(qtbot: QtBot, window: UnlockWindow) -> None:
    _write(qtbot, window, "forkert")
    _settled(qtbot, window)
    assert window._status.sentence() == "Forkert adgangssætning. Prøv igen."
    _write(qtbot, window, "forkert igen")
    _settled(qtbot, window)
    assert window._status.sentence() == "Forkert adgangssætning. Prøv igen om 1 sekund."
    window.try_to_unlock()
    assert not window._work.busy()
    qtbot.waitUntil(window._button.isEnabled, timeout=20_000)
    with qtbot.waitSignal(window.unlocked, timeout=20_000):
        _write(qtbot, window, PASSPHRASE)


def test_the_wait_counts_down_as_the_store_says_and_ends(qtbot: QtBot) -> None:
    until = time.monotonic() + 0.9
    window = UnlockWindow(lambda _secret: None, wait_left=lambda: max(0.0, until - time.monotonic()))
    qtbot.addWidget(window)

    assert window._status.sentence() == "Der er prøvet forkert flere gange. Prøv igen om 1 sekund."  # not by this one
    assert not window._button.isEnabled()
    with qtbot.waitSignal(window._waiting.ticked, timeout=20_000) as blocker:
        pass
    assert blocker.args == [0]
    assert window._button.isEnabled()


def test_the_extra_key_is_looked_for_until_it_is_there(qtbot: QtBot, tmp_path: Path) -> None:
    seat, asked = Seat(), []
    window = UnlockWindow(asked.append, stick=seat)
    qtbot.addWidget(window)
    window.show()
    line = window._stick
    assert line is not None
    assert line.sentence() == "Sæt stikket med den ekstra nøgle i."
    seat.there = True
    with qtbot.waitSignal(line._timer.timeout, timeout=20_000):
        pass
    assert line.sentence() == "Den ekstra nøgle er fundet."
    window._on_other_way()
    assert not line.isVisible()


class Seat:
    """A place an extra key may be found in."""

    there = False

    def find(self, places: list[Path]) -> bool:
        assert places
        return self.there

    def take(self, path: Path) -> None:
        raise AssertionError(path)


def test_what_is_wrong_with_the_store_is_said_in_its_own_words(qtbot: QtBot, window: UnlockWindow) -> None:
    _write(qtbot, window, "stoppet")
    _settled(qtbot, window)
    assert window._status.sentence() == "Rundbord er allerede åbent i et andet vindue."
    assert window._button.isEnabled()


def test_an_error_of_ours_is_not_hidden(qtbot: QtBot) -> None:
    def broken(_secret: str) -> str:
        raise KeyError("bug")

    window = UnlockWindow(broken)
    qtbot.addWidget(window)
    with qtbot.captureExceptions() as errors:
        _write(qtbot, window, PASSPHRASE)
        _settled(qtbot, window)
    assert [kind for kind, _, _ in errors] == [KeyError]


def test_the_recovery_sheet_is_one_press_away_and_shows_what_is_written(qtbot: QtBot, window: UnlockWindow) -> None:
    line = window._secret.findChild(QLineEdit)
    assert line.echoMode() == QLineEdit.EchoMode.Password
    window._other_way.click()
    assert (line.accessibleName(), line.echoMode()) == (unlock_window.CODE, QLineEdit.EchoMode.Normal)
    with qtbot.waitSignal(window.unlocked, timeout=20_000):
        _write(qtbot, window, CODE)
    assert window.by_recovery_code


def test_the_eye_shows_and_hides(qtbot: QtBot, window: UnlockWindow) -> None:
    line = window._secret.findChild(QLineEdit)
    window._secret._eye.click()
    assert line.echoMode() == QLineEdit.EchoMode.Normal
    assert window._secret._eye.accessibleName() == "Skjul det skrevne"
    QTest.keyClicks(window._secret._eye, "abc")
    assert window._secret.text() == "", "what is typed on the eye is not written"
    window._secret._eye.click()
    assert line.echoMode() == QLineEdit.EchoMode.Password


def _key(text: str, shift: bool = False) -> QKeyEvent:
    modifier = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QKeyEvent.Type.KeyPress, 0, modifier, text)


def test_caps_lock_is_read_from_the_letters() -> None:
    assert from_key(_key("A"), None) is True
    assert from_key(_key("A", shift=True), None) is False
    assert from_key(_key("a", shift=True), None) is True
    assert from_key(_key("7"), True) is True
    assert from_key(_key("ø"), True) is False


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is asked, not guessed")
def test_caps_lock_is_said_in_words(qtbot: QtBot, window: UnlockWindow) -> None:
    line = window._secret.findChild(QLineEdit)
    qtbot.keyClick(line, "A")
    assert window._secret._caps.sentence() == "Caps Lock er slået til"
    qtbot.keyClick(line, "a")
    assert window._secret._caps.sentence() == ""


def test_closing_while_the_key_is_made_waits_and_tells_nobody(qtbot: QtBot, window: UnlockWindow) -> None:
    with qtbot.assertNotEmitted(window.unlocked, wait=50):
        _write(qtbot, window, PASSPHRASE)
        window.close()
    assert not window._work.busy()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_at_any_text_size(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    apply_theme(qapp, Theme("light", scale))
    window = UnlockWindow(_unlock)
    qtbot.addWidget(window)
    window.resize(1000, 700)
    window.show()
    for button in (window._button, window._other_way):
        assert button.width() >= button.minimumSizeHint().width()


def test_the_window_needs_nothing_but_qt_and_the_look() -> None:
    program = "import sys, app.views.unlock.unlock_window, app.views.unlock.first_run_window; print(*sys.modules)"
    root = Path(__file__).resolve().parents[2]
    loaded = subprocess.run(
        [sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    rooms = {name for name in loaded.split() if name.startswith("app.") and not name.startswith("app.views")}
    where_words_stand = {"app.language", "app.language.written_words", "app.language.number_words"}  # pure and small
    assert rooms == {"app.errors", "app.paths", "app.tokens"} | where_words_stand
    assert not {"sqlalchemy", "reportlab", "zxcvbn", "sqlcipher3"} & set(loaded.split())
