"""»Må vi tale om …?«: whose yes, to what, for whom; the meeting and the drawing have answers of their own."""

from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.safety import Consent
from app.rules.sharing import Ground
from app.services import consent_table, sharing_changes, stop_decisions
from app.services.consent_rows import AnswerCell
from app.services.consents import consent_warnings, drawing_yes
from app.services.custody import who_must_say_yes
from app.services.meetings import plan_meeting
from app.services.people import list_people
from app.services.ports import Unit
from app.services.records import add_record, change_record, list_records, remove_record
from app.services.sharing import TOPICS, SharingTable, sharing_table
from app.services.snapshot import read_case


@pytest.fixture
def people(store: OpenStore, mathias_case: UUID) -> dict[str, UUID]:
    return {each.called: each.id for each in ask(store, list_people, mathias_case)}


def table(store: OpenStore, case_id: UUID, **which: Any) -> SharingTable:
    found: SharingTable = ask(store, sharing_table, case_id, **which)
    return found


def cell(store: OpenStore, case_id: UUID, about: UUID, topic: str, listener: UUID) -> AnswerCell:
    shown = table(store, case_id, about_id=about)
    row = next(each for each in shown.rows if each.person_id == listener)
    return row.cells[[each.key for each in shown.columns].index(topic)]


def tell(store: OpenStore, case_id: UUID, about: UUID, listener: UUID, answer: str, **more: Any) -> None:
    values = {"cells": (("school", listener),), **more}
    do(store, sharing_changes.set_sharing, case_id, about_id=about, answer=answer, **values)


def custody(store: OpenStore, case_id: UUID, child: UUID, kind: str, *holders: UUID) -> None:
    for each in ask(store, list_records, case_id, "custody"):
        do(store, change_record, "custody", each.id, {"kind": kind})
        written = each.id
        break
    else:
        written = do(store, add_record, case_id, "custody", {"child_id": str(child), "kind": kind})
    there = {
        inner.fields[0].value: inner.id
        for each in ask(store, list_records, case_id, "custody")
        for inner in each.nested
    }
    for person, row in there.items() if holders else ():
        if person not in {str(each) for each in holders}:
            do(store, remove_record, "custody_holder", row)
    for holder in holders:
        if str(holder) not in there:
            do(store, add_record, case_id, "custody_holder", {"person_id": str(holder)}, owner_id=written)


def test_a_mother_cannot_say_yes_for_the_father(store: OpenStore, mathias_case: UUID, people: dict[str, UUID]) -> None:
    tell(store, mathias_case, people["Torben"], people["Kasper"], "yes", by_id=people["Lone"])
    found = cell(store, mathias_case, people["Torben"], "school", people["Kasper"])
    assert (found.ground, found.words) == (Ground.PARTLY, "ja fra Lone, mangler Torben")
    tell(store, mathias_case, people["Torben"], people["Kasper"], "yes")
    found = cell(store, mathias_case, people["Torben"], "school", people["Kasper"])
    assert found.ground is Ground.YES
    assert found.words == "ja fra Lone og Torben"


def test_both_who_hold_custody_are_asked_about_a_child(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    custody(store, mathias_case, people["Mathias"], "joint", people["Lone"], people["Torben"])
    with pytest.raises(UserError, match="hvem der har svaret"):
        tell(store, mathias_case, people["Mathias"], people["Kasper"], "yes")
    tell(store, mathias_case, people["Mathias"], people["Kasper"], "yes", by_id=people["Lone"])
    assert cell(store, mathias_case, people["Mathias"], "school", people["Kasper"]).words == (
        "ja fra Lone, mangler Torben"
    )
    tell(store, mathias_case, people["Mathias"], people["Kasper"], "yes", by_id=people["Torben"])
    found = cell(store, mathias_case, people["Mathias"], "school", people["Kasper"])
    assert (found.ground, found.note) == (Ground.YES, "ikke på skrift")
    assert cell(store, mathias_case, people["Mathias"], "health", people["Kasper"]).ground is Ground.UNCLEAR
    assert cell(store, mathias_case, people["Mathias"], "school", people["Inger"]).ground is Ground.UNCLEAR


def test_the_yes_of_the_private_network_is_put_on_paper(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    tell(store, mathias_case, people["Torben"], people["Kasper"], "yes")
    do(
        store, sharing_changes.set_in_writing, mathias_case, about_id=people["Torben"],
        cells=(("school", people["Kasper"]),), yes=True,
    )  # fmt: skip
    assert cell(store, mathias_case, people["Torben"], "school", people["Kasper"]).note == "på skrift"


def test_a_no_and_a_yes_taken_back_are_shown_and_block_nothing(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    for answer, ground, words in (
        ("no", Ground.NO, "nej fra Torben"),
        ("yes", Ground.YES, "ja fra Torben"),
        ("withdrawn", Ground.WITHDRAWN, "Torben har trukket sit ja tilbage"),
    ):
        tell(store, mathias_case, people["Torben"], people["Kasper"], answer)
        found = cell(store, mathias_case, people["Torben"], "school", people["Kasper"])
        assert (found.ground, found.words) == (ground, words)
    rows = ask(store, lambda unit: unit.live(Consent, Consent.about_id == people["Torben"]))
    assert len(rows) == 1, "one answer is one row, so that the change log tells its story"


def test_law_is_a_ground_of_its_own_and_its_rule_is_asked_for(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    tell(store, mathias_case, people["Torben"], people["Birgitte"], "law")
    found = cell(store, mathias_case, people["Torben"], "school", people["Birgitte"])
    assert (found.ground, found.words, found.note) == (Ground.LAW, "lov", "Skriv, hvilken regel.")
    tell(store, mathias_case, people["Torben"], people["Birgitte"], "law", law="SSD-samarbejdet")
    tell(store, mathias_case, people["Torben"], people["Birgitte"], "no")
    found = cell(store, mathias_case, people["Torben"], "school", people["Birgitte"])
    assert (found.words, found.note) == ("lov, men nej fra Torben", "SSD-samarbejdet")
    tell(store, mathias_case, people["Torben"], people["Birgitte"], "unclear")
    assert cell(store, mathias_case, people["Torben"], "school", people["Birgitte"]).ground is Ground.UNCLEAR


def test_a_row_or_all_professionals_are_set_in_one_step(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    everything = tuple((each.value, people["Inger"]) for each in TOPICS)
    at_work = tuple(each.person_id for each in table(store, mathias_case).rows if each.works)
    assert len(at_work) > 3
    tell(store, mathias_case, people["Torben"], people["Inger"], "no", cells=everything)
    tell(
        store, mathias_case, people["Torben"], people["Inger"], "law", cells=tuple(("school", each) for each in at_work)
    )
    shown = {each.person_id: each for each in table(store, mathias_case, about_id=people["Torben"]).rows}
    assert {each.ground for each in shown[people["Inger"]].cells} == {Ground.NO}
    assert {shown[each].cells[0].ground for each in at_work} == {Ground.LAW}
    assert {shown[each].cells[1].ground for each in at_work} == {Ground.UNCLEAR}


def test_a_no_in_words_is_a_note_beside_the_one_it_is_about(store: OpenStore, noah_case: UUID) -> None:
    people = {each.called: each.id for each in ask(store, list_people, noah_case)}
    rows = {each.person_id: each for each in table(store, noah_case, about_id=people["Noah"]).rows}
    assert rows[people["Tommy"]].note == "Noah: nej om Lindely."
    assert rows[people["Pia"]].note == ""
    assert {each.ground for each in rows[people["Tommy"]].cells} == {Ground.UNCLEAR}


def test_custody_holders_know_of_the_child_but_not_of_each_other(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    custody(store, mathias_case, people["Mathias"], "joint", people["Lone"], people["Torben"])
    meeting = do(store, plan_meeting, mathias_case, people=(people["Lone"], people["Torben"]))
    rows = {each.person_id: each for each in table(store, mathias_case, meeting_id=meeting).rows}
    grounds = [each.ground for each in rows[people["Torben"]].cells]
    assert grounds == [Ground.OWN] * 4 + [Ground.UNCLEAR]
    assert {each.ground for each in rows[people["Mathias"]].cells} == {Ground.OWN}


def test_a_parent_without_custody_is_told_only_on_their_own_request(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    custody(store, mathias_case, people["Mathias"], "sole", people["Lone"])
    rows = {each.person_id: each for each in table(store, mathias_case, about_id=people["Mathias"]).rows}
    torben = rows[people["Torben"]]
    assert torben.note.startswith("Har ikke forældremyndigheden. Får kun orientering, hvis Torben selv beder om det.")
    assert {each.ground for each in torben.cells} == {Ground.UNCLEAR}


def test_somebody_a_stop_holds_back_knows_nothing_by_right(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    custody(store, mathias_case, people["Mathias"], "joint", people["Lone"], people["Torben"])
    do(store, stop_decisions.note_stop, mathias_case, kind="abuse", against_id=people["Torben"])
    torben = next(each for each in table(store, mathias_case).rows if each.person_id == people["Torben"])
    assert torben.mark
    assert {each.ground for each in torben.cells} == {Ground.UNCLEAR}


def test_an_answer_that_has_run_out_is_none(store: OpenStore, mathias_case: UUID, people: dict[str, UUID]) -> None:
    tell(store, mathias_case, people["Torben"], people["Kasper"], "yes")
    [row] = ask(store, lambda unit: unit.live(Consent, Consent.about_id == people["Torben"]))
    do(store, change_record, "consent", row.id, {"until": "21. november 2026"})
    assert cell(store, mathias_case, people["Torben"], "school", people["Kasper"]).ground is Ground.UNCLEAR


def warnings(store: OpenStore, case_id: UUID) -> tuple[str, ...]:
    found: tuple[str, ...] = ask(store, lambda unit: consent_warnings(read_case(unit, case_id)))
    return found


def consent(store: OpenStore, case_id: UUID, person: UUID, kind: str, answer: str, **more: Any) -> None:
    do(store, consent_table.set_consent, case_id, cells=((kind, person),), answer=answer, **more)


def test_only_one_parent_asked_is_said_as_long_as_it_is_so(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    custody(store, mathias_case, people["Mathias"], "joint", people["Lone"], people["Torben"])
    for each in ask(store, list_records, mathias_case, "consent"):
        do(store, change_record, "consent", each.id, {"answer": "not_asked"})
    assert warnings(store, mathias_case) == ("Ingen er spurgt endnu, om mødet må holdes.",)
    consent(store, mathias_case, people["Lone"], "meeting", "yes", scope="skolen og fritiden")
    assert warnings(store, mathias_case) == ("Kun den ene forælder er spurgt.",)
    consent(store, mathias_case, people["Torben"], "meeting", "no")
    assert warnings(store, mathias_case) == ("Torben har sagt nej til mødet.",)
    custody(store, mathias_case, people["Mathias"], "unclear")
    assert "Forældremyndigheden er ikke afklaret." in warnings(store, mathias_case)


def test_a_young_person_of_15_is_asked_too(store: OpenStore, noah_case: UUID) -> None:
    assert "Noah er 17 år og er ikke spurgt selv." in warnings(store, noah_case)

    def needed(unit: Unit) -> set[str]:
        rows = read_case(unit, noah_case)
        noah = next(person.id for _, person in rows.children())
        return {rows.called(each) for each in who_must_say_yes(rows, noah)}

    assert ask(store, needed) == {"Noah", "Heidi", "Jan"}


def test_those_in_the_drawing_are_those_who_said_yes(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    custody(store, mathias_case, people["Mathias"], "joint", people["Lone"], people["Torben"])

    def drawn() -> set[str]:
        found = ask(store, lambda unit: drawing_yes(read_case(unit, mathias_case)))
        return {name for name, each in people.items() if each in found}

    assert drawn() == set()
    consent(store, mathias_case, people["Lone"], "drawing", "yes")
    consent(store, mathias_case, people["Mathias"], "drawing", "yes", by_id=people["Lone"])
    assert drawn() == {"Lone"}, "the other who holds custody has not been asked about Mathias"
    consent(store, mathias_case, people["Mathias"], "drawing", "yes", by_id=people["Torben"])
    assert drawn() == {"Lone", "Mathias"}
    consent(store, mathias_case, people["Mathias"], "drawing", "no", by_id=people["Mathias"])
    assert drawn() == {"Lone"}
    consent(store, mathias_case, people["Lone"], "drawing", "withdrawn")
    assert drawn() == set()


def test_nobody_can_say_yes_for_the_dead(store: OpenStore, noah_case: UUID) -> None:
    people = {each.called: each.id for each in ask(store, list_people, noah_case)}
    with pytest.raises(UserError, match="ingen, som kan sige ja"):
        consent(store, noah_case, people["farfar"], "drawing", "yes")


def test_the_table_of_answers_tells_meeting_and_drawing_apart(
    store: OpenStore, mathias_case: UUID, people: dict[str, UUID]
) -> None:
    consent(store, mathias_case, people["Lone"], "meeting", "yes", scope="skolen")
    rows = {each.person_id: each.cells for each in ask(store, consent_table.consent_table, mathias_case)}
    assert [(each.words, each.note) for each in rows[people["Lone"]]] == [("ja", "skolen"), ("ikke spurgt", "")]
    assert rows[people["Kasper"]][0].words == "ikke nødvendigt"
