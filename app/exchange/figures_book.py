"""A workbook of tables of figures: the same bytes for the same rows.

Every text is written as text, so no cell can run as a formula. Nobody's name, computer or clock stands in the file;
its date is that of the period.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from app.exchange.figures_table_rows import Cell, clean

_WIDTHS = {
    "Periode": 10,
    "Nøgletal": 42,
    "Del": 36,
    "I ord": 32,
    "Definition": 90,
    "Det siger tallet ikke": 50,
    "Kilde": 40,
    "Id": 26,
}
_WIDTH = 15
_CORE = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title>'
    '<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created></cp:coreProperties>'
)
_CORE_PLACE = "docProps/core.xml"
_MARKUP = re.compile(r"[&<>]")


class _InMemory(ExcelWriter):
    """Writes each sheet in memory: openpyxl's own way leaves it in the system's temporary folder for a while.

    For sheets of cells alone, without pictures and links.
    """

    def __init__(self, book: Workbook, archive: ZipFile) -> None:
        super().__init__(book, archive)
        self._into = archive

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write one sheet."""
        sheet = BytesIO()
        WorksheetWriter(ws, out=sheet).write()
        self._into.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, the heads of its columns, and its rows."""

    name: str
    head: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def workbook(sheets: Sequence[Sheet], title: str, day: dt.date) -> bytes:
    """Return the sheets as a workbook; `day` stands on everything in it."""
    book = Workbook()
    first = book.active
    for each in sheets:
        _fill(book.create_sheet(each.name), each.head, each.rows)
    if first is not None:
        book.remove(first)
    written = BytesIO()
    with ZipFile(written, "w") as archive:
        _InMemory(book, archive).save()
    return _settled(written.getvalue(), clean(title), day)


def _fill(sheet: Worksheet, head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
    """Write head and rows; the head stays when one scrolls, and long words are broken."""
    for place, name in enumerate(head, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS.get(name, _WIDTH)
        sheet.cell(1, place, name).font = Font(bold=True)
    for down, cells in enumerate(rows, start=2):
        for place, value in enumerate(cells, start=1):
            cell = sheet.cell(down, place, value)
            cell.alignment = Alignment(vertical="top", wrap_text=isinstance(value, str))
            if isinstance(value, str):
                cell.data_type, cell.quotePrefix = "s", True
            else:
                cell.number_format = "#,##0.0" if isinstance(value, float) else "#,##0"
    sheet.freeze_panes, sheet.print_title_rows = "A2", "1:1"
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", Worksheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _settled(content: bytes, title: str, day: dt.date) -> bytes:
    """Return a workbook packed anew with the period's day on everything in it, and nobody as its author."""
    core = _CORE.format(title=_MARKUP.sub(" ", title), day=day.isoformat())
    packed = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            told = ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            told.compress_type = ZIP_DEFLATED
            new.writestr(told, core if name == _CORE_PLACE else old.read(name))
    return packed.getvalue()
