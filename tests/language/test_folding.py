"""Names under Danish rules: search, order, initials, possessive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.language.folding import first_name, fold, initials, join_names, possessive, sort_key


@pytest.mark.parametrize(("one", "other"), [
    ("Kjær", "kjaer"), ("Kjærgaard", "KJÆRGÅRD"), ("Åse", "Aase"), ("Østergård", "Oestergaard"), ("Björn", "Bjørn"),
    ("Anne-Grethe", "anne grethe"), ("Bäk", "Bæk"), ("Nguyễn", "nguyen"), ("René", "Rene"), ("O’Brien", "obrien"),
    ("  Liv   Holm ", "liv holm"), ("A\u030ase", "Åse"), ("Müller", "Muller"),
])
def test_two_spellings_of_a_name_meet_in_search(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Kjær", "Kær"), ("Bo", "Bø"), ("Hansen", "Jensen")])
def test_different_names_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_danish_order_ends_with_ae_oe_aa() -> None:
    names = ["Østergård", "Aagaard", "Ærø", "Zenia", "Anders", "Ågård", "Özlem", "Bo", "ali", "Åse", "Aase"]
    assert sorted(names, key=sort_key) == [
        "ali", "Anders", "Bo", "Zenia", "Ærø", "Østergård", "Özlem", "Aagaard", "Ågård", "Aase", "Åse",
    ]


def test_a_short_name_comes_before_a_longer_one_and_case_does_not_matter() -> None:
    assert sorted(["Svend Åge", "svend", "Svendsen"], key=sort_key) == ["svend", "Svend Åge", "Svendsen"]


@given(st.lists(st.text(max_size=8), max_size=6))
def test_order_does_not_depend_on_how_the_list_came(names: list[str]) -> None:
    assert sorted(names, key=sort_key) == sorted(reversed(names), key=sort_key)


@pytest.mark.parametrize(("name", "letters"), [
    ("Mathias Kjærgaard Østergård", "MKØ"), ("Jens-Ole Brask", "JOB"), ("Ludvig von Holst", "LH"), ("liv holm", "LH"),
    ("Åse", "Å"), ("", ""),
])
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(("name", "whose"), [
    ("Liv", "Livs"), ("Mathias", "Mathias’"), ("Max", "Max’"), ("Moritz", "Moritz’"), ("Elias", "Elias’"),
    ("Anne-Grethe Toft", "Anne-Grethe Tofts"), ("Jens-Ole", "Jens-Oles"), ("PPR", "PPR’s"), ("SFS", "SFS’s"),
    ("5.B", "5.B’s"), ("Åse", "Åses"), ("", ""),
])
def test_possessive(name: str, whose: str) -> None:
    assert possessive(name) == whose


@pytest.mark.parametrize(("names", "text"), [
    ([], ""), (["Lone"], "Lone"), (["Lone", "Inger"], "Lone og Inger"), (["Lone", "Inger", "Kasper"],
    "Lone, Inger og Kasper"),
])
def test_names_are_joined_without_a_comma_before_og(names: list[str], text: str) -> None:
    assert join_names(names) == text


def test_the_first_name_keeps_its_hyphen() -> None:
    assert first_name("Jens-Ole Brask") == "Jens-Ole"
    assert first_name("  ") == ""
    assert first_name("gammel nabo Inger Holm") == "gammel nabo Inger"
    assert first_name("inger holm") == "inger"
    assert first_name("Et barn uden navn") == "barnet", "nobody is called »Et«"
