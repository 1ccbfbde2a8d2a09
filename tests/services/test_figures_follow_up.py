"""Figures of follow-up on families small enough to count on the fingers."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.models.enums import FollowUpKind, InterventionStatus, TimeUnit
from app.models.enums_early import CaseStage
from app.models.enums_meeting import MeetingStatus, NotHeld
from app.models.enums_people import PersonKind
from app.models.knowledge import ChildTalk, Contact
from app.models.meeting import Meeting
from app.models.people import Person
from app.models.plan import ActionPlan, Cadence, FollowUp, Intervention
from app.services.follow_up_counts import COUNTS, count_rule, words_for_each
from app.services.follow_up_together import held_at_once
from app.services.not_held import kind_words, never_held, why_words
from app.services.own_rules import put_rules
from app.services.ports import Unit
from app.services.rulebook import shipped_rules
from app.services.snapshot import read_case
from tests.services.figure_making import about, day, family, measured, parts


def held(unit: Unit, case_id: UUID, on: str, child_id: UUID | None = None, **values: object) -> FollowUp:
    return unit.add(FollowUp(case_id=case_id, child_id=child_id, held_on=day(on), **values))


def test_half_a_year_back_counts_and_the_day_before_does_not(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        for first_talk in ("2026-03-03", "2026-03-02"):  # the 182nd day back from 31 August, and the one before
            case_id, (child,), _ = family(unit, "2015-04-01")
            unit.add(ChildTalk(case_id=case_id, child_id=child, on=about(first_talk)))
        case_id, (child,), _ = family(unit, "2015-04-01")
        unit.add(ChildTalk(case_id=case_id, child_id=child, on=about("2026-08-01"), not_held_because="Hun ville ikke."))

    assert parts(measured(store, "talked_with")) == {"hit": 1, "rest": 2}


def test_what_was_planned_and_not_held_is_the_same_in_the_figure_and_in_the_case(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, _, _ = family(unit, "2015")
        off = MeetingStatus.CANCELLED
        ill = unit.add(Meeting(case_id=case_id, held_on=day("2026-08-01"), status=off, closed_because="Syg."))
        other = unit.add(Meeting(case_id=case_id, held_on=day("2026-08-02"), status=off, not_held=NotHeld.REPLACED))
        unit.session.flush()
        for on, meeting, why in (("01", ill.id, NotHeld.CANCELLED), ("02", other.id, NotHeld.CANCELLED),
                                 ("03", None, NotHeld.NO_TIME), ("04", None, NotHeld.FAMILY_AWAY)):  # fmt: skip
            kind = FollowUpKind.SUPERVISION if on == "04" else FollowUpKind.FOLLOW_UP
            planned = FollowUp(case_id=case_id, planned_on=day(f"2026-08-{on}"), kind=kind, not_held=why)
            unit.add(planned).meeting_id = meeting

    assert measured(store, "planned_not_held").n == 2
    with store.units.read("x") as unit:
        told = [(kind_words(each), why_words(each)) for each in never_held(read_case(unit, case_id))]
    assert told == [
        ("møde", "aflyst: Syg."), ("opfølgning", "vi nåede det ikke"), ("tilsyn", "familien kom ikke"),
    ], "the visit is told to the leader, and is no figure"  # fmt: skip


def test_a_contact_is_with_all_children_and_a_talk_with_its_own(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        first, _, _ = family(unit, "2015", "2012")
        unit.add(Contact(case_id=first, on=about("juli 2026"), child_talked=True))
        second, (child, _), _ = family(unit, "2015", "2012")
        held(unit, second, "2026-08-31", child, child_talked=True)

    assert parts(measured(store, "talked_with")) == {"hit": 3, "rest": 1}


def test_those_who_cannot_be_talked_with_are_left_out(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        _, _, people = family(unit, "2015", "", "2026-09-01", "2010", "2011")
        unit.get(Person, people[1]).kind = PersonKind.UNBORN
        unit.get(Person, people[3]).deceased = True
        unit.get(Person, people[4]).death = about("2026-09-15")  # alive when the period ended
        family(unit, "2015", stage=CaseStage.WORRY)

    assert measured(store, "talked_with").n == 2


def test_one_with_several_children_is_one_follow_up(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, (one, two), _ = family(unit, "2015", "2012")
        for child in (one, two, one, None):
            held(unit, case_id, "2026-05-04", child)
        held(unit, case_id, "2026-05-04", kind=FollowUpKind.SUPERVISION)
        rows = held_at_once(unit.live(FollowUp, FollowUp.kind == FollowUpKind.FOLLOW_UP))

    assert measured(store, "follow_ups_held").n == len(rows) == 3


def test_the_plan_of_the_day_is_asked_for_and_not_the_one_of_today(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        for until in ("2026-10-01", "2026-05-01"):
            case_id, _, _ = family(unit, "2015")
            unit.add(ActionPlan(case_id=case_id, since=about("2026-01-01"), until=about(until)))
            held(unit, case_id, "2026-06-01", child_talked=True)

    assert parts(measured(store, "follow_ups_counted")) == {"hit": 1, "rest": 1}


def test_the_figure_and_the_page_count_the_same_follow_ups(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, liv_case: UUID, karla_case: UUID
) -> None:
    by_page = []
    with store.units.read("test") as unit:
        for case_id in (mathias_case, noah_case, liv_case, karla_case):
            rows, rule = read_case(unit, case_id), count_rule(unit)
            held = [each for each in rows.of(FollowUp) if each.held_on and each.kind is FollowUpKind.FOLLOW_UP]
            by_page += [words_for_each(rows, some, rule) == COUNTS for some in held_at_once(held)]
    figure = measured(store, "follow_ups_counted", "2000-01-01", "2026-11-22")

    assert (figure.count("hit"), figure.n) == (sum(by_page), len(by_page)) == (4, 8)


@pytest.mark.parametrize(("on", "hit"), [("2026-02-28", 1), ("2026-03-01", 0), ("2025-11-29", 0)])
def test_the_first_follow_up_has_until_the_day_three_months_after(store: OpenStore, on: str, hit: int) -> None:
    with store.units.step("x", "test") as unit:
        case_id, (child,), _ = family(unit, "2015")
        values = {"status": InterventionStatus.ENDED, "since": about("2025-11-30")}
        unit.add(Intervention(case_id=case_id, child_id=child, rung=3, **values))
        unit.add(Intervention(case_id=case_id, child_id=child, rung=1, **values))
        held(unit, case_id, on)

    figure = measured(store, "follow_up_first", "2026-02-28", "2026-02-28")
    assert (figure.count("hit"), figure.n) == (hit, 1)


def test_a_rule_that_is_switched_off_leaves_the_law_as_it_is(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        put_rules(unit, {"bl-95": replace(shipped_rules()["bl-95"], on=False)})
        case_id, (child,), _ = family(unit, "2015")
        unit.add(Intervention(case_id=case_id, child_id=child, rung=3, since=about("2026-05-31")))

    assert measured(store, "follow_up_first", "2026-08-31", "2026-08-31").n == 1


def test_only_a_day_that_is_over_can_be_kept_or_missed(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, _, _ = family(unit, "2015")
        for planned, on in (("2026-11-20", "2026-11-21"), ("2026-11-21", "2026-11-21"), ("2026-11-22", None)):
            unit.add(FollowUp(case_id=case_id, planned_on=day(planned), held_on=day(on) if on else None))

    assert parts(measured(store, "follow_up_agreed", "2026-09-01", "2027-02-28")) == {"hit": 1, "rest": 1}


def test_a_childs_own_rhythm_goes_before_the_one_for_all(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, (one, _two), _ = family(unit, "2015", "2012")
        unit.add(Cadence(case_id=case_id, every_count=4, every_unit=TimeUnit.WEEKS))
        unit.add(Cadence(case_id=case_id, child_id=one, every_count=2, every_unit=TimeUnit.MONTHS))
        held(unit, case_id, "2026-02-15")
        held(unit, case_id, "2026-04-15")  # two months: in time for the one, late for the other

    assert parts(measured(store, "follow_up_local")) == {"hit": 1, "rest": 1}


def test_days_are_counted_from_the_nearest_day_before(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, (one, two), _ = family(unit, "2015", "2012")
        held(unit, case_id, "2025-01-01")
        held(unit, case_id, "2026-03-01", one)
        held(unit, case_id, "2026-04-01", one)
        held(unit, case_id, "2026-04-01")  # the same day is none before; of the other child it was long ago
        held(unit, case_id, "2026-04-10", two)

    figure = measured(store, "follow_up_days")
    assert parts(figure) == {"1-42": 3, "366+": 2}
    assert figure.middle == 31


def test_what_is_removed_or_belongs_to_a_worry_is_not_read(store: OpenStore) -> None:
    with store.units.step("x", "test") as unit:
        case_id, _, _ = family(unit, "2015")
        unit.remove(held(unit, case_id, "2026-05-04"))
        worry, _, _ = family(unit, "2015", stage=CaseStage.WORRY)
        held(unit, worry, "2026-05-04")

    assert measured(store, "follow_ups_held").n == 0
