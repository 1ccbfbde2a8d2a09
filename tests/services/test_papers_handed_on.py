"""What the plan's copies hold from the store, the page for the new caseworker, and the paper of a follow-up."""

import datetime as dt
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.documents.follow_up_paper import follow_up_pdf
from app.documents.new_caseworker_paper import new_caseworker_pdf
from app.errors import UserError
from app.models.enums import Decision, PaperKind
from app.models.meeting import Meeting, Participant
from app.models.paper import Paper
from app.models.people import NetworkTie
from app.models.plan import ActionPlan, FollowUp, FollowUpDecision, Goal, GoalScore, Intervention
from app.services import modules, records
from app.services.follow_up_paper import NONE_HELD, NOT_HELD, finish_follow_up_paper, follow_up_paper_for
from app.services.new_caseworker import finish_new_caseworker, new_caseworker_for
from app.services.papers import plan_for
from app.services.plan_rows import ChildPart
from app.services.plan_sections import write_section
from app.services.stop_decisions import note_stop
from tests.services.read_by_jan import person


def child_of(store: OpenStore, case_id: UUID, copy: str) -> ChildPart:
    return ask(store, plan_for, case_id, copy=copy).paper.children[0]


def test_an_approximate_day_of_a_decision_stays_approximate(store: OpenStore, liv_case: UUID) -> None:
    decision = child_of(store, liv_case, "professional").decision
    assert decision is not None
    assert decision.decided == "2016"
    assert decision.legal_basis == "serviceloven § 52, stk. 3, nr. 7 – nu barnets lov § 46"


def test_the_ladder_and_its_rungs_are_on_no_paper_unless_they_are_in_use(store: OpenStore, noah_case: UUID) -> None:
    part = child_of(store, noah_case, "professional")
    assert part.help.ladder is None
    assert part.decision is not None
    assert part.decision.rung == ""
    do(store, modules.switch_module, modules.LADDER, on=True)
    shown = child_of(store, noah_case, "professional")
    assert shown.help.ladder is not None
    assert shown.decision is not None
    assert shown.decision.rung == "trin 3"
    assert child_of(store, noah_case, "family").help.ladder is None


def test_a_section_stands_on_the_professional_copy_with_its_law_once(store: OpenStore, noah_case: UUID) -> None:
    do(store, write_section, noah_case, "adult_life", "Noah vil være kok.")
    paper = ask(store, plan_for, noah_case, copy="professional").paper
    assert [each.text for each in paper.children[0].sections] == ["Noah vil være kok."]
    assert [each.law for each in paper.laws] == ["barnets lov § 109"]
    family = ask(store, plan_for, noah_case, copy="family").paper
    assert (family.laws, family.children[0].sections) == ((), ())


def test_an_adults_number_is_not_on_the_familys_curve(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        jan, noah = (person(unit, noah_case, name) for name in ("Jan Sørensen", "Noah Bækgaard Sørensen"))
        scores = unit.live(GoalScore, GoalScore.case_id == noah_case)
        scores[0].person_id = jan
    assert [each.value for each in child_of(store, noah_case, "family").goals[0].points] == [5, 6]
    with store.units.step("Ret", "test") as unit:
        for each in unit.live(GoalScore, GoalScore.case_id == noah_case)[1:]:
            each.person_id = noah
    own = child_of(store, noah_case, "family").goals[0]
    assert [each.value for each in own.points] == [5, 6]
    assert own.curve_words.startswith("Noah sagde 5")
    assert len(child_of(store, noah_case, "professional").goals[0].points) == 3


def test_a_goal_that_rests_is_on_the_professional_copy_alone_with_its_reason(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        goal = unit.live(Goal, Goal.case_id == noah_case)[0]
        records.change_record(unit, "goal", goal.id, {"status": "paused", "status_because": "Noah skal hvile"})
    assert "til tiden" not in str(child_of(store, noah_case, "family").goals)
    assert child_of(store, noah_case, "professional").goals[0].status == "holder pause, fordi Noah skal hvile"


def test_the_family_reads_when_the_help_can_end_and_the_child_does_not(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        plan = unit.live(ActionPlan, ActionPlan.case_id == mathias_case)[0]
        plan.ends_when, plan.call_then = "Mathias er i skole hver dag", "Sanne"
    ending = child_of(store, mathias_case, "family").ending
    assert ending is not None
    assert (ending.when, ending.call_then) == ("Mathias er i skole hver dag", "Sanne")
    assert child_of(store, mathias_case, "child").ending is None


def test_the_childs_page_names_whom_the_child_set_nearest_and_never_one_it_is_heard_without(
    store: OpenStore, mathias_case: UUID
) -> None:
    with store.units.step("Ret", "test") as unit:
        inger = person(unit, mathias_case, "Inger Kjærgaard")
        for tie in unit.live(NetworkTie, NetworkTie.case_id == mathias_case):
            tie.placed_by_child, tie.ring = tie.person_id == inger, 1 if tie.person_id == inger else 2
    assert child_of(store, mathias_case, "child").trusted == ("Inger",)
    with store.units.step("Ret", "test") as unit:
        mathias = person(unit, mathias_case, "Mathias Kjærgaard Østergård")
        note_stop(unit, mathias_case, kind="abuse", subject_id=mathias, against_id=inger)
    assert child_of(store, mathias_case, "child").trusted == ()


def test_the_child_chooses_how_to_be_part_until_it_has_chosen(store: OpenStore, mathias_case: UUID) -> None:
    assert child_of(store, mathias_case, "child").joining.startswith("Du vælger selv")
    with store.units.step("Ret", "test") as unit:
        mathias = person(unit, mathias_case, "Mathias Kjærgaard Østergård")
        meeting = next(each for each in unit.live(Meeting, Meeting.case_id == mathias_case) if each.status == "planned")
        there = {each.person_id: each for each in unit.live(Participant, Participant.meeting_id == meeting.id)}
        row = there.get(mathias) or unit.add(
            Participant(case_id=mathias_case, meeting_id=meeting.id, person_id=mathias, order_key="zz")
        )
        row.takes_part = "letter"
    assert "et brev" in child_of(store, mathias_case, "child").joining


def test_the_page_for_the_new_caseworker_says_who_must_not_know_what(store: OpenStore, noah_case: UUID) -> None:
    paper = ask(store, new_caseworker_for, noah_case).paper
    assert "Jan Sørensen må ikke vide, hvor og hos hvem Heidi Bækgaard er." in paper.keep
    assert any("må ikke være i samme rum" in each for each in paper.keep)
    assert paper.children == ("Noah Bækgaard Sørensen, 17 år",)
    assert any("Opfølgning" in each for each in paper.dates)


def test_the_page_is_kept_once_for_the_same_facts(store: OpenStore, noah_case: UUID) -> None:
    draft = ask(store, new_caseworker_for, noah_case)
    pdf = new_caseworker_pdf(draft.paper)
    first = do(store, finish_new_caseworker, noah_case, draft, pdf)
    again = ask(store, new_caseworker_for, noah_case)
    assert again.paper == draft.paper
    assert do(store, finish_new_caseworker, noah_case, again, pdf) == first
    with store.units.read("test") as unit:
        assert unit.get(Paper, first).kind is PaperKind.NEW_CASEWORKER


def test_what_a_child_says_alone_is_not_on_the_page(store: OpenStore, mathias_case: UUID) -> None:
    assert ask(store, new_caseworker_for, mathias_case).paper.own_words
    with store.units.step("Ret", "test") as unit:
        mathias, lone = (person(unit, mathias_case, n) for n in ("Mathias Kjærgaard Østergård", "Lone Kjærgaard"))
        note_stop(unit, mathias_case, kind="abuse", subject_id=mathias, against_id=lone)
        records.add_record(unit, mathias_case, "agreement", {"text": "Alene med Mathias", "state": "agreed"})
    assert "Alene med Mathias" not in str(ask(store, new_caseworker_for, mathias_case).paper)


def test_a_follow_up_tells_what_was_decided_and_is_kept(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        held = max(unit.live(FollowUp, FollowUp.case_id == noah_case), key=lambda each: str(each.held_on))
        help_ = next(each for each in unit.live(Intervention, Intervention.case_id == noah_case) if each.rung == 3)
        row = FollowUpDecision(case_id=noah_case, follow_up_id=held.id, intervention_id=help_.id, order_key="a0")
        row.decision, row.note = Decision.CONTINUE, "Rune bliver"
        unit.add(row)
    draft = ask(store, follow_up_paper_for, noah_case, recipient_id=None)
    assert draft.paper.decisions == ("Fast kontaktperson: fortsæt. Rune bliver",)
    assert (draft.paper.since, draft.paper.on) == (dt.date(2026, 9, 23), dt.date(2026, 11, 4))
    assert draft.paper.goals[0].curve_words.startswith("Tallet var 4")
    kept = do(store, finish_follow_up_paper, noah_case, draft, follow_up_pdf(draft.paper))
    with store.units.read("test") as unit:
        assert unit.get(Paper, kept).kind is PaperKind.CHANGED


def test_an_earlier_follow_up_does_not_know_later_numbers(store: OpenStore, noah_case: UUID) -> None:
    with store.units.read("test") as unit:
        days = {each.held_on: each.id for each in unit.live(FollowUp, FollowUp.case_id == noah_case)}
    draft = ask(store, follow_up_paper_for, noah_case, recipient_id=None, follow_up_id=days[dt.date(2026, 9, 23)])
    assert [each.value for each in draft.paper.goals[0].points] == [4, 5]


def test_no_paper_of_a_follow_up_that_was_not_held(store: OpenStore, mathias_case: UUID, noah_case: UUID) -> None:
    with pytest.raises(UserError, match=NONE_HELD):
        ask(store, follow_up_paper_for, mathias_case, recipient_id=None)
    planned = do(store, records.add_record, noah_case, "follow_up", {"planned_on": "2026-12-16"})
    with pytest.raises(UserError, match=NOT_HELD):
        ask(store, follow_up_paper_for, noah_case, recipient_id=None, follow_up_id=planned)
