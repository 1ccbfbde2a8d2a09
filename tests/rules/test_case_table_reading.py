"""Cells, headings and rows of another system's list, as they are read; nothing here needs a store."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.models.approx_date import Precision
from app.rules.case_table import CellKind, TableMapping, TableRow, words_of
from app.rules.case_table_cases import FileCase, cases_of
from app.rules.case_table_guess import column_keys, fingerprint, guess, heading_row, without_titles
from app.rules.case_table_rows import ReadRow, RowReader, Weight
from app.rules.case_table_values import (
    CPR_ROUNDED,
    CPR_ZERO,
    cell_text,
    read_cell_cpr,
    read_cell_day,
    read_name,
    read_names,
)
from app.services.case_table_import import shipped_case_table

TODAY = dt.date(2026, 11, 22)
TABLE = shipped_case_table()


def table_of(*lines: str) -> list[TableRow]:
    return [TableRow(number, tuple(line.split(";"))) for number, line in enumerate(lines, 1)]


def read(*lines: str, training: bool = False, answers: dict[tuple[str, str], str] | None = None) -> list[ReadRow]:
    """Read rows under their headings, the columns as guessed."""
    rows = table_of(*lines)
    headings = rows[0].cells
    mapping = TableMapping(guess(TABLE, headings, rows[1:]), answers or {})
    reader = RowReader(TABLE, headings, mapping, TODAY, training=training)
    return [reader.read(row) for row in rows[1:]]


def cases(*lines: str) -> tuple[FileCase, ...]:
    return cases_of(TABLE, read(*lines))


@pytest.mark.parametrize(
    "written",
    ["22-11-2026", "22.11.26", "2026-11-22", "22/11/2026", "22. november 2026", "46348", "46348,5", "20261122",
     "2026-11-22 00:00:00", "22-11-2026 kl. 10.15", "2026-11-22T10:15:00"],
)  # fmt: skip
def test_a_day_is_read_however_a_system_writes_it(written: str) -> None:
    found = read_cell_day(written)
    assert found is not None
    assert found.exact == dt.date(2026, 11, 22)


def test_a_year_alone_stays_a_year() -> None:
    found = read_cell_day("2015")
    assert found is not None
    assert (found.precision, found.exact) == (Precision.YEAR, None)


@pytest.mark.parametrize("written", ["31-02-2026", "i går måske", "99999", "0", "12", "x" * 5000])
def test_what_is_no_day_is_none(written: str) -> None:
    assert read_cell_day(written) is None


@pytest.mark.parametrize("written", ["140315-4321", "1403154321", "140315 4321", "14.03.15-4321"])
def test_a_cpr_number_is_read_with_and_without_a_sign_between(written: str) -> None:
    assert read_cell_cpr(written, TODAY).cpr == "140315-4321"


def test_a_zero_the_spreadsheet_dropped_is_put_back_and_said() -> None:
    found = read_cell_cpr("403154321", TODAY)
    assert (found.cpr, found.said, found.is_wrong) == ("040315-4321", CPR_ZERO, False)


@pytest.mark.parametrize("written", ["1234", "14031543210", "12345", "1,40315E+09", "040315432"])
def test_a_number_that_cannot_be_right_is_refused_without_being_repeated(written: str) -> None:
    found = read_cell_cpr(written, TODAY)
    assert found.is_wrong
    assert not found.cpr
    assert written not in found.said
    assert (found.said == CPR_ROUNDED) == ("E" in written)


def test_a_day_that_does_not_exist_and_a_replacement_number_become_another_id() -> None:
    for written in ("320115-1234", "140315-AB12"):
        found = read_cell_cpr(written, TODAY)
        assert (found.cpr, found.is_wrong) == ("", False)
        assert found.other_id
        assert found.said


def test_names_are_turned_round_only_when_one_comma_says_so() -> None:
    assert read_name("Holm,  Ida Marie") == "Ida Marie Holm"
    assert read_name("Holm, Ida, Bo") == "Holm, Ida, Bo"
    assert read_name("Ida Holm") == "Ida Holm"
    assert read_names("Holm, Anna; Per Holm og Bo\nKaj Ø") == ("Anna Holm", "Per Holm", "Bo", "Kaj Ø")


@pytest.mark.parametrize("cell", ["", "-", "null", "#N/A", "#REF!", "  ", "\u200b"])
def test_what_systems_write_for_nothing_is_nothing(cell: str) -> None:
    assert cell_text(cell) == ""


def test_the_cpr_number_excel_was_kept_from_counting_with_is_read() -> None:
    assert cell_text('="0403154321"') == "0403154321"


def test_headings_are_found_under_titles_and_blank_rows() -> None:
    rows = table_of("Udtræk fra fagsystem", ";;", "Sagsnr.;Borgernavn;CPR-nr.", "1;Ida;140315-4321")
    assert heading_row(TABLE, rows) == 2


def test_every_field_knows_its_own_name_and_no_heading_is_two_fields() -> None:
    seen: dict[str, str] = {}
    for field in TABLE.fields.values():
        for heading in field.headings:
            assert seen.setdefault(heading, field.id) == field.id
    assert {each.kind for each in TABLE.fields.values()} >= set(TABLE.phrases.keys() - {"name"})


@pytest.mark.parametrize(
    ("headings", "fields"),
    [
        (["SAGSNUMMER", "Barnets navn", "Cpr.nr", "Mor - navn"], ["number", "name", "cpr", "mother"]),
        (["Sag", "Fornavn", "Efternavn", "Fødselsdato"], ["number", "first", "last", "birth"]),
        (["Navn", "Ydelse", "Forventet slutdato"], ["name", "help", "expected_until"]),
        (["Borger", "Næste opfølgning", "Sidste opfølgning"], ["name", "next_on", "last_on"]),
        (["Fars tlf.", "Far", "Telefon"], ["father_phone", "father", "phone"]),
        (["Vægt", "Kode", "Navn"], [None, None, "name"]),
        (["Navn", "Mors CPR", "Værges navn", "Rådgivers telefon"], ["name", None, None, None]),
        (["Navn", "Startdato", "Slutdato", "Forventet slut"], ["name", "opened", "closed", None]),
        (["Navn", "Startdato", "Oprettet"], ["name", None, "opened"]),
        (["Indsats", "Navn", "Startdato", "Slutdato"], ["help", "name", "since", "until"]),
    ],
)
def test_columns_are_guessed_from_danish_headings(headings: list[str], fields: list[str | None]) -> None:
    found = guess(TABLE, headings)
    assert [found.get(place) for place in range(len(headings))] == fields


def test_a_column_of_nothing_but_cpr_numbers_is_known_without_its_heading() -> None:
    rows = [TableRow(2, ("Ida", "140315-4321")), TableRow(3, ("Bo", "150315-4321"))]
    assert guess(TABLE, ["Navn", "Kode"], rows) == {0: "name", 1: "cpr"}


def test_a_table_without_headings_begins_with_a_child_that_is_not_lost() -> None:
    headings, rows = without_titles(TABLE, table_of("Ida Holm;140315-4321", "Bo Skov;150315-4321"))
    assert headings == ("Kolonne 1", "Kolonne 2")
    assert [row.number for row in rows] == [1, 2]
    assert guess(TABLE, headings, rows) == {1: "cpr"}


def test_two_columns_of_one_name_are_remembered_apart_and_their_order_does_not_matter() -> None:
    assert column_keys(["Dato", "Navn", "Dato"]) == ["dato", "navn", "dato #2"]
    assert fingerprint(["A", "B"]) == fingerprint(["b", "a."])
    assert fingerprint(["A", "B"]) != fingerprint(["A", "C"])


def test_rows_of_one_number_are_siblings_and_rows_of_one_child_its_help() -> None:
    found = cases(
        "Sagsnr;Navn;CPR;Foranstaltning",
        "7;Ida Holm;140315-4321;Kontaktperson",
        "7;Ida Holm;140315-4321;Aflastning",
        "7;Bo Holm;150318-4321;",
        "8;Ida Holm;160310-4321;",
    )
    assert [len(case.children) for case in found] == [2, 1]
    assert [len(child.help) for child in found[0].children] == [2, 0]
    assert found[0].rows == (2, 3, 4)


def test_rows_without_any_number_are_cases_of_their_own() -> None:
    assert len(cases("Navn;By", "Ida;Ikast", "Ida;Ikast")) == 2


def test_the_first_row_stands_when_a_later_one_says_something_else_and_it_is_said() -> None:
    [case] = cases("Sagsnr;Navn;Status", "7;Ida;Aktiv", "7;Bo;Afsluttet")
    assert case.facts["status"] == "open"
    assert [fault.weight for fault in case.faults] == [Weight.WARNS]
    assert not case.waits(without_faults=False)


def test_an_unknown_word_of_protection_always_waits_for_an_answer() -> None:
    lines = ("Sagsnr;Navn;Adressebeskyttelse", "7;Ida;måske")
    [case] = cases(*lines)
    assert case.waits(without_faults=True)
    [row] = read(*lines, answers={("protected", words_of("måske")): "yes"})
    assert (row.values["protected"], row.faults) == ("yes", ())


def test_a_fault_names_row_and_column_and_never_the_number() -> None:
    [row] = read("Sagsnr;Navn;CPR", "7;Ida;14031543")
    assert [each.told() for each in row.faults] == ["Række 2, »CPR«: CPR-nummeret har 8 tal. Der skal være 10."]
    assert "14031543" not in repr(row)


def test_real_numbers_are_refused_in_training_and_made_up_ones_are_not() -> None:
    real, made_up = read("Navn;CPR", "Ida;140315-4321", "Bo;740315-4321", training=True)
    assert [each.weight for each in real.faults] == [Weight.STOPS]
    assert made_up.faults == ()
    assert made_up.values["birth"].exact == dt.date(2015, 3, 14)


def test_a_number_in_a_name_is_the_childs_and_one_in_the_title_is_taken_out() -> None:
    [row] = read("Borger;Sagstitel;Mor", "Holm, Ida (140315-4321);Børnesag 140315-4321 Ida;Anna Holm 150380-1234")
    assert (row.values["name"], row.values["cpr"]) == ("Ida Holm", "140315-4321")
    assert row.values["birth"].exact == dt.date(2015, 3, 14)
    assert (row.values["one_line"], row.values["mother"]) == ("Børnesag Ida", "Anna Holm")
    assert [fault.weight for fault in row.faults] == [Weight.WARNS]


def test_a_case_number_that_is_the_childs_own_number_is_not_kept_as_one() -> None:
    [row] = read("Sagsnr;Navn;CPR", "1403154321;Ida;140315-4321")
    assert "number" not in row.values
    assert len(row.faults) == 1


def test_days_where_no_such_day_should_lie_are_warned_of_and_taken() -> None:
    [row] = read("Navn;Oprettet;Næste opfølgning;Fødselsdag", "Ida;01-01-2027;01-01-2026;01-01-1990")
    assert len(row.faults) == 3
    assert {each.weight for each in row.faults} == {Weight.WARNS}
    assert row.values["next_on"] == dt.date(2026, 1, 1)


@settings(settings.get_profile("same"), max_examples=60)
@given(st.lists(st.lists(st.text(max_size=30), min_size=1, max_size=6), min_size=1, max_size=6), st.data())
def test_any_table_of_text_is_read_without_a_crash(cells: list[list[str]], data: st.DataObject) -> None:
    rows = [TableRow(number, tuple(each)) for number, each in enumerate(cells, 1)]
    place = heading_row(TABLE, rows)
    fields = st.sampled_from(sorted(TABLE.fields))
    columns = data.draw(st.dictionaries(st.integers(0, 6), fields, max_size=6))
    for mapping in (guess(TABLE, rows[place].cells, rows), columns):
        reader = RowReader(TABLE, rows[place].cells, TableMapping(mapping), TODAY)
        found = cases_of(TABLE, [reader.read(row) for row in rows])
        numbers = [number for case in found for number in case.rows]
        assert len(numbers) == len(set(numbers))


def test_kinds_that_are_asked_about_have_answers_that_mean_something() -> None:
    for kind, answers in TABLE.answers.items():
        assert set(TABLE.phrases[kind].values()) <= set(answers)
        assert CellKind(kind) in {field.kind for field in TABLE.fields.values()}
