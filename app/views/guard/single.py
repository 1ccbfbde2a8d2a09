"""One window on one store: a second start tells the first to come forward, and ends.

They meet at a local socket (a named pipe on Windows) that only this user can reach, named by a hash of where the store
lies. All that is ever said is »raise«, or »file:« and the place of a file that was double-clicked, and the only answer
is »here«. What the file holds is not said; it is read by the window that is open. No network is involved.
"""

import ctypes
import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

RAISE, HERE = b"raise", b"here"
FILE, END = b"file:", b"\0"
LONGEST_FILE = 8192
"""Bytes the place of a file may have; systems allow 4,096."""
PATIENCE_MS = 2_000
LONGEST = 100
"""Bytes a socket's path may have with room to spare; the system allows 107."""


class OneWindow(QObject):
    """`raised` comes when somebody has started the program once more on the same store.

    `given` comes before it when that start was the double click on a file, with where the file lies. `offered` is the
    file this start was for, if any.
    """

    raised = Signal()
    given = Signal(object)

    def __init__(self, store: Path, parent: QObject | None = None, *, offered: Path | None = None) -> None:
        super().__init__(parent)
        self._address, self._offered = _address(store), offered
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_call)

    def is_first(self) -> bool:
        """Take the store's place, or call the one who has it; False when that one has answered and come forward.

        When no safe place for the socket is found, everybody is first: the store's own lock still lets only one in.
        """
        if not self._address:
            return True
        # Two that start at once would each take the other's socket for one that was left behind.
        with_lock = QLockFile(f"{self._address}.lock") if sys.platform != "win32" else None
        if with_lock is not None:
            with_lock.tryLock(PATIENCE_MS)
        try:
            if self._call():
                return False
            QLocalServer.removeServer(self._address)  # left behind by a process that was killed
            self._server.listen(self._address)
            return True
        finally:
            if with_lock is not None:
                with_lock.unlock()

    def let_go(self) -> None:
        """Give up the place, so that the process that comes after a lock finds nobody."""
        self._server.close()

    def _call(self) -> bool:
        caller = QLocalSocket()
        caller.connectToServer(self._address)
        if not caller.waitForConnected(PATIENCE_MS):
            return False
        if sys.platform == "win32":
            ctypes.windll.user32.AllowSetForegroundWindow(ctypes.c_uint(0xFFFFFFFF))
        caller.write(RAISE if self._offered is None else FILE + os.fsencode(self._offered) + END)
        caller.waitForBytesWritten(PATIENCE_MS)
        caller.waitForReadyRead(PATIENCE_MS)
        answer = bytes(caller.read(len(HERE)).data())
        caller.abort()
        return answer == HERE

    def _on_call(self) -> None:
        while self._server.hasPendingConnections():
            caller = self._server.nextPendingConnection()
            caller.readyRead.connect(lambda caller=caller: self._answer(caller))
            caller.disconnected.connect(caller.deleteLater)
            self._answer(caller)

    def _answer(self, caller: QLocalSocket) -> None:
        told = bytes(caller.peek(LONGEST_FILE).data())
        if len(told) < len(RAISE) or (told.startswith(FILE) and END not in told and len(told) < LONGEST_FILE):
            return  # the rest is on its way
        caller.readAll()
        if told.startswith(RAISE) or (told.startswith(FILE) and END in told):
            caller.write(HERE)
            caller.flush()
            if told.startswith(FILE):
                self.given.emit(Path(os.fsdecode(told[len(FILE) : told.index(END)])))
            self.raised.emit()
        caller.disconnectFromServer()


def _address(store: Path) -> str:
    """Return where the socket of a store lies; empty when there is no folder only this user can reach."""
    user = str(os.getuid()) if sys.platform != "win32" else os.environ.get("USERNAME", "")
    known = hashlib.sha256(f"{store.absolute().resolve()}\0{user}".encode()).hexdigest()[:20]
    name = f"rundbord-{known}"
    if sys.platform == "win32":
        return name
    for folder in _folders(user):
        path = folder / name
        if len(os.fsencode(path)) <= LONGEST and _is_private(folder):
            return str(path)
    return ""


def _folders(user: str) -> Iterator[Path]:
    """Yield where the socket may lie. Asking for the temporary folder writes a file in it, so it comes last."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime:
        yield Path(runtime)
    yield Path(tempfile.gettempdir()) / f"rundbord-{user}"


def _is_private(folder: Path) -> bool:
    """Tell whether a folder is there (made when it can be) and no one else can reach into it."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return True
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077
