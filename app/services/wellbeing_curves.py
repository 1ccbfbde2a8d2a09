"""Marks over time: one curve for each question, a line for each rater. Raters stand beside each other, never averaged.

Marks set on a ruler with other steps are another curve, for the numbers would not mean the same.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from app.language.dates import long_date
from app.language.folding import join_names
from app.models.enums_early import Rater
from app.models.plan import Intervention
from app.models.voice import WellbeingMark
from app.services.curve_shapes import CurveChart, CurveSeries
from app.services.plan_kind import last_day
from app.services.ports import Unit
from app.services.snapshot import CaseRows
from app.services.wellbeing_own import ruler_kept, rulers_in_use
from app.services.wellbeing_rulers import Ruler, RulerStep
from app.wording import word

SAME = "det samme som før"


@dataclass(frozen=True, slots=True)
class MarkPoint:
    """One mark on a curve; `step` is the word of its step, empty when it has none."""

    id: UUID
    on: dt.date
    value: int
    step: str
    because: str


@dataclass(frozen=True, slots=True)
class RaterLine:
    """All marks of one rater on one question, in order of time."""

    who: str
    rater: Rater
    points: tuple[MarkPoint, ...]


@dataclass(frozen=True, slots=True)
class HelpDay:
    """The day some help began, for »before and since«."""

    name: str
    on: dt.date


@dataclass(frozen=True, slots=True)
class Curve:
    """One question: its words as they were asked last, the ruler's name, its steps, the lines, and help that began."""

    question: str
    ruler: str
    steps: tuple[RulerStep, ...]
    lines: tuple[RaterLine, ...]
    help_days: tuple[HelpDay, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether somebody has set more than one mark, so that there is a line to see."""
        return any(len(each.points) > 1 for each in self.lines)

    @property
    def words(self) -> str:
        """Return the curve in words, for who cannot see it: each rater, each mark with its day, and the change."""
        return " ".join(_line_words(each) for each in self.lines)

    @property
    def before_and_since(self) -> tuple[str, ...]:
        """Return »Før »Aflastning« (1. maj 2026): Mathias 3. Siden: Mathias 6.« where there are marks on both sides."""
        return tuple(told for each in self.help_days if (told := _around(self.lines, each)))

    def chart(self) -> CurveChart:
        """Return the curve to be drawn, the days help began as uprights."""
        top = max([each.value for each in self.steps] or [10])
        series = tuple(
            CurveSeries(line.who, tuple((each.on, float(each.value)) for each in line.points)) for line in self.lines
        )
        ticks = (1, 5, 10) if top > 5 else tuple(each.value for each in self.steps)
        return CurveChart(series, max(top, 1), ticks, days=tuple(each.on for each in self.help_days))


def curves_of(unit: Unit, rows: CaseRows, child_id: UUID, marks: Iterable[WellbeingMark]) -> tuple[Curve, ...]:
    """Return the curves of the marks that were handed in (a reader's, or all of them), in the order of the rulers."""
    in_use = {each.id: each for each in rulers_in_use(unit)}
    order = {key: place for place, key in enumerate(in_use)}
    groups: dict[tuple[str, str, tuple[int, ...]], list[tuple[WellbeingMark, Ruler | None]]] = {}
    for mark in marks:
        if mark.on is None or mark.value is None:
            continue
        ruler = ruler_kept(unit, mark.ruler_version) or in_use.get(mark.ruler)
        values = tuple(each.value for each in ruler.steps) if ruler else ()
        groups.setdefault((mark.ruler, mark.question or mark.wording or "", values), []).append((mark, ruler))
    helped = _help_days(rows, child_id)
    found = sorted(groups.items(), key=lambda each: order.get(each[0][0], len(order)))
    return _told_apart(tuple(_curve(rows, child_id, kept, helped) for _, kept in found))


def _told_apart(curves: tuple[Curve, ...]) -> tuple[Curve, ...]:
    """Say how many steps there are where a ruler was changed under a question: a 3 of 3 is not a 3 of 5."""
    count = Counter((each.question, each.ruler) for each in curves)
    return tuple(
        replace(each, ruler=f"{each.ruler}, {len(each.steps)} trin")
        if each.ruler and count[each.question, each.ruler] > 1 else each
        for each in curves
    )  # fmt: skip


def _curve(
    rows: CaseRows, child_id: UUID, kept: Sequence[tuple[WellbeingMark, Ruler | None]], helped: tuple[HelpDay, ...]
) -> Curve:
    in_time = sorted(kept, key=lambda each: (each[0].on or dt.date.min, each[0].order_key or ""))
    newest, ruler = in_time[-1]
    lines: dict[tuple[bool, Rater, UUID | None], list[MarkPoint]] = {}
    for mark, own in in_time:
        step = own.step(mark.value) if own else None
        point = MarkPoint(
            mark.id, mark.on or dt.date.min, mark.value or 0, step.word if step else "", mark.because or ""
        )
        lines.setdefault((mark.rater is not Rater.CHILD, mark.rater, mark.rated_by_id), []).append(point)
    told = [
        RaterLine(_who(rows, child_id, rater, by), rater, tuple(points)) for (_, rater, by), points in lines.items()
    ]
    told.sort(key=lambda each: (each.rater is not Rater.CHILD, list(Rater).index(each.rater)))
    days = {point.on for line in told for point in line.points}
    between = tuple(each for each in helped if min(days) <= each.on <= max(days))
    name = ruler.name if ruler else ""
    return Curve(newest.wording or "", name, ruler.steps if ruler else (), tuple(told), between)


def _who(rows: CaseRows, child_id: UUID, rater: Rater, by: UUID | None) -> str:
    if rater is Rater.CHILD:
        return next((rows.called(person.id) for _, person in rows.children(child_id)), word(rater))
    return rows.called(by) or word(rater)


def _help_days(rows: CaseRows, child_id: UUID) -> tuple[HelpDay, ...]:
    """Return the days help for a child began, the first one first; help of no known day stands on no curve."""
    found = [
        HelpDay(each.name or "hjælpen", day)
        for each in rows.of(Intervention)
        if each.child_id in (None, child_id) and (day := last_day(each.since)) is not None
    ]
    return tuple(sorted(found, key=lambda each: each.on))


def _line_words(line: RaterLine) -> str:
    told = join_names([f"{each.value} ({long_date(each.on)})" for each in line.points])
    role = "" if line.rater is Rater.CHILD else f" ({word(line.rater)})"
    return f"{line.who}{role} satte {told}.{_change(line.points)}"


def _change(points: Sequence[MarkPoint]) -> str:
    if len(points) < 2:
        return ""
    change = points[-1].value - points[0].value
    if change == 0:
        return " Det er det samme som i begyndelsen."
    steps = "ét trin" if abs(change) == 1 else f"{abs(change)} trin"
    return f" Det er {steps} {'op' if change > 0 else 'ned'} siden begyndelsen."


def _around(lines: Sequence[RaterLine], day: HelpDay) -> str:
    """Return each rater's last mark up to the day and the newest since; nothing when nobody has set both."""
    both = []
    for line in lines:
        before = [each for each in line.points if each.on <= day.on]
        since = [each for each in line.points if each.on > day.on]
        if before and since:
            both.append((line.who, before[-1].value, since[-1].value))
    if not both:
        return ""
    first = join_names([f"{who} {value}" for who, value, _ in both])
    last = join_names([f"{who} {value}" for who, _, value in both])
    return f"Før »{day.name}« ({long_date(day.on)}): {first}. Siden: {last}."
