"""The key file: what opens it, what does not, and what damage and tampering do to it."""

import hashlib
import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import StoreError, UserError, WrongPassphraseError
from app.store import key_file, key_format
from app.store.key_cost import FLOOR, Argon2Cost
from app.store.key_seal import Progress
from app.store.key_slots import DataKey

CHEAP = Argon2Cost(memory_kib=8, passes=1, lanes=1)
PASSPHRASE = "blå tagsten danser mandag"
PROGRESS = Progress(last_sequence=148_214_821_482, heads={"a1": "c0ffee" * 4, "b2": "beef"})
"""Long, so that neither stands by chance in the random digits a key file is full of."""


def made(folder: Path) -> tuple[Path, DataKey, str]:
    path = folder / "rundbord.db.key"
    return path, *key_file.create(path, PASSPHRASE, cost=CHEAP)


def unlock(path: Path, secret: str) -> DataKey:
    return key_file.unlock(path, secret, floor=CHEAP)


def rewritten(raw: bytes, change: dict[str, object], slot: dict[str, object] | None = None) -> bytes:
    """Both copies with some fields changed and right checksums: what an attacker can write and a fault cannot."""
    start = len(key_format.MAGIC) + 4
    data = json.loads(raw[start : len(raw) // 2 - 32])
    data.update(change)
    for each in data["slots"]:
        each.update(slot or {})
    payload = json.dumps(data).encode()
    head = key_format.MAGIC + len(payload).to_bytes(4, "big") + payload
    return 2 * (head + hashlib.sha256(head).digest())


def test_the_passphrase_and_the_recovery_code_open_the_same_key(tmp_path: Path) -> None:
    path, data_key, code = made(tmp_path)

    assert unlock(path, PASSPHRASE) == data_key
    assert unlock(path, code) == data_key
    assert unlock(path, code.lower().replace("-", " ")) == data_key


def test_a_wrong_passphrase_is_told_in_one_sentence(tmp_path: Path) -> None:
    path, _, _ = made(tmp_path)

    with pytest.raises(WrongPassphraseError, match=r"^Forkert adgangssætning\. Prøv igen\.$"):
        unlock(path, PASSPHRASE + " ")


def test_a_mistyped_code_says_where_and_a_foreign_code_says_so(tmp_path: Path) -> None:
    path, _, code = made(tmp_path)
    other = tmp_path / "other.key"
    foreign = key_file.create(other, PASSPHRASE, cost=CHEAP)[1]
    slip = ("2" if code[0] != "2" else "3") + code[1:]

    with pytest.raises(WrongPassphraseError, match="gruppe 1"):
        unlock(path, slip)
    with pytest.raises(WrongPassphraseError, match="hører ikke til disse sager"):
        unlock(path, foreign)


def test_the_same_letter_typed_two_ways_is_the_same_passphrase(tmp_path: Path) -> None:
    path, data_key, _ = made(tmp_path)

    assert unlock(path, PASSPHRASE.replace("å", "a\u030a")) == data_key


def test_an_empty_passphrase_is_refused_and_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        key_file.create(tmp_path / "x.key", "  ", cost=CHEAP)
    assert list(tmp_path.iterdir()) == []


def test_a_key_file_is_never_overwritten_by_a_new_one(tmp_path: Path) -> None:
    path, data_key, _ = made(tmp_path)

    with pytest.raises(StoreError, match="Intet er overskrevet"):
        key_file.create(path, "noget andet", cost=CHEAP)
    assert unlock(path, PASSPHRASE) == data_key


def test_a_missing_key_file_says_its_name_and_where_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"»rundbord\.db\.key« mangler.*sikkerhedskopi"):
        unlock(tmp_path / "rundbord.db.key", PASSPHRASE)


def test_a_new_passphrase_replaces_the_old_and_keeps_key_code_and_progress(tmp_path: Path) -> None:
    path, data_key, code = made(tmp_path)
    key_file.write_progress(path, data_key, PROGRESS)

    key_file.change_passphrase(path, data_key, "ny sætning", cost=CHEAP)

    assert unlock(path, "ny sætning") == unlock(path, code) == data_key
    assert key_file.read_progress(path, data_key) == PROGRESS
    with pytest.raises(WrongPassphraseError):
        unlock(path, PASSPHRASE)


def test_a_new_recovery_code_makes_the_old_sheet_worthless_when_it_is_kept_and_not_before(tmp_path: Path) -> None:
    path, data_key, code = made(tmp_path)

    cut, fresh = (key_file.add_recovery_code(path, data_key, cost=CHEAP) for _ in range(2))

    assert all(unlock(path, each) == data_key for each in (code, cut, fresh, PASSPHRASE))
    assert key_file.read_progress(path, data_key).sheet_waits
    assert not key_file.keep_recovery_code(path, data_key).sheet_waits
    assert unlock(path, fresh) == unlock(path, PASSPHRASE) == data_key
    for old in (code, cut):
        with pytest.raises(WrongPassphraseError):
            unlock(path, old)


def test_sheets_that_were_never_kept_do_not_pile_up(tmp_path: Path) -> None:
    path, data_key, code = made(tmp_path)

    last = [key_file.add_recovery_code(path, data_key, cost=CHEAP) for _ in range(9)][-1]

    assert key_file.recovery_codes(path) == 4
    assert unlock(path, code) == unlock(path, last) == data_key, "the first was kept, the last is on the screen"


def test_any_one_damaged_byte_is_healed(tmp_path: Path) -> None:
    path, data_key, code = made(tmp_path)
    key_file.write_progress(path, data_key, PROGRESS)
    whole = path.read_bytes()

    for place in range(len(whole)):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        path.write_bytes(damaged)

        assert unlock(path, code if place % 2 else PASSPHRASE) == data_key
        assert path.read_bytes() == whole
    assert key_file.read_progress(path, data_key) == PROGRESS


def test_the_same_byte_damaged_in_both_copies_is_told_and_never_a_wrong_key(tmp_path: Path) -> None:
    path, _, _ = made(tmp_path)
    whole = path.read_bytes()

    for place in range(len(whole) // 2):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 8
        damaged[place + len(whole) // 2] ^= 1 << place % 8
        path.write_bytes(damaged)

        with pytest.raises(StoreError, match="beskadiget"):
            unlock(path, PASSPHRASE)
        assert path.read_bytes() == damaged


def test_a_file_cut_anywhere_gives_the_right_key_or_is_told(tmp_path: Path) -> None:
    path, data_key, _ = made(tmp_path)
    whole = path.read_bytes()

    for length in range(0, len(whole), 7):
        for part in (whole[:length], whole[length:]):
            path.write_bytes(part)
            if len(part) >= len(whole) // 2:
                assert unlock(path, PASSPHRASE) == data_key
            else:
                with pytest.raises(StoreError, match="beskadiget"):
                    unlock(path, PASSPHRASE)


@pytest.mark.parametrize(
    ("change", "slot"),
    [
        ({"store": "0" * 32}, {}),
        ({}, {"memory_kib": 16}),
        ({}, {"passes": 2}),
        ({}, {"kind": "recovery"}),
        ({}, {"salt": "00" * 16}),
        ({}, {"wrapped": "00" * 48}),
    ],
)
def test_a_tampered_header_with_a_right_checksum_gives_no_key(
    tmp_path: Path, change: dict[str, object], slot: dict[str, object]
) -> None:
    path, _, _ = made(tmp_path)
    path.write_bytes(rewritten(path.read_bytes(), change, slot))

    with pytest.raises(WrongPassphraseError):
        unlock(path, PASSPHRASE)


@pytest.mark.parametrize(
    "slot", [{"memory_kib": 2**31}, {"passes": 10**6}, {"salt": ""}, {"kind": "sms"}, {"lanes": "x"}]
)
def test_a_forged_header_cannot_eat_the_machine(tmp_path: Path, slot: dict[str, object]) -> None:
    path, _, _ = made(tmp_path)
    path.write_bytes(rewritten(path.read_bytes(), {}, slot))

    with pytest.raises(StoreError, match="beskadiget"):
        unlock(path, PASSPHRASE)


def test_a_newer_key_file_is_refused_untouched(tmp_path: Path) -> None:
    path, _, _ = made(tmp_path)
    newer = rewritten(path.read_bytes(), {"version": key_format.VERSION + 1})
    path.write_bytes(newer)

    with pytest.raises(StoreError, match="nyere udgave"):
        unlock(path, PASSPHRASE)
    assert path.read_bytes() == newer


def test_cheap_slots_are_refused_unless_the_caller_lowers_the_floor(tmp_path: Path) -> None:
    path, _, _ = made(tmp_path)

    with pytest.raises(StoreError, match="for svagt beskyttet"):
        key_file.unlock(path, PASSPHRASE)
    assert not Argon2Cost(FLOOR.memory_kib, FLOOR.passes - 1, FLOOR.lanes).reaches(FLOOR)


def test_a_slot_made_with_our_own_cost_passes_our_own_floor(tmp_path: Path) -> None:
    path = tmp_path / "real.key"
    data_key, _ = key_file.create(path, PASSPHRASE)

    assert key_file.unlock(path, PASSPHRASE) == data_key


def test_nothing_but_version_store_slots_and_seal_lies_open(tmp_path: Path) -> None:
    path, _, _ = made(tmp_path)
    raw = path.read_bytes()
    data = json.loads(raw[len(key_format.MAGIC) + 4 : len(raw) // 2 - 32])

    assert set(data) == {"version", "store", "slots", "data", "progress"}
    assert {frozenset(slot) for slot in data["slots"]} == {
        frozenset({"kind", "memory_kib", "passes", "lanes", "salt", "nonce", "wrapped", "needs_extra"})
    }


def test_a_key_is_not_shown_when_printed() -> None:
    data_key = DataKey.generate()

    assert data_key.raw.hex() not in repr(data_key)
    assert repr(data_key.raw) not in repr(data_key)
    assert data_key.derive("one") != data_key.derive("two") != data_key.raw


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_only_the_owner_can_read_the_key_file(tmp_path: Path) -> None:
    path, data_key, _ = made(tmp_path)
    key_file.write_progress(path, data_key, PROGRESS)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, data_key, _ = made(tmp_path)
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("app.store.durable_file.os.fsync", full)
    with pytest.raises(StoreError, match="kunne ikke gemmes"):
        key_file.write_progress(path, data_key, PROGRESS)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_nothing_heavy_is_read_in_before_the_unlock_window() -> None:
    heavy = "{'sqlalchemy', 'zxcvbn', 'sqlcipher3', 'reportlab', 'PySide6'}"
    program = (
        f"import sys, app.store.vault, app.store.key_file, app.store.passphrase; print({heavy} & set(sys.modules))"
    )

    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "set()"


def test_a_forged_file_with_a_thousand_slots_or_an_endless_number_is_refused_at_once(tmp_path: Path) -> None:
    path, _, _ = made(tmp_path)
    whole = path.read_bytes()
    start = len(key_format.MAGIC) + 4
    slots = json.loads(whole[start : len(whole) // 2 - 32])["slots"]

    for forged in (rewritten(whole, {"slots": slots * 50}), rewritten(whole, {}, {"passes": float("inf")})):
        path.write_bytes(forged)
        with pytest.raises(StoreError, match="beskadiget"):
            unlock(path, PASSPHRASE)
