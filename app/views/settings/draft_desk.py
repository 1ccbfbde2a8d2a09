"""What the municipality words itself, while it is edited: drafts over what is in use, and Ctrl+Z takes changes back.

The guides, the meeting types and the lists stand on such a desk. What is in use lies in the store, a draft in the vault
beside it, and both stand as one change puts them.
"""

import contextlib
from abc import abstractmethod
from collections.abc import Mapping
from typing import ClassVar, Generic, TypeVar
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.errors import StoreError, UserError
from app.services.ports import Changes
from app.views.settings.desk_step import DeskStep
from app.views.workspace import Workspace

Standing = TypeVar("Standing")
"""How one thing stands: what is in use and the draft over it."""
Content = TypeVar("Content")
"""What is worded."""
LEAVE = "Kassér ændringerne"


class DraftDesk(QObject, Generic[Standing, Content]):
    """Everything of one kind by key. `changed` when any of it stands otherwise than before."""

    changed = Signal()
    prefix: ClassVar[str]
    """What the keys of the drafts begin with in the vault."""
    all_of_them: ClassVar[str]
    """What is changed, as the other pages are told."""

    def __init__(self, workspace: Workspace, kept: Mapping[str, str]) -> None:
        super().__init__()
        self.workspace = workspace
        self._all: dict[str, Standing] = {}
        self._drafts: dict[str, Content] = {}
        for key, text in kept.items():
            if key.startswith(self.prefix):
                with contextlib.suppress(UserError):  # from another version of the program; what is in use is untouched
                    self._drafts[key.removeprefix(self.prefix)] = self._from_text(text)

    def read(self) -> None:
        """Read what is in use; drafts stay."""
        self._all = self._found()
        self.changed.emit()

    def standings(self) -> dict[str, Standing]:
        """Return everything in its order."""
        return dict(self._all)

    def keep_half(self, content: Content) -> None:
        """Keep what is being typed, so that it is there after a crash; it is no change yet."""
        self.workspace.drafts.keep(self.prefix + self._key_of(content), self._as_text(content))

    def change(self, name: str, content: Content) -> None:
        """Make a draft, named for the user."""
        key = self._key_of(content)
        before = self._before(key)
        after = self._drafted(before, content)
        if after != before:
            self._do(name, key, before, after)
        else:
            self._keep_draft(key, self._draft_of(before))  # what was half typed and taken back is no draft

    def throw_away(self, key: str) -> None:
        """Leave what is in use as it is."""
        before = self._all[key]
        self._do(LEAVE, key, before, self._drafted(before, None))

    def put(self, key: str, wanted: Standing) -> bool:
        """Let one stand so; False when it was refused or could not be kept."""
        other = self._use(wanted) != self._use(self._before(key))
        if other and not self._store(key, wanted):
            return False
        if not self._keep_draft(key, self._draft_of(wanted)):
            return False
        if other:
            self.read_and_tell()
        else:
            self.read()
        return True

    def read_and_tell(self) -> None:
        """Read what is in use; it is no row of a case, so the other pages are told from here."""
        self.read()
        tables = frozenset({"definition_version"})
        self.workspace.changed.emit(Changes(uuid4(), self.all_of_them, tables, frozenset(), undoable=False))

    def _do(self, name: str, key: str, before: Standing, after: Standing) -> bool:
        done = self.put(key, after)
        if done:
            self.workspace.undo_stack.push(DeskStep(name, lambda state: self.put(key, state), before, after))
        return done

    def _keep_draft(self, key: str, draft: Content | None) -> bool:
        try:
            if draft is not None:
                self._drafts[key] = draft
                self.workspace.drafts.keep(self.prefix + key, self._as_text(draft))
            else:
                self._drafts.pop(key, None)
                self.workspace.drafts.drop(self.prefix + key)
        except StoreError as error:
            self.workspace.store_failed.emit(str(error))
            return False
        return True

    def _before(self, key: str) -> Standing:
        """Return how one stands; KeyError when there is none."""
        return self._all[key]

    @abstractmethod
    def _found(self) -> dict[str, Standing]:
        """Read what is in use, with the drafts over it."""

    @abstractmethod
    def _drafted(self, before: Standing, content: Content | None) -> Standing:
        """Return how it stands with a draft (None: without); one that says what is in use already is none."""

    @abstractmethod
    def _draft_of(self, standing: Standing) -> Content | None:
        """Return the draft in it."""

    @abstractmethod
    def _use(self, standing: Standing) -> object:
        """Return what tells one from another as it is in use: the day it began does not."""

    @abstractmethod
    def _store(self, key: str, standing: Standing) -> bool:
        """Use what is to be in use; False when it was refused."""

    @abstractmethod
    def _key_of(self, content: Content) -> str:
        """Return what one is known by."""

    @abstractmethod
    def _as_text(self, content: Content) -> str:
        """Return it as it is kept."""

    @abstractmethod
    def _from_text(self, text: str) -> Content:
        """Return it as it was kept. Raises UserError."""
