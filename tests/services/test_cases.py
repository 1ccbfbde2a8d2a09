"""Starting, finding, closing and reopening cases."""

import datetime as dt

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.services.cases import add_child, close_case, list_cases, reopen_case, start_case
from app.services.due_rows import list_due
from app.services.people import list_people
from app.services.profile import save_profile


def test_a_light_case_needs_a_name_a_next_date_and_one_line(store: OpenStore) -> None:
    do(
        store,
        start_case,
        child_name=" Asta Lund ",
        one_line="Uro i klassen",
        next_on="4. december",
        birth="3. maj 2018",
    )

    [line] = ask(store, list_cases)
    assert (line.number, line.children, line.ages) == ("2026-001", ("Asta Lund",), ("8 år",))
    assert (line.one_line, line.next_on, line.closed) == ("Uro i klassen", dt.date(2026, 12, 4), False)


def test_numbers_go_up_within_the_year_whatever_else_was_written(store: OpenStore) -> None:
    for number in ("", "2026-014", "2026-x", "2026-²", "2025-999", "sag 7"):
        do(store, start_case, child_name="Asta", number=number)

    do(store, start_case, child_name="Villum")

    assert {line.number for line in ask(store, list_cases)} >= {"2026-001", "2026-015"}


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"child_name": "  "}, "Skriv barnets navn"),
        ({"child_name": "Asta", "next_on": "engang"}, "»engang« er ikke en dato"),
    ],
)
def test_what_cannot_be_read_is_told_and_no_case_begun(store: OpenStore, values: dict[str, str], told: str) -> None:
    with pytest.raises(UserError, match=told):
        do(store, start_case, **values)

    assert ask(store, list_cases) == []


def test_the_caseworker_is_put_in_the_network_when_known(store: OpenStore) -> None:
    do(store, save_profile, {"name": "Sanne Vestergaard", "job_title": "rådgiver", "municipality": "Eksempel Kommune"})
    case_id = do(store, start_case, child_name="Asta")

    [_, sanne] = ask(store, list_people, case_id)
    assert (sanne.name, sanne.role, sanne.sector, sanne.ring) == ("Sanne Vestergaard", "rådgiver", "professionals", 3)


def test_cases_stand_in_danish_order_and_are_found_by_any_word(store: OpenStore) -> None:
    for name in ("Åse Holm", "Aksel Bø", "Ørjan Lund", "Zenia Kjær", "Aage Dahl"):
        do(store, start_case, child_name=name, one_line=f"om {name.split()[0]}")

    def names(words: str = "") -> list[str]:
        return [line.children[0] for line in ask(store, list_cases, words=words)]

    assert names() == ["Aksel Bø", "Zenia Kjær", "Ørjan Lund", "Aage Dahl", "Åse Holm"]
    assert names("kjaer") == ["Zenia Kjær"]
    assert names("lund om") == ["Ørjan Lund"]
    assert names("2026-001") == ["Åse Holm"]
    assert names("findes ikke") == []


def test_siblings_share_a_case(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Liv", birth="2016")
    do(store, add_child, case_id, name="Bertil", birth="2018")

    assert ask(store, list_cases)[0].children == ("Liv", "Bertil")
    with pytest.raises(UserError, match="Skriv barnets navn"):
        do(store, add_child, case_id, name="")


def test_a_closed_case_is_out_of_the_way_and_can_be_opened_again(store: OpenStore) -> None:
    case_id = do(store, start_case, child_name="Asta", next_on="i morgen")
    with pytest.raises(UserError, match="hvorfor sagen afsluttes"):
        do(store, close_case, case_id, reason=" ")

    do(store, close_case, case_id, reason="Familien flytter.")
    assert ask(store, list_cases) == []
    assert [line.closed for line in ask(store, list_cases, closed=True)] == [True]
    assert ask(store, list_due) == []

    do(store, reopen_case, case_id)
    assert [line.id for line in ask(store, list_cases)] == [case_id]
    assert [row.due for row in ask(store, list_due)] == [dt.date(2026, 11, 23)]
