"""Protection proved from the outside: what a reader may not know changes not one byte of what the reader gets.

Story B: Heidi is protected against Jan. Jan reads the family's plan, a copy to him alone, and a drawing.
"""

import dataclasses
from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.network_paper import network_pdf
from app.models.agreement import Agreement, AgreementAudience
from app.services import records
from app.services.drawing_places import keep_places
from app.services.history import undo
from app.services.network import read_room_network
from app.services.network_ring import network_round_family
from tests.services.moves_of_heidi import CHANGES
from tests.services.read_by_jan import COPIES, drafts_of, maps_of, papers_of, text_of


def rows_of(store: OpenStore, case_id: UUID) -> list[Any]:
    """The rows, with drawing and map, that the bytes of Jan's papers are made from, the file names, and the room."""
    drafts = drafts_of(store, case_id, COPIES[:2])
    plans = [(dataclasses.asdict(each.paper), each.file_name) for each in drafts]
    maps = [(dataclasses.asdict(each.paper), each.file_name) for each in maps_of(store, case_id)]
    around = [ask(store, network_round_family, case_id, copy="family"), ask(store, read_room_network, case_id).network]
    return [*plans, *maps, *around]


@pytest.fixture
def placed_case(store: OpenStore, noah_case: UUID) -> UUID:
    """Story B after the drawing was edited for the first time, when everybody got a place."""
    do(store, keep_places, noah_case)
    return noah_case


def test_what_jan_may_not_know_changes_nothing_in_what_he_gets(store: OpenStore, placed_case: UUID) -> None:
    before, told = rows_of(store, placed_case), []
    for name, change in CHANGES.items():
        with store.units.step("Ret", "test") as unit:
            change(unit, placed_case)
        told += [name] if unit.outcome is None or rows_of(store, placed_case) != before else []
        do(store, undo, unit.outcome.step_id)

    assert told == []


def test_all_of_it_together_changes_no_byte(store: OpenStore, placed_case: UUID) -> None:
    def everything() -> list[Any]:
        maps = [(network_pdf(each.paper), each.file_name) for each in maps_of(store, placed_case)]
        return [papers_of(store, placed_case, COPIES[:2]), maps]

    before = everything()
    for change in CHANGES.values():
        with store.units.step("Ret", "test") as unit:
            change(unit, placed_case)

    assert everything() == before


def test_nor_do_facts_about_where_she_is_change_a_professional_copy_made_for_him(
    store: OpenStore, noah_case: UUID
) -> None:
    [(_, before, _)] = papers_of(store, noah_case, COPIES[2:])
    for name in ("town", "residence", "address", "phone", "her host's home", "the home's name"):
        with store.units.step("Ret", "test") as unit:
            CHANGES[name](unit, noah_case)

    [(_, after, _)] = papers_of(store, noah_case, COPIES[2:])
    assert text_of(after) == text_of(before)


def test_the_comparison_would_see_a_difference(store: OpenStore, noah_case: UUID) -> None:
    before = papers_of(store, noah_case, COPIES[:1])
    with store.units.step("Ret", "test") as unit:
        records.change_record(unit, "case_", noah_case, {"why": "Noget helt andet."})

    [(rows, pdf, _)] = papers_of(store, noah_case, COPIES[:1])
    assert rows != before[0][0]
    assert pdf != before[0][1]


def test_nothing_jan_gets_names_her_host_or_where_she_is(store: OpenStore, noah_case: UUID) -> None:
    for _, pdf, name in papers_of(store, noah_case, COPIES[:2]):
        text = text_of(pdf) + name
        for word in ("Yasmin", "veninde", "skift", "bipolar", "beskytte"):
            assert word not in text
        assert "Noah" not in name


WITH_IT = {("family", "Jan Sørensen"), ("family", "Noah Bækgaard Sørensen"), ("child", None)}
WITHOUT_IT = {
    ("family", None),
    ("family", "Heidi Bækgaard"),
    ("family", "Rune Aagaard"),
    ("professional", None),
    ("professional", "Pia Worm"),
}


def test_an_agreement_for_two_stands_on_their_own_papers_only(store: OpenStore, noah_case: UUID) -> None:
    copies = tuple(sorted(WITH_IT | WITHOUT_IT, key=str))
    drafts = drafts_of(store, noah_case, copies)

    holding = {copy for copy, draft in zip(copies, drafts, strict=True) if "ingen øl" in str(draft.paper)}
    assert holding == WITH_IT


def test_the_text_of_an_agreement_for_two_changes_nobody_elses_paper(store: OpenStore, noah_case: UUID) -> None:
    others = (("family", None), ("family", "Heidi Bækgaard"), ("professional", None))
    before = drafts_of(store, noah_case, others)
    with store.units.step("Ret", "test") as unit:
        [secret] = unit.live(AgreementAudience)[:1]
        unit.get(Agreement, secret.agreement_id).text = "har lovet noget andet"

    assert [draft.paper for draft in drafts_of(store, noah_case, others)] == [draft.paper for draft in before]


@pytest.mark.parametrize(("copy", "holds"), [("family", False), ("child", False), ("professional", True)])
def test_the_psychiatric_clinic_stands_on_the_professional_copy_only(
    store: OpenStore, noah_case: UUID, copy: str, holds: bool
) -> None:
    [(_, pdf, _)] = papers_of(store, noah_case, ((copy, None),))

    assert ("ambulatorium" in text_of(pdf)) is holds
