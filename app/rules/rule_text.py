"""A rule as text in the store (JSON), and its version."""

import json
from datetime import date
from typing import Any

from app.errors import UserError
from app.rules.ages import AgeRule
from app.rules.cadence import Cadence
from app.rules.deadlines import Deadline
from app.rules.rule import Rule
from app.rules.rule_reading import row_of, rule_of

NOT_A_RULE = "Reglen kan ikke læses. Brug den, som følger med programmet."
KINDS: dict[str, type[Rule]] = {"deadline": Deadline, "cadence": Cadence, "age": AgeRule}
"""The tables of rules, as they are called in the files."""
_DAYS = ("valid_from", "valid_to")


def table_of(rule: Rule) -> str:
    """Return the table a rule stands in: deadline, cadence or age."""
    return next(name for name, kind in KINDS.items() if isinstance(rule, kind))


def as_text(rule: Rule) -> str:
    """Return a rule as text; the same rule gives the same text."""
    row = row_of(rule) | {"table": table_of(rule)}
    return json.dumps(row, ensure_ascii=False, sort_keys=True, default=_day_text)


def rule_from_text(text: str) -> Rule:
    """Return the rule that a text holds. Raises UserError when it is something else."""
    try:
        row: dict[str, Any] = dict(json.loads(text))
        kind = KINDS[row.pop("table")]
        days = {name: date.fromisoformat(row[name]) for name in _DAYS if name in row}
        return rule_of(kind, row | days)
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError) as error:
        raise UserError(NOT_A_RULE) from error


def _day_text(value: object) -> str:
    if not isinstance(value, date):
        raise TypeError("a rule holds texts, numbers and days")
    return value.isoformat()
