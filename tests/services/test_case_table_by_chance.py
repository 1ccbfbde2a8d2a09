"""Lists by chance: every mapped word is kept, the same list twice adds nothing, and filling changes nothing there."""

import json
import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.rules.case_table import TableMapping, TableRow
from app.rules.case_table_values import cell_text
from app.services.case_content import content_of
from app.services.case_table_import import preview_table, take_table
from app.services.case_table_import_rows import CaseList, Choices, Fate
from tests.doing import ask, do
from tests.ready_stores import nothing

WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp"]), max_size=12).map(
    lambda text: " ".join(text.split())
)


@settings(settings.get_profile("same"), max_examples=4)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, WORDS), min_size=1, max_size=5))
def test_every_mapped_word_of_any_list_is_in_the_case_file_and_twice_adds_nothing(
    ready_stores: Any, tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str, str]]
) -> None:
    table = CaseList(("a", "b", "c", "d"), tuple(TableRow(number, row) for number, row in enumerate(rows, 2)))
    mapping = TableMapping({0: "number", 1: "name", 2: "school", 3: "note"})
    with ready_stores.opened(tmp_path_factory.mktemp("table"), nothing) as (store, _):
        preview = ask(store, preview_table, table, mapping)
        if preview.count(Fate.NEW):
            taken = do(store, take_table, table, mapping)
            assert len(taken.new) == preview.count(Fate.NEW)
            with store.units.read("test") as unit:
                kept = json.dumps([content_of(unit, each) for each in taken.new], ensure_ascii=False)
            alone = {line.rows[0] for line in preview.lines if line.fate is Fate.NEW and len(line.rows) == 1}
            told = [row.cells for row in table.rows if row.number in alone]
            for cell in (cell_text(cells[place]) for cells in told for place in (0, 2, 3)):
                assert json.dumps(cell, ensure_ascii=False)[1:-1] in kept
        assert ask(store, preview_table, table, mapping).count(Fate.NEW) == 0


def facts_of(content: Any, path: str = "") -> dict[str, object]:
    """Return every fact of a case file by where it stands, rows by their id."""
    if isinstance(content, dict):
        return {key: each for name, value in content.items() for key, each in facts_of(value, f"{path}/{name}").items()}
    if isinstance(content, list):
        return {key: each for row in content for key, each in facts_of(row, f"{path}/{row['id']}").items()}
    return {path: content} if content != "unknown" else {}  # how a gender nobody told is written


CELLS = {
    "opened": ["", "01-02-2024", "2023"], "birth": ["", "2015", "14-03-2015"], "cpr": ["", "140315-4321"],
    "gender": ["", "dreng", "pige"], "mother": ["", "Anna", "Lis"], "father": ["", "Per"], "school": ["", "A", "B"],
    "help": ["", "Aflastning"], "rung": ["", "2", "5"], "next_on": ["", "14-12-2026", "01-01-2026"],
    "custody": ["", "fælles", "mor"], "last_on": ["", "01-11-2026"], "protected": ["", "ja", "nej"],
    "one_line": ["", "x", "y"], "other_id": ["", "i"],
}  # fmt: skip


@settings(settings.get_profile("same"), max_examples=5)
@given(st.data())
def test_whatever_is_filled_in_nothing_that_stood_there_changes(
    ready_stores: Any, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    fields = ["number", "name", *CELLS]
    mapping = TableMapping(dict(enumerate(fields)))
    first, then = ([data.draw(st.sampled_from(cells)) for cells in CELLS.values()] for _ in range(2))
    with ready_stores.opened(tmp_path_factory.mktemp("fill"), nothing) as (store, _):
        [case_id] = do(store, take_table, _one_row(fields, first), mapping).new
        before = facts_of(ask(store, content_of, case_id))
        found = ask(store, preview_table, _one_row(fields, then), mapping, Choices(fill=True)).lines[0]
        if found.fate is Fate.FILL:
            do(store, take_table, _one_row(fields, then), mapping, Choices(fill=True))
        after = facts_of(ask(store, content_of, case_id))
        assert {path: after.get(path) for path in before} == before
        again = ask(store, preview_table, _one_row(fields, then), mapping, Choices(fill=True))
        assert again.count(Fate.FILL) == 0


def _one_row(fields: list[str], cells: list[str]) -> CaseList:
    return CaseList(tuple(fields), (TableRow(2, ("7", "Ida Holm", *cells)),))


@pytest.mark.long(sample=False)
def test_a_thousand_rows_are_taken_in_within_twenty_seconds(store: OpenStore) -> None:
    fields = ["number", "name", "mother", "father", "custody", "help", "since", "next_on"]
    cells = ("Ida Holm", "Anna Holm", "Per Bo", "fælles", "Kontaktperson", "01-03-2026", "14-12-2026")
    table = CaseList(tuple(fields), tuple(TableRow(number, (str(number), *cells)) for number in range(1000)))
    begun = time.process_time()
    assert len(do(store, take_table, table, TableMapping(dict(enumerate(fields)))).new) == 1000
    assert time.process_time() - begun < 20
