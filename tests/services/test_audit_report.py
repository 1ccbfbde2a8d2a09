"""Who has seen the case, told to one of its people: every kind has words; content and others never stand there."""

import ast
import csv
import datetime as dt
import importlib
import inspect
import io
import json
import pkgutil
import tomllib
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from app import services
from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.ids import new_id
from app.models.log import Audit
from app.models.people import Person
from app.paths import resources
from app.services import overview, people, records
from app.services.audit_report import EMPLOYEE, AuditReport, export_audit, read_audit
from app.services.audit_words import DEED_WORDS, Deed, known_kinds, told
from app.services.ports import audit_kind
from tests.as_shipped import run_as_shipped
from tests.doing import ask
from tests.shipped import PASSPHRASE, TODAY

APP = resources().parent / "app"


def kinds_in_services() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(services.__path__):
        loaded = importlib.import_module(f"app.services.{module.name}")
        for _, function in inspect.getmembers(loaded, inspect.isfunction):
            if hasattr(function, "audit_kind"):
                found.add(audit_kind(function))
    return found


def kinds_written_elsewhere() -> set[str]:
    """The kinds that bootstrap, the store and the commands open their units with."""
    found = set()
    for path in (*APP.glob("*.py"), *APP.glob("cli/*.py"), *APP.glob("store/*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                place = {"read": 0, "step": 1}.get(node.func.attr)
                if place is not None and len(node.args) > place and "units" in ast.unparse(node.func.value):
                    kind = node.args[place]
                    if isinstance(kind, ast.Constant):
                        found.add(str(kind.value))
    return found


def report(store: OpenStore, case_id: UUID, **wanted: object) -> AuditReport:
    found = ask(store, read_audit, case_id, **wanted)
    assert isinstance(found, AuditReport)
    return found


def looked(store: OpenStore, case_id: UUID) -> None:
    """Open the case twice, an hour apart, and change something in it."""
    for hours in (0, 1):
        store.units.now = lambda hours=hours: TODAY + dt.timedelta(hours=hours)
        with store.units.read("case.overview") as unit:
            overview.read_overview(unit, case_id)
    with store.units.step("Ret sag", "record.change") as unit:
        records.change_record(unit, "case_", case_id, {"why": "Hemmelig tekst"})


def person_called(store: OpenStore, case_id: UUID, name: str) -> UUID:
    found = [row.id for row in ask(store, people.list_people, case_id) if name in row.name]
    assert len(found) == 1
    return UUID(str(found[0]))


def test_every_kind_has_danish_words() -> None:
    missing = {kind for kind in kinds_in_services() | kinds_written_elsewhere() if kind not in known_kinds()}
    assert missing == set()


def test_a_kind_stands_under_one_sort_only() -> None:
    words = tomllib.loads((resources() / "audit_words.toml").read_text(encoding="utf-8"))
    assert len(known_kinds()) == sum(len(words[deed]) for deed in Deed), "the later one would hide the other"


def test_a_kind_from_another_version_gets_general_words_of_the_right_sort() -> None:
    assert told("drawing.look") == (Deed.READ, "så i sagen")
    assert told("drawing.export")[0] is Deed.EXPORT
    assert told("drawing.print")[0] is Deed.PRINT
    assert told("case.shred") == (Deed.CHANGE, "rettede i sagen")
    assert told("backup.weighed")[0] is Deed.GUARD
    assert set(DEED_WORDS) == set(Deed)


def test_what_was_done_is_told_by_day_newest_first_and_counted(store: OpenStore, mathias_case: UUID) -> None:
    looked(store, mathias_case)

    days = report(store, mathias_case).days

    assert [each.day for each in days] == [TODAY.date()]
    seen = {each.what: each for each in days[0].moments}
    assert seen["åbnede sagen"].count == 2
    assert (seen["åbnede sagen"].first.hour, seen["åbnede sagen"].last.hour) == (9, 10)
    assert seen["rettede noget i sagen"].deed is Deed.CHANGE
    assert seen["hentede sagen ind"].count == 1


def test_employees_are_told_by_their_job_unless_their_names_are_chosen(store: OpenStore, mathias_case: UUID) -> None:
    store.units.actor = "Sanne Vestergaard"
    looked(store, mathias_case)

    assert {each.who for each in report(store, mathias_case).lines} == {EMPLOYEE}
    assert "Sanne Vestergaard" in {each.who for each in report(store, mathias_case, names=True).lines}


def test_neither_content_nor_the_name_of_anybody_else_is_told(
    store: OpenStore, noah_case: UUID, mathias_case: UUID
) -> None:
    looked(store, noah_case)
    heidi = person_called(store, noah_case, "Heidi")

    found = report(store, noah_case, person_id=heidi)

    text = found.as_json() + found.as_csv()
    with store.units.read("test") as unit:
        names = [name for name in unit.session.scalars(select(Person.name)) if name]
    assert found.name in text
    assert [name for name in names if name in text and name != found.name] == []
    assert "Hemmelig" not in text
    assert str(heidi) not in text


def test_another_case_is_another_persons_business(store: OpenStore, noah_case: UUID, mathias_case: UUID) -> None:
    before = len(report(store, mathias_case).lines)
    looked(store, noah_case)

    assert len(report(store, mathias_case).lines) <= before + 1, "only the reading of this very list"


def test_only_the_days_asked_for_are_told(store: OpenStore, mathias_case: UUID) -> None:
    looked(store, mathias_case)
    tomorrow = TODAY.date() + dt.timedelta(days=1)

    assert report(store, mathias_case, first=TODAY.date(), last=TODAY.date()).lines != ()
    assert report(store, mathias_case, first=tomorrow).lines == ()
    assert report(store, mathias_case, last=TODAY.date() - dt.timedelta(days=1)).lines == ()
    with pytest.raises(UserError, match="Byt om"):
        report(store, mathias_case, first=tomorrow, last=TODAY.date())


def test_the_list_that_was_handed_out_stands_in_the_log_itself(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Giv indsigt i sporet", "audit.export", undoable=False) as unit:
        export_audit(unit, mathias_case)

    assert unit.outcome is None, "nothing in the case was changed"
    assert report(store, mathias_case).lines[0].kind == "audit.export"


def test_a_spreadsheet_gets_every_line_and_runs_no_formula(store: OpenStore, mathias_case: UUID) -> None:
    store.units.actor = "=cmd|' /C calc'!A0"
    looked(store, mathias_case)

    text = report(store, mathias_case, names=True).as_csv()
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))

    assert rows[0] == ["Dato", "Klokken", "Hvem", "Hvad", "Slags"]
    assert any(row[2] == "'=cmd|' /C calc'!A0" for row in rows)
    assert {len(row) for row in rows} == {5}


def test_json_tells_the_same_as_the_list(store: OpenStore, mathias_case: UUID) -> None:
    looked(store, mathias_case)
    found = report(store, mathias_case, first=TODAY.date())

    content = json.loads(found.as_json())

    assert [each["kind"] for each in content["lines"]] == [each.kind for each in found.lines]
    assert (content["from"], content["to"]) == ("2026-11-22", None)


TIMED = """
import sys, time
from pathlib import Path
from uuid import UUID
from app.bootstrap import open_store
from tests.services.test_audit_report import report
from tests.shipped import CHEAP, TODAY
store = open_store(Path(sys.argv[1]), sys.argv[2], floor=CHEAP, now=lambda: TODAY)
began = time.perf_counter()
found = report(store, UUID(sys.argv[3]))
print(len(found.lines), time.perf_counter() - began)
store.close()
"""


@pytest.mark.long(sample=False)
def test_a_case_is_found_among_100_000_rows_within_a_second(store: OpenStore, mathias_case: UUID) -> None:
    others = [f"{new_id()} {new_id()}" for _ in range(99)]

    def row(number: int) -> dict[str, object]:
        subjects = str(mathias_case) if number % 100 == 0 else others[number % 99]
        at = (TODAY - dt.timedelta(minutes=number)).isoformat(timespec="milliseconds")
        return {"replica": "en-anden", "seq": number, "at": at, "actor": "Mia", "kind": "case.header",
                "subjects": subjects, "prev_hash": "", "hash": ""}  # fmt: skip

    with store.vault.engine.begin() as connection:
        connection.execute(insert(Audit), [row(number) for number in range(100_000)])

    path = store.vault.path
    store.close()
    lines, spent = run_as_shipped(TIMED, path, PASSPHRASE, mathias_case).split()
    assert int(lines) >= 1000
    assert float(spent) < 1


def test_what_names_the_person_alone_is_told_too(store: OpenStore, noah_case: UUID) -> None:
    heidi = person_called(store, noah_case, "Heidi")
    with store.units.read("meeting.find_person") as unit:
        unit.about(heidi)

    assert "meeting.find_person" in {each.kind for each in report(store, noah_case, person_id=heidi).lines}
    assert "meeting.find_person" not in {each.kind for each in report(store, noah_case).lines}
