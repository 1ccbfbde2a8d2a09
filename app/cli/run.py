"""Runs one command and turns its outcome into an exit code and one Danish line."""

import io
import re
import sys
from collections.abc import Sequence

from app.cli.commands import handler, parser
from app.errors import StoreError, UserError
from app.fault_log import LOGGER, close_log, keep_log

NO_VALUE = "»--« kan ikke være en værdi. »rundbord --help« viser, hvordan kommandoen skrives."
NO_COMMAND = "Skriv, hvad der skal gøres. »rundbord --help« viser hvad."
DONE, OUR_BUG, USER_ERROR, STORE_TROUBLE = range(4)
OUR_FAULT = (
    "Der er en fejl i Rundbord. Den er skrevet i loggen (uden navne). Send loggen til dem, der passer programmet."
)


def run(words: Sequence[str]) -> int:
    """Run the command in `words` and return its exit code; nothing raised gets past here."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console that has no æ, or no smile, shows a question mark
    try:
        arguments = parser().parse_args(words)
        if any(value in ([], [[]]) for value in vars(arguments).values()):  # argparse takes »--x=--« for no value
            raise UserError(NO_VALUE)
        if arguments.command is None:
            raise UserError(NO_COMMAND)
        return handler(arguments.command)(arguments)
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
    keep_log()
    LOGGER.error("%s at %s", type(error).__name__, " < ".join(_places(error)))
    close_log()


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
