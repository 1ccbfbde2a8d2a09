"""What is put in the municipality's own system of something planned that did not happen: the day, why, which child."""

from app.models.enums import FollowUpKind
from app.models.meeting import Meeting
from app.models.plan import FollowUp
from app.services.journal_lines import NO_DAY, JournalText, joined, line
from app.services.not_held import day_of, not_held_words
from app.services.snapshot import CaseRows

FOLLOW_UP, VISIT = "Opfølgning", "Tilsyn"
TITLE = "{name} {day}: ikke holdt"


def not_held_text(rows: CaseRows, row: Meeting | FollowUp, name: str) -> JournalText:
    """Return »2026-12-04 Opfølgning blev ikke holdt« with why; `name` is what kind of meeting it was."""
    on = day_of(row)
    day = on.isoformat() if on else NO_DAY
    box, source = ("minutes", "meeting_id") if isinstance(row, Meeting) else ("follow_up", "follow_up_id")
    child = ""
    if isinstance(row, FollowUp):
        name, child = (VISIT if row.kind is FollowUpKind.SUPERVISION else FOLLOW_UP), rows.child_name(row.child_id)
    text = joined([f"{day} {name} blev ikke holdt", line("Barn", child), line("Hvorfor ikke", not_held_words(row))])
    return JournalText(box, source, row.id, TITLE.format(name=name, day=day), text)
