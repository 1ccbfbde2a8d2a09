"""Parts of the program that can be switched off and on again without losing anything."""

from uuid import UUID

from doing import ask, do

from app.bootstrap import OpenStore
from app.models.setup import Module
from app.services.case_content import content_of
from app.services.history import undo
from app.services.modules import MODULES, list_modules, switch_module


def on(store: OpenStore) -> dict[str, bool]:
    return {row.key: row.on for row in ask(store, list_modules)}


def test_from_the_start_each_part_is_as_the_table_says(store: OpenStore) -> None:
    assert on(store) == {key: at_start for key, (_, _, at_start) in MODULES.items()}
    assert all(row.name and row.help.endswith(".") for row in ask(store, list_modules))


def test_a_switch_stays_where_it_was_put_and_can_be_undone(store: OpenStore) -> None:
    before = on(store)
    for key, was in before.items():
        do(store, switch_module, key, on=not was)
    assert on(store) == {key: not was for key, was in before.items()}
    assert len(ask(store, lambda unit: unit.live(Module))) == len(MODULES)

    key = next(iter(MODULES))
    with store.units.step("Slå til", "modules.switch") as unit:
        switch_module(unit, key, on=before[key])
    do(store, undo, unit.outcome.step_id)
    assert on(store)[key] is not before[key]


def test_what_is_off_is_kept_and_exported(store: OpenStore, noah_case: UUID) -> None:
    before = ask(store, content_of, noah_case)
    for key in MODULES:
        do(store, switch_module, key, on=False)

    assert ask(store, content_of, noah_case) == before
