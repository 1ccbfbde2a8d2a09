"""The made-up municipality: the same each time, whole, and divided among its caseworkers."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.services.cases import list_cases
from app.services.profile import read_profile
from tests.municipality import CASES, WORKERS, caseworker, families, fill
from tests.municipality_stores import filled_120
from tests.municipality_story import Rows
from tests.ready_stores import ReadyStores


@pytest.fixture(scope="module")
def small_town(ready_stores: ReadyStores, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenStore]:
    with ready_stores.opened(tmp_path_factory.mktemp("small"), filled_120) as (opened, _):
        yield opened


@pytest.fixture(scope="module")
def whole() -> list[Rows]:
    return list(families())


def test_a_seed_always_gives_the_same_town() -> None:
    assert list(families(12, seed=7)) == list(families(12, seed=7))
    assert list(families(12, seed=7)) != list(families(12, seed=8))


def test_a_case_is_the_same_in_a_small_town_and_in_a_large_one(whole: list[Rows]) -> None:
    assert list(families(20)) == whole[:20]


def test_it_has_thirty_caseworkers_and_seven_hundred_cases(whole: list[Rows]) -> None:
    names = {row["caseworker"] or caseworker(0) for rows in whole for row in rows["case_"]}
    assert len(whole) == CASES == 700
    assert names == {caseworker(number) for number in range(WORKERS)}
    assert len(names) == WORKERS == 30


def test_the_slices_of_the_caseworkers_are_the_whole(whole: list[Rows]) -> None:
    slices = [rows for number in range(WORKERS) for rows in families(worker=number)]
    assert sorted(slices, key=_case) == sorted(whole, key=_case)


def test_a_human_with_two_cases_lies_with_one_caseworker(whole: list[Rows]) -> None:
    where: dict[UUID, set[str]] = defaultdict(set)
    cases: Counter[UUID] = Counter()
    for rows in whole:
        for person in rows["person"]:
            if person["identity_id"]:
                where[person["identity_id"]].add(rows["case_"][0]["caseworker"] or caseworker(0))
                cases[person["identity_id"]] += 1
    assert max(cases.values()) == 2
    assert {len(names) for names in where.values()} == {1}


def test_no_id_is_given_twice(whole: list[Rows]) -> None:
    ids = Counter(row["id"] for rows in whole for some in rows.values() for row in some)
    assert ids.most_common(1)[0][1] == 1


def test_what_lies_inside_a_removed_row_is_removed_too(whole: list[Rows]) -> None:
    gone = {row["id"] for rows in whole for row in rows["meeting"] if row["deleted_at"]}
    inside = [row for rows in whole for row in rows["participant"] if row["meeting_id"] in gone]
    assert inside
    assert all(row["deleted_at"] for row in inside)


def test_every_row_points_at_rows_that_are_there(small_town: OpenStore) -> None:
    with small_town.vault.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []


def test_the_program_reads_it_like_any_other_store(small_town: OpenStore) -> None:
    with small_town.units.read("cases.list") as unit:
        shown = list_cases(unit)
        assert len(shown) > 30
        assert read_profile(unit).contact.name == caseworker(0)


def test_a_caseworker_has_her_own_cases_under_her_own_name(store: OpenStore, tmp_path: Path) -> None:
    fill(store, 120, worker=3)
    with store.units.read("cases.list") as unit:
        assert read_profile(unit).contact.name == caseworker(3)
    with store.vault.engine.connect() as connection:
        names = connection.exec_driver_sql("SELECT DISTINCT caseworker FROM case_").fetchall()
    assert [tuple(row) for row in names] == [(caseworker(3),)]


def _case(rows: Rows) -> UUID:
    found: UUID = rows["case_"][0]["id"]
    return found
