"""Who reads a copy, and what protection covers, read out of a case."""

from uuid import UUID

from doing import ask, do

from app.bootstrap import OpenStore
from app.models.approx_date import ApproxDate
from app.models.enums import Copy, Floor
from app.models.enums_people import TieKind
from app.models.people import HouseholdMember, ParentTie, Person
from app.models.safety import Custody, CustodyHolder
from app.rules.visibility import Viewer
from app.services.family_homes import move_out
from app.services.people import add_household, add_parents, add_person, list_people
from app.services.ports import Unit
from app.services.sight import Sight, readers, shields, sight_for
from app.services.snapshot import read_case


def names_of(unit: Unit, case_id: UUID, ids: frozenset[object]) -> set[str]:
    rows = read_case(unit, case_id)
    return {rows.called(each.id) for each in rows.of(Person) if each.id in ids}


def test_the_familys_copy_is_read_by_children_custody_holders_and_those_who_bring_them_up(
    store: OpenStore, noah_case: UUID, liv_case: UUID
) -> None:
    def read(unit: Unit, case_id: UUID, copy: Copy) -> set[str]:
        return names_of(unit, case_id, frozenset(readers(read_case(unit, case_id), copy)))

    assert ask(store, read, noah_case, Copy.FAMILY) == {"Noah", "Jan", "Heidi"}
    assert ask(store, read, noah_case, Copy.CHILD) == {"Noah"}
    assert ask(store, read, noah_case, Copy.PROFESSIONAL) == set()
    assert ask(store, read, liv_case, Copy.FAMILY) >= {"Liv", "Bertil", "Anne-Grethe", "Svend Åge"}


def test_protection_spreads_to_those_she_lives_with_now(store: OpenStore, noah_case: UUID) -> None:
    def read(unit: Unit) -> list[tuple[set[str], set[str]]]:
        rows = read_case(unit, noah_case)
        return [(names_of(unit, noah_case, s.kin), names_of(unit, noah_case, s.hosts)) for s in shields(rows)]

    assert ask(store, read) == [(set(), {"Yasmin"})] * 2
    people = {row.called: row.id for row in ask(store, list_people, noah_case)}
    do(store, add_household, noah_case, label="nyt", people=(people["Heidi"], people["Mikkel"], people["Sofie"]))
    assert ask(store, read) == [({"Mikkel", "Sofie"}, {"Yasmin"})] * 2


def test_an_end_that_lies_ahead_ends_no_protection_and_a_former_host_stays_unnamed(
    store: OpenStore, noah_case: UUID
) -> None:
    def hosts(unit: Unit) -> set[str]:
        return {name for s in shields(read_case(unit, noah_case)) for name in names_of(unit, noah_case, s.hosts)}

    def until(unit: Unit, when: str) -> None:
        heidi = next(each for each in unit.live(Person, Person.case_id == noah_case) if each.called == "Heidi")
        for stay in unit.live(HouseholdMember, HouseholdMember.person_id == heidi.id):
            stay.until = ApproxDate.parse(when)

    for when in ("24. december 2026", "engang til foråret", "22. november 2026", "1. november 2026", "2025"):
        do(store, until, when)
        assert ask(store, hosts) == {"Yasmin"}, when


def test_whom_he_lives_with_himself_is_no_secret_to_him(store: OpenStore, noah_case: UUID) -> None:
    def read(unit: Unit) -> set[str]:
        return {name for s in shields(read_case(unit, noah_case)) for name in names_of(unit, noah_case, s.hosts)}

    people = {row.called: row.id for row in ask(store, list_people, noah_case)}
    lone = do(store, add_person, noah_case, name="Lone Bech")
    home = do(store, add_household, noah_case, label="Ikast", people=(people["Heidi"], people["Jan"], lone))
    do(store, move_out, home, people["Heidi"], until="2024")
    assert ask(store, read) == {"Yasmin"}


def test_former_foster_parents_do_not_read_the_familys_copy(store: OpenStore, noah_case: UUID) -> None:
    def read(unit: Unit) -> set[str]:
        return names_of(unit, noah_case, frozenset(readers(read_case(unit, noah_case), Copy.FAMILY)))

    def end(unit: Unit, when: str) -> None:
        for tie in unit.live(ParentTie, ParentTie.kind == TieKind.FOSTER):
            tie.until = ApproxDate.parse(when)

    noah = next(row.id for row in ask(store, list_people, noah_case) if row.is_child_of_case)
    do(store, add_parents, noah, mother="Rita Foged", father="", kind="foster")
    assert "Rita" in ask(store, read)
    do(store, end, "1. juli 2027")
    assert "Rita" in ask(store, read)
    do(store, end, "1. juli 2026")
    assert "Rita" not in ask(store, read)


def test_what_was_held_back_is_told_once_with_why_on_the_caseworkers_screen(store: OpenStore, noah_case: UUID) -> None:
    def read(unit: Unit) -> list[str]:
        rows = read_case(unit, noah_case)
        yasmin = next(each.id for each in rows.of(Person) if each.called == "Yasmin")
        jan = next(each.id for each in rows.of(Person) if each.called == "Jan")
        sight = sight_for(rows, Copy.FAMILY, jan)
        assert [sight.person(yasmin), sight.person(yasmin), sight.person(jan)] == [False, False, True]
        return sight.left_out

    [line] = ask(store, read)
    assert line.startswith("Yasmin Farah: ")


def test_on_her_own_screen_the_caseworker_sees_all(store: OpenStore, noah_case: UUID) -> None:
    def read(unit: Unit) -> bool:
        rows = read_case(unit, noah_case)
        sight = Sight(rows, Viewer(Floor.CASEWORKER, frozenset(), shields(rows)))
        return sight.own_screen and all(sight.person(each.id) for each in rows.of(Person))

    assert ask(store, read)


def test_a_parent_of_one_of_the_children_is_named_before_the_plan_for_all_is_handed_over(
    store: OpenStore, liv_case: UUID
) -> None:
    people = {row.called: row.id for row in ask(store, list_people, liv_case)}

    def dennis_decides(unit: Unit) -> None:
        custody = next(each for each in unit.live(Custody) if each.child_id == people["Bertil"])
        unit.add(CustodyHolder(case_id=liv_case, custody_id=custody.id, person_id=people["Dennis"]))

    def left_out(unit: Unit, name: str | None, copy: Copy = Copy.FAMILY, child: str | None = None) -> list[str]:
        rows = read_case(unit, liv_case)
        ids = {rows.called(person.id): each.id for each, person in rows.children()}
        found = sight_for(rows, copy, people[name] if name else None, ids[child] if child else None).left_out
        return [each for each in found if each.startswith("Papiret handler også om")]

    assert ask(store, left_out, None) == ask(store, left_out, "Tanja") == []
    do(store, dennis_decides)
    told = ["Papiret handler også om Liv: Dennis har kun del i Bertil. Vælg Dennis under »Til«, når det er til Dennis."]
    assert ask(store, left_out, None) == told
    assert ask(store, left_out, "Dennis") == [], "made out to him the paper is about Bertil alone"
    assert ask(store, left_out, "Dennis", child="Bertil") == []
    assert ask(store, left_out, "Dennis", Copy.PROFESSIONAL) == []
    assert ask(store, left_out, "Tanja") == ask(store, left_out, "Liv") == []
