"""Commands about cases: import, export, cases, due."""

import argparse
import datetime as dt
import json

from app.cli.opening import case_id, opened
from app.errors import UserError
from app.exchange.case_file import read_case_file, write_case_file
from app.language.dates import short_day
from app.services.case_content import EXISTS, content_of, store_content
from app.services.cases import list_cases
from app.services.due_rows import DueRow, list_due
from app.wording import bucket_word, word

AS_NEW = "Brug --as-new, hvis den skal lægges ind som en ny sag."


def bring(arguments: argparse.Namespace) -> int:
    """Import a case file; what does not fit the schema changes nothing."""
    content = read_case_file(arguments.file)
    with opened(arguments, make=True) as store:
        try:
            with store.units.step("Hent sag", "case.import", undoable=False) as unit:
                imported = store_content(unit, content, as_new=arguments.as_new)
        except UserError as error:
            raise UserError(f"{error} {AS_NEW}" if str(error) == EXISTS else str(error)) from error
        print(imported)
    return 0


def take(arguments: argparse.Namespace) -> int:
    """Export a case to a case file."""
    with opened(arguments, export="case_file") as store:
        wanted = case_id(store, arguments.case)
        with store.units.step("Skriv sagsfil", "case.export", undoable=False) as unit:
            content = content_of(unit, wanted)
        write_case_file(content, arguments.out)
    return 0


def cases(arguments: argparse.Namespace) -> int:
    """List the cases, open ones first."""
    with opened(arguments) as store, store.units.read("cases.list") as unit:
        lines = [*list_cases(unit), *list_cases(unit, closed=True)]
    if arguments.json:
        rows = [
            {
                "id": str(line.id), "number": line.number, "children": list(line.children), "ages": list(line.ages),
                "next": line.next_on.isoformat() if line.next_on else None, "closed": line.closed,
            }
            for line in lines
        ]  # fmt: skip
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for line in lines:
            following = f"næste {short_day(line.next_on)}" if line.next_on else "ingen næste dato"
            print(f"{line.id}  {line.number}  {', '.join(line.children)}  {following}")
    return 0


def due(arguments: argparse.Namespace) -> int:
    """List what is due, as seen from a day."""
    with opened(arguments) as store, store.units.read("due.list") as unit:
        rows = list_due(unit, today=arguments.today)
    if arguments.json:
        # Row by row, for an indented list of 120,000 takes Python's slow road.
        print("[\n" + ",\n".join(json.dumps(_due_json(row), ensure_ascii=False) for row in rows) + "\n]")
    else:
        print(due_text(rows))
    return 0


def due_text(rows: list[DueRow]) -> str:
    """Return the due list as plain text, one heading per bucket."""
    lines: list[str] = []
    for each in dict.fromkeys(row.bucket for row in rows):
        lines.append(bucket_word(each))
        for row in rows:
            if row.bucket is each:
                day = short_day(row.due) if row.due else "ingen dato"
                put_off = f" Udskudt til {short_day(row.snoozed_until)}." if row.snoozed_until else ""
                lines.append(f"  {day:<14} {row.children}: {row.what} ({word(row.kind)}) {row.explanation}{put_off}")
    return "\n".join(lines) if lines else "Alt, der skulle ske i dag, er sket."


def _due_json(row: DueRow) -> dict[str, str | bool | None]:
    return {
        "id": row.id, "case": str(row.case_id), "number": row.case_number, "child": row.children, "rule": row.rule_id,
        "what": row.what, "due": _iso(row.due), "time": row.at_time or None,
        "last_working_day": _iso(row.last_working_day),
        "status": row.bucket.value, "kind": row.kind.value, "explanation": row.explanation,
        "law": row.law or None, "uncertain": row.uncertain, "earliest": _iso(row.earliest),
        "recurring": row.recurring, "source": row.source_table,
        "snoozed_until": _iso(row.snoozed_until), "snoozed_because": row.snoozed_because or None,
    }  # fmt: skip


def _iso(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
