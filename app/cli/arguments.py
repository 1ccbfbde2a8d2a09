"""What the commands are declared with: the parser that speaks Danish, and the words several commands share."""

import argparse
import datetime as dt
import re
from typing import NoReturn, Protocol

from app.cli.file_names import file_path, store_path
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


class Commands(Protocol):
    """Where commands are added: what `add_subparsers` returns, which has no public name."""

    def add_parser(self, name: str, *, help: str, description: str) -> DanishParser:
        """Add a command and return its parser."""
        ...


def command(commands: Commands, name: str, text: str) -> DanishParser:
    """Add a command with its Danish help and return its parser."""
    return commands.add_parser(name, help=text, description=text)


def with_store(command: argparse.ArgumentParser) -> None:
    """Let a command take the store and where its passphrase lies."""
    command.add_argument("--store", type=store_path, required=True, help="datafilen")
    with_passphrase(command)


def with_passphrase(command: argparse.ArgumentParser) -> None:
    """Let a command take a file with the passphrase."""
    command.add_argument(
        "--passphrase-file", type=file_path, help="en fil med adgangssætningen (ellers RUNDBORD_PASSPHRASE)"
    )
    command.add_argument("--extra-key-file", type=file_path, help="den ekstra nøgle, når den er i brug")


def with_guard(command: argparse.ArgumentParser) -> None:
    """Let a command be told that what the leak guard finds may stand there."""
    command.add_argument(
        "--accept-findings", action="store_true", help="skriv det, selv om der står noget, modtageren ikke må få"
    )


def day(text: str) -> dt.date:
    """Return the date a word names. Raises ArgumentTypeError for anything but a date as 2026-11-22."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke en dato som 2026-11-22") from None
