"""Marks on a ruler: one for each rater, question and day, never added up; rulers are the municipality's to change."""

from dataclasses import replace
from uuid import UUID

import pytest
from doing import ask, do
from hypothesis import given, settings
from hypothesis import strategies as some

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.enums_early import Rater
from app.services.records import add_record
from app.services.voice_children import list_children
from app.services.voice_tools import mark_on_ruler
from app.services.wellbeing import TypedMark, WellbeingPage, read_wellbeing, remove_mark, set_mark
from app.services.wellbeing_own import list_rulers, restore_ruler, retire_ruler, save_ruler, shipped_rulers
from app.services.wellbeing_rulers import Ruler, RulerKind, RulerStep, as_text, faults_of, from_text
from app.services.wellbeing_typed import questions_of, questions_text, steps_of, steps_text
from tests.services.meeting_making import who

TEN = TypedMark(ruler_id="one-to-ten", question_id="school", value=3)


@pytest.fixture
def child(store: OpenStore, mathias_case: UUID) -> UUID:
    return UUID(str(ask(store, list_children, mathias_case)[0][0]))


def page(store: OpenStore, case_id: UUID, child: UUID) -> WellbeingPage:
    found: WellbeingPage = ask(store, read_wellbeing, case_id, child)
    return found


def mark(store: OpenStore, case_id: UUID, child: UUID, value: int, on: str = "", by: str = "") -> UUID:
    rater = Rater.PARENT if by else Rater.CHILD
    typed = replace(TEN, value=value, on=on, rater=rater, rated_by_id=who(store, case_id, by) if by else None)
    made: UUID = do(store, set_mark, case_id, child, typed)
    return made


def test_each_rater_has_a_line_of_their_own_and_the_child_stands_first(
    store: OpenStore, mathias_case: UUID, child: UUID
) -> None:
    mark(store, mathias_case, child, 6, "1. september 2026", "Lone")
    mark(store, mathias_case, child, 2, "1. august 2026")
    mark(store, mathias_case, child, 3)
    mark(store, mathias_case, child, 8, "2. september 2026", "Torben")
    (curve,) = page(store, mathias_case, child).curves
    assert [(each.who, [point.value for point in each.points]) for each in curve.lines] == [
        ("Mathias", [2, 3]), ("Lone", [6]), ("Torben", [8]),
    ]  # fmt: skip
    assert curve.words.startswith("Mathias satte 2 (1. august 2026) og 3 (22. november 2026). Det er ét trin op")
    assert {each.name for each in curve.chart().series} == {"Mathias", "Lone", "Torben"}


def test_thinking_again_the_same_day_moves_the_mark(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    first = mark(store, mathias_case, child, 2)
    assert mark(store, mathias_case, child, 7) == first
    (curve,) = page(store, mathias_case, child).curves
    assert [each.value for each in curve.lines[0].points] == [7]
    do(store, remove_mark, first)
    assert page(store, mathias_case, child).curves == ()


def test_before_and_since_is_told_for_help_with_marks_on_both_sides(
    store: OpenStore, mathias_case: UUID, child: UUID
) -> None:
    do(store, add_record, mathias_case, "intervention", {"name": "Morgenhjælp", "since": "1. september 2026"})
    mark(store, mathias_case, child, 2, "20. august 2026")
    mark(store, mathias_case, child, 5, "20. oktober 2026")
    mark(store, mathias_case, child, 9, "20. oktober 2026", "Lone")
    (curve,) = page(store, mathias_case, child).curves
    assert "Før »Morgenhjælp« (1. september 2026): Mathias 2. Siden: Mathias 5." in curve.before_and_since


REFUSED = (
    (replace(TEN, ruler_id="væk"), "ikke længere i brug"),
    (replace(TEN, question_id="væk"), "står ikke på linealen"),
    (replace(TEN, value=0), "linealens trin"),
    (replace(TEN, value=11), "linealens trin"),
    (replace(TEN, rater=Rater.PARENT), "hvem der sætter mærket"),
    (replace(TEN, on="1. december 2026"), "ikke kommet endnu"),
    (replace(TEN, on="november 2026"), "bestemt dag"),
)


def test_a_mark_that_cannot_be_is_refused(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    for typed, told in REFUSED:
        with pytest.raises(UserError, match=told):
            do(store, set_mark, mathias_case, child, typed)
    assert page(store, mathias_case, child).curves == ()


def test_nobody_sets_a_mark_as_a_grown_up_in_the_childs_name(
    store: OpenStore, mathias_case: UUID, noah_case: UUID, child: UUID
) -> None:
    as_child = replace(TEN, rater=Rater.PROFESSIONAL, rated_by_id=who(store, mathias_case, "Mathias"))
    with pytest.raises(UserError, match="sættes af barnet"):
        do(store, set_mark, mathias_case, child, as_child)
    stranger = replace(TEN, rater=Rater.PARENT, rated_by_id=who(store, noah_case, "Noah"))
    with pytest.raises(UserError, match="hører ikke til sagen"):
        do(store, set_mark, mathias_case, child, stranger)


def test_a_mark_at_the_turned_screen_belongs_to_a_talk(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    talk = do(store, mark_on_ruler, mathias_case, child, TEN)
    faces = TypedMark(ruler_id="faces", question_id="now", value=2)
    assert do(store, mark_on_ruler, mathias_case, child, faces, talk_id=talk) == talk
    assert len(page(store, mathias_case, child).curves) == 2


def test_a_changed_ruler_leaves_old_marks_their_words_and_steps(
    store: OpenStore, mathias_case: UUID, child: UUID
) -> None:
    mark(store, mathias_case, child, 3, "1. august 2026")
    ten = next(each for each in shipped_rulers() if each.id == "one-to-ten")
    five = replace(ten, steps=tuple(RulerStep(value, "ord", 2) for value in range(1, 6)))
    do(store, save_ruler, five)
    mark(store, mathias_case, child, 5)
    curves = page(store, mathias_case, child).curves
    assert sorted(len(each.steps) for each in curves) == [5, 10]  # the numbers would not mean the same
    assert sorted(each.ruler for each in curves) == [f"{ten.name}, 10 trin", f"{ten.name}, 5 trin"]
    do(store, retire_ruler, ten.id)
    with pytest.raises(UserError, match="ikke længere i brug"):
        mark(store, mathias_case, child, 4)
    assert len(page(store, mathias_case, child).curves) == 2
    do(store, restore_ruler, ten.id)
    row = next(each for each in ask(store, list_rulers) if each.ruler.id == ten.id)
    assert (row.ruler, row.own_since, row.is_retired) == (ten, None, False)


def test_a_question_worded_better_keeps_its_curve(store: OpenStore, mathias_case: UUID, child: UUID) -> None:
    mark(store, mathias_case, child, 3, "1. august 2026")
    ten = next(each for each in shipped_rulers() if each.id == "one-to-ten")
    worded = questions_text(ten.questions).replace("Hvordan er det i skolen?", "Hvordan går det i din klasse?")
    do(store, save_ruler, replace(ten, questions=questions_of(worded, ten.questions)))
    mark(store, mathias_case, child, 5)
    (curve,) = page(store, mathias_case, child).curves
    assert (curve.question, len(curve.lines[0].points)) == ("Hvordan går det i din klasse?", 2)


def test_a_new_ruler_gets_an_id_and_is_offered_last(store: OpenStore) -> None:
    steps = steps_of("1 Nej\n2. Måske\n\n3 Ja")
    made = do(store, save_ruler, Ruler("", " Min  lineal ", RulerKind.FACES, steps, questions_of("Er du glad?", ())))
    row = ask(store, list_rulers)[-1]
    assert (row.ruler.id, row.ruler.name, row.is_shipped) == (made, "Min lineal", False)
    assert [each.mood for each in row.ruler.steps] == [0, 2, 4]
    assert steps_text(row.ruler.steps) == "1 Nej\n2 Måske\n3 Ja"


UNUSABLE = (
    ("1 Ja", "Hvad?", "mindst to trin"),
    ("2 Ja\n1 Nej", "Hvad?", "i rækkefølge"),
    ("1 Ja\n12 Nej", "Hvad?", "fra 0 til 10"),
    ("1\n2", "Hvad?", "første og det sidste"),
    ("1 Ja\n2 Nej", "", "mindst ét spørgsmål"),
    ("1 Ja\n2 " + "x" * 41, "Hvad?", "40 tegn"),
    ("1 Ja\n2 Nej", "x" * 121, "120 tegn"),
)


def test_a_ruler_that_cannot_be_used_is_not_kept(store: OpenStore) -> None:
    for steps, questions, told in UNUSABLE:
        with pytest.raises(UserError, match=told):
            do(store, save_ruler, Ruler("", "Min", RulerKind.FACES, steps_of(steps), questions_of(questions, ())))
    assert len(ask(store, list_rulers)) == len(shipped_rulers())


def test_a_step_without_a_number_is_told_by_its_line() -> None:
    with pytest.raises(UserError, match="»Godt« begynder ikke med et tal"):
        steps_of("1 Svært\nGodt")


def test_the_shipped_rulers_can_all_be_used() -> None:
    assert [list(faults_of(each)) for each in shipped_rulers()] == [[], [], []]
    assert {each.kind for each in shipped_rulers()} == set(RulerKind)


@settings(max_examples=25)
@given(some.text(max_size=30))
def test_what_is_no_ruler_is_refused_and_never_breaks(text: str) -> None:
    with pytest.raises(UserError):
        from_text(text)
    for ruler in shipped_rulers():
        assert from_text(as_text(ruler)) == ruler
