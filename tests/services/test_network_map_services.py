"""The network map through the store: placing, keeping everybody still, pictures, and what others may see."""

from uuid import UUID

import pytest
from doing import ask, do

from app.bootstrap import OpenStore
from app.errors import UserError
from app.genogram.network_map import draw_network
from app.models.enums_people import Sector
from app.models.people import NetworkTie, Person
from app.services import history, network, network_pictures, people, records
from app.services.case_header import read_header
from app.services.cases import start_case
from app.services.finished_papers import list_finished
from app.services.network_paper import finish_network_paper, network_paper_for
from app.services.network_rows import NetworkRows
from app.services.ports import Unit
from app.typeface import measure


@pytest.fixture
def case_id(store: OpenStore) -> UUID:
    return do(store, start_case, child_name="Asta Lund", birth="2018")


@pytest.fixture
def asta(store: OpenStore, case_id: UUID) -> UUID:
    return ask(store, read_header, case_id).children[0].id


def shown(store: OpenStore, case_id: UUID, child: UUID | None = None) -> NetworkRows:
    return ask(store, network.read_network, case_id, child)


def on_map(store: OpenStore, case_id: UUID, child: UUID | None = None) -> dict[str, tuple[Sector, int | None]]:
    found = shown(store, case_id, child).network.people
    return {each.name: (each.sector, each.ring) for each in found}


def spots(store: OpenStore, case_id: UUID) -> dict[str, tuple[float, float]]:
    picture = draw_network(shown(store, case_id).network, measure=measure)
    return {person: (at.x, at.y) for person, at in picture.places.people.items()}


def test_somebody_new_is_added_to_the_case_and_put_on_the_map(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    do(store, network.add, asta, name="Kasper Lind", role="træner", sector="family", ring=1)
    assert on_map(store, case_id) == {"Kasper Lind": (Sector.NEIGHBOURS, 1)}  # the role tells where
    assert [each.role for each in ask(store, people.list_people, case_id)][-1] == "træner"


def test_somebody_with_the_same_name_is_the_same_human(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    first = do(store, people.add_person, case_id, name="Inger Kjær")
    assert do(store, network.add, asta, name="inger kjær", sector="family", ring=1) == first
    assert len(ask(store, people.list_people, case_id)) == 2


def test_without_a_name_and_a_role_nobody_is_added(store: OpenStore, asta: UUID) -> None:
    with pytest.raises(UserError, match="navn"):
        do(store, network.add, asta, name="  ")


def test_the_child_cannot_be_put_on_its_own_map_and_there_is_no_fourth_ring(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    person = ask(store, read_header, case_id).children[0].person_id
    with pytest.raises(UserError, match="midten"):
        do(store, network.place, person, asta, ring=1)
    other = do(store, people.add_person, case_id, name="Bo")
    with pytest.raises(UserError, match="Ringene"):
        do(store, network.place, other, asta, ring=4)


def test_placing_keeps_where_the_others_stand_and_says_when_the_child_did_it(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    added = [do(store, network.add, asta, name=f"Nummer {n}", sector="family", ring=2) for n in range(4)]
    before = spots(store, case_id)
    do(store, network.place, added[-1], asta, ring=1, direction=80, by_child=True)
    after = spots(store, case_id)
    assert {name for name in before if before[name] != after[name]} == {str(added[-1])}
    last = shown(store, case_id).network.people[-1]
    assert (last.ring, last.direction, last.placed_by_child) == (1, 80, True)


def test_adding_ten_never_moves_those_who_stand_there(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    before: dict[str, tuple[float, float]] = {}
    for number in range(10):
        sector = list(Sector)[number % 5].value
        do(store, network.add, asta, name=f"Ida Holm {number}", sector=sector, ring=2 + number % 2)
        after = spots(store, case_id)
        assert before.items() <= after.items()
        before = after


def test_outside_the_circle_somebody_waits_and_off_the_map_they_stay_in_the_case(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    bo = do(store, network.add, asta, name="Bo", ring=1)
    do(store, network.place, bo, asta, ring=None)
    assert on_map(store, case_id) == {"Bo": (Sector.FRIENDS, None)}
    do(store, network.take_off, bo, asta)
    assert on_map(store, case_id) == {}
    assert [each.name for each in shown(store, case_id).others] == ["Bo"]


def test_each_placement_is_one_step_that_can_be_undone(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    bo = do(store, network.add, asta, name="Bo", ring=3)
    before = shown(store, case_id)
    with store.units.step("Flyt", "network.place") as unit:
        network.place(unit, bo, asta, ring=1, sector="family", by_child=True)
    step = unit.outcome.step_id
    with store.units.step("Fortryd", "step.undo", undoes=step) as again:
        history.undo(again, step)
    assert shown(store, case_id) == before


def test_a_place_for_all_children_becomes_one_for_each_when_one_of_them_moves_it(
    store: OpenStore, liv_case: UUID
) -> None:
    liv, bertil = (each.id for each in ask(store, read_header, liv_case).children)
    do(store, people.add_to_network, liv_case, name="Onkel Kaj", sector="family", ring=2)
    kaj = next(each.id for each in ask(store, people.list_people, liv_case) if each.name == "Onkel Kaj")
    do(store, network.place, kaj, liv, ring=1)
    assert on_map(store, liv_case, liv)["Onkel"] == (Sector.FAMILY, 1)
    assert on_map(store, liv_case, bertil)["Onkel"] == (Sector.FAMILY, 2)

    def ties(unit: Unit) -> set[UUID | None]:
        return {each.child_id for each in unit.live(NetworkTie, NetworkTie.person_id == kaj)}

    assert ask(store, ties) == {liv, bertil}


def test_two_who_are_called_the_same_have_their_full_names(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    for name in ("Inger Kjær", "Inger Holm", "Poul Holm"):
        do(store, network.add, asta, name=name, sector="family", ring=1)
    assert list(on_map(store, case_id)) == ["Inger Kjær", "Inger Holm", "Poul"]


def test_contact_and_asked_are_noted(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    bo = do(store, network.add, asta, name="Bo")
    do(store, network.set_quality, bo, asta, quality="strained")
    do(store, network.set_asked, bo, asta, asked=True)
    found = shown(store, case_id).network.people[0]
    assert (found.quality, found.asked) == ("strained", True)
    do(store, network.set_asked, bo, asta, asked=False)
    assert not shown(store, case_id).network.people[0].asked


def test_round_the_table_nothing_but_names_and_places_is_shown(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    bo = do(store, network.add, asta, name="Bo Berg", role="støttepædagog", ring=1)
    secret = do(store, network.add, asta, name="Ib Skytte", ring=2)
    rows = {each.id: each.tie_id for each in shown(store, case_id).people}
    do(store, records.change_record, "network_tie", rows[bo], {"can_contribute": "ring 20 30 40 50", "asked": "ja"})
    do(store, records.change_record, "network_tie", rows[secret], {"only_professional": "ja"})
    seen = ask(store, network.read_room_network, case_id, asta)
    assert "20 30 40 50" not in repr(seen)
    assert "støtte" not in repr(seen)
    assert "Skytte" not in repr(seen)
    assert [each.name for each in seen.network.people] == ["Bo"]
    assert not seen.network.people[0].asked


def test_somebody_who_is_only_written_down_is_not_offered_to_the_child(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    child = next(each.id for each in ask(store, people.list_people, case_id) if each.is_child_of_case)
    worried = do(store, people.add_person, case_id, name="Poul Bech")
    do(store, records.add_record, case_id, "concern", {"text": "gråt", "raised_by_id": str(worried)})
    do(store, people.add_sibling, child, name="Ella Lund")

    seen = ask(store, network.read_room_network, case_id, asta)

    assert [each.name for each in seen.others] == ["Ella Lund"]
    assert "Poul Bech" in {each.name for each in shown(store, case_id).others}


def test_a_host_who_would_give_the_place_away_is_not_on_the_screen_of_the_room(
    store: OpenStore, noah_case: UUID
) -> None:
    own = {each.name for each in shown(store, noah_case).network.people}
    seen = ask(store, network.read_room_network, noah_case)
    assert any("Yasmin" in each for each in own)
    assert not any("Yasmin" in each.name for each in seen.network.people)
    assert not any("Yasmin" in each.name for each in seen.others)


def test_a_picture_keeps_the_map_and_the_childs_words(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    with pytest.raises(UserError, match="ingen på kortet"):
        do(store, network_pictures.take_picture, case_id, asta)
    bo = do(store, network.add, asta, name="Bo", ring=3)
    ib = do(store, network.add, asta, name="Ib", ring=1)
    first = do(store, network_pictures.take_picture, case_id, asta, words="Bo er sød")
    listed = ask(store, network_pictures.list_pictures, case_id, asta)
    assert [(each.when, each.words, each.count) for each in listed] == [("22. november 2026", "Bo er sød", 2)]

    do(store, network.place, bo, asta, ring=1)
    do(store, network.set_quality, bo, asta, quality="broken")
    do(store, network.take_off, ib, asta)
    do(store, network.add, asta, name="Ea", ring=2)
    told = ask(store, network_pictures.compare_pictures, case_id, asta, before=first)
    assert [each.sentence for each in told.changes] == [
        "Ea er kommet på kortet: tæt på.",
        "Ib er ikke på kortet mere. Stod: »nærmest«.",
        "Bo er kommet tættere på: fra »længere ude« til »nærmest«.",
        "Kontakten med Bo er blevet dårligere: fra almindelig til brudt.",
    ]
    assert {each.name: each.ring for each in told.before.network.people} == {"Bo": 3, "Ib": 1}
    assert told.before.words == "Bo er sød"
    same = ask(store, network_pictures.compare_pictures, case_id, asta, before=first, after=first)
    assert same.changes == ()


def test_the_other_way_round_is_told_the_other_way_round(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    bo = do(store, network.add, asta, name="Bo", ring=1)
    do(store, network.set_quality, bo, asta, quality="weak")
    first = do(store, network_pictures.take_picture, case_id, asta)
    do(store, network.place, bo, asta, ring=3, sector="school")
    do(store, network.set_quality, bo, asta, quality="strong")
    told = ask(store, network_pictures.compare_pictures, case_id, asta, before=first)
    assert [each.kind for each in told.changes] == ["further", "better", "moved"]
    assert told.changes[2].sentence == "Bo er flyttet fra venner til skole, dagtilbud og arbejde."


def test_a_picture_of_one_child_is_not_compared_with_another(store: OpenStore, liv_case: UUID) -> None:
    liv, bertil = (each.id for each in ask(store, read_header, liv_case).children)
    do(store, network.add, liv, name="Bo", ring=1)
    picture = do(store, network_pictures.take_picture, liv_case, liv)
    with pytest.raises(UserError, match="samme barns"):
        ask(store, network_pictures.compare_pictures, liv_case, bertil, before=picture)


def test_words_are_corrected_and_a_picture_taken_away(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    do(store, network.add, asta, name="Bo", ring=1)
    picture = do(store, network_pictures.take_picture, case_id, asta)
    do(store, records.change_record, "network_picture", picture, {"note": "mest Bo"})
    assert ask(store, network_pictures.list_pictures, case_id, asta)[0].words == "mest Bo"
    do(store, network_pictures.remove_picture, picture)
    assert ask(store, network_pictures.list_pictures, case_id, asta) == []


def test_the_families_paper_lacks_what_is_for_professionals_and_who_waits(
    store: OpenStore, case_id: UUID, asta: UUID
) -> None:
    for name, ring in (("Bo Berg", 1), ("Ib Skytte", 2), ("Ea Lund", None)):
        do(store, network.add, asta, name=name, ring=ring)
    ties = {each.called: each.tie_id for each in shown(store, case_id).people}
    do(store, records.change_record, "network_tie", ties["Ib"], {"only_professional": "ja", "asked": "ja"})
    family = ask(store, network_paper_for, case_id, asta)
    professional = ask(store, network_paper_for, case_id, asta, copy="professional")
    assert [each.name for each in family.paper.network.people] == ["Bo Berg"]
    assert [each.name for each in professional.paper.network.people] == ["Bo Berg", "Ib Skytte"]
    assert family.file_name == "netvaerkskort-2026-001.pdf"
    do(store, records.change_record, "network_tie", ties["Ib"], {"asked": "nej"})
    assert ask(store, network_paper_for, case_id, asta) == family


def test_a_protected_persons_host_is_on_no_paper_the_other_parent_reads(store: OpenStore, noah_case: UUID) -> None:
    child = ask(store, read_header, noah_case).children[0].id
    for each in shown(store, noah_case).network.people:
        do(store, network.place, UUID(each.id), child, ring=2)
    draft = ask(store, network_paper_for, noah_case, child)
    assert draft.paper.network.people
    assert "Yasmin" not in repr(draft.paper)


def test_a_finished_map_is_kept_once_with_its_version(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    do(store, network.add, asta, name="Bo Berg", ring=1)
    draft = ask(store, network_paper_for, case_id, asta)
    first = do(store, finish_network_paper, case_id, draft, b"%PDF")
    assert do(store, finish_network_paper, case_id, ask(store, network_paper_for, case_id, asta), b"%PDF") == first
    listed = ask(store, list_finished, case_id)
    assert [(each.name, each.version[:2]) for each in listed] == [("Astas netværk, til familien", "1 ")]
    do(store, network.add, asta, name="Ib", ring=1)
    assert ask(store, network_paper_for, case_id, asta).paper.version.startswith("2 ")


def test_somebody_who_is_gone_from_the_case_is_gone_from_the_map(store: OpenStore, case_id: UUID, asta: UUID) -> None:
    bo = do(store, network.add, asta, name="Bo", ring=1)
    do(store, people.remove_person, bo)
    assert on_map(store, case_id) == {}
    with pytest.raises(UserError):
        do(store, network.place, bo, asta, ring=2)

    def gone(unit: Unit) -> bool:
        return not unit.live(Person, Person.id == bo)

    assert ask(store, gone)
