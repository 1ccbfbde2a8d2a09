"""Near 16 and 18 years the plan asks, and demands only of the placed; a birthday half known demands nothing."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import COPENHAGEN, OpenStore
from app.errors import UserError
from app.services.cases import add_child, start_case
from app.services.plan_page import read_plan
from app.services.plan_question import Ask, PlanQuestion
from app.services.plan_sections import list_sections, write_section
from app.services.plans import set_plan
from app.services.records import add_record
from app.services.youth_plan import answer_question, begin_youth_plan
from tests.doing import ask, do

AGES = {Ask.YOUTH_PLAN, Ask.YOUTH_SUPPORT, Ask.BIRTH}


def begin(store: OpenStore, birth: str, *, placed: bool = True, helped: bool = True) -> UUID:
    case_id = UUID(str(do(store, start_case, child_name="Sofus Lund", birth=birth)))
    if helped:
        law = "barnets lov § 46" if placed else "barnets lov § 32"
        do(store, add_record, case_id, "intervention", {
            "name": "Hjælp", "status": "active", "legal_basis": law, "placement": "ja" if placed else "nej",
        })  # fmt: skip
    return case_id


def on(store: OpenStore, day: str) -> None:
    moment = dt.datetime.fromisoformat(day).replace(tzinfo=COPENHAGEN)
    store.units.now = lambda: moment


def asked(store: OpenStore, case_id: UUID) -> dict[Ask, PlanQuestion]:
    return {each.ask: each for each in ask(store, read_plan, case_id).questions if each.ask in AGES}


def child(store: OpenStore, case_id: UUID) -> UUID:
    return UUID(str(ask(store, read_plan, case_id).children[0].child_id))


@pytest.mark.parametrize(
    ("birth", "day", "demanded"),
    [
        ("30. april 2010", "2026-01-29", None),
        ("30. april 2010", "2026-01-30", False),
        ("30. april 2010", "2026-04-29", False),
        ("30. april 2010", "2026-04-30", True),
        ("30. april 2010", "2028-04-29", True),
        ("30. april 2010", "2028-04-30", None),
        ("29. februar 2008", "2023-11-28", None),
        ("29. februar 2008", "2023-11-29", False),
        ("29. februar 2008", "2024-02-29", True),
        ("29. februar 2008", "2026-02-28", True),
        ("29. februar 2008", "2026-03-01", None),
    ],
)
def test_an_ungeplan_is_asked_about_from_three_months_before_16_to_18(
    store: OpenStore, birth: str, day: str, demanded: bool | None
) -> None:
    case_id = begin(store, birth)
    on(store, day)
    question = asked(store, case_id).get(Ask.YOUTH_PLAN)
    assert (question.demanded if question else None) is demanded


def test_the_one_who_lives_at_home_is_asked_and_nothing_is_demanded(store: OpenStore) -> None:
    case_id = begin(store, "30. april 2010", placed=False)
    question = asked(store, case_id)[Ask.YOUTH_PLAN]
    assert not question.demanded
    assert "kun et krav, når den unge er anbragt" in question.because
    assert "fyldte 16 år den 30. april 2026" in question.because


def test_without_a_decision_on_help_no_age_is_asked_about(store: OpenStore) -> None:
    assert asked(store, begin(store, "30. april 2010", helped=False)) == {}


def test_placement_is_of_the_child_it_is_about(store: OpenStore) -> None:
    case_id = begin(store, "30. april 2010", helped=False)
    sister = do(store, add_child, case_id, name="Karla Lund", birth="1. maj 2010")
    do(store, add_record, case_id, "intervention", {
        "name": "Plejefamilie", "status": "active", "rung": "5", "child_id": str(sister), "decided_on": "2025",
    })  # fmt: skip
    found = [each for each in ask(store, read_plan, case_id).questions if each.ask is Ask.YOUTH_PLAN]
    assert [(each.about_id, each.demanded) for each in found] == [(sister, True)]


def test_a_year_of_birth_alone_asks_from_the_first_possible_day_and_demands_after_the_last(store: OpenStore) -> None:
    case_id = begin(store, "2010")
    question = asked(store, case_id)[Ask.YOUTH_PLAN]
    assert not question.demanded
    assert "fylder 16 år omkring 2026 (født 2010)" in question.because
    on(store, "2026-12-31")
    assert asked(store, case_id)[Ask.YOUTH_PLAN].demanded


@pytest.mark.parametrize("birth", ["", "før 2019", "mens de boede i Struer"])
def test_a_birth_that_says_no_age_is_asked_for(store: OpenStore, birth: str) -> None:
    assert set(asked(store, begin(store, birth))) == {Ask.BIRTH}


@pytest.mark.parametrize(
    ("day", "known"), [("2026-07-29", False), ("2026-07-30", True), ("2027-04-29", True), ("2027-04-30", False)]
)
def test_18_is_asked_about_from_nine_months_before(store: OpenStore, day: str, known: bool) -> None:
    case_id = begin(store, "30. april 2009")
    on(store, day)
    question = asked(store, case_id).get(Ask.YOUTH_SUPPORT)
    assert (question is not None) is known
    if question:
        must = "skal være" if day < "2026-10-30" else "skulle have været"
        assert f"{must} truffet senest 30. oktober 2026" in question.because
        assert question.demanded


def test_noah_who_has_moved_home_is_asked_and_nothing_is_demanded(store: OpenStore, noah_case: UUID) -> None:
    found = asked(store, noah_case)
    assert set(found) == {Ask.YOUTH_SUPPORT}
    assert (found[Ask.YOUTH_SUPPORT].demanded, found[Ask.YOUTH_SUPPORT].law) == (False, "barnets lov § 111")
    assert found[Ask.YOUTH_SUPPORT].because == "Noah fylder 18 år den 30. april 2027. Tag stilling til ungestøtte nu."


def test_no_with_a_reason_answers_the_one_who_lives_at_home_and_stands_in_the_plan(store: OpenStore) -> None:
    case_id = begin(store, "30. april 2010", placed=False)
    whose = child(store, case_id)
    with pytest.raises(UserError, match="hvorfor"):
        do(store, answer_question, case_id, Ask.YOUTH_PLAN, child_id=whose, because=" ")
    do(store, answer_question, case_id, Ask.YOUTH_PLAN, child_id=whose, because="Nej, forløbet slutter til jul.")
    assert Ask.YOUTH_PLAN not in asked(store, case_id)
    told = {each.heading: each.text for each in ask(store, list_sections, case_id)}
    assert told["Ungeplan: det har I valgt, og hvorfor"] == "Nej, forløbet slutter til jul."
    do(store, answer_question, case_id, Ask.YOUTH_PLAN, child_id=whose, because="Nej, Sofus vil ikke.")
    assert "Nej, Sofus vil ikke." in {each.text for each in ask(store, list_sections, case_id)}


def test_no_is_no_answer_for_the_placed(store: OpenStore) -> None:
    case_id = begin(store, "30. april 2010")
    do(store, answer_question, case_id, Ask.YOUTH_PLAN, child_id=child(store, case_id), because="Nej")
    assert asked(store, case_id)[Ask.YOUTH_PLAN].demanded
    with pytest.raises(UserError, match="eget svar"):
        do(store, answer_question, case_id, Ask.MANY_GOALS, child_id=child(store, case_id), because="Ja")


def test_an_ungeplan_builds_on_the_plan_before_it(store: OpenStore) -> None:
    case_id = begin(store, "30. april 2010")
    whose = child(store, case_id)
    do(store, set_plan, case_id, purpose="Sofus får ro", call_then="Mormor")
    do(store, write_section, case_id, "wishes", "Han vil gerne være kok.")
    made = do(store, begin_youth_plan, case_id, child_id=whose)

    page = ask(store, read_plan, case_id)
    assert (page.plan_id, page.title, page.purpose, page.call_then) == (made, "Ungeplan", "Sofus får ro", "Mormor")
    sections = {each.key: each for each in page.sections}
    assert (sections["wishes"].heading, sections["wishes"].text) == (
        "Den unges ønsker og behov",
        "Han vil gerne være kok.",
    )
    assert sections["adult_life"].text == ""
    assert Ask.YOUTH_PLAN not in asked(store, case_id)
    with pytest.raises(UserError, match="allerede"):
        do(store, begin_youth_plan, case_id, child_id=whose)


def test_an_ungeplan_of_one_sibling_leaves_the_shared_plan_to_the_others(store: OpenStore) -> None:
    case_id = begin(store, "30. april 2010")
    do(store, add_child, case_id, name="Karla Lund", birth="2018")
    shared = do(store, set_plan, case_id, purpose="Fælles")
    do(store, begin_youth_plan, case_id, child_id=child(store, case_id))
    page = ask(store, read_plan, case_id)
    assert (page.plan_id, [each.title for each in page.children]) == (shared, ["Ungeplan", "Barnets plan"])


def test_a_shared_ungeplan_is_none_for_a_little_brother(store: OpenStore) -> None:
    case_id = begin(store, "30. april 2010")
    do(store, add_child, case_id, name="Karla Lund", birth="2018")
    do(store, add_record, case_id, "action_plan", {"kind": "youth_plan", "purpose": "Fælles"})
    page = ask(store, read_plan, case_id)
    assert [each.title for each in page.children] == ["Ungeplan", "Barnets plan"]
    assert page.title == "Barnets plan"
