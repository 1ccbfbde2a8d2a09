"""The drafts of a group of editors: read once when they are made, kept while typing, dropped when they are a step."""

from contextlib import AbstractContextManager
from uuid import UUID

from app.errors import StoreError
from app.views.workspace import Workspace


class DraftGroup:
    """Texts under one prefix, e.g. `record:note:…:`. Trouble with the file is told through the workspace.

    `case_id` is None for what belongs to no case (Indstillinger).
    """

    def __init__(self, workspace: Workspace, case_id: UUID | None, prefix: str) -> None:
        self._workspace, self._case_id, self._prefix = workspace, case_id, prefix
        try:
            kept = workspace.drafts.kept()
        except StoreError as error:
            workspace.store_failed.emit(str(error))
            kept = {}
        self._kept = {key.removeprefix(prefix): text for key, text in kept.items() if key.startswith(prefix)}

    def text(self, name: str) -> str | None:
        """Return what was half typed in a field, None when nothing was."""
        return self._kept.get(name)

    def names(self) -> frozenset[str]:
        """Return the fields that have a draft."""
        return frozenset(self._kept)

    def keep(self, name: str, text: str) -> None:
        """Keep what stands in a field."""
        self._kept[name] = text
        self._workspace.drafts.keep(self._prefix + name, text, self._case_id)

    def drop(self, name: str) -> None:
        """Forget a field's draft, if it has one."""
        if self._kept.pop(name, None) is None:
            return
        try:
            self._workspace.drafts.drop(self._prefix + name)
        except StoreError as error:
            self._workspace.store_failed.emit(str(error))

    def becoming_step(self, *names: str) -> AbstractContextManager[None]:
        """Let the step made inside take drafts along: those named, or all of the group (see `Workspace`)."""
        return self._workspace.becoming_step(*(self._prefix + name for name in names or self.names()))

    def drop_all(self) -> None:
        """Forget every draft of the group."""
        for name in self.names():
            self.drop(name)
