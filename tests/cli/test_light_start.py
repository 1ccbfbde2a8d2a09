"""A command loads what it needs and no more: help nothing that is dear, a list neither window nor paper."""

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from app.bootstrap import OpenStore
from app.cli.commands import COMMANDS, handler, parser
from tests.shipped import PASSPHRASE

ROOT = Path(__file__).parents[2]
WINDOW_AND_PAPER = {"PySide6", "reportlab", "uharfbuzz", "pypdfium2", "PIL", "jsonschema", "ged4py", "zxcvbn"}
THE_STORE = {"sqlalchemy", "sqlcipher3", "cryptography"}
CHEAP_KEY = """
from app import bootstrap
from tests.shipped import CHEAP
bootstrap.open_store.__kwdefaults__["floor"] = CHEAP
"""
FRONT_DOOR = """
import sys
from app.__main__ import main
try:
    code = main()
except SystemExit as ended:  # how argparse ends after help
    code = ended.code
print("LOADED", code, *sorted({name.split(".")[0] for name in sys.modules}))
"""


def loaded_by(*words: str, first: str = "") -> set[str]:
    """Run a command in a Python of its own and return the packages that were loaded when it was done."""
    done = subprocess.run(
        [sys.executable, "-c", first + FRONT_DOOR, *words], capture_output=True, text=True, check=False, cwd=ROOT
    )
    code, *packages = done.stdout.rpartition("LOADED ")[2].split()
    assert (code, done.stderr) == ("0", "")
    return set(packages)


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("genogram", "--help")], ids=" ".join)
def test_help_loads_nothing_that_is_dear(words: tuple[str, ...]) -> None:
    assert loaded_by(*words).isdisjoint(WINDOW_AND_PAPER | THE_STORE)


def test_a_list_of_cases_loads_neither_window_nor_paper(
    store: OpenStore, noah_case: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    monkeypatch.setenv("RUNDBORD_PASSPHRASE", PASSPHRASE)

    loaded = loaded_by("cases", "--store", str(store.vault.path), first=CHEAP_KEY)

    assert loaded >= THE_STORE
    assert loaded.isdisjoint(WINDOW_AND_PAPER)


def test_every_command_has_a_function_and_every_function_a_command() -> None:
    [declared] = [each for each in parser()._actions if isinstance(each, argparse._SubParsersAction)]

    assert set(declared.choices) == set(COMMANDS)
    assert all(callable(handler(name)) for name in COMMANDS)
