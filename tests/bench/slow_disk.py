"""A disk where every fsync takes 20 ms, made with strace: does a key press at the meeting still answer at once?"""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.municipality import PASSPHRASE

DELAY_MS = 20
KEYS = 80
NOT_MEASURED = "Slow disk: not measured here (it needs strace on Linux)."

TYPING = f"""
import sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from app.bootstrap import open_store
from app.exchange.case_file import read_case_file
from app.paths import resources
from app.services import case_content, meetings
from app.views.app import set_up
from app.views.meeting.meeting_screen import MeetingScreen
from app.views.workspace import Workspace
program = QApplication([])
set_up(program)
store = open_store(Path(sys.argv[1]), sys.argv[2])
workspace = Workspace(store.units, store.drafts, store.units.now, training=True, keeper=store.keeper)
with store.units.step("Hent sag", "case.import", undoable=False) as unit:
    content = read_case_file(resources() / "examples" / "a-mathias.json")
    case_id = case_content.store_content(unit, content, as_new=True)
planned = next(each.id for each in workspace.ask(meetings.list_meetings, case_id) if each.status == "planned")
with store.units.step("Begynd mødet", "meeting.start") as unit:
    meetings.start_meeting(unit, planned, step="works")
screen = MeetingScreen(workspace, planned)
screen.show()
screen.go_to("works")
program.processEvents()
spent = []
for number in range({KEYS}):
    began = time.perf_counter()
    QTest.keyClicks(QApplication.focusWidget(), "a")
    QApplication.focusWidget().repaint()
    program.processEvents()
    spent.append(time.perf_counter() - began)
    QTest.qWait(40)
spent.sort()
print(*(round(spent[int((len(spent) - 1) * part)] * 1000, 1) for part in (0.5, 0.95, 1)))
assert "aaa" in QApplication.focusWidget().text(), "the keys did not reach the field"
screen.close()
store.close()
"""


def with_slow_fsync(store: Path) -> str:
    """Type at a meeting with and without the delay, at 25 keys a second; return a sentence with both."""
    command = [sys.executable, "-c", TYPING, str(store), PASSPHRASE]
    tracer = shutil.which("strace")
    if tracer is None:
        return NOT_MEASURED
    delay = f"inject=fsync,fdatasync:delay_exit={DELAY_MS * 1000}"
    slow = [tracer, "-f", "-o", "/dev/null", "-e", "trace=none", "-e", delay]
    plain, delayed = said(command), said([*slow, *command])
    if not (plain and delayed):
        return NOT_MEASURED  # strace may not follow processes everywhere
    return (
        f"Slow disk: {KEYS} key presses at the meeting took {plain} ms (median, p95, worst) with this disk, and "
        f"{delayed} ms when every fsync takes {DELAY_MS} ms. A key press waits for no fsync if the two are alike."
    )


def said(command: list[str]) -> str:
    """Return the last line a process prints, with slashes; empty when it could not run, and then why on stderr."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode or not done.stdout:
        print(done.stderr[-500:], file=sys.stderr)
        return ""
    return " / ".join(done.stdout.splitlines()[-1].split())
