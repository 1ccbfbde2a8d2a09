"""What need not be asked once nothing more is changed is what is not there, and nothing else."""

from uuid import UUID

from sqlalchemy import Engine, event

from app.bootstrap import OpenStore
from app.models.case import Case
from app.models.plan import Goal
from app.models.registry import CASE_CLASSES
from app.services.definitions import own_versions, take_in_use
from app.services.snapshot import read_case


def test_every_kind_of_a_case_reads_the_same_whether_or_not_it_was_asked_which_there_are(
    store: OpenStore, karla_case: UUID
) -> None:
    with store.units.read("case.show") as unit:
        settled = read_case(unit, karla_case)
        every = {kind: [row.id for row in settled.of(kind)] for kind in CASE_CLASSES}
        unit.settled = False
        one_by_one = read_case(unit, karla_case)
        assert every == {kind: [row.id for row in one_by_one.of(kind)] for kind in CASE_CLASSES}
    assert 10 < sum(map(bool, every.values())) < len(CASE_CLASSES) - 10


def test_what_is_written_in_a_step_is_there_though_the_case_was_read_before(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Mål", "goal.add") as unit:
        rows = read_case(unit, noah_case)
        for kind in (each for each in CASE_CLASSES if each is not Goal):
            rows.of(kind)
        added = unit.add(Goal(case_id=noah_case, text="Cyklen er lavet"))
        unit.session.flush()
        assert added in rows.of(Goal)
        assert not own_versions(unit, "guide")
        take_in_use(unit, "guide", "cykel", "{}")
        assert list(own_versions(unit, "guide")) == ["cykel"]
    with store.units.read("guides.list") as unit:
        assert list(own_versions(unit, "guide")) == ["cykel"]
        assert not own_versions(unit, "ruler")


def test_a_step_asks_for_no_kind_of_rows_that_the_case_has_none_of(store: OpenStore, noah_case: UUID) -> None:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        asked.append(statement)

    with store.units.read("case.show") as unit:
        empty = {kind.__tablename__ for kind in CASE_CLASSES if not read_case(unit, noah_case).of(kind)}
    event.listen(Engine, "before_cursor_execute", note)
    try:
        with store.units.step("Ret sagen", "case.change") as unit:
            unit.get(Case, noah_case).one_line = "Søvn og skole"
    finally:
        event.remove(Engine, "before_cursor_execute", note)
    in_vain = [table for table in empty if any(f"FROM {table} \n" in each for each in asked)]
    assert len(in_vain) <= 2, in_vain  # the first kinds are asked for one by one
    assert len(asked) < 45
