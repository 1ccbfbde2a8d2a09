"""What once went wrong round a meeting: refused proposals, a no typed in from paper, the next meeting, own types."""

import datetime as dt
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.agreement import Agreement
from app.models.enums import PaperKind
from app.models.enums_meeting import AgreementOutcome as Went
from app.models.enums_meeting import AgreementState
from app.models.meeting import Meeting
from app.rules.meeting_type_edits import with_values
from app.services import meeting_closing, meeting_next, meeting_review, meetings, records
from app.services.agreement_proposals import answer_proposal, write_agreement
from app.services.agreements import change_agreement
from app.services.due_rows import list_due
from app.services.meeting_typed_in import TypedField, type_in
from app.services.meeting_typed_review import how_it_went
from app.services.meeting_types import save_type, shipped_types
from tests.services.meeting_making import agreed, paper, set_row, who


@pytest.fixture
def november(store: OpenStore, mathias_case: UUID) -> UUID:
    return day_of(store, mathias_case, "2026-11-18")


@pytest.fixture
def january(store: OpenStore, mathias_case: UUID) -> UUID:
    return day_of(store, mathias_case, "2027-01-06")


def day_of(store: OpenStore, case_id: UUID, day: str) -> UUID:
    return next(row.id for row in ask(store, meetings.list_meetings, case_id) if row.held_on == day)


def stands(store: OpenStore, agreement_id: UUID) -> tuple[AgreementState, Went | None]:
    return ask(store, lambda unit: _stands(unit.get(Agreement, agreement_id)))


def _stands(agreement: Agreement) -> tuple[AgreementState, Went | None]:
    return agreement.state, agreement.outcome


def due_of(store: OpenStore, case_id: UUID) -> set[UUID]:
    return {each.source_id for each in ask(store, list_due, case_id=case_id)}


AGREED = (AgreementState.AGREED, None)


def test_a_refused_proposal_leaves_what_it_should_replace_as_it_was(
    store: OpenStore, mathias_case: UUID, january: UUID
) -> None:
    old = agreed(store, "henter Mathias")
    new = do(store, write_agreement, january, "Kasper henter hver onsdag", proposal=True, instead_of=old)
    assert stands(store, old) == AGREED
    do(store, answer_proposal, new, answer="no")
    assert stands(store, old) == AGREED
    assert old in due_of(store, mathias_case)
    review = ask(store, meeting_review.review_rows, january)
    assert old in {each.agreement.id for each in review.rows}


@pytest.mark.parametrize("by_form", [False, True])
def test_a_yes_to_a_proposal_takes_the_place_of_the_old(
    store: OpenStore, mathias_case: UUID, january: UUID, by_form: bool
) -> None:
    old = agreed(store, "henter Mathias")
    new = do(store, write_agreement, january, "Kasper henter hver onsdag", proposal=True, instead_of=old)
    if by_form:
        do(store, change_agreement, new, state="agreed")
    else:
        do(store, answer_proposal, new, answer="yes")
    assert stands(store, old) == (AgreementState.AGREED, Went.CHANGED)
    assert old not in due_of(store, mathias_case)


def test_an_agreement_of_the_same_meeting_stands_until_the_family_says_yes(store: OpenStore, january: UUID) -> None:
    old = do(store, write_agreement, january, "Lone ringer hver fredag")
    no = do(store, write_agreement, january, "Lone skriver hver fredag", proposal=True, instead_of=old)
    do(store, answer_proposal, no, answer="no")
    assert stands(store, old) == AGREED
    yes = do(store, write_agreement, january, "Lone skriver hver mandag", proposal=True, instead_of=old)
    do(store, answer_proposal, yes, answer="yes")
    assert stands(store, old)[0] is AgreementState.DROPPED


def test_a_third_form_takes_the_place_of_the_first_too(store: OpenStore, january: UUID) -> None:
    old = agreed(store, "henter Mathias")
    second = do(store, write_agreement, january, "Kasper henter hver onsdag", proposal=True, instead_of=old)
    do(store, write_agreement, january, "Kasper henter hver torsdag", instead_of=second)
    assert stands(store, second)[0] is AgreementState.DROPPED
    assert stands(store, old) == (AgreementState.AGREED, Went.CHANGED)


def test_what_a_refused_proposal_should_replace_goes_on_on_paper(
    store: OpenStore, mathias_case: UUID, january: UUID
) -> None:
    old = agreed(store, "henter Mathias")
    new = do(store, write_agreement, january, "Kasper henter hver onsdag", proposal=True, instead_of=old)
    do(store, answer_proposal, new, answer="no")
    lines = paper(store, january, PaperKind.AGREEMENT_SHEET, who(store, mathias_case, "Kasper")).goes_on
    assert any("henter Mathias" in each.text for each in lines)


WRITTEN = (
    ("1 lykkedes", Went.KEPT, ""),
    ("1. Lykkedes godt", Went.KEPT, "godt"),
    ("1 blev holdt", Went.KEPT, ""),
    ("1 den er gjort, på to dage", Went.KEPT, "på to dage"),
    ("1: lykkedes - hun ringede selv", Went.KEPT, "hun ringede selv"),
    ("1 ikke", Went.NOT_KEPT, ""),
    ("1 holdt ikke", Went.NOT_KEPT, ""),
    ("1 lykkedes ikke", Went.NOT_KEPT, ""),
    ("1 lykkedes slet ikke", Went.NOT_KEPT, ""),
    ("1 blev ikke til noget", Went.NOT_KEPT, ""),
    ("1 blev ikke holdt, bussen kørte ikke", Went.NOT_KEPT, "bussen kørte ikke"),
    ("1 ikke i gang", Went.NOT_KEPT, ""),
    ("1 delvist, bussen kørte ikke", Went.PARTLY, "bussen kørte ikke"),
    ("1 delvist bussen kørte ikke", Went.PARTLY, "bussen kørte ikke"),
    ("1 til dels", Went.PARTLY, ""),
    ("1 holdt delvist", Went.PARTLY, ""),
    ("1 blev lavet om", Went.CHANGED, ""),
    ("1 ÆNDRET (til onsdag", Went.CHANGED, "til onsdag"),
    ("1 i gang", Went.UNDER_WAY, ""),
    ("1 er i gang, fra mandag", Went.UNDER_WAY, "fra mandag"),
)
MIXED = (
    "1 lykkedes, men ikke altid", "1 lykkedes ikke altid men næsten", "1 lykkedes næsten aldrig", "1 ikke lavet om",
    "1 lykkedes lavet om", "1 blev", "1", "lykkedes", "1 fint", "1 holdt kun i uge 48", "1 i gang, dog ikke tirsdag",
)  # fmt: skip


@pytest.mark.parametrize(("line", "outcome", "note"), WRITTEN)
def test_how_it_went_is_read_as_it_was_written(line: str, outcome: Went, note: str) -> None:
    found = how_it_went(line)
    assert found is not None
    assert (found.number, found.outcome, found.note) == (1, outcome, note)


@pytest.mark.parametrize("line", MIXED)
def test_what_points_both_ways_is_asked_for_again(store: OpenStore, january: UUID, line: str) -> None:
    with pytest.raises(UserError, match=r"^2\.1: Skriv aftalens nummer"):
        do(store, type_in, january, (TypedField("2.1", "review", line),))


def test_a_no_typed_in_from_paper_is_kept_as_a_no(store: OpenStore, january: UUID) -> None:
    do(store, type_in, january, (TypedField("2.1", "review", "3 lykkedes ikke"),))
    assert ask(store, meeting_review.review_rows, january).rows[2].outcome is Went.NOT_KEPT


def test_the_next_meeting_keeps_its_place_and_length_when_it_is_moved(store: OpenStore, november: UUID) -> None:
    first = do(store, meeting_next.plan_next, november, held_on="6/1 2027")
    set_row(store, Meeting, first, place="hos mormor", starts_at="15:00", ends_at="16:30")
    do(store, meeting_next.plan_next, november, held_on="13/1 2027", starts_at="9")
    row = ask(store, meetings.read_meeting, first)
    assert (row.place, row.starts_at, row.ends_at) == ("hos mormor", "09:00", "10:30")
    do(store, meeting_next.plan_next, november, held_on="14/1 2027", place="biblioteket")
    row = ask(store, meetings.read_meeting, first)
    assert (row.held_on, row.place, row.starts_at, row.ends_at) == ("2027-01-14", "biblioteket", "09:00", "10:30")


def test_day_time_and_place_from_paper_are_those_of_the_meeting_already_planned(
    store: OpenStore, november: UUID, january: UUID
) -> None:
    set_row(store, Meeting, january, follows_id=None, starts_at="15:00", ends_at="16:30")
    fields = (("9.1", "13. januar 2027"), ("9.2", "9"), ("9.3", "biblioteket"))
    do(store, type_in, november, tuple(TypedField(number, "next", text) for number, text in fields))
    row = ask(store, meetings.read_meeting, january)
    assert (row.held_on, row.starts_at, row.ends_at, row.place) == ("2027-01-13", "09:00", "10:30", "biblioteket")
    assert row.follows_id == november


def test_i_dag_calls_a_meeting_what_the_municipality_calls_it(store: OpenStore, mathias_case: UUID) -> None:
    do(store, save_type, with_values(shipped_types()["network_meeting"], name="Familiebord"))
    do(store, meetings.plan_meeting, mathias_case, held_on="1/12 2026")
    do(store, meetings.plan_meeting, mathias_case, held_on="2/12 2026", type_id="handover_meeting")
    told = {each.what for each in ask(store, list_due, case_id=mathias_case) if each.source_table == "meeting"}
    assert {"Familiebord", "Overgangsmøde"} <= told


@pytest.mark.parametrize("asks", [True, False])
def test_feedback_is_asked_for_when_the_type_the_meeting_ran_with_asks(
    store: OpenStore, mathias_case: UUID, asks: bool
) -> None:
    kind = shipped_types()["network_meeting"]
    end = tuple(each for each in kind.at_the_end if each != "feedback") + (("feedback",) if asks else ())
    do(store, save_type, with_values(kind, at_the_end=end))
    meeting = do(store, meetings.plan_meeting, mathias_case)
    do(store, meetings.start_meeting, meeting, step="welcome")
    do(store, save_type, with_values(kind, at_the_end=()))
    do(store, meeting_closing.end_meeting, meeting, because="Vi nåede ikke mere.")
    told = " ".join(each.what for each in ask(store, list_due, case_id=mathias_case))
    assert ("spørg, hvordan mødet var" in told) is asks


def test_the_days_offered_follow_the_type_the_meeting_ran_with(
    store: OpenStore, mathias_case: UUID, november: UUID
) -> None:
    rhythm = ask(store, records.list_records, mathias_case, "cadence")[0]
    do(store, records.remove_record, "cadence", rhythm.id)
    meeting = do(store, meetings.plan_meeting, mathias_case, starts_at="15")
    do(store, meetings.start_meeting, meeting, step="welcome")
    do(store, save_type, with_values(shipped_types()["network_meeting"], follow_up=""))
    assert "6-8 uger" in ask(store, meeting_next.next_days, meeting).because


def test_judging_at_an_older_meeting_leaves_the_newer_outcome(
    store: OpenStore, january: UUID, mathias_case: UUID
) -> None:
    talk = agreed(store, "taler med sin leder")
    spring = do(store, meetings.plan_meeting, mathias_case, type_id="follow_up_meeting", held_on="7. april 2027")
    do(store, meeting_review.judge, talk, spring, Went.KEPT)
    do(store, meeting_review.judge, talk, january, Went.NOT_KEPT)
    assert stands(store, talk)[1] is Went.KEPT
    do(store, meeting_review.take_back, talk, spring)
    assert stands(store, talk)[1] is Went.NOT_KEPT


def test_an_agreement_that_was_replaced_stays_changed_when_an_older_meeting_is_written_in(
    store: OpenStore, january: UUID, mathias_case: UUID
) -> None:
    talk = agreed(store, "taler med sin leder")
    spring = do(store, meetings.plan_meeting, mathias_case, type_id="follow_up_meeting", held_on="7. april 2027")
    do(store, write_agreement, spring, "Lone skriver til sin leder hver mandag", instead_of=talk)
    do(store, meeting_review.judge, talk, january, Went.PARTLY)
    assert stands(store, talk)[1] is Went.CHANGED


def test_a_meeting_planned_for_another_day_is_held_the_day_it_begins(store: OpenStore, january: UUID) -> None:
    do(store, meetings.start_meeting, january, step="welcome")
    assert ask(store, lambda unit: unit.get(Meeting, january).held_on) == dt.date(2026, 11, 22)


def test_a_meeting_written_in_afterwards_keeps_its_day(store: OpenStore, mathias_case: UUID) -> None:
    meeting = do(store, meetings.plan_meeting, mathias_case, held_on="19. november 2026")
    do(store, type_in, meeting, (TypedField("2.1", "works", "fodbold"),))
    assert ask(store, meetings.read_meeting, meeting).held_on == "2026-11-19"
