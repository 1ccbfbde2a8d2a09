"""The municipality's own rules and numbers: kept over those that are shipped, and all dates made anew at once."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from app.errors import UserError
from app.rules.counts import CountRow
from app.rules.rule import Rule
from app.rules.rule_checks import faults_of
from app.rules.rule_text import as_text
from app.services.definitions import end_own, take_in_use
from app.services.ports import Progress, Unit, use_case
from app.services.redating import redate_all
from app.services.rulebook import (
    COUNT,
    RULE,
    count_from_text,
    forget_rules,
    kept_rule,
    own_rows,
    rules_of,
    shipped_counts,
    shipped_rules,
)
from app.services.typed_values import typed_text

FAULT_IN = "»{name}«: {fault}"
OTHER_KIND = "»{name}« er en anden slags regel i programmet. Giv jeres egen regel et andet id."
UNKNOWN_COUNT = "Programmet kender ikke tallet »{name}«."
TWICE = "Der er allerede en regel, der hedder »{name}«. Giv den ene et andet navn."
OWN_SOURCE = "Kommunens egen"
_TOLD = 60
"""Letters of a name in a refusal: one that is too long would hide what is wrong."""


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule as it stands here: the shipped one under it (None: made here), and since when it is our own."""

    rule: Rule
    shipped: Rule | None = None
    own_since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CountShown:
    """A number as it stands here, the shipped one, and since when it is our own."""

    count: CountRow
    shipped: CountRow
    own_since: dt.date | None = None


@dataclass(frozen=True, slots=True)
class RuleList:
    """All rules, those switched off too, and all numbers, in the order of the shipped files."""

    rules: tuple[RuleRow, ...]
    counts: tuple[CountShown, ...]


@use_case("rules.list")
def list_rules(unit: Unit) -> RuleList:
    """Return all rules and numbers for whoever looks after them; the municipality's new ones stand last."""
    own = {(row.kind, row.key): row for row in own_rows(unit)}
    rules = {key: RuleRow(each, each) for key, each in shipped_rules().items()}
    for (kind, key), row in own.items():
        if kind == RULE and (rule := kept_rule(row.content)):
            rules[key] = RuleRow(rule, shipped_rules().get(key), row.valid_from)
    counts = []
    for key, shipped in shipped_counts().items():
        kept = own.get((COUNT, key))
        value = count_from_text(shipped, kept.content) if kept else shipped
        counts.append(CountShown(value, shipped, kept.valid_from if kept else None))
    return RuleList(tuple(rules.values()), tuple(counts))


@use_case("rules.put", undoable=False)
def put_rules(
    unit: Unit,
    rules: Mapping[str, Rule | None],
    counts: Mapping[str, int | bool | None] | None = None,
    *,
    progress: Progress | None = None,
) -> frozenset[UUID]:
    """Keep rules and numbers as the municipality's own from today, and make all dates anew; all of it or none.

    None is as shipped, or gone when it never was. Returns the cases with new dates. Raises UserError with the first
    thing that must be put right, and when `progress` says stop.
    """
    rules = {key: tidied(each) if each else None for key, each in rules.items()}
    wanted = {(RULE, key): as_text(each) if each else None for key, each in rules.items()}
    wanted |= {(COUNT, key): _count_text(key, value) for key, value in (counts or {}).items()}
    refuse_faults(each for each in rules.values() if each is not None)
    for (kind, key), content in wanted.items():
        if content is None or content == _as_shipped(kind, key):
            end_own(unit, kind, key)
        else:
            take_in_use(unit, kind, key, content, OWN_SOURCE)
    forget_rules(unit)
    _refuse_same_names(rules_of(unit))
    return redate_all(unit, progress)


def tidied(rule: Rule) -> Rule:
    """Return a rule with its texts as they are kept. Raises UserError for one that is far too long."""
    return replace(
        rule,
        name=" ".join(typed_text(rule.name).split()),
        law=typed_text(rule.law),
        source=typed_text(rule.source),
        explanation=typed_text(rule.explanation),
        own=False,
    )


def refuse_faults(rules: Iterable[Rule]) -> None:
    """Raise UserError with the first thing that must be put right in any of the rules."""
    for each in rules:
        name, shipped = (each.name.strip() or each.id)[:_TOLD], shipped_rules().get(each.id)
        if shipped is not None and type(shipped) is not type(each):
            raise UserError(OTHER_KIND.format(name=name))
        for fault in faults_of(each):
            raise UserError(FAULT_IN.format(name=name, fault=fault))


def _refuse_same_names(rules: Iterable[Rule]) -> None:
    seen: dict[str, str] = {}
    for each in rules:
        if seen.setdefault(" ".join(each.name.casefold().split()), each.id) != each.id:
            raise UserError(TWICE.format(name=each.name[:_TOLD]))


def _count_text(key: str, value: int | bool | None) -> str | None:
    shipped = shipped_counts().get(key)
    if shipped is None:
        raise UserError(UNKNOWN_COUNT.format(name=key[:_TOLD]))
    if value is None:
        return None
    return json.dumps({"id": key, "value": shipped.with_value(value).value}, sort_keys=True)


def _as_shipped(kind: str, key: str) -> str | None:
    """Return the text of what is shipped: what says the same is no own rule."""
    if kind == COUNT:
        return _count_text(key, shipped_counts()[key].value)
    shipped = shipped_rules().get(key)
    return as_text(shipped) if shipped else None
