"""Facts about the file itself: which laptop writes in it, and whether it is a training store."""

import secrets

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from app.models.log import Meta

HAND_OVER_KEY = "handover.private"
_VALUE = select(Meta.value).where(Meta.key == bindparam("key"))


def replica_id(session: Session) -> str:
    """Return the id of the laptop that writes in this file."""
    return _value(session, "replica") or ""


def is_training(session: Session) -> bool:
    """Tell whether the file is a training store: banner, »EKSEMPEL« on papers."""
    return _value(session, "training") == "yes"


def write_first_facts(session: Session, *, training: bool) -> None:
    """Write the facts of a new file."""
    session.add(Meta(key="replica", value=secrets.token_hex(4)))
    session.add(Meta(key="training", value="yes" if training else "no"))


def copy_fact(session: Session, name: str) -> str:
    """Return something remembered about the backups, empty when nothing is."""
    return _value(session, f"copy.{name}") or ""


def keep_copy_fact(session: Session, name: str, value: str) -> None:
    """Remember something about the backups; the caller commits."""
    session.merge(Meta(key=f"copy.{name}", value=value))


def hand_over_key(session: Session) -> bytes | None:
    """Return the private key (raw X25519) that packages to us are sealed for, or None before it is made."""
    found = _value(session, HAND_OVER_KEY)
    return bytes.fromhex(found) if found else None


def write_hand_over_key(session: Session, raw: bytes) -> None:
    """Keep our private key; it never leaves the vault."""
    session.add(Meta(key=HAND_OVER_KEY, value=raw.hex()))


def _value(session: Session, key: str) -> str | None:
    # The value alone: a store is asked for half a dozen of them while it opens, and a mapped row takes twice as long.
    return session.scalar(_VALUE, {"key": key})
