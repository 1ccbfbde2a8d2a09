"""The page of a case at a review, the steps decided there, and who was not gone through for half a year."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.case import Case
from app.models.log import DueItem
from app.services import follow_ups, modules, records
from app.services.case_reviews import hold_review
from app.services.discreet_rows import Discretion
from app.services.due_lines import Desk
from app.services.due_review_steps import BECAUSE, of_review_steps
from app.services.plan_rows import Quote
from app.services.planned_not_held import WhyNot, say_not_held
from app.services.review_list import list_for_review
from app.services.review_list_paper import _called, _letters, review_paper
from app.services.review_list_waiting import NEVER, list_waiting
from app.services.review_pages import ReviewPage, read_page
from app.services.review_steps import finish_step, steps_words
from app.services.rulebook import rules_of
from app.services.snapshot import read_case
from app.services.stop_decisions import note_stop
from tests.doing import ask, do
from tests.services.read_by_jan import person

STEPS = "Sanne ringer til skolen senest 4. december\n\nMette spørger visitationen inden 10. december"


def page(store: OpenStore, case_id: UUID) -> ReviewPage:
    found = ask(store, read_page, case_id)
    assert isinstance(found, ReviewPage)
    return found


def step_lines(store: OpenStore, case_id: UUID) -> list[tuple[str, dt.date | None]]:
    with store.units.read("test") as unit:
        desk = Desk(unit, read_case(unit, case_id), rules_of(unit), Discretion(read_case(unit, case_id)))
        found: list[DueItem] = list(of_review_steps(desk))
        assert {each.explanation for each in found} <= {BECAUSE}
        return [(each.what, each.due_on) for each in found]


def test_the_page_tells_why_what_is_due_the_goals_the_childs_voice_and_what_was_done_since(
    store: OpenStore, mathias_case: UUID
) -> None:
    found = page(store, mathias_case)
    assert "skolen" in found.why
    assert found.dates[0] == "20. november 2026: Sanne ringer til Torben (over tiden)"
    assert found.goals[0].startswith("Mathias er i skole mindst fire dage om ugen (på vej")
    assert "ondt i maven" in found.voice[0].text
    assert found.since == "1 møde, 1 samtale med barnet"
    assert found.weight == ""
    do(store, modules.switch_module, modules.CASE_WEIGHT, on=True)
    assert page(store, mathias_case).weight == "ikke vurderet"
    do(store, hold_review, mathias_case, on="20. november")
    assert page(store, mathias_case).since == ""
    planned = do(store, follow_ups.plan_follow_up, mathias_case, on="22. november 2026")
    do(store, say_not_held, table="follow_up", row_id=planned, said=WhyNot("family_away", "De var syge."))
    assert page(store, mathias_case).not_held == ("22. november 2026: opfølgning (familien kom ikke: De var syge)",)
    assert page(store, mathias_case).line.not_held == 1


def test_steps_are_lines_with_a_day_that_stand_on_the_list_until_they_are_done(
    store: OpenStore, mathias_case: UUID
) -> None:
    do(store, hold_review, mathias_case, text="Vi bliver ved.", steps=STEPS)
    assert step_lines(store, mathias_case) == [
        ("Sanne ringer til skolen senest 4. december", dt.date(2026, 12, 4)),
        ("Mette spørger visitationen inden 10. december", dt.date(2026, 12, 10)),
    ]
    first = page(store, mathias_case).steps[0]
    do(store, finish_step, first.id)
    assert [what for what, _ in step_lines(store, mathias_case)] == ["Mette spørger visitationen inden 10. december"]


def test_a_step_without_a_day_or_with_one_that_passed_writes_nothing(store: OpenStore, mathias_case: UUID) -> None:
    today = store.units.now().date()
    for typed, said in (("Sanne ringer til skolen", "Skriv, hvornår"), ("Sanne ringer 4. maj 2020", "er gået")):
        with pytest.raises(UserError, match=said):
            steps_words(typed, today)
        with pytest.raises(UserError, match=said):
            do(store, hold_review, mathias_case, text="Nej", steps=f"{STEPS}\n{typed}")
    assert step_lines(store, mathias_case) == []


def test_a_plain_note_to_remember_is_no_step(store: OpenStore, mathias_case: UUID) -> None:
    do(store, records.add_record, mathias_case, "note", {"kind": "todo", "on": "1. december", "text": "Køb blomster"})
    assert step_lines(store, mathias_case) == []


def test_a_page_tells_no_more_than_a_parent_knows_whom_the_child_is_heard_without(
    store: OpenStore, mathias_case: UUID
) -> None:
    with store.units.step("Stop", "test") as unit:
        lone, mathias = (person(unit, mathias_case, name) for name in ("Lone Kjærgaard", "Mathias Kjærgaard Østergård"))
        note_stop(unit, mathias_case, kind="abuse", subject_id=mathias, against_id=lone)
    do(store, hold_review, mathias_case, steps="Sanne taler med Mathias alene den 3. december")
    found = page(store, mathias_case)
    assert "alene" not in str(found)
    assert "samtale med barnet" not in found.since


def test_half_a_year_without_a_review_is_listed_also_when_one_is_planned(
    store: OpenStore, mathias_case: UUID, noah_case: UUID
) -> None:
    with store.units.step("Ret", "test") as unit:
        for case_id, day in ((mathias_case, "1. maj 2026"), (noah_case, "1. november 2026")):
            records.change_record(unit, "case_", unit.get(Case, case_id).id, {"opened_on": day})
    waits = ask(store, list_waiting).unreviewed
    assert [(each.number, each.days) for each in waits] == [("2026-014", NEVER)]
    do(store, hold_review, mathias_case, on="20. maj 2026", next_on="1. december")
    assert {line.number: line.unreviewed for line in ask(store, list_for_review)} == {
        "2026-014": True,
        "2026-007": False,
    }
    do(store, hold_review, mathias_case)
    assert ask(store, list_waiting).unreviewed == ()


def test_a_page_on_paper_carries_names_only_when_they_are_asked_for(store: OpenStore, mathias_case: UUID) -> None:
    (plain,) = ask(store, review_paper, pages=True).cases
    (named,) = ask(store, review_paper, pages=True, names=True).cases
    assert plain.page is not None
    assert named.page is not None
    assert (plain.who, plain.page.voice[0].situation) == ("MKØ", "MKØ")
    assert (named.who, named.page.voice[0].situation) == ("Mathias Kjærgaard Østergård", "Mathias")
    assert ask(store, review_paper).cases[0].page is None


def test_of_siblings_with_nearly_the_same_name_it_is_told_whose_words_they_are(
    store: OpenStore, mathias_case: UUID
) -> None:
    line = replace(
        ask(store, list_for_review)[0],
        children=("Anna-Sofie Holm", "Anna Holm", "Ida Holm"),
        initials=("ASH", "AH", "IH"),
    )
    said = [_letters(Quote(text="Hej", situation=name), line) for name in ("Anna", "Anna-Sofie", "Ida Holm", "Bo")]
    assert said == ["AH", "ASH", "IH", ""]
    assert _called(line.children) == ["Anna-Sofie", "Anna", "Ida"]
    assert _called(line.children[:2]) == ["Anna-Sofie Holm", "Anna Holm"]
