"""A programme as text (JSON): how a version of it is kept, and how a half-typed one is."""

import json
from dataclasses import asdict

from app.errors import UserError
from app.rules.programmes import Programme, programme_of

NOT_A_PROGRAMME = "Tilbuddet kan ikke læses. Det er gemt af en anden version af programmet."


def as_text(programme: Programme) -> str:
    """Return a programme as text; the same programme gives the same text."""
    return json.dumps(asdict(programme), ensure_ascii=False, sort_keys=True, default=str)


def from_text(text: str) -> Programme:
    """Return the programme that a text holds. Raises UserError when it is something else."""
    try:
        return programme_of(json.loads(text))
    except (ValueError, RecursionError, KeyError, TypeError) as error:
        raise UserError(NOT_A_PROGRAMME) from error
