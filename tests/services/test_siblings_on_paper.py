"""Siblings on one paper: each child's page says »du« to that child alone, and what they share is told once."""

from uuid import UUID

from app.bootstrap import OpenStore
from app.documents.plan_paper import plan_pdf
from app.services import cases, people
from app.services.agreements import add_agreement
from app.services.papers import plan_for
from app.services.plans import add_goal, set_plan
from tests.documents.pdf_reading import whole
from tests.doing import ask, do


def test_each_child_is_spoken_to_alone_and_what_they_share_stands_once(store: OpenStore) -> None:
    case_id = UUID(str(do(store, cases.start_case, child_name="Alma Holm", birth="2014")))
    do(store, cases.add_child, case_id, name="Ida Holm", birth="2018")
    alma, ida = (each.id for each in ask(store, people.list_people, case_id) if each.is_child_of_case)
    mother = do(store, people.add_person, case_id, name="Lone Holm")
    do(store, add_agreement, case_id, text="henter Ida i børnehaven", owners=(mother,))
    do(store, add_agreement, case_id, text="pakker tasker", owners=(alma, ida))
    do(store, add_goal, case_id, text="Vi spiser morgenmad sammen", reached_when="Når det er sket tre dage i træk")
    do(store, set_plan, case_id, ends_when="Når morgenerne er rolige.")
    alone, other = ask(store, plan_for, case_id, copy="child").paper.children
    assert [each.text for each in alone.agreements] == ["Lone henter Ida i børnehaven.", "Du og Ida pakker tasker."]
    assert [each.text for each in other.agreements] == ["Lone henter dig i børnehaven.", "Alma og du pakker tasker."]
    family = whole(plan_pdf(ask(store, plan_for, case_id).paper))
    assert family.count("Vi spiser morgenmad sammen") == 1
    assert "Det vil vi nå sammen" in family
    assert "Vi er i mål, når det er sket tre dage i træk." in family
    assert "Vi kan slutte, når morgenerne er rolige." in family
    assert "Andre aftaler" not in family, "other than what?"
