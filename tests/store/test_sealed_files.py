"""Files beside the store: unreadable without it, whole or refused, kept once, and nothing left over."""

import hashlib
import secrets
import shutil
import stat
import sys
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from app.bootstrap import OpenStore
from app.errors import StoreError
from app.models.attachment import SealedFile
from app.store.sealed_files import SealedFiles, files_folder, listed, names_on_disk, sealed_path, sweep

CANARY = b"Kanariebillede qzx " * 40


def folder_of(store: OpenStore) -> Path:
    return files_folder(store.vault.path)


def kept(store: OpenStore, content: bytes = CANARY) -> str:
    with store.units.step("Gem", "test") as unit:
        return str(unit.files.put(content))


def got(store: OpenStore, sha: str) -> bytes | None:
    with store.units.read("test") as unit:
        found: bytes | None = unit.files.get(sha)
        return found


def on_disk(store: OpenStore) -> list[Path]:
    return list(names_on_disk(folder_of(store)))


def test_what_was_put_comes_back_and_is_known_by_its_hash(store: OpenStore) -> None:
    sha = kept(store)
    assert sha == hashlib.sha256(CANARY).hexdigest()
    assert got(store, sha) == CANARY
    assert got(store, "0" * 64) is None
    assert kept(store, b"") == hashlib.sha256(b"").hexdigest()


def test_nothing_of_it_is_on_disk_in_clear(store: OpenStore, tmp_path: Path) -> None:
    sha = kept(store)
    for path in (each for each in tmp_path.rglob("*") if each.is_file()):
        assert CANARY[:24] not in path.read_bytes()
        assert sha not in str(path), "the name would tell who has the same file that it is here"


def test_a_file_is_named_by_the_hash_of_what_lies_there(store: OpenStore) -> None:
    kept(store)
    (path,) = on_disk(store)
    assert path.name == hashlib.sha256(path.read_bytes()).hexdigest()
    with Session(store.vault.engine) as session:
        assert listed(session) == {path.name: path.stat().st_size}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_only_its_owner_can_read_it(store: OpenStore) -> None:
    kept(store)
    (path,) = on_disk(store)
    for each, rights in ((path, 0o600), (path.parent, 0o700), (folder_of(store), 0o700)):
        assert stat.S_IMODE(each.stat().st_mode) == rights


def test_the_same_bytes_are_kept_once_and_each_file_has_a_key_of_its_own(store: OpenStore) -> None:
    assert kept(store) == kept(store)
    assert len(on_disk(store)) == 1
    kept(store, CANARY + b"!")
    with Session(store.vault.engine) as session:
        keys = {row.key for row in session.query(SealedFile)}
    assert len(keys) == 2
    assert {len(key) for key in keys} == {32}


@pytest.mark.parametrize("place", [0, 5, 12, 100, -17, -1])
def test_a_flipped_byte_is_noticed(store: OpenStore, place: int) -> None:
    sha = kept(store)
    (path,) = on_disk(store)
    raw = bytearray(path.read_bytes())
    raw[place] ^= 1
    path.write_bytes(raw)
    with pytest.raises(StoreError, match="beskadiget"):
        got(store, sha)


@pytest.mark.parametrize("length", [0, 5, 12, 27, 300])
def test_a_file_cut_short_is_noticed(store: OpenStore, length: int) -> None:
    sha = kept(store)
    (path,) = on_disk(store)
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(StoreError, match="beskadiget"):
        got(store, sha)


def test_one_file_cannot_stand_in_for_another(store: OpenStore) -> None:
    first, second = kept(store), kept(store, b"en anden tegning")
    with Session(store.vault.engine) as session:
        one, other = session.get_one(SealedFile, first), session.get_one(SealedFile, second)
        paths = [sealed_path(folder_of(store), each.name) for each in (one, other)]
        shutil.copy(paths[1], paths[0])
    with pytest.raises(StoreError):
        got(store, first)


def test_a_file_that_is_gone_is_none_and_comes_back_when_it_is_put_again(store: OpenStore) -> None:
    sha = kept(store)
    on_disk(store)[0].unlink()
    assert got(store, sha) is None
    assert kept(store) == sha
    assert got(store, sha) == CANARY


def test_a_damaged_file_is_replaced_when_it_is_put_again(store: OpenStore) -> None:
    sha = kept(store)
    (broken,) = on_disk(store)
    broken.write_bytes(b"?" * 100)
    kept(store)
    assert got(store, sha) == CANARY
    with Session(store.vault.engine) as session:
        assert sweep(session, folder_of(store)) == 1
    assert not broken.exists()


def fail_after_writing(store: OpenStore) -> None:
    with store.units.step("Gem", "test") as unit:
        unit.files.put(b"aldrig gemt")
        raise RuntimeError("the step fails after the file was written")


def test_what_a_failed_step_leaves_is_swept_and_the_rest_stays(store: OpenStore) -> None:
    sha = kept(store)
    with pytest.raises(RuntimeError):
        fail_after_writing(store)
    half = folder_of(store) / on_disk(store)[0].parent.name / "0123.tmp"
    half.write_bytes(b"half written when the power went")
    assert len(on_disk(store)) == 2
    with Session(store.vault.engine) as session:
        assert sweep(session, folder_of(store)) == 1
    assert len(on_disk(store)) == 1
    assert not half.exists()
    assert got(store, sha) == CANARY


def test_sweeping_where_nothing_was_ever_kept_does_nothing(store: OpenStore) -> None:
    with Session(store.vault.engine) as session:
        assert sweep(session, folder_of(store)) == 0


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_half_kept(store: OpenStore) -> None:
    folder_of(store).write_bytes(b"a file where the folder should be")
    with pytest.raises(StoreError):
        kept(store)
    with Session(store.vault.engine) as session:
        assert listed(session) == {}


def test_a_large_file_is_kept_whole(store: OpenStore) -> None:
    content = secrets.token_bytes(25_000_000)
    assert got(store, kept(store, content)) == content


def test_the_port_works_on_any_session(store: OpenStore, tmp_path: Path) -> None:
    with Session(store.vault.engine) as session:
        files = SealedFiles(session, tmp_path / "andre.files")
        assert files.get(files.put(CANARY)) == CANARY
