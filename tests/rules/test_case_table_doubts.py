"""Where a list from another system may be understood as more than it says: placeholders, ended help, protection."""

import pytest

from app.rules.case_table_cases import MOST_CHILDREN
from app.rules.case_table_rows import Weight
from app.services.case_table_import_write import is_closed
from tests.rules.test_case_table_reading import cases, read


@pytest.mark.parametrize("written", ["UFØDT", "mangler", "000000-0000", "0", "140227-0000", "140227-XXXX"])
def test_what_stands_for_a_number_nobody_has_yet_is_no_id_of_a_child(written: str) -> None:
    [row] = read("Navn;CPR", f"Ufødt;{written}")
    assert not {"cpr", "other_id"} & set(row.values)
    assert [each.weight for each in row.faults] == [Weight.WARNS]


def test_two_children_without_a_number_yet_are_two_cases() -> None:
    assert len(cases("Navn;CPR", "Ufødt;UFØDT", "Ufødt;UFØDT")) == 2


def test_a_replacement_number_is_still_another_id() -> None:
    [row] = read("Navn;CPR", "Ida;140315-1AB2")
    assert row.values["other_id"] == "140315-1AB2"


@pytest.mark.parametrize("states", [("Afsluttet", "Aktiv"), ("Aktiv", "Afsluttet")])
def test_a_case_is_open_when_only_some_of_its_help_has_ended(states: tuple[str, str]) -> None:
    [case] = cases("Sagsnr;Navn;Indsats;Status", *(f"7;Ida;Hjælp {place};{each}" for place, each in enumerate(states)))
    assert not is_closed(case.facts)
    assert any("i gang" in each.sentence for each in case.faults)
    [ended] = cases("Sagsnr;Navn;Status", "7;Ida;Afsluttet", "7;Bo;Afsluttet")
    assert is_closed(ended.facts)


def test_a_day_ahead_closes_no_case() -> None:
    [case] = cases("Sagsnr;Navn;Slutdato", "7;Ida;31-12-2027")
    assert not is_closed(case.facts)
    assert [each.weight for each in case.faults] == [Weight.WARNS]


@pytest.mark.parametrize("address", ["Adressebeskyttet", "Vej 9 (beskyttet)", "Navne- og adressebeskyttelse"])
def test_an_address_that_says_it_is_protected_is(address: str) -> None:
    [row] = read("Navn;Adresse;Adressebeskyttelse", f"Ida;{address};Nej")
    assert row.values["protected"] == "yes"
    assert row.values.get("address") == (address if "Vej" in address else None)


def test_a_name_that_is_kept_from_us_is_protected() -> None:
    [row] = read("Fornavn;CPR", "Navne- og adressebeskyttet;140315-4321")
    assert row.values["protected"] == "yes"


def test_no_number_stands_in_the_name_of_who_has_custody() -> None:
    [row] = read("Navn;Forældremyndighed", "Ida;Anna Holm 010185-1234")
    assert row.values["custody"] == "Anna Holm"


def test_a_road_whose_name_is_secret_is_only_a_road() -> None:
    [row] = read("Navn;Adresse", "Ida;Hemmeligvej 9")
    assert "protected" not in row.values


def test_a_sibling_at_a_protected_address_is_protected_and_one_elsewhere_is_not() -> None:
    head = "Sagsnr;Navn;Adresse;Adressebeskyttelse"
    [case] = cases(head, "7;Ida;Vej 9;Ja", "7;Bo;vej 9,;", "7;Ea;Gade 2;", "7;Kaj;;")
    assert [each.facts.get("protected") for each in case.children] == ["yes", "yes", None, None]


def test_no_case_is_called_by_the_number_of_its_child() -> None:
    [row] = read("Sagsnr;Navn", "140315-4321;Ida")
    assert (row.values.get("number"), row.values["cpr"]) == (None, "140315-4321")
    [row] = read("Sagsnr;Navn", "1403154321;Ida")  # ten figures may be any number
    assert row.values["number"] == "1403154321"
    [row] = read("Sagsnr;Navn", "140315-4321;Ida", training=True)
    assert Weight.STOPS in {each.weight for each in row.faults}


def test_a_number_that_stands_at_all_cases_is_no_case_number() -> None:
    [case] = cases("Sagsnr;Navn", *(f"27.24.00;Barn {number}" for number in range(MOST_CHILDREN + 1)))
    assert case.waits(without_faults=True)


def test_a_child_that_is_not_placed_is_not_placed_with_words() -> None:
    assert read("Navn;Anbringelse", "Ida;Ikke relevant")[0].values["placement"] == "no"
    assert "placement" not in read("Navn;Anbringelse", "Ida;Uoplyst")[0].values


def test_a_caseworker_is_named_as_she_is_called() -> None:
    assert read("Navn;Sagsbehandler", "Ida;Vinkler, Dorthe")[0].values["caseworker"] == "Dorthe Vinkler"
