"""A damaged store: everything that can be read is saved, what cannot is counted, and a swap cut off is finished."""

import random
from pathlib import Path

import pytest
from sqlalchemy import text

from app.bootstrap import OpenStore, open_store
from app.errors import DamagedStoreError, UserError
from app.services.cases import list_cases
from app.services.search_words import search
from app.store.check import damaged_pages, findings, key_file_findings, refuse_damage, was_cut_off
from app.store.key_file import key_path
from app.store.key_slots import DataKey
from app.store.salvage import SalvageReport, salvage, salvaged_path, take_in_use
from app.store.swap import DATA, KEY, READY, begin_swap, finish_swap, is_swap_waiting
from tests.shipped import CHEAP, PASSPHRASE, TODAY

PAGE = 4096


@pytest.fixture
def closed(store: OpenStore, mathias_case: object, noah_case: object) -> tuple[Path, DataKey]:
    """A closed store with two families, and its key."""
    store.close()
    return store.vault.path, store.vault.data_key


def rows_of(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Every row of every table but the search index, which is built anew."""
    opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with opened.vault.engine.connect() as connection:
            names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars().all()
            return {
                name: {tuple(row) for row in connection.execute(text(f'SELECT rowid, * FROM "{name}"'))}
                for name in names
                if not name.startswith(("search_text", "sqlite_"))
            }
    finally:
        opened.close()


def spoil(path: Path, whole: bytes, pages: list[int]) -> None:
    raw = bytearray(whole)
    for page in pages:
        raw[PAGE * page + 1000] ^= 1
    path.write_bytes(raw)


def test_a_whole_store_is_saved_whole_and_opens_with_the_same_passphrase(closed: tuple[Path, DataKey]) -> None:
    path, key = closed

    report = salvage(path, key, salvaged_path(path))

    assert report.whole
    assert report.account().endswith("rækker er læst, og intet mangler.")
    assert rows_of(salvaged_path(path)).keys() == rows_of(path).keys()
    opened = open_store(salvaged_path(path), PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert findings(opened.vault.engine, opened.vault.progress) == []
        with opened.units.read("search") as unit:
            assert search(unit, "Noah")
    finally:
        opened.close()


def test_what_is_lost_is_counted_and_everything_else_is_there(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    before, whole = rows_of(path), path.read_bytes()
    chosen = random.Random(4)
    tried = lossy = 0
    for page in chosen.sample(range(30, len(whole) // PAGE), 14):
        spoil(path, whole, [page])
        try:
            report = salvage(path, key, salvaged_path(path))
        except DamagedStoreError:
            continue
        finally:
            path.write_bytes(whole)
        after = rows_of(salvaged_path(path))
        tried += 1
        lossy += bool(report.lost)
        for name, rows in before.items():
            if name in ("due_item", "search_doc", "audit"):  # derived, or one row more for each opening
                continue
            assert {row[0] for row in after[name]} <= {row[0] for row in rows}, name
            assert len(rows) - len(after[name]) == report.lost.get(name, 0), name
    assert tried >= 3
    assert lossy > 0


def test_the_damaged_file_is_only_read(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    spoil(path, path.read_bytes(), [path.stat().st_size // PAGE - 20])
    before = path.read_bytes()

    salvage(path, key, salvaged_path(path))

    assert path.read_bytes() == before


def test_when_the_first_page_is_gone_only_a_backup_helps(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    spoil(path, path.read_bytes(), [0])

    with pytest.raises(DamagedStoreError, match="ikke læses noget af filen"):
        salvage(path, key, salvaged_path(path))
    assert not salvaged_path(path).exists()


def test_whoever_watches_can_stop_it(closed: tuple[Path, DataKey]) -> None:
    path, key = closed

    with pytest.raises(UserError, match="stoppet"):
        salvage(path, key, salvaged_path(path), watch=lambda done, _total: done < 5)
    assert [each.name for each in path.parent.iterdir() if "salvaged" in each.name] == []


def test_the_account_reads_as_a_sentence() -> None:
    report = SalvageReport(2314, {"agreement": 20, "note": 5}, sure=True)

    assert report.account() == "2.314 rækker er læst, 25 kunne ikke læses: Aftale 20, Notat 5."
    assert not report.whole
    assert "mindst" in SalvageReport(10, {}, sure=False).account()


def test_check_says_what_is_hit_and_an_unclean_stop_is_looked_into(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    whole = path.read_bytes()
    assert not was_cut_off(path)
    path.with_name(path.name + "-wal").write_bytes(b"a log that was left")
    assert was_cut_off(path)
    path.with_name(path.name + "-wal").unlink()
    last = len(whole) // PAGE
    spoil(path, whole, [last - 20, last - 21])
    opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert damaged_pages(opened.vault.engine) == 2
        found = findings(opened.vault.engine, opened.vault.progress)
        assert found[0].startswith("2 sider i filen er beskadiget.")
        assert found[1].startswith(("Det rammer: ", "Alle rækker kan læses"))
        with pytest.raises(DamagedStoreError):
            refuse_damage(opened.vault.engine)
    finally:
        opened.close()


def test_a_key_file_with_one_damaged_copy_is_told_before_it_is_healed(closed: tuple[Path, DataKey]) -> None:
    path, _ = closed
    assert key_file_findings(path) == []
    raw = bytearray(key_path(path).read_bytes())
    raw[100] ^= 1
    key_path(path).write_bytes(raw)

    assert key_file_findings(path)[0].startswith("Den ene af nøglefilens to kopier")
    open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY).close()
    assert key_file_findings(path) == []


def test_a_salvaged_store_that_is_whole_can_take_the_place_of_the_damaged_one(closed: tuple[Path, DataKey]) -> None:
    path, key = closed
    salvage(path, key, salvaged_path(path))

    kept = take_in_use(path, salvaged_path(path))

    assert kept is not None
    assert kept.name == "rundbord.db.damaged-1"
    opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with opened.units.read("cases.list") as unit:
            assert len(list_cases(unit)) == 2
    finally:
        opened.close()


@pytest.mark.parametrize("cut_after", ["ready", "aside", "data"])
def test_a_swap_cut_off_by_a_power_cut_is_finished_at_the_next_open(
    closed: tuple[Path, DataKey], cut_after: str
) -> None:
    path, _ = closed
    new, new_key = path.read_bytes(), key_path(path).read_bytes()
    folder = begin_swap(path)
    (folder / DATA).write_bytes(new)
    (folder / KEY).write_bytes(new_key)
    (folder / READY).write_text("før", encoding="utf-8")
    if cut_after != "ready":
        for each in (path, key_path(path)):
            each.replace(each.with_name(each.name.replace("rundbord.db", "rundbord.db.før-1")))
    if cut_after == "data":
        (folder / DATA).replace(path)
    assert is_swap_waiting(path)

    assert finish_swap(path)

    assert (path.read_bytes(), key_path(path).read_bytes()) == (new, new_key)
    assert not folder.exists()
    assert path.with_name("rundbord.db.før-1").exists()
    assert not finish_swap(path)


def test_a_swap_cut_off_before_all_was_ready_changes_nothing(closed: tuple[Path, DataKey]) -> None:
    path, _ = closed
    before = path.read_bytes()
    (begin_swap(path) / DATA).write_bytes(b"half")

    assert not finish_swap(path)
    assert path.read_bytes() == before
    assert [each.name for each in path.parent.iterdir() if "restoring" in each.name] == []
