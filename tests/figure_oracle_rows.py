"""What the oracle counts on: the rows of a store as they lie there, in a database of its own, and a few plain tables.

Nothing of the program is used but the open connection the rows are read through, and the lists that come with it.
"""

import datetime as dt
import sqlite3
import tomllib
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cache
from statistics import mean, median
from typing import Any

from app.bootstrap import OpenStore
from app.paths import resources
from tests.figure_oracle_days import add_days, add_months, birth_day, exact_day, first_day, last_day, years

TABLES = (
    "case_", "child", "person", "concern", "contact", "child_talk", "notification", "notification_child", "assessment",
    "meeting", "participant", "feedback", "agreement", "agreement_review", "agreement_occurrence", "action_plan",
    "plan_aim", "goal", "goal_score", "intervention", "cadence", "follow_up", "case_weight", "advice_talk", "profile",
)  # fmt: skip
VIEWS = """
CREATE TABLE matter AS SELECT id, stage, first_day(opened_on) AS begun, caseworker,
    coalesce(closed_on, CASE status WHEN 'closed' THEN '0000-00-00' END) AS closed,
    coalesce(here_since, '0000-00-00') AS here FROM case_;
CREATE TABLE cases AS SELECT * FROM matter WHERE stage <> 'worry';
CREATE UNIQUE INDEX cases_id ON cases(id);
CREATE TABLE kid AS SELECT child.id, child.case_id, person_id, identity_id, birth_day(birth) AS birth,
    kind = 'unborn' AS stands_unborn, coalesce(deceased, 0) AS dead, first_day(death) AS died,
    NOT (coalesce(disability_only, 0) OR coalesce(unaccompanied, 0)) AS on_ladder
    FROM child JOIN person ON person.id = person_id JOIN matter ON matter.id = child.case_id;
CREATE INDEX kid_id ON kid(id);
CREATE INDEX kid_case ON kid(case_id);
CREATE INDEX kid_person ON kid(person_id, case_id);
CREATE TABLE help AS SELECT intervention.id, case_id, child_id, rung, status, programme_id,
    first_day(since) AS first, last_day(until) AS last, exact_day(wished_on) AS wished,
    coalesce(placement, rung BETWEEN 4 AND 6, 0) AS placed, coalesce(placement_kind, '') AS kind
    FROM intervention JOIN cases ON cases.id = case_id;
CREATE TABLE given AS SELECT help.*, kid.id AS kid FROM help JOIN kid
    ON kid.case_id = help.case_id AND (help.child_id IS NULL OR help.child_id = kid.id)
    WHERE status IN ('granted', 'active', 'ended');
CREATE INDEX given_kid ON given(kid);
CREATE TABLE looked AS SELECT follow_up.* FROM follow_up JOIN cases ON cases.id = case_id
    WHERE kind = 'follow_up' AND held_on IS NOT NULL;
CREATE TABLE kid_looked AS SELECT looked.id, looked.held_on, kid.id AS kid, looked.case_id FROM looked JOIN kid
    ON kid.case_id = looked.case_id AND (looked.child_id IS NULL OR looked.child_id = kid.id);
CREATE INDEX kid_looked_kid ON kid_looked(kid, held_on);
CREATE TABLE met AS SELECT meeting.* FROM meeting JOIN cases ON cases.id = case_id
    WHERE status = 'held' AND held_on IS NOT NULL;
CREATE INDEX met_case ON met(case_id, held_on);
CREATE TABLE plans AS SELECT action_plan.id, case_id, child_id, first_day(since) AS first, last_day(until) AS last
    FROM action_plan JOIN cases ON cases.id = case_id;
CREATE INDEX plans_case ON plans(case_id);
CREATE INDEX looked_case ON looked(case_id, held_on);
CREATE INDEX participant_meeting ON participant(meeting_id);
CREATE INDEX child_talk_meeting ON child_talk(meeting_id);
"""
THERE = "('present', 'partly', 'phone')"
RUNS = "first <= {day} AND (last >= {day} OR (last IS NULL AND status <> 'ended'))"
"""When help runs on a day; its status and its start were looked at before."""
OPEN = "(begun IS NULL OR begun <= {day}) AND (closed IS NULL OR closed > {day})"
"""When a case is open on a day."""
LISTS = {"placement_kinds": "kind", "aims": "aim", "programmes": "programme", "meeting_types": "meeting_type"}
"""File of definitions -> the table in it whose ids are known."""


@cache
def _ids(file: str) -> frozenset[str]:
    told = tomllib.loads((resources() / "definitions" / f"{file}.toml").read_text(encoding="utf-8"))
    return frozenset(each["id"] for each in told[LISTS[file]])


def listed(file: str, key: str | None) -> str | None:
    """Return an id that stands on a list, »elsewhere« for another one, None where there is none."""
    return None if not key else key if key in _ids(file) else "elsewhere"


FUNCTIONS: dict[str, Callable[..., str | int | None]] = {
    "first_day": first_day, "last_day": last_day, "birth_day": birth_day, "exact_day": exact_day, "years": years,
    "add_months": add_months, "add_days": add_days, "listed": listed,
}  # fmt: skip


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What the oracle counted for one figure, in the same terms as the program."""

    n: int
    parts: dict[str, int]
    middle: float | None = None
    middles: dict[str, float] = field(default_factory=dict)
    average: float | None = None
    per: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """The rows, the period they are asked of, and what the municipality has chosen."""

    rows: sqlite3.Connection
    first: dt.date
    last: dt.date
    today: dt.date
    population: int | None = None
    needs_talk: bool = True
    needs_plan: bool = True
    long_wait: int = 28
    light_to: int = 4
    middle_to: int = 9
    criteria: tuple[str, ...] = ("complexity", "children", "phase", "travel", "own_load")

    @property
    def end(self) -> dt.date:
        """Return the last day that is counted."""
        return min(self.last, self.today)

    def sql(self, query: str, **more: object) -> list[tuple[Any, ...]]:
        """Return what a query gives; it may name :before, :first, :last, :end and :today."""
        days = {"first": self.first, "last": self.last, "end": self.end, "today": self.today}
        days["before"] = self.first - dt.timedelta(days=1)
        return self.rows.execute(query, {name: day.isoformat() for name, day in days.items()} | more).fetchall()

    def number(self, query: str) -> int:
        """Return the one number a query gives."""
        return int(self.sql(query)[0][0] or 0)

    def parts(self, query: str, **values: Any) -> Answer:
        """Return parts: a query that gives the key of each one that is counted."""
        counts: dict[str, int] = {}
        for (key,) in self.sql(query):
            counts[str(key)] = counts.get(str(key), 0) + 1
        return Answer(n=sum(counts.values()), parts=counts, **values)

    def share(self, query: str) -> Answer:
        """Return a share: a query that gives 1 or 0 for each one of the group."""
        hits = [bool(hit) for (hit,) in self.sql(query)]
        return Answer(n=len(hits), parts={"hit": sum(hits), "rest": len(hits) - sum(hits)})

    def count(self, query: str) -> Answer:
        """Return a plain count."""
        number = self.number(query)
        return Answer(n=number, parts={"hit": number})


def in_days(days: Sequence[int | None], bounds: Sequence[int]) -> Answer:
    """Return days divided at their upper bounds, with the median of those that have any."""
    known = [each for each in days if each is not None]
    names = [f"{low + 1}-{high}" for low, high in zip((-1, *bounds), bounds, strict=False)]
    if bounds[0] == 42:
        names[0] = "1-42"
    counts = dict.fromkeys([*names, f"{bounds[-1] + 1}+"], 0)
    for day in known:
        place = next((number for number, high in enumerate(bounds) if day <= high), len(bounds))
        counts[list(counts)[place]] += 1
    if len(known) < len(days):
        counts["none"] = len(days) - len(known)
    return Answer(n=len(days), parts=counts, middle=middle_of(known))


def middle_of(numbers: Sequence[int]) -> float | None:
    """Return the median; None of nothing."""
    return float(median(numbers)) if numbers else None


def mean_of(numbers: Sequence[int]) -> float | None:
    """Return the mean; None of nothing."""
    return float(mean(numbers)) if numbers else None


def _leave(rows: sqlite3.Connection, only: Collection[str]) -> None:
    own = rows.execute("SELECT name FROM profile").fetchone()[0]
    for key, name in rows.execute("SELECT id, caseworker FROM case_").fetchall():
        if (name or own) not in only:
            rows.execute("DELETE FROM case_ WHERE id = ?", (key,))
    for table in TABLES:
        if "case_id" in [row[1] for row in rows.execute(f"PRAGMA table_info({table})")]:
            rows.execute(f"DELETE FROM {table} WHERE case_id NOT IN (SELECT id FROM case_)")


def dumped(store: OpenStore, only: Collection[str] = ()) -> sqlite3.Connection:
    """Return the rows of a store that were not removed, and that lie in no removed case, as they are stored.

    `only` leaves the cases of some caseworkers; one without a name is the one's in the profile.
    """
    found = sqlite3.connect(":memory:")
    for name, function in FUNCTIONS.items():
        found.create_function(name, -1, function, deterministic=True)
    with store.vault.engine.connect() as source:
        for table in TABLES:
            columns = [row[1] for row in source.exec_driver_sql(f"PRAGMA table_info({table})")]
            names = ", ".join(f'"{each}"' for each in columns)
            live = "deleted_at IS NULL"
            if "case_id" in columns:
                live += " AND case_id IN (SELECT id FROM case_ WHERE deleted_at IS NULL)"
            rows = source.exec_driver_sql(f"SELECT {names} FROM {table} WHERE {live}").fetchall()
            found.execute(f"CREATE TABLE {table} ({names})")
            holes = ", ".join("?" * len(columns))
            found.executemany(f"INSERT INTO {table} VALUES ({holes})", [tuple(row) for row in rows])
    if only:
        _leave(found, only)
    found.executescript(VIEWS)
    return found
