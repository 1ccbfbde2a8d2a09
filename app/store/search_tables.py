"""The tables of the search index inside the encrypted file: made, filled with words anew, and gathered.

Two of FTS5, keyed to explicit ids so that VACUUM keeps them, and one of every word that stands in either.
"""

import contextlib
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, text

from app.errors import StoreError
from app.language.sound import sound_of

TEXTS, NAMES, WORDS = "search_text", "search_text_names", "search_text_words"
"""All begin alike: what copies a store by tables leaves these to be made here."""
_SECURE = "INSERT INTO {0}({0}, rank) VALUES('secure-delete', {1})"
CREATE = tuple(
    statement
    for table in (TEXTS, NAMES)
    for statement in (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} "
        "USING fts5(words, detail=none, prefix='1 2 3 4 5', tokenize='ascii')",
        _SECURE.format(table, 1),
    )
) + (
    f"CREATE TABLE IF NOT EXISTS {WORDS} (word TEXT PRIMARY KEY, back TEXT NOT NULL, sound TEXT NOT NULL) "
    "WITHOUT ROWID",
    f"CREATE INDEX IF NOT EXISTS {WORDS}_back ON {WORDS} (back)",
    f"CREATE INDEX IF NOT EXISTS {WORDS}_sound ON {WORDS} (sound)",
)
ADD_WORD = f"INSERT OR IGNORE INTO {WORDS} (word, back, sound) VALUES "
_PARTS = 3
"""Parts an index may lie in. Each step of hers adds one and FTS5 joins some now and then; a dozen is what it comes to,
and every question looks in each of them, which makes it three times as dear."""
_FEW = 20
"""Things up to which each word is wiped where it stands, which is a search for every word and every beginning of it."""


def create_index(connection: Connection) -> None:
    """Make the tables; SQLAlchemy's metadata does not know virtual ones."""
    for statement in CREATE:
        connection.execute(text(statement))


def list_words(execute: Callable[..., Any], many: Callable[..., Any], database: str = "main") -> None:
    """List every word of both tables anew, for a store whose tables were copied; on the driver's own connection."""
    known: set[str] = set()
    for table in (TEXTS, NAMES):
        execute(f"CREATE VIRTUAL TABLE temp.known_words USING fts5vocab('{database}', '{table}', 'row')")
        known.update(row[0] for row in execute("SELECT term FROM temp.known_words").fetchall())
        execute("DROP TABLE temp.known_words")
    into = ADD_WORD.replace(WORDS, f"{database}.{WORDS}", 1)
    many(f"{into}(?, ?, ?)", [(word, word[::-1], sound_of(word)) for word in sorted(known)])


def take_out(connection: Connection, gone: Sequence[int]) -> None:
    """Take things out of the index.

    Many (a whole case that is undone) are only crossed out, fifty times as quick: their rows stay in the file all the
    same, to be put back, and the words go when the parts are joined next. Erasing makes a new file.
    """
    listed = ", ".join(str(int(each)) for each in sorted(gone))
    for table in (TEXTS, NAMES):
        out = f"DELETE FROM {table} WHERE rowid IN ({listed})"  # noqa: S608 - our own tables and numbers
        many = len(gone) > _FEW
        for statement in (_SECURE.format(table, 0), out, _SECURE.format(table, 1)) if many else (out,):
            connection.exec_driver_sql(statement)


def gather(engine: Engine) -> None:
    """Join the parts each index has come to lie in (FTS5's »optimize«); 0.2 s for 10,000 cases.

    A disk that says no keeps nobody out: finding is only slower.
    """
    with contextlib.suppress(StoreError), engine.begin() as connection:
        for table in (TEXTS, NAMES):
            parts = connection.exec_driver_sql(f"SELECT count(DISTINCT segid) FROM {table}_idx").scalar_one()  # noqa: S608 - our own tables
            if parts > _PARTS:
                connection.exec_driver_sql(f"INSERT INTO {table}({table}) VALUES('optimize')")  # noqa: S608 - as above
