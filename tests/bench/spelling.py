"""What spelling costs: a key with and without it, reading a text when the fingers rest, and the speller's own process.

`python -m tests.bench.spelling` prints the table; `measured(workspace)` gives the rows to `make bench`.
"""

import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import quantiles

from PySide6.QtCore import QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.bootstrap import create_store
from app.language.written_words import written_words
from app.views.app import set_up
from app.views.frame.spelling_desk import SpellingDesk
from app.views.widgets.editors import TextEditor
from app.views.workspace import Workspace
from tests.bench.measures import Pair, as_markdown, in_turn
from tests.municipality import PASSPHRASE

RIGHT = "Mor og farmor har aftalt, at Mathias kommer hjem til spisetid, og skolen ringer fredag kl. 15. "
WRITTEN = 2 * RIGHT + RIGHT.replace("aftalt", "aftallt")
"""One word in fifty is misspelt, as when somebody is in a hurry."""

KEYS = 300
ANSWERED_SECONDS = 20.0


def measured(workspace: Workspace) -> list[Pair]:
    """Type in an editor of 4,000 letters with spelling and in one without, in turn, with marks on the screen."""
    desk = SpellingDesk(workspace)
    with _writing(spelled=True) as ours, _writing(spelled=False) as floor:
        _wait_for_marks(ours)
        keys = in_turn(
            "a key in a text of 4,000 letters, to paint", lambda _n: _key(ours), "the same without spelling",
            lambda _n: _key(floor), rounds=KEYS,
        )  # fmt: skip
        text = ours.toPlainText()
        marks = ours._marks
        assert marks is not None
        reading = in_turn(
            "reading 4,000 letters when the fingers rest", lambda _n: marks.read(), "finding their words",
            lambda _n: list(written_words(text)),
        )  # fmt: skip
    desk.stop()
    return [keys, reading]


def answered(workspace: Workspace) -> float:
    """Return the seconds from the first letter in a fresh program until the first mark: the process, its dictionary."""
    desk = SpellingDesk(workspace)
    began = time.perf_counter()
    with _writing(spelled=True) as editor:
        _wait_for_marks(editor)
        spent = time.perf_counter() - began
    desk.stop()
    return spent


def stalls(workspace: Workspace) -> list[float]:
    """Return how long the window stood still, turn by turn, while the speller loaded and sought words; seconds."""
    desk, found = SpellingDesk(workspace), [0]
    turns: list[float] = []
    with _writing(spelled=True):
        for word in ("aftallt", "ringger", "besluting", "sundhedpleje"):
            desk.suggest(word, lambda _words: found.append(1))
        until = time.perf_counter() + ANSWERED_SECONDS
        while sum(found) < 4 and time.perf_counter() < until:  # noqa: PLR2004 - the words above
            began = time.perf_counter()
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 1)
            turns.append(time.perf_counter() - began)
            time.sleep(0.001)
    desk.stop()
    return turns


@contextmanager
def _writing(*, spelled: bool) -> Iterator[TextEditor]:
    editor = TextEditor(12)
    editor.spelled = spelled
    editor.set_value(WRITTEN * 14)
    editor.resize(900, 500)
    editor.show()
    editor.activateWindow()
    editor.setFocus()
    QApplication.processEvents()
    yield editor
    editor.close()


def _key(editor: TextEditor) -> None:
    QTest.keyClick(editor, "e")
    QApplication.processEvents()
    editor.viewport().repaint()


def _wait_for_marks(editor: TextEditor) -> None:
    until = time.perf_counter() + ANSWERED_SECONDS
    while not editor._waves and time.perf_counter() < until:
        QTest.qWait(20)


def main() -> None:
    """Measure on an empty store and print."""
    app = QApplication([])
    set_up(app)
    with tempfile.TemporaryDirectory() as folder:
        store, _ = create_store(Path(folder) / "s.db", PASSPHRASE, training=True)
        workspace = Workspace(store.units, store.drafts, store.units.now, training=True, keeper=store.keeper)
        first, turns = answered(workspace), stalls(workspace)
        found = measured(workspace)
        store.close()
    about = f"First mark after {first:.2f} s; the window stood still {quantiles(turns, n=20)[-1] * 1000:.1f} ms (p95), "
    print(as_markdown(found, f"{about}{max(turns) * 1000:.1f} ms at worst, while it loaded and sought."))


if __name__ == "__main__":
    main()
