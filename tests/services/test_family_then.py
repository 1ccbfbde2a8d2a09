"""The family as it was on a day: who was there, what pairs were to each other, and where people lived."""

import datetime as dt
from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.genogram.family import Family
from app.models.approx_date import ApproxDate
from app.models.enums_people import UnionEventKind
from app.models.people import ParentTie, PartnershipEvent
from app.services import family_homes, family_members, family_ties, people, person_state
from app.services.as_of import begun, holds, over
from app.services.cases import start_case
from app.services.people import list_people
from app.services.records import change_record
from app.services.union_story import happened, sort_of, status_after, told
from tests.services.family_making import called, family, names, parents

LONG_AFTER = dt.date(2099, 1, 1)


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    """Asta (2015) of Mia (1985) and Bo (1983, dead 2020); Mia's new partner Ole with a child from before, and Ida."""
    case = do(store, start_case, child_name="Asta", birth="marts 2015")
    asta = ask(store, list_people, case)[0].id
    mia, bo = do(
        store, family_members.add_parents, asta, mother="Mia", father="Bo", mother_birth="1985", father_birth="1983"
    )
    do(store, family_members.add_parents, mia, mother="Eva", father="Ib")
    do(store, person_state.toggle_dead, bo, year="2020")
    first = next(row.partnerships[0][0] for row in ask(store, list_people, case) if row.id == bo)
    do(store, family_ties.set_union_event, first, kind="divorced", on="2018")
    do(store, family_ties.set_union_event, first, kind="married", on="2013")
    ole = do(store, family_members.add_partner, mia, name="Ole", birth="1980", event="cohabiting", on="juni 2019")
    ex = do(store, family_members.add_partner, ole, name="Susan", birth="1981", event="cohabiting", on="2005")
    together = next(row.partnerships for row in ask(store, list_people, case) if row.id == ex)[0][0]
    do(store, people.add_child_of, ole, name="Per", birth="2008", pair_id=together)
    hers = next(row.partnerships for row in ask(store, list_people, case) if row.id == mia)[-1][0]
    do(store, people.add_child_of, mia, name="Ida", birth="2021", pair_id=hers)
    do(store, family_members.add_parents, asta, mother="Rikke", father="Jens", kind="foster")
    return case


def then(store: OpenStore, case_id: UUID, year: int) -> Family:
    return family(store, case_id, as_of=dt.date(year, 12, 31))


def test_those_who_were_not_born_are_not_there(store: OpenStore, case_id: UUID) -> None:
    assert "Ida" in names(then(store, case_id, 2021))
    assert "Ida" not in names(then(store, case_id, 2020))


def test_a_pair_that_had_not_met_is_not_there_nor_is_the_family_behind_it(store: OpenStore, case_id: UUID) -> None:
    assert {"Ole", "Susan", "Per"} <= names(then(store, case_id, 2019))
    assert not {"Ole", "Susan", "Per"} & names(then(store, case_id, 2018))


def test_before_the_child_was_born_its_parents_are_there(store: OpenStore, case_id: UUID) -> None:
    found = then(store, case_id, 2014)

    assert names(found) == {"Mia", "Bo", "Eva", "Ib", "Rikke", "Jens"}
    assert not any(each.is_index for each in found.persons)
    assert [each.text for each in found.unions if each.status == "married"] == ["gift 2013"]


def test_the_line_is_what_the_pair_was_then_whatever_order_it_was_told_in(store: OpenStore, case_id: UUID) -> None:
    told_then = {year: _first(then(store, case_id, year)) for year in (2013, 2017, 2018)}

    assert told_then == {
        2013: ("married", "gift 2013"),
        2017: ("married", "gift 2013"),
        2018: ("divorced", "gift 2013, skilt 2018"),
    }
    assert _first(family(store, case_id)) == ("divorced", "gift 2013, skilt 2018")


def _first(found: Family) -> tuple[str, str]:
    bo = next(each.id for each in found.persons if each.name == "Bo")
    union = next(each for each in found.unions if bo in each.partners)
    return union.status, union.text


def test_ages_are_those_of_the_day_and_the_dead_live_before_they_died(store: OpenStore, case_id: UUID) -> None:
    def bo(found: Family) -> tuple[bool, int | None, int | None]:
        one = next(each for each in found.persons if each.name == "Bo")
        return one.deceased, one.age, one.death_year

    assert bo(then(store, case_id, 2016)) == (False, 33, None)
    assert bo(then(store, case_id, 2021)) == (True, 37, 2020)
    assert next(each.age for each in then(store, case_id, 2016).persons if each.name == "Asta") == 1


def test_a_foster_family_is_there_while_the_child_is_and_stays_in_the_whole_story(
    store: OpenStore, case_id: UUID
) -> None:
    asta = called(store, case_id, "Asta")
    tie = _tie(store, case_id, asta, "foster")
    do(store, change_record, "parent_tie", tie, {"since": "2022", "until": "2023"})

    assert {year: "Rikke" in names(then(store, case_id, year)) for year in (2021, 2022, 2023, 2024)} == {
        2021: False,
        2022: True,
        2023: True,
        2024: False,
    }
    assert {kind for kind, _, _ in parents(family(store, case_id), asta)} == {"biological", "foster"}
    assert {kind for kind, _, _ in parents(then(store, case_id, 2024), asta)} == {"biological"}
    assert "2022–2023" in {link.text for link in family(store, case_id).links}
    assert "fra 2022" in {link.text for link in then(store, case_id, 2022).links}


def _tie(store: OpenStore, case_id: UUID, child: UUID, kind: str) -> UUID:
    found = ask(store, lambda unit: unit.live(ParentTie, ParentTie.child_id == child, ParentTie.kind == kind))
    return found[0].id


def test_homes_and_relations_are_those_of_the_day(store: OpenStore, case_id: UUID) -> None:
    mia, bo, asta = (called(store, case_id, name) for name in ("Mia", "Bo", "Asta"))
    home = do(store, family_homes.add_household, case_id, label="Vejle", people=(mia,))
    do(store, family_homes.move_in, home, asta, since="2016")
    do(store, family_homes.move_out, home, asta, until="2019")
    relation = do(store, people.relate, mia, bo, kind="close", since="2012")
    do(store, change_record, "relation", relation, {"until": "2017"})

    assert [bool(then(store, case_id, year).households) for year in (2015, 2016, 2019, 2020)] == [
        False,
        True,
        True,
        False,
    ]
    assert [bool(then(store, case_id, year).relations) for year in (2011, 2012, 2017, 2018)] == [
        False,
        True,
        True,
        False,
    ]


def test_what_is_planned_is_not_drawn_yet(store: OpenStore, case_id: UUID) -> None:
    mia, ole = called(store, case_id, "Mia"), called(store, case_id, "Ole")
    pair = do(store, family_ties.unite, mia, ole, event="married", on="juni 2027")
    do(store, people.relate, mia, ole, kind="cut_off", since="2027")

    found = family(store, case_id)
    assert next(each.status for each in found.unions if each.id == str(pair)) == "cohabiting"
    assert found.relations == ()


def test_an_expected_child_is_there_from_the_pregnancy_on(store: OpenStore, case_id: UUID) -> None:
    do(store, family_members.add_unborn, called(store, case_id, "Mia"), name="Lillebror", due="1. marts 2027")

    assert "Lillebror" in names(family(store, case_id, as_of=dt.date(2026, 6, 1)))
    assert "Lillebror" not in names(family(store, case_id, as_of=dt.date(2026, 5, 1)))


def test_a_parent_whose_year_is_wrong_is_drawn_with_the_child(store: OpenStore, case_id: UUID) -> None:
    do(store, change_record, "person", called(store, case_id, "Eva"), {"birth": "2022"})

    assert {"Eva", "Mia"} <= names(then(store, case_id, 2016))


def test_a_child_without_a_year_is_not_there_before_its_parent(store: OpenStore, case_id: UUID) -> None:
    do(store, people.add_child_of, called(store, case_id, "Ida"), name="Nora")

    assert "Nora" in names(then(store, case_id, 2021))
    assert "Nora" not in names(then(store, case_id, 2020))


def test_every_day_there_ever_was_gives_a_family_that_hangs_together(store: OpenStore, liv_case: UUID) -> None:
    for year in range(1930, 2030, 3):
        found = then(store, liv_case, year)
        ids = {each.id for each in found.persons}
        assert {one for union in found.unions for one in union.partners} <= ids
        assert {link.child for link in found.links} <= ids
        assert {link.union for link in found.links} <= {union.id for union in found.unions}
        assert set(found.order) <= ids
    assert {each.birth_year for each in then(store, liv_case, 1800).persons} <= {None}


@pytest.mark.parametrize(
    ("since", "until", "day", "held"),
    [
        ("2019", "", "2019-01-01", True),
        ("2019", "", "2018-12-31", False),
        ("før 2019", "", "2018-12-31", True),
        ("siden august 2026", "", "2026-07-31", False),
        ("da han flyttede", "", "1900-01-01", True),
        ("", "2019", "2019-12-31", True),
        ("", "2019", "2020-01-01", False),
        ("", "før 2019", "2019-01-01", False),
        ("", "efter 2019", "2020-01-01", True),
        ("", "da hun blev syg", "1900-01-01", False),
        ("", "", "1900-01-01", True),
    ],
)
def test_half_known_days_hold_from_the_first_to_the_last_they_can(
    since: str, until: str, day: str, *, held: bool
) -> None:
    first, last = (ApproxDate.parse(text) if text else None for text in (since, until))

    assert holds(first, last, dt.date.fromisoformat(day)) is held
    assert (begun(first, dt.date.fromisoformat(day)) and not over(last, dt.date.fromisoformat(day))) is held


def events(*written: str) -> list[PartnershipEvent]:
    """Return events written as »married 2013« or just »married«."""
    found = []
    for each in written:
        kind, _, on = each.partition(" ")
        found.append(PartnershipEvent(kind=UnionEventKind(kind), on=ApproxDate.parse(on) if on else None))
    return found


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ((), "unknown"),
        (("divorced 2019", "married 2013"), "divorced"),
        (("married", "divorced 2019"), "divorced"),
        (("married 2013", "divorced"), "divorced"),
        (("married 2013", "divorced 2015", "reunited 2018"), "reunited"),
        (("married 2013", "moved_apart 2020"), "separated"),
        (("cohabiting 2013", "moved_apart 2020"), "ended_cohabiting"),
        (("cohabiting 2013", "separated 2020"), "ended_cohabiting"),
        (("separated 2020",), "separated"),
        (("moved_apart",), "ended_cohabiting"),
        (("engaged 2020",), "engaged"),
        (("married 2001", "widowed 2020"), "widowed"),
        (("married 2001", "separated 2010", "reunited 2012", "separated 2014"), "separated"),
    ],
)
def test_the_last_thing_that_happened_says_what_a_pair_is(written: tuple[str, ...], status: str) -> None:
    assert status_after(happened(events(*written), LONG_AFTER)) == status


def test_what_has_no_date_stays_after_what_it_was_written_after() -> None:
    story = happened(events("reunited 2018", "married 2013", "separated", "divorced 2015"), LONG_AFTER)

    assert told(story) == "gift 2013, separeret, skilt 2015, sammen igen 2018"
    assert sort_of(story) == "2013-01-01"
    assert sort_of(events("married")) == ""
