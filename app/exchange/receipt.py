"""The receipt of a package as a file: a little JSON, sealed to the sender's key, or plain when there is no key.

Plain it holds no questions, so it says nothing about anybody. A receipt may come from anybody: everything is checked.
"""

import datetime as dt
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from app.errors import UserError
from app.exchange.case_file import parse
from app.exchange.whole_file import read_whole
from app.services.hand_over_counts import LABEL, Counts, SentCase
from app.services.hand_over_receipt import Question, Receipt, ReceivedCase

FORMAT, VERSION = "rundbord-receipt", 1
SUFFIX = ".kvittering"
LARGEST = 5 * 1024 * 1024
MOST_CASES, MOST_QUESTIONS = 1000, 500
LONGEST_NAME, LONGEST_TEXT = 200, 20_000
MOST = 10**6
"""How many records, papers or files a case may say it has."""

NOT_A_RECEIPT = "Filen er ikke en kvittering fra Rundbord, eller den er gået i stykker. Bed om at få den sendt igen."
NEWER = "Kvitteringen er lavet med et nyere Rundbord. Få programmet opdateret, og prøv igen."
TOO_LARGE = "Filen er for stor til at være en kvittering. Er det den rigtige fil?"
_MARK = re.compile(r"[0-9a-f]{32}")
_SHA = re.compile(r"[0-9a-f]{64}")


def receipt_name(day: dt.date) -> str:
    """Return a file name that tells nothing about anybody."""
    return f"kvittering-{day.isoformat()}{SUFFIX}"


def read_receipt_file(path: Path) -> bytes:
    """Return the bytes of a receipt file, sealed or plain. Raises UserError."""
    return read_whole(path, LARGEST, TOO_LARGE)


def looks_like_receipt(content: bytes) -> bool:
    """Tell whether some bytes are a receipt that is not sealed, or what was inside a sealed one."""
    return content.lstrip()[:1] == b"{"


def receipt_bytes(receipt: Receipt, *, sealed: bool) -> bytes:
    """Return a receipt as bytes; one that will not be sealed leaves out what was asked."""
    told = receipt if sealed else without_questions(receipt)
    content = {
        "format": FORMAT, "version": VERSION, "mark": told.mark, "received_on": told.received_on.isoformat(),
        "received_by": told.received_by, "cases": [_plain(each) for each in told.cases],
    }  # fmt: skip
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def without_questions(receipt: Receipt) -> Receipt:
    """Return a receipt with nothing in it that anybody wrote about a case."""
    return replace(receipt, cases=tuple(replace(each, remark="", questions=()) for each in receipt.cases))


def receipt_of(content: bytes) -> Receipt:
    """Return the receipt in some bytes. Raises UserError when it is not one, is newer, or does not hang together."""
    try:
        plain = parse(content.decode("utf-8-sig"))
        if plain["format"] != FORMAT:
            raise ValueError("format")
        if plain["version"] > VERSION:
            raise UserError(NEWER)
        cases = plain["cases"]
        if not 0 < len(cases) <= MOST_CASES:
            raise ValueError("cases")
        return Receipt(
            mark=_matching(_MARK, plain["mark"]),
            received_on=dt.date.fromisoformat(plain["received_on"]),
            received_by=_text(plain["received_by"], LONGEST_NAME),
            cases=tuple(_case(each) for each in cases),
        )
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise UserError(NOT_A_RECEIPT) from error


def _plain(each: ReceivedCase) -> dict[str, Any]:
    counts = each.case.counts
    return {
        "case": each.case.label, "sha256": each.case.sha256, "rows": counts.rows, "papers": counts.papers,
        "files": counts.files, "points": each.points, "seen": each.seen, "remark": each.remark,
        "questions": [{"point": str(asked.point_id), "text": asked.text} for asked in each.questions],
    }  # fmt: skip


def _case(plain: Any) -> ReceivedCase:  # noqa: ANN401 - any JSON
    label, questions = _matching(_MARK, plain["case"]), plain["questions"]
    if len(label) != LABEL or len(questions) > MOST_QUESTIONS:
        raise ValueError("case")
    counts = Counts(_count(plain["rows"]), _count(plain["papers"]), _count(plain["files"]))
    asked = tuple(Question(UUID(each["point"]), _text(each["text"], LONGEST_TEXT)) for each in questions)
    return ReceivedCase(
        case=SentCase(label, _matching(_SHA, plain["sha256"]), counts),
        points=_count(plain["points"]),
        seen=_count(plain["seen"]),
        remark=_text(plain["remark"], LONGEST_TEXT),
        questions=asked,
    )


def _count(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST:
        raise ValueError("count")
    return value


def _text(value: object, most: int) -> str:
    if not isinstance(value, str) or len(value) > most:
        raise ValueError("text")
    return value


def _matching(shape: re.Pattern[str], value: object) -> str:
    if not isinstance(value, str) or not shape.fullmatch(value):
        raise ValueError("shape")
    return value
