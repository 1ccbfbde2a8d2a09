"""Meetings through the real store: plan, come and go, say, scale, close, and what is missing."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.agreement import AgreementAudience
from app.models.enums_meeting import Attendance, ContributionKind, MeetingStatus
from app.services import agreements, meetings, people, room
from app.services.meeting_rows import MeetingRow


def read(store: OpenStore, meeting_id: UUID) -> MeetingRow:
    with store.units.read("meeting.read") as unit:
        return meetings.read_meeting(unit, meeting_id)


@pytest.fixture
def november(store: OpenStore, mathias_case: UUID) -> UUID:
    with store.units.read("meeting.list") as unit:
        return next(row.id for row in meetings.list_meetings(unit, mathias_case) if row.held_on == "2026-11-18")


@pytest.fixture
def fresh(store: OpenStore, mathias_case: UUID) -> UUID:
    with store.units.step("Planlæg", "meeting.plan") as unit:
        return meetings.plan_meeting(unit, mathias_case, held_on="22. november", starts_at="15.30", place="køkkenet")


def test_the_child_is_always_asked_to_a_new_meeting(store: OpenStore, fresh: UUID) -> None:
    row = read(store, fresh)
    assert [each.called for each in row.participants] == ["Mathias"]
    assert row.participants[0].is_child
    assert (row.held_on, row.starts_at, row.place) == ("2026-11-22", "15:30", "køkkenet")


def test_somebody_is_found_by_the_name_used_at_the_table(store: OpenStore, fresh: UUID, mathias_case: UUID) -> None:
    with store.units.read("people.list") as unit:
        before = {row.called: row.id for row in people.list_people(unit, mathias_case)}
    with store.units.step("Find", "meeting.find_person") as unit:
        assert meetings.person_called(unit, fresh, called="henning") == before["Henning"]
        assert meetings.person_called(unit, fresh, called="Kasper Lind") == before["Kasper"]


def test_a_newcomer_is_written_down_as_being_there_and_put_in_the_network(store: OpenStore, fresh: UUID) -> None:
    with store.units.step("Kom med", "meeting.welcome") as unit:
        meetings.welcome(unit, fresh, called="Svend Aage")
    newcomer = read(store, fresh).participants[-1]
    assert (newcomer.name, newcomer.attendance) == ("Svend Aage", Attendance.PRESENT)
    with store.units.read("people.list") as unit:
        found = [row for row in people.list_people(unit, read(store, fresh).case_id) if row.name == "Svend Aage"]
    assert found[0].network_tie_id is not None


def test_two_of_the_same_name_are_never_guessed_between(store: OpenStore, fresh: UUID, mathias_case: UUID) -> None:
    with store.units.step("Ny", "person.add") as unit:
        people.add_person(unit, mathias_case, name="Kasper Holm")
    with pytest.raises(UserError, match="Skriv hele navnet"), store.units.step("Find", "meeting.find_person") as unit:
        meetings.person_called(unit, fresh, called="Kasper")


def test_the_first_step_starts_the_meeting_and_remembers_its_version(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Planlæg", "meeting.plan") as unit:
        meeting_id = meetings.plan_meeting(unit, mathias_case)
    with store.units.step("Start", "meeting.start") as unit:
        meetings.start_meeting(unit, meeting_id, step="welcome")
    row = read(store, meeting_id)
    assert (row.status, row.step) == (MeetingStatus.RUNNING, "welcome")
    assert (row.held_on, row.starts_at) == ("2026-11-22", "09:30")


def test_own_words_are_quoted_and_may_be_written_only_with_a_yes(store: OpenStore, fresh: UUID) -> None:
    child = read(store, fresh).participants[0].person_id
    with store.units.step("Sig", "meeting.say") as unit:
        said = meetings.add_contribution(unit, fresh, kind="own_words", text=" Jeg vil fiske. ", speaker_id=child)
    row = read(store, fresh).contributions[0]
    assert (row.text, row.quoted, row.may_be_written) == ("Jeg vil fiske.", True, None)
    with store.units.step("Ja", "meeting.may_be_written") as unit:
        meetings.set_may_be_written(unit, said, yes=True)
    assert read(store, fresh).contributions[0].may_be_written
    for answer in (False, None):
        with store.units.step("Svar", "meeting.may_be_written") as unit:
            meetings.set_may_be_written(unit, said, yes=answer)
        assert read(store, fresh).contributions[0].may_be_written is answer


def test_words_that_are_emptied_are_taken_away(store: OpenStore, fresh: UUID) -> None:
    with store.units.step("Sig", "meeting.say") as unit:
        said = meetings.add_contribution(unit, fresh, kind="works", text="fodbold")
    with store.units.step("Ret", "meeting.say_again") as unit:
        meetings.change_contribution(unit, said, text="  ")
    assert read(store, fresh).contributions == ()


def test_a_number_outside_the_scale_is_refused_in_danish(store: OpenStore, november: UUID) -> None:
    scale = read(store, november).scales[0]
    with pytest.raises(UserError, match="0 til 10"), store.units.step("Tal", "meeting.scale_answer") as unit:
        meetings.answer_scale(unit, scale.id, scale.answers[0][0], value=11)


def test_a_number_can_be_changed_and_taken_back(store: OpenStore, november: UUID) -> None:
    scale = read(store, november).scales[0]
    lone = next(person for person, name, _, _ in scale.answers if name == "Lone")
    for value in (6, None):
        with store.units.step("Tal", "meeting.scale_answer") as unit:
            meetings.answer_scale(unit, scale.id, lone, value=value)
        found = [number for person, _, number, _ in read(store, november).scales[0].answers if person == lone]
        assert found == ([] if value is None else [value])


def test_closing_is_never_stopped_and_keeps_the_reason(store: OpenStore, fresh: UUID) -> None:
    with store.units.step("Afslut", "meeting.close") as unit:
        meetings.close_meeting(unit, fresh, because="Lone skulle på arbejde.")
    row = read(store, fresh)
    assert (row.status, row.closed_because) == (MeetingStatus.HELD, "Lone skulle på arbejde.")


def test_the_meeting_that_comes_after_is_told(store: OpenStore, november: UUID) -> None:
    coming = read(store, november).coming
    assert coming is not None
    assert coming.held_on is not None
    assert (coming.held_on.isoformat(), coming.starts_at) == ("2027-01-06", "15:00")


def test_the_room_sees_first_names_and_only_the_childs_number(store: OpenStore, november: UUID) -> None:
    with store.units.read("meeting.room") as unit:
        shown = room.read_room(unit, november)
    assert "Lone" in shown.names
    assert "Torben" not in shown.names, "who stayed away is not told"
    assert [scale.answers for scale in shown.scales] == [(("Mathias", 3),)]
    everything = repr(shown)
    assert all(word not in everything for word in ("Kjærgaard", "ringes op bagefter", "2015", "Struer", "Far aflyser"))


def test_the_room_does_not_see_an_agreement_meant_for_a_few(store: OpenStore, november: UUID) -> None:
    row = read(store, november)
    with store.units.read("agreement.list") as unit:
        first = agreements.list_agreements(unit, row.case_id, meeting_id=november)[0]
    with store.units.step("Kun til", "agreement.change") as unit:
        only = AgreementAudience(case_id=row.case_id, agreement_id=first.id, person_id=first.owner_ids[0])
        only.order_key = "a"
        unit.add(only)
    with store.units.read("meeting.room") as unit:
        assert first.id not in [each.id for each in room.read_room(unit, november).agreements]


def test_kinds_of_words_are_kept_apart(store: OpenStore, november: UUID) -> None:
    kinds = {each.kind for each in read(store, november).contributions}
    assert {ContributionKind.OWN_WORDS, ContributionKind.WORKS, ContributionKind.WORRY} <= kinds
