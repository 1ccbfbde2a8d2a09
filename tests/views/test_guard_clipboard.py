"""What is copied from our windows: plain, marked for histories, gone in time, and never somebody else's."""

import pytest
from own_display import display, run_code

ON_A_DISPLAY = """
import subprocess, sys, time
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from app.views.guard.clipboard import HINTS, ClipboardGuard
app = QApplication([])
board = app.clipboard()
guard = ClipboardGuard({seconds})
window = {widget}()
{fill}
window.show()
window.activateWindow()  # nobody else does it on a display without a window manager
assert QTest.qWaitForWindowActive(window, 60_000)
window.setFocus()
def copy():
    window.selectAll()
    QTest.keyClick(window, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(50)
def seen_by_others():
    code = ("from PySide6.QtWidgets import QApplication\\napp = QApplication([])\\n"
            "data = app.clipboard().mimeData()\\nprint(repr((data.text(), sorted(data.formats()), "
            "app.clipboard().text(app.clipboard().Mode.Selection))))")
    other = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    while other.poll() is None:
        QTest.qWait(20)
    return eval(other.communicate()[0])
def copied_by_others(text):
    code = ("import sys\\nfrom PySide6.QtCore import QTimer\\nfrom PySide6.QtWidgets import QApplication\\n"
            "app = QApplication([])\\napp.clipboard().setText(%r)\\nprint('there', flush=True)\\n"
            "QTimer.singleShot(20000, app.quit)\\napp.exec()" % text)
    other = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    other.stdout.readline()
    QTest.qWait(200)
    return other
"""


def on_display(then: str, *, seconds: float = 60, widget: str = "QLineEdit", text: str = "Far bor på Fyn") -> None:
    fill = f"window.{'setText' if widget == 'QLineEdit' else 'setPlainText'}({text!r})"
    start = ON_A_DISPLAY.replace("{seconds}", str(seconds)).replace("{widget}", widget).replace("{fill}", fill)
    with display() as name:
        run_code(start + then, DISPLAY=name, QT_QPA_PLATFORM="xcb")


@pytest.mark.long
@pytest.mark.parametrize("widget", ["QLineEdit", "QPlainTextEdit"])
def test_a_copy_with_the_keyboard_is_plain_and_marked_as_secret(widget: str) -> None:
    on_display(
        """
copy()
text, formats, by_mouse = seen_by_others()
assert text == "Far bor på Fyn", text
assert "x-kde-passwordManagerHint" in formats, formats
assert not [each for each in formats if "html" in each or "opendocument" in each], formats
assert by_mouse == "", by_mouse
assert all(board.mimeData().hasFormat(kind) for kind in HINTS)
assert guard.is_ours()
""",
        widget=widget,
    )


def test_it_is_gone_some_time_after_the_last_copy() -> None:
    on_display(
        """
copy()
QTest.qWait(600)
copy()
QTest.qWait(600)
assert board.text() == "Far bor på Fyn"
QTest.qWait(700)
assert board.text() == ""
assert seen_by_others()[0] == ""
""",
        seconds=1,
    )


def test_what_another_program_copied_since_is_left_alone() -> None:
    on_display(
        """
copy()
other = copied_by_others("indkøb: mælk")
assert not guard.is_ours()
QTest.qWait(600)
assert board.text() == "indkøb: mælk", board.text()
guard.stop()
assert board.text() == "indkøb: mælk"
other.kill()
other.communicate()
""",
        seconds=0.4,
    )


def test_a_lock_clears_at_once_and_text_marked_by_mouse_is_not_offered() -> None:
    on_display(
        """
window.selectAll()
board.setText("markeret", QClipboard.Mode.Selection)
QTest.qWait(50)
assert board.text(QClipboard.Mode.Selection) == ""
guard.copy_text("Aftale 1")
assert seen_by_others()[0] == "Aftale 1"
guard.stop()
assert seen_by_others()[0] == ""
"""
    )
