"""Words of a small asking line that is used for one thing after the other: each thing's half-typed words are its own.

`FieldDrafts` is for fields that belong to one thing; here the same field asks about another each time.
"""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from functools import partial
from uuid import UUID

from app.views.records.drafts import DraftGroup
from app.views.widgets.fields import LabeledField
from app.views.workspace import Workspace


class KeptWords:
    """The fields by name. `begin` with what they ask about puts back its words; `drop` when they are a step."""

    def __init__(
        self, workspace: Workspace, case_id: UUID | None, prefix: str, fields: Mapping[str, LabeledField]
    ) -> None:
        self._drafts, self._fields = DraftGroup(workspace, case_id, prefix), dict(fields)
        self._about = ""
        for name, field in self._fields.items():
            for told in (field.typed, field.committed):  # left at once, as at a lock: the last letters are kept too
                told.connect(partial(self._keep, name))

    def flush(self) -> None:
        """Keep at once what was typed a moment ago, before the fields are filled with something else."""
        for field in self._fields.values():
            field.flush_draft()

    def begin(self, about: str) -> None:
        """Ask about a thing: what was half typed of it stands in the fields again, on top of what they show."""
        self._about = about
        for name, field in self._fields.items():
            if (draft := self._drafts.text(self._key(name))) is not None:
                field.restore(draft)

    def becoming_step(self) -> AbstractContextManager[None]:
        """Let the step made inside take the words along."""
        return self._drafts.becoming_step(*(self._key(name) for name in self._fields))

    def drop(self) -> None:
        """Forget the words; they are a step, or are not to be."""
        for name in self._fields:
            self._drafts.drop(self._key(name))

    def _keep(self, name: str, text: str) -> None:
        if not self._about:
            return
        if text.strip():
            self._drafts.keep(self._key(name), text)
        else:
            self._drafts.drop(self._key(name))

    def _key(self, name: str) -> str:
        return f"{self._about}:{name}"
