"""Runs one command and turns its outcome into an exit code and one Danish line."""

import contextlib
import logging
import re
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler

from app import paths
from app.cli.commands import COMMANDS, parser
from app.errors import StoreError, UserError

NO_VALUE = "»--« kan ikke være en værdi. »rundbord --help« viser, hvordan kommandoen skrives."
NO_COMMAND = "Skriv, hvad der skal gøres. »rundbord --help« viser hvad."
DONE, OUR_BUG, USER_ERROR, STORE_TROUBLE = range(4)
OUR_FAULT = (
    "Der er en fejl i Rundbord. Den er skrevet i loggen (uden navne). Send loggen til dem, der passer programmet."
)


def run(words: Sequence[str]) -> int:
    """Run the command in `words` and return its exit code; nothing raised gets past here."""
    try:
        arguments = parser().parse_args(words)
        if any(value in ([], [[]]) for value in vars(arguments).values()):  # argparse takes »--x=--« for no value
            raise UserError(NO_VALUE)
        if arguments.command is None:
            raise UserError(NO_COMMAND)
        return COMMANDS[arguments.command](arguments)
    except UserError as error:
        return _say(str(error), USER_ERROR)
    except StoreError as error:
        return _say(str(error), STORE_TROUBLE)
    except BrokenPipeError:
        return DONE
    except Exception as error:  # the last line of defence: a user never meets a traceback
        log_bug(error)
        return _say(OUR_FAULT, OUR_BUG)


def log_bug(error: BaseException) -> None:
    """Write where it went wrong, never what was in it: an error text may hold a name."""
    with contextlib.suppress(OSError):
        paths.log_file().parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(paths.log_file(), maxBytes=200_000, backupCount=1, encoding="utf-8")
        logger = logging.getLogger("rundbord")
        logger.addHandler(handler)
        logger.error("%s at %s", type(error).__name__, " < ".join(_places(error)))
        logger.removeHandler(handler)
        handler.close()


def _places(error: BaseException) -> list[str]:
    places, trace = [], error.__traceback__
    while trace:
        places.append(f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}")
        trace = trace.tb_next
    return places[::-1]


def _say(sentence: str, code: int) -> int:
    # What the user wrote is quoted shortened: it may be a page pasted by mistake.
    print(re.sub(r"»([^«]{60})[^«]+«", r"»\1…«", " ".join(sentence.split())), file=sys.stderr)
    return code
