"""A list of cases from another system as rows of text: CSV or a workbook, told by what is in the file, never its name.

Everything in it is hostile until it has been read: sizes are bounded before anything is unpacked, and what cannot be
read is refused without a word of what stood there.
"""

from dataclasses import dataclass, field
from pathlib import Path

from app.errors import UserError
from app.exchange.case_table_csv import read_csv
from app.exchange.case_table_limits import UNREADABLE, Sheet
from app.exchange.whole_file import read_whole

__all__ = ["Sheet", "TableFile", "read_table_bytes", "read_table_file"]

LARGEST = 20 * 1024 * 1024
"""Bytes; fifty thousand rows of twenty columns are about half of that."""
TOO_LARGE = "Filen er over 20 MB. Gem kun de sager, du skal bruge, og hent den igen."
OLD_WORKBOOK = "Filen er et gammelt regneark (.xls). Gem den som .xlsx eller CSV, og hent den igen."
OTHER_OFFICE = "Filen er ikke et regneark. Gem listen som .xlsx eller CSV, og hent den igen."
EMPTY = "Filen er tom."
_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"


@dataclass(frozen=True, slots=True)
class TableFile:
    """What a file holds: its sheets that have rows; a CSV has one."""

    sheets: tuple[Sheet, ...] = field(repr=False)

    def sheet(self, name: str) -> Sheet:
        """Return a sheet by name, the first one when no name is given. Raises UserError when there is none."""
        found = next((each for each in self.sheets if not name or each.name == name), None)
        if found is None:
            raise UserError("Der er intet ark med det navn i filen.")
        return found


def read_table_file(path: Path) -> TableFile:
    """Return the rows of a file. Raises UserError when it is no table, too large or not to be trusted."""
    return read_table_bytes(read_whole(path, LARGEST, TOO_LARGE))


def read_table_bytes(raw: bytes) -> TableFile:
    """Return the rows of a file's bytes. Raises UserError as `read_table_file`."""
    if not raw.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise UserError(EMPTY)
    if len(raw) > LARGEST:
        raise UserError(TOO_LARGE)
    if raw.startswith(_OLE):
        raise UserError(OLD_WORKBOOK)
    if raw.startswith(_PDF):
        raise UserError(OTHER_OFFICE)
    if raw.startswith(_ZIP):
        from app.exchange.case_table_xlsx import read_workbook  # openpyxl is dear to import, and only needed here

        return TableFile(read_workbook(raw))
    sheet = read_csv(raw)
    if not sheet.rows:
        raise UserError(UNREADABLE)
    return TableFile((sheet,))
