"""What the window remembers of how it was left, kept in the vault: sizes, order, ids. No name and no word of a case."""

import json

from PySide6.QtCore import QObject, QTimer

from app.views.workspace import Workspace

KEY, CASES_KEY, OF_CASES = "views", "case_views", "case:"
"""The drafts it lies in: small texts that are written again and so have no history. What is remembered with the id of a
case has a name that begins with »case:« and lies apart, for it goes when that case is erased for good."""
SOON_MS = 600
MOST = 400
"""Names remembered; the oldest go first, so that years of work do not make it slow."""


class KeptViews(QObject):
    """Reads once, writes a moment after the last change and when asked to."""

    def __init__(self, workspace: Workspace, kept: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._values = {**_read(kept.get(KEY, "")), **_read(kept.get(CASES_KEY, ""))}
        self._changed = False
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.flush)

    def recall(self, name: str) -> object:
        """Return what is remembered under a name, None when nothing is."""
        return self._values.get(name)

    def remember(self, name: str, value: object) -> None:
        """Remember a value under a name; it becomes the newest."""
        if self._values.get(name) == value:
            return
        self._values.pop(name, None)
        self._values[name] = value
        while len(self._values) > MOST:
            del self._values[next(iter(self._values))]
        self._changed = True
        self._soon.start()

    def flush(self) -> None:
        """Write what has changed; it returns at once, the vault writes in its own thread."""
        self._soon.stop()
        if self._changed:
            self._changed = False
            for key, mine in ((KEY, False), (CASES_KEY, True)):
                kept = {name: value for name, value in self._values.items() if name.startswith(OF_CASES) == mine}
                self._workspace.drafts.keep(key, json.dumps(kept), None)


def _read(text: str) -> dict[str, object]:
    """Read what was kept; anything that cannot be read is nothing, since a lost width must never stop a start."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
