"""The municipality's own slot: the root key sealed to a public key, so that IT can open when all else is lost.

The public key comes with the policy file; the private one never leaves the IT department. HPKE (RFC 9180) with X25519,
HKDF-SHA256 and AES-256-GCM, from `cryptography`.
"""

from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from app.errors import StoreError, UserError

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_PURPOSE = b"rundbord municipal slot|"
NOT_A_KEY = "Kommunens nøgle kan ikke bruges. Den skal være en X25519-nøgle som PEM. Spørg jeres it-afdeling."
WRONG_SECRET = "Den private nøgle kan ikke åbnes med den adgangssætning."
NOT_FOR_THIS_KEY = "Sagerne er ikke lukket for denne nøgle. Brug den private nøgle, der hører til politikfilen."


@dataclass(frozen=True, slots=True)
class MunicipalSlot:
    """The root key sealed to the public key whose fingerprint is `recipient` (64 hex digits)."""

    recipient: str
    wrapped: bytes

    @classmethod
    def seal(cls, root: bytes, public_key: str, owner: bytes) -> "MunicipalSlot":
        """Seal the root key to a public key (PEM); `owner` names the key file. Raises StoreError on another key."""
        key = _public(public_key)
        return cls(fingerprint(public_key), _SUITE.encrypt(root, key, info=_PURPOSE + owner))

    def open(self, private_key: X25519PrivateKey, owner: bytes) -> bytes:
        """Return the root key. Raises StoreError when it was sealed to another key or tampered with."""
        try:
            return _SUITE.decrypt(self.wrapped, private_key, info=_PURPOSE + owner)
        except (InvalidTag, ValueError) as error:
            raise StoreError(NOT_FOR_THIS_KEY) from error


def fingerprint(public_key: str) -> str:
    """Return the SHA-256 of a public key's 32 bytes, in hex. Raises StoreError."""
    return sha256(_public(public_key).public_bytes_raw()).hexdigest()


def new_pair(secret: str) -> tuple[bytes, bytes]:
    """Return a private key (PEM, encrypted under `secret`) and its public key (PEM). Raises UserError when empty."""
    if not secret.strip():
        raise UserError("Den private nøgle skal have en adgangssætning.")
    private = X25519PrivateKey.generate()
    return (
        private.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(secret.encode()),
        ),
        private.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo),
    )


def read_private(pem: bytes, secret: str) -> X25519PrivateKey:
    """Return the private key of a PEM file. Raises StoreError when it is something else or the secret is wrong."""
    try:
        key = serialization.load_pem_private_key(pem, secret.encode())
    except (ValueError, TypeError) as error:
        raise StoreError(WRONG_SECRET) from error
    if not isinstance(key, X25519PrivateKey):
        raise StoreError(NOT_A_KEY)
    return key


def _public(pem: str) -> X25519PublicKey:
    try:
        key = serialization.load_pem_public_key(pem.encode())
    except ValueError as error:
        raise StoreError(NOT_A_KEY) from error
    if not isinstance(key, X25519PublicKey):
        raise StoreError(NOT_A_KEY)
    return key
