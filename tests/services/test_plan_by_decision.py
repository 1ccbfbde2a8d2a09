"""What a plan is follows from what has been decided, child by child: title, words, duration and headings."""

from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.models.enums import PlanChoice, PlanKind
from app.services.cases import add_child, start_case
from app.services.due_rows import list_due
from app.services.interventions import choose_plan
from app.services.papers import plan_for
from app.services.plan_page import ChildPlan, PlanPage, read_plan
from app.services.plan_sections import list_sections
from app.services.plans import set_plan
from app.services.records import add_record, change_record
from tests.doing import ask, do
from tests.services.read_by_jan import text_of


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return UUID(str(do(store, start_case, child_name="Asta Lund", birth="2018")))


def page(store: OpenStore, case_id: UUID) -> PlanPage:
    found = ask(store, read_plan, case_id)
    assert isinstance(found, PlanPage)
    return found


def decided(store: OpenStore, case_id: UUID, **values: str) -> UUID:
    made = do(store, add_record, case_id, "intervention", {"name": "Indsats", "status": "active", **values})
    return UUID(str(made))


def children(store: OpenStore, case_id: UUID) -> dict[str, ChildPlan]:
    return {each.child: each for each in page(store, case_id).children}


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"legal_basis": "barnets lov § 46", "decided_on": "1. marts 2026"}, "Barnets plan"),
        ({"legal_basis": "barnets lov § 30", "decided_on": "1. marts 2026"}, "Vores aftaler"),
        ({"legal_basis": "serviceloven § 11, stk. 3", "decided_on": "1. marts 2022"}, "Vores aftaler"),
        ({"legal_basis": "barnets lov § 32", "decided_on": "1. marts 2026"}, "Vores aftaler"),
        (
            {"legal_basis": "barnets lov § 32", "earlier_legal_basis": "serviceloven § 52", "decided_on": "2021"},
            "Barnets plan",
        ),
        ({"legal_basis": "barnets lov § 46", "status": "wished"}, "Vores aftaler"),
        ({"legal_basis": "barnets lov § 46", "status": "ended"}, "Vores aftaler"),
        ({"rung": "5", "status": "granted", "legal_basis": "barnets lov § 32"}, "Barnets plan"),
    ],
)
def test_the_title_says_what_was_decided(store: OpenStore, case_id: UUID, values: dict[str, str], title: str) -> None:
    decided(store, case_id, **values)
    assert page(store, case_id).title == title


def test_under_32_the_choice_is_asked_for_and_gives_the_title(store: OpenStore, case_id: UUID) -> None:
    made = decided(store, case_id, legal_basis="barnets lov § 32, stk. 1, nr. 2", decided_on="1. november 2026")
    asked = [each for each in page(store, case_id).questions if each.ask == "plan_choice"]
    assert [(each.about_id, each.demanded) for each in asked] == [(made, True)]

    do(store, choose_plan, made, choice=PlanChoice.PLAN)
    assert page(store, case_id).title == "Barnets plan"
    do(store, choose_plan, made, choice=PlanChoice.NO_PLAN, because="Et kort forløb")
    assert page(store, case_id).title == "Vores aftaler"
    assert "plan_choice" not in {each.ask for each in page(store, case_id).questions}


@pytest.mark.parametrize("basis", ["", "barnets lov § 20", "efter aftale"])
def test_where_no_paragraph_tells_it_is_asked_and_demanded_by_no_law(
    store: OpenStore, case_id: UUID, basis: str
) -> None:
    made = decided(store, case_id, legal_basis=basis, decided_on="1. november 2026")
    assert page(store, case_id).title == "Vores aftaler"
    asked = [each for each in page(store, case_id).questions if each.ask == "plan_choice"]
    assert [(each.about_id, each.demanded, each.law) for each in asked] == [(made, False, "")]
    assert "plan_choice" not in {each.rule_id for each in ask(store, list_due, case_id=case_id)}


def test_the_copy_names_the_decision_the_plan_stands_on(store: OpenStore, case_id: UUID) -> None:
    def told() -> str:
        return text_of(plan_pdf(ask(store, plan_for, case_id, copy="professional").paper))

    decided(store, case_id, legal_basis="barnets lov § 30", decided_on="1. marts 2026")
    assert "Afgørelse" not in told()
    decided(store, case_id, legal_basis="barnets lov § 32", decided_on="1. maj 2026")
    assert told().index("barnets lov § 32") < told().index("barnets lov § 30")
    placed = decided(store, case_id, legal_basis="barnets lov § 46", decided_on="1. juni 2026")
    assert told().index("barnets lov § 46") < told().index("barnets lov § 30")
    do(store, change_record, "intervention", placed, {"status": "ended"})
    assert told().index("barnets lov § 32") < told().index("barnets lov § 30")


def test_old_decisions_and_placements_ask_for_no_choice(store: OpenStore, case_id: UUID) -> None:
    decided(store, case_id, legal_basis="barnets lov § 32", earlier_legal_basis="serviceloven § 52", decided_on="2019")
    decided(store, case_id, legal_basis="barnets lov § 46", placement="ja")
    decided(store, case_id, legal_basis="barnets lov § 30", decided_on="1. november 2026")
    assert "plan_choice" not in {each.ask for each in page(store, case_id).questions}


def test_the_expected_duration_is_the_decisions_until_the_plan_has_its_own(store: OpenStore, case_id: UUID) -> None:
    assert (page(store, case_id).expected_duration, page(store, case_id).duration_from_decision) == ("", False)
    first = decided(store, case_id, decided_on="1. marts 2026", expected_duration="12 måneder")
    assert (page(store, case_id).expected_duration, page(store, case_id).duration_from_decision) == ("12 måneder", True)

    second = decided(store, case_id, decided_on="1. maj 2026", expected_duration="et år")
    do(store, change_record, "intervention", second, {"name": "Familiebehandling"})
    assert page(store, case_id).expected_duration == "Indsats: 12 måneder; Familiebehandling: et år"
    do(store, change_record, "intervention", first, {"status": "ended"})
    assert page(store, case_id).expected_duration == "et år"
    do(store, set_plan, case_id, expected_duration="til sommer")
    assert (page(store, case_id).expected_duration, page(store, case_id).duration_from_decision) == (
        "til sommer",
        False,
    )


@pytest.mark.parametrize(
    ("values", "heading"),
    [
        ({"decided_on": "31. december 2023", "legal_basis": "serviceloven § 52"}, "Formålet med indsatsen"),
        ({"decided_on": "1. januar 2024", "legal_basis": "barnets lov § 46"}, "Det overordnede formål i afgørelsen"),
        ({"decided_on": "2023", "legal_basis": "§ 52"}, "Formålet med indsatsen"),
        ({"legal_basis": "serviceloven § 52, stk. 3"}, "Formålet med indsatsen"),
        ({"legal_basis": "barnets lov § 46"}, "Det overordnede formål i afgørelsen"),
        ({"legal_basis": "barnets lov § 30"}, "Det ønsker I hjælp til"),
    ],
)
def test_the_day_of_the_decision_gives_the_headings(
    store: OpenStore, case_id: UUID, values: dict[str, str], heading: str
) -> None:
    decided(store, case_id, **values)
    assert ask(store, list_sections, case_id)[0].heading == heading


def test_siblings_may_have_different_plans_in_one_case(store: OpenStore, case_id: UUID) -> None:
    brother = do(store, add_child, case_id, name="Viggo Lund", birth="2020")
    shared = do(store, set_plan, case_id, purpose="Ro i hverdagen")
    decided(store, case_id, child_id=str(brother), legal_basis="barnets lov § 46", decided_on="1. marts 2026",
            expected_duration="til skolestart")  # fmt: skip

    found = children(store, case_id)
    assert (found["Asta Lund"].title, found["Viggo Lund"].title) == ("Vores aftaler", "Barnets plan")
    assert (found["Asta Lund"].expected_duration, found["Viggo Lund"].expected_duration) == ("", "til skolestart")
    assert {each.plan_id for each in found.values()} == {shared}
    assert page(store, case_id).title == "Barnets plan"


def test_a_childs_own_plan_stands_before_the_shared_one_and_never_for_its_brother(
    store: OpenStore, case_id: UUID
) -> None:
    brother = do(store, add_child, case_id, name="Viggo Lund", birth="2020")
    own = do(store, add_record, case_id, "action_plan", {"child_id": str(brother), "purpose": "Viggos egen"})
    assert page(store, case_id).plan_id is None

    shared = do(store, set_plan, case_id, purpose="Fælles")
    assert shared != own
    found = children(store, case_id)
    assert (found["Viggo Lund"].purpose, found["Viggo Lund"].is_own) == ("Viggos egen", True)
    assert (found["Asta Lund"].purpose, found["Asta Lund"].is_own) == ("Fælles", False)
    do(store, set_plan, case_id, child_id=brother, call_then="farmor")
    assert children(store, case_id)["Viggo Lund"].call_then == "farmor"
    assert page(store, case_id).call_then == ""


def test_a_plan_is_in_force_from_its_first_day_to_its_last(store: OpenStore, case_id: UUID) -> None:
    first = do(store, set_plan, case_id, purpose="Nu")
    do(store, change_record, "action_plan", first, {"until": "1. juli 2027"})
    do(store, add_record, case_id, "action_plan", {"purpose": "Bagefter", "since": "1. juli 2027"})
    assert page(store, case_id).purpose == "Nu"
    do(store, change_record, "action_plan", first, {"until": "22. november 2026"})
    assert page(store, case_id).purpose == "Bagefter"


def test_the_shipped_families_have_the_plans_of_their_stories(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID
) -> None:
    kinds = [{each.kind for each in page(store, each).children} for each in (mathias_case, noah_case, liv_case)]
    assert kinds == [{PlanKind.AGREEMENTS}, {PlanKind.YOUTH_PLAN}, {PlanKind.CHILD_PLAN}]
    assert page(store, noah_case).expected_duration == "12 måneder"
    assert {each.heading for each in ask(store, list_sections, liv_case)} >= {"Formålet med indsatsen"}


def test_what_is_asked_of_siblings_says_whose_it_is(store: OpenStore, liv_case: UUID, noah_case: UUID) -> None:
    asked = [
        each.text for case in (liv_case, noah_case) for each in page(store, case).questions if each.ask == "why_this"
    ]
    assert asked == [
        "Hvorfor er »Plejefamilie« for Liv den rigtige indsats?",
        "Hvorfor er »Plejefamilie« for Bertil den rigtige indsats?",
        "Hvorfor er »Fast kontaktperson« den rigtige indsats?",
    ]
