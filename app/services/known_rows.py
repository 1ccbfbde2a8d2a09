"""The rows of a case that a parent the child is heard without may know of: the case with what came since left out.

What can be worked out from these alone gives nothing away, so whatever is derived asks one question: does it read the
same when only these rows are there?
"""

from typing import TypeVar, cast

from app.models.base import CaseRecord
from app.models.plan import FollowUp
from app.models.safety import HardStop
from app.services.discreet_rows import Discretion
from app.services.snapshot import CaseRows

Row = TypeVar("Row", bound=CaseRecord)


class KnownRows(CaseRows):
    """The rows of a case without those that may only be told of in neutral words. The stops themselves are there."""

    def __init__(self, rows: CaseRows, judge: Discretion) -> None:
        super().__init__(rows.unit, rows.case)
        self._every, self._judge = rows, judge

    def of(self, kind: type[Row]) -> list[Row]:
        """Return the live rows of a class that may be known of."""
        if kind not in self._rows:
            every = self._every.of(kind)
            known = (self._known(each) for each in every)
            self._rows[kind] = every if kind is HardStop else [each for each in known if each is not None]
        return self._rows[kind]

    def _known(self, each: Row) -> Row | None:
        if isinstance(each, FollowUp):
            return cast("Row | None", self._judge.known_of(each))
        return None if self._judge.hides(each) else each
