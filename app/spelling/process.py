"""Spelling in a process of its own: the window asks in lines of JSON through a pipe, and is answered the same way.

A process and not a thread, because Hunspell holds Python still while it loads (0.2 s) and while it looks for
suggestions (up to a second), and the window would stand still with it. It has no key and no file of the user's, may
write none, and ends with the pipe: when the program locks, the words it was asked about go with it.
"""

import contextlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from app.paths import own_program

if TYPE_CHECKING:
    from app.spelling.dictionary import Dictionary

FRONT_DOOR = "--check-spelling"
"""What an installed program is started with to be the speller (`app.__main__`)."""


def command() -> list[str]:
    """Return the command that starts the speller; to be run in `home`."""
    if getattr(sys, "frozen", False):
        return [*own_program(headless=True), FRONT_DOOR]
    return [sys.executable, "-m", "app.spelling.process"]


def home() -> Path:
    """Return the folder the command is run in."""
    return Path(__file__).resolve().parents[2]


def serve(asked: BinaryIO | None = None, answered: BinaryIO | None = None) -> int:
    """Be the speller: answer each line from standard input until it ends. Returns the exit code."""
    from app.spelling.dictionary import Dictionary, words_of_the_trade  # the window imports this file, not Hunspell

    _bound_ourselves()
    asked, answered = asked or sys.stdin.buffer, answered or sys.stdout.buffer
    dictionary = Dictionary(words_of_the_trade())
    for line in asked:
        answer = json.dumps(answer_to(dictionary, json.loads(line))).encode("ascii")
        answered.write(answer + b"\n")
        answered.flush()
    return 0


def answer_to(dictionary: "Dictionary", question: dict[str, Any]) -> dict[str, Any]:
    """Return what the dictionary says.

    {"check": words} gives {"unknown": those that are no words, "of": words}; {"suggest": word} gives {"instead":
    words, "of": word}; {"learn": words} and {"forget": words} give {}.
    """
    if "check" in question:
        words = question["check"]
        return {"unknown": [word for word in words if not dictionary.knows(word)], "of": words}
    if "suggest" in question:
        return {"instead": dictionary.suggest(question["suggest"]), "of": question["suggest"]}
    dictionary.learn(question.get("learn", ()))
    dictionary.forget(question.get("forget", ()))
    return {}


def _bound_ourselves() -> None:
    """Let the system keep the bounds: no file, no core dump. Windows has none of these."""
    if sys.platform == "win32":
        return
    import resource  # only where there is one

    for what in (resource.RLIMIT_FSIZE, resource.RLIMIT_CORE):
        with contextlib.suppress(ValueError, OSError):  # a system that does not know this one keeps the other
            resource.setrlimit(what, (0, 0))


if __name__ == "__main__":
    sys.exit(serve())
