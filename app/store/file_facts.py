"""Facts about the file itself: which laptop writes in it, and whether it is a training store."""

import secrets

from sqlalchemy.orm import Session

from app.models.log import Meta


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


def _value(session: Session, key: str) -> str | None:
    found = session.get(Meta, key)
    return found.value if found else None
