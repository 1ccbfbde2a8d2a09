"""What holds for every service: it names its audit kind, and its tables and statements also fit PostgreSQL."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Delete, Insert, Select, Update, event
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.sqlite import Insert as SqliteInsert
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.sql.expression import ClauseElement

from app import services
from app.bootstrap import OpenStore
from app.cli.main_job import carry_out
from app.errors import UserError
from app.models.registry import METADATA
from app.services import follow_ups, history, meetings, people, records, search_words
from app.services.follow_up_paper import follow_up_paper_for
from app.services.ports import audit_kind, is_undoable
from tests.services.inside_another import INSIDE_ANOTHER

POSTGRESQL = postgresql.dialect()


def modules() -> list[str]:
    return [each.name for each in pkgutil.iter_modules(services.__path__)]


@cache
def functions_on_a_unit() -> dict[str, Callable[..., Any]]:
    found: dict[str, Callable[..., Any]] = {}
    for name in modules():
        module = importlib.import_module(f"app.services.{name}")
        for label, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ == module.__name__ and not label.startswith("_"):
                first = next(iter(inspect.signature(function).parameters), "")
                if first == "unit":
                    found[f"{name}.{label}"] = function
    return found


def use_cases() -> dict[str, Callable[..., Any]]:
    return {label: each for label, each in functions_on_a_unit().items() if label not in INSIDE_ANOTHER}


def test_every_use_case_says_what_kind_of_thing_it_does() -> None:
    silent = [label for label, function in use_cases().items() if not hasattr(function, "audit_kind")]
    assert silent == []


def test_what_works_inside_another_use_case_is_named_and_still_there() -> None:
    assert set(functions_on_a_unit()) >= set(INSIDE_ANOTHER)
    assert [label for label in INSIDE_ANOTHER if hasattr(functions_on_a_unit()[label], "audit_kind")] == []


def test_an_audit_kind_is_a_thing_and_a_verb() -> None:
    kinds = {label: audit_kind(function) for label, function in use_cases().items()}
    assert {label: kind for label, kind in kinds.items() if not kind.replace("_", "").replace(".", "").isalpha()} == {}


def test_what_leaves_the_house_cannot_be_undone() -> None:
    undoable = {audit_kind(function) for function in use_cases().values() if is_undoable(function)}
    assert undoable.isdisjoint(
        {
            "case.export",
            "paper.finish",
            "case.erase",
            "paper.save",
            "paper.print",
            "leak.accepted",
            "access.export",
            "gedcom.export",
        }
    )


def test_every_use_case_takes_its_values_by_name() -> None:
    # Two texts or two ids in a row are easily swapped; only ids that say who or what stand without a name.
    loose = [
        label
        for label, function in use_cases().items()
        for parameter in list(inspect.signature(function).parameters.values())[4:]
        if parameter.kind not in (parameter.KEYWORD_ONLY, parameter.VAR_KEYWORD)
    ]
    assert loose == []


def test_every_table_and_index_can_be_made_in_postgresql() -> None:
    for table in METADATA.sorted_tables:
        assert "CREATE TABLE" in str(CreateTable(table).compile(dialect=POSTGRESQL))
        for index in table.indexes:
            assert index.name is not None
            assert len(index.name) <= 63, "PostgreSQL cuts longer names"
            assert "CREATE" in str(CreateIndex(index).compile(dialect=POSTGRESQL))


@contextmanager
def recorded(store: OpenStore) -> Iterator[list[ClauseElement]]:
    """Collect the statements SQLAlchemy builds; text and SQLite's own words belong to the store alone."""
    seen: list[ClauseElement] = []

    def note(_connection: Any, statement: Any, *_rest: Any) -> None:
        if isinstance(statement, Select | Insert | Update | Delete) and not isinstance(statement, SqliteInsert):
            seen.append(statement)

    event.listen(store.vault.engine, "before_execute", note)
    try:
        yield seen
    finally:
        event.remove(store.vault.engine, "before_execute", note)


def read_everything(store: OpenStore, case_id: UUID, meeting_id: UUID) -> set[str]:
    """Run every reading use case that needs nothing but the store, a case or a meeting."""
    given = {"case_id": case_id, "meeting_id": meeting_id}
    done = set()
    for function in use_cases().values():
        needed = [
            each for each in list(inspect.signature(function).parameters.values())[1:] if each.default is each.empty
        ]
        if all(each.name in given for each in needed) and not audit_kind(function).endswith(
            (".close", ".reopen", ".start", ".become_case")
        ):
            with store.units.step("Læs alt", audit_kind(function)) as unit:
                try:
                    function(unit, **{each.name: given[each.name] for each in needed})
                except UserError:  # a paper of what is not in this case says so
                    assert audit_kind(function) == "paper.preview"
            done.add(audit_kind(function))
    return done


def change_a_little(store: OpenStore, case_id: UUID) -> None:
    with store.units.read("search") as unit:
        search_words.search(unit, "asta gym")
        child = people.list_people(unit, case_id)[0].id
    with store.units.step("Ret person", "record.change") as unit:
        records.change_record(unit, "person", child, {"called": "Asta-Marie"})
    with store.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as again:
        history.undo(again, unit.outcome.step_id)
    with store.units.step("Nyt møde", "meeting.plan") as unit:
        meetings.plan_meeting(unit, case_id, held_on="3. december 2026")
    with store.units.step("Tilføj", "person.add") as unit:
        uncle = people.add_to_network(unit, case_id, name="Kaj")
    with store.units.step("Fjern", "record.remove") as unit:
        tie = next(each.id for each in records.list_records(unit, case_id, "network_tie") if each.id != uncle)
        records.remove_record(unit, "network_tie", tie)


def follow_up_on_paper(store: OpenStore, case_id: UUID) -> None:
    """Hold a follow-up, and set the paper that only a case with one has."""
    with store.units.step("Opfølgning", "follow_up.hold") as unit:
        follow_ups.hold_follow_up(unit, case_id, follow_ups.HeldFollowUp(progress="Asta kommer hver dag."))
    with store.units.read("paper.preview") as unit:
        assert follow_up_paper_for(unit, case_id, recipient_id=None).paper.progress == "Asta kommer hver dag."


def test_every_statement_of_a_day_compiles_for_postgresql(store: OpenStore) -> None:
    with recorded(store) as statements:
        job = carry_out(store.units)
        done = read_everything(store, job.case_id, job.meeting_id)
        change_a_little(store, job.case_id)
        follow_up_on_paper(store, job.case_id)
    assert {"cases.list", "due.list", "meeting.read", "paper.preview", "plan.read", "case.history"} <= done
    assert all(any(isinstance(each, kind) for each in statements) for kind in (Select, Insert, Update, Delete))
    for statement in statements:
        assert str(statement.compile(dialect=POSTGRESQL))
