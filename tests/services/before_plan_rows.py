"""One more row of every table before the plan, and all their free texts at once, for the tests of what a stop hides."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID

from app.models.assessment import Assessment, AssessmentChild, AssessmentView, FetchedInformation, ProfessionalView
from app.models.base import CaseRecord
from app.models.case import Child
from app.models.enums_early import Aspect, House, ViewSource
from app.models.enums_people import ConsentAnswer, ConsentKind
from app.models.knowledge import ChildTalk, Concern
from app.models.notification import GuideTick, Notification, NotificationChild
from app.models.people import Person
from app.models.ruling import FormalDecision, Orientation, PartyHearing
from app.models.safety import Consent
from app.models.voice import FitScore, HouseWord, WellbeingMark
from app.services.ports import Unit
from tests.every_field import text_columns

TABLES: Final[tuple[type[CaseRecord], ...]] = (
    Concern, Notification, NotificationChild, GuideTick, Assessment, AssessmentChild, AssessmentView,
    FetchedInformation, ProfessionalView, ChildTalk, HouseWord, WellbeingMark, FitScore, Consent, FormalDecision,
    PartyHearing, Orientation,
)  # fmt: skip
IDS: Final = frozenset(
    {"kind", "profession", "sender", "template", "template_version", "guide", "version", "step", "heading", "ruler",
     "ruler_version", "question", "form"}
)  # fmt: skip
"""Columns of text that hold the id of something on a list, and not what somebody wrote."""


def add_rows(unit: Unit, case_id: UUID, told_to: str) -> None:
    """Add one row of every table, all about the first child; a parent is heard and asked."""
    child = unit.live(Child, Child.case_id == case_id)[0]
    parent = next(each for each in unit.live(Person, Person.case_id == case_id) if each.called == told_to)
    notified, whole = Notification(received_on=unit.today), Assessment(begun_on=unit.today, finished_on=unit.today)
    talk = ChildTalk(child_id=child.id)
    rows: list[CaseRecord] = [
        notified, whole, talk,
        Concern(child_id=child.id),
        GuideTick(guide="worry-any", step="seen"),
        WellbeingMark(child_id=child.id, ruler="faces", value=2, on=unit.today),
        FitScore(child_id=child.id, form="ors"),
        Consent(person_id=parent.id, about_id=child.person_id, kind=ConsentKind.FETCHING, answer=ConsentAnswer.YES),
        FormalDecision(child_id=child.id, on=unit.today),
        PartyHearing(person_id=parent.id, sent_on=unit.today),
        Orientation(person_id=parent.id, child_id=child.id),
    ]  # fmt: skip
    _keep(unit, case_id, rows)
    inside: list[CaseRecord] = [
        NotificationChild(notification_id=notified.id, child_id=child.id),
        AssessmentChild(assessment_id=whole.id, child_id=child.id),
        AssessmentView(
            assessment_id=whole.id, heading="family", aspect=Aspect.RESOURCE, source=ViewSource.CHILD,
            child_id=child.id,
        ),
        FetchedInformation(assessment_id=whole.id),
        ProfessionalView(assessment_id=whole.id),
        HouseWord(child_talk_id=talk.id, house=House.DREAMS),
    ]  # fmt: skip
    _keep(unit, case_id, inside)


def write_everywhere(unit: Unit, case_id: UUID, words: str) -> None:
    """Write the same words in every free text of every row before the plan."""
    for row, column in texts_of(unit, case_id):
        setattr(row, column, words)


def texts_of(unit: Unit, case_id: UUID) -> Iterator[tuple[CaseRecord, str]]:
    """Yield each row with each of its free texts; the first talk was held, so it has no reason why not."""
    for kind in TABLES:
        for place, row in enumerate(unit.live(kind, kind.case_id == case_id)):
            without = IDS | ({"not_held_because"} if place == 0 else set())
            yield from ((row, column) for column in text_columns(kind) if column not in without)


def _keep(unit: Unit, case_id: UUID, rows: list[CaseRecord]) -> None:
    for row in rows:
        row.case_id = case_id
        unit.add(row)
    unit.session.flush()
