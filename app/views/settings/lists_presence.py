"""One more list of a kind, and one that is removed: both can be undone with Ctrl+Z."""

from uuid import uuid4

from PySide6.QtGui import QUndoCommand

from app.services.own_lists import bring_back_own_list, copy_own_list, drop_own_list
from app.views.settings.lists_desk import ListDesk

COPY, DROP = "Lav en kopi", "Fjern listen"


def copy_list(desk: ListDesk, key: str) -> str:
    """Begin one more list like the one that is chosen; return its key, empty when it was refused."""
    standing = desk.standing(key)
    if standing is None:
        return ""
    kind, new_key = standing.row.list.kind, f"own_{uuid4().hex}"
    if desk.workspace.do(COPY, copy_own_list, kind, standing.row.list.key, new_key) is None:
        return ""
    desk.read_and_tell()
    made = f"{kind.value}:{new_key}"
    desk.workspace.undo_stack.push(_Presence(desk, COPY, made))
    return made


def drop_list(desk: ListDesk, key: str) -> bool:
    """Remove a list of our own; False when it was refused."""
    command = _Presence(desk, DROP, key)
    if not command.drop():
        return False
    desk.workspace.undo_stack.push(command)
    return True


class _Presence(QUndoCommand):
    """A list that was made or removed. It has happened when it is pushed, so the first redo does nothing."""

    def __init__(self, desk: ListDesk, name: str, key: str) -> None:
        super().__init__(name)
        self._desk, self._key, self._name = desk, key, name
        self._version, self._pushed = "", False

    def drop(self) -> bool:
        """Remove the list and remember its version; False when it was refused."""
        standing = self._desk.standing(self._key)
        if standing is None:
            return False
        row = standing.row.list
        done = self._desk.workspace.do(DROP, drop_own_list, row.kind, row.key)
        if done is None:
            return False
        self._version, self._row = done.value, row
        self._desk.read_and_tell()
        return True

    def undo(self) -> None:
        """Take the list away that was made, or bring the removed one back."""
        self._turn(back=self._name == DROP)

    def redo(self) -> None:
        """Make it there again, or take it away again."""
        if not self._pushed:
            self._pushed = True
            return
        self._turn(back=self._name == COPY)

    def _turn(self, *, back: bool) -> None:
        if not (self._bring_back() if back else self.drop()):
            self.setObsolete(True)

    def _bring_back(self) -> bool:
        done = self._desk.workspace.do(self._name, bring_back_own_list, self._row.kind, self._row.key, self._version)
        self._desk.read_and_tell()
        return done is not None
