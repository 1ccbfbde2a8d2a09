"""The caseworker is known in her own cases, whatever her job is called."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.models.case import Case
from app.models.people import Person
from app.services import meetings
from app.services.agreement_lines import add_line
from app.services.cases import start_case
from app.services.meeting_guests import people_to_ask
from app.services.meeting_paper_recipients import papers_for
from app.services.profile import save_profile
from app.services.shown_as import list_readers


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    do(store, save_profile, {"name": "Kirsten Vester", "job_title": "Familierådgiver"})
    made = do(store, start_case, child_name="Freja Holm")
    assert isinstance(made, UUID)
    return made


def test_she_comes_to_her_own_meetings_and_leads_them(store: OpenStore, case_id: UUID) -> None:
    choices = ask(store, people_to_ask, case_id)
    (her,) = [each for each in choices.people if each.name == "Kirsten Vester"]
    assert her.usual
    assert choices.chair_id == choices.minutes_id == choices.lead_id == choices.caseworker_id == her.person_id
    assert not any(each.gets_the_plan for each in ask(store, list_readers, case_id) if each.id == her.person_id)


def test_a_relative_of_the_same_name_is_not_meant_and_a_colleagues_case_is_hers(
    store: OpenStore, case_id: UUID
) -> None:
    with store.units.step("Ret", "test") as unit:
        (her,) = unit.live(Person, Person.case_id == case_id, Person.name == "Kirsten Vester")
        her.name = "Lis Aagaard"
    assert ask(store, people_to_ask, case_id).caseworker_id is None
    with store.units.step("Ret", "test") as unit:
        unit.get(Case, case_id).caseworker = "lis aagaard"
    assert ask(store, people_to_ask, case_id).caseworker_id == her.id


def test_she_gets_no_paper_of_what_she_does_herself(store: OpenStore, case_id: UUID) -> None:
    her = ask(store, people_to_ask, case_id).caseworker_id
    meeting = do(store, meetings.plan_meeting, case_id, people=(her,))
    do(store, add_line, meeting, "Freja tager bussen hjem på fredag")
    do(store, add_line, meeting, "Kirsten ringer til skolen i morgen")
    assert her not in {each.person_id for each in ask(store, papers_for, meeting)}
