"""School absence of a case: percents, marks and quarters of each child, and the municipality's own mark."""

import datetime as dt
from uuid import UUID

import pytest

from app.bootstrap import OpenStore
from app.errors import UserError
from app.models.setup import Setting
from app.services.absences import OVERLAP, AbsenceRow, list_absences, own_mark, set_own_mark
from app.services.cases import add_child, start_case
from app.services.plan_page import read_plan
from app.services.records import add_record
from tests.doing import ask, do


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return UUID(str(do(store, start_case, child_name="Asta Lund", birth="2014")))


def note(store: OpenStore, case_id: UUID, period: str, child: int = 0, **days: str) -> None:
    whose = ask(store, read_plan, case_id).children[child].child_id
    do(store, add_record, case_id, "absence", {"child_id": str(whose), "period": period, **days})


def rows(store: OpenStore, case_id: UUID) -> list[AbsenceRow]:
    return list(ask(store, list_absences, case_id))


def test_the_story_of_mathias_is_told_as_it_stands(store: OpenStore, mathias_case: UUID) -> None:
    since, week = rows(store, mathias_case)
    assert (since.first, since.last, since.percent, since.unlawful, since.unlawful_percent) == (
        dt.date(2026, 8, 1), None, 34, 9, None,
    )  # fmt: skip
    assert (week.percent, week.school_days) == (80, 5)
    assert [each.odd for each in (since, week)] == [(), ()]
    assert since.marks == week.marks == ()


def test_periods_stand_child_by_child_in_order_of_time(store: OpenStore, case_id: UUID) -> None:
    do(store, add_child, case_id, name="Viggo Lund", birth="2016")
    for period, child in (("november 2026", 1), ("oktober 2026", 0), ("engang", 0), ("august 2026", 0)):
        note(store, case_id, period, child, school_days="20", unlawful_days="3")
    assert [(each.child, each.period) for each in rows(store, case_id)] == [
        ("Asta Lund", "august 2026"), ("Asta Lund", "oktober 2026"), ("Asta Lund", "engang"),
        ("Viggo Lund", "november 2026"),
    ]  # fmt: skip
    assert all([mark.id for mark in each.marks] == ["unlawful-15", "unlawful-10"] for each in rows(store, case_id))


def test_the_same_days_twice_are_said_for_the_child_they_are_about_alone(store: OpenStore, case_id: UUID) -> None:
    do(store, add_child, case_id, name="Viggo Lund", birth="2016")
    for child in (0, 0, 1):
        note(store, case_id, "oktober 2026", child, school_days="17", sick_days="2")
    assert [OVERLAP in each.odd for each in rows(store, case_id)] == [True, True, False]


def test_a_quarter_is_added_up_from_its_months(store: OpenStore, case_id: UUID) -> None:
    note(store, case_id, "oktober 2026", school_days="17", lawful_days="0", sick_days="1", unlawful_days="2")
    note(store, case_id, "november 2026", school_days="21", lawful_days="0", sick_days="0", unlawful_days="2,5")
    [quarter] = ask(store, read_plan, case_id).quarters
    assert (quarter.name, quarter.school_days, quarter.child) == ("4. kvartal 2026", 38, "Asta Lund")
    assert quarter.unlawful_percent == pytest.approx(100 * 4.5 / 38)
    assert [each.id for each in quarter.marks] == ["unlawful-10"]


def test_the_municipalitys_own_mark_is_of_all_absence(store: OpenStore, case_id: UUID) -> None:
    note(store, case_id, "oktober 2026", percent="12,5")
    do(store, set_own_mark, 12.5)
    [mark] = rows(store, case_id)[0].marks
    assert (mark.id, mark.name, ask(store, own_mark)) == ("own", "12,5 % fravær", 12.5)
    do(store, set_own_mark, 20)
    assert rows(store, case_id)[0].marks == ()
    do(store, set_own_mark, None)
    assert ask(store, own_mark) is None
    assert len(ask(store, lambda unit: unit.live(Setting))) == 1


@pytest.mark.parametrize("percent", [0, -1, 101, float("nan"), float("inf")])
def test_a_mark_that_is_no_percent_is_refused(store: OpenStore, percent: float) -> None:
    with pytest.raises(UserError, match="procent"):
        do(store, set_own_mark, percent)


@pytest.mark.parametrize("text", ["", "ti", "nan", "-5", "1e9", None])
def test_a_mark_that_cannot_be_read_is_none(store: OpenStore, text: str | None) -> None:
    with store.units.step("Fra et andet program", "test") as unit:
        unit.add(Setting(key="absence.own_mark", value=text))
    assert ask(store, own_mark) is None
