"""The steps themselves, one function per number. A step is never changed once a caseworker may have run it."""

from collections.abc import Callable

from sqlalchemy import Connection

from app.models.registry import METADATA

NEW_IN_2 = ("attachment", "sealed_file", "access_decision")


def _to_2(connection: Connection) -> None:
    """Attachments, and decisions about what a citizen may see."""
    METADATA.create_all(connection, tables=[METADATA.tables[name] for name in NEW_IN_2])


STEPS: dict[int, Callable[[Connection], None]] = {2: _to_2}
"""What brings a file from the number before to this one."""
