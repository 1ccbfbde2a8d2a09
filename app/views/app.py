"""The program in a window: unlock or first run, then the main window; lock ends the process and starts a new one.

Nothing but Qt, the look and the unlock window may be loaded before the passphrase is right.
"""

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from app.errors import StoreError
from app.views.entrance import Entrance, OpenedStore
from app.views.erasing import erase_told
from app.views.file_choice import leave_no_notes
from app.views.frame.crash import CrashGuard
from app.views.frame.file_door import FileDoor
from app.views.frame.newer_program import NewerProgram
from app.views.guard.curtain import close_others
from app.views.guard.garbage import GarbageInTurn
from app.views.guard.guard import Guard, Surroundings
from app.views.guard.lock_note import LockNote, Why
from app.views.guard.single import OneWindow
from app.views.reminding import Reminding
from app.views.settings.look import follow_computer, use_look
from app.views.staying import Staying, end_now
from app.views.theme import speak_danish
from app.views.unlock.first_run_window import FirstRunWindow
from app.views.unlock.unlock_window import UnlockWindow
from app.views.widgets.heard import tell_readers
from app.views.widgets.logo import logo_icon

if TYPE_CHECKING:
    from app.services.ports import Changes
    from app.views.frame.store_watch import StoreWatch
    from app.views.main_window import MainWindow
    from app.views.workspace import Workspace


def set_up(app: QApplication) -> None:
    """Give the application its name, language, look and mark."""
    app.setApplicationName("Rundbord")
    app.setApplicationDisplayName("")  # Qt adds it to every title otherwise
    app.setDesktopFileName("rundbord")
    tell_readers()
    speak_danish(app)
    leave_no_notes()
    use_look(app, {})
    app.setWindowIcon(logo_icon())


def run_window(entrance: Entrance, arguments: list[str]) -> int:
    """Open the window, run until it is closed or locked, return the exit code; a second start wakes the first."""
    app = QApplication(arguments)
    one = OneWindow(entrance.store, app, offered=entrance.offered) if entrance.store is not None else None
    if one is not None and not one.is_first():
        return 0
    set_up(app)
    put_back = CrashGuard(app).install()
    GarbageInTurn(app)
    doorway = Doorway(app, entrance, one, end=end_now)
    doorway.open()
    try:
        return app.exec()
    finally:
        doorway.close_store()
        if one is not None:
            one.let_go()
        put_back()


class Doorway(QObject):
    """Holds the one window that is open now, the store once it is, and the guard over it.

    `end` ends the process after a lock; `around` says how the computer is asked for idleness and sleep.
    """

    def __init__(
        self,
        app: QApplication,
        entrance: Entrance,
        one: OneWindow | None = None,
        *,
        end: Callable[[], object] = QApplication.quit,
        around: Callable[[QApplication], Surroundings] = Surroundings.of,
    ) -> None:
        super().__init__(app)
        self._app, self._entrance, self._one, self._end, self._around = app, entrance, one, end, around
        self._guard: Guard | None = None
        self._locking = False
        self._files, self._newer = FileDoor(entrance.offered, self), NewerProgram(self)
        if one is not None:
            one.given.connect(self._files.give)
            one.raised.connect(self.come_forward)
        self._store: OpenedStore | None = None
        self._settings: dict[str, str] = {}
        self.window: QMainWindow | None = None
        self._workspace: Workspace | None = None
        self._watch: StoreWatch | None = None
        policy = entrance.policy
        self._reminding = Reminding(entrance.handed, allowed=policy.reminders, stays=entrance.stays, parent=self)
        self._reminding.open_asked.connect(self.come_forward)
        self._reminding.lock_asked.connect(self._on_lock_asked)
        self._reminding.quit_asked.connect(self.quit)
        self._staying = Staying(app, lambda: self._reminding.stays)
        self._staying.closed.connect(self._on_closed)
        follow_computer(app, lambda: use_look(app, self._settings))

    def open(self) -> None:
        """Show the unlock window, or the first-run window when there is no store."""
        entrance = self._entrance
        if entrance.exists:
            self._ask_for_passphrase(entrance.message)
            return
        first = FirstRunWindow(self._create, entrance.strength, entrance.print_code, entrance.rescue, entrance.tour)
        first.created.connect(self._on_created)
        first.brought.connect(self._ask_for_passphrase)
        self._show(first)

    def come_forward(self) -> None:
        """Bring the window to the front, because the program was started once more, or asked for beside the clock."""
        above = self._app.activeModalWidget()
        if above is not None:  # a child sits before it, or a question waits: the cases stay behind it
            above.raise_()
            above.activateWindow()
        elif self.window is not None:
            self._staying.show(self.window)

    def quit(self) -> None:
        """End the program as when its window is closed, also where that would only hide it."""
        self._staying.end()
        if self.window is not None:
            self.window.close()
        self._app.quit()

    def lock(self, note: LockNote) -> None:
        """Close everything, start a new process at the unlock window, and end this one; twice does no harm.

        Whatever goes wrong on the way is noted, and the lock goes on: nothing may keep the names on the screen.
        """
        if self._workspace is not None and self._workspace.is_in_step(lambda: self.lock(note)):
            return
        # The new process is asked for before the store is closed: it waits for the store, not the user for the backup.
        self._leave(self._hand_on, lambda: self._entrance.restart(note), self.close_store)

    def erase(self, cases: frozenset[UUID]) -> None:
        """Erase cases for good: the windows go, the store does it and is closed, and a new process says how it went."""
        at = f"{self._workspace.now():%H.%M}" if self._workspace is not None else "00.00"
        self._leave(lambda: self._entrance.restart(LockNote(self._erased(cases), at)), lambda: None)

    def _leave(self, *last: Callable[[], object]) -> None:
        """Take everything off the screen, do what is to be done last, and end the process."""
        if self._locking:
            return
        self._locking = True
        let_go = self._one.let_go if self._one is not None else lambda: None
        for step in (self._put_away, close_others, let_go, *last):
            try:
                step()
            except Exception as error:
                CrashGuard.note(error)
        self._end()

    def _erased(self, cases: frozenset[UUID]) -> Why:
        self._stop_watching()
        store, self._store = self._store, None
        return erase_told(store, cases) if store is not None else Why.ERASED

    def close_store(self) -> None:
        """Close the store; twice does no harm. A log that could not be emptied is read at the next start."""
        self._stop_watching()
        store, self._store = self._store, None
        if store is not None:
            try:
                store.close(copy=True)
            except StoreError as error:
                CrashGuard.note(error)

    def _hand_on(self) -> None:
        if self._store is not None:
            self._store.keeper.end()  # what opens the store must stand when the new process asks for the stick, or not
        self._entrance.hand_on(self._reminding.to_hand_on(), self._reminding.stays)

    def _on_closed(self) -> None:
        """Lock, and go on without a window; at the door what was typed goes, and the window with it."""
        if self._workspace is not None:
            self.lock(LockNote(Why.CLOSED, f"{self._workspace.now():%H.%M}"))
        elif isinstance(self.window, UnlockWindow) and not self.window.is_busy:
            self._put_away()
            self._staying.hide(self.window)

    def _on_lock_asked(self) -> None:
        if self._workspace is not None:
            self.lock(LockNote(Why.KEY, f"{self._workspace.now():%H.%M}"))

    def _stop_watching(self) -> None:
        self._reminding.stop()
        for each in (self._watch, self._guard):
            if each is not None:
                each.stop()
        self._watch = self._guard = None

    def _ask_for_passphrase(self, message: str) -> None:
        entrance = self._entrance
        unlock = UnlockWindow(
            entrance.unlock, message=message, rescue=entrance.rescue, wait_left=entrance.wait_left,
            stick=entrance.stick, opening=entrance.opening, tour=entrance.tour,
        )  # fmt: skip
        unlock.unlocked.connect(self._on_opened)
        self._show(unlock, hidden=entrance.hidden and self._reminding.stays)
        self._reminding.at_the_door(unlock.remind)

    def _create(self, passphrase: str) -> str:
        self._store, code = self._entrance.create(passphrase)
        return code

    def _on_created(self) -> None:
        if self._store is not None:
            with contextlib.suppress(StoreError):  # a full disk: at the next start she is asked to make the sheet anew
                self._store.keeper.keep_recovery_code()
        self._on_opened(self._store)

    def _on_opened(self, store: object) -> None:
        # Only now, so that nothing but the look stands between the double click and the unlock window.
        from app.services import profile
        from app.views.frame.store_watch import StoreWatch
        from app.views.main_window import MainWindow
        from app.views.workspace import Workspace

        opened: Any = store
        self._store = opened
        door = self.window
        entrance, units = self._entrance, opened.units
        workspace = Workspace(
            units, opened.drafts, units.now, parent=self,
            training=units.training, policy=entrance.policy, keeper=opened.keeper,
        )  # fmt: skip
        workspace.take_up_steps()
        workspace.erase_requested.connect(self.erase)
        self._workspace, self._watch = workspace, StoreWatch(opened, workspace)
        self._settings = workspace.ask(profile.read_settings)
        use_look(self._app, self._settings)
        window = MainWindow(workspace, entrance.limits, entrance.print_code)
        self._stand_guard(window, workspace)
        window.look_changed.connect(lambda: self._on_look_changed(workspace.ask(profile.read_settings)))
        window.locked.connect(self._on_lock_asked)
        self._enter(window, door.to_tell(opened.warnings) if isinstance(door, UnlockWindow) else opened.warnings)
        self._reminding.inside(workspace)
        self._newer.tell_in(window)
        with contextlib.suppress(StoreError):  # a full disk: it is told once more at the next start
            opened.told()

    def _stand_guard(self, window: "MainWindow", workspace: "Workspace") -> None:
        guard = Guard(
            window, self._entrance.limits, self._around(self._app), lambda: bool(window.place.meeting_id), workspace.now
        )
        guard.use_settings(self._settings)
        guard.lock_wanted.connect(self.lock)
        window.cover_requested.connect(guard.cover.ask)
        workspace.changed.connect(self._on_changed)
        self._guard = guard

    def _put_away(self) -> None:
        """Let the window keep half-typed text, or let go of a half-typed passphrase."""
        getattr(self.window, "put_away", lambda: None)()

    def _on_changed(self, changes: "Changes") -> None:
        if "setting" in changes.tables and self._guard is not None and self._workspace is not None:
            from app.services import profile  # loaded long ago, with the store

            self._guard.use_settings(self._workspace.ask(profile.read_settings))
            self._reminding.follow_settings()

    def _enter(self, window: "MainWindow", warnings: list[str]) -> None:
        self._show(window)
        window.restore()
        self._files.open_in(window, lambda: window.place, window.go)
        window.help.arrive(self._entrance.tour, window)
        for warning in warnings:
            window.say(warning, "late")

    def _show(self, window: QMainWindow, *, hidden: bool = False) -> None:
        before, self.window = self.window, window
        self._staying.watch(window)
        # Qt gives a new window two thirds of the screen, which on a laptop is too little for a meeting.
        window.resize(window.screen().availableSize())
        if hidden:
            self._staying.hide(window)
        else:
            window.showMaximized()
        if before is not None:
            before.close()
            before.deleteLater()

    def _on_look_changed(self, settings: dict[str, str]) -> None:
        self._settings = settings
        use_look(self._app, settings)
