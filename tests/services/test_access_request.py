"""Aktindsigt: every table is listed, what concerns others is suggested left out, and what is out leaves no trace."""

import json
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.access import AccessDecision
from app.models.base import Base
from app.models.case import Child
from app.models.registry import CASE_CLASSES
from app.models.setup import Answer
from app.rules.cadence import Confidence
from app.services import network, people, records
from app.services.access_grounds import CHILD_TRUST, OTHER_PERSON, PROTECTED, grounds
from app.services.access_letter import AccessLetter, access_letter, export_access
from app.services.access_request import (
    NOT_LISTED,
    AccessItem,
    AccessPick,
    AccessRequest,
    accept_suggestions,
    decide,
    read_access,
)
from app.services.case_content import store_content
from app.services.leak_guard import QUESTION
from tests.doing import ask, do
from tests.every_field import full_case


def request(store: OpenStore, case_id: UUID, person_id: UUID) -> AccessRequest:
    found = ask(store, read_access, case_id, person_id=person_id)
    assert isinstance(found, AccessRequest)
    return found


def letter(store: OpenStore, case_id: UUID, person_id: UUID) -> AccessLetter:
    found = ask(store, access_letter, case_id, person_id=person_id)
    assert isinstance(found, AccessLetter)
    return found


def called(store: OpenStore, case_id: UUID, name: str) -> UUID:
    (found,) = [row.id for row in ask(store, people.list_people, case_id) if row.name.startswith(name)]
    return UUID(str(found))


def items_of(found: AccessRequest, table: str) -> list[AccessItem]:
    return [each for each in found.items if each.table == table]


def note(store: OpenStore, case_id: UUID, text: str) -> UUID:
    return UUID(str(do(store, records.add_record, case_id, "note", {"text": text})))


def suggested(store: OpenStore, case_id: UUID, person_id: UUID, record_id: UUID) -> str:
    (found,) = [each.ground for each in request(store, case_id, person_id).items if each.record_id == record_id]
    return found


def pick(store: OpenStore, case_id: UUID, person_id: UUID, *picks: AccessPick) -> None:
    do(store, decide, case_id, person_id=person_id, picks=picks)


def test_every_table_that_carries_a_case_is_listed_or_named_with_a_reason() -> None:
    carrying = {
        mapper.class_.__tablename__ for mapper in Base.registry.mappers if "case_id" in mapper.class_.__table__.columns
    }
    listed = {kind.__tablename__ for kind in CASE_CLASSES} | {"answer"}
    assert carrying == listed | set(NOT_LISTED)
    assert all(NOT_LISTED.values())


def test_a_row_of_every_table_is_in_the_list_with_all_it_says(store: OpenStore) -> None:
    case_id = UUID(str(do(store, store_content, full_case())))
    do(store, lambda unit: unit.add(Answer(owner_id=case_id, case_id=case_id, key="spm", text="svar æøå")))
    asker = ask(store, people.list_people, case_id)[0].id

    found = request(store, case_id, asker)

    tables = {kind.__tablename__ for kind in CASE_CLASSES} - set(NOT_LISTED)
    assert {each.table for each in found.items} == tables | {"case_", "answer"}
    assert "note text æøå »ord«" in items_of(found, "note")[0].text
    assert "svar æøå" in items_of(found, "answer")[0].text


def test_what_is_about_or_names_another_person_is_suggested_left_out(store: OpenStore, mathias_case: UUID) -> None:
    torben = called(store, mathias_case, "Torben")
    named, free = (
        note(store, mathias_case, "Lones arbejde er flyttet."),
        note(store, mathias_case, "Vi ringer i uge 49."),
    )

    found = request(store, mathias_case, torben)
    own = {each.name: each.ground for each in items_of(found, "person")}

    assert own["Torben Østergård"] == ""
    assert own["Lone Kjærgaard"] == OTHER_PERSON
    assert own["PPR"] == "", "a body is no person"
    assert suggested(store, mathias_case, torben, named) == OTHER_PERSON
    assert suggested(store, mathias_case, torben, free) == ""


def test_a_holder_of_custody_asks_for_the_child_too(store: OpenStore, noah_case: UUID) -> None:
    jan = called(store, noah_case, "Jan")

    (noah,) = [each for each in items_of(request(store, noah_case, jan), "person") if each.name.startswith("Noah")]

    assert noah.included
    assert noah.why == "Om Noah, som Jan har forældremyndighed over"


def test_what_would_tell_where_a_protected_person_is_is_suggested_left_out(store: OpenStore, noah_case: UUID) -> None:
    jan, heidi = called(store, noah_case, "Jan"), called(store, noah_case, "Heidi")

    protections = items_of(request(store, noah_case, jan), "protection")
    homes = {each.name: each.ground for each in items_of(request(store, noah_case, jan), "household")}

    assert protections
    assert {each.ground for each in protections} == {PROTECTED}
    assert homes["hos en veninde"] == PROTECTED
    assert suggested(store, noah_case, jan, note(store, noah_case, "Hun sover hos Yasmin Farah.")) == PROTECTED
    assert {each.ground for each in items_of(request(store, noah_case, heidi), "household")} != {PROTECTED}


def test_what_was_for_the_caseworker_alone_is_suggested_left_out_also_when_it_is_about_the_one_who_asks(
    store: OpenStore, noah_case: UUID
) -> None:
    jan, noah, gerda = (called(store, noah_case, name) for name in ("Jan", "Noah", "Gerda"))
    hard = do(store, people.relate, noah, jan, kind="afraid", said_by=noah, confidential=True)
    open_to_all = do(store, people.relate, noah, jan, kind="close", said_by=jan)
    (child,) = [each.id for each in ask(store, lambda unit: unit.live(Child, Child.case_id == noah_case))]
    tie = do(store, network.place, gerda, child, ring=3, by_child=True)
    do(store, records.change_record, "network_tie", tie, {"only_professional": "ja"})

    assert suggested(store, noah_case, jan, hard) == CHILD_TRUST
    assert suggested(store, noah_case, jan, open_to_all) == ""
    assert suggested(store, noah_case, jan, tie) == CHILD_TRUST


def test_what_was_answered_about_leaks_is_not_given(store: OpenStore, noah_case: UUID) -> None:
    heidi = called(store, noah_case, "Heidi")
    do(store, lambda unit: unit.add(Answer(owner_id=heidi, case_id=noah_case, key=QUESTION, text="Det er i orden")))

    assert items_of(request(store, noah_case, called(store, noah_case, "Jan")), "answer") == []


def test_the_letter_holds_only_what_is_given_and_tells_how_much_is_not(store: OpenStore, noah_case: UUID) -> None:
    jan = called(store, noah_case, "Jan")
    secret = note(store, noah_case, "Heidi har fået nyt arbejde.")

    found = letter(store, noah_case, jan)

    assert "nyt arbejde" not in found.as_json()
    assert "Heidi" not in found.as_json()
    assert "Yasmin" not in found.as_json()
    out = sum(not each.included for each in request(store, noah_case, jan).items)
    assert sum(each.count for each in found.left_out) == out == found.undecided
    pick(store, noah_case, jan, AccessPick("note", secret, included=True))
    assert "nyt arbejde" in letter(store, noah_case, jan).as_json()


def test_the_letter_never_tells_that_somebody_is_protected(store: OpenStore, noah_case: UUID) -> None:
    found = letter(store, noah_case, called(store, noah_case, "Jan"))

    assert len(found.left_out) == 1, "protection is told in the same words as any other person"
    assert "beskyt" not in found.as_json().lower()


def test_a_left_out_record_leaves_no_trace_in_those_that_point_at_it(store: OpenStore, mathias_case: UUID) -> None:
    mathias = called(store, mathias_case, "Mathias")
    goal = UUID(str(do(store, records.add_record, mathias_case, "goal", {"text": "Et mål om noget særligt"})))
    do(store, records.add_record, mathias_case, "agreement", {"text": "øver sig", "goal_id": str(goal)})
    assert letter(store, mathias_case, mathias).as_json().count("særligt") == 3

    pick(store, mathias_case, mathias, AccessPick("goal", goal, included=False, ground=OTHER_PERSON))

    assert "særligt" not in letter(store, mathias_case, mathias).as_json()
    assert "øver sig" in letter(store, mathias_case, mathias).as_json()


def test_a_decision_is_kept_for_that_person_alone_and_can_be_changed(store: OpenStore, mathias_case: UUID) -> None:
    torben, lone = called(store, mathias_case, "Torben"), called(store, mathias_case, "Lone")
    record = note(store, mathias_case, "Vi ringer i uge 49.")
    pick(store, mathias_case, torben, AccessPick("note", record, included=False, ground="not_a_party", note="spørg Bo"))

    assert suggested(store, mathias_case, torben, record) == "not_a_party"
    assert suggested(store, mathias_case, lone, record) == ""
    pick(store, mathias_case, torben, AccessPick("note", record, included=True))
    with store.units.read("test") as unit:
        (kept,) = unit.live(AccessDecision)
    assert (kept.included, kept.ground) == (True, None)


def test_leaving_out_needs_a_ground_and_a_record_of_the_case(
    store: OpenStore, mathias_case: UUID, noah_case: UUID
) -> None:
    lone = called(store, mathias_case, "Lone")
    mine, other = note(store, mathias_case, "Et notat."), note(store, noah_case, "Et andet.")

    for wrong in (
        AccessPick("note", mine, included=False),
        AccessPick("note", mine, included=False, ground="fordi"),
        AccessPick("note", other, included=True),
        AccessPick("setting", mine, included=True),
        AccessPick("findes_ikke", mine, included=True),
    ):
        with pytest.raises(UserError):
            pick(store, mathias_case, lone, wrong)


def test_the_suggestions_are_kept_for_what_nobody_has_decided(store: OpenStore, mathias_case: UUID) -> None:
    lone = called(store, mathias_case, "Lone")
    chosen = note(store, mathias_case, "Torben ringede.")
    pick(store, mathias_case, lone, AccessPick("note", chosen, included=True))

    do(store, accept_suggestions, mathias_case, person_id=lone)

    found = request(store, mathias_case, lone)
    assert all(each.decided for each in found.items)
    assert found.undecided == 0
    assert [each.included for each in found.items if each.record_id == chosen] == [True]


def test_giving_it_out_stands_in_the_log_and_changes_nothing(store: OpenStore, mathias_case: UUID) -> None:
    lone = called(store, mathias_case, "Lone")
    with store.units.step("Giv aktindsigt", "access.export", undoable=False) as unit:
        given = export_access(unit, mathias_case, person_id=lone)

    assert unit.outcome is None
    assert unit.subjects >= {mathias_case, lone}
    content = json.loads(given.as_json())
    assert (content["format"], content["person"]) == ("rundbord-access", "Lone Kjærgaard")
    assert given.file_stem == "aktindsigt-2026-014"


def test_every_ground_has_words_a_source_and_how_sure_we_are() -> None:
    assert {OTHER_PERSON, PROTECTED} <= set(grounds())
    for ground in grounds().values():
        assert ground.name
        assert ground.told
        assert ground.source
        assert ground.help
        assert ground.law or ground.confidence is Confidence.UNSURE
