"""Closing a meeting: what is missing by its type, the reason, the way back, and what I dag asks for afterwards."""

import datetime as dt
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_meeting import MeetingStatus
from app.models.meeting import Meeting, Participant
from app.services import agreements, meeting_call_back, meeting_closing, meetings, people, stop_decisions
from app.services.agreement_rows import AgreementRow
from app.services.due_rows import DueRow, list_due
from app.services.meeting_children import set_child_safety
from app.services.meeting_closing import Closing
from app.services.meeting_rows import MeetingRow


@pytest.fixture
def tonight(store: OpenStore, mathias_case: UUID) -> UUID:
    """A network meeting of today with Mathias, Lone and Kasper round the table."""
    everybody = {row.called: row.id for row in ask(store, people.list_people, mathias_case)}
    meeting = do(
        store, meetings.plan_meeting, mathias_case, people=(everybody["Lone"], everybody["Kasper"]), starts_at="8.00"
    )
    do(store, meetings.start_meeting, meeting, step="welcome")
    for each in row_of(store, meeting).participants:
        do(store, meetings.set_attendance, each.id, attendance="present")
    return UUID(str(meeting))


def row_of(store: OpenStore, meeting: UUID) -> MeetingRow:
    found: MeetingRow = ask(store, meetings.read_meeting, meeting)
    return found


def person(store: OpenStore, case_id: UUID, called: str) -> UUID:
    return next(row.id for row in ask(store, people.list_people, case_id) if row.called == called)


def closing(store: OpenStore, meeting: UUID) -> Closing:
    found: Closing = ask(store, meeting_closing.read_closing, meeting)
    return found


def kinds(store: OpenStore, meeting: UUID) -> list[str]:
    return [each.kind for each in closing(store, meeting).missing]


def agree(store: OpenStore, case_id: UUID, meeting: UUID, text: str, *owners: str, when: str = "") -> UUID:
    people_of = tuple(person(store, case_id, each) for each in owners)
    return UUID(
        str(do(store, agreements.add_agreement, case_id, text=text, owners=people_of, when=when, meeting_id=meeting))
    )


def due(store: OpenStore, case_id: UUID) -> list[DueRow]:
    return [each for each in ask(store, list_due, case_id=case_id) if each.rule_id == "after_meeting"]


def numbered(store: OpenStore, case_id: UUID, meeting: UUID) -> list[AgreementRow]:
    found: list[AgreementRow] = ask(store, agreements.list_agreements, case_id, meeting_id=meeting)
    return found


def test_what_a_new_meeting_lacks_follows_its_type(store: OpenStore, tonight: UUID) -> None:
    found = kinds(store, tonight)
    assert {"child_voice", "safety", "lead", "feedback"} <= set(found)
    assert "owner" not in found
    assert "told_child" not in found, "the child is here and hears it"


def test_a_type_that_asks_for_less_lacks_less(store: OpenStore, mathias_case: UUID) -> None:
    meeting = do(store, meetings.plan_meeting, mathias_case, type_id="follow_up_meeting")
    assert {"lead", "safety", "told_child"}.isdisjoint(kinds(store, meeting))


def test_the_childs_words_close_the_first_point(store: OpenStore, mathias_case: UUID, tonight: UUID) -> None:
    mathias = person(store, mathias_case, "Mathias")
    do(store, meetings.add_contribution, tonight, kind="own_words", text="Jeg vil fiske.", speaker_id=mathias)
    assert "child_voice" not in kinds(store, tonight)


def test_each_agreement_says_what_it_lacks_and_of_whom(store: OpenStore, mathias_case: UUID, tonight: UUID) -> None:
    agree(store, mathias_case, tonight, "finder en ny vækning")
    henning = agree(store, mathias_case, tonight, "vækker Mathias", "Henning", when="i morgen")
    points = closing(store, tonight).missing
    about = [(each.kind, each.sentence) for each in points if each.agreement_id]
    assert about == [
        ("owner", "Aftale 1 mangler en, der gør det."),
        ("answer", "Aftale 2 mangler svar fra Henning."),
        ("date", "Aftale 1 mangler en dato."),
    ]
    assert next(each for each in points if each.kind == "answer").agreement_id == henning


def test_every_child_at_home_is_asked_about_until_it_is_answered(
    store: OpenStore, mathias_case: UUID, tonight: UUID
) -> None:
    names = [each.sentence for each in closing(store, tonight).missing if each.kind == "safety"]
    assert "Det er ikke afklaret, om Alma er tryg." in names
    do(store, set_child_safety, tonight, person(store, mathias_case, "Alma"), answer="safe")
    assert len([each for each in closing(store, tonight).missing if each.kind == "safety"]) == len(names) - 1


def test_a_child_that_went_before_the_end_is_to_be_told(store: OpenStore, mathias_case: UUID, tonight: UUID) -> None:
    child = next(each for each in row_of(store, tonight).participants if each.is_child)
    do(store, meetings.set_attendance, child.id, attendance="partly", left_at="15.35")
    assert "told_child" in kinds(store, tonight)
    lone = person(store, mathias_case, "Lone")
    do(store, meetings.set_told_child, tonight, by_id=lone, when="i bilen hjem")
    assert "told_child" not in kinds(store, tonight)


def test_closing_keeps_the_reason_the_day_and_the_time(store: OpenStore, tonight: UUID) -> None:
    do(store, meeting_closing.end_meeting, tonight, because="Henning ringes op i morgen.")
    found = closing(store, tonight)
    assert (found.is_closed, found.because, found.may_reopen) == (True, "Henning ringes op i morgen.", True)
    meeting = ask(store, lambda unit: unit.get(Meeting, tonight))
    assert (meeting.closed_on, meeting.closed_at) == (dt.date(2026, 11, 22), "09:30")
    assert found.correct_until is not None
    assert found.correct_until.date() == dt.date(2026, 11, 23)
    assert not found.is_final


def test_closing_twice_does_not_start_the_24_hours_again(store: OpenStore, tonight: UUID) -> None:
    do(store, meeting_closing.end_meeting, tonight)
    do(store, lambda unit: setattr(unit.get(Meeting, tonight), "closed_at", "08:15"))
    do(store, meeting_closing.end_meeting, tonight, because="Fandt en dato.")
    assert ask(store, lambda unit: unit.get(Meeting, tonight).closed_at) == "08:15"


def test_a_meeting_closed_by_mistake_is_opened_again_the_same_day_only(store: OpenStore, tonight: UUID) -> None:
    with pytest.raises(UserError, match="ikke lukket"):
        do(store, meeting_closing.reopen_meeting, tonight)
    do(store, meeting_closing.end_meeting, tonight)
    do(store, meeting_closing.reopen_meeting, tonight)
    assert row_of(store, tonight).status is MeetingStatus.RUNNING
    do(store, meeting_closing.end_meeting, tonight)
    do(store, lambda unit: setattr(unit.get(Meeting, tonight), "closed_on", dt.date(2026, 11, 21)))
    with pytest.raises(UserError, match="den dag"):
        do(store, meeting_closing.reopen_meeting, tonight)


def test_what_waits_after_the_meeting_stands_on_i_dag(store: OpenStore, mathias_case: UUID, tonight: UUID) -> None:
    agree(store, mathias_case, tonight, "vækker Mathias", "Henning", when="i morgen")
    torben, sanne = person(store, mathias_case, "Torben"), person(store, mathias_case, "Sanne")
    do(store, meeting_call_back.plan_call, tonight, torben, by_id=sanne, may_be_told="Datoen.")
    assert due(store, mathias_case) == [], "nothing is asked for while the meeting runs"
    do(store, meeting_closing.end_meeting, tonight)
    words = [each.what for each in due(store, mathias_case)]
    assert "Spørg Henning: vækker Mathias" in words
    assert "Ring til Torben om mødet" in words
    assert "Efter mødet 22. november: udlever papirerne og spørg, hvordan mødet var" in words
    assert {each.due for each in due(store, mathias_case)} == {dt.date(2026, 11, 23)}
    do(store, meeting_call_back.note_called, tonight, torben)
    assert "Ring til Torben om mødet" not in [each.what for each in due(store, mathias_case)]


def test_a_meeting_taken_in_from_elsewhere_asks_for_nothing(store: OpenStore, mathias_case: UUID) -> None:
    assert due(store, mathias_case) == []


def test_who_was_never_asked_can_be_called_and_stands_as_absent(
    store: OpenStore, mathias_case: UUID, tonight: UUID
) -> None:
    torben = person(store, mathias_case, "Torben")
    do(store, meeting_call_back.plan_call, tonight, torben, by_id=person(store, mathias_case, "Sanne"))
    there = ask(store, lambda unit: unit.live(Participant, Participant.meeting_id == tonight))
    row = next(each for each in there if each.person_id == torben)
    assert (row.invitation, row.attendance) == ("not_invited", "absent")
    call = next(each for each in ask(store, meeting_call_back.list_calls, tonight) if each.person_id == torben)
    assert (call.by, call.called_on) == ("Sanne", None)


def test_who_must_not_hear_of_it_cannot_be_called(store: OpenStore, mathias_case: UUID, tonight: UUID) -> None:
    torben = person(store, mathias_case, "Torben")
    do(store, stop_decisions.note_stop, mathias_case, kind="abuse", against_id=torben)
    with pytest.raises(UserError):
        do(store, meeting_call_back.plan_call, tonight, torben, by_id=person(store, mathias_case, "Sanne"))
    assert torben not in {each.person_id for each in ask(store, meeting_call_back.list_calls, tonight)}


def test_telling_the_child_is_done_when_somebody_has_told_it(
    store: OpenStore, mathias_case: UUID, tonight: UUID
) -> None:
    child = next(each for each in row_of(store, tonight).participants if each.is_child)
    do(store, meetings.set_attendance, child.id, attendance="partly", left_at="15.35")
    do(store, meetings.set_told_child, tonight, by_id=person(store, mathias_case, "Lone"), when="i aften")
    do(store, meeting_closing.end_meeting, tonight)
    assert any("fortæl Mathias, hvad I aftalte" in each.what for each in due(store, mathias_case))
    do(store, meeting_call_back.note_child_told, tonight, child.person_id)
    assert [each.told for each in ask(store, meeting_call_back.list_tellings, tonight)] == [True]
    assert not any("fortæl Mathias" in each.what for each in due(store, mathias_case))
