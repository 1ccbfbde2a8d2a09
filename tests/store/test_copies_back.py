"""Copies brought back: whole, with the sheet alone, and without what has been erased since."""

import datetime as dt
import hashlib
import os
import shutil
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.bootstrap import OpenStore, create_store, open_store
from app.models.log import Audit
from app.models.paper import Blob
from app.services.cases import list_cases, start_case
from app.services.papers import finish_paper, plan_for
from app.store.backup import count_rows
from app.store.backup_files import LEDGER, reading_copy
from app.store.backup_keeper import BackupKeeper
from app.store.backup_rotation import copies_in
from app.store.deletion_ledger import Erased, add_to_ledger, ledger_path, parse_ledger, read_ledger
from app.store.key_slots import DataKey
from app.store.restore import restore, restored_deletions
from app.store.sealed_files import files_folder, names_on_disk
from app.store.vault import Vault
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example
from tests.store.clocks import Clock


def begun(store: OpenStore, name: str) -> None:
    with store.units.step("Ny sag", "case.start") as unit:
        start_case(unit, child_name=name)


def with_a_picture(store: OpenStore, content: bytes) -> str:
    with store.units.step("Billede", "attachment.add", undoable=False) as unit:
        start_case(unit, child_name="Alma")
        return str(unit.files.put(content))


def test_each_copy_of_a_rotation_comes_back_in_an_empty_home_with_the_code_alone(tmp_path: Path, clock: Clock) -> None:
    store, code = create_store(tmp_path / "a" / "sager.db", PASSPHRASE, cost=CHEAP, now=clock)
    keeper = BackupKeeper(store.vault, clock, seal=store.seal)
    stood: dict[dt.datetime, tuple[int, list[str], str]] = {}
    for name in ("b-noah.json", "a-mathias.json", "c-liv-og-bertil.json"):
        case_id = import_example(store, name)
        with store.units.step("Lav plan", "paper.finish", undoable=False) as unit:
            finish_paper(unit, case_id, plan_for(unit, case_id), b"%PDF-1.7 " + name.encode())
        with_a_picture(store, name.encode() * 100)
        stood[keeper.copy_now().last or TODAY] = as_it_stands(store)
        clock.on(days=3)
    store.close()
    copies = copies_in(tmp_path / "a" / "kopier")
    shutil.rmtree(files_folder(tmp_path / "a" / "sager.db"))

    assert len(copies) == 3
    for number, copy in enumerate(copies):
        home = tmp_path / f"hjem-{number}"
        done = restore(copy.path, home / "sager.db", code, floor=CHEAP)
        again = open_store(home / "sager.db", code, floor=CHEAP, now=clock)
        try:
            assert done.missing == 0
            assert again.warnings == []
            assert len(list(names_on_disk(files_folder(home / "sager.db")))) == 3 - number
            rows, papers, head = as_it_stands(again)
            # Opening has left one line more in the audit log, chained to the head that was copied.
            assert (rows - 1, papers) == stood[copy.time][:2]
            assert head_before_opening(again) == stood[copy.time][2]
        finally:
            again.close()


def as_it_stands(store: OpenStore) -> tuple[int, list[str], str]:
    with store.vault.engine.connect() as connection, Session(connection) as session:
        rows = count_rows(connection)
        papers = sorted(session.scalars(select(Blob.sha256)))
        for blob in session.scalars(select(Blob)):
            assert hashlib.sha256(blob.content).hexdigest() == blob.sha256
        head = session.scalar(select(Audit.hash).order_by(Audit.seq.desc()).limit(1))
    return rows, papers, str(head)


def head_before_opening(store: OpenStore) -> str:
    with Session(store.vault.engine) as session:
        last = session.scalars(select(Audit).order_by(Audit.seq.desc()).limit(1)).one()
        assert last.kind == "store.open"
        return last.prev_hash


def test_what_was_erased_since_is_told_by_every_copy_that_still_has_it(
    store: OpenStore, noah_case: UUID, mathias_case: UUID, keeper: BackupKeeper, clock: Clock, stick: Path,
    tmp_path: Path,
) -> None:  # fmt: skip
    keeper.set_second_place(stick)
    keeper.copy_now()
    line = Erased.by(store.vault.data_key, noah_case, TODAY.date())
    forged = Erased.by(DataKey.generate(), mathias_case, TODAY.date())
    add_to_ledger(ledger_path(store.vault.path), frozenset({line, forged}))
    oldest = copies_in(tmp_path / "kopier")[-1].path.rename(tmp_path / "glemt.kopi")
    clock.on(hours=1)
    keeper.copy_now()
    store.close()
    [told] = stick.glob("*.deleted")
    oldest = Path(shutil.move(oldest, stick / "glemt.kopi"))

    done = restore(oldest, tmp_path / "ny" / "a.db", PASSPHRASE, floor=CHEAP)

    assert done.erased == {noah_case}
    assert read_ledger(tmp_path / "ny" / "a.db.deleted") == {line}
    assert read_ledger(told) == {line, forged}
    with Vault.open(tmp_path / "ny" / "a.db", PASSPHRASE, floor=CHEAP) as vault:
        assert restored_deletions(vault.engine, vault.path, vault.data_key) == {noah_case}
    again = open_store(tmp_path / "ny" / "a.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with again.units.read("cases.list") as unit:
            assert [row.id for row in list_cases(unit)] == [mathias_case]  # its line on the list was nobody's of ours
    finally:
        again.close()


def test_after_an_erasing_no_copy_anywhere_still_has_what_was_erased(clock: Clock, stick: Path, tmp_path: Path) -> None:
    store, _ = create_store(tmp_path / "sager.db", PASSPHRASE, cost=CHEAP, now=clock)
    noah_case = import_example(store, "b-noah.json")
    store.keeper.set_second_place(stick)
    for _ in range(3):
        store.keeper.copy_now()
        clock.on(days=1)
    assert len(copies_in(stick)) == len(copies_in(tmp_path / "kopier")) == 3

    told: list[tuple[int, int]] = []
    store.erase_cases(frozenset({noah_case}), lambda done, whole: told.append((done, whole)))

    assert told == sorted(told), "what is told on the way never goes back"
    assert told[-1] == (100, 100)
    for folder in (tmp_path / "kopier", stick):
        for copy in copies_in(folder):
            with reading_copy(copy.path) as opened:
                assert noah_case in {each.case_id for each in parse_ledger(opened.small(LEDGER))}
    assert [each.reason for each in copies_in(tmp_path / "kopier")] == ["slettet"]
    assert len(copies_in(stick)) == 1


@pytest.mark.skipif(not hasattr(os, "statvfs"), reason="the disk cannot be asked")
def test_the_rows_of_the_copy_and_its_folder_say_nothing_readable(
    store: OpenStore, keeper: BackupKeeper, tmp_path: Path
) -> None:
    begun(store, "Kanariefugl")
    keeper.copy_now()

    for path in (each for each in (tmp_path / "kopier").rglob("*") if each.is_file()):
        assert b"Kanariefugl" not in path.read_bytes()
        assert path.stat().st_mode & 0o077 == 0
    with store.vault.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM person WHERE name = 'Kanariefugl'")).scalar_one() == 1
