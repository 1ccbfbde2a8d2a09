"""One case of the made-up municipality while it is written: its own chance, its ids, its rows and their tombstones."""

import datetime as dt
import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar
from uuid import UUID

from app.models.registry import CASE_CLASSES

END = dt.date(2026, 11, 22)
"""The last day that is known; what lies after it is planned."""
BEGAN = dt.date(2021, 11, 22)
REMOVED = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
SEASONS = {3: "foråret", 4: "foråret", 5: "foråret", 6: "sommeren", 7: "sommeren", 8: "sommeren", 9: "efteråret"}
OWNERS = {each.__tablename__: each.nested_in[1] for each in CASE_CLASSES if each.nested_in}
"""Table -> the column that points at the row it lies inside."""

Row = dict[str, Any]
Rows = dict[str, list[Row]]
One = TypeVar("One")


class Story:
    """The rows of one case. The same seed and number always tell the same story, whoever else lives in the town."""

    def __init__(self, number: int, seed: int) -> None:
        self.number = number
        self.chance = random.Random(f"{seed} {number}")
        self.rows: Rows = defaultdict(list)
        self._made = 0
        self.case_id = self.new_id()
        self.removed = False
        self._gone: set[UUID] = set()

    def new_id(self) -> UUID:
        """Return an id that no other row of the town has; the rows of a case lie together."""
        self._made += 1
        return UUID(int=(0x0190 << 112) | (self.number << 80) | (0x7 << 76) | (0x2 << 62) | self._made)

    def add(self, table: str, *, gone: float = 0.012, **values: Any) -> UUID:
        """Add a row; a few are removed again, and so is everything that lies inside them."""
        row_id = self.new_id()
        removed = self.removed or values.get(OWNERS.get(table, "")) in self._gone or self.odds(gone)
        if removed:
            self._gone.add(row_id)
        values.update(
            id=row_id,
            case_id=self.case_id,
            order_key=f"b{len(self.rows[table]):04d}z",
            deleted_at=REMOVED if removed else None,
        )
        self.rows[table].append(values)
        return row_id

    def odds(self, part: float) -> bool:
        """Tell whether something happens that happens so often."""
        return self.chance.random() < part

    def one_of(self, choices: Sequence[One]) -> One:
        """Return one of some."""
        return choices[int(self.chance.random() * len(choices))]

    def weighed(self, choices: Mapping[One, float]) -> One:
        """Return one of some, by how common each is."""
        return self.chance.choices(list(choices), list(choices.values()))[0]

    def day(self, first: dt.date, last: dt.date) -> dt.date:
        """Return a day between two; the first when there is no room."""
        return first + dt.timedelta(days=int(self.chance.random() * max(1, (last - first).days + 1)))

    def after(self, day: dt.date, low: int, high: int) -> dt.date:
        """Return a day so many days after another."""
        return day + dt.timedelta(days=self.chance.randint(low, high))

    def told(self, day: dt.date | None, exact: float = 0.85) -> str | None:
        """Return a day as people remember it: most to the day, some as a month or a year, a few as mere words."""
        if day is None:
            return None
        if self.odds(exact):
            return day.isoformat()
        month = f"{MONTHS[day.month - 1]} {day.year}"
        ways = {
            month: 34, f"ca. {month}": 10, str(day.year): 14, f"ca. {day.year}": 14,
            f"{SEASONS.get(day.month, 'efteråret')} {day.year}": 6, f"siden {month}": 5, f"før {day.year}": 4,
            f"efter {day.year - 1}": 3, f"uge {day.isocalendar().week} {day.isocalendar().year}": 4,
            f"{day.year}-{day.year + 1}": 3, "mens hun gik i børnehave": 3,
        }  # fmt: skip
        return self.weighed(ways)
