"""A paper leaves the vault: kept as finished, noted in the audit log, and only then written or printed, and handed out.

If the disk or the user says no after the note was made, that is noted too, so that the log is never silent.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, Protocol, TypeVar
from uuid import UUID

from app.documents.outgoing_file import write_outside
from app.services import finished_papers, papers
from app.services.ports import Unit
from app.views.workspace import Workspace

OUTSIDE = "Papiret ligger nu uden for den låste boks. Pas på det, og slet filen, når den er skrevet ud."

NOT_ALLOWED = "Jeres it-afdeling har slået det fra at gemme og udskrive papirer på denne computer."


class PaperDraft(Protocol):
    """What a service says of any paper that is ready to be looked at or finished."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """What does not stand on this copy, and why."""

    @property
    def readers(self) -> frozenset[UUID]:
        """Who reads it; nobody means that nobody can tell."""

    @property
    def file_name(self) -> str:
        """A name that tells nothing about anybody."""

    @property
    def recipient_id(self) -> UUID | None:
        """Who it is for; None for everybody who gets it."""


Draft = TypeVar("Draft", bound=PaperDraft)
Finish = Callable[[Unit, UUID, Draft, bytes], UUID]
"""A use case that keeps a paper of a case as finished and returns its id; the same facts again give the same paper."""


class HandOut(Generic[Draft]):
    """Lets papers of one case out. `finish` is the use case that keeps this kind of paper."""

    def __init__(self, workspace: Workspace, case_id: UUID, finish: Finish[Draft]) -> None:
        self._workspace, self._case_id, self._finish = workspace, case_id, finish

    @property
    def is_allowed(self) -> bool:
        """Whether the municipality's policy lets papers out of the vault."""
        return self._workspace.policy.allows("paper")

    def save(self, draft: Draft, pdf: bytes, path: Path) -> bool:
        """Save a paper as a file; False when the vault refused. Raises UserError when the file cannot be written."""

        def write() -> bool:
            write_outside(path, pdf)
            return True

        return self._let_out(draft, pdf, papers.note_save, write, "gemt som fil")

    def print_out(self, draft: Draft, pdf: bytes, printing: Callable[[], bool]) -> bool:
        """Print a paper; False when the vault refused or she thought better of it at the printer."""
        return self._let_out(draft, pdf, papers.note_print, printing, "udskrevet")

    def copy_text(self, draft: Draft, pdf: bytes, copying: Callable[[], bool]) -> bool:
        """Copy the words of a paper; it is kept as finished, so that what lies elsewhere is known here."""
        return self._let_out(draft, pdf, finished_papers.note_copy, copying, "")

    def _let_out(
        self, draft: Draft, pdf: bytes, note: Callable[[Unit, UUID], None], leave: Callable[[], bool], how: str
    ) -> bool:
        done = self._workspace.do("Færdigt papir", self._finish, self._case_id, draft, pdf)
        if done is None or self._workspace.do("Papir ud", note, done.value) is None:
            return False
        left = False
        try:
            left = leave()
        finally:
            if not left:
                self._workspace.do("Papir blev inde", papers.note_stayed, done.value)
        if left and how:
            self._workspace.do("Udlevering", papers.deliver, done.value, recipient_id=draft.recipient_id, how=how)
        return left
