"""All commands by name: where the function lies that carries each of them out."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from app import __version__
from app.cli.arguments import DanishParser
from app.cli.declarations import declare

Handler = Callable[[argparse.Namespace], int]

COMMANDS = {
    "demo": ("demo_command", "demo"),
    "selftest": ("selftest", "selftest"),
    "import": ("case_commands", "bring"),
    "export": ("case_commands", "take"),
    "cases": ("case_commands", "cases"),
    "due": ("case_commands", "due"),
    "figures": ("figure_commands", "figures"),
    "period-file": ("figure_commands", "period_file"),
    "merge-figures": ("department_commands", "merge_figures"),
    "profile": ("profile_commands", "profile"),
    "plan": ("paper_commands", "plan"),
    "guide": ("guide_command", "guide"),
    "genogram": ("genogram_command", "genogram"),
    "backup": ("care_commands", "backup"),
    "restore": ("care_commands", "restore"),
    "check": ("care_commands", "check"),
    "salvage": ("care_commands", "salvage"),
    "audit": ("audit_commands", "audit"),
    "access": ("audit_commands", "access"),
    "hand-over": ("handover_commands", "hand_over"),
    "receive": ("handover_commands", "receive"),
    "receipt": ("handover_commands", "receipt"),
    "public-key": ("handover_commands", "public_key"),
    "import-table": ("table_commands", "import_table"),
    "it-key": ("it_commands", "make_key_pair"),
    "it-open": ("it_commands", "open_store"),
}
"""Module and function. A module is loaded when its command is run: all of them together take a second."""


def handler(name: str) -> Handler:
    """Return the function that carries a command out. KeyError for a name that is none of them."""
    module, function = COMMANDS[name]
    found: Handler = getattr(import_module(f"app.cli.{module}"), function)
    return found


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = DanishParser(prog="rundbord", description="Sager, netværksmøder og én plan. Uden kommando åbner vinduet.")
    top.add_argument("--version", action="version", version=f"Rundbord {__version__}")
    top.add_argument("--store", type=Path, help="den datafil, vinduet skal åbne")
    declare(top.add_subparsers(dest="command", parser_class=DanishParser))
    return top
