"""The rules about dates of this store: those that are shipped, as the municipality has made them its own.

A changed rule is a new version and the one before ends; nothing of it lies in a case, so dates are made anew from the
rules as they stand.
"""

import datetime as dt
import hashlib
import json
from dataclasses import replace
from functools import cache, lru_cache

from sqlalchemy import select

from app.errors import UserError
from app.models.setup import DefinitionVersion
from app.paths import resources
from app.rules.ages import load_ages
from app.rules.cadence import load_cadences
from app.rules.counts import CountRow, counts_of, load_counts
from app.rules.deadlines import Deadline, load_deadlines
from app.rules.rule import Rule
from app.rules.rule_text import rule_from_text
from app.rules.rulebook import RuleBook, book_of
from app.services.ports import Unit
from app.services.settled import is_made_own

RULE, COUNT = "rule", "rule_count"
"""What the municipality's own rules and numbers are called among the definitions."""
_KEPT = "rulebook"
_IN_USE = (
    select(DefinitionVersion)
    .where(DefinitionVersion.kind.in_((RULE, COUNT)), DefinitionVersion.valid_to.is_(None))
    .order_by(DefinitionVersion.kind, DefinitionVersion.key)
)
"""Asked with every change of a case; building the question costs as much as asking it."""


def rules_of(unit: Unit) -> RuleBook:
    """Return the rules in use here; read once in a unit of work, and worked out once for the same rules."""
    kept = unit.session.info.get(_KEPT)
    if isinstance(kept, RuleBook):
        return kept
    book = _book(tuple((row.kind, row.key, row.content) for row in own_rows(unit)), unit.today)
    unit.session.info[_KEPT] = book
    return book


def forget_rules(unit: Unit) -> None:
    """Read the rules anew the next time they are asked for in this unit of work; for whoever changes one."""
    unit.session.info.pop(_KEPT, None)


def own_rows(unit: Unit) -> list[DefinitionVersion]:
    """Return what the municipality has made its own, rules and numbers."""
    return list(unit.session.scalars(_IN_USE)) if is_made_own(unit, RULE, COUNT) else []


@cache
def shipped_rules() -> dict[str, Rule]:
    """Return every rule that comes with the program by id, in the order of the files."""
    folder = resources() / "rules"
    rules: tuple[Rule, ...] = (
        *load_deadlines(folder / "deadlines.toml"),
        *load_cadences(folder / "cadences.toml"),
        *load_ages(folder / "ages.toml"),
    )
    return {each.id: each for each in rules}


@cache
def shipped_counts() -> dict[str, CountRow]:
    """Return the numbers that come with the program by id."""
    return {each.id: each for each in load_counts(resources() / "rules" / "counts.toml")}


def kept_rule(text: str) -> Rule | None:
    """Return a rule as the municipality has it; None when what was kept can no longer be read."""
    try:
        return replace(rule_from_text(text), own=True)
    except UserError:
        return None


def count_from_text(shipped: CountRow, text: str) -> CountRow:
    """Return a number as it was kept; the shipped one when what was kept can no longer be used."""
    try:
        return shipped.with_value(json.loads(text)["value"])
    except (ValueError, KeyError, TypeError, UserError):
        return shipped


@lru_cache(maxsize=8)
def _book(own: tuple[tuple[str, str, str], ...], today: dt.date) -> RuleBook:
    counts = dict(shipped_counts())
    rules: dict[str, tuple[Rule, ...]] = {key: (each,) for key, each in shipped_rules().items()}
    for kind, key, text in own:
        if kind == RULE and (rule := kept_rule(text)):
            rules[key] = _versions(shipped_rules().get(key), rule, today)
        elif kind == COUNT and key in counts:
            counts[key] = count_from_text(counts[key], text)
    used = [each for versions in rules.values() for each in versions]
    whole = hashlib.sha256(repr((used, list(counts.values()))).encode()).hexdigest()
    return book_of(used, counts_of(counts.values()), whole)


def _versions(shipped: Rule | None, own: Rule, today: dt.date) -> tuple[Rule, ...]:
    """Return a rule as it is used today, after the shipped one that still holds for days before ours began."""
    if shipped is None or own.valid_from is None:
        return (own,)
    day_before = own.valid_from - dt.timedelta(days=1)
    if not (shipped.valid_from or dt.date.min) <= day_before <= (shipped.valid_to or dt.date.max):
        return (own,)
    until_then = replace(shipped, valid_to=day_before)
    if own.valid_from > today:
        return (until_then,)
    return (until_then, own) if isinstance(shipped, Deadline) else (own,)
