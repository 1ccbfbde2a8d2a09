"""Units of work: what a step keeps, what it throws away, and what reading may not do."""

import datetime as dt
import subprocess
import sys
import threading
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.exc import IntegrityError

from app.bootstrap import OpenStore, open_store
from app.errors import StoreError, UserError
from app.models.case import Case
from app.models.ids import new_id
from app.models.log import Audit, DueItem, SearchDoc, Step
from app.models.people import Person
from app.services.cases import list_cases, start_case
from app.services.people import list_people
from app.services.search_words import search
from tests.shipped import CHEAP, PASSPHRASE, TODAY

COUNTED = (Case, Person, Step, DueItem, SearchDoc)


def begun(store: OpenStore, name: str = "Asta Lund") -> UUID:
    with store.units.step("Ny sag", "case.start") as unit:
        return start_case(unit, child_name=name, one_line="Uro i klassen")


def begun_and_failed(store: OpenStore, case_id: UUID) -> None:
    with store.units.step("To sager", "case.start") as unit:
        start_case(unit, child_name="Villum")
        unit.get(Case, case_id).one_line = "Væk"
        unit.session.flush()
        start_case(unit, child_name=" ")


def counted(store: OpenStore) -> list[int]:
    with store.units.read("test") as unit:
        return [unit.session.scalar(select(func.count()).select_from(kind)) or 0 for kind in COUNTED]


def audit_kinds(store: OpenStore) -> list[str]:
    with store.units.read("test") as unit:
        return list(unit.session.scalars(select(Audit.kind).order_by(Audit.seq)))


def test_a_step_is_numbered_named_and_knows_its_case_and_tables(store: OpenStore) -> None:
    case_id = begun(store)
    with store.units.step("Ret", "test") as unit:
        unit.get(Case, case_id).one_line = "Andet"

    changes = unit.outcome
    assert (changes.name, changes.tables, changes.cases) == ("Ret", frozenset({"case_"}), frozenset({case_id}))
    assert changes.undoable
    assert store.units.last_sequence == 2


def test_a_step_that_changes_nothing_leaves_an_audit_row_but_no_step(store: OpenStore) -> None:
    case_id = begun(store)
    before = counted(store)
    with store.units.step("Ret", "case.change") as unit:
        unit.get(Case, case_id).one_line = "Uro i klassen"

    assert unit.outcome is None
    assert counted(store) == before
    assert audit_kinds(store)[-1] == "case.change"


def test_a_step_that_fails_leaves_nothing_at_all(store: OpenStore) -> None:
    case_id = begun(store)
    before, kinds = counted(store), audit_kinds(store)

    with pytest.raises(UserError):
        begun_and_failed(store, case_id)

    assert counted(store) == before
    assert audit_kinds(store) == kinds
    assert store.units.last_sequence == 1


def test_what_follows_from_a_step_is_written_with_it(store: OpenStore) -> None:
    case_id = begun(store)

    with store.units.read("test") as unit:
        assert [hit.case_id for hit in search(unit, "ast lun")] == [case_id]
        assert "Næste dato" in unit.session.scalars(select(DueItem.what)).all()


def test_reading_changes_nothing_and_says_so_loudly(store: OpenStore) -> None:
    case_id = begun(store)

    with pytest.raises(RuntimeError, match="changed something"), store.units.read("test") as unit:
        unit.get(Case, case_id).one_line = "Smuglet ind"
    with store.units.read("test") as unit:
        assert unit.get(Case, case_id).one_line == "Uro i klassen"


def test_what_was_read_stands_once_in_the_audit_log_for_ten_minutes(store: OpenStore) -> None:
    case_id = begun(store)
    clock = TODAY
    store.units.now = lambda: clock
    for minutes in (0, 3, 9, 11):
        clock = TODAY + dt.timedelta(minutes=minutes)
        with store.units.read("people.list") as unit:
            list_people(unit, case_id)

    with store.units.read("test") as unit:
        query = select(Audit.subjects).where(Audit.kind == "people.list")
        assert unit.session.scalars(query).all() == [str(case_id)] * 2


def test_the_audit_log_holds_ids_and_no_words(store: OpenStore) -> None:
    begun(store, "Asta Kanariefugl")

    with store.units.read("test") as unit:
        for row in unit.session.scalars(select(Audit)):
            assert "Kanariefugl" not in " ".join(map(str, (row.kind, row.subjects, row.actor, row.at)))


def test_what_is_gone_is_told_in_danish(store: OpenStore) -> None:
    case_id = begun(store)
    with store.units.step("Fjern", "test") as unit:
        unit.remove(unit.get(Case, case_id))

    for gone in (case_id, new_id()):
        with pytest.raises(UserError, match="Det findes ikke længere"), store.units.read("test") as unit:
            unit.get(Case, gone)


def test_steps_are_seen_by_a_reading_that_begins_after_them_not_by_one_already_open(store: OpenStore) -> None:
    begun(store)
    with store.units.read("cases.list") as unit:
        before = list_cases(unit)
        begun(store, "Villum")
        assert list_cases(unit) == before
    with store.units.read("cases.list") as unit:
        assert len(list_cases(unit)) == 2


def test_everything_is_there_after_closing_and_opening(store: OpenStore, tmp_path: Path) -> None:
    begun(store)
    before = counted(store)
    store.close()

    again = open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert again.warnings == []
        assert again.units.last_sequence == 1
        assert counted(again) == before
        begun(again, "Villum")
        assert again.units.last_sequence == 2
    finally:
        again.close()


def test_an_older_file_beside_a_newer_key_file_is_told(store: OpenStore, tmp_path: Path) -> None:
    begun(store)
    store.vault.seal_progress(store.units.progress())
    older = tmp_path / "older.db"
    store.close()
    older.write_bytes((tmp_path / "rundbord.db").read_bytes())
    again = open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    for name in ("Villum", "Ida", "Karla"):
        begun(again, name)
    again.close()
    (tmp_path / "rundbord.db").write_bytes(older.read_bytes())

    opened = open_store(tmp_path / "rundbord.db", PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert [warning[:32] for warning in opened.warnings] == ["De sidste 3 ændringer mangler. F"]
    finally:
        opened.close()


def test_two_programs_never_have_the_store_at_once(store: OpenStore, tmp_path: Path) -> None:
    script = (
        "import sys, pathlib\nfrom app.bootstrap import open_store\nfrom app.errors import StoreInUseError\n"
        "try:\n    open_store(pathlib.Path(sys.argv[1]), 'x')\nexcept StoreInUseError:\n    sys.exit(7)\n"
    )
    ran = subprocess.run([sys.executable, "-c", script, str(tmp_path / "rundbord.db")], check=False,
                         cwd=Path(__file__).parents[2])  # fmt: skip

    assert ran.returncode == 7


def test_the_newest_head_is_remembered_whichever_thread_wrote_it(store: OpenStore) -> None:
    def notes() -> None:
        for number in range(40):
            store.units.note(f"test.{number}")

    beside = threading.Thread(target=notes)
    beside.start()
    for number in range(20):
        begun(store, f"Barn {number}")
    beside.join()

    with store.units.read("test") as unit:
        newest = unit.session.scalars(select(Audit.hash).order_by(Audit.seq.desc())).first()
        assert store.units.progress().heads == {store.units.replica: newest}
        assert store.units.progress().last_sequence == unit.session.scalar(select(func.max(Step.seq)))


def test_a_line_that_could_not_be_written_is_tried_again_and_is_not_taken_for_the_head(store: OpenStore) -> None:
    store.units.note("test.first")
    head = store.units.progress().heads
    with store.vault.engine.begin() as connection:
        connection.execute(text("CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END"))

    with pytest.raises(IntegrityError):
        store.units.note("test.second")
    assert store.units.progress().heads == head
    with store.vault.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER full"))
    store.units.note("test.second")

    with store.units.read("test") as unit:
        assert unit.session.scalars(select(Audit.kind).order_by(Audit.seq.desc())).first() == "test.second"


def test_on_a_full_disk_she_reads_on_and_the_line_is_written_when_there_is_room(
    store: OpenStore, noah_case: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object, **_values: object) -> None:
        raise StoreError("Disken er fuld.")

    with monkeypatch.context() as patched:
        patched.setattr(store.units, "_commit", full)
        with store.units.read("case.read") as unit:
            unit.about(noah_case)
        with pytest.raises(StoreError), store.units.step("Ret", "test") as unit:
            unit.get(Case, noah_case).one_line = "ny"
    with store.units.read("people.list"):
        pass

    with store.vault.engine.connect() as connection:
        newest = connection.execute(select(Audit.kind, Audit.subjects).order_by(Audit.seq.desc()).limit(2)).all()
    assert [row.kind for row in newest] == ["people.list", "case.read"]
    assert newest[1].subjects == str(noah_case)
