"""Looking the store over: every kind of damage is told in Danish, and a whole store has nothing to tell."""

import contextlib
from pathlib import Path

import pytest
from sqlalchemy import text

from app.bootstrap import OpenStore, open_store
from app.errors import StoreError
from app.models.case import Case
from app.models.ids import new_id
from app.services.case_content import content_of, store_content
from app.services.papers import finish_paper, plan_for
from app.store.check import findings
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example


def found(store: OpenStore) -> list[str]:
    return findings(store.vault.engine, store.units.progress())


def finished(store: OpenStore) -> None:
    case_id = import_example(store, "b-noah.json")
    with store.units.step("Lav plan", "paper.finish", undoable=False) as unit:
        finish_paper(unit, case_id, plan_for(unit, case_id), b"%PDF-1.7 en plan")


def run(store: OpenStore, statement: str, **values: object) -> None:
    with store.vault.engine.begin() as connection:
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        connection.execute(text(statement), values)


@pytest.mark.parametrize("name", ["a-mathias.json", "b-noah.json", "c-liv-og-bertil.json"])
def test_a_store_with_a_family_is_whole(store: OpenStore, name: str) -> None:
    import_example(store, name)

    assert found(store) == []


def test_a_finished_paper_is_whole_and_a_changed_or_lost_one_is_told(store: OpenStore) -> None:
    finished(store)
    assert found(store) == []

    run(store, "UPDATE blob SET content = :other", other=b"%PDF-1.7 en anden plan")
    assert found(store) == ["Et færdigt papir er ændret, siden det blev lavet."]

    run(store, "DELETE FROM blob")
    assert found(store) == ["Et færdigt papir mangler sit indhold."]


def test_a_paper_that_came_with_a_case_file_never_had_its_bytes_here(store: OpenStore) -> None:
    finished(store)
    with store.units.step("Kopi", "case.import", undoable=False) as unit:
        [case_id] = [each.id for each in unit.live(Case)]
        store_content(unit, content_of(unit, case_id), as_new=True)

    assert found(store) == []


def test_something_that_points_at_nothing_is_told(store: OpenStore) -> None:
    import_example(store, "b-noah.json")
    connection = store.vault.engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA foreign_keys = OFF")
        connection.cursor().execute("UPDATE child SET person_id = ?", (new_id().bytes,))
        connection.cursor().execute("PRAGMA foreign_keys = ON")
    finally:
        connection.close()

    assert found(store) == ["I »child« peger noget på rækker, der ikke findes."]


def test_a_bit_turned_in_the_middle_of_the_file_is_told(store: OpenStore, tmp_path: Path) -> None:
    finished(store)
    store.close()
    path = tmp_path / "rundbord.db"
    whole = path.read_bytes()
    told = 0
    for page in range(5, len(whole) // 4096, 37):
        raw = bytearray(whole)
        raw[4096 * page + 100] ^= 1
        path.write_bytes(raw)
        told += _is_told(path)

    assert told == len(range(5, len(whole) // 4096, 37))


def _is_told(path: Path) -> bool:
    try:
        opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    except StoreError:
        return True
    try:
        return bool(findings(opened.vault.engine, opened.vault.progress))
    except StoreError:
        return True
    finally:
        with contextlib.suppress(StoreError):
            opened.close()
