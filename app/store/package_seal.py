"""Seals a hand-over package so that only the colleague can open it: with a passphrase, or with her public key.

The file is: eight magic bytes, the length of the header (four bytes), a JSON header, and the sealed content.
Passphrase: Argon2id, then AES-256-GCM with everything before it authenticated. Public key: HPKE (RFC 9180, base mode)
with X25519, HKDF-SHA256 and AES-256-GCM, the same bytes as `info`. Who sent it is not proven by either.
"""

import json
import os
import secrets
import unicodedata
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from app.errors import StoreError, UserError
from app.paths import resources
from app.store.connection import store_errors
from app.store.file_facts import hand_over_key, write_hand_over_key
from app.store.key_cost import FLOOR, Argon2Cost, cost_for_this_computer
from app.store.key_slots import NO_MEMORY
from app.store.public_key import fingerprint_of, key_file_text, read_key

MAGIC = b"RBPAKKE\n"
VERSION = 1
LARGEST_HEADER = 2048
SALT, NONCE = 16, 12
SUGGESTED_WORDS = 5

NOT_A_PACKAGE = "Filen er ikke en pakke fra Rundbord, eller den er gået i stykker. Bed om at få den sendt igen."
NEWER = "Pakken er lavet med et nyere Rundbord. Få programmet opdateret, og prøv igen."
WRONG_PASSPHRASE = "Adgangssætningen åbner ikke pakken, eller filen er ændret på vejen. Spørg den, der sendte den."
NOT_FOR_US = "Pakken er låst til en anden nøgle ({groups}). Giv afsenderen din offentlige nøgle, og bed om en ny pakke."
CHANGED = "Pakken er ændret på vejen og kan ikke åbnes. Bed om at få den sendt igen."
NEEDS_PASSPHRASE = "Pakken er låst med en adgangssætning. Skriv den, du har fået af afsenderen."
ONE_WAY = "Vælg, om pakken skal låses med en adgangssætning eller med din kollegas nøgle."
TOO_WEAK = "Pakken er låst for svagt til, at Rundbord vil åbne den. Bed om en ny pakke."


def seal_package(
    content: bytes, *, passphrase: str = "", public_key: str = "", cost: Argon2Cost | None = None
) -> bytes:
    """Return sealed bytes. Give one of the two; `cost` is for a passphrase and measured when not given.

    Raises UserError for a key that cannot be read, or when both or none are given, StoreError without memory.
    """
    if bool(passphrase) == bool(public_key):
        raise UserError(ONE_WAY)
    if public_key:
        key = read_key(public_key)
        start = _start({"kind": "key", "to": fingerprint_of(key.public_bytes_raw())})
        return start + _suite().encrypt(content, key, start)
    try:
        chosen = cost or cost_for_this_computer()
    except MemoryError as error:
        raise StoreError(NO_MEMORY) from error
    salt, nonce = os.urandom(SALT), os.urandom(NONCE)
    figures = {"memory_kib": chosen.memory_kib, "passes": chosen.passes, "lanes": chosen.lanes}
    start = _start({"kind": "passphrase", **figures, "salt": salt.hex(), "nonce": nonce.hex()})
    return start + AESGCM(_derived(passphrase, salt, chosen)).encrypt(nonce, content, start)


def open_package(engine: Engine, sealed: bytes, passphrase: str = "", *, floor: Argon2Cost = FLOOR) -> bytes:
    """Return what was sealed. Raises UserError for a wrong or missing passphrase or a package for another key.

    Raises StoreError when it is damaged, changed, newer, too weakly locked or no package at all.
    """
    header, start, body = _parted(sealed)
    if header.get("kind") == "key":
        return _open_with_key(engine, header, start, body)
    if not passphrase:
        raise UserError(NEEDS_PASSPHRASE)
    cost, salt, nonce = _figures(header)
    if not cost.reaches(floor):
        raise StoreError(TOO_WEAK)
    try:
        return AESGCM(_derived(passphrase, salt, cost)).decrypt(nonce, body, start)
    except InvalidTag as error:
        raise UserError(WRONG_PASSPHRASE) from error


def needs_passphrase(sealed: bytes) -> bool:
    """Tell whether a package is locked with a passphrase. Raises StoreError when it is no package of ours."""
    return bool(_parted(sealed)[0].get("kind") == "passphrase")


def own_public_key(engine: Engine, name: str = "") -> str:
    """Return our own public key as the text of a key file. The key pair is made the first time. Raises StoreError."""
    return key_file_text(_own_key(engine).public_key().public_bytes_raw(), name)


def fingerprint(public_key: str) -> str:
    """Return the four groups to compare on the phone. Raises UserError when the text is no key."""
    return fingerprint_of(read_key(public_key).public_bytes_raw())


def suggest_passphrase() -> str:
    """Return five Danish words by chance, about 45 bits; at 128 MiB a guess that is beyond anybody's purse."""
    return " ".join(secrets.choice(_words()) for _ in range(SUGGESTED_WORDS))


def _words() -> list[str]:
    text = (resources() / "danish_words_common.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return sorted({word for line in lines for word in line.split() if 4 <= len(word) <= 9 and word.isalpha()})


def _own_key(engine: Engine) -> X25519PrivateKey:
    with store_errors(), Session(engine) as session:
        raw = hand_over_key(session)
        if raw is None:
            raw = X25519PrivateKey.generate().private_bytes_raw()
            write_hand_over_key(session, raw)
            session.commit()
    return X25519PrivateKey.from_private_bytes(raw)


def _open_with_key(engine: Engine, header: dict[str, Any], start: bytes, body: bytes) -> bytes:
    own = _own_key(engine)
    groups = str(header.get("to", ""))[:40]
    if groups != fingerprint_of(own.public_key().public_bytes_raw()):
        raise UserError(NOT_FOR_US.format(groups=groups))
    try:
        return _suite().decrypt(body, own, start)
    except (InvalidTag, ValueError) as error:
        raise StoreError(CHANGED) from error


def _suite() -> Suite:
    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _start(header: dict[str, Any]) -> bytes:
    """Return everything that stands before the sealed content, and that is authenticated with it."""
    text = json.dumps({"version": VERSION, **header}, sort_keys=True).encode()
    return MAGIC + len(text).to_bytes(4, "big") + text


def _parted(sealed: bytes) -> tuple[dict[str, Any], bytes, bytes]:
    length = int.from_bytes(sealed[len(MAGIC) : len(MAGIC) + 4], "big")
    end = len(MAGIC) + 4 + length
    if not sealed.startswith(MAGIC) or not 0 < length <= LARGEST_HEADER or len(sealed) <= end:
        raise StoreError(NOT_A_PACKAGE)
    try:
        header = json.loads(sealed[len(MAGIC) + 4 : end])
        version = int(header["version"])
    except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:  # 1e999 is no whole number
        raise StoreError(NOT_A_PACKAGE) from error
    if version > VERSION:
        raise StoreError(NEWER)
    if header.get("kind") not in ("key", "passphrase"):
        raise StoreError(NOT_A_PACKAGE)
    return header, sealed[:end], sealed[end:]


def _figures(header: dict[str, Any]) -> tuple[Argon2Cost, bytes, bytes]:
    try:
        cost = Argon2Cost(int(header["memory_kib"]), int(header["passes"]), int(header["lanes"]))
        salt, nonce = bytes.fromhex(header["salt"]), bytes.fromhex(header["nonce"])
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise StoreError(NOT_A_PACKAGE) from error
    if not cost.is_sane() or len(salt) != SALT or len(nonce) != NONCE:
        raise StoreError(NOT_A_PACKAGE)
    return cost, salt, nonce


def _derived(passphrase: str, salt: bytes, cost: Argon2Cost) -> bytes:
    # Read aloud on the phone and typed by another: spaces and the way å is written must not matter.
    typed = unicodedata.normalize("NFKC", " ".join(passphrase.split())).encode("utf-8", "surrogatepass")
    try:
        return Argon2id(
            salt=salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory_kib
        ).derive(typed)
    except MemoryError as error:
        raise StoreError(NO_MEMORY) from error
