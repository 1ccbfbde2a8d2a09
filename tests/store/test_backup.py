"""Backups: whole or not at all, opened before they are trusted, and a way back that loses nothing."""

import threading
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import text

from app.bootstrap import OpenStore, create_store, open_store
from app.errors import StoreError, WrongPassphraseError
from app.models.people import Person
from app.services.cases import list_cases, start_case
from app.store.backup import backup
from app.store.check import findings
from app.store.restore import restore
from tests.shipped import CHEAP, PASSPHRASE, TODAY, import_example


def names_in(store: OpenStore) -> list[str]:
    with store.units.read("cases.list") as unit:
        return [name for line in list_cases(unit) for name in line.children]


def opened(path: Path, secret: str = PASSPHRASE) -> OpenStore:
    return open_store(path, secret, floor=CHEAP, now=lambda: TODAY)


def begun(store: OpenStore, name: str) -> None:
    with store.units.step("Ny sag", "case.start") as unit:
        start_case(unit, child_name=name)


def test_a_backup_brings_everything_back_in_an_empty_folder_with_the_code_alone(tmp_path: Path) -> None:
    store, code = create_store(tmp_path / "a.db", PASSPHRASE, cost=CHEAP, now=lambda: TODAY)
    import_example(store, "b-noah.json")
    store.seal()
    assert backup(store.vault, tmp_path / "kopi.zip").rows > 100
    store.close()

    kept = restore(tmp_path / "kopi.zip", tmp_path / "ny" / "sager.db", code, floor=CHEAP).kept

    again = opened(tmp_path / "ny" / "sager.db", code)
    try:
        assert kept is None
        assert again.warnings == []
        assert names_in(again) == ["Noah Bækgaard Sørensen"]
        assert findings(again.vault.engine, again.vault.progress) == []
    finally:
        again.close()


def test_restoring_keeps_the_present_file_under_a_new_name(store: OpenStore, tmp_path: Path) -> None:
    begun(store, "Asta")
    backup(store.vault, tmp_path / "kopi.zip")
    begun(store, "Villum")
    store.close()

    first = restore(tmp_path / "kopi.zip", tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP).kept
    second = restore(tmp_path / "kopi.zip", tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, damaged=True).kept

    assert first is not None
    assert (first.name, second and second.name) == ("rundbord.db.før-1", "rundbord.db.damaged-1")
    for path, children in ((tmp_path / "rundbord.db", ["Asta"]), (first, ["Asta", "Villum"])):
        again = opened(path)
        assert names_in(again) == children
        again.close()


def test_restoring_where_the_data_file_is_lost_keeps_what_is_left_aside(store: OpenStore, tmp_path: Path) -> None:
    begun(store, "Asta")
    backup(store.vault, tmp_path / "kopi.zip")
    store.close()
    (tmp_path / "rundbord.db").unlink()
    (tmp_path / "rundbord.db-wal").write_bytes(b"an old log")

    kept = restore(tmp_path / "kopi.zip", tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP).kept

    assert kept is not None
    assert (tmp_path / "rundbord.db.før-1.key").exists()
    assert (tmp_path / "rundbord.db.før-1-wal").read_bytes() == b"an old log"
    again = opened(tmp_path / "rundbord.db")
    assert names_in(again) == ["Asta"]
    again.close()


def test_restoring_where_the_key_file_is_lost_works_too(store: OpenStore, tmp_path: Path) -> None:
    begun(store, "Asta")
    backup(store.vault, tmp_path / "kopi.zip")
    store.close()
    (tmp_path / "rundbord.db.key").unlink()

    restore(tmp_path / "kopi.zip", tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP)

    again = opened(tmp_path / "rundbord.db")
    assert names_in(again) == ["Asta"]
    again.close()


def test_a_wrong_passphrase_or_a_damaged_copy_changes_nothing(store: OpenStore, tmp_path: Path) -> None:
    begun(store, "Asta")
    copy = tmp_path / "kopi.zip"
    backup(store.vault, copy)
    store.close()
    before = {each.name: each.read_bytes() for each in tmp_path.glob("rundbord.db*")}
    whole = copy.read_bytes()
    (tmp_path / "halv.zip").write_bytes(whole[: len(whole) // 2])
    (tmp_path / "bid.zip").write_bytes(whole[:9_000] + b"\0\1\2\3" + whole[9_004:])
    (tmp_path / "tekst.zip").write_text("ikke en kopi", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "andet.zip", "w") as archive:
        archive.writestr("../../ud.txt", "ud")

    for name in ("halv.zip", "bid.zip", "tekst.zip", "andet.zip", "findes-ikke.zip"):
        with pytest.raises(StoreError, match=r"[Ss]ikkerhedskopi"):
            restore(tmp_path / name, tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP)
    with pytest.raises(WrongPassphraseError):
        restore(copy, tmp_path / "rundbord.db", "en helt anden", floor=CHEAP)

    assert (tmp_path / "rundbord.db.tries").read_bytes() == b"1"  # a wrong word counts at this door too
    (tmp_path / "rundbord.db.tries").unlink()
    assert {each.name: each.read_bytes() for each in tmp_path.glob("rundbord.db*")} == before


def test_a_backup_is_never_written_over_another(store: OpenStore, tmp_path: Path) -> None:
    (tmp_path / "kopi.zip").write_bytes(b"den gamle")

    with pytest.raises(StoreError, match="allerede en sikkerhedskopi"):
        backup(store.vault, tmp_path / "kopi.zip")
    with pytest.raises(StoreError, match="Mappen til kopien"):
        backup(store.vault, tmp_path / "ingen" / "kopi.zip")
    assert (tmp_path / "kopi.zip").read_bytes() == b"den gamle"
    assert sorted(each.name for each in tmp_path.iterdir() if "ny" in each.name) == []


def test_a_backup_while_somebody_types_is_whole(store: OpenStore, tmp_path: Path) -> None:
    import_example(store, "b-noah.json")
    typing = threading.Event()

    def type_away() -> None:
        number = 0
        while not typing.is_set():
            number += 1
            store.drafts.keep(f"felt {number % 7}", f"tekst {number}")
            typing.wait(0.002)

    writer = threading.Thread(target=type_away)
    writer.start()
    try:
        for number in range(3):
            backup(store.vault, tmp_path / f"kopi-{number}.zip")
    finally:
        typing.set()
        writer.join()

    restore(tmp_path / "kopi-2.zip", tmp_path / "ny" / "a.db", PASSPHRASE, floor=CHEAP)
    again = opened(tmp_path / "ny" / "a.db")
    assert findings(again.vault.engine, again.vault.progress) == []
    again.close()


def test_a_backup_is_never_older_than_the_store_because_an_old_reading_is_open(
    store: OpenStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(store, "Asta")
    monkeypatch.setattr("app.store.connection.BUSY_TIMEOUT", 20)
    with store.units.read("cases.list") as reading:
        person = reading.live(Person)[0].id
        store.vault.engine.dispose()  # the next connections are the impatient ones
        with store.units.step("Ret", "test") as unit:
            unit.get(Person, person).name = "Asta Lund"
        with pytest.raises(StoreError, match="ikke hel"):
            backup(store.vault, tmp_path / "kopi.zip")
    backup(store.vault, tmp_path / "kopi.zip")

    restore(tmp_path / "kopi.zip", tmp_path / "ny" / "a.db", PASSPHRASE, floor=CHEAP)
    again = opened(tmp_path / "ny" / "a.db")
    assert names_in(again) == ["Asta Lund"]
    again.close()


def test_a_store_in_use_is_not_restored_over(store: OpenStore, tmp_path: Path) -> None:
    backup(store.vault, tmp_path / "kopi.zip")

    with pytest.raises(StoreError, match="allerede åbent"):
        restore(tmp_path / "kopi.zip", tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP)


def test_the_zip_itself_shows_nothing_readable(store: OpenStore, tmp_path: Path) -> None:
    begun(store, "Kanariefugl")
    backup(store.vault, tmp_path / "kopi.zip")

    raw = (tmp_path / "kopi.zip").read_bytes()
    assert b"Kanariefugl" not in raw
    assert b"SQLite format" not in raw
    with store.vault.engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM person WHERE name = 'Kanariefugl'")).scalar_one() == 1
