"""On what ground something may be told: every pair of answers from two who must say yes."""

from itertools import product

import pytest

from app.models.enums_people import ConsentAnswer
from app.rules.sharing import Ground, Weighed, weigh

YES, NO, SILENT, BACK = ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.NOT_ASKED, ConsentAnswer.WITHDRAWN


@pytest.mark.parametrize(("one", "other"), list(product(ConsentAnswer, repeat=2)))
def test_two_who_decide_must_both_say_yes_and_one_no_is_enough(one: ConsentAnswer, other: ConsentAnswer) -> None:
    found = weigh(("lone", "torben"), {"lone": one, "torben": other})
    answers = {one, other}
    expected = (
        Ground.NO if NO in answers else Ground.WITHDRAWN if BACK in answers else Ground.YES if answers == {YES}
        else Ground.PARTLY if YES in answers else Ground.UNCLEAR
    )  # fmt: skip
    assert found.ground is expected
    assert set(found.missing) == {name for name, said in (("lone", one), ("torben", other)) if said is not YES}


def test_the_yes_of_somebody_else_is_not_the_yes_that_is_needed() -> None:
    assert weigh(("torben",), {"lone": YES}) == Weighed(Ground.PARTLY, ("torben",))


def test_the_no_of_a_child_counts_though_others_decide() -> None:
    assert weigh(("lone", "torben"), {"lone": YES, "torben": YES, "mathias": NO}).ground is Ground.NO


def test_law_needs_no_yes_and_holds_beside_a_no() -> None:
    assert weigh(("torben",), {"torben": NO}, by_law=True) == Weighed(Ground.LAW)


def test_nobody_to_ask_is_never_a_yes() -> None:
    assert weigh((), {}).ground is Ground.UNCLEAR
    assert not weigh((), {"lone": YES}).ground.may_be_told


@pytest.mark.parametrize("ground", list(Ground))
def test_only_a_yes_law_and_what_they_know_themselves_may_be_told(ground: Ground) -> None:
    assert ground.may_be_told is (ground in {Ground.OWN, Ground.YES, Ground.LAW})
