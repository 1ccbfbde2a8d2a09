"""What the strip puts on a real clipboard: plain, marked as not to be kept, and gone again in time."""

from pathlib import Path

from own_display import display, run_code

from tests.ready_stores import ReadyStores, copy_store

ON_A_DISPLAY = """
import os, subprocess, sys
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app.services.journal_queue import list_queue
from app.views.guard.clipboard import ClipboardGuard
from app.views.journal.strip import Errand, PasteStrip
from app.views.workspace import Workspace
from tests.cheap_stores import cheap_stores
from tests.ready_stores import case_of, open_ready
app = QApplication([])
with cheap_stores():
    store = open_ready(Path(os.environ["STORE"]))
    case = case_of(store, "2026-014")
    work = Workspace(store.units, store.drafts, store.units.now, training=False, keeper=store.keeper)
    guard = ClipboardGuard(60)
    queue = work.ask(list_queue, case, older=True)
    strip = PasteStrip(work, Errand(case, "DUBU", "journal:test"), queue)
    strip.show()
    QTest.qWaitForWindowExposed(strip, 5000)

    def seen_by_others():
        code = ("from PySide6.QtWidgets import QApplication\\napp = QApplication([])\\n"
                "data = app.clipboard().mimeData()\\nprint(repr((data.text(), sorted(data.formats()))))")
        other = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        while other.poll() is None:
            QTest.qWait(20)
        return eval(other.communicate()[0])
"""


PLAIN = """
strip.copy_next()
strip.copy_next()
text, formats = seen_by_others()
assert text == queue[1].text, text
assert "»Jeg får ondt i maven" in text
assert "x-kde-passwordManagerHint" in formats, formats
assert not [each for each in formats if "html" in each or "rtf" in each], formats
"""
LOCKED = """
guard.clear_if_ours()
assert seen_by_others()[0] == ""
"""
TIME_UP = """
guard.stop()
guard = ClipboardGuard(2)
strip.copy_next()
assert app.clipboard().text() == queue[2].text
while app.clipboard().text():
    QTest.qWait(50)
strip.copy_again()
assert app.clipboard().text() == queue[2].text
assert work.ask(list_queue, case, older=True) == queue
"""


def test_another_program_gets_it_plain_and_marked_a_lock_takes_it_at_once_and_so_does_time(
    tmp_path: Path, ready_stores: ReadyStores
) -> None:
    # One process for all three: most of what each takes is to start.
    inside = "".join(f"    {each}\n" for each in f"{PLAIN}{LOCKED}{TIME_UP}".splitlines() if each)
    end = "    strip.close()\n    guard.stop()\n    store.close()\n"
    store = copy_store(ready_stores(("mathias_case",)), tmp_path / "rundbord.db")
    with display() as name:
        run_code(ON_A_DISPLAY + inside + end, DISPLAY=name, QT_QPA_PLATFORM="xcb", STORE=str(store))
