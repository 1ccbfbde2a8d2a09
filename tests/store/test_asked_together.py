"""Questions asked together share what they read, leave a line each, and never hide a step from the next."""

import threading
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import event, select

from app.bootstrap import OpenStore
from app.errors import StoreError, UserError
from app.models.case import Case
from app.models.ids import new_id
from app.models.log import Audit
from app.models.people import Person
from app.services.case_header import CaseHeader, read_header
from app.services.ports import Unit
from app.services.snapshot import read_case


def header(store: OpenStore, case_id: UUID, kind: str = "case.header") -> CaseHeader:
    with store.units.read(kind) as unit:
        return read_header(unit, case_id)


def why(unit: Unit, case_id: UUID) -> str | None:
    return read_case(unit, case_id).case.one_line


def lines(store: OpenStore, number: int) -> list[tuple[str, str]]:
    """Return the last lines of the audit log, the newest last."""
    query = select(Audit.kind, Audit.subjects).order_by(Audit.seq.desc()).limit(number)
    with store.vault.engine.connect() as connection:
        return [(row.kind, row.subjects) for row in connection.execute(query)][::-1]


def test_what_one_has_read_the_next_need_not_and_each_has_its_line(store: OpenStore, noah_case: UUID) -> None:
    asked, kept = list[str](), list[object]()
    event.listen(store.units.vault.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    event.listen(store.units.vault.engine, "commit", kept.append)
    with store.units.together(), store.units.together():
        first = header(store, noah_case)
        before = len(asked)
        assert header(store, noah_case, "case.overview") == first
        assert len(asked) == before
    about = str(noah_case)
    assert lines(store, 2) == [("case.header", about), ("case.overview", about)]
    assert len(kept) == 1
    with store.units.together():
        assert header(store, noah_case) == first
    assert header(store, noah_case) == first
    assert len(kept) == 1  # the same again within ten minutes is one reading


def test_a_step_is_seen_by_what_is_asked_after_it_also_if_something_was_asked_meanwhile(
    store: OpenStore, noah_case: UUID
) -> None:
    seen = []
    with store.units.together():
        with store.units.read("test") as unit:
            seen.append(why(unit, noah_case))
        with store.units.step("Ret", "test.step") as step:
            step.get(Case, noah_case).one_line = "Ny"
            step.session.flush()
            with store.units.read("test") as unit:
                seen.append(why(unit, noah_case))
        with store.units.read("test") as unit:
            seen.append(why(unit, noah_case))
    assert seen == [seen[0], seen[0], "Ny"] != ["Ny"] * 3
    assert [kind for kind, _ in lines(store, 2)] == ["test", "test.step"]  # in the order it was done


def test_what_happens_while_a_question_is_answered_neither_ends_it_nor_is_hidden_after_it(
    store: OpenStore, noah_case: UUID
) -> None:
    with store.units.together():
        with store.units.read("test.long") as unit:
            before = why(unit, noah_case)
            unit.about(noah_case)
            with pytest.raises(UserError):
                header(store, new_id(), "case.gone")
            with store.units.step("Ret", "test.step") as step:
                step.get(Case, noah_case).one_line = "Ny"
            assert why(unit, noah_case) == before
        with store.units.read("test") as unit:
            assert why(unit, noah_case) == "Ny"
    assert lines(store, 2) == [("test.long", str(noah_case)), ("test", "")]


def test_a_question_that_failed_leaves_the_others_their_answers_and_lines(store: OpenStore, noah_case: UUID) -> None:
    with store.units.together():
        first = header(store, noah_case)
        with pytest.raises(UserError):
            header(store, new_id(), "case.gone")
        assert header(store, noah_case, "case.overview") == first
    assert [kind for kind, _ in lines(store, 2)] == ["case.header", "case.overview"]


def test_on_a_full_disk_all_the_lines_are_owed_and_written_when_there_is_room(
    store: OpenStore, noah_case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object, **_values: object) -> None:
        raise StoreError("Disken er fuld.")

    with monkeypatch.context() as patched, store.units.together():
        patched.setattr(store.units, "_commit", full)
        header(store, noah_case)
        header(store, noah_case, "case.overview")
    with store.units.read("people.list"):
        pass
    assert [kind for kind, _ in lines(store, 3)] == ["case.header", "case.overview", "people.list"]


def test_another_thread_asks_for_itself_and_reading_changes_nothing(store: OpenStore, noah_case: UUID) -> None:
    sessions = []

    def ask() -> None:
        with store.units.read("test") as unit:
            sessions.append(unit.session)

    def change() -> None:
        with store.units.together(), store.units.read("test") as unit:
            unit.add(Person(case_id=noah_case))

    with store.units.together():
        ask()
        beside = threading.Thread(target=ask)
        beside.start()
        beside.join()
        ask()
    assert sessions[0] is sessions[2] is not sessions[1]
    with pytest.raises(RuntimeError, match="changed something"):
        change()


def test_no_more_is_kept_than_what_somebody_works_with(store: OpenStore) -> None:
    with store.units.together(), store.units.read("test") as unit:
        assert [unit.once(number % 20, partial(int, number)) for number in range(40)] == list(range(40))
        assert unit.once("a", lambda: 1) == unit.once("a", lambda: 2) == 1
