"""The catalogue while it is worked with: all programmes as they stand, and every change undone with Ctrl+Z."""

from collections.abc import Mapping
from uuid import uuid4

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand

from app.rules.programmes import Programme
from app.services.ports import Changes
from app.services.programmes import ProgrammeRow, keep_programmes, list_programmes
from app.views.workspace import Workspace

Wanted = Mapping[str, Programme | None]


class CatalogueDesk(QObject):
    """All programmes by id. `changed` when they stand otherwise than before."""

    changed = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._rows: dict[str, ProgrammeRow] = {}

    def read(self) -> None:
        """Read the catalogue again."""
        self._rows = {row.programme.id: row for row in self._workspace.ask(list_programmes)}
        self.changed.emit()

    def rows(self) -> list[ProgrammeRow]:
        """Return all programmes by name."""
        return list(self._rows.values())

    def row(self, programme_id: str) -> ProgrammeRow | None:
        """Return one programme; None when it is gone."""
        return self._rows.get(programme_id)

    def keep(self, name: str, wanted: Wanted) -> bool:
        """Keep programmes as one change that can be undone, named for the user; False when it was refused."""
        before = {key: self._own(key) for key in wanted}
        if not self.put(name, wanted):
            return False
        self._workspace.undo_stack.push(_Command(self, name, (before, wanted)))
        return True

    def put(self, name: str, wanted: Wanted) -> bool:
        """Let programmes stand so (None is as shipped, or gone); False when it was refused or could not be saved."""
        if self._workspace.do(name, keep_programmes, wanted) is None:
            return False
        # The catalogue is no rows of a case, so the pages are told from here; this one reads itself again with them.
        tables = frozenset({"definition_version"})
        self._workspace.changed.emit(Changes(uuid4(), name, tables, frozenset(), undoable=False))
        self.read()
        return True

    def _own(self, key: str) -> Programme | None:
        row = self._rows.get(key)
        return row.programme if row is not None and row.is_own else None


class _Command(QUndoCommand):
    """One change. It has happened when it is pushed, so the first redo does nothing."""

    def __init__(self, desk: CatalogueDesk, name: str, states: tuple[Wanted, Wanted]) -> None:
        super().__init__(name)
        self._desk = desk
        self._before, self._after = states
        self._pushed = False

    def undo(self) -> None:
        """Let the programmes stand as before."""
        self._put(self._before)

    def redo(self) -> None:
        """Let them stand as after."""
        if not self._pushed:
            self._pushed = True
            return
        self._put(self._after)

    def _put(self, wanted: Wanted) -> None:
        if not self._desk.put(self.text(), wanted):
            self.setObsolete(True)
