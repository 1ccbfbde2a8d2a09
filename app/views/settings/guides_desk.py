"""The guides while they are edited: drafts over what is in use, and every change can be undone with Ctrl+Z."""

import contextlib
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from app.errors import StoreError, UserError
from app.rules.guides import Guide, GuideFor, GuideStep, as_text, faults_of, from_text
from app.services import guides
from app.services.guides import GuideRow
from app.services.ports import Changes
from app.views.settings.desk_step import DeskStep
from app.views.workspace import Workspace

PREFIX = "guide_draft:"
OWN_SOURCE = "Vores egen"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a guide stands: what is kept and the draft over it; None is none."""

    row: GuideRow | None = None
    draft: Guide | None = None

    def shown(self) -> Guide:
        """Return what is to be seen: the draft, else what is kept. KeyError when there is neither."""
        if self.draft is not None:
            return self.draft
        if self.row is None:
            raise KeyError("guide")
        return self.row.guide

    def is_out(self, today: dt.date) -> bool:
        """Tell whether the guide was taken out of use."""
        return self.row is not None and not self.row.guide.valid_on(today)


class GuideDesk(QObject):
    """All guides by id. `changed` when any of them stands otherwise than before."""

    changed = Signal()

    def __init__(self, workspace: Workspace, kept: Mapping[str, str]) -> None:
        super().__init__()
        self.workspace = workspace
        self._all: dict[str, Standing] = {}
        self._drafts = _kept_drafts(kept)

    def read(self) -> None:
        """Read what is in use; drafts stay."""
        rows = self.workspace.ask(guides.all_guides)
        found = {row.guide.id: _standing(row, self._drafts.get(row.guide.id)) for row in rows}
        self._all = found | {key: Standing(None, each) for key, each in self._drafts.items() if key not in found}
        self.changed.emit()

    def standings(self) -> dict[str, Standing]:
        """Return all guides: shipped, the municipality's own, then those that were never in use."""
        return dict(self._all)

    def standing(self, guide_id: str) -> Standing:
        """Return how one guide stands; nothing at all when it is gone."""
        return self._all.get(guide_id, Standing())

    def faults(self, guide_id: str) -> tuple[str, ...]:
        """Return what must be put right before a draft can be used."""
        return faults_of(self._all[guide_id].shown())

    def keep_half(self, guide: Guide) -> None:
        """Keep what is being typed, so that it is there after a crash; it is no change yet."""
        self.workspace.drafts.keep(PREFIX + guide.id, as_text(guide))

    def change(self, name: str, guide: Guide) -> None:
        """Make a draft of a guide, named for the user."""
        before = self.standing(guide.id)
        after = _standing(before.row, guide)
        if after != before:
            self._do(name, guide.id, before, after)

    def begin(self) -> str:
        """Begin a guide of our own with one empty step; return its id."""
        steps = (GuideStep(new_step_id(), ""),)
        guide = Guide(f"own_{uuid4().hex}", "", GuideFor.WORRY, (), (), OWN_SOURCE, steps)
        self.change("Ny handleguide", guide)
        return guide.id

    def take_in_use(self, guide_id: str) -> bool:
        """Use the draft from today; False when it was refused."""
        before = self._all[guide_id]
        return self._do("Tag handleguiden i brug", guide_id, before, self._own(before, before.shown()))

    def throw_away(self, guide_id: str) -> None:
        """Leave what is in use as it is."""
        before = self._all[guide_id]
        self._do("Kassér ændringerne", guide_id, before, replace(before, draft=None))

    def retire(self, guide_id: str) -> None:
        """Take a guide out of use from today; steps that were taken keep their words."""
        before = self._all[guide_id]
        if before.row is not None:
            ended = replace(before.row.guide, valid_from=None, valid_to=self.workspace.today - dt.timedelta(days=1))
            self._do("Tag handleguiden ud af brug", guide_id, before, self._own(before, ended))

    def bring_back(self, guide_id: str) -> None:
        """Use a guide again that was taken out."""
        before = self._all[guide_id]
        if before.row is not None:
            self._do("Brug handleguiden igen", guide_id, before, self._own(before, _unended(before.row.guide)))

    def use_shipped(self, guide_id: str) -> None:
        """Use a guide as it comes with the program, and leave the draft."""
        shipped = next(each for each in guides.shipped_guides() if each.id == guide_id)
        row = GuideRow(shipped, "", is_shipped=True)
        self._do("Brug handleguiden, som den følger med", guide_id, self._all[guide_id], Standing(row))

    def put(self, guide_id: str, wanted: Standing) -> bool:
        """Let a guide stand so; False when it was refused or could not be kept."""
        other = _use(wanted.row) != _use(self.standing(guide_id).row)
        if other and not self._store(guide_id, wanted.row):
            return False
        if not self._keep_draft(guide_id, wanted.draft):
            return False
        self.read()
        if other:  # the guides are no rows of a case, so the other pages are told from here
            tables = frozenset({"definition_version"})
            self.workspace.changed.emit(Changes(uuid4(), "Handleguides", tables, frozenset(), undoable=False))
        return True

    def _own(self, before: Standing, guide: Guide) -> Standing:
        shipped = bool(before.row and before.row.is_shipped)
        return Standing(GuideRow(guide, "", shipped, self.workspace.today))

    def _do(self, name: str, guide_id: str, before: Standing, after: Standing) -> bool:
        done = self.put(guide_id, after)
        if done:
            self.workspace.undo_stack.push(DeskStep(name, lambda state: self.put(guide_id, state), before, after))
        return done

    def _store(self, guide_id: str, row: GuideRow | None) -> bool:
        name = "Ret handleguides"
        if row is None:
            return self.workspace.do(name, guides.drop_guide, guide_id) is not None
        if row.own_since is None:
            return self.workspace.do(name, guides.restore_guide, guide_id) is not None
        return self.workspace.do(name, guides.save_guide, row.guide) is not None

    def _keep_draft(self, guide_id: str, guide: Guide | None) -> bool:
        try:
            if guide is not None:
                self._drafts[guide_id] = guide
                self.workspace.drafts.keep(PREFIX + guide_id, as_text(guide))
            else:
                self._drafts.pop(guide_id, None)
                self.workspace.drafts.drop(PREFIX + guide_id)
        except StoreError as error:
            self.workspace.store_failed.emit(str(error))
            return False
        return True



def new_step_id() -> str:
    """Return the id of a new step; it stays whatever the words become."""
    return uuid4().hex[:12]


def _kept_drafts(kept: Mapping[str, str]) -> dict[str, Guide]:
    found = {}
    for key, text in kept.items():
        if key.startswith(PREFIX):
            with contextlib.suppress(UserError):  # from another version of the program; what is in use is untouched
                found[key.removeprefix(PREFIX)] = from_text(text)
    return found


def _standing(row: GuideRow | None, draft: Guide | None) -> Standing:
    """Return how a guide stands; a draft that says what is in use already is none."""
    return Standing(row, None if row is not None and draft == row.guide else draft)


def _unended(guide: Guide) -> Guide:
    return replace(guide, valid_to=None)


def _use(row: GuideRow | None) -> tuple[Guide, bool] | None:
    """Return what tells one standing from another: the day it began and what was read of it do not."""
    return (row.guide, row.own_since is None) if row is not None else None
