"""The follow-ups of a case as cards: one that was not held is told as a sentence, with why and who wrote it."""

from app.services.records import RecordRow
from app.views.records.card import RecordCard
from app.views.records.section import RecordSection

NOT_HELD = "{what} {day} blev ikke holdt: {why}."


class FollowUpCard(RecordCard):
    """One follow-up or visit, planned, held or not held."""

    def line_of(self, row: RecordRow) -> str:
        """Return the line that tells it apart."""
        shown = {each.name: each.shown for each in row.fields}
        if not shown.get("not_held") or shown.get("held_on"):
            return super().line_of(row)
        return " ".join(filter(None, (_told(row, shown), _written(shown))))


def _told(row: RecordRow, shown: dict[str, str]) -> str:
    """Return »Opfølgning 4. december 2026 blev ikke holdt: familien kom ikke. De havde glemt det.«."""
    several = any(len(each.choices) > 1 for each in row.fields if each.name == "child_id")
    kind, child = shown.get("kind", ""), shown.get("child_id", "") if several else ""
    what = f"{kind[:1].upper()}{kind[1:]}" + (f" for {child}" if child else "")
    own = shown.get("not_held_because", "").rstrip(".")
    told = NOT_HELD.format(what=what, day=shown.get("planned_on", ""), why=shown["not_held"])
    return f"{told} {own}." if own else told


def _written(shown: dict[str, str]) -> str:
    if not shown.get("not_held_on"):
        return ""
    return f"Skrevet {shown['not_held_on']}" + (f" af {shown['not_held_by']}." if shown.get("not_held_by") else ".")


class FollowUpCards(RecordSection):
    """The section »Planlagt og holdt«."""

    def make_card(self, number: int) -> RecordCard:
        """Return a card for one more follow-up."""
        return FollowUpCard(self.workspace, self.case_id, number, self._first)
