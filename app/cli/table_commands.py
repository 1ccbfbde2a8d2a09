"""The command that takes in a list of cases from another system: import-table."""

import argparse
import json

from app.cli.opening import opened
from app.errors import UserError
from app.exchange.case_table import read_table_file
from app.exchange.programme_csv import write_table
from app.exchange.whole_file import write_whole
from app.services.case_table_import import lay_out, preview_table, shipped_case_table, take_table
from app.services.case_table_import_kept import keep_mapping, list_mappings
from app.services.case_table_import_rows import (
    CaseList,
    Choices,
    Fate,
    Preview,
    TableMapping,
    untaken_rows,
)
from app.services.ports import Unit

NO_COLUMN = "Der er ingen kolonne med overskriften »{0}« i filen."
NO_FIELD = "»{0}« er ikke noget, en kolonne kan være. Vælg mellem: {1}."
NOT_A_PAIR = "Skriv kolonnerne som »Overskrift=felt;Overskrift=felt«."
NO_MAPPING = "Der er ingen kolonner gemt som »{0}«. Vælg dem med --columns, eller udelad --mapping."
NOTHING = "Der er ingen sager at hente."
FATES = {
    Fate.NEW: "ny sag", Fate.FILL: "udfyldes", Fate.KNOWN: "er her i forvejen", Fate.WAITS: "kommer ikke med",
    Fate.LEFT_OUT: "ikke valgt",
}  # fmt: skip
NOT_ALL = 2
"""Exit code when some cases wait for something to be put right."""


def import_table(arguments: argparse.Namespace) -> int:
    """Take in a list, or only tell what would happen. Exit code 2 when something in it must be put right first."""
    sheet = read_table_file(arguments.file).sheet(arguments.sheet)
    choices = Choices(fill=arguments.fill, without_faults=arguments.without_faults, caseworker=arguments.caseworker)
    with opened(arguments) as store:
        with store.units.read("table.preview") as unit:
            laid = lay_out(unit, sheet.rows)
            mapping = _mapping(unit, laid.table, laid.mapping, arguments)
            preview = preview_table(unit, laid.table, mapping, choices)
        if preview.refusal:
            raise UserError(preview.refusal)
        wanted = preview.count(Fate.NEW) + preview.count(Fate.FILL)
        if wanted and not arguments.dry_run:
            with store.units.step("Hent liste", "table.import") as unit:
                take_table(unit, laid.table, mapping, choices)
            if arguments.mapping and arguments.columns:
                with store.units.step("Husk kolonnerne", "table.keep_mapping", undoable=False) as unit:
                    keep_mapping(unit, laid.table.headings, mapping)
    if arguments.untaken is not None:
        write_whole(arguments.untaken, write_table(untaken_rows(laid.table, preview)))
    _tell(laid.table, mapping, preview, arguments)
    return NOT_ALL if preview.count(Fate.WAITS) else 0


def _mapping(unit: Unit, table: CaseList, guessed: TableMapping, arguments: argparse.Namespace) -> TableMapping:
    """Return the columns as they were remembered, as they are told, or as they are guessed."""
    name = arguments.mapping
    if arguments.columns:
        return TableMapping(_told(table, arguments.columns), guessed.answers, name)
    kept = next((each for each in list_mappings(unit) if each.name == name), None)
    if kept is not None:
        return kept.laid_on(shipped_case_table(), table.headings)
    if name:
        raise UserError(NO_MAPPING.format(name[:40]))
    return guessed


def _told(table: CaseList, text: str) -> dict[int, str]:
    headings = [" ".join(each.split()) for each in table.headings]
    fields, columns = shipped_case_table().fields, dict[int, str]()
    for pair in filter(None, (each.strip() for each in text.split(";"))):
        heading, sign, field = (part.strip() for part in pair.rpartition("="))
        if not sign or not heading:
            raise UserError(NOT_A_PAIR)
        if heading not in headings:
            raise UserError(NO_COLUMN.format(heading[:40]))
        if field not in fields:
            raise UserError(NO_FIELD.format(field[:40], ", ".join(fields)))
        columns[headings.index(heading)] = field
    return columns


def _tell(table: CaseList, mapping: TableMapping, preview: Preview, arguments: argparse.Namespace) -> None:
    counts = {fate.value: preview.count(fate) for fate in Fate}
    if not arguments.json:
        for line in preview.lines:
            print(f"Række {', '.join(map(str, line.rows))}: {FATES[line.fate]}")
            for sentence in line.told:
                print(f"  {sentence}")
        print(", ".join(f"{FATES[Fate(fate)]}: {count}" for fate, count in counts.items() if count) or NOTHING)
        return
    columns = [
        {"heading": table.headings[place], "field": field}
        for place, field in sorted(mapping.columns.items())
        if place < len(table.headings)
    ]
    lines = [
        {
            "rows": list(line.rows), "fate": line.fate.value, "told": list(line.told), "fills": line.fills,
            "case": str(line.case_id) if line.case_id else None,
        }
        for line in preview.lines
    ]  # fmt: skip
    told = {"dry_run": bool(arguments.dry_run), "counts": counts, "columns": columns, "cases": lines}
    print(json.dumps(told, ensure_ascii=False, indent=2))
