"""Start-up, each in a process of its own: to the first window, and from the right passphrase to a painted I dag."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.bench.measures import Pair, Took, given_in_turn
from tests.municipality import PASSPHRASE

EMPTY_WINDOW = """
from PySide6.QtWidgets import QApplication, QWidget
program = QApplication([])
window = QWidget()
window.show()
program.processEvents()
print("seen", flush=True)
"""

OUR_WINDOW = """
import os, sys
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
import json, sys, time
from pathlib import Path
from app.store import key_file
import sqlcipher3.dbapi2 as cipher
began, worked = time.perf_counter(), time.process_time()
store = Path(sys.argv[1])
key = key_file.unlock(key_file.key_path(store), sys.argv[2])
connection = cipher.connect(store)
connection.execute(f"PRAGMA key = \\"x'{key.raw.hex()}'\\"")
connection.execute("SELECT * FROM due_item").fetchall()
print(json.dumps([time.perf_counter() - began, time.process_time() - worked]), flush=True)
connection.close()
"""

TO_TODAY = """
import json, sys, time
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.views.app import set_up
from app.views.unlock.unlock_window import UnlockWindow
program = QApplication([])
set_up(program)
unlock = UnlockWindow(lambda secret: secret)
unlock.show()
program.processEvents()
began, worked = time.perf_counter(), time.process_time()
from app.bootstrap import open_store
store = open_store(Path(sys.argv[1]), sys.argv[2])
from app.views.main_window import MainWindow
from app.views.workspace import Workspace
units = store.units
window = MainWindow(Workspace(units, store.drafts, units.now, training=units.training, keeper=store.keeper))
window.show()
program.processEvents()
print(json.dumps([time.perf_counter() - began, time.process_time() - worked]), flush=True)
store.close()
"""


def pairs(store: Path) -> list[Pair]:
    """Measure both starts on a store that nobody has open."""
    return [
        given_in_turn(
            "launch to the unlock window", lambda: to_the_end(OUR_WINDOW, store),
            "launch of an empty PySide6 window", lambda: to_the_end(EMPTY_WINDOW, store), rounds=5,
        ),
        given_in_turn(
            "right passphrase to a painted I dag, imports included", lambda: said(TO_TODAY, store),
            "the key file and one SELECT of what is due", lambda: said(KEY_AND_ROWS, store), rounds=3,
        ),
    ]  # fmt: skip


def to_the_end(code: str, store: Path) -> Took:
    """Return the seconds from start to the first line a process prints, and those it worked until it had ended."""
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-c", code, str(store)], stdout=subprocess.PIPE)  # noqa: SIM115 - waited for below
    assert process.stdout is not None
    line = process.stdout.readline()
    spent = time.perf_counter() - began
    process.stdout.close()
    _, process.returncode, used = os.wait4(process.pid, 0)
    if b"seen" not in line:
        raise RuntimeError("no window was seen")
    return Took(spent, used.ru_utime + used.ru_stime)


def said(code: str, store: Path) -> Took:
    """Return the seconds a process measured itself."""
    command = [sys.executable, "-c", code, str(store), PASSPHRASE]
    line = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()[-1]
    return Took(*json.loads(line))
