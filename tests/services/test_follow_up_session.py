"""A follow-up prepares itself from last time, is held as one step, and carries out what was decided."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.agreement import Agreement
from app.models.enums import Decision, GoalStatus, InterventionStatus, Worked
from app.models.enums_meeting import AgreementOutcome, AgreementState
from app.models.meeting import Meeting
from app.models.plan import Cadence, FollowUp, FollowUpDecision, FollowUpPerson, Intervention
from app.services import history, interventions, meeting_review
from app.services.agreements import add_agreement, list_agreements
from app.services.cases import start_case
from app.services.follow_up_latest import latest_follow_up
from app.services.follow_up_outcomes import AgreementWent, GoalNow, HelpDecided, rungs_to
from app.services.follow_up_paper import follow_up_paper_for
from app.services.follow_up_session import look_at_follow_up_day, prepare_follow_up
from app.services.follow_up_session_rows import FollowUpSession
from app.services.follow_ups import ChosenRhythm, ExplainedRhythm, HeldFollowUp, hold_follow_up, set_rhythm
from app.services.journal_texts import follow_up_text
from app.services.people import list_people
from app.services.plan_page import read_plan
from app.services.plans import add_goal
from app.services.snapshot import read_case
from tests.doing import ask, do


@pytest.fixture
def asta(store: OpenStore) -> UUID:
    """A small case: one child, a goal, an agreement, and help that runs."""
    case_id: UUID = do(store, start_case, child_name="Asta")
    do(store, add_goal, case_id, text="Asta sover om natten")
    do(store, add_agreement, case_id, text="ringer hver fredag", owners=())
    runs(store, case_id)
    return case_id


def runs(store: OpenStore, case_id: UUID, name: str = "Kontaktperson", rung: int | None = 3) -> UUID:
    made: UUID = do(store, interventions.wish, case_id, name=name)
    do(store, interventions.start, made, on="1. oktober 2026")
    with store.units.step("Trin", "test") as unit:
        unit.get(Intervention, made).rung = rung
    return made


def session(store: OpenStore, case_id: UUID, **values: object) -> FollowUpSession:
    found: FollowUpSession = ask(store, prepare_follow_up, case_id, **values)
    return found


def test_the_first_follow_up_asks_about_what_was_agreed_and_the_help_that_runs(store: OpenStore, asta: UUID) -> None:
    found = session(store, asta)
    assert [each.called for each in found.children] == ["Asta"]
    assert [each.sentence for each in found.agreements] == ["Ringer hver fredag."]
    assert [(each.text, each.last) for each in found.goals] == [("Asta sover om natten", "Ingen tal endnu.")]
    assert [(each.name, each.up_to, each.down_to) for each in found.help] == [("Kontaktperson", (4, 5, 6), (2, 1))]
    assert found.since is None


def test_all_that_was_said_is_one_step_and_one_undo(store: OpenStore, asta: UUID) -> None:
    found, person = session(store, asta), ask(store, list_people, asta)[0].id
    held = HeldFollowUp(
        child_talked=True, plan_reviewed=True, child_said="Det går.", people=(person,),
        decisions=(HelpDecided(found.help[0].id, Decision.END, why="Det er lykkedes", worked=Worked.YES),),
        agreements=(AgreementWent(found.agreements[0].id, AgreementOutcome.KEPT, note="Hver gang"),),
        goals=(GoalNow(found.goals[0].id, value="7", status=GoalStatus.ALMOST),),
        rhythm=ChosenRhythm(3, "months", "Det går godt."), next_on="19. februar 2027",
    )  # fmt: skip
    with store.units.step("Hold opfølgning", "follow_up.hold") as unit:
        hold_follow_up(unit, asta, held)
    step = unit.outcome.step_id
    plan = ask(store, read_plan, asta)
    assert [each.held_on or each.planned_on for each in plan.follow_ups] == ["22. november 2026", "19. februar 2027"]
    assert plan.interventions[0].status is InterventionStatus.ENDED
    assert (plan.interventions[0].worked, plan.interventions[0].until) == (Worked.YES, "22. november 2026")
    assert (plan.goals[0].status, plan.goals[0].scores[0][1]) == (GoalStatus.ALMOST, 7)
    assert ask(store, list_agreements, asta)[0].outcome is AgreementOutcome.KEPT
    assert plan.cadences[0].words == "hver 3. måned"
    with store.units.step("Fortryd", "step.undo", undoes=step) as again:
        history.undo(again, step)
    plan = ask(store, read_plan, asta)
    assert (plan.follow_ups, plan.cadences, plan.goals[0].scores) == ((), (), ())
    assert plan.interventions[0].status is InterventionStatus.ACTIVE
    assert ask(store, list_agreements, asta)[0].outcome is None


def test_a_part_that_is_refused_leaves_nothing_of_the_rest(store: OpenStore, asta: UUID) -> None:
    found = session(store, asta)
    wrong = HeldFollowUp(progress="Ro", goals=(GoalNow(found.goals[0].id, value="11"),))
    with pytest.raises(UserError, match="0 til 10"):
        do(store, hold_follow_up, asta, wrong)
    assert ask(store, read_plan, asta).follow_ups == ()


def test_up_and_down_say_where_and_let_the_help_go_on(store: OpenStore, asta: UUID) -> None:
    help_now = session(store, asta).help[0]
    up = HelpDecided(help_now.id, Decision.UP, why="Der er brug for mere", to_rung=4)
    made = do(store, hold_follow_up, asta, HeldFollowUp(decisions=(up,)))
    with store.units.read("test") as unit:
        noted = unit.live(FollowUpDecision, FollowUpDecision.follow_up_id == made)[0]
        assert (noted.decision, noted.to_rung, noted.note) == (Decision.UP, 4, "Der er brug for mere")
        assert unit.get(Intervention, help_now.id).rung == 3
    assert ask(store, read_plan, asta).interventions[0].status is InterventionStatus.ACTIVE
    assert ask(store, latest_follow_up, asta).to_do == ("»Kontaktperson« skal et trin op, til trin 4.",)
    assert session(store, asta).help[0].last == "Sidst: et trin op. Der er brug for mere"


@pytest.mark.parametrize(("decision", "rung"), [(Decision.UP, 3), (Decision.UP, 1), (Decision.DOWN, 4)])
def test_a_rung_that_lies_the_wrong_way_is_told(store: OpenStore, asta: UUID, decision: Decision, rung: int) -> None:
    decided = HelpDecided(session(store, asta).help[0].id, decision, to_rung=rung)
    with pytest.raises(UserError, match="er på trin 3"):
        do(store, hold_follow_up, asta, HeldFollowUp(decisions=(decided,)))


def test_without_a_known_rung_any_may_be_chosen() -> None:
    assert rungs_to(None, Decision.UP) == rungs_to(None, Decision.DOWN) == (1, 2, 3, 4, 5, 6)
    assert (rungs_to(6, Decision.UP), rungs_to(1, Decision.DOWN)) == ((), ())


def test_other_words_take_the_place_of_an_agreement(store: OpenStore, asta: UUID) -> None:
    person = ask(store, list_people, asta)[0].id
    old = do(store, add_agreement, asta, text="går tidligt i seng", owners=(person,))
    went = AgreementWent(old, AgreementOutcome.CHANGED, note="Det var for tidligt", instead="går i seng kl. 21")
    do(store, hold_follow_up, asta, HeldFollowUp(people=(person,), agreements=(went,)))
    rows = {each.text: each for each in ask(store, list_agreements, asta)}
    new = rows["går i seng kl. 21"]
    assert (new.continues_id, new.owner_ids, new.awaiting, new.state) == (old, (person,), (), AgreementState.AGREED)
    assert rows["går tidligt i seng"].outcome is AgreementOutcome.CHANGED
    assert [each.sentence for each in session(store, asta).agreements] == [
        "Ringer hver fredag.", "Asta går i seng kl. 21.",
    ]  # fmt: skip


def test_a_later_meeting_has_the_last_word_about_an_agreement(store: OpenStore, mathias_case: UUID) -> None:
    agreement = ask(store, list_agreements, mathias_case)[-1].id
    went = AgreementWent(agreement, AgreementOutcome.NOT_KEPT)
    with store.units.step("Møde", "test") as unit:
        later = next(each for each in unit.live(Meeting) if each.held_on and each.held_on > dt.date(2026, 12, 1))
        meeting_review.judge(unit, agreement, later.id, AgreementOutcome.KEPT)
        before = unit.get(Agreement, agreement).outcome
    do(store, hold_follow_up, mathias_case, HeldFollowUp(agreements=(went,)))
    with store.units.read("test") as unit:
        assert unit.get(Agreement, agreement).outcome is before


def test_the_number_of_last_time_stands_beside_the_new_one(store: OpenStore, asta: UUID) -> None:
    goal = session(store, asta).goals[0]
    assert goal.who_id == ask(store, list_people, asta)[0].id  # the only child, until somebody else gives a number
    numbered = HeldFollowUp(held_on="4. november 2026", goals=(GoalNow(goal.id, value="4", person_id=goal.who_id),))
    do(store, hold_follow_up, asta, numbered)
    after = session(store, asta).goals[0]
    assert (after.value, after.who) == (4, "Asta")
    assert after.last == "Asta sagde 4 (4. november 2026). Den lille prik er tallet fra sidst."


def test_who_took_part_is_kept_once_each(store: OpenStore, asta: UUID) -> None:
    person = ask(store, list_people, asta)[0].id
    made = do(store, hold_follow_up, asta, HeldFollowUp(people=(person, person)))
    with store.units.read("test") as unit:
        assert [each.person_id for each in unit.live(FollowUpPerson)] == [person]
        assert unit.live(FollowUpPerson)[0].follow_up_id == made
    assert session(store, asta).people[0].was_there


def test_a_meeting_that_was_the_follow_up_is_not_asked_twice(store: OpenStore, mathias_case: UUID) -> None:
    found = session(store, mathias_case)
    met = found.meetings[0]
    assert (met.on, len(found.agreements)) == (dt.date(2026, 11, 18), 8)
    assert session(store, mathias_case, meeting_id=met.id).agreements == ()  # they were made there
    held = HeldFollowUp(held_on="18. november 2026", meeting_id=met.id, people=met.people)
    do(store, hold_follow_up, mathias_case, held)
    after = session(store, mathias_case)
    assert (after.meetings, after.since) == ((), dt.date(2026, 11, 18))
    assert ask(store, latest_follow_up, mathias_case).met_since == ""


def test_what_a_meeting_has_judged_since_is_told_and_not_asked(store: OpenStore, mathias_case: UUID) -> None:
    with store.units.step("Møde", "test") as unit:
        agreement = unit.live(Agreement, Agreement.case_id == mathias_case)[0]
        other = Meeting(case_id=mathias_case, held_on=dt.date(2026, 11, 20), status="held", type_id="network")
        unit.add(other)
        unit.session.flush()
        meeting_review.judge(unit, agreement.id, other.id, AgreementOutcome.PARTLY, note="De fleste dage")
    first = session(store, mathias_case).agreements[0]
    assert (first.is_told, first.outcome, first.note) == (True, AgreementOutcome.PARTLY, "De fleste dage")
    assert first.last == "Set på 20. november 2026: delvist."


def test_the_next_day_is_a_working_day_outside_school_holidays(store: OpenStore, asta: UUID) -> None:
    do(store, set_rhythm, asta, ChosenRhythm(3, "months", "Ro."))
    found = session(store, asta)
    assert found.next_on == dt.date(2027, 2, 12)  # 22. februar lies in the winter holiday
    assert found.next_because == "Forslag: hver 3. måned fra i dag."
    notes = [each.sentence for each in ask(store, look_at_follow_up_day, asta, day="24. december 2026")]
    assert any("juleaftensdag" in each for each in notes)
    assert "Som regel er det juleferie." in notes


def test_the_next_day_lies_after_the_follow_up(store: OpenStore, asta: UUID) -> None:
    with pytest.raises(UserError, match="efter den, I holder nu"):
        do(store, hold_follow_up, asta, HeldFollowUp(held_on="4. november 2026", next_on="4. november 2026"))


def test_of_several_children_it_is_said_whose_help_and_goal_it_is(store: OpenStore, liv_case: UUID) -> None:
    found = session(store, liv_case)
    assert [each.about.partition(",")[0] for each in found.help] == ["for Liv", "for Bertil"]
    assert {each.last.partition(".")[0] for each in found.goals} == {"For Liv", "For Bertil"}


def test_one_child_may_have_a_rhythm_of_its_own(store: OpenStore, liv_case: UUID) -> None:
    children = session(store, liv_case).children
    do(store, set_rhythm, liv_case, ChosenRhythm(6, "weeks", "Tæt på.", child_id=children[0].id))
    with store.units.read("test") as unit:
        kept = [each for each in unit.live(Cadence) if each.kind == "follow_up"]
    assert sorted((each.every_count, each.child_id == children[0].id) for each in kept) == [(6, False), (6, True)]
    assert session(store, liv_case, children=[children[0].id]).rhythm.words == "hver 6. uge"
    assert session(store, liv_case, children=[children[1].id]).rhythm.words == "hver 6. måned"


def test_a_rhythm_that_goes_on_is_explained_again_and_nothing_else_of_it_changes(
    store: OpenStore, liv_case: UUID
) -> None:
    rhythm = session(store, liv_case).rhythm
    assert rhythm.id is not None
    held = HeldFollowUp(explained=ExplainedRhythm(rhythm.id, "Liv og Bertil", "20. november 2026"))
    do(store, hold_follow_up, liv_case, held)
    after = session(store, liv_case).rhythm
    assert after.explained == "Liv og Bertil 20. november 2026"
    assert (after.id, after.words, after.reason) == (rhythm.id, rhythm.words, rhythm.reason)


def test_the_text_for_the_journal_tells_who_was_there_and_where_the_help_goes(store: OpenStore, asta: UUID) -> None:
    person, help_now = ask(store, list_people, asta)[0].id, session(store, asta).help[0]
    held = HeldFollowUp(
        people=(person,), heard_instead="Tegning fra Asta.", not_talked_because="Asta var syg.",
        decisions=(HelpDecided(help_now.id, Decision.UP, to_rung=4, why="Der er brug for mere"),),
    )  # fmt: skip
    made = do(store, hold_follow_up, asta, held)
    with store.units.read("test") as unit:
        text = follow_up_text(read_case(unit, asta), unit.get(FollowUp, made)).text
    assert "Var med: Asta" in text
    assert "Hvorfor ikke: Asta var syg." in text
    assert "Barnets mening i stedet: Tegning fra Asta." in text
    assert "Kontaktperson: et trin op, til trin 4" in text


def test_a_family_reads_of_more_help_and_never_of_a_ladder(store: OpenStore, mathias_case: UUID) -> None:
    up = HelpDecided(runs(store, mathias_case), Decision.UP, to_rung=4)
    do(store, hold_follow_up, mathias_case, HeldFollowUp(decisions=(up,)))
    with store.units.read("test") as unit:
        family = follow_up_paper_for(unit, mathias_case, recipient_id=None, copy="family").paper
        professional = follow_up_paper_for(unit, mathias_case, recipient_id=None, copy="professional").paper
    assert family.decisions == ("Kontaktperson: mere hjælp",)
    assert professional.decisions == ("Kontaktperson: et trin op, til trin 4",)


def test_a_planned_follow_up_of_one_child_is_that_childs(store: OpenStore, liv_case: UUID) -> None:
    child = session(store, liv_case).children[1].id
    made = do(store, hold_follow_up, liv_case, HeldFollowUp(child_id=child, next_on="1. marts 2027"))
    with store.units.read("test") as unit:
        rows = unit.live(FollowUp, FollowUp.case_id == liv_case)
        assert unit.get(FollowUp, made).child_id == child
        assert [each.child_id for each in rows if each.planned_on == dt.date(2027, 3, 1)] == [child]
