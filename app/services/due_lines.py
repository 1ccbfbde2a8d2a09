"""Making the lines of what is due: the plain ones, and those a rule gave, which carry its id, paragraph and doubt."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from app.models.enums import DueKind
from app.models.log import DueItem
from app.rules.rule import Rule
from app.rules.rulebook import RuleBook
from app.services.discreet_rows import Discretion
from app.services.ports import Unit
from app.services.snapshot import CaseRows


@dataclass(frozen=True, slots=True)
class Desk:
    """What every source of dates works from: the unit, the rows of one case, the rules in force, and what is hidden."""

    unit: Unit
    rows: CaseRows
    rules: RuleBook
    judge: Discretion

    @property
    def today(self) -> dt.date:
        """Return the day the dates are worked out."""
        return self.unit.today


@dataclass(frozen=True, slots=True)
class Source:
    """Where a line comes from: a table, the id in it, and the child it is about (None: all of them)."""

    table: str
    id: UUID
    child_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """One line, and the last day by law of what it asks for: nobody can put it off past that."""

    item: DueItem
    law_on: dt.date | None = None


def line(rows: CaseRows, source: Source, kind: DueKind, what: str, due: dt.date | None, because: str) -> DueItem:
    """Return a line that no rule gave. `because` is the sentence beside it."""
    return DueItem(
        case_id=rows.case.id, child_id=source.child_id, source_table=source.table, source_id=source.id,
        rule_id=kind.value, kind=kind, what=what, due_on=due, explanation=because,
    )  # fmt: skip


def ruled(rows: CaseRows, source: Source, rule: Rule, what: str, due: dt.date | None, because: str) -> DueItem:
    """Return a line that a rule gave: law or practice as the rule says, with its paragraph and whether it is unsure."""
    item = line(rows, source, rule.due_kind, what, due, because)
    item.rule_id, item.law, item.uncertain = rule.id, rule.law or None, rule.uncertain
    return item


def found(item: DueItem) -> Found:
    """Return a line as it stands: a deadline of the law is its own last day."""
    return Found(item, item.due_on if item.kind is DueKind.STATUTORY else None)
