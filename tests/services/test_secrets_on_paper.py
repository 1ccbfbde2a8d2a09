"""A word of its own in every field, and secrets of story B: none is on a paper, drawing or file it is not for."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

import pytest
from doing import ask
from every_field import full_case, text_columns

from app.bootstrap import OpenStore
from app.cli.drawing_files import drawn
from app.documents.network_paper import network_pdf
from app.documents.read_back import read_back
from app.exchange.gedcom_out import gedcom_of_case
from app.models.base import Record
from app.models.case import Case
from app.models.enums import Floor, Topic
from app.models.people import Person
from app.models.registry import CASE_CLASSES
from app.services import people, records
from app.services.case_content import store_content
from app.services.family import family_of_case
from app.services.family_export import AlsoExport
from app.services.family_members import add_loss
from app.services.network_paper import network_paper_for
from tests.services.moves_of_heidi import she_lives_with_a_new_partner
from tests.services.read_by_jan import drafts_of, papers_of, person, text_of
from tests.shipped import import_example


def columns() -> Iterator[tuple[type[Record], str, Floor, Topic]]:
    for kind in (Case, *CASE_CLASSES):
        for name in text_columns(kind):
            fact = kind.facts()[name]
            yield kind, name, fact.floor, fact.topic


CANARIES = {
    (kind.__tablename__, name): f"Kanarie{number:03}{'x' if floor in (Floor.PROFESSIONAL, Floor.CASEWORKER) else ''}"
    for number, (kind, name, floor, _) in enumerate(columns())
}


@pytest.fixture
def canary_case(store: OpenStore) -> UUID:
    """A case with a word of its own in every text column; the two people are protected against each other."""
    content = full_case(lambda table, column: CANARIES[table, column])
    content["agreements"][0].pop("audience")
    content["meetings"][0]["status"] = "held"
    content["interventions"][0]["status"] = "active"
    content["contributions"] = [
        {
            **content["contributions"][0],
            "id": f"c-{kind}",
            "kind": kind,
            "quoted": kind == "own_words",
            "may_be_written": True,
        }
        for kind in ("own_words", "works", "hope", "worry")
    ]
    with store.units.step("Hent sag", "case.import", undoable=False) as unit:
        return store_content(unit, content)


@pytest.mark.parametrize("copy", ["family", "child"])
def test_no_fact_above_the_familys_floor_reaches_a_family_paper(store: OpenStore, canary_case: UUID, copy: str) -> None:
    [(rows, pdf, name)] = papers_of(store, canary_case, ((copy, None),))
    said = f"{rows} {text_of(pdf)} {name}"

    leaked = [where for where, word in CANARIES.items() if word.endswith("x") and word in said]

    assert leaked == []
    assert any(word in said for word in CANARIES.values())


def test_no_fact_of_the_caseworkers_alone_reaches_a_professional_paper(store: OpenStore, canary_case: UUID) -> None:
    only_hers = {(kind.__tablename__, name) for kind, name, floor, _ in columns() if floor is Floor.CASEWORKER}
    [(rows, pdf, _)] = papers_of(store, canary_case, (("professional", None),))
    said = f"{rows} {text_of(pdf)}"

    assert [where for where in only_hers if CANARIES[where] in said] == []
    assert any(word.endswith("x") and word in said for word in CANARIES.values())


def drawings_of(store: OpenStore, case_id: UUID) -> str:
    """Everything that can be read in the family's drawing for nobody in particular, as every kind of file."""
    family = ask(store, family_of_case, case_id, for_paper=True)
    pdf, *texts = (drawn(family, kind) for kind in ("pdf", "svg", "json"))
    told = " ".join(part.text for part in read_back(pdf, "familien.pdf").parts)
    return " ".join([told, *(each.decode() for each in texts)])


def test_no_fact_of_the_caseworkers_alone_reaches_a_drawing_or_a_file_of_the_family(
    store: OpenStore, canary_case: UUID
) -> None:
    only_hers = {(kind.__tablename__, name) for kind, name, floor, _ in columns() if floor is Floor.CASEWORKER}
    everything = AlsoExport(network=True, relations=True, homes=True, losses=True)
    for said in (drawings_of(store, canary_case), ask(store, gedcom_of_case, canary_case, also=everything)):
        assert [where for where in only_hers if CANARIES[where] in said] == []
        assert any(word in said for word in CANARIES.values())


def test_no_fact_above_the_familys_floor_reaches_a_map_the_family_gets(store: OpenStore, canary_case: UUID) -> None:
    for copy in ("family", "child"):
        draft = ask(store, network_paper_for, canary_case, copy=copy)
        told = " ".join(part.text for part in read_back(network_pdf(draft.paper), draft.file_name).parts)
        assert [where for where, word in CANARIES.items() if word.endswith("x") and word in told] == []


def test_a_confidential_relation_is_on_no_paper_and_in_no_file(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        noah, jan = (person(unit, noah_case, name) for name in ("Noah Bækgaard Sørensen", "Jan Sørensen"))
        said = "låser sig inde"
        people.relate(unit, noah, jan, kind="afraid", text=said, said_by=noah, confidential=True)
    everything = AlsoExport(network=True, relations=True, homes=True, losses=True)
    copies = (("family", None), ("child", None), ("professional", None), ("professional", "Jan Sørensen"))

    assert said in str(ask(store, family_of_case, noah_case))
    assert said not in drawings_of(store, noah_case)
    assert said not in ask(store, gedcom_of_case, noah_case, also=everything)
    assert all(said not in str(draft.paper) for draft in drafts_of(store, noah_case, copies))


def test_a_drawing_for_nobody_in_particular_shows_no_home_of_a_family_with_protection(
    store: OpenStore, noah_case: UUID
) -> None:
    assert ask(store, family_of_case, noah_case).households != ()
    for day in (None, dt.date(2020, 1, 1), dt.date(2027, 1, 1)):
        assert ask(store, family_of_case, noah_case, for_paper=True, as_of=day).households == ()
    said = drawings_of(store, noah_case)
    assert [word for word in ("veninde", "Yasmin", "Ikast", "Aarhus", "skift", "bipolar") if word in said] == []


def test_nobody_hangs_on_a_drawing_by_somebody_who_is_hidden(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        she_lives_with_a_new_partner(unit, noah_case)
        frank = person(unit, noah_case, "Frank Bonde")
        shield = {"subject_id": str(frank), "scope": "everything"}
        records.add_record(unit, noah_case, "protection", shield)
    everything = AlsoExport(network=True, relations=True, homes=True, losses=True)

    assert {"Frank Bonde", "Ulla Bonde"} <= {each.name for each in ask(store, family_of_case, noah_case).persons}
    for said in (drawings_of(store, noah_case), ask(store, gedcom_of_case, noah_case, also=everything)):
        assert "Heidi" in said
        assert [word for word in ("Frank", "Bonde", "Eva Holm", "gift 2026", "2 DATE 2026") if word in said] == []


def test_where_a_protected_person_works_is_in_no_file_of_the_family(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        for name, work in (("Heidi Bækgaard", "sygeplejerske i Vejle"), ("Jan Sørensen", "smed")):
            records.change_record(unit, "person", person(unit, noah_case, name), {"occupation": work})

    text = ask(store, gedcom_of_case, noah_case)
    assert "1 OCCU smed" in text
    assert "Vejle" not in text


def test_a_loss_is_on_no_plan(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        add_loss(unit, person(unit, noah_case, "Jan Sørensen"), kind="stillbirth", name="Alba", when="2019")
    copies = (("family", None), ("child", None), ("professional", None))

    assert "Alba" in str(ask(store, family_of_case, noah_case))
    assert all("Alba" not in str(draft.paper) for draft in drafts_of(store, noah_case, copies))


@pytest.mark.parametrize("name", ["a-mathias.json", "b-noah.json", "c-liv-og-bertil.json", "d-karla-og-aksel.json"])
def test_cpr_address_and_phone_of_the_family_are_never_on_a_paper(store: OpenStore, name: str) -> None:
    case_id = import_example(store, name)
    with store.units.step("Ret", "test") as unit:
        for each in unit.live(Person):
            each.cpr, each.address, each.phone, each.email = "150315-9995", "Kanarievej 7", "99 88 77 66", "k@narie.dk"

    copies = (("family", None), ("child", None), ("professional", None))
    said = "".join(str(draft.paper) for draft in drafts_of(store, case_id, copies))
    said += text_of(papers_of(store, case_id, copies[:1])[0][1])
    assert [word for word in ("150315", "Kanarievej", "99 88 77 66", "narie.dk") if word in said] == []
