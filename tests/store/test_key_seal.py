"""What is sealed in the key file: how far the store had come, for one who has the key and nobody else."""

from pathlib import Path

import pytest

from app.errors import StoreError
from app.store import key_file
from app.store.key_seal import Progress
from app.store.key_slots import DataKey
from tests.store.test_key_file import PASSPHRASE, PROGRESS, made, unlock


def test_progress_survives_and_the_slots_with_it(tmp_path: Path) -> None:
    path, data_key, code = made(tmp_path)
    assert key_file.read_progress(path, data_key) == Progress()

    key_file.write_progress(path, data_key, PROGRESS)

    assert key_file.read_progress(path, data_key) == PROGRESS
    assert unlock(path, PASSPHRASE) == unlock(path, code) == data_key


def test_progress_is_sealed(tmp_path: Path) -> None:
    path, data_key, _ = made(tmp_path)
    key_file.write_progress(path, data_key, PROGRESS)
    raw = path.read_bytes()

    for part in (
        str(PROGRESS.last_sequence).encode(),
        PROGRESS.heads["a1"].encode(),
        PROGRESS.heads["a1"].encode().hex().encode(),
        b"last_sequence",
        data_key.raw,
        data_key.raw.hex().encode(),
    ):
        assert part not in raw
    stranger = DataKey.generate()
    for use in (
        lambda: key_file.read_progress(path, stranger),
        lambda: key_file.write_progress(path, stranger, PROGRESS),
    ):
        with pytest.raises(StoreError, match="nogle andre sager"):
            use()
    assert path.read_bytes() == raw
