"""The new facts of the plan and protection (story B): who hides Heidi, where help is given, what the family said."""

import dataclasses
import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.models.enums import Arena, InterventionStatus
from app.models.knowledge import Absence
from app.models.people import Household, NetworkTie
from app.models.plan import FollowUp, Goal, Intervention
from app.services import people, records
from app.services.follow_up_paper import follow_up_paper_for
from app.services.history import undo
from app.services.interventions import set_arenas
from app.services.meetings import change_meeting
from app.services.plans import add_responsible
from app.services.ports import Unit
from app.services.stop_decisions import note_stop
from tests.services.meeting_making import plan_with, who
from tests.services.read_by_jan import COPIES, drafts_of, papers_of, person, text_of
from tests.shipped import TODAY


def first(unit: Unit, kind: Any, case_id: UUID) -> Any:
    return unit.live(kind, kind.case_id == case_id)[0]


def help_now(unit: Unit, case_id: UUID) -> UUID:
    own = unit.live(Intervention, Intervention.case_id == case_id)
    return next(each.id for each in own if each.status is InterventionStatus.ACTIVE)


def host_is_responsible(unit: Unit, case_id: UUID) -> None:
    add_responsible(unit, first(unit, Goal, case_id).id, person_id=person(unit, case_id, "Yasmin Farah"), does="huser")


def a_step_more(unit: Unit, case_id: UUID) -> None:
    goal = first(unit, Goal, case_id)
    records.add_record(unit, case_id, "goal_step", {"goal_id": str(goal.id), "text": "Heidi er med på krisecenteret"})


def help_at_another_place(unit: Unit, case_id: UUID) -> None:
    set_arenas(unit, help_now(unit, case_id), (Arena.AWAY, Arena.NETWORK))


def the_host_gives_the_help(unit: Unit, case_id: UUID) -> None:
    values = {"provider_id": str(person(unit, case_id, "Yasmin Farah"))}
    records.change_record(unit, "intervention", help_now(unit, case_id), values)


def what_heidi_said_of_it(unit: Unit, case_id: UUID) -> None:
    values = {"family_view": "Heidi siger, at det er trygt i Vejle."}
    records.change_record(unit, "intervention", help_now(unit, case_id), values)


def more_absence(unit: Unit, case_id: UUID) -> None:
    child = first(unit, Absence, case_id).child_id
    values = {"child_id": str(child), "period": "november 2026", "percent": "40", "in_words": "skole i Vejle"}
    records.add_record(unit, case_id, "absence", values)


def the_host_is_near_the_child(unit: Unit, case_id: UUID) -> None:
    yasmin = person(unit, case_id, "Yasmin Farah")
    for tie in unit.live(NetworkTie, NetworkTie.person_id == yasmin):
        tie.ring, tie.placed_by_child = 1, True


ON_PROFESSIONAL_ONLY: dict[str, Callable[[Unit, UUID], None]] = {
    "who is responsible": host_is_responsible,
    "a step": a_step_more,
    "where the help is": help_at_another_place,
    "who gives the help": the_host_gives_the_help,
    "what the family says of it": what_heidi_said_of_it,
    "absence": more_absence,
    "who is near": the_host_is_near_the_child,
}


def rows_of(store: OpenStore, case_id: UUID, copies: tuple[tuple[str, str | None], ...]) -> list[Any]:
    return [(dataclasses.asdict(each.paper), each.file_name) for each in drafts_of(store, case_id, copies)]


def test_none_of_it_changes_what_jan_gets_as_family(store: OpenStore, noah_case: UUID) -> None:
    before, told = rows_of(store, noah_case, COPIES[:2]), []
    for name, change in ON_PROFESSIONAL_ONLY.items():
        with store.units.step("Ret", "test") as unit:
            change(unit, noah_case)
        told += [name] if unit.outcome is None or rows_of(store, noah_case, COPIES[:2]) != before else []
        do(store, undo, unit.outcome.step_id)
    assert told == []


def test_a_host_who_takes_part_is_not_named_on_a_professional_copy_for_jan(store: OpenStore, noah_case: UUID) -> None:
    with store.units.step("Ret", "test") as unit:
        host_is_responsible(unit, noah_case)
        the_host_gives_the_help(unit, noah_case)
    [(rows, pdf, _)] = papers_of(store, noah_case, COPIES[2:])
    assert "Yasmin" not in f"{rows} {text_of(pdf)}"
    assert "huser" not in f"{rows}"
    [hers] = drafts_of(store, noah_case, (("professional", "Heidi Bækgaard"),))
    assert "Yasmin Farah" in str(hers.paper.children)


def test_the_school_absence_of_a_child_who_lives_with_her_is_not_on_a_copy_for_jan(
    store: OpenStore, noah_case: UUID
) -> None:
    with store.units.step("Ret", "test") as unit:
        noah, heidi = (person(unit, noah_case, name) for name in ("Noah Bækgaard Sørensen", "Heidi Bækgaard"))
        people.add_household(unit, noah_case, label="hos mor", people=(heidi, noah))
        assert unit.live(Household)
    [for_jan] = drafts_of(store, noah_case, COPIES[2:])
    assert for_jan.paper.children[0].absence.lines == ()
    [for_all] = drafts_of(store, noah_case, (("professional", "Heidi Bækgaard"),))
    assert for_all.paper.children[0].absence.lines[0].percent == "18 %"


def test_the_professional_copy_would_see_all_of_it(store: OpenStore, noah_case: UUID) -> None:
    for name, change in ON_PROFESSIONAL_ONLY.items():
        before = rows_of(store, noah_case, (("professional", "Heidi Bækgaard"),))
        with store.units.step("Ret", "test") as unit:
            change(unit, noah_case)
        if name != "who is near":
            assert rows_of(store, noah_case, (("professional", "Heidi Bækgaard"),)) != before, name


def test_a_follow_up_that_moves_with_a_meeting_he_does_not_hear_of_changes_no_paper_of_his(
    store: OpenStore, noah_case: UUID
) -> None:
    jan, heidi, noah = (who(store, noah_case, name) for name in ("Jan", "Heidi", "Noah"))
    made = plan_with(store, noah_case, heidi, noah, held_on="1. december 2026")
    do(store, records.add_record, noah_case, "follow_up", {"planned_on": "1. december 2026", "meeting_id": str(made)})
    do(store, note_stop, noah_case, kind="abuse", subject_id=noah, against_id=jan, reason="grund")
    store.units.now = lambda: TODAY + dt.timedelta(minutes=1)

    def seen() -> list[Any]:
        return [*rows_of(store, noah_case, COPIES), ask(store, follow_up_paper_for, noah_case, recipient_id=jan).paper]

    before = seen()
    do(store, change_meeting, made, held_on="9. december 2026")
    assert ask(store, lambda unit: {each.planned_on for each in unit.live(FollowUp, FollowUp.meeting_id == made)}) == {
        dt.date(2026, 12, 9)
    }
    assert seen() == before


@pytest.mark.parametrize("recipient", [None, "Jan Sørensen"])
def test_a_follow_up_for_jan_names_no_host(store: OpenStore, noah_case: UUID, recipient: str | None) -> None:
    with store.units.step("Ret", "test") as unit:
        host_is_responsible(unit, noah_case)
        held = max(unit.live(FollowUp, FollowUp.case_id == noah_case), key=lambda each: str(each.held_on))
        held.progress = "Noah er på skolen til tiden."
        to = person(unit, noah_case, recipient) if recipient else None
    draft = ask(store, follow_up_paper_for, noah_case, recipient_id=to)
    assert "Yasmin" not in str(draft.paper)
    assert draft.paper.progress == "Noah er på skolen til tiden."
