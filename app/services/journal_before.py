"""Which records before the plan belong in the municipality's own system, and the day each of them was final.

A worry is final when it is closed, an assessment when it is finished, a decision on its day; a notification from the
hour it came. What the municipality keeps in another system is switched off here, and then nothing of it is laid over.
"""

import datetime as dt
from collections.abc import Iterator
from functools import partial
from typing import Final as Fixed

from app.models.assessment import Assessment
from app.models.base import CaseRecord
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.knowledge import Concern
from app.models.notification import Notification
from app.models.ruling import FormalDecision, Orientation, PartyHearing
from app.models.safety import Consent
from app.models.voice import FitScore, WellbeingMark
from app.services.journal_assessment import assessment_text
from app.services.journal_changes import came_along
from app.services.journal_early import concern_text, notification_text
from app.services.journal_facts import Telling
from app.services.journal_lines import Final
from app.services.journal_rulings import consent_text, decision_text, hearing_text, orientation_text
from app.services.journal_voice import fit_text, marks_text
from app.services.modules import ASSESSMENTS, FIT, NOTIFICATIONS, RULINGS, switched_off
from app.services.ports import Unit
from app.services.snapshot import CaseRows

MODULE_OF: Fixed[dict[type[CaseRecord], str]] = {
    Notification: NOTIFICATIONS, Assessment: ASSESSMENTS, PartyHearing: RULINGS, FormalDecision: RULINGS,
    FitScore: FIT,
}  # fmt: skip
"""The part of the program a record belongs to; switched off, its texts are not laid over."""

LAID_OVER: Fixed = frozenset({ConsentKind.INTERVENTION, ConsentKind.FETCHING, ConsentKind.SHARING})
"""What an answer is to when the authority needs it; to a meeting and a drawing it is said, and stands with them."""


def finals_before_plan(rows: CaseRows, unit: Unit) -> Iterator[Final]:
    """Yield the texts of a case that come before the plan: worries, notifications, assessments, answers, decisions."""
    off, telling = switched_off(unit), Telling(rows, unit)
    for each in (*_known(rows, telling), *_decided(rows, telling), *_numbers(rows, telling)):
        if MODULE_OF.get(each.record.__class__) not in off:
            yield each


def _known(rows: CaseRows, telling: Telling) -> Iterator[Final]:
    for worry in rows.of(Concern):
        along = came_along(rows, worry)
        yield Final("concern", worry, worry.closed_on, along, partial(concern_text, telling, worry))
    for row in rows.of(Notification):
        along = came_along(rows, row)
        yield Final("notification", row, row.received_on, along, partial(notification_text, telling, row))
    for each in rows.of(Assessment):
        along = came_along(rows, each)
        yield Final("assessment", each, each.finished_on, along, partial(assessment_text, telling, each))


def _decided(rows: CaseRows, telling: Telling) -> Iterator[Final]:
    for yes in rows.of(Consent):
        if yes.kind in LAID_OVER and yes.answer is not ConsentAnswer.NOT_ASKED:
            day = yes.withdrawn_on or (yes.given_on.exact if yes.given_on else None)
            yield Final("consent", yes, day, came_along(rows, yes), partial(consent_text, telling, yes))
    for heard in rows.of(PartyHearing):
        day = heard.answered_on or heard.sent_on
        yield Final("hearing", heard, day, came_along(rows, heard), partial(hearing_text, telling, heard))
    for row in rows.of(FormalDecision):
        day = row.on if row.on and row.on <= rows.today else None
        yield Final("decision", row, day, came_along(rows, row), partial(decision_text, telling, row))
    for told in rows.of(Orientation):
        day = told.told_on or told.asked_on
        yield Final("orientation", told, day, came_along(rows, told), partial(orientation_text, telling, told))


def _numbers(rows: CaseRows, telling: Telling) -> Iterator[Final]:
    """Yield the marks that lie in no talk, one text for each child and day, and the feedback in numbers."""
    days: dict[tuple[object, dt.date | None], list[WellbeingMark]] = {}
    for mark in rows.of(WellbeingMark):
        if mark.child_talk_id is None:
            days.setdefault((mark.child_id, mark.on), []).append(mark)
    for marks in days.values():
        along = all(came_along(rows, each) for each in marks)
        yield Final("wellbeing", marks[0], marks[0].on, along, partial(marks_text, telling, marks))
    for score in rows.of(FitScore):
        yield Final("wellbeing", score, score.on, came_along(rows, score), partial(fit_text, telling, score))
