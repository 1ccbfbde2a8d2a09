"""A paper leaves the vault: kept as finished, noted in the audit log, and only then written or printed, and handed out.

If the disk or the user says no after the note was made, that is noted too, so that the log is never silent.
"""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.services import papers
from app.services.papers import PlanDraft
from app.services.ports import Unit
from app.views.workspace import Workspace

OUTSIDE = "Papiret ligger nu uden for den låste boks. Pas på det, og slet filen, når den er printet."

NOT_ALLOWED = "Jeres it-afdeling har slået det fra at gemme og printe papirer på denne computer."


class HandOut:
    """Lets finished papers of one case out."""

    def __init__(self, workspace: Workspace, case_id: UUID) -> None:
        self._workspace = workspace
        self._case_id = case_id

    @property
    def is_allowed(self) -> bool:
        """Whether the municipality's policy lets papers out of the vault."""
        return self._workspace.policy.allows("paper")

    def save(self, draft: PlanDraft, pdf: bytes, path: Path) -> bool:
        """Save a paper as a file; False when the vault refused. Raises UserError when the file cannot be written."""
        paper = self._begin(draft, pdf, papers.note_save)
        if paper is None:
            return False
        try:
            write_outside(path, pdf)
        except UserError:
            self._stayed(paper)
            raise
        self._deliver(paper, draft, "gemt som fil")
        return True

    def print_out(self, draft: PlanDraft, pdf: bytes, printing: Callable[[], bool]) -> bool:
        """Print a paper; False when the vault refused or she thought better of it at the printer."""
        paper = self._begin(draft, pdf, papers.note_print)
        if paper is None:
            return False
        if not printing():
            self._stayed(paper)
            return False
        self._deliver(paper, draft, "udskrevet")
        return True

    def _begin(self, draft: PlanDraft, pdf: bytes, note: Callable[[Unit, UUID], None]) -> UUID | None:
        done = self._workspace.do("Færdigt papir", papers.finish_paper, self._case_id, draft, pdf)
        if done is None or self._workspace.do("Papir ud", note, done.value) is None:
            return None
        return done.value

    def _stayed(self, paper: UUID) -> None:
        self._workspace.do("Papir blev inde", papers.note_stayed, paper)

    def _deliver(self, paper: UUID, draft: PlanDraft, how: str) -> None:
        self._workspace.do("Udlevering", papers.deliver, paper, recipient_id=draft.recipient_id, how=how)
