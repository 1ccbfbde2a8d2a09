"""Handing cases over to a colleague: what goes along, and what is noted here. The case itself stays where it is."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import select

from app.errors import UserError
from app.models.attachment import Attachment
from app.models.case import Case
from app.models.enums import NoteKind
from app.models.knowledge import Note
from app.models.paper import Blob, Paper
from app.models.registry import CASE_CLASSES
from app.services.case_content import Content, content_of
from app.services.change_stamps import CaseStamps, stamps_of
from app.services.hand_over_counts import SentCase, remember_sent, sent_case
from app.services.ports import Unit, use_case
from app.services.records import next_key
from app.services.typed_values import typed_text

NOTHING_CHOSEN = "Vælg mindst én sag."
HANDED_OVER = "Sagen er overdraget til {whom}."
LENT = "Sagen er sendt til {whom}, som passer den. Den bliver her."
LARGEST = 500 * 1024 * 1024
"""Bytes of papers and files in one package: it is made and opened in memory, and never lies open on a disk."""
TOO_LARGE = "Det fylder over 500 MB i alt. Send færre sager ad gangen, eller lad billeder og filer blive her."


@dataclass(frozen=True, slots=True)
class CaseParcel:
    """One case: its facts as in a case file, and the stamps that tell what was changed since it was last seen."""

    content: Content
    stamps: CaseStamps

    @property
    def case_id(self) -> UUID:
        """Return the id of the case, the same on every laptop."""
        return UUID(str(self.content["case"]["id"]))


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a package holds: who sent it (as the sender says), a note, cases, and bytes by their SHA-256.

    `mark` is random and tells the package apart, `reply_to` the sender's public key for the receipt; both are empty in
    a package of an older version.
    """

    sent_by: str
    sent_at: str
    note: str
    training: bool
    cases: tuple[CaseParcel, ...]
    papers: dict[str, bytes] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    mark: str = ""
    reply_to: str = ""

    def sent(self) -> dict[UUID, SentCase]:
        """Return by case what the package holds of it: the hash of its facts, and how much."""
        return {
            each.case_id: sent_case(self.mark, each.case_id, each.content, self.papers, self.files)
            for each in self.cases
        }


@use_case("case.hand_over", undoable=False)
def pack(
    unit: Unit, cases: Sequence[UUID], *, note: str = "", papers: bool = True, files: bool = True, reply_to: str = "",
    locked_to: str = "",
) -> Parcel:  # fmt: skip
    """Return some cases ready to be sealed for a colleague, with finished papers and files when wanted.

    `locked_to`: the four groups of her key, when it is going to be sealed for one.

    No audit rows go along. What was packed is remembered as hashes and counts, so that the receipt can be read even if
    the program was cut off right after the file was written. Raises UserError when no case is chosen, one is gone, or
    it is all too large.
    """
    if not cases:
        raise UserError(NOTHING_CHOSEN)
    unit.about(*cases)
    packed = tuple(_pack_case(unit, case_id) for case_id in dict.fromkeys(cases))
    sent = Parcel(
        unit.actor, unit.now.isoformat(timespec="seconds"), typed_text(note), unit.training, packed,
        mark=secrets.token_hex(16), reply_to=reply_to,
    )  # fmt: skip
    room = LARGEST
    if papers:
        room = _carry(sent.papers, _papers(unit, cases), room)
    if files:
        _carry(sent.files, _files(unit, cases), room)
    remember_sent(unit, sent.mark, sent.sent().values(), locked_to)
    return sent


@use_case("case.note_handed_over")
def note_handed_over(unit: Unit, cases: Collection[UUID], *, to: str, lent: bool = False) -> None:
    """Write in each case that it was handed over, to whom, today; one that is `lent` stays the caseworker's."""
    whom = typed_text(to) or "en kollega"
    text = LENT.format(whom=whom) if lent else HANDED_OVER.format(whom=whom)
    for case_id in cases:
        unit.get(Case, case_id)
        key = next_key(unit, Note, case_id)
        unit.add(Note(case_id=case_id, on=unit.today, kind=NoteKind.NOTE, text=text, order_key=key))


def _pack_case(unit: Unit, case_id: UUID) -> CaseParcel:
    content = content_of(unit, case_id)
    live: list[UUID] = [case_id]
    gone: list[UUID] = []
    for kind in CASE_CLASSES:
        rows = unit.session.execute(select(kind.id, kind.deleted_at).where(kind.case_id == case_id))
        for row_id, deleted_at in rows:
            (gone if deleted_at else live).append(row_id)
    return CaseParcel(content, stamps_of(unit, case_id, live, gone))


def _papers(unit: Unit, cases: Collection[UUID]) -> list[tuple[str, bytes | None]]:
    shas = {each.sha256 for each in unit.live(Paper, Paper.case_id.in_(cases)) if each.sha256}
    found = [(sha, unit.session.get(Blob, sha)) for sha in sorted(shas)]
    return [(sha, blob.content if blob else None) for sha, blob in found]


def _files(unit: Unit, cases: Collection[UUID]) -> list[tuple[str, bytes | None]]:
    known = {
        each.sha256: each.size or 0 for each in unit.live(Attachment, Attachment.case_id.in_(cases)) if each.sha256
    }
    if sum(known.values()) > LARGEST:  # said before any of them is read
        raise UserError(TOO_LARGE)
    return [(sha, unit.files.get(sha)) for sha in sorted(known)]


def _carry(into: dict[str, bytes], found: list[tuple[str, bytes | None]], room: int) -> int:
    for sha, content in found:
        if content is not None:
            room -= len(content)
            into[sha] = content
        if room < 0:
            raise UserError(TOO_LARGE)
    return room
