"""One editor's place among the drafts: its fields as JSON under one key, so a power cut loses under a second."""

import json
from contextlib import AbstractContextManager
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
        self._holds = False
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
        self._holds = True
        self._workspace.drafts.keep(self._key, json.dumps(fields, ensure_ascii=False), self._case_id)

    def drop(self) -> None:
        """Forget the draft, because it has become a step or was emptied."""
        self._pace.stop()
        self._holds = False
        try:
            self._workspace.drafts.drop(self._key)
        except StoreError as error:
            self._workspace.store_failed.emit(str(error))

    def hand_over(self, to: "DraftSlot") -> None:
        """Be empty: another editor has the words now, and they are kept there first, so a cut never finds neither."""
        to.flush()
        self._pace.stop()
        if self._holds:
            self.keep({})  # written after the other one, in the order they were given; dropping would not wait for it
            self._holds = False

    def becoming_step(self) -> AbstractContextManager[None]:
        """Let the step made inside take the draft along: after a cut the words are one or the other, never both."""
        return self._workspace.becoming_step(self._key)

    def kept(self) -> dict[str, object]:
        """Return the fields of an unfinished editor, empty when there is none or it cannot be read."""
        try:
            found = json.loads(self._workspace.drafts.kept().get(self._key, "{}"))
        except ValueError:
            return {}
        self._holds = isinstance(found, dict) and bool(found)
        return found if self._holds else {}


def as_id(text: object) -> UUID | None:
    """Return the id a draft holds, None when it holds none."""
    try:
        return UUID(str(text))
    except ValueError:
        return None
