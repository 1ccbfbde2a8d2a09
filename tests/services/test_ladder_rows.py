"""The ladder of each child: what stands on it now, how it moved since the last follow-up, and the same in words."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.rules.ladder import Movement
from app.services.cases import add_child, start_case
from app.services.ladder import LadderRow, read_ladder
from app.services.records import add_record
from tests.doing import ask, do


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return UUID(str(do(store, start_case, child_name="Asta Lund", birth="2014")))


def put(store: OpenStore, case_id: UUID, name: str, rung: int, status: str = "active", **values: str) -> None:
    do(store, add_record, case_id, "intervention", {"name": name, "rung": str(rung), "status": status, **values})


def ladder(store: OpenStore, case_id: UUID) -> tuple[LadderRow, ...]:
    return tuple(ask(store, read_ladder, case_id))


def test_an_empty_ladder_says_so(store: OpenStore, case_id: UUID) -> None:
    [row] = ladder(store, case_id)
    assert (len(row.rungs), row.now, row.movement, row.words) == (
        6, (), Movement.NONE, "Ingen indsatser på trappen endnu.",
    )  # fmt: skip


def test_several_rungs_are_in_use_at_once_and_the_highest_one_moves(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "Lindely", 6, "ended", since="1. september 2024", until="30. juni 2026")
    put(store, case_id, "Kontaktperson", 3, since="1. juli 2026")
    put(store, case_id, "Samtaler", 2, since="oktober 2026")
    do(store, add_record, case_id, "follow_up", {"held_on": "1. juni 2026"})
    [row] = ladder(store, case_id)
    assert (row.now, row.since, row.movement) == ((2, 3), dt.date(2026, 6, 1), Movement.DOWN)
    assert row.words == (
        "I dag: Samtaler på trin 2 og Kontaktperson på trin 3. "
        "Det højeste trin er kommet ned siden sidste opfølgning 1. juni 2026."
    )
    assert [each.rungs for each in row.stretches] == [(6,), (3,), (2, 3)]


def test_the_ladder_is_each_childs_own_and_the_familys_for_all(store: OpenStore, case_id: UUID) -> None:
    brother = do(store, add_child, case_id, name="Viggo Lund", birth="2016")
    put(store, case_id, "Plejefamilie", 5, since="2026", child_id=str(brother))
    put(store, case_id, "Familiebehandling", 3, since="2026")
    assert {row.child: row.now for row in ladder(store, case_id)} == {"Asta Lund": (3,), "Viggo Lund": (3, 5)}


def test_what_was_wished_or_refused_stands_on_no_rung(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "Ønsket", 2, "wished", since="2026")
    put(store, case_id, "Afvist", 2, "refused", since="2026")
    assert ladder(store, case_id)[0].steps == ()


def test_what_cannot_be_placed_in_time_is_named_and_not_drawn(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "Uden start", 3)
    put(store, case_id, "Støtteophold", 4, "ended", since="2020")
    put(store, case_id, "Kontaktperson", 3, since="1. juli 2026")
    [row] = ladder(store, case_id)
    assert row.undated == ("Uden start", "Støtteophold")
    assert row.words.endswith("Uden datoer: Uden start og Støtteophold.")
    assert row.now == (3,)


def test_an_end_before_the_beginning_is_drawn_as_one_day(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "Forkert", 3, "ended", since="1. juli 2026", until="1. juni 2026")
    [step] = ladder(store, case_id)[0].steps
    assert step.first == step.last == dt.date(2026, 7, 1)


def test_a_follow_up_today_looks_back_to_the_one_before(store: OpenStore, case_id: UUID) -> None:
    put(store, case_id, "Kontaktperson", 3, since="2025")
    for day in ("1. juni 2026", "22. november 2026"):
        do(store, add_record, case_id, "follow_up", {"held_on": day})
    assert (ladder(store, case_id)[0].since, ladder(store, case_id)[0].movement) == (dt.date(2026, 6, 1), Movement.SAME)
