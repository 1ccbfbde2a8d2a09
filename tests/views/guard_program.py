"""The real program on a test store, as a process of its own: cheap key, short limits, restarts told instead of started.

`python guard_program.py STORE IDLE_SECONDS [open|save|box|menu]`: it unlocks itself; the last word opens a dialog then.
Each restart is a line in `STORE.restarts`; `STORE.waiting` is there while a dialog waits in a loop of its own.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from app.bootstrap import create_store, open_store
from app.views import app as program
from app.views.app import Doorway, run_window
from app.views.entrance import Entrance
from app.views.file_choice import ask_open_path, ask_save_path
from app.views.guard.limits import Limits
from app.views.guard.lock_note import LockNote
from app.views.main_window import MainWindow
from app.views.navigation import SETTINGS, Place
from app.views.unlock.unlock_window import UnlockWindow
from tests.shipped import CHEAP, PASSPHRASE


class Judged:
    ok, text, score = True, "God adgangssætning.", 4


def entrance(store: Path, idle_seconds: float) -> Entrance:
    def restart(note: LockNote) -> None:
        with Path(f"{store}.restarts").open("a", encoding="utf-8") as file:
            file.write(f"{note.to_word()}\n")

    return Entrance(
        exists=True,
        unlock=lambda secret: open_store(store, secret, floor=CHEAP),
        create=lambda secret: create_store(store, secret, cost=CHEAP),
        strength=lambda _words: Judged(),
        restart=restart,
        store=store,
        limits=Limits(idle_minutes=idle_seconds / 60),
    )


def main_window() -> MainWindow | None:
    return next((each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)), None)


def wait_in_a_dialog(store: Path, kind: str) -> None:
    window = main_window()
    if window is None:
        QTimer.singleShot(50, lambda: wait_in_a_dialog(store, kind))
        return
    Path(f"{store}.waiting").touch()
    asking = {
        "open": lambda: ask_open_path(window, "Vælg", "Alle filer (*)"),
        "save": lambda: ask_save_path(window, "Gem", "papir.pdf", "PDF (*.pdf)"),
        "box": lambda: QMessageBox(QMessageBox.Icon.Question, "Rundbord", "Hvad nu?", parent=window).exec(),
        "menu": lambda: menu(window).exec(window.mapToGlobal(window.rect().center())),
    }
    asking[kind]()
    Path(f"{store}.went-on").touch()  # code after the dialog must not run on a closed store


def menu(window: MainWindow) -> QMenu:
    made = QMenu(window)
    made.addAction("Et punkt")
    return made


def go_to_settings() -> None:
    window = main_window()
    if window is None:
        QTimer.singleShot(50, go_to_settings)
        return
    window.go(Place(SETTINGS))
    window.activateWindow()
    editor = window._settings._profile[0]._fields["name"].editor
    editor.setFocus()
    if editor.hasFocus():
        Path(f"{sys.argv[1]}.ready").touch()
    else:
        QTimer.singleShot(50, go_to_settings)


class Opening(Doorway):
    """The way in, which types the passphrase itself and then goes where the test wants it."""

    def open(self) -> None:
        super().open()
        QTimer.singleShot(0, self._type)

    def _type(self) -> None:
        store, _, *kind = sys.argv[1:]
        if isinstance(self.window, UnlockWindow):
            self.window._secret._line.setText(PASSPHRASE)
            self.window.try_to_unlock()
        if kind:
            wait_in_a_dialog(Path(store), kind[0])
        else:
            go_to_settings()


if __name__ == "__main__":
    program.Doorway = Opening  # type: ignore[misc]  # the way in of `run_window`
    sys.exit(run_window(entrance(Path(sys.argv[1]), float(sys.argv[2])), ["rundbord"]))
