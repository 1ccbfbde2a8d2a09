"""What is half typed in a panel that is opened now for one stop, now for another: each stop has its own drafts."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from app.views.records.begin_panel import BeginPanel
from app.views.records.drafts import DraftGroup


class HalfStops:
    """The drafts of one panel by stop; None is the stop that does not exist yet. Made when the panel has its fields."""

    def __init__(self, panel: BeginPanel, key: str) -> None:
        self._panel, self._key = panel, key
        self._groups: dict[UUID | None, DraftGroup] = {}
        for name, field in panel.fields.items():
            field.committed.connect(partial(self._keep, name))  # a choice, or a word left within the pace of typing

    def has(self, stop_id: UUID | None) -> bool:
        """Tell whether something is half typed about a stop."""
        group = self._of(stop_id)
        return any((group.text(name) or "").strip() for name in group.names())

    def show(self, stop_id: UUID | None, stored: Mapping[str, str]) -> None:
        """Show what is stored about a stop, and over it what is half typed; of the one before nothing stays."""
        fields = self._panel.fields
        for field in fields.values():
            field.flush_draft()
        self._panel.drafts = group = self._of(stop_id)
        for name, field in fields.items():
            field.set_text(stored.get(name, ""))
            if (draft := group.text(name)) is not None:
                field.restore(draft)

    def _keep(self, name: str, text: str) -> None:
        self._panel.drafts.keep(name, text)

    def _of(self, stop_id: UUID | None) -> DraftGroup:
        if stop_id not in self._groups:
            prefix = f"{self._key}:{stop_id or self._panel.case_id}:"
            self._groups[stop_id] = DraftGroup(self._panel.workspace, self._panel.case_id, prefix)
        return self._groups[stop_id]
