"""The same list the month after: what was closed over there is told, new children are not taken for old ones."""

from app.bootstrap import OpenStore
from app.models.case import Case
from app.services.case_table_import import preview_table
from app.services.case_table_import_known import CLOSED_THERE
from app.services.case_table_import_rows import Choices, Fate
from tests.doing import ask
from tests.services.test_case_table_import import fates, laid, live, take

HEAD = "Sagsnr;Navn;CPR;Status"


def test_a_case_that_was_closed_over_there_is_told_and_stays_open_here(store: OpenStore) -> None:
    take(store, laid(store, HEAD, "7;Ida;;Aktiv", "8;Bo;;Aktiv"))
    found = laid(store, HEAD, "7;Ida;;Afsluttet", "8;Bo;;Aktiv", "9;Ea;;Aktiv")
    closed, same, new = ask(store, preview_table, found.table, found.mapping).lines
    assert (closed.fate, closed.told) == (Fate.KNOWN, (f"Række 2: {CLOSED_THERE}",))
    assert (same.fate, same.told, new.fate) == (Fate.KNOWN, (), Fate.NEW)
    take(store, found, Choices(fill=True))
    assert {each.closed_on for each in live(store, Case)} == {None}


def test_another_child_that_is_not_born_is_another_case(store: OpenStore) -> None:
    take(store, laid(store, HEAD, "7;Ufødt;UFØDT;Aktiv", "8;Ufødt barn;000000-0000;Aktiv"))
    found = laid(store, HEAD, "7;Ufødt;UFØDT;Aktiv", "9;Ufødt;UFØDT;Aktiv", "10;Lille;000000-0000;Aktiv")
    assert fates(store, found) == [Fate.KNOWN, Fate.NEW, Fate.NEW]


def test_headings_that_are_printed_again_and_totals_are_no_child(store: OpenStore) -> None:
    found = laid(store, "Sagsnr;Navn", "7;Ida", "Sagsnr;Navn", "8;Bo", ";I alt: 2", "Antal;2")
    assert [row.cells[1] for row in found.table.rows] == ["Ida", "Bo"]
