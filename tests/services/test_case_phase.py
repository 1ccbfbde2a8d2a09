"""The phase of a case follows from what is noted: nothing more has to be typed, and two may run side by side."""

from uuid import UUID

from app.bootstrap import OpenStore
from app.services import interventions
from app.services.case_phase import Phase, phases_of
from app.services.follow_ups import HeldFollowUp, hold_follow_up
from app.services.rulebook import rules_of
from app.services.snapshot import read_case
from app.services.started_deadlines import finish_deadline, start_deadline
from tests.doing import do
from tests.services.due_making import a_case


def phases(store: OpenStore, case_id: UUID) -> tuple[Phase, ...]:
    with store.units.read("test") as unit:
        return phases_of(read_case(unit, case_id), rules_of(unit), frozenset())


def test_a_case_goes_from_its_beginning_to_its_end(store: OpenStore) -> None:
    case_id = a_case(store)
    assert phases(store, case_id) == (Phase.BEGINNING,)
    began = do(store, start_deadline, case_id, rule_id="acute-assessment", on="20. november 2026", at="8.00")
    examined = do(store, start_deadline, case_id, rule_id="child-assessment", on="20. november 2026")
    assert phases(store, case_id) == (Phase.NOTIFICATION, Phase.ASSESSMENT)
    do(store, finish_deadline, began)
    help_id = do(store, interventions.wish, case_id, name="Kontaktperson")
    assert phases(store, case_id) == (Phase.ASSESSMENT, Phase.PLAN)
    do(store, finish_deadline, examined)
    do(store, interventions.start, help_id, on="1. november 2026")
    assert phases(store, case_id) == (Phase.HELP,)
    do(store, hold_follow_up, case_id, HeldFollowUp())
    assert phases(store, case_id) == (Phase.FOLLOW_UP,)
    do(store, interventions.end, help_id, on="22. november 2026")
    assert phases(store, case_id) == (Phase.TRANSITION,)


def test_a_family_that_meets_without_help_is_followed_up(store: OpenStore, mathias_case: UUID) -> None:
    assert phases(store, mathias_case) == (Phase.FOLLOW_UP,)
