"""The encrypted connection: what it writes to disk, which files it refuses, and what its errors say."""

import sqlite3
import stat
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as cipher
from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError

from app.errors import StoreError, StoreInUseError
from app.store.connection import APPLICATION_ID, SCHEMA_VERSION, checkpoint, create_database, open_engine, reading
from app.store.key_slots import DataKey
from app.store.store_faults import translate
from tests.as_shipped import run_as_shipped

KEY = DataKey(bytes(range(32)), bytes(32))
CANARY = "Kanariefugl på Ærø"


def store(folder: Path) -> Path:
    path = folder / "prøve.db"
    create_database(path, KEY)
    return path


def filled(folder: Path, rows: int = 1) -> Path:
    path = store(folder)
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT NOT NULL)"))
        for _ in range(rows):
            connection.execute(text("INSERT INTO note (body) VALUES (:body)"), {"body": CANARY * 20})
    checkpoint(engine)
    engine.dispose()
    return path


def pragma(path: Path, statement: str, key: DataKey = KEY) -> object:
    with closing(cipher.connect(str(path))) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"")
        row = connection.execute(f"PRAGMA {statement}").fetchone()
        return row and row[0]


def count(engine: Engine) -> int:
    with reading(engine).connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM note")).scalar_one())


def test_nothing_on_disk_is_plain(tmp_path: Path) -> None:
    path = store(tmp_path)
    assert path.read_bytes()[:16] != b"SQLite format 3\0"
    engine = open_engine(path, KEY)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE note (body TEXT)"))
        connection.execute(text("INSERT INTO note VALUES (:body)"), {"body": CANARY})

    for file in tmp_path.iterdir():
        for coded in (CANARY.encode(), CANARY.encode("utf-16-le"), b"CREATE TABLE", KEY.raw, KEY.raw.hex().encode()):
            assert coded not in file.read_bytes()
    engine.dispose()


def test_every_connection_has_the_safe_settings(tmp_path: Path) -> None:
    engine = open_engine(store(tmp_path), KEY)
    with engine.connect() as one, reading(engine).connect() as other:
        for connection in (one, other):
            for name, value in {
                "journal_mode": "wal",
                "foreign_keys": 1,
                "temp_store": 2,
                "secure_delete": 1,
                "busy_timeout": 3000,
                "application_id": APPLICATION_ID,
            }.items():
                assert connection.exec_driver_sql(f"PRAGMA {name}").scalar() == value
    engine.dispose()


def test_every_connection_locks_and_wipes_its_memory_and_waits_for_the_disk(tmp_path: Path) -> None:
    code = """
import sys
from pathlib import Path
from app.store.connection import open_engine, reading
from app.store.key_slots import DataKey
engine = open_engine(Path(sys.argv[1]), DataKey(bytes(range(32)), bytes(32)))
with engine.connect() as one, reading(engine).connect() as other:
    for setting in ("cipher_memory_security", "synchronous"):
        print(*(each.exec_driver_sql(f"PRAGMA {setting}").scalar() for each in (one, other)))
"""
    assert run_as_shipped(code, store(tmp_path)) == "1 1\n2 2\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_owner_can_read_the_store_and_its_log(tmp_path: Path) -> None:
    engine = open_engine(filled(tmp_path), KEY)
    count(engine)

    names = {entry.name for entry in tmp_path.iterdir()}
    assert "prøve.db-wal" in names
    assert {stat.S_IMODE(entry.stat().st_mode) for entry in tmp_path.iterdir()} == {0o600}
    engine.dispose()


def test_a_wrong_key_is_told_without_a_word_on_stderr(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = filled(tmp_path)

    with pytest.raises(StoreError, match="kan ikke låses op med denne nøglefil"):
        open_engine(path, DataKey.generate())
    assert capfd.readouterr() == ("", "")


def test_a_missing_store_is_not_made_anew(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"»væk\.db«, mangler"):
        open_engine(tmp_path / "væk.db", KEY)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "tom.db"
    path.touch()

    with pytest.raises(StoreError, match="er tom"):
        open_engine(path, KEY)
    assert path.read_bytes() == b""


def test_a_plain_sqlite_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "fremmed.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")
    before = path.read_bytes()

    with pytest.raises(StoreError, match="ikke lavet af Rundbord"):
        open_engine(path, KEY)
    assert path.read_bytes() == before


def test_an_encrypted_file_of_another_program_is_refused_untouched(tmp_path: Path) -> None:
    path = filled(tmp_path)
    pragma(path, "application_id = 77")
    before = path.read_bytes()

    with pytest.raises(StoreError, match="ikke lavet af Rundbord"):
        open_engine(path, KEY)
    assert path.read_bytes() == before


def test_a_newer_store_is_refused_untouched(tmp_path: Path) -> None:
    path = filled(tmp_path)
    pragma(path, f"user_version = {SCHEMA_VERSION + 1}")
    before = path.read_bytes()

    with pytest.raises(StoreError, match="nyere udgave"):
        open_engine(path, KEY)
    assert path.read_bytes() == before

    pragma(path, f"user_version = {SCHEMA_VERSION}")
    open_engine(path, KEY).dispose()


def test_a_store_is_never_made_on_top_of_something(tmp_path: Path) -> None:
    path = filled(tmp_path)
    before = path.read_bytes()

    with pytest.raises(StoreError):
        create_database(path, KEY)
    assert path.read_bytes() == before


def test_a_savepoint_can_be_rolled_back_alone(tmp_path: Path) -> None:
    engine = open_engine(filled(tmp_path), KEY)
    insert = text("INSERT INTO note (body) VALUES ('x')")
    with engine.begin() as connection:
        connection.execute(insert)
        inner = connection.begin_nested()
        connection.execute(insert)
        inner.rollback()
    assert count(engine) == 2

    with engine.connect() as connection:
        connection.execute(insert)
        connection.execute(text("CREATE TABLE later (x)"))
    assert count(engine) == 2
    engine.dispose()


def test_readers_do_not_wait_for_a_writer_and_a_second_writer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.connection.BUSY_TIMEOUT", 20)  # a second writer waits no longer than this
    engine = open_engine(filled(tmp_path), KEY)
    with engine.begin() as writer:
        writer.execute(text("INSERT INTO note (body) VALUES ('x')"))
        assert count(engine) == 1
        with engine.connect() as second, pytest.raises(StoreInUseError, match="i brug"):
            second.execute(text("SELECT 1"))
    assert count(engine) == 2
    engine.dispose()


def test_a_read_only_engine_serves_another_thread_and_cannot_write(tmp_path: Path) -> None:
    path = filled(tmp_path)
    engine = open_engine(path, KEY, read_only=True)
    found: list[int] = []
    worker = threading.Thread(target=lambda: found.append(count(engine)))
    worker.start()
    worker.join()

    assert found == [1]
    with pytest.raises(StoreError, match="skrivebeskyttet"), engine.begin() as connection:
        connection.execute(text("DELETE FROM note"))
    engine.dispose()


def test_a_broken_rule_of_the_schema_stays_what_it_is_and_tells_no_content(tmp_path: Path) -> None:
    engine = open_engine(filled(tmp_path), KEY)
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(text("INSERT INTO note (id, body) VALUES (1, :body)"), {"body": CANARY})

    assert translate(caught.value) is None
    assert CANARY not in str(caught.value)
    engine.dispose()


def test_a_damaged_page_is_told_when_it_is_read(tmp_path: Path) -> None:
    path = filled(tmp_path, rows=200)
    raw = bytearray(path.read_bytes())
    raw[4096 * 10 + 7] ^= 1
    path.write_bytes(raw)

    engine = open_engine(path, KEY)
    with pytest.raises(StoreError, match="beskadiget"), engine.connect() as connection:
        connection.execute(text("SELECT sum(length(body)) FROM note")).all()
    engine.dispose()


def test_a_damaged_first_page_or_a_cut_file_is_told(tmp_path: Path) -> None:
    path = filled(tmp_path, rows=20)
    whole = path.read_bytes()
    for place in (0, 15, 16, 100, 4095):
        raw = bytearray(whole)
        raw[place] ^= 0x10
        path.write_bytes(raw)
        with pytest.raises(StoreError):
            open_engine(path, KEY)
    path.write_bytes(whole[:1000])
    with pytest.raises(StoreError):
        open_engine(path, KEY)


def test_a_full_disk_is_told_and_the_rest_is_kept(tmp_path: Path) -> None:
    path = filled(tmp_path)
    engine = open_engine(path, KEY)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 4")
        with pytest.raises(StoreError, match="Disken er fuld"):
            connection.execute(text("INSERT INTO note (body) VALUES (:body)"), {"body": CANARY * 5_000})
    engine.dispose()

    engine = open_engine(path, KEY)
    assert count(engine) == 1
    engine.dispose()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (OSError(28, "x"), "Disken er fuld"),
        (PermissionError(13, "x"), "skrivebeskyttet"),
        (OSError(5, "x"), "Disken svarer ikke"),
    ],
)
def test_errors_of_the_operating_system_become_advice(error: OSError, sentence: str) -> None:
    translated = translate(error)

    assert translated is not None
    assert sentence in str(translated)
