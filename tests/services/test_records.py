"""Any fact of a case through its form: every table can be written, read, changed and taken away."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from doing import ask, do
from every_field import full_case
from sqlalchemy import Date

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.agreement import Agreement
from app.models.approx_spans import Tense
from app.models.case import Case
from app.models.registry import CASE_CLASSES, RECORD_CLASSES
from app.services import records
from app.services.agreements import add_agreement
from app.services.case_content import content_of, store_content
from app.services.cases import start_case
from app.services.meetings import plan_meeting
from app.services.people import add_person, list_people


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return do(store, start_case, child_name="Asta Lund", birth="2018")


@pytest.fixture
def full(store: OpenStore) -> UUID:
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        return store_content(unit, full_case())


def fields(store: OpenStore, case_id: UUID, table: str) -> dict[str, Any]:
    [first, *_] = ask(store, records.list_records, case_id, table)
    return {field.name: field for field in first.fields}


def test_every_form_shows_what_is_stored_and_takes_it_back_unchanged(store: OpenStore, full: UUID) -> None:
    before, odd = ask(store, content_of, full), []
    for table in (kind.__tablename__ for kind in CASE_CLASSES):
        [first, *_] = ask(store, records.list_records, full, table)
        do(store, records.change_record, table, first.id, {field.name: field.value for field in first.fields})
        if not ask(store, records.blank_form, full, table):
            odd.append(table)
        odd += [f"{table}.{field.name}" for field in first.fields if not (field.label and field.help)]

    assert odd == []
    assert ask(store, content_of, full) == before


def test_the_form_of_the_case_itself_takes_its_values_back(store: OpenStore, full: UUID) -> None:
    form = ask(store, records.case_form, full)

    do(store, records.change_record, "case_", full, {field.name: field.value for field in form})

    assert len(form) == len(Case.facts())


def test_what_cannot_be_read_is_told_with_what_to_write(store: OpenStore, full: UUID) -> None:
    for table, name, typed, told in (
        ("meeting", "held_on", "hest", "ikke en dato"),
        ("meeting", "starts_at", "halv otte og lidt", "ikke et klokkeslæt"),
        ("agreement", "minutes", "en time", "ikke et tal"),
        ("agreement", "minutes", "0", "tal fra 1 til 1440"),
        ("agreement", "minutes", "2,5", "helt tal"),
        ("person", "identity_id", "den samme", "ikke et id"),
        ("absence", "percent", "nan", "tal fra 0 til 100"),
    ):
        row = ask(store, records.list_records, full, table)[0].id
        with pytest.raises(UserError, match=told):
            do(store, records.change_record, table, row, {name: typed})


TO_COME = {
    "agreement.due_on", "agreement.ends_on", "case_review.planned_on", "consent.until", "follow_up.planned_on",
    "hand_over.planned_on", "protection.until", "meeting.held_on", "participant.call_planned_on",
    "party_hearing.answer_by", "snooze.due_on", "snooze.until",
}  # fmt: skip
"""Days of the forms that are to come; of any other the form has to know that it has been, or may be either."""


def test_a_day_without_a_year_is_read_as_the_fact_says(store: OpenStore, full: UUID) -> None:
    days = {
        f"{kind.__tablename__}.{name}": fact.tense
        for kind in RECORD_CLASSES.values()
        for name, fact in kind.facts().items()
        if isinstance(kind.__table__.columns[name].type, Date)
    }
    assert {name for name, tense in days.items() if tense is Tense.COMING} == TO_COME
    table, typed = "fetched_information", {"asked_on": "30. december", "fetched_on": "3. november"}
    do(store, records.change_record, table, ask(store, records.list_records, full, table)[0].id, typed)
    read = fields(store, full, table)
    assert [read[name].value for name in ("asked_on", "fetched_on")] == ["2025-12-30", "2026-11-03"]
    assert {read["asked_on"].tense, read["fetched_on"].tense} == {Tense.GONE}


def test_numbers_days_and_times_are_read_as_people_write_them(store: OpenStore, full: UUID) -> None:
    row = ask(store, records.list_records, full, "absence")[0].id
    do(store, records.change_record, "absence", row, {"percent": "18,5 %", "period": "oktober 2026"})
    meeting = ask(store, records.list_records, full, "meeting")[0].id
    do(store, records.change_record, "meeting", meeting, {"held_on": "4/12", "starts_at": "15.30"})

    assert fields(store, full, "absence")["percent"].shown == "18,5"
    assert fields(store, full, "absence")["period"].shown == "oktober 2026"
    held = fields(store, full, "meeting")
    assert (held["held_on"].value, held["held_on"].shown) == ("2026-12-04", "4. december 2026")
    assert (held["starts_at"].value, held["starts_at"].shown) == ("15:30", "15.30")


def test_a_record_without_what_it_needs_is_told_not_stored(store: OpenStore, case_id: UUID) -> None:
    with pytest.raises(UserError, match="»Barn« mangler"):
        do(store, records.add_record, case_id, "custody", {"kind": "joint"})
    with pytest.raises(UserError, match="»Hvem er spurgt« mangler"):
        do(store, records.add_record, case_id, "consent", {"person_id": "", "kind": "meeting"})

    assert ask(store, records.list_records, case_id, "custody", "consent") == []


def test_a_choice_emptied_gets_its_first_value_back(store: OpenStore, case_id: UUID) -> None:
    person = ask(store, list_people, case_id)[0].id
    do(store, records.change_record, "person", person, {"gender": "woman"})
    do(store, records.change_record, "person", person, {"gender": ""})

    assert fields(store, case_id, "person")["gender"].value == "unknown"


def test_hidden_signs_are_washed_off(store: OpenStore, case_id: UUID) -> None:
    person = ask(store, list_people, case_id)[0].id
    do(store, records.change_record, "person", person, {"name": "Asta\u202e \u200bLund\0", "health": "linje\r\nto"})

    assert fields(store, case_id, "person")["name"].value == "Asta Lund"
    assert fields(store, case_id, "person")["health"].value == "linje\nto"


def test_taking_away_a_meeting_leaves_its_agreements_without_it(store: OpenStore, case_id: UUID) -> None:
    meeting = do(store, plan_meeting, case_id, held_on="i dag")
    agreement = do(store, add_agreement, case_id, text="ringer", meeting_id=meeting)

    do(store, records.remove_record, "meeting", meeting)

    assert ask(store, lambda unit: unit.get(Agreement, agreement).meeting_id) is None
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        store_content(unit, content_of(unit, case_id), as_new=True)


def test_taking_away_what_something_cannot_be_without_is_told(store: OpenStore, case_id: UUID) -> None:
    mia = do(store, add_person, case_id, name="Mia")
    do(store, add_agreement, case_id, text="ringer", owners=(mia,))

    for table, row in (("person", mia), ("case_", case_id)):
        with pytest.raises(UserError, match="stadig noget, der handler om det her"):
            do(store, records.remove_record, table, row)


def test_a_record_that_is_gone_or_never_was_is_told(store: OpenStore, case_id: UUID) -> None:
    with pytest.raises(UserError, match="findes ikke længere"):
        do(store, records.change_record, "person", uuid4(), {"name": "x"})
