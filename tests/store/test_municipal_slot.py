"""The municipality's key opens the store, and only with the private half; the rest of the file vouches for it."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519

from app.errors import StoreError, UserError
from app.store import key_file
from app.store.key_cost import Argon2Cost
from app.store.key_format import decode, encode
from app.store.key_slots import DataKey
from app.store.municipal_slot import MunicipalSlot, fingerprint, new_pair, read_private

CHEAP = Argon2Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "blå tagsten danser mandag"
SECRET = "it-afdelingens egen sætning"


@pytest.fixture
def pair() -> tuple[bytes, str]:
    private, public = new_pair(SECRET)
    return private, public.decode()


def opened_to(folder: Path, public: str) -> tuple[Path, DataKey]:
    path = folder / "rundbord.db.key"
    key, _ = key_file.create(path, PASSPHRASE, cost=CHEAP)
    assert key_file.set_municipal_key(path, key, public)
    return path, key


def test_the_private_key_opens_and_everything_else_goes_on_opening(tmp_path: Path, pair: tuple[bytes, str]) -> None:
    private, public = pair
    path, key = opened_to(tmp_path, public)

    assert key_file.unlock_as_municipality(path, read_private(private, SECRET)) == key
    assert key_file.unlock(path, PASSPHRASE, floor=CHEAP) == key
    assert key_file.municipal_recipient(path) == fingerprint(public)


def test_the_same_key_twice_changes_nothing_and_another_takes_its_place(
    tmp_path: Path, pair: tuple[bytes, str]
) -> None:
    private, public = pair
    path, key = opened_to(tmp_path, public)
    before = path.read_bytes()

    assert not key_file.set_municipal_key(path, key, public)
    assert path.read_bytes() == before
    other_private, other = new_pair(SECRET)
    assert key_file.set_municipal_key(path, key, other.decode())
    assert key_file.unlock_as_municipality(path, read_private(other_private, SECRET)) == key
    with pytest.raises(StoreError, match="ikke lukket for denne nøgle"):
        key_file.unlock_as_municipality(path, read_private(private, SECRET))


def test_a_slot_somebody_put_in_or_took_out_is_noticed(tmp_path: Path, pair: tuple[bytes, str]) -> None:
    private, public = pair
    path, key = opened_to(tmp_path, public)
    contents = decode(path.read_bytes())
    from dataclasses import replace

    thief_private, thief = new_pair(SECRET)
    forged = MunicipalSlot.seal(key.root, thief.decode(), contents.owner)
    for change in ({"municipal": forged}, {"municipal": None}, {"slots": contents.slots[:1]}):
        path.write_bytes(encode(replace(contents, **change)))
        with pytest.raises(StoreError, match="ændret af andre end Rundbord"):
            key_file.unlock(path, PASSPHRASE, floor=CHEAP)
    path.write_bytes(encode(replace(contents, municipal=forged)))
    with pytest.raises(StoreError, match="ændret af andre end Rundbord"):
        key_file.unlock_as_municipality(path, read_private(thief_private, SECRET))
    path.write_bytes(encode(contents))
    assert key_file.unlock_as_municipality(path, read_private(private, SECRET)) == key


def test_a_file_without_the_slot_opens_for_no_private_key(tmp_path: Path, pair: tuple[bytes, str]) -> None:
    path = tmp_path / "rundbord.db.key"
    key_file.create(path, PASSPHRASE, cost=CHEAP)

    with pytest.raises(StoreError, match="ikke lukket for denne nøgle"):
        key_file.unlock_as_municipality(path, read_private(pair[0], SECRET))
    assert key_file.municipal_recipient(path) is None


def test_keys_of_another_kind_and_wrong_secrets_are_told(tmp_path: Path, pair: tuple[bytes, str]) -> None:
    other = ed25519.Ed25519PrivateKey.generate()
    public = other.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    private = other.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.BestAvailableEncryption(SECRET.encode()),
    )

    for wrong in (public.decode(), "ikke en nøgle"):
        with pytest.raises(StoreError, match="X25519"):
            fingerprint(wrong)
    with pytest.raises(StoreError, match="X25519"):
        read_private(private, SECRET)
    with pytest.raises(StoreError, match="adgangssætning"):
        read_private(pair[0], "forkert")
    with pytest.raises(UserError):
        new_pair("  ")
