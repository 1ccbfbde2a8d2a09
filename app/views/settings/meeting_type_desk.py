"""The meeting types while they are edited: drafts over what is in use, and every change can be undone with Ctrl+Z."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.errors import StoreError, UserError
from app.rules.cadence import Cadence
from app.rules.meeting_type_checks import Fault, faults_of
from app.rules.meeting_type_edits import copied, is_empty, without_empty_questions
from app.rules.meeting_type_text import as_text, from_text
from app.rules.meeting_types import MeetingType
from app.services import meeting_types
from app.services.meeting_types import TypeRow
from app.services.ports import Changes
from app.views.settings.desk_step import DeskStep
from app.views.workspace import Workspace

PREFIX = "meeting_type:"
OWN_SOURCE = "Vores egen"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a type stands: what is in use (or was) and the draft over it; None is none."""

    row: TypeRow | None = None
    draft: MeetingType | None = None

    def shown(self) -> MeetingType:
        """Return what is to be seen: the draft, else what is in use. KeyError when there is neither."""
        if self.draft is not None:
            return self.draft
        if self.row is None:
            raise KeyError("meeting_type")
        return self.row.type


class TypeDesk(QObject):
    """All types by id. `changed` when any of them stands otherwise than before."""

    changed = Signal()

    def __init__(self, workspace: Workspace, kept: Mapping[str, str]) -> None:
        super().__init__()
        self._workspace = workspace
        self._all: dict[str, Standing] = {}
        self._drafts = _kept_drafts(kept)

    def read(self) -> None:
        """Read what is in use; drafts stay."""
        rows = self._workspace.ask(meeting_types.list_type_rows)
        found = {row.type.id: _standing(row, self._drafts.get(row.type.id)) for row in rows}
        self._all = found | {key: Standing(None, kind) for key, kind in self._drafts.items() if key not in found}
        self.changed.emit()

    def standings(self) -> dict[str, Standing]:
        """Return all types: in use first, then out of use, then those that were never in use."""
        return dict(self._all)

    def standing(self, type_id: str) -> Standing:
        """Return how one type stands; nothing at all when it is gone."""
        return self._all.get(type_id, Standing())

    def rhythms(self) -> dict[str, Cadence]:
        """Return the presets for the next meeting by id."""
        return self._workspace.ask(meeting_types.rhythms)

    def faults(self, type_id: str) -> list[Fault]:
        """Return what must be put right before a draft can be used; empty questions are left out then."""
        kind = self._all[type_id].shown()
        in_use = [each.row for key, each in self._all.items() if key != type_id and each.row is not None]
        taken = [row.type.name for row in in_use if not row.is_retired]
        empty = {("questions", place) for place, each in enumerate(kind.questions) if is_empty(each)}
        return [each for each in faults_of(kind, self.rhythms(), taken) if each.where[:2] not in empty]

    def keep_half(self, kind: MeetingType) -> None:
        """Keep what is being typed, so that it is there after a crash; it is no change yet."""
        self._workspace.drafts.keep(PREFIX + kind.id, as_text(kind))

    def change(self, name: str, kind: MeetingType) -> None:
        """Make a draft of a type, named for the user."""
        before = self.standing(kind.id)
        after = _standing(before.row, kind)
        if after != before:
            self._do(name, kind.id, before, after)

    def take_in(self, kind: MeetingType) -> str:
        """Take in a type from a file as a draft; return its id."""
        self.change("Hent mødetype", kind)
        return kind.id

    def begin(self, like: str) -> str:
        """Begin a type of our own from the steps of another; return its id."""
        model = self._all[like].shown()
        kind = copied(model, f"own_{uuid4().hex}", f"{model.name} (vores)", OWN_SOURCE)
        self.change("Ny mødetype", kind)
        return kind.id

    def take_in_use(self, type_id: str) -> bool:
        """Use the draft from today; False when it was refused."""
        before = self._all[type_id]
        kind = without_empty_questions(before.shown())
        row = TypeRow(kind, bool(before.row and before.row.is_shipped), self._workspace.today)
        return self._do("Tag mødetypen i brug", type_id, before, Standing(row))

    def throw_away(self, type_id: str) -> None:
        """Leave what is in use as it is."""
        before = self._all[type_id]
        self._do("Kassér ændringerne", type_id, before, replace(before, draft=None))

    def retire(self, type_id: str) -> None:
        """Take a type out of use."""
        before = self._all[type_id]
        if before.row is not None:
            after = replace(before, row=replace(before.row, own_since=self._workspace.today, is_retired=True))
            self._do("Tag mødetypen ud af brug", type_id, before, after)

    def bring_back(self, type_id: str) -> None:
        """Use a type again that was taken out."""
        before = self._all[type_id]
        if before.row is not None:
            row = replace(before.row, own_since=self._workspace.today, is_retired=False)
            self._do("Brug mødetypen igen", type_id, before, replace(before, row=row))

    def use_shipped(self, type_id: str) -> None:
        """Use a type as it comes with the program, and leave the draft."""
        before = self._all[type_id]
        row = TypeRow(meeting_types.shipped_types()[type_id], is_shipped=True)
        self._do("Brug mødetypen, som den følger med", type_id, before, Standing(row))

    def put(self, type_id: str, wanted: Standing) -> bool:
        """Let a type stand so; False when it was refused or could not be kept."""
        other = _use(wanted.row) != _use(self.standing(type_id).row)
        if other and not self._store(type_id, wanted.row):
            return False
        if not self._keep_draft(type_id, wanted.draft):
            return False
        self.read()
        if other:  # the types are no rows of a case, so the other pages are told from here
            tables = frozenset({"definition_version"})
            self._workspace.changed.emit(Changes(uuid4(), "Mødetyper", tables, frozenset(), undoable=False))
        return True

    def _do(self, name: str, type_id: str, before: Standing, after: Standing) -> bool:
        done = self.put(type_id, after)
        if done:
            self._workspace.undo_stack.push(DeskStep(name, lambda state: self.put(type_id, state), before, after))
        return done

    def _store(self, type_id: str, row: TypeRow | None) -> bool:
        name = "Ret mødetyper"
        if row is None:
            return self._workspace.do(name, meeting_types.drop_type, type_id) is not None
        if row.is_retired:
            return self._workspace.do(name, meeting_types.retire_type, type_id) is not None
        if row.own_since is None:
            return self._workspace.do(name, meeting_types.restore_shipped, type_id) is not None
        return self._workspace.do(name, meeting_types.save_type, row.type) is not None

    def _keep_draft(self, type_id: str, kind: MeetingType | None) -> bool:
        try:
            if kind is not None:
                self._drafts[type_id] = kind
                self._workspace.drafts.keep(PREFIX + type_id, as_text(kind))
            else:
                self._drafts.pop(type_id, None)
                self._workspace.drafts.drop(PREFIX + type_id)
        except StoreError as error:
            self._workspace.store_failed.emit(str(error))
            return False
        return True



def _kept_drafts(kept: Mapping[str, str]) -> dict[str, MeetingType]:
    found = {}
    for key, text in kept.items():
        if key.startswith(PREFIX):
            with contextlib.suppress(UserError):  # from another version of the program; what is in use is untouched
                found[key.removeprefix(PREFIX)] = from_text(text)
    return found


def _standing(row: TypeRow | None, draft: MeetingType | None) -> Standing:
    """Return how a type stands; a draft that says what is in use already is none."""
    return Standing(row, None if row is not None and draft == row.type else draft)


def _use(row: TypeRow | None) -> tuple[MeetingType, bool, bool] | None:
    """Return what tells one standing from another: the day it began does not."""
    return (replace(row.type, valid_from=""), row.own_since is None, row.is_retired) if row is not None else None
