"""The one strip that is open. It outlives the page it was opened from: she goes on working while she pastes."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from app.services.journal_boxes import read_system
from app.services.journal_queue import QueueItem
from app.views.journal.strip import Errand, PasteStrip
from app.views.workspace import Workspace


class StripHolder(QObject):
    """Opens and lets go of the strip of one workspace. `ended(noted)` when it has gone."""

    ended = Signal(bool)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self.strip: PasteStrip | None = None

    def open(self, case_id: UUID, items: tuple[QueueItem, ...]) -> PasteStrip:
        """Open the strip on a queue, instead of the one that may be open; where she was is kept for the case."""
        if self.strip is not None:
            self.strip.close()
        errand = Errand(case_id, self._workspace.ask(read_system), kept_at(case_id))
        self.strip = strip = PasteStrip(self._workspace, errand, items)
        strip.ended.connect(self._on_ended)
        strip.show()
        return strip

    def _on_ended(self, noted: object) -> None:
        strip, self.strip = self.strip, None
        if strip is not None:
            strip.deleteLater()
        self.ended.emit(bool(noted))


def holder_of(workspace: Workspace) -> StripHolder:
    """Return the holder of a workspace, made when it is first asked for."""
    found = workspace.findChild(StripHolder)
    return found if isinstance(found, StripHolder) else StripHolder(workspace)


def kept_at(case_id: UUID) -> str:
    """Return the draft that remembers how far she came: ids only.

    One for the case and its meetings: what was pasted from the page of a meeting is not pasted again from the case.
    """
    return f"journal:{case_id}"
