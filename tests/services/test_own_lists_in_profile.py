"""The municipality's own lists travel in its profile file, and a wrong one says on which line."""

from dataclasses import replace

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.exchange.municipal_profile import read_profile, write_profile
from app.services.case_weights import criteria_are_own, read_criteria, restore_criteria, save_criteria
from app.services.municipal_profile import export_profile, preview_profile, take_profile
from app.services.notification_senders import list_senders, restore_senders, save_senders, shipped_senders
from app.services.placement_kinds import add_placement_kind, list_placement_kinds, turn_placement_kind
from app.services.plan_aims import Aim, aims_here, restore_aims, save_aims, shipped_aims
from tests.doing import ask, do

CLUB = "own:school:Klubben Havnen"


def test_senders_aims_weights_and_kinds_of_placement_go_from_one_laptop_to_another(store: OpenStore) -> None:
    do(store, save_senders, [CLUB, *shipped_senders().senders])
    do(store, save_aims, (*shipped_aims(), Aim("Ro", "Ro", "Der er ro.")))
    do(store, save_criteria, replace(ask(store, read_criteria), light_to=3))
    ship = do(store, add_placement_kind, name="Husbåd", rung=6)
    file = write_profile(ask(store, export_profile))
    assert ask(store, preview_profile, read_profile(file)) == ()
    do(store, restore_senders)
    do(store, restore_aims)
    do(store, restore_criteria)
    do(store, turn_placement_kind, ship, in_use=False)
    assert {each.area for each in ask(store, preview_profile, read_profile(file))} == {
        "Afsendere af underretninger", "Delmål på en plan", "Sagernes vægt", "Slags anbringelser",
    }  # fmt: skip
    do(store, take_profile, read_profile(file))
    assert ask(store, list_senders)[0].id == CLUB
    assert ask(store, aims_here)[-1] == Aim("Ro", "Ro", "Der er ro.")
    assert ask(store, criteria_are_own)
    assert next(each for each in ask(store, list_placement_kinds) if each.id == ship).in_use


def test_what_is_shipped_is_not_in_the_file(store: OpenStore) -> None:
    assert not {"notification_senders", "plan_aims", "case_weight_list", "placement_kind"} & set(
        ask(store, export_profile)
    )


@pytest.mark.parametrize(
    ("table", "row", "told"),
    [
        ("notification_senders", 'sender = ["school"]', "ikke en liste over afsendere"),
        ("notification_senders", "sender = 3", "»sender« kan ikke"),
        ("notification_senders", "", "»sender« mangler"),
        ("plan_aims", "aim = []", "ét til 30"),
        ("plan_aims", 'aim = [{id = "a", name = 3, text = ""}]', "»plan_aims« kan ikke"),
        ("plan_aims", "aim = [3]", "»plan_aims« kan ikke"),
    ],
)
def test_a_list_that_cannot_be_used_says_why(store: OpenStore, table: str, row: str, told: str) -> None:
    head = write_profile(ask(store, export_profile)).decode()
    file = f"{head}\n[[{table}]]\n{row}\n".encode()
    with pytest.raises(UserError, match=told):
        ask(store, preview_profile, read_profile(file))
