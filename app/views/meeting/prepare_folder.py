"""Every invitation and calendar file of a meeting in one go, in a folder the caseworker chooses.

Each goes the way a single one does: the leak guard first, then kept as finished, noted, and only then written. One
with something to decide stays behind and is named.
"""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from app.documents.meeting_paper import meeting_pdf
from app.documents.outgoing_file import write_outside
from app.documents.read_back import read_back
from app.exchange.calendar_file import calendar_bytes, read_calendar
from app.services import leak_guard
from app.services.leak_guard import Finding, open_findings
from app.services.meeting_paper import MeetingDraft, finish_meeting_paper, meeting_paper_for
from app.services.meeting_paper_calendar import CalendarDraft, calendar_for, note_calendar
from app.services.meeting_paper_recipients import PaperFor
from app.views.papers.hand_out import HandOut
from app.views.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FolderResult:
    """How many files were written, and whose invitation waits for a decision."""

    papers: int
    calendars: int
    waiting: tuple[str, ...]


class InvitationPapers:
    """The invitations of one meeting."""

    def __init__(self, workspace: Workspace, case_id: UUID, meeting_id: UUID) -> None:
        self._workspace, self._case_id, self._meeting_id = workspace, case_id, meeting_id
        self._hand_out: HandOut[MeetingDraft] = HandOut(workspace, case_id, finish_meeting_paper)

    @property
    def is_allowed(self) -> bool:
        """Whether the municipality lets papers out of the vault."""
        return self._hand_out.is_allowed

    def draft(self, row: PaperFor) -> MeetingDraft | None:
        """Return one invitation ready to be drawn. Raises UserError when the person may not get it."""
        made = self._workspace.ask(
            meeting_paper_for, self._meeting_id, kind=row.kind.value, copy=row.copy.value,
            recipient_id=row.recipient_id, child_id=row.child_id,
        )  # fmt: skip
        return made if isinstance(made, MeetingDraft) else None

    def calendar(self, person_id: UUID) -> tuple[CalendarDraft, bytes, tuple[Finding, ...]]:
        """Return one calendar entry, its file, and what stands in it that must be decided. Raises UserError."""
        entry = self._workspace.ask(calendar_for, self._meeting_id, recipient_id=person_id)
        data = calendar_bytes(entry.event)
        rendered = read_calendar(data, entry.file_name)
        found = self._workspace.ask(leak_guard.look, self._case_id, rendered, entry.readers)
        return entry, data, open_findings(found)

    def save_calendar(self, entry: CalendarDraft, data: bytes, path: Path) -> bool:
        """Note it, then write the file; False when the vault refused. Raises UserError when the disk does."""
        noted = self._workspace.do("Kalenderfil", note_calendar, self._meeting_id, recipient_id=entry.recipient_id)
        if noted is None:
            return False
        write_outside(path, data)
        return True

    def save_all(self, rows: tuple[PaperFor, ...], folder: Path, *, only_calendars: bool, dated: bool) -> FolderResult:
        """Write all of them, numbered as `rows` are. Raises UserError when the disk refuses; what is written stays."""
        papers = calendars = 0
        waiting: list[str] = []
        for number, row in enumerate(rows, start=1):
            held = False
            if not only_calendars:
                saved = self._save_paper(row, folder, number)
                papers, held = papers + (saved is True), saved is None
            if dated and row.person_id is not None:
                saved = self._save_entry(row.person_id, folder, number)
                calendars, held = calendars + (saved is True), held or saved is None
            waiting += [row.called] if held else []
        return FolderResult(papers, calendars, tuple(waiting))

    def _save_paper(self, row: PaperFor, folder: Path, number: int) -> bool | None:
        """Save one invitation; None when there is something to decide about first."""
        draft = self.draft(row)
        if draft is None:
            return False
        pdf = meeting_pdf(draft.paper)
        rendered = read_back(pdf, draft.file_name)
        found = self._workspace.ask(leak_guard.look, self._case_id, rendered, draft.readers)
        return None if open_findings(found) else self._hand_out.save(draft, pdf, _numbered(folder, draft, number))

    def _save_entry(self, person_id: UUID, folder: Path, number: int) -> bool | None:
        entry, data, found = self.calendar(person_id)
        return None if found else self.save_calendar(entry, data, _numbered(folder, entry, number))


def _numbered(folder: Path, draft: MeetingDraft | CalendarDraft, number: int) -> Path:
    return folder / f"{number:02}-{draft.file_name}"  # first, so that a folder lists them as the names stand
