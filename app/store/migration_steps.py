"""The steps themselves, each as it was the day it was shipped.

What a step does is never changed once a caseworker may have run it, so its tables are written out in
`resources/migrations/N.sql` and not taken from the models, which go on changing.
"""

from collections.abc import Callable

from sqlalchemy import Connection

from app.paths import resources
from app.store.audit_chain import protect_audit


def _to_2(connection: Connection) -> None:
    """Attachments, decisions about what a citizen may see, and an audit log that the file itself protects."""
    _run_script(connection, 2)
    protect_audit(connection)


def _to_3(connection: Connection) -> None:
    """The genogram remembers who stands where; the network as the child draws it, and pictures of it by day."""
    _run_script(connection, 3)


def _to_4(connection: Connection) -> None:
    """The network meeting from invitation to next time: stops, points, safety, feedback, how agreements went."""
    _run_script(connection, 4)


def _to_5(connection: Connection) -> None:
    """The plan as the law asks for it, interventions from wish to result, and what stands in the other system too."""
    _run_script(connection, 5)


def _to_6(connection: Connection) -> None:
    """Deadlines that were set going, dates put off, reviews with the leader, and who took part in a follow-up."""
    _run_script(connection, 6)


def _to_7(connection: Connection) -> None:
    """Everything before the plan: worries, notifications, assessments, the child's voice, consents, decisions."""
    _run_script(connection, 7)


def _to_8(connection: Connection) -> None:
    """Handing a case over, the weight of a case, aims of a plan, and files of colleagues' counts."""
    _run_script(connection, 8)


def _to_9(connection: Connection) -> None:
    """The day from which a case is written here, and a search index of names, texts and how words sound."""
    _run_script(connection, 9)


def _to_10(connection: Connection) -> None:
    """That something planned was not held: why, and who wrote it when."""
    _run_script(connection, 10)


def _run_script(connection: Connection, number: int) -> None:
    script = (resources() / "migrations" / f"{number}.sql").read_text(encoding="utf-8")
    statements = "\n".join(line for line in script.splitlines() if not line.startswith("--")).split(";\n")
    for statement in statements:
        if statement.strip():
            connection.exec_driver_sql(statement.strip().removesuffix(";"))


STEPS: dict[int, Callable[[Connection], None]] = {
    2: _to_2, 3: _to_3, 4: _to_4, 5: _to_5, 6: _to_6, 7: _to_7, 8: _to_8, 9: _to_9, 10: _to_10,
}  # fmt: skip
"""What brings a file from the number before to this one."""
