"""Protection proved from the outside: what a reader may not know changes not one byte of what the reader gets.

Story B: Heidi is protected against Jan. Jan reads the family's plan, a copy to him alone, and a drawing.
"""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pypdfium2
import pytest
from doing import do
from every_field import full_case, text_columns

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.models.agreement import Agreement, AgreementAudience
from app.models.base import Record
from app.models.case import Case
from app.models.enums import Floor, Topic
from app.models.people import Household, HouseholdMember, Person
from app.models.registry import CASE_CLASSES
from app.models.safety import Protection
from app.services import people, records
from app.services.case_content import store_content
from app.services.history import undo
from app.services.papers import PlanDraft, plan_for
from app.services.ports import Unit
from tests.shipped import import_example

COPIES = (("family", None), ("family", "Jan Sørensen"), ("professional", "Jan Sørensen"))
"""Every copy that Jan may read."""


def person(unit: Unit, case_id: UUID, name: str) -> UUID:
    return next(each.id for each in unit.live(Person, Person.case_id == case_id) if each.name == name)


def drafts_of(store: OpenStore, case_id: UUID, copies: tuple[tuple[str, str | None], ...]) -> list[PlanDraft]:
    """What each copy would hold."""
    with store.units.read("paper.preview") as unit:
        return [
            plan_for(
                unit, case_id, copy=copy, recipient_id=person(unit, case_id, name) if name else None, with_genogram=True
            )
            for copy, name in copies
        ]


def papers_of(
    store: OpenStore, case_id: UUID, copies: tuple[tuple[str, str | None], ...]
) -> list[tuple[Any, bytes, str]]:
    """The rows, bytes and file name of each copy."""
    drafts = drafts_of(store, case_id, copies)
    return [(dataclasses.asdict(each.paper), plan_pdf(each.paper), each.file_name) for each in drafts]


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    told = " ".join(document.get_metadata_dict().values())
    document.close()
    return " ".join(f"{text} {told}".replace("\u00a0", " ").replace("\ufffe", "-").split())


def change_person(name: str, **values: str) -> Callable[[Unit, UUID], None]:
    return lambda unit, case_id: records.change_record(unit, "person", person(unit, case_id, name), dict(values))


def yasmin_moves_out(unit: Unit, case_id: UUID) -> None:
    yasmin = person(unit, case_id, "Yasmin Farah")
    for member in unit.live(HouseholdMember, HouseholdMember.person_id == yasmin):
        unit.remove(member)


def heidi_moves(unit: Unit, case_id: UUID) -> None:
    heidi = person(unit, case_id, "Heidi Bækgaard")
    for member in unit.live(HouseholdMember, HouseholdMember.person_id == heidi):
        unit.remove(member)
    unit.session.flush()
    people.add_household(unit, case_id, label="krisecenteret i Vejle", people=(heidi,))


def somebody_new_moves_in(unit: Unit, case_id: UUID) -> None:
    ditte = people.add_to_network(unit, case_id, name="Ditte Krogh", role="ny veninde")
    unit.session.flush()
    home = next(each for each in unit.live(Household, Household.case_id == case_id) if "veninde" in (each.label or ""))
    records.add_record(unit, case_id, "household_member", {"household_id": str(home.id), "person_id": str(ditte)})


def moves_in_with_her(name: str) -> Callable[[Unit, UUID], None]:
    def move(unit: Unit, case_id: UUID) -> None:
        heidi = person(unit, case_id, "Heidi Bækgaard")
        people.add_household(unit, case_id, label="hos mor", people=(heidi, person(unit, case_id, name)))

    return move


def home_renamed(unit: Unit, case_id: UUID) -> None:
    for home in unit.live(Household, Household.case_id == case_id):
        if "veninde" in (home.label or ""):
            home.label = "Vestergade 7, Vejle"


def reason_told(unit: Unit, case_id: UUID) -> None:
    for each in unit.live(Protection, Protection.case_id == case_id):
        each.reason = "tilhold efter vold"


def heidi_only_meets_by_letter(unit: Unit, case_id: UUID) -> None:
    for each in unit.live(HouseholdMember, HouseholdMember.case_id == case_id):
        each.share = "hver anden uge" if each.share else None


CHANGES: dict[str, Callable[[Unit, UUID], None]] = {
    "town": change_person("Heidi Bækgaard", town="Vejle"),
    "residence": change_person("Heidi Bækgaard", residence="bor på krisecenter"),
    "address": change_person("Heidi Bækgaard", address="Vestergade 7, 7100 Vejle"),
    "phone": change_person("Heidi Bækgaard", phone="12 34 56 78", email="heidi@eksempel.dk"),
    "health": change_person("Heidi Bækgaard", health="er gravid", note="noget nyt", cpr="010179-9996"),
    "her host's home": change_person("Yasmin Farah", town="Vejle", address="Vestergade 7", residence="lejlighed"),
    "her host moves out": yasmin_moves_out,
    "she moves": heidi_moves,
    "somebody moves in": somebody_new_moves_in,
    "her son is with her too": moves_in_with_her("Mikkel"),
    "her son's girlfriend is with her too": moves_in_with_her("Sofie"),
    "the child is with her too": moves_in_with_her("Noah Bækgaard Sørensen"),
    "her brother is with her too": moves_in_with_her("Lars Bækgaard"),
    "the home's name": home_renamed,
    "the reason": reason_told,
    "how much she is there": heidi_only_meets_by_letter,
}


def rows_of(store: OpenStore, case_id: UUID) -> list[tuple[Any, str]]:
    """The rows, with the drawing, that the bytes of Jan's papers are made from, and the file names."""
    drafts = drafts_of(store, case_id, COPIES[:2])
    return [(dataclasses.asdict(each.paper), each.file_name) for each in drafts]


def test_what_jan_may_not_know_changes_nothing_in_what_he_gets(store: OpenStore, noah_case: UUID) -> None:
    before, told = rows_of(store, noah_case), []
    for name, change in CHANGES.items():
        with store.units.step("Ret", "test") as unit:
            change(unit, noah_case)
        told += [name] if unit.outcome is None or rows_of(store, noah_case) != before else []
        do(store, undo, unit.outcome.step_id)

    assert told == []


def test_all_of_it_together_changes_no_byte(store: OpenStore, noah_case: UUID) -> None:
    before = papers_of(store, noah_case, COPIES[:2])
    for change in CHANGES.values():
        with store.units.step("Ret", "test") as unit:
            change(unit, noah_case)

    assert papers_of(store, noah_case, COPIES[:2]) == before


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


@pytest.mark.parametrize("name", ["a-mathias.json", "b-noah.json", "c-liv-og-bertil.json"])
def test_cpr_address_and_phone_of_the_family_are_never_on_a_paper(store: OpenStore, name: str) -> None:
    case_id = import_example(store, name)
    with store.units.step("Ret", "test") as unit:
        for each in unit.live(Person):
            each.cpr, each.address, each.phone, each.email = "150315-9995", "Kanarievej 7", "99 88 77 66", "k@narie.dk"

    copies = (("family", None), ("child", None), ("professional", None))
    said = "".join(str(draft.paper) for draft in drafts_of(store, case_id, copies))
    said += text_of(papers_of(store, case_id, copies[:1])[0][1])
    assert [word for word in ("150315", "Kanarievej", "99 88 77 66", "narie.dk") if word in said] == []
