"""The guides while they are edited: drafts over what is in use, and every change can be undone with Ctrl+Z."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import uuid4

from app.rules.guides import Guide, GuideFor, GuideStep, as_text, faults_of, from_text
from app.services import guides
from app.services.guides import GuideRow
from app.views.settings.draft_desk import DraftDesk

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


class GuideDesk(DraftDesk[Standing, Guide]):
    """All guides by id: shipped, the municipality's own, then those that were never in use."""

    prefix = "guide_draft:"
    all_of_them = "Handleguides"

    def standing(self, guide_id: str) -> Standing:
        """Return how one guide stands; nothing at all when it is gone."""
        return self._all.get(guide_id, Standing())

    def faults(self, guide_id: str) -> tuple[str, ...]:
        """Return what must be put right before a draft can be used."""
        return faults_of(self._all[guide_id].shown())

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

    def _own(self, before: Standing, guide: Guide) -> Standing:
        shipped = bool(before.row and before.row.is_shipped)
        return Standing(GuideRow(guide, "", shipped, self.workspace.today))

    def _before(self, key: str) -> Standing:
        return self.standing(key)

    def _found(self) -> dict[str, Standing]:
        rows = self.workspace.ask(guides.all_guides)
        found = {row.guide.id: _standing(row, self._drafts.get(row.guide.id)) for row in rows}
        return found | {key: Standing(None, each) for key, each in self._drafts.items() if key not in found}

    def _drafted(self, before: Standing, content: Guide | None) -> Standing:
        return _standing(before.row, content)

    def _draft_of(self, standing: Standing) -> Guide | None:
        return standing.draft

    def _use(self, standing: Standing) -> tuple[Guide, bool] | None:
        row = standing.row
        return (row.guide, row.own_since is None) if row is not None else None

    def _store(self, key: str, standing: Standing) -> bool:
        name, row = "Ret handleguides", standing.row
        if row is None:
            return self.workspace.do(name, guides.drop_guide, key) is not None
        if row.own_since is None:
            return self.workspace.do(name, guides.restore_guide, key) is not None
        return self.workspace.do(name, guides.save_guide, row.guide) is not None

    def _key_of(self, content: Guide) -> str:
        return content.id

    def _as_text(self, content: Guide) -> str:
        return as_text(content)

    def _from_text(self, text: str) -> Guide:
        return from_text(text)


def new_step_id() -> str:
    """Return the id of a new step; it stays whatever the words become."""
    return uuid4().hex[:12]


def _standing(row: GuideRow | None, draft: Guide | None) -> Standing:
    """Return how a guide stands; a draft that says what is in use already is none."""
    return Standing(row, None if row is not None and draft == row.guide else draft)


def _unended(guide: Guide) -> Guide:
    return replace(guide, valid_to=None)

