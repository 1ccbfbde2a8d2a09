"""The command line as promised: names and meanings stay stable."""

import argparse
import datetime as dt
import re
from typing import NoReturn

from app.cli.file_names import file_path
from app.errors import UserError

_MESSAGES = (
    (r"required: (.+)", "{0} mangler."),
    (r"unrecognized arguments: (.+)", "»{0}« kendes ikke."),
    (r"invalid choice: '([^']*)'", "»{0}« kan ikke bruges."),
    (r"argument ([^:]+): expected", "{0} mangler en værdi."),
    (r"argument [^:]+: (»[^«]*« .+)", "{0}."),
    (r"one of the arguments (.+) is required", "{0}: den ene skal være der."),
    (r"argument ([^:]+): not allowed with argument (.+)", "{0} og {1} kan ikke bruges sammen."),
)


class DanishParser(argparse.ArgumentParser):
    """Says in Danish what is wrong, and lets the caller decide the exit code."""

    def error(self, message: str) -> NoReturn:
        """Raise UserError instead of printing English usage."""
        for pattern, danish in _MESSAGES:
            found = re.search(pattern, message)
            if found:
                raise UserError(f"{danish.format(*found.groups())} Skriv »{self.prog} --help« for at se hvordan.")
        raise UserError(f"Kommandoen er ikke skrevet rigtigt. Skriv »{self.prog} --help« for at se hvordan.")


def declare(commands: "argparse._SubParsersAction[DanishParser]") -> None:
    """Add the commands every version has had."""
    _demo(commands)
    _case_commands(commands)
    _paper_commands(commands)
    _care_commands(commands)


def command(commands: "argparse._SubParsersAction[DanishParser]", name: str, text: str) -> DanishParser:
    """Add a command with its Danish help and return its parser."""
    found: DanishParser = commands.add_parser(name, help=text, description=text)
    return found


def with_store(command: argparse.ArgumentParser) -> None:
    """Let a command take the store and where its passphrase lies."""
    command.add_argument("--store", type=file_path, required=True, help="datafilen")
    with_passphrase(command)


def with_passphrase(command: argparse.ArgumentParser) -> None:
    """Let a command take a file with the passphrase."""
    command.add_argument(
        "--passphrase-file", type=file_path, help="en fil med adgangssætningen (ellers RUNDBORD_PASSPHRASE)"
    )
    command.add_argument("--extra-key-file", type=file_path, help="den ekstra nøgle, når den er i brug")


def _demo(commands: "argparse._SubParsersAction[DanishParser]") -> None:
    demo = command(commands, "demo", "lav en øvelse med tre familier, deres papirer og billeder")
    demo.add_argument("--out", type=file_path, required=True, help="mappen, det skal ligge i")
    command(commands, "selftest", "afprøv programmet på en datafil, der smides væk bagefter")


def _case_commands(commands: "argparse._SubParsersAction[DanishParser]") -> None:
    bring = command(commands, "import", "læg en sag ind fra en sagsfil")
    bring.add_argument("file", type=file_path)
    bring.add_argument("--as-new", action="store_true", help="læg den ind som en ny sag")
    take = command(commands, "export", "skriv en sag til en sagsfil")
    take.add_argument("--case", required=True)
    take.add_argument("--out", type=file_path, required=True)
    cases = command(commands, "cases", "vis sagerne")
    due = command(commands, "due", "vis det, der skal ske")
    due.add_argument("--today", type=day, help="dagen, der regnes fra (ÅÅÅÅ-MM-DD)")
    figures = command(commands, "figures", "vis nøgletal for en periode")
    figures.add_argument("--period", required=True, help="fx 2026H1")
    for each in (cases, due, figures):
        each.add_argument("--json", action="store_true")
    for each in (bring, take, cases, due, figures):
        with_store(each)


def _paper_commands(commands: "argparse._SubParsersAction[DanishParser]") -> None:
    plan = command(commands, "plan", "skriv planen som PDF")
    with_store(plan)
    plan.add_argument("--case", required=True)
    plan.add_argument("--child", help="kun for ét barn")
    plan.add_argument("--out", type=file_path, required=True)
    plan.add_argument("--copy", choices=("family", "child", "professional"), default="family")
    plan.add_argument("--to", help="kun til én person (navn)")
    plan.add_argument("--genogram", action="store_true", help="tag slægtstegningen med")
    with_guard(plan)


def with_guard(command: argparse.ArgumentParser) -> None:
    """Let a command be told that what the leak guard finds may stand there."""
    command.add_argument(
        "--accept-findings", action="store_true", help="skriv det, selv om der står noget, modtageren ikke må få"
    )


def _care_commands(commands: "argparse._SubParsersAction[DanishParser]") -> None:
    backup = command(commands, "backup", "skriv en sikkerhedskopi")
    backup.add_argument("--to", type=file_path, required=True)
    check = command(commands, "check", "efterse datafilen")
    restore = command(commands, "restore", "hent en sikkerhedskopi frem")
    restore.add_argument("--from", type=file_path, required=True, dest="source")
    for each in (backup, check, restore):
        with_store(each)


def day(text: str) -> dt.date:
    """Return the date a word names. Raises ArgumentTypeError for anything but a date as 2026-11-22."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke en dato som 2026-11-22") from None
