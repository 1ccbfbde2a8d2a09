"""The municipality's own meeting types over the shipped ones; a meeting keeps the version it began with."""

from dataclasses import replace
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.meeting import Meeting
from app.models.setup import DefinitionVersion
from app.rules.meeting_type_edits import copied, step_removed, with_step, with_values
from app.rules.meeting_type_text import as_text, from_file
from app.rules.meeting_types import MeetingType
from app.services import meeting_types, meetings
from app.services.meeting_desk import read_desk
from app.services.meeting_types import (
    drop_type,
    export_type,
    list_type_rows,
    list_types,
    restore_shipped,
    retire_type,
    save_type,
    shipped_types,
)
from app.services.ports import Unit

NETWORK, FOLLOW_UP = "network_meeting", "follow_up_meeting"
OURS = copied(shipped_types()["handover_meeting"], "own_1", "Farvelmøde", "Vores egen")


def in_use(store: OpenStore) -> dict[str, MeetingType]:
    return ask(store, list_types)


def rows(store: OpenStore) -> dict[str, meeting_types.TypeRow]:
    return {row.type.id: row for row in ask(store, list_type_rows)}


def versions(store: OpenStore) -> int:
    return ask(store, lambda unit: unit.session.query(DefinitionVersion).count())


def planned(store: OpenStore, case_id: UUID, type_id: str) -> UUID:
    return do(store, meetings.plan_meeting, case_id, type_id=type_id, held_on="3. december 2026")


def type_run(store: OpenStore, meeting_id: UUID) -> MeetingType:
    """The type a meeting is run with, as its screen reads it."""
    return ask(store, read_desk, meeting_id).type


def renamed(type_id: str, name: str) -> MeetingType:
    return with_values(shipped_types()[type_id], name=name)


def test_a_new_store_has_the_shipped_types_the_usual_ones_first(store: OpenStore) -> None:
    assert in_use(store) == shipped_types()
    assert list(in_use(store))[:2] == [NETWORK, FOLLOW_UP]
    assert {row.is_shipped for row in rows(store).values()} == {True}
    assert {row.own_since for row in rows(store).values()} == {None}


def test_a_changed_type_is_used_from_today_and_can_be_as_shipped_again(store: OpenStore) -> None:
    do(store, save_type, renamed(FOLLOW_UP, "Statusmøde"))
    assert in_use(store)[FOLLOW_UP].name == "Statusmøde"
    assert in_use(store)[FOLLOW_UP].valid_from == "2026-11-22"
    assert str(rows(store)[FOLLOW_UP].own_since) == "2026-11-22"
    do(store, restore_shipped, FOLLOW_UP)
    assert in_use(store) == shipped_types()


def test_the_same_change_made_again_is_the_same_version(store: OpenStore) -> None:
    first = do(store, save_type, renamed(FOLLOW_UP, "Statusmøde"))
    do(store, restore_shipped, FOLLOW_UP)
    assert do(store, save_type, renamed(FOLLOW_UP, "Statusmøde")) == first
    assert do(store, save_type, renamed(FOLLOW_UP, "Statusmøde")) == first
    assert versions(store) == 1
    assert in_use(store)[FOLLOW_UP].name == "Statusmøde"


def test_a_type_of_our_own_stands_after_the_shipped_ones_and_can_be_taken_back(store: OpenStore) -> None:
    do(store, save_type, OURS)
    assert list(in_use(store))[2] == "own_1"
    assert not rows(store)["own_1"].is_shipped
    do(store, drop_type, "own_1")
    assert "own_1" not in rows(store)


def test_a_type_out_of_use_is_still_there_for_whoever_edits(store: OpenStore) -> None:
    do(store, retire_type, "agreement_forum")
    do(store, retire_type, "agreement_forum")
    assert "agreement_forum" not in in_use(store)
    assert [row.type.id for row in ask(store, list_type_rows) if row.is_retired] == ["agreement_forum"]
    assert ask(store, list_type_rows)[-1].type.name == "Aftaleforum"


def test_the_last_type_stays(store: OpenStore) -> None:
    for type_id in list(shipped_types())[1:]:
        do(store, retire_type, type_id)
    with pytest.raises(UserError, match="mindst én"):
        do(store, retire_type, NETWORK)
    with pytest.raises(UserError, match="mindst én"):
        do(store, drop_type, NETWORK)
    assert list(in_use(store)) == [NETWORK]


def test_a_type_with_something_wrong_is_refused_and_what_was_stays(store: OpenStore) -> None:
    wrong = with_step(OURS, 0, question="")
    with pytest.raises(UserError, match="Skriv, hvad"):
        do(store, save_type, wrong)
    with pytest.raises(UserError, match="allerede en mødetype"):
        do(store, save_type, replace(OURS, name="Opfølgningsmøde"))
    assert versions(store) == 0


def test_what_was_never_shipped_cannot_be_as_shipped(store: OpenStore) -> None:
    with pytest.raises(UserError, match="følger ikke med"):
        do(store, restore_shipped, "own_1")


def test_a_meeting_keeps_the_steps_it_began_with(store: OpenStore, noah_case: UUID) -> None:
    begun, waiting = planned(store, noah_case, NETWORK), planned(store, noah_case, NETWORK)
    do(store, meetings.start_meeting, begun, step="welcome")
    do(store, save_type, step_removed(shipped_types()[NETWORK], 2))
    assert len(type_run(store, begun).steps) == 13
    assert len(type_run(store, waiting).steps) == 12
    do(store, retire_type, NETWORK)
    assert len(type_run(store, begun).steps) == 13


def test_taking_in_use_what_a_meeting_began_with_keeps_both(store: OpenStore, noah_case: UUID) -> None:
    do(store, save_type, OURS)
    meeting = planned(store, noah_case, "own_1")
    do(store, meetings.start_meeting, meeting, step="welcome")
    do(store, drop_type, "own_1")
    do(store, save_type, OURS)
    assert in_use(store)["own_1"].steps == type_run(store, meeting).steps


@pytest.mark.parametrize("leave", [retire_type, drop_type])
def test_a_planned_meeting_keeps_a_type_that_is_in_use_no_more(
    store: OpenStore, noah_case: UUID, leave: object
) -> None:
    do(store, save_type, OURS)
    meeting = planned(store, noah_case, "own_1")
    do(store, leave, "own_1")
    assert type_run(store, meeting).name == "Farvelmøde"
    do(store, meetings.start_meeting, meeting, step="welcome")
    assert type_run(store, meeting).name == "Farvelmøde"


def test_a_meeting_whose_type_is_not_known_here_has_the_usual_steps_and_says_so(
    store: OpenStore, noah_case: UUID
) -> None:
    meeting = planned(store, noah_case, "own_from_elsewhere")

    def came_with_a_version(unit: Unit) -> None:
        unit.get(Meeting, meeting).type_version = "f" * 64

    do(store, came_with_a_version)
    kind = type_run(store, meeting)
    assert (kind.id, kind.name) == ("own_from_elsewhere", "Møde")
    assert "findes ikke på denne computer" in kind.about
    assert kind.steps == shipped_types()[NETWORK].steps
    do(store, meetings.start_meeting, meeting, step="welcome")
    do(store, save_type, step_removed(shipped_types()[NETWORK], 2))
    assert type_run(store, meeting).steps == shipped_types()[NETWORK].steps


def test_a_type_goes_to_another_municipality_as_a_file(store: OpenStore) -> None:
    do(store, save_type, OURS)
    there = from_file(do(store, export_type, "own_1"))
    assert as_text(there) == as_text(in_use(store)["own_1"])
    with pytest.raises(UserError, match="i brug"):
        do(store, export_type, "own_2")


def test_only_rhythms_that_give_a_date_today_are_offered(store: OpenStore) -> None:
    offered = ask(store, meeting_types.rhythms)
    assert {kind.follow_up for kind in shipped_types().values()} - {""} <= set(offered)
    assert "sel-70" not in offered
    assert "early-ages" not in offered
