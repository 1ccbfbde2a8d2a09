"""Closing a case answers nobody: what is asked of parties and told to the family stays, and what is open is said."""

from uuid import UUID

from app.bootstrap import OpenStore
from app.models.enums_early import AssessmentKind
from app.services import party_hearings, rulings
from app.services.assessments import begin_assessment
from app.services.cases import close_case
from app.services.keeping import read_keeping
from app.services.modules import ASSESSMENTS, NOTIFICATIONS, RULINGS, switch_module
from app.services.records import change_record
from tests.doing import ask, do
from tests.services.due_making import a_case, lines, put, the_child
from tests.services.notification_making import note

TABLES = {"party_hearing", "formal_decision"}


def ruled(store: OpenStore, case_id: UUID) -> tuple[UUID, UUID]:
    """Begin a decision and hear one about it; return both."""
    ruling = do(store, rulings.begin_ruling, case_id, template="support", child_id=the_child(store, case_id))
    mother = put(store, case_id, "person", name="Ida Lund", called="Ida")
    return ruling, do(store, party_hearings.hear_party, ruling, mother, answer_by="27. november 2026")


def switch(store: OpenStore, *, on: bool) -> None:
    for part in (NOTIFICATIONS, ASSESSMENTS, RULINGS):
        do(store, switch_module, part, on=on)


def seen(store: OpenStore) -> set[tuple[str, str]]:
    return {(row.source_table, str(row.due)) for row in lines(store) if row.source_table in TABLES}


def test_answers_and_the_time_to_complain_stay_due_when_the_case_is_closed(store: OpenStore) -> None:
    case_id = a_case(store)
    switch(store, on=True)
    ruling, _ = ruled(store, case_id)
    do(store, change_record, "formal_decision", ruling, {"sent_on": "20. november 2026"})
    before = seen(store)
    assert {table for table, _ in before} == TABLES

    do(store, close_case, case_id, reason="De flytter.")

    assert seen(store) == before
    switch(store, on=False)
    assert seen(store) == set()


def test_what_is_not_finished_is_told_before_closing_until_it_is_or_its_part_is_off(store: OpenStore) -> None:
    case_id = a_case(store)
    switch(store, on=True)
    assert ask(store, read_keeping, case_id).open == ()
    note(store, case_id, received_on="20. november 2026")
    asked = {"children": (the_child(store, case_id),), "kind": AssessmentKind.SCREENING}
    do(store, begin_assessment, case_id, **asked, noticed="20. november 2026")
    _, hearing = ruled(store, case_id)
    notified, assessed, heard, decided = ask(store, read_keeping, case_id).open
    assert notified == "En underretning fra 20. november 2026 er ikke vurderet"
    assert assessed == "Screening, begyndt 22. november 2026, er ikke afsluttet"
    assert heard == "Ida har ikke svaret på høringen, som svares senest 27. november 2026"
    assert decided == "En afgørelse er ikke sendt"

    do(store, party_hearings.note_answer, hearing, answer="Ja.")
    assert ask(store, read_keeping, case_id).open == (notified, assessed, decided)
    switch(store, on=False)
    assert ask(store, read_keeping, case_id).open == ()
