"""No plain text on the disk: a word of its own in every text column, then looked for in every byte."""

from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.models.case import Case
from app.models.registry import CASE_CLASSES, RECORD_CLASSES
from app.models.setup import Profile
from app.services.case_content import store_content
from app.services.history import undo
from app.services.papers import finish_paper, plan_for
from app.services.profile import save_profile, save_setting
from app.services.search_words import search
from app.store.backup import backup
from tests.every_field import full_case, text_columns
from tests.leaks.canaries import LONG_STEM, STEM, hits_under, word

COLUMNS = [(kind.__tablename__, name) for kind in (Case, *CASE_CLASSES, Profile) for name in text_columns(kind)]
CANARIES = {where: word(number) for number, where in enumerate(COLUMNS)}
DRAFT, SETTING, SEARCHED = f"{STEM}kladde qzx", f"{STEM}indstilling qzx", f"{LONG_STEM}0"
TABLES = (b"case_", b"profile", b"CREATE TABLE")


def used(store: OpenStore, folder: Path) -> None:
    """Fill every text, search, print in memory, type a draft, undo, back up."""
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        case_id = store_content(unit, full_case(lambda table, column: CANARIES[table, column]))
    with store.units.step("Om dig", "profile.save") as unit:
        save_profile(unit, {name: CANARIES["profile", name] for name in text_columns(Profile)})
        save_setting(unit, "sidst set", SETTING)
    with store.units.read("search") as unit:
        assert search(unit, SEARCHED)
    with store.units.step("Lav plan", "paper.finish", undoable=False) as unit:
        for copy in ("family", "child", "professional"):
            draft = plan_for(unit, case_id, copy=copy)
            finish_paper(unit, case_id, draft, plan_pdf(draft.paper))
    with store.units.step("Ret", "test") as unit:
        unit.get(Case, case_id).why = CANARIES["case_", "one_line"]
    with store.units.step("Fortryd", "step.undo") as again:
        undo(again, unit.outcome.step_id)
    store.drafts.keep("aftale", DRAFT, case_id)
    store.drafts.flush()
    store.seal()
    backup(store.vault, folder / "kopi.zip")
    store.drafts.keep("aftale", DRAFT + " efter kopien", case_id)
    store.drafts.flush()


def hits(folder: Path) -> list[str]:
    """Return where one of the words lies, or how our tables are called."""
    tables = [
        f"{path}: {name!r}"
        for path in sorted(each for each in folder.rglob("*") if each.is_file())
        for name in TABLES
        if name in path.read_bytes()
    ]
    return [*hits_under(folder), *tables]


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder of our own, so that what is left in it is seen."""
    folder = tmp_path / "tmp"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_no_word_of_any_column_lies_readable_on_the_disk(store: OpenStore, tmp_path: Path, temporary: Path) -> None:
    used(store, tmp_path)
    names = {each.name for each in tmp_path.iterdir()}

    assert {"rundbord.db", "rundbord.db-wal", "rundbord.db-shm", "rundbord.db.key", "kopi.zip", "tmp"} <= names
    assert (tmp_path / "rundbord.db-wal").stat().st_size > 0
    assert hits(tmp_path) == []
    store.close()
    assert hits(tmp_path) == []
    assert list(temporary.iterdir()) == []


def test_the_canaries_really_are_in_the_store(store: OpenStore, tmp_path: Path) -> None:
    used(store, tmp_path)

    held = []
    with store.vault.engine.connect() as connection:
        for table, column in COLUMNS:
            rows = connection.execute(RECORD_CLASSES[table].__table__.select()).mappings().all()
            held += [CANARIES[table, column]] if any(_holds(row[column], (table, column)) for row in rows) else []
    assert len(COLUMNS) > 100
    assert held == list(CANARIES.values())


def _holds(value: Any, where: tuple[str, str]) -> bool:
    return value == CANARIES[where]


def test_the_search_for_them_would_find_one(tmp_path: Path) -> None:
    for number, raw in enumerate((SETTING.encode(), SETTING.encode("utf-16-le"), b"CREATE TABLE case_ (id)")):
        (tmp_path / f"fil-{number}").write_bytes(b"\0\1" + raw)

    found = [each.removeprefix(f"{tmp_path}/") for each in hits(tmp_path)]
    assert found == ["fil-0: plain", "fil-1: UTF-16LE", "fil-2: b'case_'", "fil-2: b'CREATE TABLE'"]
