"""A colleague's public key as text: X25519, in groups with a check, and the four groups to compare on the phone."""

import base64
import hashlib
import re

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

from app.errors import UserError

GROUP = 4
KEY_BYTES, CHECK_BYTES, PRINT_BYTES = 32, 3, 10
GROUPS = (KEY_BYTES + CHECK_BYTES) * 8 // 5 // GROUP
NOT_A_KEY = "Det er ikke en offentlig nøgle fra Rundbord. Bed din kollega om at sende den igen."
MISTYPED = "Nøglen er ikke skrevet rigtigt, eller noget af den mangler. Kopiér hele nøglen igen."
LARGEST = 4096
"""Letters of a key file; the key itself fills 70."""
_LINE = re.compile(r"^\s*nøgle:\s*(.+)$", re.IGNORECASE | re.MULTILINE)
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212_.,]+")
_WEAK = frozenset({bytes(32), b"\x01" + bytes(31)})
"""Keys that give everybody the same secret (RFC 7748, section 6.1)."""


def key_text(raw: bytes) -> str:
    """Return 32 bytes in groups of four letters and digits, with a check in the last of them."""
    return _grouped(raw + _check(raw))


def key_file_text(raw: bytes, name: str) -> str:
    """Return the text of a file with a public key, for a mail: whose it is, the key, the groups to compare."""
    whose = f"navn: {' '.join(name.split())}\n" if name.strip() else ""
    return (
        f"Rundbord offentlig nøgle\n{whose}nøgle: {key_text(raw)}\nfire grupper: {fingerprint_of(raw)}\n"
        "Nøglen er ikke hemmelig. Ring sammen, og sammenlign de fire grupper, før den bruges.\n"
    )


def read_key(text: str) -> X25519PublicKey:
    """Return the key in a text or a key file; spaces, hyphens and case do not matter.

    Raises UserError when it is no key or was mistyped.
    """
    if len(text) > LARGEST:
        raise UserError(NOT_A_KEY)
    found = _LINE.search(text)
    bare = _BETWEEN.sub("", found.group(1) if found else text).upper().replace("0", "O").replace("1", "I")
    if not re.fullmatch(r"[A-Z2-7]+", bare):
        raise UserError(NOT_A_KEY)
    if len(bare) != GROUPS * GROUP:
        raise UserError(MISTYPED)
    whole = base64.b32decode(bare)
    raw, check = whole[:KEY_BYTES], whole[KEY_BYTES:]
    if check != _check(raw):
        raise UserError(MISTYPED)
    if raw in _WEAK:
        raise UserError(NOT_A_KEY)
    return X25519PublicKey.from_public_bytes(raw)


def fingerprint_of(raw: bytes) -> str:
    """Return the four groups of a key: 80 bits of its SHA-256."""
    return _grouped(hashlib.sha256(b"rundbord fingerprint\n" + raw).digest()[:PRINT_BYTES])


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(b"rundbord key check\n" + raw).digest()[:CHECK_BYTES]


def _grouped(raw: bytes) -> str:
    letters = base64.b32encode(raw).decode().rstrip("=")
    return " ".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))
