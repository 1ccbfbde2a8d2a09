"""Start-up, each in a process of its own: to the first window, and from the right passphrase to a painted I dag."""

import subprocess
import sys
import time
from pathlib import Path

from tests.bench.make_municipality import PASSPHRASE
from tests.bench.measures import Pair, given_in_turn

EMPTY_WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
program = QApplication([])
window = QWidget()
window.show()
program.processEvents()
print("seen", flush=True)
"""

OUR_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication
def seen(program):
    program.processEvents()
    print("seen", flush=True)
    return 0
QApplication.exec = seen
from app.window import open_window
open_window(["--store", sys.argv[1]])
"""

KEY_AND_ROWS = """
import sys, time
from pathlib import Path
from app.store import key_file
import sqlcipher3.dbapi2 as cipher
began = time.perf_counter()
store = Path(sys.argv[1])
key = key_file.unlock(key_file.key_path(store), sys.argv[2])
connection = cipher.connect(store)
connection.execute(f"PRAGMA key = \\"x'{key.raw.hex()}'\\"")
connection.execute("SELECT * FROM due_item").fetchall()
print(time.perf_counter() - began, flush=True)
connection.close()
"""

TO_TODAY = """
import sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.views.app import set_up
from app.views.unlock.unlock_window import UnlockWindow
program = QApplication([])
set_up(program)
unlock = UnlockWindow(lambda secret: secret)
unlock.show()
program.processEvents()
began = time.perf_counter()
from app.bootstrap import open_store
store = open_store(Path(sys.argv[1]), sys.argv[2])
from app.views.main_window import MainWindow
from app.views.workspace import Workspace
units = store.units
window = MainWindow(Workspace(units, store.drafts, units.now, training=units.training, keeper=store.keeper))
window.show()
program.processEvents()
print(time.perf_counter() - began, flush=True)
store.close()
"""


def pairs(store: Path) -> list[Pair]:
    """Measure both starts on a store that nobody has open."""
    return [
        given_in_turn(
            "launch to the unlock window", lambda: to_first_line(OUR_WINDOW, store),
            "launch of an empty PySide6 window", lambda: to_first_line(EMPTY_WINDOW, store), rounds=7,
        ),
        given_in_turn(
            "right passphrase to a painted I dag, imports included", lambda: said(TO_TODAY, store),
            "the key file and one SELECT of what is due", lambda: said(KEY_AND_ROWS, store), rounds=5,
        ),
    ]  # fmt: skip


def to_first_line(code: str, store: Path) -> float:
    """Return the seconds from start to the first line a process prints."""
    began = time.perf_counter()
    with subprocess.Popen([sys.executable, "-c", code, str(store)], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        spent = time.perf_counter() - began
    if b"seen" not in line:
        raise RuntimeError("no window was seen")
    return spent


def said(code: str, store: Path) -> float:
    """Return the seconds a process measured itself."""
    command = [sys.executable, "-c", code, str(store), PASSPHRASE]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()[-1])
