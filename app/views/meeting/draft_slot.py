"""One editor's place among the drafts: its fields as JSON under one key, so a power cut loses under a second."""

import json
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.errors import StoreError
from app.views.widgets.pace import TypingPace
from app.views.workspace import Workspace


class DraftSlot(QObject):
    """Keeps what an editor holds. Call `touched` at each change; `wanted` asks the editor to give its fields."""

    wanted = Signal()

    def __init__(self, workspace: Workspace, key: str, case_id: UUID, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._key, self._case_id = workspace, key, case_id
        self._pace = TypingPace(self)
        self._pace.due.connect(self.wanted)

    def touched(self) -> None:
        """Count from this change."""
        self._pace.key_pressed()

    def flush(self) -> None:
        """Keep at once what waits."""
        self._pace.flush()

    def keep(self, fields: dict[str, object]) -> None:
        """Keep the fields."""
        self._workspace.drafts.keep(self._key, json.dumps(fields, ensure_ascii=False), self._case_id)

    def drop(self) -> None:
        """Forget the draft, because it has become a step or was emptied."""
        self._pace.stop()
        try:
            self._workspace.drafts.drop(self._key)
        except StoreError as error:
            self._workspace.store_failed.emit(str(error))

    def kept(self) -> dict[str, object]:
        """Return the fields of an unfinished editor, empty when there is none or it cannot be read."""
        try:
            found = json.loads(self._workspace.drafts.kept().get(self._key, "{}"))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}


def as_id(text: object) -> UUID | None:
    """Return the id a draft holds, None when it holds none."""
    try:
        return UUID(str(text))
    except ValueError:
        return None
