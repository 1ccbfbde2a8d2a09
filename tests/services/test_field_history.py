"""Who changed what from what: in Danish, newest first, a page at a time, with births, removals and what was undone."""

import datetime as dt
import json
import re
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from app.bootstrap import OpenStore
from app.models.agreement import Agreement
from app.models.ids import new_id
from app.models.log import Change, Step
from app.services import agreements, history, people, records
from app.services.cases import start_case
from app.services.field_history import PAGE, HistoryFilter, HistoryPage, HistoryRow, case_history
from tests.as_shipped import run_as_shipped
from tests.doing import ask, do
from tests.shipped import PASSPHRASE, TODAY


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    """A case with one child."""
    store.units.actor = "Sanne"
    return UUID(str(do(store, start_case, child_name="Asta Holm")))


def page(store: OpenStore, case_id: UUID, before: Any = None, limit: int = PAGE, **wanted: Any) -> HistoryPage:
    found = ask(store, case_history, case_id, wanted=HistoryFilter(**wanted), before=before, limit=limit)
    assert isinstance(found, HistoryPage)
    return found


def newest(store: OpenStore, case_id: UUID, **wanted: Any) -> HistoryRow:
    return page(store, case_id, **wanted).rows[0]


def child_of(store: OpenStore, case_id: UUID) -> UUID:
    return UUID(str(ask(store, people.list_people, case_id)[0].id))


def test_a_change_tells_field_values_who_and_when_in_danish(store: OpenStore, case_id: UUID) -> None:
    do(store, records.change_record, "person", child_of(store, case_id), {"birth": "14. marts 2015"})
    do(store, records.change_record, "person", child_of(store, case_id), {"birth": "ca. 2014"})

    row = newest(store, case_id)

    assert (row.section, row.record, row.field, row.what) == ("Person", "Asta Holm", "Født", "ændret")
    assert (row.before, row.after, row.actor) == ("14. marts 2015", "ca. 2014", "Sanne")
    assert row.at == TODAY
    assert row.at.utcoffset() == dt.timedelta(hours=1), "told in Danish time"


def test_choices_dates_and_ids_are_told_in_words(store: OpenStore, case_id: UUID) -> None:
    mother = do(store, people.add_person, case_id, name="Mia Holm")
    added = do(store, records.add_record, case_id, "custody", {"child_id": child_of(store, case_id)})
    do(store, records.change_record, "custody", added, {"kind": "joint", "residence_with_id": str(mother)})

    told = {row.field: (row.before, row.after) for row in page(store, case_id).rows}

    assert told["Forældremyndighed"] == ("ikke afklaret", "fælles")
    assert told["Bopæl hos"] == ("", "Mia Holm")


def test_births_and_removals_are_told_and_a_removed_row_keeps_its_name(store: OpenStore, case_id: UUID) -> None:
    mother = do(store, people.add_person, case_id, name="Mia Holm", birth="ca. 1985")
    do(store, people.remove_person, mother)

    removed, born = page(store, case_id).rows[:2]

    assert (removed.what, removed.record) == ("fjernet", "Mia Holm")
    assert (born.what, born.record, born.after) == ("tilføjet", "Mia Holm", "Navn: Mia Holm · Født: ca. 1985")


def undo(store: OpenStore, step_id: UUID) -> UUID:
    with store.units.step("Fortryd", "step.undo", undoes=step_id) as unit:
        history.undo(unit, step_id)
    return UUID(str(unit.outcome.step_id))


def test_an_undone_step_says_so_until_it_is_done_again(store: OpenStore, case_id: UUID) -> None:
    with store.units.step("Tilføj person", "person.add") as unit:
        people.add_person(unit, case_id, name="Mia Holm")
    step = UUID(str(unit.outcome.step_id))

    def is_undone() -> bool:
        return next(row.undone for row in page(store, case_id).rows if row.step == "Tilføj person")

    assert not is_undone()
    reversal = undo(store, step)
    assert is_undone()
    assert newest(store, case_id).what == "fjernet"
    undo(store, reversal)
    assert not is_undone()
    assert newest(store, case_id).what == "sat tilbage"


def test_a_person_is_found_by_what_points_at_them(store: OpenStore, case_id: UUID) -> None:
    mother = do(store, people.add_person, case_id, name="Mia Holm")
    do(store, people.add_person, case_id, name="Kaj")
    do(store, agreements.add_agreement, case_id, text="ringer", owners=[mother])

    about = page(store, case_id, person_id=mother).rows

    assert {row.section for row in about} >= {"Person", "Aftale: hvem"}
    assert "Kaj" not in " ".join(row.record for row in about)


def test_a_kind_is_found_with_what_lies_inside_it(store: OpenStore, mathias_case: UUID) -> None:
    found = page(store, mathias_case, table="meeting").rows

    assert {row.section for row in found} == {"Møde", "Møde: deltager"}


@pytest.mark.parametrize("words", ["mia", "HOLM mia", "tilføjet mia", "født mia"])
def test_words_are_sought_in_what_is_shown(store: OpenStore, case_id: UUID, words: str) -> None:
    do(store, people.add_person, case_id, name="Mia Holm", birth="ca. 1985")
    do(store, people.add_person, case_id, name="Kaj")

    assert [row.record for row in page(store, case_id, words=words).rows] == ["Mia Holm"]


def test_pages_follow_each_other_without_gap_or_double(store: OpenStore, mathias_case: UUID, noah_case: UUID) -> None:
    whole = [row.id for row in page(store, mathias_case, limit=10_000).rows]
    walked: list[int] = []
    part = page(store, mathias_case, limit=7)
    while True:
        walked += [row.id for row in part.rows]
        if part.next_before is None:
            break
        part = page(store, mathias_case, before=part.next_before, limit=7)

    assert walked == whole
    assert len(set(whole)) == len(whole) > 100


def test_the_order_of_rows_and_inner_marks_are_not_told(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        row = unit.live(Agreement, Agreement.case_id == mathias_case)[0]
        row.order_key = "zz"
    assert newest(store, mathias_case).step != "Ret"


def many_changes(store: OpenStore, case_id: UUID, number: int) -> None:
    person, steps, changes = child_of(store, case_id), [], []
    with store.vault.engine.connect() as connection:
        last = connection.execute(select(Step.seq).order_by(Step.seq.desc())).scalar() or 0
    for place in range(1, number + 1):
        step = new_id()
        steps.append({"id": step, "seq": last + place, "replica": "r", "name": "Ret person", "actor": "Sanne",
                      "at": TODAY, "hlc": f"{place:012x}-0000-r", "case_id": case_id, "undoable": True})  # fmt: skip
        changes.append({"step_id": step, "table_name": "person", "row_id": person, "column_name": "role",
                        "before": json.dumps(f"nr. {place - 1}"), "after": json.dumps(f"nr. {place}")})  # fmt: skip
    with store.vault.engine.begin() as connection:
        connection.execute(insert(Step), steps)
        connection.execute(insert(Change), changes)


TIMED = """
import sys, time
from pathlib import Path
from uuid import UUID
from app.bootstrap import open_store
from tests.services.test_field_history import page
from tests.shipped import CHEAP, TODAY
store, spent = open_store(Path(sys.argv[1]), sys.argv[2], floor=CHEAP, now=lambda: TODAY), []
for _ in range(3):
    began = time.perf_counter()
    found = page(store, UUID(sys.argv[3]))
    spent.append(time.perf_counter() - began)
print(found.rows[0].after, len(found.rows), min(spent), sep=";")
store.close()
"""


@pytest.mark.long(sample=False)
def test_ten_thousand_changes_open_at_once(store: OpenStore, case_id: UUID) -> None:
    many_changes(store, case_id, 10_000)
    assert page(store, case_id, words="tilføjet asta").rows, "the oldest change is found by its words"
    path = store.vault.path
    store.close()

    newest_value, count, spent = run_as_shipped(TIMED, path, PASSPHRASE, case_id).split(";")

    assert (newest_value, int(count)) == ("nr. 10000", PAGE)
    assert float(spent) < 0.1


def test_no_id_of_the_program_is_shown_for_a_name(store: OpenStore, noah_case: UUID) -> None:
    told = [f"{row.before} {row.after}" for row in page(store, noah_case, limit=1000).rows]

    assert [each for each in told if re.search(r"[a-z]_[a-z]", each)] == []
    assert any("Slags anbringelse: Socialpædagogisk opholdssted" in each for each in told)
