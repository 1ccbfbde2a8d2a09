"""A meeting type as text (JSON): how it is kept, how a draft of it is kept, and how another municipality gets it."""

import json
from dataclasses import asdict

from app.errors import UserError
from app.rules.meeting_types import MeetingType, meeting_type_of

NOT_A_TYPE = "Filen er ikke en mødetype fra Rundbord."
RETIRED = "retired"


def as_text(kind: MeetingType, *, retired: bool = False) -> str:
    """Return a type as text; the same type gives the same text."""
    content = asdict(kind) | ({RETIRED: True} if retired else {})
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


def as_file(kind: MeetingType) -> bytes:
    """Return a type as a file that people can read too."""
    return json.dumps(asdict(kind), ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def from_text(text: str) -> MeetingType:
    """Return the type that a text holds; whether it can be used is for the checks. Raises UserError."""
    try:
        return meeting_type_of(json.loads(text))
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise UserError(NOT_A_TYPE) from error


def from_file(content: bytes) -> MeetingType:
    """Return the type that a file holds. Raises UserError when it is something else."""
    try:
        return from_text(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise UserError(NOT_A_TYPE) from error


def is_retired(text: str) -> bool:
    """Tell whether a kept type was taken out of use."""
    content = json.loads(text)
    return isinstance(content, dict) and content.get(RETIRED) is True
