"""The paste queue »Til DUBU«: what still lies here alone, in the order it is put into the municipality's own system.

Writing everything twice is what kills a program like this, so one key copies the next text, and one step notes all
that was laid over. A text that has changed since it was laid over comes again and says so; one that does not belong
there is passed over with a reason, for as long as it reads the same.
"""

import datetime as dt
import hashlib
from dataclasses import dataclass
from uuid import UUID

from app.errors import UserError
from app.models.paper import JournalEntry, Paper
from app.models.setup import Answer
from app.rules.journal_boxes import JournalBox, latest_day
from app.rules.journal_parts import length_of, parts_of
from app.services.journal_boxes import boxes_here, journal_rule
from app.services.journal_changes import changed_on
from app.services.journal_finals import finals
from app.services.journal_lines import Final, JournalText
from app.services.ports import Unit, use_case
from app.services.profile import read_profile
from app.services.records import next_key
from app.services.snapshot import CaseRows, read_case
from app.services.typed_values import typed_text

PASSED_OVER = "not_journalised"
"""The key of the answer that says why a text stays here; its mark is the fingerprint of the text."""
SOURCES = frozenset({"meeting_id", "follow_up_id", "talk_id", "goal_id", "note_id", "paper_id", "record_id"})
"""The columns of a journal entry that say what it came from."""
NOTHING_LAID = "Der er ikke lagt noget over endnu."
SAY_WHY = "Skriv kort, hvorfor den ikke skal lægges over."


@dataclass(frozen=True, slots=True)
class QueueItem:
    """One text that waits: its box, where it came from, and whether an older wording lies over there already.

    `final_on` is the day it became final here, `latest_on` the last day it may lie here alone; None for a goal, which
    is never final, and for what came along. `left_out` is what she must think of herself. `title` may name a child, so
    it is for her own screen.
    """

    box: JournalBox
    source: str
    source_id: UUID
    title: str
    text: str
    sha256: str
    changed: bool
    final_on: dt.date | None
    latest_on: dt.date | None = None
    came_along: bool = False
    left_out: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Return what is pasted, one after the other: the whole text when it fits."""
        return parts_of(self.text, self.box.limit)

    @property
    def too_long(self) -> int:
        """Return how many characters there are too many for the box; 0 when it fits or nobody knows its size."""
        return 0 if self.box.has_room_for(self.text) else length_of(self.text) - (self.box.limit or 0)


@dataclass(frozen=True, slots=True)
class Waiting:
    """That something final waits: of which row, the day it became final here, the last day it may lie here alone."""

    source_id: UUID
    final_on: dt.date | None
    latest_on: dt.date


@dataclass(frozen=True, slots=True)
class Laid:
    """One text that was put in a box over there."""

    box: str
    source: str
    source_id: UUID
    sha256: str


@dataclass(frozen=True, slots=True)
class LaidRow:
    """One day something was laid over: by whom, how many texts, and in which boxes."""

    on: dt.date
    by: str
    count: int
    boxes: tuple[str, ...]


@use_case("journal.queue")
def list_queue(
    unit: Unit, case_id: UUID, *, meeting_id: UUID | None = None, older: bool = False
) -> tuple[QueueItem, ...]:
    """Return what waits, box by box: of one meeting with the plan it changed, or what was written here in the case.

    `older` also gives what came along with the case when it was taken in.
    """
    unit.about(case_id)
    rows = read_case(unit, case_id)
    return queue_of(rows, unit, meeting_id, here_only=meeting_id is None and not older)


@use_case("journal.history")
def list_laid(unit: Unit, case_id: UUID) -> list[LaidRow]:
    """Return what was laid over, by day and person, the newest day first; nothing of what is switched off."""
    unit.about(case_id)
    names = {each.id: each.name for each in boxes_here(unit)}
    days: dict[tuple[dt.date, str], list[str]] = {}
    for each in read_case(unit, case_id).of(JournalEntry):
        if each.on is not None and each.box in names:
            days.setdefault((each.on, each.by or ""), []).append(names[each.box])
    found = [LaidRow(on, by, len(boxes), tuple(dict.fromkeys(boxes))) for (on, by), boxes in days.items()]
    return sorted(found, key=lambda row: (row.on, row.by), reverse=True)


@use_case("journal.laid")
def note_laid(unit: Unit, case_id: UUID, laid: tuple[Laid, ...]) -> int:
    """Note all that now lies over there, in one step, and return how many. Noting the same words twice is noting once.

    Raises UserError when it is nothing.
    """
    if not laid:
        raise UserError(NOTHING_LAID)
    rows = read_case(unit, case_id)
    by = read_profile(unit).contact.name or None
    count = 0
    for each in dict.fromkeys(laid):
        if each.source in SOURCES and not _lies_there(rows, each):
            _lay(unit, case_id, each, by)
            count += 1
    return count


@use_case("journal.pass")
def pass_over(unit: Unit, case_id: UUID, *, item: Laid, because: str) -> None:
    """Note why a text is not to be laid over; it waits again when it is changed. Raises UserError without a reason.

    An entry without a day says that it is not to; the reason lies beside it.
    """
    why = typed_text(because)
    if not why or item.source not in SOURCES:
        raise UserError(SAY_WHY)
    _enter(unit, case_id, item, on=None, by=None)
    by = (read_profile(unit).contact.name or unit.actor)[:80]
    unit.add(
        Answer(
            case_id=case_id, owner_id=item.source_id, key=PASSED_OVER, version_sha256=item.sha256, source=by, text=why
        )
    )  # fmt: skip


def queue_of(
    rows: CaseRows, unit: Unit, meeting_id: UUID | None = None, *, here_only: bool = False
) -> tuple[QueueItem, ...]:
    """Return what waits of a case, or of one meeting, in the order of the boxes.

    `here_only` leaves out what came along with the case and was never laid over from here.
    """
    found = [each for each in finals(rows, unit, meeting_id) if not (here_only and _is_older(rows, each))]
    boxes = _boxes_of(unit, found)
    wanted = [each for each in found if each.box in boxes]
    waiting = [item for each in wanted if (item := _item(rows, unit, boxes[each.box], each)) is not None]
    order = {key: place for place, key in enumerate(boxes)}
    return tuple(sorted(waiting, key=lambda item: (order[item.box.id], item.final_on or dt.date.max)))


def waiting_of(rows: CaseRows, unit: Unit) -> list[Waiting]:
    """Return what is final, was written here and has a last day: what `queue_of` gives of it, without the words.

    Asked with every change of a case. A text that was never laid over waits whatever it says, so it is not made.
    """
    found = [each for each in finals(rows, unit, goals=False) if each.on is not None and not _is_older(rows, each)]
    boxes = _boxes_of(unit, found)
    noted = {getattr(entry, source) for entry in rows.of(JournalEntry) for source in SOURCES}
    waiting = []
    for each in (each for each in found if each.box in boxes):
        item = _item(rows, unit, boxes[each.box], each) if each.record.id in noted else None
        is_new = each.record.id not in noted and not each.came_along
        latest = _latest(each.on) if is_new else item.latest_on if item else None
        if latest is not None:
            waiting.append(Waiting(each.record.id, item.final_on if item else each.on, latest))
    return waiting


def _boxes_of(unit: Unit, found: list[Final]) -> dict[str, JournalBox]:
    """Return the boxes in use, in their order; after most changes there is nothing, and then nobody needs them."""
    return {each.id: each for each in boxes_here(unit) if each.on} if found else {}


def _latest(since: dt.date | None) -> dt.date | None:
    return latest_day(since, journal_rule().working_days_outside) if since else None


def entries_of(rows: CaseRows, box: str, source: str, source_id: UUID) -> list[JournalEntry]:
    """Return what was noted about one text, oldest first."""
    return [each for each in rows.of(JournalEntry) if each.box == box and getattr(each, source) == source_id]


def fingerprint_of(text: str) -> str:
    """Return the fingerprint (SHA-256) a text is known again by."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _item(rows: CaseRows, unit: Unit, box: JournalBox, each: Final) -> QueueItem | None:
    """Return what waits, None when just these words lie over there already or are not to."""
    text: JournalText = each.make()
    sha = fingerprint_of(text.known_by or text.text)
    before = entries_of(rows, text.box, text.source, text.source_id)
    if before and before[-1].text_sha256 == sha:
        return None
    # What was corrected after it was laid over has lain here alone only since then.
    days = (each.on, *(entry.on for entry in before), changed_on(unit, each.record) if before else None)
    since = max((day for day in days if day), default=None)
    counts = since is not None and each.on is not None and (before or not each.came_along)
    latest = _latest(since) if counts else None
    changed = any(entry.on for entry in before)
    return QueueItem(
        box, text.source, text.source_id, text.title, text.text, sha, changed, each.on, latest, each.came_along,
        text.left_out,
    )  # fmt: skip


def _is_older(rows: CaseRows, each: Final) -> bool:
    """Tell whether a text came along and has nothing to do with this store: nobody has said anything about it here."""
    return each.came_along and not any(
        entry.box == each.box and each.record.id in (getattr(entry, source) for source in SOURCES)
        for entry in rows.of(JournalEntry)
    )


def _lies_there(rows: CaseRows, each: Laid) -> bool:
    before = entries_of(rows, each.box, each.source, each.source_id)
    return bool(before) and before[-1].text_sha256 == each.sha256 and before[-1].on is not None


def _lay(unit: Unit, case_id: UUID, each: Laid, by: str | None) -> None:
    _enter(unit, case_id, each, on=unit.today, by=by)
    if each.source == "paper_id":
        paper = unit.get(Paper, each.source_id)
        paper.journalised_on, paper.journalised_by = unit.today, by


def _enter(unit: Unit, case_id: UUID, each: Laid, *, on: dt.date | None, by: str | None) -> None:
    key = next_key(unit, JournalEntry, case_id)
    row = JournalEntry(case_id=case_id, box=each.box, text_sha256=each.sha256, on=on, by=by, order_key=key)
    setattr(row, each.source, each.source_id)
    unit.add(row)
    unit.session.flush()
