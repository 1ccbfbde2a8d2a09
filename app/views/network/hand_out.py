"""The map leaves the vault as any paper does: kept as finished, noted in the audit log, then written or printed."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.services import papers
from app.services.network_paper import NetworkDraft, finish_network_paper
from app.services.ports import Unit
from app.views.workspace import Workspace


class MapHandOut:
    """Lets finished maps of one case out; what was noted and did not leave after all is noted too."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        self._workspace, self._case_id = workspace, case_id

    @property
    def is_allowed(self) -> bool:
        """Whether the municipality's policy lets papers out of the vault."""
        return self._workspace.policy.allows("paper")

    def save(self, draft: NetworkDraft, pdf: bytes, path: Path) -> bool:
        """Save the map as a file; False when the vault refused. Raises UserError when the file cannot be written."""

        def write() -> bool:
            write_outside(path, pdf)
            return True

        return self._let_out(draft, pdf, papers.note_save, write, "gemt som fil")

    def print_out(self, draft: NetworkDraft, pdf: bytes, printing: Callable[[], bool]) -> bool:
        """Print the map; False when the vault refused or she thought better of it at the printer."""
        return self._let_out(draft, pdf, papers.note_print, printing, "udskrevet")

    def _let_out(
        self,
        draft: NetworkDraft,
        pdf: bytes,
        note: Callable[[Unit, UUID], None],
        leave: Callable[[], bool],
        how: str,
    ) -> bool:
        done = self._workspace.do("Færdigt papir", finish_network_paper, self._case_id, draft, pdf)
        if done is None or self._workspace.do("Papir ud", note, done.value) is None:
            return False
        left = False
        try:
            left = leave()
        except UserError:
            self._workspace.do("Papir blev inde", papers.note_stayed, done.value)
            raise
        if left:
            self._workspace.do("Udlevering", papers.deliver, done.value, recipient_id=draft.recipient_id, how=how)
        else:
            self._workspace.do("Papir blev inde", papers.note_stayed, done.value)
        return left
