"""One page of a case for the review with the leader: what it is about, what is due, where it goes, the child's voice.

While a child is heard without a parent the page tells no more than that parent knows, as the list does; beside the
caseworker's own screen and on her own paper alike.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from app.language.dates import long_date
from app.models.agreement import Agreement
from app.models.enums import GoalStatus
from app.models.enums_meeting import AgreementOutcome, MeetingStatus
from app.models.knowledge import ChildTalk, Contact
from app.models.meeting import Meeting
from app.models.plan import FollowUp, Goal, GoalScore
from app.services import plan_wording as say
from app.services.case_weights import read_weight
from app.services.child_talk_rows import held_talks
from app.services.due_rows import DueRow, list_due
from app.services.goal_rows import in_order
from app.services.modules import CASE_WEIGHT, switched_off
from app.services.not_held import kind_words, never_held_since, why_words
from app.services.plan_kind import last_day
from app.services.plan_rows import Quote
from app.services.ports import Unit, use_case
from app.services.review_list import ReviewLine, list_for_review
from app.services.review_list_rows import known_of
from app.services.review_steps import DecidedStep, open_steps
from app.services.snapshot import CaseRows, read_case
from app.services.weight_list import Heaviness
from app.wording import word

DATES, GOALS, NOT_HELD = 6, 6, 4
"""Lines that stand on the page of each; what is more is counted."""
_HEAVINESS = {
    Heaviness.LIGHT: "let",
    Heaviness.MIDDLE: "mellem",
    Heaviness.HEAVY: "tung",
    Heaviness.UNWEIGHED: "ikke vurderet",
}
_LIVE = (GoalStatus.UNDER_WAY, GoalStatus.ALMOST, GoalStatus.REACHED, GoalStatus.PAUSED)


@dataclass(frozen=True, kw_only=True, slots=True)
class ReviewPage:
    """One case as caseworker and leader look at it.

    `since` is what was done since the last review, in words, `not_held` what was planned since then and was not held.
    `careful`: a child is heard without a parent, so what was agreed before is not read before it is asked for.
    """

    line: ReviewLine
    why: str
    dates: tuple[str, ...]
    goals: tuple[str, ...]
    voice: tuple[Quote, ...]
    since: str
    not_held: tuple[str, ...]
    weight: str
    steps: tuple[DecidedStep, ...]
    careful: bool = False


@use_case("review.page")
def read_page(unit: Unit, case_id: UUID) -> ReviewPage | None:
    """Return the page of an open case; None when it was closed or is gone meanwhile."""
    lines = list_for_review(unit, case_ids=[case_id])
    unit.about(case_id)
    return page_of(read_case(unit, case_id), lines[0]) if lines else None


def page_of(whole: CaseRows, line: ReviewLine) -> ReviewPage:
    """Return the page of a case whose line has been read."""
    rows, unit = known_of(whole), whole.unit
    return ReviewPage(
        line=line,
        why=rows.case.why or "",
        dates=_dates(list_due(unit, case_id=line.case_id), unit.today),
        goals=_goals(rows),
        voice=_voice(rows),
        since=_since(rows, line.last_review),
        not_held=_not_held(rows, line.last_review),
        weight=_weight(unit, line.case_id),
        steps=open_steps(rows),
        careful=rows is not whole,
    )


def _dates(due: Sequence[DueRow], today: dt.date) -> tuple[str, ...]:
    """Return the dates nearest first, those over time marked in words."""
    dated = [(each.due, each.what.rstrip(".")) for each in due if each.due and not each.is_still]
    told = [f"{long_date(day)}: {what}{' (over tiden)' if day < today else ''}" for day, what in dated]
    return _few(told, DATES, "dato mere", "datoer mere")


def _goals(rows: CaseRows) -> tuple[str, ...]:
    told = []
    for each in (goal for goal in in_order(rows.of(Goal)) if goal.status in _LIVE and goal.text):
        scores = [score.value for score in rows.inside(GoalScore, each.id) if score.value is not None]
        number = f", {scores[-1]} af 10" if scores else ""
        told.append(f"{(each.text or '').rstrip('.')} ({word(each.status)}{number})")
    return _few(told, GOALS, "mål mere", "mål mere")


def _few(told: Sequence[str], most: int, one: str, many: str) -> tuple[str, ...]:
    left = len(told) - most
    return (*told[:most], *([f"… og {left} {one if left == 1 else many}"] if left > 0 else []))


def _voice(rows: CaseRows) -> tuple[Quote, ...]:
    """Return what each child said last, at a meeting or in a talk."""
    found = []
    for child, person in rows.children():
        said = [
            (last_day(each.said_on), each.text or "") for each in say.own_words(rows, child, person, None) if each.text
        ]
        said += [(last_day(each.on), each.own_words) for each in held_talks(rows, child.id) if each.own_words]
        if said:
            day, words = max(said, key=lambda each: each[0] or dt.date.min)
            found.append(Quote(text=words, said_on=day, situation=rows.called(person.id)))
    return tuple(found)


def _since(rows: CaseRows, last: dt.date | None) -> str:
    """Return »3 møder, 1 opfølgning, 2 samtaler med barnet«; empty when nothing was written."""
    counts = [(how_many(rows, last, rows.today), one, many) for how_many, one, many in _HAPPENED]
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in counts if count)


def _weight(unit: Unit, case_id: UUID) -> str:
    if CASE_WEIGHT in switched_off(unit):
        return ""
    row = read_weight(unit, case_id)
    return f"{_HEAVINESS[row.heaviness]}, {row.points} point" if row.points is not None else "ikke vurderet"


def _between(days: Sequence[dt.date | None], last: dt.date | None, today: dt.date) -> int:
    return sum(day is not None and (last is None or day > last) and day <= today for day in days)


def _meetings(rows: CaseRows, last: dt.date | None, today: dt.date) -> int:
    return _between([each.held_on for each in rows.of(Meeting) if each.status is MeetingStatus.HELD], last, today)


def _follow_ups(rows: CaseRows, last: dt.date | None, today: dt.date) -> int:
    return _between([each.held_on for each in rows.of(FollowUp)], last, today)


def _not_held(rows: CaseRows, last: dt.date | None) -> tuple[str, ...]:
    """Return »20. november 2026: møde (familien kom ikke)« for each since the last review, the newest first."""
    since = never_held_since(rows, last)
    told = [f"{long_date(day)}: {kind_words(each)} ({why_words(each).rstrip('.')})" for day, each in since]
    return _few(told, NOT_HELD, "dag mere", "dage mere")


def _talks(rows: CaseRows, last: dt.date | None, today: dt.date) -> int:
    held = {each.id for each in held_talks(rows)}
    return _between([last_day(each.on) for each in rows.of(ChildTalk) if each.id in held], last, today)


def _contacts(rows: CaseRows, last: dt.date | None, today: dt.date) -> int:
    return _between([last_day(each.on) for each in rows.of(Contact)], last, today)


def _kept(rows: CaseRows, last: dt.date | None, today: dt.date) -> int:
    kept = [each for each in rows.of(Agreement) if each.outcome is AgreementOutcome.KEPT]
    return _between([each.changed_at.date() if each.changed_at else None for each in kept], last, today)


_HAPPENED: tuple[tuple[Callable[[CaseRows, dt.date | None, dt.date], int], str, str], ...] = (
    (_meetings, "møde", "møder"),
    (_follow_ups, "opfølgning", "opfølgninger"),
    (_talks, "samtale med barnet", "samtaler med barnet"),
    (_contacts, "kontakt", "kontakter"),
    (_kept, "aftale overholdt", "aftaler overholdt"),
)
