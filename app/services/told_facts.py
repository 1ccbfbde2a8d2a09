"""What one group of readers may be told of a row: a text, a day or a name that has not passed sight is empty."""

from uuid import UUID

from app.language.dates import approx
from app.models.approx_date import ApproxDate
from app.models.base import Record
from app.services.sight import Sight
from app.services.snapshot import CaseRows


class Told:
    """The only way from a row to the words of a professional paper."""

    def __init__(self, rows: CaseRows, sight: Sight) -> None:
        self.rows = rows
        self.sight = sight

    def text(self, row: Record, column: str, *about: UUID | None) -> str:
        """Return a text of a row that is about these persons, or nothing."""
        value: str | None = getattr(row, column)
        return value.strip() if value and self.sight.fact(type(row), column, *about) else ""

    def day(self, row: Record, column: str, *about: UUID | None) -> str:
        """Return a day of a row as it is known (»2016«, »22. juni 2026«), or nothing."""
        value: ApproxDate | None = getattr(row, column)
        return approx(value) if value and self.sight.fact(type(row), column, *about) else ""

    def may(self, row: Record, column: str, *about: UUID | None) -> bool:
        """Tell whether a column that holds no text may be told; an empty one need not be asked about."""
        return getattr(row, column) is not None and self.sight.fact(type(row), column, *about)

    def name(self, person_id: UUID | None) -> str:
        """Return the full name of somebody who may be named."""
        return self.rows.name(person_id) if person_id and self.sight.person(person_id) else ""

    def called(self, person_id: UUID | None) -> str:
        """Return the name at the table of somebody who may be named."""
        return self.rows.called(person_id) if person_id and self.sight.person(person_id) else ""
