"""The weight of a case: answers by day, what they count for, what the case suggests, and criteria of our own."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_early import AssessmentKind
from app.services import weight_edits as edits
from app.services.assessments import begin_assessment
from app.services.case_weights import (
    AnswerRow,
    answer_criterion,
    criteria_are_own,
    read_criteria,
    read_weight,
    restore_criteria,
    save_criteria,
)
from app.services.cases import add_child
from app.services.modules import ASSESSMENTS, switch_module
from app.services.weight_list import Heaviness, SuggestBy, WeightList, as_plain, faults_of, shipped_weights, weights_of
from tests.doing import ask, do
from tests.services.due_making import a_case, help_that_runs, stop, the_child
from tests.shipped import TODAY

DAY = TODAY.date()


def answered(store: OpenStore, case_id: UUID, criterion: str) -> AnswerRow:
    rows = ask(store, read_weight, case_id).answers
    return next(each for each in rows if each.criterion.id == criterion)


def answer(store: OpenStore, case_id: UUID, criterion: str, level: str, because: str = "") -> None:
    do(store, answer_criterion, case_id, criterion=criterion, level=level, because=because)


def later(store: OpenStore, days: int) -> None:
    store.units.now = lambda: TODAY + dt.timedelta(days=days)


def test_a_case_nobody_has_answered_for_is_not_weighed_and_not_light(store: OpenStore) -> None:
    row = ask(store, read_weight, a_case(store))
    assert (row.points, row.heaviness) == (None, Heaviness.UNWEIGHED)


def test_the_newest_answer_of_each_question_counts_and_the_older_ones_are_told(store: OpenStore) -> None:
    case_id = a_case(store)
    answer(store, case_id, "complexity", "very_much", "uro om skolen")
    answer(store, case_id, "travel", "far")
    later(store, 30)
    answer(store, case_id, "complexity", "little")
    row = ask(store, read_weight, case_id)
    assert (row.points, row.heaviness) == (1 + 3, Heaviness.LIGHT)
    [before] = answered(store, case_id, "complexity").before
    assert (before.on, before.level, before.points, before.because) == (DAY, "Rigtig meget", 6, "uro om skolen")


def test_a_second_answer_of_one_day_puts_the_first_right(store: OpenStore) -> None:
    case_id = a_case(store)
    for level in ("much", "some"):
        answer(store, case_id, "complexity", level)
    row = answered(store, case_id, "complexity")
    assert (row.now and row.now.level_id, row.before) == ("some", ())


def test_an_answer_that_was_taken_back_counts_nothing_and_the_case_is_not_weighed(store: OpenStore) -> None:
    case_id = a_case(store)
    answer(store, case_id, "own_load", "heavy")
    later(store, 1)
    answer(store, case_id, "own_load", "")
    assert ask(store, read_weight, case_id).points is None
    assert [each.level_id for each in answered(store, case_id, "own_load").before] == ["heavy"]
    assert answered(store, case_id, "own_load").now is None


def test_an_answer_that_is_not_on_the_list_is_refused(store: OpenStore) -> None:
    case_id = a_case(store)
    for criterion, level in (("complexity", "acute"), ("weather", "rain")):
        with pytest.raises(UserError, match="Vælg et andet"):
            answer(store, case_id, criterion, level)


def test_a_case_suggests_what_it_can_tell_itself_and_nothing_of_her_own_load(store: OpenStore) -> None:
    case_id = a_case(store)
    hints = {each.criterion.id: each.hint and each.hint.level_id for each in ask(store, read_weight, case_id).answers}
    assert hints == {
        "complexity": "little", "children": "one", "phase": "changing", "travel": "near", "own_load": None,
    }  # fmt: skip
    for name in ("Bo Lund", "Eva Lund", "Ib Lund"):
        do(store, add_child, case_id, name=name)
    help_that_runs(store, case_id, name="Plejefamilie", placement="ja", rung="5")
    help_that_runs(store, case_id)
    hints = {each.criterion.id: each.hint and each.hint.level_id for each in ask(store, read_weight, case_id).answers}
    assert hints == {
        "complexity": "some", "children": "four_or_more", "phase": "running", "travel": "some_way", "own_load": None,
    }  # fmt: skip
    assert answered(store, case_id, "travel").now is None, "a suggestion is no answer"


def test_a_suggestion_tells_nothing_a_parent_must_not_know(store: OpenStore, mathias_case: UUID) -> None:
    do(store, switch_module, ASSESSMENTS, on=True)
    whom = (the_child(store, mathias_case),)
    do(store, begin_assessment, mathias_case, children=whom, kind=AssessmentKind.INVESTIGATION)
    before = answered(store, mathias_case, "phase").hint
    assert before is not None
    assert before.why == "sagen er ved: undersøgelse"
    stop(store, mathias_case)
    hint = answered(store, mathias_case, "phase").hint
    assert hint is not None
    assert "undersøg" not in hint.level + hint.why


def test_criteria_of_our_own_are_used_from_today_and_old_answers_keep_their_points(store: OpenStore) -> None:
    case_id = a_case(store)
    answer(store, case_id, "travel", "far")
    answer(store, case_id, "own_load", "heavy")
    here = edits.with_level(ask(store, read_criteria), "travel", "far", points="9", name="  Meget   langt ")
    do(store, save_criteria, edits.without_criterion(here, "own_load"))
    row = ask(store, read_weight, case_id)
    now = answered(store, case_id, "travel").now
    assert (row.points, now and now.level, now and now.points) == (3, "Meget langt", 3)
    answer(store, case_id, "travel", "far")
    assert ask(store, read_weight, case_id).points == 9
    assert ask(store, criteria_are_own)
    do(store, restore_criteria)
    assert (ask(store, read_criteria), ask(store, read_weight, case_id).points) == (shipped_weights(), 9 + 3)


def test_criteria_that_cannot_be_used_are_refused_with_what_to_put_right(store: OpenStore) -> None:
    here = shipped_weights()
    wrong: list[WeightList] = [
        replace(here, criteria=()),
        replace(here, light_to=9),
        edits.renamed(here, "travel", ""),
        edits.renamed(here, "travel", "x" * 81),
        edits.renamed(here, "travel", here.criteria[0].name),
        edits.with_level(here, "travel", "far", name="De er i nærheden"),
        replace(here, criteria=(replace(here.criteria[0], levels=here.criteria[0].levels[:1]),)),
        replace(here, criteria=tuple(replace(here.criteria[0], id=str(n), name=str(n)) for n in range(21))),
    ]
    for each in wrong:
        with pytest.raises(UserError):
            do(store, save_criteria, each)
    assert not ask(store, criteria_are_own)


def test_the_list_is_the_same_after_it_was_kept_as_text() -> None:
    here = shipped_weights()
    assert weights_of(as_plain(here)) == here
    assert list(faults_of(here)) == []
    assert {each.suggest_by for each in here.criteria} == set(SuggestBy)


def test_a_question_and_an_answer_are_added_and_taken_away() -> None:
    here = edits.with_new_criterion(edits.with_new_criterion(shipped_weights()))
    first, second = here.criteria[-2:]
    assert (first.name, second.name) == ("Nyt spørgsmål", "Nyt spørgsmål 2")
    longer = edits.with_new_level(edits.with_new_level(here, first.id), first.id).criterion(first.id)
    assert longer is not None
    assert [(each.name, each.points) for each in longer.levels[-2:]] == [("Nyt svar", 4), ("Nyt svar 2", 5)]
    shorter = edits.without_level(here, first.id, first.levels[0].id).criterion(first.id)
    assert shorter is not None
    assert [each.name for each in shorter.levels] == ["Noget", "Meget"]
    assert list(faults_of(here)) == []


@pytest.mark.parametrize("typed", ["", "-1", "101", "1,5", "mange", "٣"])
def test_points_are_a_whole_number_up_to_a_hundred(typed: str) -> None:
    with pytest.raises(UserError, match="0 til 100"):
        edits.typed_points(typed)


def test_limits_are_typed_as_numbers() -> None:
    here = edits.with_limits(shipped_weights(), light_to=" 6 ", middle_to="12")
    assert [here.heaviness(each) for each in (6, 7, 12, 13)] == [
        Heaviness.LIGHT, Heaviness.MIDDLE, Heaviness.MIDDLE, Heaviness.HEAVY,
    ]  # fmt: skip
    with pytest.raises(UserError):
        edits.with_limits(here, light_to="fem")
