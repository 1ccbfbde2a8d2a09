"""The sections of a plan: written once, under the headings they were asked with, for each child or for all."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.plan import ActionPlan, PlanAnswer
from app.services.cases import add_child, start_case
from app.services.plan_page import read_plan
from app.services.plan_sections import SectionRow, list_sections, write_section
from app.services.plan_templates import list_templates, restore_template, save_template
from app.services.records import add_record
from tests.doing import ask, do


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return UUID(str(do(store, start_case, child_name="Asta Lund", birth="2018")))


def sections(store: OpenStore, case_id: UUID) -> list[SectionRow]:
    return list(ask(store, list_sections, case_id))


def decide(store: OpenStore, case_id: UUID, **values: str) -> None:
    do(store, add_record, case_id, "intervention", {
        "name": "Hjælp", "status": "active", "legal_basis": "barnets lov § 46", **values,
    })  # fmt: skip


def test_what_is_written_stands_under_its_heading(store: OpenStore, case_id: UUID) -> None:
    do(store, write_section, case_id, "strengths", "  Farfar og fodbold\n")
    do(store, write_section, case_id, "family_need", "Ro om morgenen")
    assert [(each.heading, each.child, each.text) for each in sections(store, case_id)] == [
        ("Det ønsker I hjælp til", "", "Ro om morgenen"), ("Det kan I bygge på", "Asta Lund", "Farfar og fodbold"),
    ]  # fmt: skip
    assert len(ask(store, lambda unit: unit.live(ActionPlan))) == 1
    do(store, write_section, case_id, "strengths", "")
    assert [each.text for each in sections(store, case_id)] == ["Ro om morgenen", ""]


def test_nothing_written_makes_no_plan(store: OpenStore, case_id: UUID) -> None:
    do(store, write_section, case_id, "strengths", "   ")
    assert ask(store, lambda unit: unit.live(ActionPlan)) == []
    with pytest.raises(UserError, match="skabelon"):
        do(store, write_section, case_id, "findes_ikke", "Tekst")


def test_siblings_are_asked_each_and_what_is_for_all_once(store: OpenStore, case_id: UUID) -> None:
    brother = do(store, add_child, case_id, name="Viggo Lund", birth="2020")
    with pytest.raises(UserError, match="hvilket barn"):
        do(store, write_section, case_id, "strengths", "Fodbold")
    do(store, write_section, case_id, "strengths", "Lego", child_id=brother)
    do(store, write_section, case_id, "family_need", "Ro", child_id=brother)
    assert [(each.key, each.child, each.text) for each in sections(store, case_id)] == [
        ("family_need", "", "Ro"), ("strengths", "Asta Lund", ""), ("strengths", "Viggo Lund", "Lego"),
    ]  # fmt: skip


def test_a_child_of_another_case_is_nobody_here(store: OpenStore, case_id: UUID, mathias_case: UUID) -> None:
    other = ask(store, read_plan, mathias_case).children[0].child_id
    with pytest.raises(UserError):
        do(store, write_section, case_id, "strengths", "Fodbold", child_id=other)
    assert ask(store, lambda unit: unit.live(PlanAnswer)) == []


def test_the_placed_are_asked_about_support_to_the_family(store: OpenStore, case_id: UUID) -> None:
    decide(store, case_id, placement="nej")
    at_home = {each.key for each in sections(store, case_id)}
    decide(store, case_id, placement="ja")
    assert {each.key for each in sections(store, case_id)} - at_home == {"family_support", "contact", "return_home"}


def test_a_decision_gives_new_headings_and_keeps_what_was_written(store: OpenStore, case_id: UUID) -> None:
    do(store, write_section, case_id, "strengths", "Fodbold")
    decide(store, case_id, decided_on="1. marts 2026")
    told = [(each.heading, each.text) for each in sections(store, case_id)]
    assert told[0] == ("Det overordnede formål i afgørelsen", "")
    assert told[-1] == ("Det kan I bygge på", "Fodbold")
    do(store, write_section, case_id, "purpose_of_decision", "Asta trives")
    assert sections(store, case_id)[0].text == "Asta trives"


def test_a_plan_keeps_the_headings_it_was_begun_with(store: OpenStore, case_id: UUID) -> None:
    shipped = next(row.template for row in ask(store, list_templates) if row.template.id == "agreements")
    do(store, write_section, case_id, "strengths", "Fodbold")
    renamed = replace(shipped, sections=tuple(replace(each, heading=f"Ny {each.key}") for each in shipped.sections))
    do(store, save_template, renamed)

    other = UUID(str(do(store, start_case, child_name="Viggo Lund")))
    assert [each.heading for each in sections(store, case_id)] == ["Det ønsker I hjælp til", "Det kan I bygge på"]
    assert [each.heading for each in sections(store, other)] == ["Ny family_need", "Ny strengths"]

    rows = {row.template.id: row for row in ask(store, list_templates)}
    assert (rows["agreements"].own_since is not None, rows["bl-92"].own_since) == (True, None)
    do(store, restore_template, "agreements")
    assert [each.heading for each in sections(store, other)] == ["Det ønsker I hjælp til", "Det kan I bygge på"]
    do(store, save_template, renamed)
    assert [each.heading for each in sections(store, other)] == ["Ny family_need", "Ny strengths"]


def test_a_template_with_faults_is_not_kept(store: OpenStore) -> None:
    shipped = ask(store, list_templates)[0].template
    with pytest.raises(UserError, match="overskrift"):
        do(store, save_template, replace(shipped, sections=(replace(shipped.sections[0], heading=" "),)))
    with pytest.raises(UserError, match="hentes tilbage"):
        do(store, restore_template, "egen")
    do(store, save_template, replace(shipped, id="egen", name="Vores egen"))
    assert [(row.template.id, row.is_shipped) for row in ask(store, list_templates)][-1] == ("egen", False)


def test_a_plan_whose_template_is_not_known_here_is_written_with_todays(store: OpenStore, case_id: UUID) -> None:
    do(store, add_record, case_id, "action_plan", {"purpose": "Ro", "template_version": "0" * 64})
    assert [each.key for each in sections(store, case_id)] == ["family_need", "strengths"]


@pytest.mark.parametrize(
    "words", ["</b>&<script>", "’; DROP TABLE plan_answer; --", "👨‍👩‍👧 æøå", "x" * 100_000, "{0} %s \\n"]
)
def test_any_words_are_kept_as_they_are_seen(store: OpenStore, case_id: UUID, words: str) -> None:
    do(store, write_section, case_id, "strengths", words)
    assert sections(store, case_id)[-1].text == words
