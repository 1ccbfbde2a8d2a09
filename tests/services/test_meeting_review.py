"""Next time: how the agreements of last time went, what takes their place, and what has changed since."""

import datetime as dt
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.agreement import Agreement, AgreementReview
from app.models.enums_meeting import AgreementOutcome
from app.services import meeting_review, meetings, records
from app.services.agreement_proposals import write_agreement
from app.services.due_rows import list_due
from app.services.meeting_review import ChangedSince, Review


@pytest.fixture
def january(store: OpenStore, mathias_case: UUID) -> UUID:
    """The follow-up of 6 January, with the day taken as it stands."""
    return next(row.id for row in ask(store, meetings.list_meetings, mathias_case) if row.held_on == "2027-01-06")


def review(store: OpenStore, meeting: UUID) -> Review:
    found: Review = ask(store, meeting_review.review_rows, meeting)
    return found


def agreement(store: OpenStore, text: str) -> UUID:
    return ask(store, lambda unit: next(each.id for each in unit.live(Agreement) if text in (each.text or "")))


def outcome(store: OpenStore, agreement_id: UUID) -> AgreementOutcome | None:
    return ask(store, lambda unit: unit.get(Agreement, agreement_id).outcome)


def test_a_follow_up_opens_with_what_was_agreed_in_its_order(store: OpenStore, january: UUID) -> None:
    found = review(store, january)
    assert [each.number for each in found.rows] == list(range(1, 9))
    assert found.rows[0].agreement.text.startswith("åbner døren")
    assert {each.outcome for each in found.rows} == {None}
    assert str(found.before_on) == "2026-11-18"


def test_the_first_meeting_of_a_case_has_nothing_to_look_back_at(store: OpenStore, mathias_case: UUID) -> None:
    first = next(row.id for row in ask(store, meetings.list_meetings, mathias_case) if row.held_on == "2026-11-18")
    found = review(store, first)
    assert (found.has_before, found.rows) == (False, ())


def test_what_was_done_is_done_and_what_comes_again_goes_on(
    store: OpenStore, january: UUID, mathias_case: UUID
) -> None:
    talk, training = agreement(store, "taler med sin leder"), agreement(store, "henter Mathias")
    for each in (talk, training):
        do(store, meeting_review.judge, each, january, AgreementOutcome.KEPT, note="Det gik let.")
    assert outcome(store, talk) is AgreementOutcome.KEPT
    assert outcome(store, training) is AgreementOutcome.UNDER_WAY
    found = review(store, january).went(AgreementOutcome.KEPT)
    assert [each.note for each in found] == ["Det gik let.", "Det gik let."]
    due = {each.source_id for each in ask(store, list_due, case_id=mathias_case)}
    assert training in due
    assert talk not in due


def test_judging_again_at_the_same_meeting_changes_the_judgement(store: OpenStore, january: UUID) -> None:
    talk = agreement(store, "taler med sin leder")
    do(store, meeting_review.judge, talk, january, AgreementOutcome.NOT_KEPT, note="Lederen var syg.")
    do(store, meeting_review.judge, talk, january, AgreementOutcome.PARTLY)
    rows = ask(store, lambda unit: unit.live(AgreementReview, AgreementReview.agreement_id == talk))
    assert [(each.outcome, each.note) for each in rows] == [(AgreementOutcome.PARTLY, "Lederen var syg.")]
    assert outcome(store, talk) is AgreementOutcome.PARTLY


def test_a_judgement_taken_back_lets_the_one_before_count(store: OpenStore, january: UUID, mathias_case: UUID) -> None:
    talk = agreement(store, "taler med sin leder")
    do(store, meeting_review.judge, talk, january, AgreementOutcome.PARTLY)
    spring = do(store, meetings.plan_meeting, mathias_case, type_id="follow_up_meeting", held_on="7. april 2027")
    do(store, meeting_review.judge, talk, spring, AgreementOutcome.KEPT)
    assert outcome(store, talk) is AgreementOutcome.KEPT
    do(store, meeting_review.take_back, talk, spring)
    assert outcome(store, talk) is AgreementOutcome.PARTLY
    do(store, meeting_review.take_back, talk, january)
    assert outcome(store, talk) is None


def test_an_agreement_of_this_meeting_is_not_judged_at_it(store: OpenStore, january: UUID) -> None:
    new = do(store, write_agreement, january, "Lone ringer til skolen på mandag")
    with pytest.raises(UserError, match="næste gang"):
        do(store, meeting_review.judge, new, january, AgreementOutcome.KEPT)


def test_an_agreement_that_is_changed_becomes_the_new_one(store: OpenStore, january: UUID) -> None:
    training = agreement(store, "henter Mathias")
    do(store, write_agreement, january, "Kasper henter Mathias hver onsdag", instead_of=training)
    row = next(each for each in review(store, january).rows if each.agreement.id == training)
    assert row.outcome is AgreementOutcome.CHANGED
    assert row.becomes.startswith("Kasper henter")


def test_what_was_over_before_last_time_is_not_asked_about(store: OpenStore, january: UUID, mathias_case: UUID) -> None:
    talk, training = agreement(store, "taler med sin leder"), agreement(store, "henter Mathias")
    for each in (talk, training):
        do(store, meeting_review.judge, each, january, AgreementOutcome.KEPT)
    store.units.now = lambda: dt.datetime(2027, 1, 6, 16, tzinfo=dt.UTC)
    do(store, records.change_record, "meeting", january, {"status": "held"})
    spring = do(store, meetings.plan_meeting, mathias_case, type_id="follow_up_meeting", held_on="7. april 2027")
    asked = {each.agreement.id for each in review(store, spring).rows}
    assert training in asked, "it comes again and goes on"
    assert talk not in asked


def test_changed_since_holds_what_is_new_and_the_numbers_asked_both_times(
    store: OpenStore, january: UUID, mathias_case: UUID
) -> None:
    first = next(row for row in ask(store, meetings.list_meetings, mathias_case) if row.held_on == "2026-11-18")
    mathias = first.participants[0].person_id
    scale = do(store, meetings.ask_scale, january, question=first.scales[0].question)
    do(store, meetings.answer_scale, scale, mathias, value=6)
    new = do(store, write_agreement, january, "Lone ringer til skolen på mandag")
    found: ChangedSince = ask(store, meeting_review.changed_since, january)
    assert [each.id for each in found.new] == [new]
    assert [value for _, _, value, _ in found.scales[0].answers] == [6]
    assert dict(found.scales[0].earlier)[mathias] == 3
