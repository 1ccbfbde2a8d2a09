"""Erased cases are gone from the file, from its key, from what is kept beside it; everything else is as it was."""

import sqlite3
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest
import sqlcipher3.dbapi2 as cipher
from sqlalchemy import select, text

from app.bootstrap import LEFT_BESIDE, OpenStore, open_store
from app.errors import StoreError
from app.models.attachment import Attachment
from app.models.case import Child
from app.models.people import DrawingPlace, NetworkPicture, NetworkPictureSpot
from app.services.case_content import content_of
from app.services.cases import list_cases
from app.services.drawing_places import keep_places
from app.services.network_pictures import take_picture
from app.services.search_words import search
from app.store.check import findings
from app.store.connection import open_engine
from app.store.erase import erase_cases
from app.store.key_file import key_path, unlock
from app.store.sealed_files import files_folder, names_on_disk
from app.store.swap import waiting_folder
from tests.shipped import CHEAP, PASSPHRASE, TODAY

MATHIAS_PICTURE, NOAH_PICTURE = b"et billede af Mathias", b"et billede af Noah"


@pytest.fixture
def used(store: OpenStore, mathias_case: UUID, noah_case: UUID) -> Path:
    """A closed store with two families, half a sentence about each, a picture each, and a common step."""
    with store.units.step("Ret begge sager", "test") as unit:
        for case_id, picture in ((mathias_case, MATHIAS_PICTURE), (noah_case, NOAH_PICTURE)):
            unit.add(Attachment(case_id=case_id, sha256=unit.files.put(picture), order_key="a"))
            keep_places(unit, case_id)
            child = unit.live(Child, Child.case_id == case_id)[0]
            take_picture(unit, case_id, child.id, words="tegnet af Mathias" if case_id == mathias_case else "af Noah")
    store.drafts.keep("aftale:1", "om Mathias", mathias_case)
    store.drafts.keep("sted", f'{{"case": "{mathias_case}"}}')
    store.drafts.keep("aftale:2", "om Noah", noah_case)
    store.drafts.flush()
    store.close()
    return store.vault.path


def content(path: Path, case_id: UUID) -> dict[str, object]:
    opened = open_store(path, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with opened.units.read("case.export") as unit:
            return content_of(unit, case_id)
    finally:
        opened.close()


def erased(path: Path, *cases: UUID) -> None:
    erase_cases(path, unlock(key_path(path), PASSPHRASE, floor=CHEAP), frozenset(cases))


def test_one_family_goes_and_the_other_is_untouched(used: Path, mathias_case: UUID, noah_case: UUID) -> None:
    before = content(used, noah_case)

    erased(used, mathias_case)

    assert content(used, noah_case) == before
    opened = open_store(used, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert opened.warnings == []
        assert findings(opened.vault.engine, opened.vault.progress) == []
        with opened.units.read("cases.list") as unit:
            assert [row.id for row in list_cases(unit)] == [noah_case]
            assert search(unit, "Mathias") == []
            assert search(unit, "Noah") != []
            assert unit.files.get(sha256(NOAH_PICTURE).hexdigest()) == NOAH_PICTURE
            assert unit.files.get(sha256(MATHIAS_PICTURE).hexdigest()) is None
        assert len(list(names_on_disk(files_folder(used)))) == 1
        assert opened.drafts.kept() == {"aftale:2": "om Noah"}
    finally:
        opened.close()


def test_no_byte_of_the_erased_case_is_in_the_new_file_even_for_one_who_has_the_key(
    used: Path, mathias_case: UUID
) -> None:
    erased(used, mathias_case)

    engine = open_engine(used, unlock(key_path(used), PASSPHRASE, floor=CHEAP))
    raw = engine.raw_connection()
    try:
        dump = "\n".join(str(row) for row in _everything(raw.driver_connection))
    finally:
        raw.close()
        engine.dispose()
    assert "Mathias" not in dump
    assert "Noah" in dump
    assert str(mathias_case) in dump  # the audit log keeps the id


def _everything(connection: cipher.Connection) -> list[tuple[object, ...]]:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return [row for table in tables for row in connection.execute(f"SELECT * FROM {table}")]


def test_places_and_pictures_of_the_drawings_go_with_the_case(used: Path, mathias_case: UUID, noah_case: UUID) -> None:
    erased(used, mathias_case)

    opened = open_store(used, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with opened.units.read("test") as unit:
            for kind in (DrawingPlace, NetworkPicture, NetworkPictureSpot):
                assert set(unit.session.scalars(select(kind.case_id))) == {noah_case}
    finally:
        opened.close()


def test_the_old_key_opens_nothing_and_the_passphrase_still_does(used: Path, mathias_case: UUID) -> None:
    old = unlock(key_path(used), PASSPHRASE, floor=CHEAP)

    erased(used, mathias_case)

    with pytest.raises(StoreError):
        open_engine(used, old)
    assert unlock(key_path(used), PASSPHRASE, floor=CHEAP).root == old.root


def test_older_stores_kept_beside_it_go_too(used: Path, mathias_case: UUID) -> None:
    for name in ("rundbord.db.før-1", "rundbord.db.før-1.key", "rundbord.db.damaged-1", "rundbord.db.slettet-1-wal"):
        used.with_name(name).write_bytes(b"x")
    used.with_name("rundbord.db.deleted").write_bytes(b"")

    erased(used, mathias_case)

    left = {each.name for each in used.parent.iterdir() if each.is_file()}
    assert left == {"rundbord.db", "rundbord.db.key", "rundbord.db.lock", "rundbord.db.deleted"}
    assert not waiting_folder(used).exists()


def test_a_failure_on_the_way_changes_nothing(used: Path, mathias_case: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    before = used.read_bytes(), key_path(used).read_bytes()

    def full(_path: Path) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("app.store.erase.sync_file", full)
    with pytest.raises(StoreError, match="Disken er fuld"):
        erased(used, mathias_case)
    assert (used.read_bytes(), key_path(used).read_bytes()) == before
    opened = open_store(used, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    opened.close()


def test_the_steps_of_the_erased_case_keep_their_numbers_and_lose_their_words(used: Path, mathias_case: UUID) -> None:
    erased(used, mathias_case)

    opened = open_store(used, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with opened.vault.engine.connect() as connection:
            rows = connection.execute(text("SELECT seq, name, case_id FROM step ORDER BY seq")).all()
    finally:
        opened.close()
    assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
    assert "Slettet" in {row.name for row in rows}


def test_the_new_file_is_no_open_one(used: Path, mathias_case: UUID) -> None:
    erased(used, mathias_case)

    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(used).execute("SELECT * FROM sqlite_master").fetchall()


def test_what_a_cut_left_of_an_erasing_is_cleared_away_at_the_next_opening(used: Path, mathias_case: UUID) -> None:
    beside = [used.with_name(used.name + ending) for ending in (".før-1", ".før-1.key", ".damaged-1", ".salvaged")]
    for path in beside:
        path.write_bytes(b"en hel fil med Mathias")
    stranger = files_folder(used) / "ab" / ("ab" + 62 * "0")
    stranger.parent.mkdir(exist_ok=True)
    stranger.write_bytes(b"et billede, ingen kender")

    open_store(used, PASSPHRASE, floor=CHEAP, now=lambda: TODAY).close()
    assert all(path.exists() for path in (*beside, stranger))  # nothing was erased, so nothing goes
    used.with_name(used.name + ".slettet-1").write_bytes(b"den fil, der blev skiftet ud")
    opened = open_store(used, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    opened.close()

    assert opened.warnings == []
    assert not any(path.exists() for path in (*beside, stranger))
    assert not list(used.parent.glob("*.slettet*"))


def test_when_the_former_file_cannot_be_removed_the_case_is_erased_all_the_same_and_it_is_told(
    used: Path, mathias_case: UUID
) -> None:
    (used.parent / f"{used.name}.files" / "ab").mkdir(exist_ok=True)
    held = used.parent / f"{used.name}.files" / "ab" / "halv.tmp"
    held.mkdir()  # a name that a sweep stumbles over

    erased(used, mathias_case)

    assert list(used.parent.glob("*.slettet-1"))
    opened = open_store(used, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    assert opened.warnings == [LEFT_BESIDE]
    with opened.units.read("cases.list") as unit:
        assert mathias_case not in {row.id for row in list_cases(unit)}
    opened.close()
    held.rmdir()
    again = open_store(used, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    again.close()
    assert again.warnings == []
    assert not list(used.parent.glob("*.slettet*"))
