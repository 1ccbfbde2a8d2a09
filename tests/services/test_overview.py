"""»Kort fortalt« and the header from the shipped families: what is told, what is not known, what is only hinted at."""

import datetime as dt
from uuid import UUID

from app.bootstrap import OpenStore
from app.models.enums_meeting import MeetingStatus
from app.models.enums_people import ConsentAnswer
from app.services.case_header import CaseHeader, read_header
from app.services.cases import list_cases
from app.services.meeting_closing import end_meeting
from app.services.meetings import list_meetings
from app.services.overview import OverviewRow, read_overview
from app.services.people import list_people
from app.services.records import add_record, list_records, remove_record


def overview(store: OpenStore, case_id: UUID) -> OverviewRow:
    with store.units.read("case.overview") as unit:
        return read_overview(unit, case_id)


def header(store: OpenStore, case_id: UUID) -> CaseHeader:
    with store.units.read("case.header") as unit:
        return read_header(unit, case_id)


def test_the_childs_own_words_come_with_who_and_when(store: OpenStore, mathias_case: UUID) -> None:
    first = overview(store, mathias_case).own_words[0]
    assert first.words.startswith("Jeg får ondt i maven")
    assert first.said == "Mathias, 18. november"


def test_the_family_is_told_in_a_few_lines(store: OpenStore, mathias_case: UUID) -> None:
    told = overview(store, mathias_case).family
    assert "Mathias bor sammen med Lone og Alma (Hammerum)." in told
    assert "Søskende: Alma på 4, Storm på 3 og Freja på 3." in told
    assert any(line.startswith("Far: Torben Østergård") for line in told)


def test_an_agreement_says_whose_answer_is_missing(store: OpenStore, mathias_case: UUID) -> None:
    waiting = {row.number: row.awaiting for row in overview(store, mathias_case).agreements if row.awaiting}
    assert waiting == {2: ("Henning",)}


def test_what_nobody_knows_is_listed(store: OpenStore, mathias_case: UUID, liv_case: UUID) -> None:
    assert overview(store, mathias_case).unknown == ("Kun den ene forælder er spurgt.", "Aftale 8 mangler en dato.")
    assert "Liv er ikke hørt endnu." in overview(store, liv_case).unknown


def test_a_second_answer_takes_the_question_of_one_parent_away(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Svar", "record.add") as unit:
        torben = next(each.id for each in list_people(unit, mathias_case) if each.called == "Torben")
        values: dict[str, object] = {"person_id": torben, "kind": "meeting", "answer": ConsentAnswer.NO.value}
        add_record(unit, mathias_case, "consent", values)
    assert "Kun den ene forælder er spurgt." not in overview(store, mathias_case).unknown


def test_custody_that_is_gone_is_not_clear(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Fjern", "record.remove") as unit:
        for row in list_records(unit, mathias_case, "custody"):
            remove_record(unit, "custody", row.id)
    assert "Forældremyndigheden over Mathias er ikke afklaret." in overview(store, mathias_case).unknown


def test_what_the_municipality_decides_is_no_hole_among_the_agreements(store: OpenStore, liv_case: UUID) -> None:
    rows = overview(store, liv_case)
    to_decide = [row.number for row in rows.agreements if row.state.value == "to_be_decided"]
    assert to_decide
    assert not [line for number in to_decide for line in rows.unknown if line.startswith(f"Aftale {number} ")]


def test_the_next_age_that_matters_is_told(store: OpenStore, noah_case: UUID) -> None:
    assert overview(store, noah_case).ages[0].startswith("Noah bliver 18 år den 30. april 2027.")


def test_the_header_tells_age_the_date_of_the_list_and_the_next_meeting(store: OpenStore, mathias_case: UUID) -> None:
    without_hour = {"held_on": "6. januar 2027", "status": "planned"}
    with store.units.step("En del til", "record.add") as unit:
        add_record(unit, mathias_case, "meeting", without_hour)
    top = header(store, mathias_case)
    assert top.children[0].about == "11 år, 5.b på Skovbakkeskolen"
    with store.units.read("case.list") as unit:
        listed = next(each.next_on for each in list_cases(unit) if each.id == mathias_case)
    assert (top.next_what, top.next_on) == ("", listed), "the head and the list tell the same next date"
    assert (top.meeting_on, top.meeting_at) == (dt.date(2027, 1, 6), "15:00")


def test_what_is_left_to_do_after_a_meeting_is_no_next_meeting(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.read("meeting.list") as unit:
        planned = next(each.id for each in list_meetings(unit, mathias_case) if each.status is MeetingStatus.PLANNED)
    with store.units.step("Luk", "meeting.end") as unit:
        end_meeting(unit, planned)
    top = header(store, mathias_case)
    with store.units.read("case.list") as unit:
        listed = next(each.next_on for each in list_cases(unit) if each.id == mathias_case)
    assert (top.next_what, top.next_on, top.meeting_on) == ("", listed, None)


def test_protection_is_a_mark_and_no_word(store: OpenStore, mathias_case: UUID, noah_case: UUID) -> None:
    assert not header(store, mathias_case).remember
    assert header(store, noah_case).remember
