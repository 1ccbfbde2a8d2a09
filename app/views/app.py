"""The program in a window: unlock or first run, then the main window; lock ends the process and starts a new one.

Nothing but Qt, the look and the unlock window may be loaded before the passphrase is right.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMainWindow

from app.errors import StoreError
from app.views.frame.crash import CrashGuard
from app.views.settings.look import system_is_dark, theme_from, use_look
from app.views.theme import apply_theme, speak_danish
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.unlock.strength_meter import Judgement
from app.views.unlock.unlock_window import GREETING, UnlockWindow
from app.views.widgets.logo import draw_logo

if TYPE_CHECKING:
    from app.views.main_window import MainWindow
    from app.views.workspace import Workspace

NAME = "Rundbord"
SEAL_EVERY_MS = 20_000
BY_CODE = (
    "Du åbnede med genoprettelsesarket. Vælg en ny adgangssætning under Indstillinger; "
    "skriv koden fra arket i stedet for den gamle."
)
DRAFT_WATCH_MS = 1_000


class OpenedStore(Protocol):
    """An open store as `app.bootstrap.OpenStore` is one."""

    units: Any
    drafts: Any
    warnings: list[str]
    draft_failures: list[StoreError]

    def seal(self) -> None:
        """Note in the key file how far the store has come. Raises StoreError."""

    def close(self) -> None:
        """Write what waits and let go of the file. Raises StoreError."""


@dataclass(frozen=True, slots=True)
class Entrance:
    """What `bootstrap` hands to the window. `unlock` and `create` run in a thread and raise foreseen errors.

    `restart` starts a new process that will stand at the unlock window. `change_passphrase(store, old, new)` raises
    UserError or StoreError, e.g. when the old one is not right.
    """

    exists: bool
    unlock: Callable[[str], OpenedStore]
    create: Callable[[str], tuple[OpenedStore, str]]
    strength: Callable[[str], Judgement]
    change_passphrase: Callable[[OpenedStore, str, str], None]
    restart: Callable[[], None]
    print_code: Callable[[str], object] | None = None
    message: str = GREETING


def set_up(app: QApplication) -> None:
    """Give the application its name, language, look and mark."""
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("")  # Qt adds it to every title otherwise
    app.setDesktopFileName("rundbord")
    speak_danish(app)
    apply_theme(app, theme_from({}, dark_system=system_is_dark(app)))
    app.setWindowIcon(_mark())


def run_window(entrance: Entrance, arguments: list[str]) -> int:
    """Open the window, run until it is closed or locked, and return the exit code."""
    app = QApplication(arguments)
    set_up(app)
    guard = CrashGuard(app)
    put_back = guard.install()
    doorway = Doorway(app, entrance)
    doorway.open()
    try:
        return app.exec()
    finally:
        doorway.close_store()
        put_back()


class Doorway(QObject):
    """Holds the one window that is open now, and the store once it is."""

    def __init__(self, app: QApplication, entrance: Entrance) -> None:
        super().__init__(app)
        self._app, self._entrance = app, entrance
        self._store: OpenedStore | None = None
        self._settings: dict[str, str] = {}
        self.window: QMainWindow | None = None
        self._workspace: Workspace | None = None
        self._watch = QTimer(self)
        self._watch.setInterval(DRAFT_WATCH_MS)
        self._watch.timeout.connect(self._tell_draft_failures)
        self._sealing = QTimer(self)
        self._sealing.setInterval(SEAL_EVERY_MS)
        self._sealing.timeout.connect(self._seal)
        app.styleHints().colorSchemeChanged.connect(lambda _scheme: use_look(app, self._settings))

    def open(self) -> None:
        """Show the unlock window, or the first-run window when there is no store."""
        entrance = self._entrance
        if entrance.exists:
            unlock = UnlockWindow(entrance.unlock, message=entrance.message)
            unlock.unlocked.connect(self._on_opened)
            self._show(unlock)
            return
        first = FirstRunWindow(self._create, entrance.strength, entrance.print_code)
        first.created.connect(lambda: self._on_opened(self._store))
        self._show(first)

    def lock(self) -> None:
        """Close everything, start a new process at the unlock window, and end this one."""
        if self.window is not None:
            self.window.hide()  # the names are off the screen before anything else
        self.close_store()
        self._entrance.restart()
        self._app.quit()

    def close_store(self) -> None:
        """Close the store; twice does no harm. A log that could not be emptied is read at the next start."""
        self._watch.stop()
        store, self._store = self._store, None
        if store is not None:
            try:
                store.close()
            except StoreError as error:
                CrashGuard.note(error)

    def _create(self, passphrase: str) -> str:
        self._store, code = self._entrance.create(passphrase)
        return code

    def _on_opened(self, store: object) -> None:
        # Only now, so that nothing but the look stands between the double click and the unlock window.
        from app.services import profile
        from app.views.main_window import MainWindow
        from app.views.settings.passphrase import ChangePassphrase
        from app.views.workspace import Workspace

        opened: Any = store
        self._store = opened
        by_code = isinstance(self.window, UnlockWindow) and self.window.by_recovery_code
        workspace = Workspace(opened.units, opened.drafts, opened.units.now, training=opened.units.training)
        workspace.setParent(self)
        self._workspace = workspace
        self._watch.start()
        self._sealing.start()
        self._settings = workspace.ask(profile.read_settings)
        use_look(self._app, self._settings)
        door = ChangePassphrase(self._entrance.strength, self._change_passphrase)
        window = MainWindow(workspace, door)
        window.look_changed.connect(lambda: self._on_look_changed(workspace.ask(profile.read_settings)))
        window.locked.connect(self.lock)
        self._enter(window, [*opened.warnings, *([BY_CODE] if by_code else [])])

    def _enter(self, window: "MainWindow", warnings: list[str]) -> None:
        self._show(window)
        window.restore()
        for warning in warnings:
            window.say(warning, "late")

    def _show(self, window: QMainWindow) -> None:
        before, self.window = self.window, window
        # Qt gives a new window two thirds of the screen, which on a laptop is too little for a meeting.
        window.resize(window.screen().availableSize())
        window.showMaximized()
        if before is not None:
            before.close()
            before.deleteLater()

    def _on_look_changed(self, settings: dict[str, str]) -> None:
        self._settings = settings
        use_look(self._app, settings)

    def _seal(self) -> None:
        """Seal while she works, so that a lost log is noticed at the next start."""
        if self._store is not None and self._workspace is not None:
            try:
                self._store.seal()
            except StoreError as error:
                self._workspace.store_failed.emit(str(error))

    def _tell_draft_failures(self) -> None:
        """Say that half-typed text is not on disk; the writer notes it in a thread of its own."""
        if self._store is not None and self._workspace is not None and self._store.draft_failures:
            failures = list(self._store.draft_failures)
            self._store.draft_failures.clear()
            self._workspace.store_failed.emit(str(failures[-1]))

    def _change_passphrase(self, old: str, new: str) -> None:
        if self._store is not None:
            self._entrance.change_passphrase(self._store, old, new)


def _mark() -> QIcon:
    icon = QIcon()
    for side in (16, 32, 64, 128):
        picture = QPixmap(side, side)
        picture.fill("transparent")
        painter = QPainter(picture)
        draw_logo(painter, picture.rect().toRectF())
        painter.end()
        icon.addPixmap(picture)
    return icon
