"""Stores made by earlier versions open, are brought up to date, and lose nothing.

`older/store-vN.zip` is a backup written by version N of the program itself, with story A and half a sentence in it.
"""

import json
import re
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import text

from app.bootstrap import OpenStore, open_store
from app.models.case import Child
from app.models.enums_people import TieQuality
from app.models.people import NetworkTie
from app.services.case_content import content_of
from app.services.cases import find_case
from app.services.drawing_places import tidy
from app.services.family import family_of_case
from app.services.history import undo
from app.services.network_pictures import take_picture
from app.store.check import findings
from app.store.connection import SCHEMA_VERSION
from app.store.key_format import VERSION, decode
from app.store.migrations import version
from tests.shipped import CHEAP, PASSPHRASE, TODAY

OLDER = Path(__file__).parent / "older"
CODE_V1 = "HK3AR-MMCKD-B4X9M-G9CMM-ARKF8-DABJU"
CASE_FILE = Path(__file__).parents[2] / "resources" / "examples" / "a-mathias.json"


@pytest.fixture(params=sorted(OLDER.glob("*.zip")), ids=lambda path: path.stem)
def older(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    with zipfile.ZipFile(request.param) as archive:
        archive.extractall(tmp_path / "older")
    return tmp_path / "older" / "rundbord.db"


def test_an_older_store_opens_whole_and_up_to_date(older: Path) -> None:
    opened = open_store(older, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert version(opened.vault.engine) == SCHEMA_VERSION
        assert findings(opened.vault.engine, opened.vault.progress) == []
        assert opened.warnings == []
        assert opened.drafts.kept()["aftale"] == "Kasper henter Mathias på"
        with opened.units.read("case.export") as unit:
            case = content_of(unit, find_case(unit, "2026-014"))
    finally:
        opened.close()
    shipped = json.loads(CASE_FILE.read_text(encoding="utf-8"))
    assert {key: len(rows) for key, rows in case.items() if isinstance(rows, list)} == {
        key: len(rows) for key, rows in shipped.items() if isinstance(rows, list)
    }


@pytest.mark.long
def test_a_family_of_an_older_store_is_drawn_placed_and_pictured(older: Path) -> None:
    opened = open_store(older, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        with opened.units.read("cases.find") as unit:
            case_id = find_case(unit, "2026-014")
            child = next(each.id for each in unit.live(Child, Child.case_id == case_id))
            assert {each.quality for each in unit.live(NetworkTie)} <= {TieQuality.ORDINARY, TieQuality.STRONG}
            before = family_of_case(unit, case_id)
        with opened.units.step("Flyt", "test") as unit:
            tidy(unit, case_id)
            take_picture(unit, case_id, child, words="sådan er det")
        assert unit.outcome is not None
        with opened.units.read("genogram.read") as reading:
            assert {each.id for each in before.persons} == set(family_of_case(reading, case_id).order)
        with opened.units.step("Fortryd", "step.undo", undoes=unit.outcome.step_id) as again:
            undo(again, unit.outcome.step_id)
        with opened.units.read("genogram.read") as reading:
            assert family_of_case(reading, case_id) == before
    finally:
        opened.close()


def test_an_older_key_file_is_brought_up_to_date_and_every_slot_still_opens(tmp_path: Path) -> None:
    with zipfile.ZipFile(OLDER / "store-v1.zip") as archive:
        archive.extractall(tmp_path / "older")
    older = tmp_path / "older" / "rundbord.db"
    keys = older.with_name("rundbord.db.key")
    assert decode(keys.read_bytes()).version < VERSION

    open_store(older, PASSPHRASE, floor=CHEAP, now=lambda: TODAY).close()

    assert decode(keys.read_bytes()).version == VERSION
    open_store(older, CODE_V1, floor=CHEAP, now=lambda: TODAY).close()
    open_store(older, PASSPHRASE, floor=CHEAP, now=lambda: TODAY).close()


@pytest.mark.long
def test_an_older_store_brought_up_to_date_is_built_like_a_new_one(older: Path, store: OpenStore) -> None:
    opened = open_store(older, PASSPHRASE, floor=CHEAP, now=lambda: TODAY)
    try:
        assert shape(opened) == shape(store)
    finally:
        opened.close()


def shape(opened: OpenStore) -> dict[str, list[str]]:
    with opened.vault.engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")).all()
    # A column that came with a step stands after the older ones, and says itself what it points at.
    return {name: sorted(_apart(" ".join(sql.split())).replace(" )", ")").split(", ")) for name, sql in rows}


def _apart(sql: str) -> str:
    return re.sub(r"(\w+) BLOB (CONSTRAINT fk_\w+) REFERENCES", r"\1 BLOB, \2 FOREIGN KEY(\1) REFERENCES", sql)
