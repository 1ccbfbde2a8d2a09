"""The stops in a real case: who is held back, who decided, and how little I dag says while a child is heard alone."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_meeting import Side
from app.models.meeting import Meeting
from app.services import hard_stops, stop_decisions
from app.services.agreements import add_agreement
from app.services.due_rows import list_due
from app.services.follow_ups import HeldFollowUp, hold_follow_up, plan_follow_up
from app.services.hard_stops import NEUTRAL_TITLE, InviteAnswer
from app.services.history import undo
from app.services.meeting_changes import note_answer
from app.services.meetings import add_participant, plan_meeting
from app.services.papers import plan_for
from app.services.people import add_to_network, list_people
from app.services.ports import Unit
from app.services.snapshot import CaseRows, read_case
from tests.services.read_by_jan import COPIES, papers_of, person


def rows_of(unit: Unit, meeting_id: UUID) -> tuple[CaseRows, Meeting]:
    meeting = unit.get(Meeting, meeting_id)
    return read_case(unit, meeting.case_id), meeting


def answer_for(store: OpenStore, meeting_id: UUID, person_id: UUID) -> InviteAnswer:
    return ask(store, hard_stops.check_person, meeting_id, person_id)


def people_of(store: OpenStore, case_id: UUID) -> dict[str, UUID]:
    return {each.called: each.id for each in ask(store, list_people, case_id)}


@pytest.fixture
def people(store: OpenStore, mathias_case: UUID) -> dict[str, UUID]:
    return people_of(store, mathias_case)


@pytest.fixture
def meeting(store: OpenStore, mathias_case: UUID, people: dict[str, UUID]) -> UUID:
    invited = (people["Lone"], people["Torben"], people["Inger"], people["Birgitte"])
    made: UUID = do(store, plan_meeting, mathias_case, people=invited, held_on="1. december 2026", starts_at="15.00")
    return made


def note(store: OpenStore, case_id: UUID, kind: str, **words: Any) -> UUID:
    made: UUID = do(store, stop_decisions.note_stop, case_id, kind=kind, **words)
    return made


def test_family_and_network_hear_nothing_before_the_risk_is_assessed_and_somebody_has_decided(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], meeting: UUID
) -> None:
    stop = note(store, mathias_case, "honour", subject_id=people["Mathias"])
    first = answer_for(store, meeting, people["Lone"])
    assert (first.ok, first.asks_decision) == (False, True)
    assert first.why == "Vurder risikoen, før forældre og netværk hører om det."

    do(store, stop_decisions.assess_stop, stop, by="Sanne Vestergaard")
    assert not answer_for(store, meeting, people["Inger"]).ok
    do(store, stop_decisions.decide_stop, stop, decision="Mormor hører det først.", by="Teamleder Kirsten")
    after = answer_for(store, meeting, people["Inger"])
    assert (after.ok, after.warns) == (True, True)
    assert after.why == "Besluttet 22. november 2026 af Teamleder Kirsten: Mormor hører det først."


def test_the_child_and_those_at_work_are_not_held_back_by_honour(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], meeting: UUID
) -> None:
    note(store, mathias_case, "honour", subject_id=people["Mathias"])
    helper = do(store, add_to_network, mathias_case, name="Rikke Holm", role="sundhedsplejerske")
    do(store, add_participant, meeting, helper, side=Side.GENERAL.value)
    assert answer_for(store, meeting, people["Mathias"]).ok
    assert answer_for(store, meeting, helper) == InviteAnswer(ok=True)
    assert not answer_for(store, meeting, people["Alma"]).ok, "a sister may tell at home"


def test_a_parent_the_child_is_heard_without_stays_out_until_the_stop_ends(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], meeting: UUID
) -> None:
    stop = note(store, mathias_case, "abuse", subject_id=people["Mathias"], against_id=people["Torben"])
    do(store, stop_decisions.assess_stop, stop, by="Sanne")
    do(store, stop_decisions.decide_stop, stop, decision="Børnehuset kontaktes.", by="Sanne")
    assert not answer_for(store, meeting, people["Torben"]).ok
    assert answer_for(store, meeting, people["Lone"]) == InviteAnswer(ok=True)
    assert not ask(store, lambda unit: hard_stops.may_tell(read_case(unit, mathias_case), people["Torben"])).ok

    do(store, stop_decisions.end_stop, stop, because="Mistanken er afkræftet.", by="Sanne")
    assert answer_for(store, meeting, people["Torben"]) == InviteAnswer(ok=True)
    [row] = ask(store, hard_stops.list_stops, mathias_case)
    assert (row.holds, row.decided_by, row.ended_on) == (False, "Sanne", dt.date(2026, 11, 22))
    assert row.decision == "Børnehuset kontaktes.\nGælder ikke mere: Mistanken er afkræftet."


def test_a_parent_nobody_named_is_both_of_them_and_who_lives_with_them_is_a_warning(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], meeting: UUID
) -> None:
    note(store, mathias_case, "abuse")
    assert not answer_for(store, meeting, people["Torben"]).ok
    assert not answer_for(store, meeting, people["Lone"]).ok
    alma = answer_for(store, meeting, people["Alma"])
    assert (alma.ok, alma.warns) == (True, True)
    assert "bor i samme hjem" in alma.why
    assert answer_for(store, meeting, people["Inger"]) == InviteAnswer(ok=True)


def test_two_adults_are_stopped_only_where_they_would_meet(store: OpenStore, noah_case: UUID) -> None:
    people = people_of(store, noah_case)
    note(store, noah_case, "violence", subject_id=people["Heidi"], against_id=people["Jan"])
    meeting: UUID = do(store, plan_meeting, noah_case, people=(people["Jan"],))
    assert answer_for(store, meeting, people["Jan"]) == InviteAnswer(ok=True)
    assert answer_for(store, meeting, people["Heidi"]).why == (
        "Heidi og Jan må ikke mødes. Hold to møder, og lav to papirer."
    )
    heidi = do(store, add_participant, meeting, people["Heidi"])
    assert not answer_for(store, meeting, people["Jan"]).ok
    do(store, note_answer, heidi, answer="declined")
    assert answer_for(store, meeting, people["Jan"]).ok


def test_a_decision_about_one_person_and_meeting_opens_no_other(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], meeting: UUID
) -> None:
    torben, other = people["Torben"], do(store, plan_meeting, mathias_case, people=(people["Torben"],))
    note(store, mathias_case, "abuse", against_id=torben)
    with pytest.raises(UserError, match="hvem der har besluttet det, og hvorfor"):
        do(store, stop_decisions.allow_person, meeting, torben, because=" ", by="Sanne")
    do(store, stop_decisions.allow_person, meeting, torben, because="Aftalt med politiet.", by="Teamleder Kirsten")

    found = answer_for(store, meeting, torben)
    assert (found.ok, found.why) == (True, "Besluttet 22. november 2026 af Teamleder Kirsten: Aftalt med politiet.")
    assert not answer_for(store, other, torben).ok
    note(store, mathias_case, "honour", subject_id=people["Mathias"])
    assert not answer_for(store, meeting, torben).ok, "a stop noted later asks anew"
    do(store, stop_decisions.forbid_person, meeting, torben)
    assert answer_for(store, meeting, torben).why.endswith("må ikke se eller høre om det.")


def test_there_is_nothing_to_decide_about_somebody_who_is_free(
    store: OpenStore, people: dict[str, UUID], meeting: UUID
) -> None:
    with pytest.raises(UserError, match="ikke noget, der skal tages stilling til"):
        do(store, stop_decisions.allow_person, meeting, people["Lone"], because="fordi", by="Sanne")


@pytest.mark.parametrize(
    ("verb", "values", "sentence"),
    [
        (stop_decisions.assess_stop, {"by": ""}, "hvem der har vurderet"),
        (stop_decisions.assess_stop, {"by": "Sanne", "on": "24. december 2026"}, "efter i dag"),
        (stop_decisions.decide_stop, {"decision": "ja", "by": ""}, "hvem der har besluttet"),
        (stop_decisions.end_stop, {"because": "", "by": "Sanne"}, "hvorfor stoppet ikke gælder"),
    ],
)
def test_nothing_is_decided_without_a_name_and_a_day_that_has_been(
    store: OpenStore, mathias_case: UUID, verb: Any, values: dict[str, str], sentence: str
) -> None:
    stop = note(store, mathias_case, "honour")
    with pytest.raises(UserError, match=sentence):
        do(store, verb, stop, **values)
    [row] = ask(store, hard_stops.list_stops, mathias_case)
    assert (row.assessed_on, row.decided_on, row.ended_on) == (None, None, None)


def test_nobody_is_stopped_from_meeting_themselves(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    with pytest.raises(UserError, match="to forskellige"):
        note(store, mathias_case, "violence", subject_id=people["Lone"], against_id=people["Lone"])


def test_a_refusal_says_nothing_of_what_it_is_about(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], meeting: UUID
) -> None:
    note(store, mathias_case, "abuse", against_id=people["Torben"], reason="Mathias har sagt, at far slår.")

    def refuse(unit: Unit) -> None:
        rows, planned = rows_of(unit, meeting)
        hard_stops.require_may_invite(rows, planned, people["Torben"])

    with pytest.raises(UserError) as refused:
        ask(store, refuse)
    for word in ("Torben", "Mathias", "risiko", "beskyt", "overgreb", "slår", "stop"):
        assert word.casefold() not in str(refused.value).casefold()


def due_words(store: OpenStore, case_id: UUID) -> dict[str, tuple[str, str]]:
    return {each.id: (each.what, each.explanation) for each in ask(store, list_due, case_id=case_id)}


def test_what_the_parent_does_not_know_of_stands_nameless_in_i_dag(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], meeting: UUID
) -> None:
    add = {"owners": (people["Sanne"],), "when": "24/11"}
    do(store, add_agreement, mathias_case, text="ringer til skolen om det, Mathias har sagt", **add)
    before = due_words(store, mathias_case)
    with store.units.step("Skridt", "test") as unit:
        stop_decisions.note_stop(unit, mathias_case, kind="abuse", against_id=people["Torben"])

    rows = ask(store, list_due, case_id=mathias_case)
    told = " ".join(f"{each.what} {each.explanation} {each.kind} {each.source_table}" for each in rows)
    assert "har sagt" not in told
    assert "netværksmøde" not in told
    assert "meeting" not in told
    nameless = [each for each in rows if each.what == NEUTRAL_TITLE]
    assert {each.due for each in nameless} >= {dt.date(2026, 11, 24), dt.date(2026, 12, 1)}
    do(store, undo, unit.outcome.step_id)
    assert due_words(store, mathias_case) == before


def test_what_the_parent_knows_of_keeps_its_name(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID], meeting: UUID
) -> None:
    note(store, mathias_case, "abuse", against_id=people["Torben"])

    def is_nameless(unit: Unit) -> bool:
        return hard_stops.is_discreet(*rows_of(unit, meeting))

    assert ask(store, is_nameless), "he is on the list, but nobody has asked him yet"
    invited = do(store, add_participant, meeting, people["Torben"])
    do(store, note_answer, invited, answer="coming")
    assert not ask(store, is_nameless)
    assert "Inddragende netværksmøde" in {each.what for each in ask(store, list_due, case_id=mathias_case)}


@pytest.mark.parametrize("kind", ["honour", "abuse", "violence"])
def test_a_stop_and_its_reason_change_no_byte_of_what_others_get(store: OpenStore, noah_case: UUID, kind: str) -> None:
    copies = (*COPIES, ("child", None), ("family", "Heidi Bækgaard"))
    before = papers_of(store, noah_case, copies)
    with store.units.read("test") as unit:
        heidi, jan = (person(unit, noah_case, name) for name in ("Heidi Bækgaard", "Jan Sørensen"))
    stop = note(store, noah_case, kind, subject_id=heidi, against_id=jan, reason="tilhold efter vold")
    do(store, stop_decisions.decide_stop, stop, decision="to møder", by="Sanne")

    assert papers_of(store, noah_case, copies) == before


@pytest.mark.parametrize("kind", ["honour", "violence"])
def test_other_stops_leave_i_dag_as_it_was(store: OpenStore, noah_case: UUID, kind: str) -> None:
    people = people_of(store, noah_case)
    do(store, plan_meeting, noah_case, people=(people["Jan"],), held_on="3. december 2026")
    before = due_words(store, noah_case)
    note(store, noah_case, kind, subject_id=people["Heidi"], against_id=people["Jan"], reason="tilhold efter vold")

    assert due_words(store, noah_case) == before


def test_the_reason_of_a_stop_changes_nothing_in_i_dag(store: OpenStore, noah_case: UUID) -> None:
    people = people_of(store, noah_case)
    do(store, plan_meeting, noah_case, people=(people["Heidi"],), held_on="3. december 2026")
    stop = note(store, noah_case, "abuse", against_id=people["Jan"])
    before = due_words(store, noah_case)
    do(store, stop_decisions.change_stop, stop, reason="Noah har vist blå mærker.")

    assert due_words(store, noah_case) == before


def test_a_stop_in_one_case_says_nothing_in_another(store: OpenStore, noah_case: UUID, mathias_case: UUID) -> None:
    before = due_words(store, noah_case)
    note(store, mathias_case, "abuse")
    assert due_words(store, noah_case) == before


def test_a_follow_up_held_after_the_stop_is_kept_from_them_even_if_it_was_planned_before(
    store: OpenStore, noah_case: UUID
) -> None:
    jan = people_of(store, noah_case)["Jan"]
    planned = do(store, plan_follow_up, noah_case, on="22. november 2026")
    note(store, noah_case, "abuse", against_id=jan)
    held = HeldFollowUp(held_on="22. november 2026", child_said="Jeg er bange om aftenen.")
    do(store, hold_follow_up, noah_case, held, follow_up_id=planned)

    for_jan = ask(store, plan_for, noah_case, copy="professional", recipient_id=jan).paper
    assert "bange om aftenen" not in repr(for_jan)
    assert "bange om aftenen" in repr(ask(store, plan_for, noah_case, copy="professional").paper)
