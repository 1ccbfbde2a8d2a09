"""The ways a text comes in through a list of cases from another system: every field, its headings, and its answers."""

from functools import partial

from app.rules.case_table import TableMapping, TableRow
from app.services.case_table_import import lay_out, preview_table, shipped_case_table, take_table
from app.services.case_table_import_kept import forget_mapping, keep_mapping, list_mappings
from app.services.case_table_import_rows import CaseList, Choices
from app.services.ports import Unit
from tests.hostile.hall import Door, Hall, read

LENIENT = Choices(fill=True, without_faults=True)


def _taken(field: str, unit: Unit, _: Hall, text: str) -> None:
    """Take in a case with the text in one field, and once more to fill it with itself."""
    table = CaseList(("Navn", text), (TableRow(2, ("Ida Holm", text)), TableRow(3, (text, text))))
    mapping = TableMapping({0: "name", 1: field})
    take_table(unit, table, mapping, LENIENT)
    unit.session.flush()
    preview_table(unit, table, mapping, LENIENT)


def _laid_out(unit: Unit, _: Hall, text: str) -> None:
    found = lay_out(unit, [TableRow(1, (text, "Navn", text)), TableRow(2, (text, text, text))])
    preview_table(unit, found.table, found.mapping)


def _kept(unit: Unit, _: Hall, text: str) -> None:
    keep_mapping(unit, (text, "Navn", text), TableMapping({0: "number", 1: "name"}, {("status", text): text}, text))
    unit.session.flush()
    list_mappings(unit)


TABLE_DOORS: dict[str, Door] = {
    "table.lay_out heading": read(_laid_out),
    "table.keep_mapping name": read(_kept),
    "table.forget_mapping": read(lambda unit, _, text: forget_mapping(unit, text)),
    **{f"table.import {field}": read(partial(_taken, field)) for field in shipped_case_table().fields},
}
