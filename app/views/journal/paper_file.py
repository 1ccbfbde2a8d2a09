"""The PDF that goes over beside its title: written where she says, noted in the audit log before it leaves."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QWidget

from app.documents.outgoing_file import write_outside
from app.errors import UserError
from app.services import papers
from app.services.journal_papers import PaperFile, read_paper_file
from app.views.file_choice import ask_save_path
from app.views.papers.hand_out import NOT_ALLOWED, OUTSIDE
from app.views.workspace import Workspace

KIND = "PDF (*.pdf)"
TITLE = "Gem papiret"


def save_paper(workspace: Workspace, paper_id: UUID, parent: QWidget) -> str:
    """Ask where and write the paper there. Returns the sentence to say, empty when she thought better of it."""
    if not workspace.policy.allows("paper"):
        return NOT_ALLOWED
    try:
        file = workspace.ask(read_paper_file, paper_id)
        path = ask_save_path(parent, TITLE, file.file_name, KIND)
        return _write(workspace, paper_id, file, Path(path)) if path else ""
    except UserError as error:
        return str(error)


def _write(workspace: Workspace, paper_id: UUID, file: PaperFile, path: Path) -> str:
    if workspace.do("Papir ud", papers.note_save, paper_id) is None:
        return ""
    try:
        write_outside(path, file.content)
    except UserError:
        workspace.do("Papir blev inde", papers.note_stayed, paper_id)
        raise
    return OUTSIDE
