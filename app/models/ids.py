"""Identifiers: UUIDv7, so that newest rows lie together and two laptops never make the same one."""

from uuid import NAMESPACE_URL, UUID, uuid5

import uuid6

_NAMESPACE = uuid5(NAMESPACE_URL, "https://rundbord.example/casefile")


def new_id() -> UUID:
    """Return a fresh UUIDv7."""
    return UUID(int=uuid6.uuid7().int)


def id_from_name(case_name: str, name: str) -> UUID:
    """Return the id of a row that a hand-written case file names by a plain word instead of a UUID.

    The same words always give the same id, so importing the same file twice is seen.
    """
    return uuid5(_NAMESPACE, f"{case_name}\n{name}")
