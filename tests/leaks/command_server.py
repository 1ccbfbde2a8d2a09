"""The commands of the program, each in a process of its own that is forked from one that has read them in.

`python -m tests.leaks.command_server`. A line of JSON with the words of a command and the file that is its screen comes
in on stdin; a line with its exit code and what it said was wrong goes out on stdout. A command ends as any Python does.
A key that was made cheaply is let in, and no memory is locked: what is looked for lies on the disk.
"""

import gc
import json
import os
import sys

from sqlalchemy.orm import configure_mappers

from app import bootstrap
from app.cli.commands import COMMANDS, handler
from app.cli.run import run
from app.hardening import harden
from app.store import restore
from tests.cheap_stores import writers_stores
from tests.shipped import CHEAP


def serve(words: list[str], screen: str) -> None:
    """Run one command and tell how it went. In the forked process this ends Python."""
    faults, said = os.pipe()
    command = os.fork()
    if command == 0:
        os.close(faults)
        os.dup2(os.open(screen, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), sys.stdout.fileno())
        os.dup2(said, sys.stderr.fileno())
        os.close(said)
        sys.exit(run(words))
    os.close(said)
    with os.fdopen(faults, encoding="utf-8") as told:
        wrong = told.read()
    _, status = os.waitpid(command, 0)
    print(json.dumps({"code": os.waitstatus_to_exitcode(status), "wrong": wrong}), flush=True)  # noqa: T201 - its answer


if __name__ == "__main__":
    harden()
    for name in COMMANDS:
        handler(name)
    configure_mappers()
    for opening in (bootstrap.open_store, restore.restore):
        opening.__kwdefaults__["floor"] = CHEAP
    gc.freeze()  # or each of them copies all that was read in when it looks for garbage
    with writers_stores():
        while order := sys.stdin.readline():
            serve(*json.loads(order))
