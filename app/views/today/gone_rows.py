"""The rows that went while they were chosen, so that one who takes the step back stands on the same rows again."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex

from app.services.due_rows import DueRow
from app.views.today.due_model import DueItemModel


class GoneRows:
    """Remembers each row that went, with the one that took its place, the last on top.

    Without it the keys are about another child after an undo: the row that took the place stays chosen.
    """

    def __init__(self, model: DueItemModel) -> None:
        self._model = model
        self._went: list[tuple[DueRow, list[DueRow], str]] = []

    def note(self, gone: DueRow | None, several: Sequence[DueRow], instead: QModelIndex) -> None:
        """Remember that a row went, all that were chosen with it, and which one is chosen instead.

        What went before counts only if it led to this row.
        """
        entry = self._model.entry(instead)
        if gone is None or not isinstance(entry, DueRow):
            return
        if self._went and self._went[-1][2] != gone.id:  # she has walked on since
            self._went.clear()
        self._went.append((gone, list(several), entry.id))

    def back(self, chosen: DueRow) -> list[DueRow]:
        """Return what was chosen when a row went that has come back while she stood where it was; first that row."""
        if not self._went or self._went[-1][2] != chosen.id:
            return []
        gone, several, _instead = self._went[-1]
        if not self._model.place_of(gone.id).isValid():
            return []
        self._went.pop()
        return [gone, *several]
