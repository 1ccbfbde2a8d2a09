"""The rhythms of a case as they are shown: how often and why, for whom, who was told, and what comes next."""

from dataclasses import dataclass
from uuid import UUID

from app.language.dates import long_date
from app.models.enums import FollowUpKind
from app.models.plan import Cadence
from app.services.discreet_due import tells_secretly
from app.services.discreet_rows import Discretion
from app.services.plan_wording import mid_sentence
from app.services.ports import Unit, use_case
from app.services.rhythm import NextDate, next_by_cadence, rhythm_words
from app.services.snapshot import CaseRows, read_case

NEXT_IN_LIST = "Næste dato står under »I dag«."
"""What stands for a next date from which a day without a parent could be counted: what was held, or decided."""


@dataclass(frozen=True, slots=True)
class RhythmRow:
    """One rhythm. `child` is empty when it is for all of them; `explained` is »Mathias og Lone 22. november 2026«.

    `reason` reads on after »fordi«.
    """

    id: UUID
    kind: FollowUpKind
    child: str
    words: str
    reason: str
    child_wish: str
    explained: str
    next_on: str
    because: str


@use_case("rhythm.list")
def list_rhythms(unit: Unit, case_id: UUID) -> tuple[RhythmRow, ...]:
    """Return the rhythms of a case, follow-up before visits. Raises UserError when the case is gone."""
    unit.about(case_id)
    rows = read_case(unit, case_id)
    found = sorted(rows.of(Cadence), key=lambda each: each.kind is not FollowUpKind.FOLLOW_UP)
    judge = Discretion(rows)
    return tuple(_row(rows, judge, each) for each in found)


def explained_words(cadence: Cadence) -> str:
    """Return »Mathias og Lone 22. november 2026«, empty when nobody has been told why."""
    on = f" {long_date(cadence.explained_on)}" if cadence.explained_on else ""
    return f"{cadence.explained_to}{on}" if cadence.explained_to else ""


def next_to_show(rows: CaseRows, judge: Discretion, each: Cadence) -> NextDate:
    """Return the next date of a rhythm as a screen may show it: without a day a parent may not know."""
    following = next_by_cadence(rows, each)
    if judge.hides(each) or tells_secretly(judge, following):
        return NextDate(None, NEXT_IN_LIST, planned=following.planned)
    return following


def _row(rows: CaseRows, judge: Discretion, each: Cadence) -> RhythmRow:
    following = next_to_show(rows, judge, each)
    whose = next((rows.called(person.id) for child, person in rows.children() if child.id == each.child_id), "")
    return RhythmRow(
        id=each.id, kind=each.kind, child=whose, words=rhythm_words(each),
        reason=mid_sentence(rows, each.reason).rstrip("."), child_wish=each.child_wish or "",
        explained=explained_words(each),
        next_on=long_date(following.on) if following.on else "", because=following.because,
    )  # fmt: skip
