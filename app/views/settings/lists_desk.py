"""The lists and headings while they are edited: drafts over what is in use; every change can be undone with Ctrl+Z."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.errors import StoreError, UserError
from app.services.own_list_rows import Fault, ListRow, OwnList
from app.services.own_lists import as_text, faults_of, from_text, read_own_lists, restore_own_list, save_own_list, tidy
from app.services.ports import Changes
from app.views.settings.desk_step import DeskStep
from app.views.workspace import Workspace

PREFIX = "list_draft:"
TAKE, LEAVE, RESTORE = "Tag listen i brug", "Kassér ændringerne", "Brug listen, som den følger med"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a list stands: what is in use, and the draft over it."""

    row: ListRow
    draft: OwnList | None = None

    def shown(self) -> OwnList:
        """Return what is to be seen: the draft, else what is in use."""
        return self.draft or self.row.list


def key_of(wanted: OwnList) -> str:
    """Return what one list is known by among all."""
    return f"{wanted.kind.value}:{wanted.key}"


class ListDesk(QObject):
    """All lists by key. `changed` when any of them stands otherwise than before."""

    changed = Signal()

    def __init__(self, workspace: Workspace, kept: Mapping[str, str]) -> None:
        super().__init__()
        self.workspace = workspace
        self._all: dict[str, Standing] = {}
        self._drafts = _kept_drafts(kept)

    def read(self) -> None:
        """Read what is in use; drafts stay."""
        rows = self.workspace.ask(read_own_lists)
        self._all = {key_of(row.list): _standing(row, self._drafts.get(key_of(row.list))) for row in rows}
        self.changed.emit()

    def standings(self) -> dict[str, Standing]:
        """Return all lists in their order."""
        return dict(self._all)

    def standing(self, key: str) -> Standing | None:
        """Return how one list stands; None when its part was switched off."""
        return self._all.get(key)

    def faults(self, key: str) -> tuple[Fault, ...]:
        """Return what must be put right before a draft can be used."""
        return faults_of(self._all[key].shown())

    def keep_half(self, wanted: OwnList) -> None:
        """Keep what is being typed, so that it is there after a crash; it is no change yet."""
        self.workspace.drafts.keep(PREFIX + key_of(wanted), as_text(wanted))

    def change(self, name: str, wanted: OwnList) -> None:
        """Make a draft of a list, named for the user."""
        before = self._all[key_of(wanted)]
        after = _standing(before.row, wanted)
        if after != before:
            self._do(name, key_of(wanted), before, after)
        else:
            self._keep_draft(key_of(wanted), before.draft)  # what was half typed and taken back is no draft

    def take_in_use(self, key: str) -> bool:
        """Use the draft from today; False when it was refused."""
        before = self._all[key]
        row = replace(before.row, list=tidy(before.shown()), own_since=self.workspace.today)
        return self._do(TAKE, key, before, Standing(row))

    def throw_away(self, key: str) -> None:
        """Leave what is in use as it is."""
        before = self._all[key]
        self._do(LEAVE, key, before, replace(before, draft=None))

    def use_shipped(self, key: str) -> None:
        """Use a list as it comes with the program, and leave the draft."""
        before = self._all[key]
        self._do(RESTORE, key, before, Standing(replace(before.row, own_since=None)))

    def put(self, key: str, wanted: Standing) -> bool:
        """Let a list stand so; False when it was refused or could not be kept."""
        other = _use(wanted.row) != _use(self._all[key].row)
        if other and not self._store(wanted.row):
            return False
        if not self._keep_draft(key, wanted.draft):
            return False
        if other:
            self.read_and_tell()
        else:
            self.read()
        return True

    def read_and_tell(self) -> None:
        """Read what is in use; the lists are no rows of a case, so the other pages are told from here."""
        self.read()
        tables = frozenset({"definition_version"})
        self.workspace.changed.emit(Changes(uuid4(), "Lister", tables, frozenset(), undoable=False))

    def _do(self, name: str, key: str, before: Standing, after: Standing) -> bool:
        done = self.put(key, after)
        if done:
            step = DeskStep(name, lambda state: key in self._all and self.put(key, state), before, after)
            self.workspace.undo_stack.push(step)
        return done

    def _store(self, row: ListRow) -> bool:
        if row.own_since is None:
            return self.workspace.do(RESTORE, restore_own_list, row.list.kind, row.list.key) is not None
        return self.workspace.do(TAKE, save_own_list, row.list) is not None

    def _keep_draft(self, key: str, draft: OwnList | None) -> bool:
        try:
            if draft is not None:
                self._drafts[key] = draft
                self.workspace.drafts.keep(PREFIX + key, as_text(draft))
            else:
                self._drafts.pop(key, None)
                self.workspace.drafts.drop(PREFIX + key)
        except StoreError as error:
            self.workspace.store_failed.emit(str(error))
            return False
        return True



def _kept_drafts(kept: Mapping[str, str]) -> dict[str, OwnList]:
    found = {}
    for key, text in kept.items():
        if key.startswith(PREFIX):
            with contextlib.suppress(UserError):  # from another version of the program; what is in use is untouched
                found[key.removeprefix(PREFIX)] = from_text(text)
    return found


def _standing(row: ListRow, draft: OwnList | None) -> Standing:
    """Return how a list stands; a draft that says what is in use already is none, nor one of lines not known here."""
    if draft is None or draft == row.list or (row.fixed and _ids(draft) != _ids(row.list)):
        return Standing(row)
    return Standing(row, draft)


def _ids(wanted: OwnList) -> list[str]:
    return [each.id for each in wanted.lines]


def _use(row: ListRow) -> tuple[OwnList, bool]:
    """Return what tells one standing from another: the day it began does not."""
    return row.list, row.own_since is None
