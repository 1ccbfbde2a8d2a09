"""How was the meeting: kept without a name, in no order, and shown as counts."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.meeting import Feedback
from app.services import meeting_feedback, meetings
from app.services.meeting_feedback import ADULT_QUESTIONS, CHILD_QUESTIONS, FeedbackAnswer


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID) -> UUID:
    return next(row.id for row in ask(store, meetings.list_meetings, mathias_case) if row.held_on == "2026-11-18")


def rows(store: OpenStore) -> list[Feedback]:
    return ask(store, lambda unit: unit.live(Feedback))


def test_an_answer_is_kept_without_whose_it_is(store: OpenStore, meeting: UUID) -> None:
    do(store, meeting_feedback.give_feedback, meeting, (FeedbackAnswer("Blev du lyttet til i dag?", face=3),))
    assert [(each.face, each.person_id) for each in rows(store)] == [(3, None)]


def test_who_wants_to_stand_by_it_does(store: OpenStore, meeting: UUID, mathias_case: UUID) -> None:
    lone = ask(store, meetings.read_meeting, meeting).participants[1].person_id
    answers = (FeedbackAnswer("Andet?", text="Godt, at læreren var med."),)
    do(store, meeting_feedback.give_feedback, meeting, answers, person_id=lone)
    assert rows(store)[0].person_id == lone


def test_the_order_of_the_rows_is_not_the_order_they_were_given(store: OpenStore, meeting: UUID) -> None:
    given = list(range(11)) * 2
    for value in given:
        do(store, meeting_feedback.give_feedback, meeting, (FeedbackAnswer("Tal?", value=value),))
    assert sorted(each.value or 0 for each in rows(store)) == sorted(given)
    assert [each.value for each in rows(store)] != given, "the same order by chance is one in 10 to the 15th"


def test_answers_are_told_as_counts_by_question(store: OpenStore, meeting: UUID) -> None:
    heard, helped = ADULT_QUESTIONS[0].text, ADULT_QUESTIONS[2].text
    for face, value in ((3, 8), (2, 4), (3, 10)):
        answers = (FeedbackAnswer(heard, face=face), FeedbackAnswer(helped, value=value))
        do(store, meeting_feedback.give_feedback, meeting, answers)
    do(store, meeting_feedback.give_feedback, meeting, (FeedbackAnswer(CHILD_QUESTIONS[0].text, face=1),))
    found = ask(store, meeting_feedback.read_feedback, meeting)
    assert [(each.question, each.faces, each.values) for each in found] == [
        (heard, (0, 1, 2), ()),
        (helped, (0, 0, 0), (4, 8, 10)),
        (CHILD_QUESTIONS[0].text, (1, 0, 0), ()),
    ]


def test_nothing_and_what_is_outside_the_faces_is_refused(store: OpenStore, meeting: UUID) -> None:
    with pytest.raises(UserError, match="mindst ét"):
        do(store, meeting_feedback.give_feedback, meeting, (FeedbackAnswer("Tal?", text="  "),))
    with pytest.raises(UserError, match="1 til 3"):
        do(store, meeting_feedback.give_feedback, meeting, (FeedbackAnswer("Ansigt?", face=4),))
    assert rows(store) == []
