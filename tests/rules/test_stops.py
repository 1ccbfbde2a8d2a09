"""The three hard stops: whom each holds back, when it lets go, and that they are never mixed."""

import pytest

from app.models.enums_people import HardStopKind
from app.rules.stops import Cause, Guest, Stop, cause_of, gravest

CHILD, MOTHER, FATHER, AUNT, TEACHER, STEPFATHER = "child", "mother", "father", "aunt", "teacher", "stepfather"
HONOUR = Stop("h", HardStopKind.HONOUR, subjects=frozenset({CHILD}))
ABUSE = Stop(
    "a", HardStopKind.ABUSE, subjects=frozenset({CHILD}), against=frozenset({FATHER}), beside=frozenset({AUNT, CHILD})
)
VIOLENCE = Stop("v", HardStopKind.VIOLENCE, subjects=frozenset({MOTHER}), against=frozenset({FATHER}))


def guest(person: str, *others: str, private: bool = True, allowed: tuple[str, ...] = ()) -> Guest:
    return Guest(person, private, frozenset(others), frozenset(allowed))


@pytest.mark.parametrize(
    ("stop", "asked", "cause"),
    [
        (HONOUR, guest(MOTHER), Cause.NOT_ASSESSED),
        (HONOUR, guest(AUNT), Cause.NOT_ASSESSED),
        (HONOUR, guest(CHILD), Cause.FREE),
        (HONOUR, guest(TEACHER, private=False), Cause.FREE),
        (ABUSE, guest(FATHER), Cause.KEPT_OUT),
        (ABUSE, guest(FATHER, private=False), Cause.KEPT_OUT),
        (ABUSE, guest(MOTHER), Cause.FREE),
        (ABUSE, guest(AUNT), Cause.LIVES_WITH),
        (ABUSE, guest(CHILD), Cause.FREE),
        (VIOLENCE, guest(MOTHER), Cause.FREE),
        (VIOLENCE, guest(FATHER, CHILD, TEACHER), Cause.FREE),
        (VIOLENCE, guest(MOTHER, FATHER), Cause.WOULD_MEET),
        (VIOLENCE, guest(FATHER, MOTHER), Cause.WOULD_MEET),
        (VIOLENCE, guest(AUNT, MOTHER, FATHER), Cause.FREE),
    ],
)
def test_each_stop_holds_back_its_own_people_and_nobody_else(stop: Stop, asked: Guest, cause: Cause) -> None:
    assert cause_of(stop, asked) is cause


@pytest.mark.parametrize(
    ("assessed", "decided", "cause"),
    [
        (False, False, Cause.NOT_ASSESSED),
        (False, True, Cause.NOT_ASSESSED),
        (True, False, Cause.NOT_DECIDED),
        (True, True, Cause.DECIDED),
    ],
)
def test_an_assessment_and_a_decision_are_both_needed_before_the_network_hears(
    assessed: bool, decided: bool, cause: Cause
) -> None:
    stop = Stop("h", HardStopKind.HONOUR, frozenset({CHILD}), assessed=assessed, decided=decided)
    assert cause_of(stop, guest(MOTHER)) is cause
    assert cause.stops is not (assessed and decided)


def test_no_assessment_lets_a_parent_in_where_the_child_is_heard_without_them() -> None:
    stop = Stop("a", HardStopKind.ABUSE, frozenset({CHILD}), frozenset({FATHER}), assessed=True, decided=True)
    assert cause_of(stop, guest(FATHER)) is Cause.KEPT_OUT


def test_a_stop_between_adults_without_the_other_name_is_a_warning() -> None:
    stop = Stop("v", HardStopKind.VIOLENCE, frozenset({MOTHER}))
    assert cause_of(stop, guest(MOTHER, FATHER)) is Cause.NOBODY_NAMED
    assert not Cause.NOBODY_NAMED.stops


def test_a_decision_about_one_stop_leaves_the_other_standing() -> None:
    asked = guest(FATHER, MOTHER, allowed=("v",))
    assert cause_of(VIOLENCE, asked) is Cause.ALLOWED
    cause, stop = gravest([VIOLENCE, ABUSE, HONOUR], asked)
    assert (cause, stop) == (Cause.KEPT_OUT, ABUSE)


def test_nobody_is_stopped_when_there_is_no_stop() -> None:
    assert gravest([], guest(FATHER)) == (Cause.FREE, None)
    assert gravest([ABUSE], guest(TEACHER)) == (Cause.FREE, None)
