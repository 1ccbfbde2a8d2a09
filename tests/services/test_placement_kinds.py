"""Kinds of placement: the shipped ones with their rungs, our own beside them, and the choice on an intervention."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.plan import Intervention
from app.services.placement_kinds import (
    PlacementKind,
    add_placement_kind,
    kind_of,
    list_placement_kinds,
    list_placements,
    placement_choices,
    save_kind,
    set_placement_kind,
    shipped_kinds,
    turn_placement_kind,
)
from app.services.records import change_record, list_records
from tests.doing import ask, do
from tests.services.due_making import a_case, help_that_runs


def placed(store: OpenStore, case_id: UUID, **values: str) -> UUID:
    return help_that_runs(store, case_id, **({"name": "Plejefamilie", "placement": "ja"} | values))


def row(store: OpenStore, help_id: UUID) -> Intervention:
    with store.units.read("test") as unit:
        return unit.get(Intervention, help_id)


def kind(store: OpenStore, kind_id: str) -> PlacementKind:
    return next(each for each in ask(store, list_placement_kinds) if each.id == kind_id)


def test_every_shipped_kind_lies_on_a_rung_of_placements_or_at_home() -> None:
    assert {each.rung for each in shipped_kinds()} == {3, 4, 5, 6}
    assert len({each.name for each in shipped_kinds()}) == len(shipped_kinds())


def test_only_a_placement_has_a_kind_to_choose(store: OpenStore) -> None:
    case_id = a_case(store)
    away, home = placed(store, case_id), help_that_runs(store, case_id)
    assert set(ask(store, list_placements, case_id)) == {away}
    do(store, change_record, "intervention", home, {"rung": "5"})
    do(store, change_record, "intervention", away, {"placement": "nej"})
    assert set(ask(store, list_placements, case_id)) == {home}


def test_the_rung_follows_the_kind_where_none_stands_and_stays_where_one_does(store: OpenStore) -> None:
    case_id = a_case(store)
    without, with_rung = placed(store, case_id), placed(store, case_id, rung="6")
    for each in (without, with_rung):
        do(store, set_placement_kind, each, "network_family")
    assert (row(store, without).rung, row(store, with_rung).rung) == (4, 6)
    do(store, set_placement_kind, without, "")
    assert (row(store, without).placement_kind, row(store, without).rung) == (None, 4)


def test_a_kind_of_our_own_is_chosen_by_its_first_words_and_keeps_its_name_out_of_use(store: OpenStore) -> None:
    case_id = a_case(store)
    help_id = placed(store, case_id)
    own = do(store, add_placement_kind, name="  Vores   eget hus ", rung=6)
    assert own == "Vores eget hus"
    do(store, set_placement_kind, help_id, own)
    do(store, turn_placement_kind, own, in_use=False)
    with store.units.read("test") as unit:
        assert own not in dict(placement_choices(unit))
        assert dict(placement_choices(unit, own))[own] == own
        assert dict(placement_choices(unit, "fra en anden kommune"))["fra en anden kommune"] == "fra en anden kommune"
    assert do(store, add_placement_kind, name="vores eget hus", rung=6) == own, "it comes back"
    assert kind(store, own).in_use


def test_a_kind_without_a_name_or_a_rung_is_refused(store: OpenStore) -> None:
    for name, rung in (("", 5), ("plejefamilie", 5), ("Nyt", 2), ("Nyt", 7), ("x" * 61, 5)):
        with pytest.raises(UserError):
            do(store, add_placement_kind, name=name, rung=rung)


def test_a_kind_of_a_profile_takes_its_place_and_one_that_is_none_is_refused(store: OpenStore) -> None:
    renamed = kind_of({"id": "ship", "name": "Skib", "rung": 6, "in_use": False})
    do(store, save_kind, renamed)
    do(store, save_kind, kind_of({"id": "Hytten", "name": "Hytten", "rung": 5}))
    here = ask(store, list_placement_kinds)
    assert (kind(store, "ship"), here[-1].id, len(here)) == (renamed, "Hytten", len(shipped_kinds()) + 1)
    for wrong, fault in (
        ({"id": "x", "name": "X"}, KeyError), ({"id": "x", "name": "X", "rung": "5"}, TypeError),
        ({"id": "x", "name": "X", "rung": 1}, UserError), ({"id": " ", "name": "X", "rung": 5}, UserError),
    ):  # fmt: skip
        with pytest.raises(fault):
            kind_of(wrong)


def test_a_kind_nobody_knows_is_refused_but_one_that_stands_there_may_stay(store: OpenStore) -> None:
    help_id = placed(store, a_case(store))
    with pytest.raises(UserError, match="Vælg en anden"):
        do(store, set_placement_kind, help_id, "måne")
    do(store, change_record, "intervention", help_id, {"placement_kind": "måne"})
    do(store, set_placement_kind, help_id, "måne")
    assert row(store, help_id).placement_kind == "måne"


def test_a_form_shows_the_kind_by_its_name(store: OpenStore) -> None:
    case_id = a_case(store)
    do(store, set_placement_kind, placed(store, case_id), "ship")
    [record] = ask(store, list_records, case_id, "intervention")
    assert [each.shown for each in record.fields if each.name == "placement_kind"] == ["Skibsprojekt"]
