"""The lists and headings while they are edited: drafts over what is in use; every change can be undone with Ctrl+Z."""

from dataclasses import dataclass, replace

from app.services.own_list_rows import Fault, ListRow, OwnList
from app.services.own_lists import as_text, faults_of, from_text, read_own_lists, restore_own_list, save_own_list, tidy
from app.views.settings.draft_desk import DraftDesk

TAKE, RESTORE = "Tag listen i brug", "Brug listen, som den følger med"


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


class ListDesk(DraftDesk[Standing, OwnList]):
    """All lists by key."""

    prefix = "list_draft:"
    all_of_them = "Lister"

    def standing(self, key: str) -> Standing | None:
        """Return how one list stands; None when its part was switched off."""
        return self._all.get(key)

    def faults(self, key: str) -> tuple[Fault, ...]:
        """Return what must be put right before a draft can be used."""
        return faults_of(self._all[key].shown())

    def take_in_use(self, key: str) -> bool:
        """Use the draft from today; False when it was refused."""
        before = self._all[key]
        row = replace(before.row, list=tidy(before.shown()), own_since=self.workspace.today)
        return self._do(TAKE, key, before, Standing(row))

    def use_shipped(self, key: str) -> None:
        """Use a list as it comes with the program, and leave the draft."""
        before = self._all[key]
        self._do(RESTORE, key, before, Standing(replace(before.row, own_since=None)))

    def put(self, key: str, wanted: Standing) -> bool:
        """Let a list stand so; False also when its part was switched off since."""
        return key in self._all and super().put(key, wanted)

    def _found(self) -> dict[str, Standing]:
        rows = self.workspace.ask(read_own_lists)
        return {key_of(row.list): _standing(row, self._drafts.get(key_of(row.list))) for row in rows}

    def _drafted(self, before: Standing, content: OwnList | None) -> Standing:
        return _standing(before.row, content)

    def _draft_of(self, standing: Standing) -> OwnList | None:
        return standing.draft

    def _use(self, standing: Standing) -> tuple[OwnList, bool]:
        return standing.row.list, standing.row.own_since is None

    def _store(self, key: str, standing: Standing) -> bool:  # noqa: ARG002 - the row says which list it is
        row = standing.row
        if row.own_since is None:
            return self.workspace.do(RESTORE, restore_own_list, row.list.kind, row.list.key) is not None
        return self.workspace.do(TAKE, save_own_list, row.list) is not None

    def _key_of(self, content: OwnList) -> str:
        return key_of(content)

    def _as_text(self, content: OwnList) -> str:
        return as_text(content)

    def _from_text(self, text: str) -> OwnList:
        return from_text(text)


def _standing(row: ListRow, draft: OwnList | None) -> Standing:
    """Return how a list stands; a draft that says what is in use already is none, nor one of lines not known here."""
    if draft is None or draft == row.list or (row.fixed and _ids(draft) != _ids(row.list)):
        return Standing(row)
    return Standing(row, draft)


def _ids(wanted: OwnList) -> list[str]:
    return [each.id for each in wanted.lines]

