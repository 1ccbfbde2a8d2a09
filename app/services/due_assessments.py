"""What is due by assessments: four months from the day the need was seen, a preliminary one after that, and answers.

Source: barnets lov § 20, stk. 3 and, for what was seen before 2024, serviceloven § 50; that an answer is asked about
again after 14 days is practice. Nothing of it is seen when the assessments are switched off.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Final

from app.language.dates import long_date
from app.models.assessment import Assessment, AssessmentChild, FetchedInformation
from app.models.deadline import StartedDeadline
from app.models.enums import DueKind
from app.models.enums_early import FetchState
from app.models.log import DueItem
from app.rules.deadlines import Deadline
from app.rules.rule import Trigger
from app.services.assessment_clock import HAS_PRELIMINARY, MAKE_PRELIMINARY, NO_DAY, OF_THE_LAW, due_day, rule_for
from app.services.discreet_due import make_nameless
from app.services.due_events import SEEN, Event, is_answered, is_in_scope
from app.services.due_lines import Desk, Source, line, ruled
from app.services.modules import ASSESSMENTS
from app.wording import word

ASSESSMENT, LATE, FETCHED = "assessment", "assessment_late", "fetched_information"
"""Source tables. A line from LATE waits for its first day: the one after the four months."""
ANSWER_RULE, PRELIMINARY_RULE = "fetched-answer", "preliminary-assessment"
PRELIMINARY = "Foreløbig vurdering"
NO_ANSWER = "Bedt om {on}. Er der ikke svar efter 14 dage, så spørg igen, eller skriv, hvorfor det ikke hentes."
_ANSWER: Final = dt.timedelta(days=14)
_DAY: Final = dt.timedelta(days=1)


def of_assessments(desk: Desk) -> Iterator[DueItem]:
    """Yield what open assessments ask for, without words while a child is heard without a parent."""
    for item in _lines(desk):
        item.module = ASSESSMENTS
        if desk.judge.is_careful:
            make_nameless(item)
        yield item


def _lines(desk: Desk) -> Iterator[DueItem]:
    for row in desk.rows.of(Assessment):
        if row.finished_on is None:
            yield from _clock(desk, row)
            yield from _own_rules(desk, row)
            yield from _answers(desk, row)


def _own_rules(desk: Desk, row: Assessment) -> Iterator[DueItem]:
    """Yield what the municipality itself asks for from the day the need was seen."""
    if row.noticed_on is None:
        return
    event = Event(Trigger.AWARE, row.noticed_on, _source(desk, row, ASSESSMENT))
    for rule in desk.rules.on_event(Trigger.AWARE):
        if rule.id in OF_THE_LAW or not rule.valid_on(event.on) or not is_in_scope(desk, rule, event):
            continue
        if not is_answered(desk, rule, event):
            due = rule.due_on(event.on, saturday_counts=desk.rules.counts.saturday_counts)
            item = ruled(desk.rows, event.source, rule, rule.name, due, rule.because(event.on))
            item.rule_id = f"{SEEN}{rule.id}"
            yield item


def _clock(desk: Desk, row: Assessment) -> Iterator[DueItem]:
    rule, due = rule_for(desk.rules, row), due_day(desk.rules, row)
    if rule is None or _runs_by_hand(desk, rule, row):
        return
    what = word(row.kind).capitalize()
    if due is None or row.noticed_on is None:
        yield ruled(desk.rows, _source(desk, row, ASSESSMENT), rule, what, None, NO_DAY)
        return
    told = rule.because(row.noticed_on)
    if row.preliminary_on:
        told = HAS_PRELIMINARY.format(on=long_date(row.preliminary_on))
    yield ruled(desk.rows, _source(desk, row, ASSESSMENT), rule, what, due, told)
    if not row.preliminary_on:
        late = ruled(desk.rows, _source(desk, row, LATE), rule, PRELIMINARY, due, MAKE_PRELIMINARY)
        late.rule_id, late.earliest_on = PRELIMINARY_RULE, due + _DAY
        yield late


def _answers(desk: Desk, row: Assessment) -> Iterator[DueItem]:
    for each in desk.rows.inside(FetchedInformation, row.id):
        if each.state is FetchState.ASKED and each.asked_on:
            whose = each.whose or each.what
            what = f"Svar fra {whose}" if whose else "Svar på det, der er bedt om"
            told, due = NO_ANSWER.format(on=long_date(each.asked_on)), each.asked_on + _ANSWER
            item = line(desk.rows, Source(FETCHED, each.id), DueKind.PRACTICE, what, due, told)
            item.rule_id = ANSWER_RULE
            yield item


def _source(desk: Desk, row: Assessment, table: str) -> Source:
    """Return where a line comes from: of the one child it is about, or of all when it is joint."""
    children = [each.child_id for each in desk.rows.inside(AssessmentChild, row.id)]
    return Source(table, row.id, children[0] if len(children) == 1 else None)


def _runs_by_hand(desk: Desk, rule: Deadline, row: Assessment) -> bool:
    """Tell whether somebody set the same deadline going from the same day, so that it stands there already."""
    children = {each.child_id for each in desk.rows.inside(AssessmentChild, row.id)}
    return any(
        each.rule_id == rule.id and each.on == row.noticed_on and (each.child_id is None or each.child_id in children)
        for each in desk.rows.of(StartedDeadline)
    )
