"""Kinds of worry and professions: added, reworded and taken out of use; what stands in a case keeps its name."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.setup import Setting
from app.services import guide_lists
from app.services.concerns import begin_worry
from app.services.guide_lists import Entry, ListName
from app.services.ports import Unit
from app.services.records import blank_form, change_record, list_records
from tests.doing import ask, do

KIND = ListName.WORRY_KIND


def offered(store: OpenStore) -> dict[str, str]:
    return dict(ask(store, guide_lists.worry_kinds))


def kind_shown(store: OpenStore, case_id: UUID) -> str:
    [row] = ask(store, list_records, case_id, "concern")
    return next(str(each.shown) for each in row.fields if each.name == "kind")


def test_a_kind_is_added_with_its_words_as_id_and_offered_last(store: OpenStore) -> None:
    key = do(store, guide_lists.add_entry, KIND, "  Spil   og skærm ")
    assert key == "Spil og skærm"
    assert list(offered(store).items())[-1] == (key, key)


def test_what_is_out_of_use_is_not_offered_and_keeps_its_name_where_it_was_chosen(store: OpenStore) -> None:
    case = do(store, begin_worry, text="Sover i timen.", kind="care")
    do(store, guide_lists.rename_entry, KIND, "care", "Omsorg")
    do(store, guide_lists.turn_entry, KIND, "care", in_use=False)
    assert "care" not in offered(store)
    assert kind_shown(store, case) == "Omsorg"
    empty = next(each for each in ask(store, blank_form, case, "concern") if each.name == "kind")
    assert "care" not in dict(empty.choices)
    [row] = ask(store, list_records, case, "concern")
    do(store, change_record, "concern", row.id, {"kind": "care"})
    assert do(store, guide_lists.add_entry, KIND, "omsorg") == "care"
    assert offered(store)["care"] == "Omsorg"


def test_a_kind_from_another_municipality_is_shown_by_its_own_words(store: OpenStore) -> None:
    case = do(store, begin_worry, text="Sover i timen.", kind="Spil og skærm")
    assert kind_shown(store, case) == "Spil og skærm"


def test_names_that_cannot_be_are_refused_with_what_to_do(store: OpenStore) -> None:
    for name, said in ((" ", "hvad det skal hedde"), ("x" * 61, "kortere"), ("vold ELLER overgreb", "står på listen")):
        with pytest.raises(UserError, match=said):
            do(store, guide_lists.add_entry, KIND, name)
    with pytest.raises(UserError, match="står på listen"):
        do(store, guide_lists.rename_entry, KIND, "care", "Vold eller overgreb")
    with pytest.raises(UserError, match="ikke på listen"):
        do(store, guide_lists.rename_entry, KIND, "never", "Noget")
    one = [Entry("a", "A"), Entry("b", "B", in_use=False)]
    do(store, guide_lists.put_list, KIND, [*one, *[Entry(e.id, e.name, False) for e in guide_lists.shipped_list(KIND)]])
    with pytest.raises(UserError, match="mindst én"):
        do(store, guide_lists.turn_entry, KIND, "a", in_use=False)
    with pytest.raises(UserError, match="for lang"):
        do(store, guide_lists.put_list, KIND, [Entry(str(each), str(each)) for each in range(101)])


def test_a_list_that_cannot_be_read_is_the_shipped_one(store: OpenStore) -> None:
    def spoil(unit: Unit) -> None:
        unit.add(Setting(key="list:worry_kind", value='{"a": 3'))

    do(store, spoil)
    assert tuple(offered(store)) == tuple(each.id for each in guide_lists.shipped_list(KIND))
