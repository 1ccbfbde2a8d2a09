"""A fault of the interpreter's own in a method that Qt calls is told, and the program goes on.

It is called as most are: by Qt, while a method of Qt runs that we called ourselves.
"""

import pytest
from own_display import run_code

QT_CALLS = """
import sys
import app.views
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

class Mixed:
    def eventFilter(self, watched, event):
        %s

class Filter(Mixed, QObject):
    pass

told = []
sys.excepthook = lambda kind, error, places: told.append(kind.__name__)
program, stands, filters = QCoreApplication([]), QObject(), Filter()
stands.installEventFilter(filters)
QTimer.singleShot(0, lambda: QCoreApplication.sendEvent(stands, QEvent(QEvent.Type.User)))
QTimer.singleShot(1, program.quit)
program.exec()
print("goes on after", *told)
"""


@pytest.mark.parametrize(
    ("fault", "told"),
    [("len(3)", "TypeError"), ("next(iter(()))", "StopIteration"), ("bytearray(1 << 62)", "MemoryError")],
)
def test_it_is_told_and_the_program_goes_on(fault: str, told: str) -> None:
    assert run_code(QT_CALLS % fault).strip() == f"goes on after {told}"
