"""What must not stand on a paper of the plan: a clear no, a gap, a refusal, a passed day, a meeting of others."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from doing import ask

from app.bootstrap import OpenStore
from app.documents.follow_up_paper import follow_up_pdf
from app.documents.plan_paper import plan_pdf
from app.models.agreement import Agreement, AgreementOwner
from app.models.case import Child
from app.models.enums_meeting import OwnerAnswer
from app.models.knowledge import ChildTalk
from app.models.meeting import Contribution, Meeting
from app.models.plan import ActionPlan, FollowUp
from app.services import records
from app.services.follow_up_paper import follow_up_paper_for
from app.services.new_caseworker import new_caseworker_for
from app.services.papers import plan_for
from app.services.ports import Unit
from app.services.stop_decisions import note_stop
from tests.services.meeting_making import plan_with, set_row, who
from tests.services.read_by_jan import person, text_of

MATHIAS = "Mathias Kjærgaard Østergård"
SPARRING = "colleague_sparring"


def plan_text(store: OpenStore, case_id: UUID, copy: str = "family") -> str:
    return text_of(plan_pdf(ask(store, plan_for, case_id, copy=copy).paper))


def agreed(unit: Unit, case_id: UUID, text: str, **values: Any) -> UUID:
    return records.add_record(unit, case_id, "agreement", {"text": text, "state": "agreed", **values})


def numbers(store: OpenStore, case_id: UUID, copy: str) -> list[int]:
    paper = ask(store, plan_for, case_id, copy=copy).paper
    return sorted(each.number for each in (*paper.agreements, *paper.children[0].agreements))


def say(unit: Unit, case_id: UUID, kind: str, text: str, **values: Any) -> None:
    child = unit.live(Child, Child.case_id == case_id)[0]
    given = {"kind": kind, "text": text, "child_id": str(child.id), "speaker_id": str(child.person_id), **values}
    records.add_record(unit, case_id, "contribution", given)


@pytest.mark.parametrize("kind", ["works", "hope", "worry", "own_words"])
def test_a_clear_no_is_on_no_copy(store: OpenStore, mathias_case: UUID, kind: str) -> None:
    with store.units.step("Ret", "test") as unit:
        say(unit, mathias_case, kind, "Det siger jeg kun til dig")
    assert "kun til dig" in "".join(plan_text(store, mathias_case, copy) for copy in ("family", "professional"))
    with store.units.step("Ret", "test") as unit:
        for each in unit.live(Contribution, Contribution.text == "Det siger jeg kun til dig"):
            each.may_be_written = False
    for copy in ("family", "child", "professional"):
        assert "kun til dig" not in plan_text(store, mathias_case, copy)
    assert "kun til dig" not in str(ask(store, new_caseworker_for, mathias_case).paper)


def test_a_quote_with_a_yes_comes_before_a_newer_one_nobody_asked_about(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        for each in unit.live(Contribution, Contribution.case_id == mathias_case):
            each.quoted = False
        say(unit, mathias_case, "own_words", "Jeg vil gerne til træning", quoted="ja", may_be_written="ja")
        say(unit, mathias_case, "own_words", "Du må ikke sige det", quoted="ja")
    text = plan_text(store, mathias_case)
    assert "»Jeg vil gerne til træning«" in text
    assert "Du må ikke" not in text


def test_a_hidden_agreement_leaves_no_gap_in_the_numbers(store: OpenStore, mathias_case: UUID) -> None:
    before = numbers(store, mathias_case, "child")
    assert before == list(range(1, len(before) + 1))
    with store.units.step("Ret", "test") as unit:
        unit.live(Agreement, Agreement.case_id == mathias_case)[0].on_child_page = False
    after = numbers(store, mathias_case, "child")
    assert len(after) == len(before) - 1
    assert after == list(range(1, len(after) + 1))


def test_a_no_is_told_without_blame_on_the_familys_plan_and_not_at_all_to_the_child(
    store: OpenStore, mathias_case: UUID
) -> None:
    with store.units.step("Ret", "test") as unit:
        inger = person(unit, mathias_case, "Inger Kjærgaard")
        agreement = agreed(unit, mathias_case, "kører til stævnet i Randers")
        owner = AgreementOwner(case_id=mathias_case, agreement_id=agreement, person_id=inger, order_key="a0")
        owner.answer = OwnerAnswer.NO
        unit.add(owner)
    child = ask(store, plan_for, mathias_case, copy="child")
    assert "Randers" not in text_of(plan_pdf(child.paper))
    assert any("Randers" in each and "Inger har sagt nej" in each for each in child.left_out)
    family = plan_text(store, mathias_case)
    assert "Inger kører til stævnet i Randers. Inger kan ikke. Vi finder en anden." in family
    assert "Vi spørger Inger" not in family
    full = plan_text(store, mathias_case, "professional")
    assert "Inger har sagt nej" in full
    assert "Mangler svar fra Inger" not in full
    assert "Inger har sagt nej" in " ".join(ask(store, new_caseworker_for, mathias_case).paper.open)


def test_an_agreement_that_is_done_is_not_agreed_any_more(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        agreed(unit, mathias_case, "ringer til Randers", outcome="kept", due_on="20. november 2026")
        agreed(unit, mathias_case, "hepper i Hobro", outcome="kept", ongoing="ja")
    text = plan_text(store, mathias_case)
    assert "Randers" not in text
    assert "Hobro" in text


def test_a_day_that_has_passed_is_no_promise(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        agreed(unit, mathias_case, "ringer til Randers", due_on="20. november 2026")
        child = unit.live(Child, Child.case_id == mathias_case)[0]
        values: dict[str, object] = {
            "text": "Mathias kan svømme",
            "due": "20. november 2026",
            "child_id": str(child.id),
        }
        records.add_record(unit, mathias_case, "goal", values)
    text = plan_text(store, mathias_case)
    assert text.count("20. november") == text.count("skulle være sket senest fredag den 20. november") > 0
    assert "20. november" not in plan_text(store, mathias_case, "child")


def test_a_follow_up_says_no_day_of_a_meeting_that_is_not_for_the_reader(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        names = ("Heidi Bækgaard", "Noah Bækgaard Sørensen", "Jan Sørensen")
        heidi, noah, jan = (person(unit, noah_case, name) for name in names)
        meeting = records.add_record(unit, noah_case, "meeting", {"held_on": "9. december 2026", "status": "planned"})
        for each in (heidi, noah):
            records.add_record(unit, noah_case, "participant", {"meeting_id": str(meeting), "person_id": str(each)})
    hers = ask(store, follow_up_paper_for, noah_case, recipient_id=heidi).paper
    assert hers.next_meeting.on == dt.date(2026, 12, 9)
    for reader in (jan, None):
        paper = ask(store, follow_up_paper_for, noah_case, recipient_id=reader).paper
        assert "9. december" not in text_of(follow_up_pdf(paper))


@pytest.mark.parametrize(("state", "apart"), [("proposal", False), ("agreed", True)])
def test_a_follow_up_looks_back_on_the_familys_agreements_alone(
    store: OpenStore, noah_case: UUID, state: str, *, apart: bool
) -> None:
    values: dict[str, object] = {"state": state, "outcome": "kept", "done_on": "1. november 2026"}
    with store.units.step("Ret", "test") as unit:
        if apart:
            kind: dict[str, object] = {"held_on": "1. november 2026", "status": "held", "type_id": SPARRING}
            values["meeting_id"] = str(records.add_record(unit, noah_case, "meeting", kind))
        records.add_record(unit, noah_case, "agreement", {"text": "ringer til Randers", **values})
        records.add_record(unit, noah_case, "agreement", {**values, "text": "kører til Hobro", "state": "agreed"} | (
            {"meeting_id": ""} if apart else {}))  # fmt: skip
    text = text_of(follow_up_pdf(ask(store, follow_up_paper_for, noah_case, recipient_id=None).paper))
    assert "Hobro" in text
    assert "Randers" not in text


def test_what_the_child_said_at_a_follow_up_is_for_professionals(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        jan = person(unit, noah_case, "Jan Sørensen")
        for each in unit.live(FollowUp, FollowUp.case_id == noah_case):
            each.child_said = "Jeg er bange for far"
    for copy, reader in (("family", None), ("family", jan), ("professional", jan)):
        paper = ask(store, follow_up_paper_for, noah_case, recipient_id=reader, copy=copy).paper
        assert "bange" not in text_of(follow_up_pdf(paper))
    paper = ask(store, follow_up_paper_for, noah_case, recipient_id=None, copy="professional").paper
    text = text_of(follow_up_pdf(paper))
    assert "Jeg er bange for far" in text
    assert "Fagligt eksemplar" in text


def test_the_familys_follow_up_tells_how_each_goal_stands(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        child = unit.live(Child, Child.case_id == noah_case)[0]
        for text, status in (("Mål et", "reached"), ("Mål to", "paused"), ("Mål tre", "dropped")):
            given: dict[str, object] = {
                "text": text,
                "status": status,
                "status_because": "hemmeligt",
                "child_id": str(child.id),
            }
            records.add_record(unit, noah_case, "goal", given)
    text = text_of(follow_up_pdf(ask(store, follow_up_paper_for, noah_case, recipient_id=None).paper))
    assert "Mål et. Nået." in text
    assert "Mål to. Holder pause." in text
    assert "På vej." in text
    assert "Mål tre" not in text
    assert "hemmeligt" not in text


def test_a_hard_stop_is_told_without_names_to_the_next_caseworker(store: OpenStore, mathias_case: UUID) -> None:
    assert not any("før du ringer" in each for each in ask(store, new_caseworker_for, mathias_case).paper.keep)
    with store.units.step("Ret", "test") as unit:
        mathias, lone = (person(unit, mathias_case, name) for name in (MATHIAS, "Lone Kjærgaard"))
        note_stop(unit, mathias_case, kind="abuse", subject_id=mathias, against_id=lone)
    told = ask(store, new_caseworker_for, mathias_case).paper.keep[0]
    assert told == "Se »Hvem må vide hvad« i programmet, før du ringer eller skriver til nogen."


def test_the_professional_copy_has_the_plans_duration_and_what_the_child_said(
    store: OpenStore, mathias_case: UUID
) -> None:
    with store.units.step("Ret", "test") as unit:
        plan = unit.live(ActionPlan, ActionPlan.case_id == mathias_case)[0]
        plan.expected_duration, plan.made_while = "ni måneder", "skolens henvendelse"
        child = unit.live(Child, Child.case_id == mathias_case)[0]
        talk = ChildTalk(case_id=mathias_case, child_id=child.id, own_words="Jeg savner min hund", order_key="zz")
        unit.add(talk)
        lone = person(unit, mathias_case, "Lone Kjærgaard")
    full = plan_text(store, mathias_case, "professional")
    for words in ("ni måneder", "skolens henvendelse", "»Jeg savner min hund«"):
        assert words in full
        assert words not in plan_text(store, mathias_case)
    hers = ask(store, plan_for, mathias_case, copy="professional", recipient_id=lone).paper
    assert "savner min hund" not in text_of(plan_pdf(hers))


def test_a_planned_meeting_whose_day_has_passed_is_not_when_we_meet_again(store: OpenStore, mathias_case: UUID) -> None:
    passed = plan_with(
        store, mathias_case, who(store, mathias_case, "Mathias"), held_on="20. november 2026", place="Hobro"
    )
    assert "Hobro" not in plan_text(store, mathias_case)
    set_row(store, Meeting, passed, held_on=dt.date(2026, 11, 24))
    assert "Hobro" in plan_text(store, mathias_case)
