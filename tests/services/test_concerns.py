"""A worry is logged before there is a case, carries everything over when it becomes one, and ends with a reason."""

import datetime as dt
from uuid import UUID

import pytest
from sqlalchemy import event

from app.bootstrap import OpenStore
from app.errors import UserError
from app.language.folding import NAMELESS_CHILD
from app.models.case import Case
from app.models.enums import CaseStatus, InterventionStatus
from app.models.enums_early import CaseStage, ConcernOutcome
from app.models.knowledge import Concern, Contact
from app.models.plan import FollowUp, Intervention
from app.services import concerns, guide_lists, records
from app.services.advice import count_advice, note_advice, remove_latest_advice
from app.services.case_content import content_of
from app.services.cases import list_cases
from app.services.concerns import WorryLine
from app.services.early_course import NOT_LIMITED, begin_early_course, course_states
from app.services.snapshot import CaseRows, read_case
from tests.doing import ask, do


def a_worry(store: OpenStore, **values: str) -> UUID:
    begun: UUID = do(store, concerns.begin_worry, **{"text": "Hun er blevet stille.", **values})
    return begun


def open_lines(store: OpenStore) -> tuple[WorryLine, ...]:
    found: tuple[WorryLine, ...] = ask(store, concerns.list_worries)
    return found


def the_concern(store: OpenStore, case_id: UUID) -> UUID:
    with store.units.read("test") as unit:
        return read_case(unit, case_id).of(Concern)[0].id


def rows_of(store: OpenStore, case_id: UUID) -> CaseRows:
    with store.units.read("test") as unit:
        rows = read_case(unit, case_id)
        for kind in (Concern, Intervention, FollowUp, Contact):
            rows.of(kind)
        return rows


def stage_of(store: OpenStore, case_id: UUID) -> tuple[CaseStage, CaseStatus]:
    with store.units.read("test") as unit:
        case = unit.get(Case, case_id)
        return case.stage, case.status


def test_a_worry_needs_neither_name_nor_number_of_the_child(store: OpenStore) -> None:
    a_worry(store)
    [line] = open_lines(store)
    assert (line.child, line.text, line.days) == (NAMELESS_CHILD, "Hun er blevet stille.", 0)


def test_a_worry_needs_a_word_about_what_it_is(store: OpenStore) -> None:
    with pytest.raises(UserError, match="hvad bekymringen er"):
        a_worry(store, text="   ")
    assert open_lines(store) == ()


def test_a_worry_is_not_among_the_cases_until_it_is_one(store: OpenStore) -> None:
    worry = a_worry(store, child_name="S.K.")
    assert worry not in {line.id for line in ask(store, list_cases)}
    do(store, concerns.become_case, worry)
    assert worry in {line.id for line in ask(store, list_cases)}
    assert open_lines(store) == ()


def test_becoming_a_case_carries_everything_over(store: OpenStore) -> None:
    worry = a_worry(store, child_name="S.K.", birth="2019", told_by="Kirstine", next_on="1. december")
    before = ask(store, content_of, worry)
    do(store, concerns.become_case, worry)
    after = ask(store, content_of, worry)
    assert {key: after[key] for key in before if key not in ("case", "concerns")} == {
        key: before[key] for key in before if key not in ("case", "concerns")
    }
    assert after["concerns"][0]["outcome"] == "case"
    with pytest.raises(UserError, match="allerede en sag"):
        do(store, concerns.become_case, worry)


def test_a_worry_that_ends_needs_a_reason_and_closes_what_was_no_case(store: OpenStore) -> None:
    worry = a_worry(store)
    concern = the_concern(store, worry)
    with pytest.raises(UserError, match="hvorfor bekymringen afsluttes"):
        do(store, concerns.lead_on, concern, ConcernOutcome.SETTLED)
    do(store, concerns.lead_on, concern, ConcernOutcome.SETTLED, because="Hun leger igen.")
    assert stage_of(store, worry) == (CaseStage.WORRY, CaseStatus.CLOSED)
    [line] = ask(store, concerns.list_worries, closed=True)
    assert line.closed_because == "Hun leger igen."


def test_one_of_two_worries_that_ends_closes_nothing(store: OpenStore) -> None:
    worry = a_worry(store)
    do(store, concerns.note_concern, worry, text="Nu også i klubben.")
    do(store, concerns.lead_on, the_concern(store, worry), ConcernOutcome.SETTLED, because="Løst i børnehaven.")
    assert stage_of(store, worry)[1] is CaseStatus.OPEN


def test_an_early_course_begins_at_once_with_a_date_and_a_count_of_talks(store: OpenStore) -> None:
    worry = a_worry(store, child_name="S.K.")
    course = do(
        store, begin_early_course, worry, limited=True, because="Kun i overgange.", purpose="Ro ved aflevering",
        next_on="1. december",
    )  # fmt: skip
    rows = rows_of(store, worry)
    [help_row] = rows.of(Intervention)
    assert (help_row.id, help_row.status, help_row.legal_basis) == (
        course,
        InterventionStatus.ACTIVE,
        "barnets lov § 30",
    )
    assert [each.planned_on for each in rows.of(FollowUp)] == [dt.date(2026, 12, 1)]
    assert rows.of(Concern)[0].outcome is ConcernOutcome.EARLY_COURSE
    assert stage_of(store, worry)[0] is CaseStage.EARLY
    assert [(each.talks, each.most) for each in ask(store, course_states, worry)] == [(0, 10)]


@pytest.mark.parametrize(
    ("limited", "because", "next_on", "said"),
    [
        (False, "Det er mange ting.", "1. december", NOT_LIMITED),
        (True, "", "1. december", "konkret og afgrænset"),
        (True, "Kun i overgange.", "", "Skriv en dato"),
        (True, "Kun i overgange.", "1. januar 2020", "Den dag er gået"),
    ],
)
def test_an_early_course_asks_for_what_makes_it_enough(
    store: OpenStore, limited: bool, because: str, next_on: str, said: str
) -> None:
    worry = a_worry(store)
    with pytest.raises(UserError, match=said[:20]):
        do(store, begin_early_course, worry, limited=limited, because=because, purpose="", next_on=next_on)
    assert stage_of(store, worry)[0] is CaseStage.WORRY


def test_the_next_look_at_a_worry_is_never_on_a_day_gone_by(store: OpenStore) -> None:
    with pytest.raises(UserError, match="Den dag er gået"):
        a_worry(store, next_on="21. november 2026")
    assert ask(store, concerns.list_worries) == ()
    a_worry(store, next_on="22. november 2026")
    [line] = ask(store, concerns.list_worries)
    assert line.next_on == dt.date(2026, 11, 22)


def test_kind_and_profession_are_chosen_from_the_lists_of_the_municipality(store: OpenStore) -> None:
    worry = a_worry(store, kind="school", profession="teacher")
    fields = {each.name: each for each in ask(store, records.list_records, worry, "concern")[0].fields}
    assert (fields["kind"].kind, fields["kind"].shown) == ("choice", "Fravær eller mistrivsel i skolen")
    assert fields["profession"].shown == "Lærer"


def test_open_counselling_is_counted_by_profession_and_keeps_no_words(store: OpenStore) -> None:
    for kind in ("school", "school", ""):
        do(store, note_advice, profession="teacher", kind=kind)
    do(store, note_advice, profession="doctor", on="1. november")
    found = ask(store, count_advice, dt.date(2026, 11, 1), dt.date(2026, 11, 30))
    assert [(each.profession, each.number) for each in found] == [("Lærer", 3), ("Læge", 1)]
    assert found[0].kinds == (("Fravær eller mistrivsel i skolen", 2), ("Andet", 1))
    do(store, guide_lists.turn_entry, guide_lists.ListName.PROFESSION, "teacher", in_use=False)
    do(store, remove_latest_advice)
    assert [each.number for each in ask(store, count_advice, dt.date(2026, 11, 1), dt.date(2026, 11, 30))] == [2, 1]
    for values, said in (
        ({"profession": "x"}, "faggruppe"),
        ({"profession": "doctor", "on": "1/1 2030"}, "ikke kommet"),
    ):
        with pytest.raises(UserError, match=said):
            do(store, note_advice, **values)


def test_more_worries_are_not_more_questions(store: OpenStore) -> None:
    asked: list[str] = []
    event.listen(store.vault.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    counts = []
    for _ in range(2):
        for _ in range(3):
            do(store, concerns.begin_worry, text="Hun er blevet stille.")
        asked.clear()
        ask(store, concerns.list_worries)
        counts.append(len(asked))
    assert counts[1] <= counts[0]
