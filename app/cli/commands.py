"""All commands by name: what each takes, and the function that carries it out."""

import argparse
from collections.abc import Callable
from pathlib import Path

from app import __version__
from app.cli import (
    arguments,
    audit_commands,
    care_commands,
    case_commands,
    demo_command,
    genogram_command,
    handover_commands,
    it_commands,
    paper_commands,
)
from app.cli.arguments import DanishParser

COMMANDS: dict[str, Callable[[argparse.Namespace], int]] = {
    "demo": demo_command.demo,
    "selftest": demo_command.selftest,
    "import": case_commands.bring,
    "export": case_commands.take,
    "cases": case_commands.cases,
    "due": case_commands.due,
    "figures": case_commands.figures,
    "plan": paper_commands.plan,
    "genogram": genogram_command.genogram,
    "backup": care_commands.backup,
    "restore": care_commands.restore,
    "check": care_commands.check,
    "salvage": care_commands.salvage,
    "audit": audit_commands.audit,
    "access": audit_commands.access,
    "hand-over": handover_commands.hand_over,
    "receive": handover_commands.receive,
    "public-key": handover_commands.public_key,
    "it-key": it_commands.make_key_pair,
    "it-open": it_commands.open_store,
}


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    top = DanishParser(prog="rundbord", description="Sager, netværksmøder og én plan. Uden kommando åbner vinduet.")
    top.add_argument("--version", action="version", version=f"Rundbord {__version__}")
    top.add_argument("--store", type=Path, help="den datafil, vinduet skal åbne")
    commands = top.add_subparsers(dest="command", parser_class=DanishParser)
    for each in (arguments, genogram_command, care_commands, audit_commands, handover_commands, it_commands):
        each.declare(commands)
    return top
