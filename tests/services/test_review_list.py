"""The review's list: what each case needs, counted as everywhere else; what waits, without names; in few questions."""

import datetime as dt
from uuid import UUID

import pytest
from sqlalchemy import event

from app.bootstrap import OpenStore
from app.models.people import Person
from app.models.registry import CASE_CLASSES
from app.services.agreements import add_agreement
from app.services.case_reviews import hold_review
from app.services.cases import close_case, list_cases
from app.services.concerns import begin_worry
from app.services.contacts import TypedContact, note_contact
from app.services.early_course import begin_early_course
from app.services.modules import LADDER, switch_module
from app.services.people import add_to_network
from app.services.review_list import NEVER, ReviewLine, list_for_review
from app.services.review_list_again import list_again
from app.services.review_list_paper import ReviewPaper, review_paper
from app.services.review_list_rows import rows_of_cases
from app.services.review_list_waiting import list_waiting
from app.services.snapshot import read_case
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.services.due_making import a_case, help_that_runs, put
from tests.services.read_by_jan import person
from tests.shipped import TODAY

NO_COLUMN = "shoe_size"


def line(store: OpenStore, case_id: UUID) -> ReviewLine:
    [found] = ask(store, list_for_review, case_ids=[case_id])
    assert isinstance(found, ReviewLine)
    return found


def test_a_case_says_what_it_needs_and_the_oldest_date_first(store: OpenStore) -> None:
    case_id = a_case(store)
    for when, text in (("20. november 2026", "ringer"), ("3. november 2026", "skriver")):
        do(store, add_agreement, case_id, text=text, when=when)
    found = line(store, case_id)
    assert (found.dates.overdue, found.dates.oldest_on) == (2, dt.date(2026, 11, 3))
    assert found.dates.oldest == "Skriver"
    assert found.needs[0] == "2 datoer over tiden"
    assert "ingen næste dato" in found.needs


def test_an_agreement_that_comes_back_is_no_date_over_time_and_no_next_date_that_was_set(store: OpenStore) -> None:
    case_id = a_case(store)
    do(store, add_agreement, case_id, text="ringer", when="hver fredag")
    found = line(store, case_id)
    assert (found.dates.overdue, found.dates.next_on) == (0, None)


def test_a_talk_in_the_log_of_contacts_ends_the_silence(store: OpenStore, mathias_case: UUID) -> None:
    case_id = a_case(store)
    assert [each.days for each in line(store, case_id).talked] == [None]
    assert line(store, case_id).silent_days == NEVER
    do(store, note_contact, case_id, TypedContact(text="Gik en tur.", on="19. november", child_talked=True))
    assert [(each.initials, each.days) for each in line(store, case_id).talked] == [("AL", 3)]


def test_a_child_that_is_expected_is_nobody_to_talk_with(store: OpenStore) -> None:
    found = line(store, a_case(store, birth="2027-03-01"))
    assert (found.talked, found.silent_days) == ((), 0)


def test_goals_and_the_rung_are_told_and_the_rung_only_when_the_ladder_is_on(store: OpenStore) -> None:
    case_id = a_case(store)
    help_that_runs(store, case_id, rung="3")
    for status in ("reached", "under_way", "dropped"):
        put(store, case_id, "goal", text=f"Mål {status}", status=status)
    found = line(store, case_id)
    assert (found.goals_reached, found.goals, found.rungs) == (1, 2, ())
    do(store, switch_module, LADDER, on=True)
    assert line(store, case_id).rungs == (3,)


def test_those_that_need_most_stand_first_and_closed_cases_are_gone(store: OpenStore, mathias_case: UUID) -> None:
    late, closed = a_case(store), a_case(store)
    for _ in range(2):
        do(store, add_agreement, late, text="ringer", when="3. november 2026")
    do(store, close_case, closed, reason="Flyttet.")
    found = ask(store, list_for_review)
    assert {each.case_id for each in found} == {late, mathias_case}
    assert [len(each.needs) for each in found] == sorted((len(each.needs) for each in found), reverse=True)


def test_after_each_change_the_lines_read_again_are_those_of_a_whole_reading_and_few_are_read(
    store: OpenStore, mathias_case: UUID
) -> None:
    here, other = a_case(store), a_case(store)
    kept = ask(store, list_again)
    assert ask(store, list_again, kept, progress=lambda _done, _all: False) == kept
    for change, read in (
        (lambda: do(store, hold_review, here, text="Ring til skolen."), 1),
        (lambda: do(store, add_agreement, other, text="ringer", when="3. november 2026"), 1),
        (lambda: a_case(store), 1),
        (lambda: do(store, close_case, mathias_case, reason="Flyttet."), 0),
        (lambda: do(store, switch_module, LADDER, on=True), 3),
    ):
        change()
        heard: list[int] = []
        kept = ask(store, list_again, kept, progress=lambda _done, every, heard=heard: not heard.append(every))
        assert kept.lines == ask(store, list_for_review)
        assert heard == [read] * (read if read < len(kept.lines) else read + 1), "of all of them it is told at once"


def test_a_worry_is_no_case_to_go_through_and_is_asked_about_when_nobody_looks_at_it(store: OpenStore) -> None:
    worry = do(store, begin_worry, text="Hun er blevet stille.", child_name="S.K.")
    early = do(store, begin_worry, text="Han sover i timerne.", child_name="B.H.")
    do(store, begin_early_course, early, limited=True, because="Kun skolen.", purpose="Ro.", next_on="30. november")
    here = {each.id for each in ask(store, list_cases)}
    assert {each.case_id for each in ask(store, list_for_review)} == here == {early}
    assert ask(store, list_waiting).unseen == ()
    lone = do(store, add_to_network, worry, name="Lone")
    with store.units.step("Stop", "test") as unit:
        note_stop(unit, worry, kind="abuse", subject_id=person(unit, worry, "S.K."), against_id=lone)
    store.units.now = lambda: TODAY + dt.timedelta(days=16)
    waits = ask(store, list_waiting)
    assert [(each.case_id, each.days) for each in waits.unseen] == [(worry, 16)]
    assert "S.K." not in repr(waits)


def test_what_waits_has_numbers_and_no_names(store: OpenStore, mathias_case: UUID) -> None:
    a_case(store, number="2026-099")
    found = ask(store, list_waiting)
    assert [each.number for each in found.no_date] == ["2026-099"]
    assert "Asta" not in repr(found)
    assert "Mathias" not in repr(found)


@pytest.mark.parametrize(("names", "who"), [(False, "AL"), (True, "Asta Lund")])
def test_the_paper_has_initials_unless_names_are_asked_for(store: OpenStore, names: bool, who: str) -> None:
    case_id = a_case(store)
    do(store, hold_review, case_id, text="Ring til skolen.")
    paper: ReviewPaper = ask(store, review_paper, case_ids=[case_id], names=names, waiting=False)
    [case] = paper.cases
    assert (case.who, case.agreed, paper.waiting) == (who, "Ring til skolen.", None)


def test_ten_more_cases_are_not_ten_times_more_questions(store: OpenStore) -> None:
    asked: list[str] = []
    event.listen(store.vault.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    counts = []
    for _ in range(2):
        for _ in range(4):
            a_case(store)
        asked.clear()
        ask(store, list_for_review)
        counts.append(len(asked))
    assert counts[1] <= counts[0]


def test_a_row_read_as_it_is_kept_says_the_same_as_the_row_itself_and_nothing_else(
    store: OpenStore, mathias_case: UUID
) -> None:
    with store.units.read("review.lines") as unit:
        whole = read_case(unit, mathias_case)
        [kept] = rows_of_cases(unit, [mathias_case])
        for kind in CASE_CLASSES:
            names = [column.key for column in kind.__table__.columns]
            told = [[getattr(row, name) for name in names] for row in kept.of(kind)]
            assert told == [[getattr(row, name) for name in names] for row in whole.of(kind)], kind
            assert all(isinstance(row, kind) for row in kept.of(kind))
        with pytest.raises(AttributeError):
            getattr(kept.of(Person)[0], NO_COLUMN)
