"""Pictures and files of a case: bring them in, look at them, take them away, hand out a copy.

They are for the caseworker alone and stand on no paper. The bytes lie encrypted beside the store (`unit.files`); what
is known about them is changed as in any record (`records.change_record`). Taking one away can be undone, so its bytes
stay until nothing at all points at them.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select

from app.language.dates import long_date
from app.models.attachment import Attachment, SealedFile
from app.models.case import Case
from app.models.enums import AttachmentKind
from app.services.ordering import move_among
from app.services.pointers import let_go
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text
from app.wording import word

PICTURES = frozenset({"image/jpeg", "image/png"})
LONGEST_NAME = 120
"""Characters: a file's own name can be 255, and no line in the window can."""


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """One picture or file. Dates are ISO, empty when not known; `told` is »tavle, 22. november 2026, om Mathias«."""

    id: UUID
    name: str
    kind: AttachmentKind
    about_id: UUID | None
    meeting_id: UUID | None
    dated: str
    note: str
    journalised_on: str
    media_type: str
    size: int
    sha256: str
    told: str

    @property
    def is_picture(self) -> bool:
        """Tell whether it can be seen as a picture."""
        return self.media_type in PICTURES


@dataclass(frozen=True, slots=True)
class Added:
    """What became of something that was brought in; `there_already` when the same bytes lie in the case."""

    id: UUID
    there_already: bool


@use_case("attachment.list")
def list_attachments(unit: Unit, case_id: UUID) -> list[AttachmentRow]:
    """Return the pictures and files of a case: the newest first, or as somebody has put them."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    return [_row(rows, each) for each in reversed(rows.of(Attachment))]


@use_case("attachment.add")
def add_attachment(
    unit: Unit, case_id: UUID, content: bytes, *, name: str, media_type: str, taken_on: dt.date | None = None
) -> Added:
    """Keep a picture (painted anew) or a document (as it is). The same bytes are not kept twice in one case.

    The day is the one the camera told, else today; one to come is a camera set wrong. Raises UserError, StoreError.
    """
    unit.get(Case, case_id)
    sha = unit.files.put(content)
    same = unit.live(Attachment, Attachment.case_id == case_id, Attachment.sha256 == sha)
    if same:
        unit.about(case_id, same[0].id)
        return Added(same[0].id, there_already=True)
    row = Attachment(
        case_id=case_id,
        name=typed_text(name)[:LONGEST_NAME].strip() or None,
        kind=AttachmentKind.PHOTO if media_type in PICTURES else AttachmentKind.DOCUMENT,
        dated=taken_on if taken_on and taken_on <= unit.today else unit.today,
        media_type=media_type,
        size=len(content),
        sha256=sha,
        order_key=next_key(unit, Attachment, case_id),
    )
    unit.about(case_id, row.id)
    return Added(unit.add(row).id, there_already=False)


@use_case("attachment.journalise")
def journalise_attachment(unit: Unit, attachment_id: UUID, *, journalised: bool) -> None:
    """Note that an attachment lies in the municipality's journal from today, or that it does not after all."""
    row = unit.get(Attachment, attachment_id)
    unit.about(row.case_id, attachment_id)
    row.journalised_on = unit.today if journalised else None


@use_case("attachment.remove")
def remove_attachment(unit: Unit, attachment_id: UUID) -> None:
    """Take an attachment away (undoable). Its bytes stay as long as it can come back."""
    row = unit.get(Attachment, attachment_id)
    unit.about(row.case_id, attachment_id)
    let_go(unit, row)
    unit.remove(row)


@use_case("attachment.move")
def move_attachment(unit: Unit, attachment_id: UUID, *, by: int) -> None:
    """Move an attachment some places further on in the list (negative: earlier); past an end nothing happens."""
    row = unit.get(Attachment, attachment_id)
    unit.about(row.case_id, attachment_id)
    move_among(unit.live(Attachment, Attachment.case_id == row.case_id), row, -by)  # the list begins with the last row


@use_case("attachment.journalise")
def journalise_attachments(unit: Unit, attachments: Sequence[UUID], *, journalised: bool) -> None:
    """Note of several attachments that they lie in the journal from today, or that they do not after all."""
    for each in attachments:
        journalise_attachment(unit, each, journalised=journalised)


@use_case("attachment.remove")
def remove_attachments(unit: Unit, attachments: Sequence[UUID]) -> None:
    """Take several attachments away (undoable)."""
    for each in attachments:
        remove_attachment(unit, each)


@use_case("attachment.open")
def attachment_bytes(unit: Unit, attachment_id: UUID) -> bytes | None:
    """Return the bytes to be looked at, or None when they are not on this computer. Raises StoreError when damaged."""
    row = unit.get(Attachment, attachment_id)
    unit.about(row.case_id, attachment_id)
    return unit.files.get(row.sha256) if row.sha256 else None


@use_case("attachment.list")
def small_picture(unit: Unit, case_id: UUID, attachment_id: UUID) -> bytes | None:
    """Return the bytes a small picture in the list is made from: part of looking at the list, so logged as that."""
    unit.about(case_id)
    row = unit.get(Attachment, attachment_id)
    return unit.files.get(row.sha256) if row.sha256 and row.media_type in PICTURES else None


@use_case("attachment.save", undoable=False)
def copy_out(unit: Unit, attachment_id: UUID) -> bytes | None:
    """Return the bytes for a copy outside the vault. Run as a step, so that every copy leaves a row in the log."""
    row = unit.get(Attachment, attachment_id)
    unit.about(row.case_id, attachment_id)
    return unit.files.get(row.sha256) if row.sha256 else None


@use_case("attachment.unused")
def unused(unit: Unit) -> list[str]:
    """Return the hashes of kept files that no attachment points at, not even one that could be put back."""
    pointed_at = select(Attachment.sha256).where(Attachment.sha256.is_not(None))
    query = select(SealedFile.sha256).where(SealedFile.sha256.not_in(pointed_at)).order_by(SealedFile.sha256)
    return list(unit.session.scalars(query))


@use_case("attachment.purge", undoable=False)
def purge_unused(unit: Unit) -> int:
    """Let go of the keys of what nothing points at, and return how many; the store's `sweep` removes the files."""
    gone = unused(unit)
    for sha in gone:
        unit.session.delete(unit.session.get_one(SealedFile, sha))
    unit.session.flush()
    return len(gone)


def _row(rows: CaseRows, each: Attachment) -> AttachmentRow:
    day = long_date(each.dated) if each.dated else ""
    about = f"om {rows.called(each.about_id)}" if rows.person(each.about_id) else ""
    return AttachmentRow(
        each.id,
        each.name or word(each.kind).capitalize(),
        each.kind,
        each.about_id,
        each.meeting_id,
        each.dated.isoformat() if each.dated else "",
        each.note or "",
        each.journalised_on.isoformat() if each.journalised_on else "",
        each.media_type or "",
        each.size or 0,
        each.sha256 or "",
        ", ".join(filter(None, (word(each.kind), day, about))),
    )
