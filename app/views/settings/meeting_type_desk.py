"""The meeting types while they are edited: drafts over what is in use, and every change can be undone with Ctrl+Z."""

from dataclasses import dataclass, replace
from uuid import uuid4

from app.rules.cadence import Cadence
from app.rules.meeting_type_checks import Fault, faults_of
from app.rules.meeting_type_edits import copied, is_empty, without_empty_questions
from app.rules.meeting_type_text import as_text, from_text
from app.rules.meeting_types import MeetingType
from app.services import meeting_types
from app.services.meeting_types import TypeRow
from app.views.settings.draft_desk import DraftDesk

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


class TypeDesk(DraftDesk[Standing, MeetingType]):
    """All types by id: in use first, then out of use, then those that were never in use."""

    prefix = "meeting_type:"
    all_of_them = "Mødetyper"

    def standing(self, type_id: str) -> Standing:
        """Return how one type stands; nothing at all when it is gone."""
        return self._all.get(type_id, Standing())

    def rhythms(self) -> dict[str, Cadence]:
        """Return the presets for the next meeting by id."""
        return self.workspace.ask(meeting_types.rhythms)

    def faults(self, type_id: str) -> list[Fault]:
        """Return what must be put right before a draft can be used; empty questions are left out then."""
        kind = self._all[type_id].shown()
        in_use = [each.row for key, each in self._all.items() if key != type_id and each.row is not None]
        taken = [row.type.name for row in in_use if not row.is_retired]
        empty = {("questions", place) for place, each in enumerate(kind.questions) if is_empty(each)}
        return [each for each in faults_of(kind, self.rhythms(), taken) if each.where[:2] not in empty]

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
        row = TypeRow(kind, bool(before.row and before.row.is_shipped), self.workspace.today)
        return self._do("Tag mødetypen i brug", type_id, before, Standing(row))

    def retire(self, type_id: str) -> None:
        """Take a type out of use."""
        before = self._all[type_id]
        if before.row is not None:
            after = replace(before, row=replace(before.row, own_since=self.workspace.today, is_retired=True))
            self._do("Tag mødetypen ud af brug", type_id, before, after)

    def bring_back(self, type_id: str) -> None:
        """Use a type again that was taken out."""
        before = self._all[type_id]
        if before.row is not None:
            row = replace(before.row, own_since=self.workspace.today, is_retired=False)
            self._do("Brug mødetypen igen", type_id, before, replace(before, row=row))

    def use_shipped(self, type_id: str) -> None:
        """Use a type as it comes with the program, and leave the draft."""
        before = self._all[type_id]
        row = TypeRow(meeting_types.shipped_types()[type_id], is_shipped=True)
        self._do("Brug mødetypen, som den følger med", type_id, before, Standing(row))

    def _before(self, key: str) -> Standing:
        return self.standing(key)

    def _found(self) -> dict[str, Standing]:
        rows = self.workspace.ask(meeting_types.list_type_rows)
        found = {row.type.id: _standing(row, self._drafts.get(row.type.id)) for row in rows}
        return found | {key: Standing(None, kind) for key, kind in self._drafts.items() if key not in found}

    def _drafted(self, before: Standing, content: MeetingType | None) -> Standing:
        return _standing(before.row, content)

    def _draft_of(self, standing: Standing) -> MeetingType | None:
        return standing.draft

    def _use(self, standing: Standing) -> tuple[MeetingType, bool, bool] | None:
        row = standing.row
        return (replace(row.type, valid_from=""), row.own_since is None, row.is_retired) if row is not None else None

    def _store(self, key: str, standing: Standing) -> bool:
        name, row = "Ret mødetyper", standing.row
        if row is None:
            return self.workspace.do(name, meeting_types.drop_type, key) is not None
        if row.is_retired:
            return self.workspace.do(name, meeting_types.retire_type, key) is not None
        if row.own_since is None:
            return self.workspace.do(name, meeting_types.restore_shipped, key) is not None
        return self.workspace.do(name, meeting_types.save_type, row.type) is not None

    def _key_of(self, content: MeetingType) -> str:
        return content.id

    def _as_text(self, content: MeetingType) -> str:
        return as_text(content)

    def _from_text(self, text: str) -> MeetingType:
        return from_text(text)


def _standing(row: TypeRow | None, draft: MeetingType | None) -> Standing:
    """Return how a type stands; a draft that says what is in use already is none."""
    return Standing(row, None if row is not None and draft == row.type else draft)

