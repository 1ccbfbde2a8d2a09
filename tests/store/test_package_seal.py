"""A hand-over package opens for the colleague alone; whoever changes, cuts or forges it is found out."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.bootstrap import OpenStore, create_store
from app.errors import RundbordError, StoreError, UserError
from app.store.package_seal import (
    MAGIC,
    fingerprint,
    needs_passphrase,
    open_package,
    own_public_key,
    seal_package,
    suggest_passphrase,
)
from app.store.passphrase import strength
from app.store.public_key import key_text, read_key
from tests.shipped import CHEAP, PASSPHRASE, TODAY

CONTENT = b"to be read by one colleague only" * 20
WORDS = "fem ord som ingen kender"


def with_words() -> bytes:
    return seal_package(CONTENT, passphrase=WORDS, cost=CHEAP)


def opened(store: OpenStore, sealed: bytes, words: str = "") -> bytes:
    return open_package(store.vault.engine, sealed, words, floor=CHEAP)


def forged(sealed: bytes, **changes: object) -> bytes:
    """The package with some of its header changed."""
    length = int.from_bytes(sealed[8:12], "big")
    header = json.loads(sealed[12 : 12 + length]) | changes
    text = json.dumps(header, sort_keys=True).encode()
    return MAGIC + len(text).to_bytes(4, "big") + text + sealed[12 + length :]


def test_the_passphrase_opens_it_however_it_is_spaced(store: OpenStore) -> None:
    sealed = with_words()
    assert needs_passphrase(sealed)
    assert opened(store, sealed, WORDS) == CONTENT
    assert opened(store, sealed, "  fem ord  som ingen kender ") == CONTENT
    assert CONTENT[:16] not in sealed


def test_another_passphrase_does_not_open_it(store: OpenStore) -> None:
    with pytest.raises(UserError, match="åbner ikke pakken"):
        opened(store, with_words(), "fem ord som andre kender")
    with pytest.raises(UserError, match="Skriv den"):
        opened(store, with_words())


def test_a_package_for_our_key_opens_without_a_word(store: OpenStore) -> None:
    sealed = seal_package(CONTENT, public_key=own_public_key(store.vault.engine, "Rune"))
    assert not needs_passphrase(sealed)
    assert opened(store, sealed) == CONTENT


def test_a_package_for_another_key_says_for_which(store: OpenStore, tmp_path: Path) -> None:
    other, _ = create_store(tmp_path / "other.db", PASSPHRASE, cost=CHEAP, now=lambda: TODAY)
    theirs = own_public_key(other.vault.engine)
    other.close()
    with pytest.raises(UserError) as caught:
        opened(store, seal_package(CONTENT, public_key=theirs))
    assert fingerprint(theirs) in str(caught.value)


def test_our_key_is_made_once_and_never_shows_its_secret_half(store: OpenStore) -> None:
    text = own_public_key(store.vault.engine, "Rune\nnøgle: FALSK")
    assert own_public_key(store.vault.engine, "Rune\nnøgle: FALSK") == text
    assert f"fire grupper: {fingerprint(text)}" in text
    assert len(fingerprint(text).split()) == 4


def test_a_changed_package_for_our_key_is_found_out(store: OpenStore) -> None:
    sealed = seal_package(CONTENT, public_key=own_public_key(store.vault.engine))
    for broken in (sealed[:-1], sealed[:-100], sealed[:-1] + bytes([sealed[-1] ^ 1]), sealed + b"x"):
        with pytest.raises(StoreError, match="ændret på vejen"):
            opened(store, broken)


def test_every_byte_of_a_package_with_a_passphrase_counts(store: OpenStore) -> None:
    sealed = seal_package(b"short", passphrase=WORDS, cost=CHEAP)
    for place in range(len(sealed)):
        broken = bytearray(sealed)
        broken[place] ^= 1
        with pytest.raises(RundbordError):
            opened(store, bytes(broken), WORDS)


def test_a_cut_package_is_refused_wherever_it_was_cut(store: OpenStore) -> None:
    sealed = seal_package(b"short", passphrase=WORDS, cost=CHEAP)
    for length in range(len(sealed)):
        with pytest.raises(RundbordError):
            opened(store, sealed[:length], WORDS)


def test_a_newer_package_is_refused_by_that_name(store: OpenStore) -> None:
    with pytest.raises(StoreError, match="nyere Rundbord"):
        opened(store, forged(with_words(), version=2), WORDS)


def test_a_package_that_is_cheap_to_guess_is_not_opened(store: OpenStore) -> None:
    with pytest.raises(StoreError, match="for svagt"):
        open_package(store.vault.engine, with_words(), WORDS)


def test_a_forged_cost_cannot_eat_the_machine(store: OpenStore) -> None:
    for changes in ({"memory_kib": 2**30}, {"passes": 10**9}, {"lanes": "x"}, {"salt": "00"}, {"kind": "plain"}):
        with pytest.raises(StoreError, match="ikke en pakke"):
            opened(store, forged(with_words(), **changes), WORDS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300))
def test_what_is_no_package_is_refused_in_danish(store: OpenStore, noise: bytes) -> None:
    for sealed in (noise, MAGIC + noise, MAGIC + len(noise).to_bytes(4, "big") + noise + b"body"):
        with pytest.raises(RundbordError):
            opened(store, sealed, WORDS)


def test_one_way_to_lock_must_be_chosen() -> None:
    for ways in ({}, {"passphrase": WORDS, "public_key": key_text(bytes(range(32)))}):
        with pytest.raises(UserError, match="Vælg"):
            seal_package(CONTENT, cost=CHEAP, **ways)


def test_a_key_is_read_as_people_paste_it_and_a_slip_is_noticed() -> None:
    raw = bytes(range(1, 33))
    text = key_text(raw)
    for typed in (text, text.lower(), text.replace(" ", "-"), f"navn: Bo\nnøgle: {text}\n", f"  {text}\n"):
        assert read_key(typed).public_bytes_raw() == raw
    for place, letter in enumerate(text):
        if letter != " ":
            slip = "B" if letter != "B" else "C"
            with pytest.raises(UserError):
                read_key(text[:place] + slip + text[place + 1 :])


@pytest.mark.parametrize("typed", ["", "hej", "æøå" * 30, key_text(bytes(range(32)))[:-1], "A" * 5000])
def test_what_is_no_key_is_refused_in_danish(typed: str) -> None:
    with pytest.raises(UserError, match=r"nøgle|Nøglen"):
        fingerprint(typed)


def test_a_key_that_gives_everybody_the_same_secret_is_refused() -> None:
    with pytest.raises(UserError):
        fingerprint(key_text(bytes(32)))


def test_a_suggested_passphrase_is_five_words_that_are_strong_enough() -> None:
    suggested = [suggest_passphrase() for _ in range(5)]
    assert len(set(suggested)) == 5
    for words in suggested:
        assert len(words.split()) == 5
        assert strength(words).ok


@pytest.mark.parametrize("field", ["version", "memory_kib", "passes"])
def test_a_number_without_end_is_no_package(store: OpenStore, field: str) -> None:
    figures = {"kind": "passphrase", "lanes": "1", "memory_kib": "8", "passes": "1", "version": "1"} | {field: "1e999"}
    header = "{" + ", ".join(f'"{name}": {value}' for name, value in figures.items() if name != "kind")
    text = (header + ', "kind": "passphrase", "salt": "", "nonce": ""}').encode()

    with pytest.raises(StoreError, match="ikke en pakke"):
        open_package(store.vault.engine, MAGIC + len(text).to_bytes(4, "big") + text + b"x", "ord", floor=CHEAP)
