"""Feedback in numbers: four numbers and their sum, the cut-off of an age, and no word of the forms themselves."""

from dataclasses import replace
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.paths import resources
from app.services.fit import FitPage, TypedFit, note_fit, read_fit, remove_fit
from app.services.fit_forms import shipped_forms
from tests.services.meeting_making import who


def typed(store: OpenStore, case_id: UUID, *numbers: str, form: str = "cors", name: str = "Mathias") -> TypedFit:
    first, second, third, fourth = numbers
    return TypedFit(form=form, person_id=who(store, case_id, name), numbers=(first, second, third, fourth))


def page(store: OpenStore, case_id: UUID) -> FitPage:
    found: FitPage = ask(store, read_fit, case_id)
    return found


def test_four_numbers_give_a_sum_and_the_cutoff_of_the_age(store: OpenStore, mathias_case: UUID) -> None:
    do(store, note_fit, mathias_case, typed(store, mathias_case, "6,5", "7", "8", "9"))
    do(store, note_fit, mathias_case, typed(store, mathias_case, "6", "6", "6", "6,9", form="ors", name="Lone"))
    lone, mathias = page(store, mathias_case).rows
    assert (mathias.total, mathias.cutoff, mathias.is_below) == (30.5, 32, True)
    assert (lone.total, lone.cutoff, lone.is_below) == (24.9, 25, True)
    assert lone.words == "ORS, Lone, 22. november 2026: 24,9 af 40 (6 + 6 + 6 + 6,9). Under 25."


def test_a_sum_on_the_cutoff_is_not_below_it(store: OpenStore, mathias_case: UUID) -> None:
    do(store, note_fit, mathias_case, typed(store, mathias_case, "9", "9", "9", "9", form="srs"))
    (row,) = page(store, mathias_case).rows
    assert (row.total, row.cutoff, row.is_below) == (36, 36, False)


def test_two_filled_in_make_a_curve_with_the_cutoff_that_counts(store: OpenStore, mathias_case: UUID) -> None:
    for day, number in (("1. september 2026", "5"), ("1. oktober 2026", "6")):
        one = replace(typed(store, mathias_case, number, number, number, number), on=day)
        do(store, note_fit, mathias_case, one)
    (curve,) = page(store, mathias_case).curves
    assert [each.words for each in curve.chart.levels] == ["grænse 32"]
    assert curve.words == "Mathias: 20 (1. september 2026) og 24 (1. oktober 2026)."


def test_a_number_that_is_missing_or_outside_is_refused(store: OpenStore, mathias_case: UUID) -> None:
    for wrong in ("", "11", "-1", "øh", "10,01", "nan"):
        with pytest.raises(UserError, match="alle fire tal"):
            do(store, note_fit, mathias_case, typed(store, mathias_case, "1", "2", "3", wrong))
    assert page(store, mathias_case).rows == ()


def test_somebody_of_the_case_answered_on_a_day_that_has_been(
    store: OpenStore, mathias_case: UUID, noah_case: UUID
) -> None:
    good = typed(store, mathias_case, "1", "2", "3", "4")
    for wrong, told in (
        (replace(good, person_id=None), "hvem der svarede"), (replace(good, form="væk"), "Vælg et skema"),
        (replace(good, on="1. december 2026"), "ikke kommet endnu"), (replace(good, on="uge 45"), "bestemt dag"),
        (replace(good, person_id=who(store, noah_case, "Noah")), "hører ikke til sagen"),
    ):  # fmt: skip
        with pytest.raises(UserError, match=told):
            do(store, note_fit, mathias_case, wrong)
    made = do(store, note_fit, mathias_case, good)
    do(store, remove_fit, made)
    assert page(store, mathias_case).rows == ()


def test_the_forms_own_words_are_nowhere() -> None:
    text = (resources() / "definitions" / "fit_forms.toml").read_text(encoding="utf-8").casefold()
    assert [word for word in ("individuelt", "nære relationer", "socialt", "generelt", "helhed") if word in text] == []
    assert {each.id for each in shipped_forms()} == {"ors", "cors", "srs", "own"}
