"""What is not finished when somebody means to close a case: closing it answers no notification and hears no party.

A part that is switched off has nothing to say here.
"""

from collections.abc import Iterator
from typing import Final

from app.language.dates import long_date
from app.models.assessment import Assessment
from app.models.notification import Notification
from app.models.ruling import FormalDecision, PartyHearing
from app.services.due_notifications import is_history
from app.services.modules import ASSESSMENTS, NOTIFICATIONS, RULINGS, switched_off
from app.services.snapshot import CaseRows
from app.wording import word

NOT_ASSESSED: Final = "En underretning{day} er ikke vurderet"
NOT_FINISHED: Final = "{kind}{day} er ikke afsluttet"
NOT_ANSWERED: Final = "{name} har ikke svaret på høringen{day}"
NOT_SENT: Final = "En afgørelse{day} er ikke sendt"


def still_open(rows: CaseRows) -> tuple[str, ...]:
    """Return what is open, one line each: notifications, assessments, hearings, and decisions that are not sent."""
    parts = {NOTIFICATIONS: _notifications, ASSESSMENTS: _assessments, RULINGS: _rulings}
    off = switched_off(rows.unit)
    return tuple(line for part, lines in parts.items() if part not in off for line in lines(rows))


def _notifications(rows: CaseRows) -> Iterator[str]:
    for each in rows.of(Notification):
        if each.assessed_on is None and not is_history(each):
            yield NOT_ASSESSED.format(day=f" fra {long_date(each.received_on)}" if each.received_on else "")


def _assessments(rows: CaseRows) -> Iterator[str]:
    for each in rows.of(Assessment):
        if each.finished_on is None:
            day = f", begyndt {long_date(each.begun_on)}," if each.begun_on else ""
            yield NOT_FINISHED.format(kind=word(each.kind).capitalize(), day=day)


def _rulings(rows: CaseRows) -> Iterator[str]:
    for hearing in rows.of(PartyHearing):
        if hearing.answered_on is None and (hearing.sent_on or hearing.answer_by):
            day = f", som svares senest {long_date(hearing.answer_by)}" if hearing.answer_by else ""
            yield NOT_ANSWERED.format(name=rows.called(hearing.person_id), day=day)
    for each in rows.of(FormalDecision):
        if each.sent_on is None:
            yield NOT_SENT.format(day=f" fra {long_date(each.on)}" if each.on else "")
