"""»Set fra« in a case: what everybody is to one of them, and finding people by what is typed."""

from uuid import UUID, uuid4

import pytest
from doing import ask, do
from hypothesis import example, given
from hypothesis import strategies as st

from app.bootstrap import OpenStore
from app.genogram.family import ChildLink, Family, FamilyPerson, Union
from app.services import people
from app.services.cases import start_case
from app.services.relation_search import Age, Wanted, parse_relation, people_who_are
from app.services.relation_words import find_by_relation, relation_words


def by_called(store: OpenStore, case_id: UUID) -> dict[str, UUID]:
    return {row.called: row.id for row in ask(store, people.list_people, case_id)}


def seen_from(store: OpenStore, case_id: UUID, ego: str) -> dict[str, str]:
    ids = by_called(store, case_id)
    words = ask(store, relation_words, case_id, ids[ego])
    return {called: words[each] for called, each in ids.items() if each in words}


def test_story_a_seen_from_the_boy_and_from_his_half_sister(store: OpenStore, mathias_case: UUID) -> None:
    boy = seen_from(store, mathias_case, "Mathias")
    assert {each: boy[each] for each in ("Lone", "Torben", "Alma", "Inger")} == {
        "Lone": "mor",
        "Torben": "far",
        "Alma": "halvsøster",
        "Inger": "mormor",
    }
    girl = seen_from(store, mathias_case, "Alma")
    assert (girl["Mathias"], girl["Torben"], girl["Inger"]) == ("halvbror", "halvbrors far", "mormor")


def test_story_c_has_both_the_birth_and_the_foster_family(store: OpenStore, liv_case: UUID) -> None:
    liv = seen_from(store, liv_case, "Liv")
    assert {"mor", "plejemor", "plejefar", "halvbror", "mormor"} <= set(liv.values())


def test_people_of_the_network_have_no_word_and_see_none(store: OpenStore, noah_case: UUID) -> None:
    ids = by_called(store, noah_case)
    assert "Rune" in ids
    assert "Rune" not in seen_from(store, noah_case, "Noah")
    assert ask(store, relation_words, noah_case, ids["Rune"]) == {}
    assert ask(store, relation_words, noah_case, uuid4()) == {}
    assert ask(store, find_by_relation, noah_case, uuid4(), "mor") == []


def test_words_follow_the_family_as_it_is_changed(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Asta")
    asta = ask(store, people.list_people, case_id)[0].id
    mother, _ = do(store, people.add_parents, asta, mother="Mie", father="Bo")
    partner = do(store, people.add_partner, mother, name="Kaj", gender="man", event="cohabiting")

    assert ask(store, relation_words, case_id, asta)[partner] == "papfar"
    assert ask(store, find_by_relation, case_id, asta, "stedfar") == [partner]
    assert ask(store, find_by_relation, case_id, partner, "kærestes barn") == [asta]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mor", ["Lone"]),
        ("MIN MOR", ["Lone"]),
        ("halvsøster", ["Alma", "Freja"]),
        ("halvsoester", ["Alma", "Freja"]),
        ("søskende", ["Alma", "Storm", "Freja"]),
        ("fars nye kone", ["Åse"]),
        ("papmor", ["Åse"]),
        ("stedmor", ["Åse"]),
        ("bedsteforældre", ["Inger", "Poul", "Ruth"]),
        ("bedstemor", ["Inger", "Ruth"]),
        ("mors mor", ["Inger"]),
        ("halvsøsters far", ["Torben", "Minh"]),
        ("mors ekskæreste", ["Minh"]),
        ("mors eks", ["Torben", "Minh"]),
        ("mors tidligere mand", ["Torben"]),
        ("lillebror", ["Storm"]),
        ("storesøster", []),
        ("den tolvte kejser", []),
        ("Almas far", ["Minh"]),
        ("", []),
        ("s", []),
        ("mormo", ["Inger"]),
    ],
)
def test_what_is_typed_finds_who_is_meant(store: OpenStore, mathias_case: UUID, typed: str, found: list[str]) -> None:
    ids = by_called(store, mathias_case)
    names = {each: called for called, each in ids.items()}
    who = ask(store, find_by_relation, mathias_case, ids["Mathias"], typed)
    assert sorted(names[each] for each in who) == sorted(found)


def test_a_phrase_is_read_word_by_word() -> None:
    assert parse_relation("Mors lillebror") == (Wanted("mor"), Wanted("bror", Age.YOUNGER))
    assert parse_relation("min fars ældste søster") == (Wanted("far"), Wanted("soester", Age.OLDEST))
    assert parse_relation("storebrors tidligere kone") == (Wanted("bror", Age.OLDER), Wanted("ekskone"))
    assert parse_relation("fars eks") == (Wanted("far"), Wanted("eks"))
    assert parse_relation("  ") == parse_relation("min") == ()


def sibship(*births: str) -> Family:
    """A woman with siblings born in these years (an empty one is not known), and her child."""
    persons = [FamilyPerson("child", "Ea"), FamilyPerson("mother", "Mie Holm", "woman", birth_sort="1985-03-01")]
    persons += [FamilyPerson(f"b{n}", f"Bror {n}", "man", birth_sort=each or None) for n, each in enumerate(births)]
    siblings = [ChildLink(each.id, "u") for each in persons[1:]]
    return Family(tuple(persons), (Union("u", ("x",)), Union("m", ("mother",))), (*siblings, ChildLink("child", "m")))


def test_younger_and_older_are_than_the_one_before_in_the_phrase() -> None:
    family = sibship("1980", "1990-01-01", "1995")
    assert people_who_are(family, "child", "mors lillebror") == ["b1", "b2"]
    assert people_who_are(family, "child", "mors storebror") == ["b0"]
    assert people_who_are(family, "child", "mors ældste bror") == ["b0"]
    assert people_who_are(family, "child", "mors yngste bror") == ["b2"]
    assert people_who_are(family, "child", "Mies yngste bror") == ["b2"]


def test_nobody_is_left_out_for_a_birth_that_is_not_known() -> None:
    family = sibship("", "1985", "1980")
    assert people_who_are(family, "child", "mors lillebror") == ["b0", "b1"]


def test_the_definite_form_finds_as_well() -> None:
    family = sibship("1980")
    assert people_who_are(family, "child", "moren") == ["mother"]
    assert people_who_are(family, "child", "morbroren") == ["b0"]
    assert people_who_are(family, "mother", "barnet") == ["child"]
    assert people_who_are(family, "b0", "søsterens børn") == ["child"]


WORDS = st.sampled_from(
    ["mors", "mor", "fars", "eks", "tidligere", "lille", "ældste", "børnenes", "nye", "s", "søskendes"]
)


@given(st.lists(WORDS | st.text(max_size=6), max_size=5).map(" ".join))
@example("eks ældste")
@example("s s s")
def test_whatever_is_typed_finds_people_of_the_family_or_nobody(typed: str) -> None:
    family = sibship("1980", "")
    assert set(people_who_are(family, "child", typed)) <= {"mother", "b0", "b1"}
