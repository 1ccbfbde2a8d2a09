"""The network map: nobody lost, nobody on top of another, everybody in their own slice and ring, nothing jumps."""

from dataclasses import replace
from math import hypot

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.genogram.network import (
    SECTOR_WORDS,
    WAITING,
    MapOptions,
    MapPerson,
    NetworkMap,
    Spot,
    angle_of,
    arc_of,
    point_at,
    polar,
    sector_at,
)
from app.genogram.network_map import MapPicture, draw_network
from app.genogram.shapes import Label, Line
from app.models.enums_people import Gender, Sector, TieQuality

names = st.sampled_from(
    ["Åse", "Birgitte Ahlmann-Ohlsen", "Skovbakkeskolens fritidsordning", "x" * 300, "", "محمد علي", "B\u202eo"]
)  # fmt: skip
notes = st.sampled_from(["", "henter tirsdag", "er hos børnene, til Lone kommer hjem, og er sammen med dem " * 3])
somebody = st.builds(
    MapPerson,
    id=st.just(""),
    name=names,
    sector=st.sampled_from(Sector),
    ring=st.sampled_from([1, 1, 2, 3, None, 9]),
    direction=st.none() | st.integers(0, 100),
    quality=st.sampled_from(TieQuality),
    gender=st.sampled_from(Gender),
    can_contribute=notes,
    body=st.booleans(),
    deceased=st.booleans(),
    asked=st.booleans(),
    only_professional=st.booleans(),
)


def numbered(people: list[MapPerson]) -> NetworkMap:
    return NetworkMap("child", "Mathias", 11, Gender.MAN, tuple(replace(p, id=f"p{n}") for n, p in enumerate(people)))


networks = st.lists(somebody, max_size=14).map(numbered)
options = st.builds(MapOptions, contributions=st.booleans(), marks=st.booleans(), size=st.sampled_from([32.0, 52.0]))


def boxes(picture: MapPicture) -> list[tuple[float, float, float, float]]:
    found = []
    for at in picture.places.people.values():
        found += [(each.left, each.top, each.right, each.bottom) for each in (at.symbol, at.label)]
    return [each for each in found if each[3] > each[1]]


@settings(max_examples=60, deadline=None)
@given(networks, options)
def test_everybody_is_drawn_once_and_no_two_boxes_overlap(network: NetworkMap, chosen: MapOptions) -> None:
    picture = draw_network(network, chosen)
    assert set(picture.drawing.people) == {"child", *(each.id for each in network.people)}
    placed = boxes(picture)
    for number, one in enumerate(placed):
        for two in placed[number + 1 :]:
            assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]


@settings(max_examples=60, deadline=None)
@given(networks, options)
def test_everybody_stands_in_their_own_slice_and_ring(network: NetworkMap, chosen: MapOptions) -> None:
    picture = draw_network(network, chosen)
    radii = {0: 0.0, **picture.places.radii}
    for each in network.people:
        at = picture.places.people[each.id]
        angle, radius = polar(at.x, at.y)
        assert sector_at(angle)[0] is each.sector
        assert radii[each.band - 1] < radius - chosen.size / 2
        assert radius + chosen.size / 2 < radii[each.band]
        ring = each.band if each.band != WAITING else None
        assert picture.spot_at(at.x + picture.centre[0], at.y + picture.centre[1]) == Spot(
            each.sector, ring, at.direction
        )


@settings(max_examples=30, deadline=None)
@given(networks)
def test_the_same_network_gives_the_same_drawing(network: NetworkMap) -> None:
    assert draw_network(network).drawing == draw_network(network).drawing


@settings(max_examples=40, deadline=None)
@given(networks, options)
def test_a_map_whose_directions_were_kept_is_the_same_map(network: NetworkMap, chosen: MapOptions) -> None:
    picture = draw_network(network, chosen)
    directions = picture.directions()
    kept = replace(network, people=tuple(replace(p, direction=directions[p.id]) for p in network.people))
    again = draw_network(kept, chosen)
    if again.places.radii == picture.places.radii:  # a crowded ring may turn out to need less than was first tried
        assert again.places == picture.places
    assert sum(again.places.radii.values()) <= sum(picture.places.radii.values())


@settings(max_examples=40, deadline=None)
@given(networks, somebody)
def test_somebody_new_moves_nobody_unless_the_circle_has_to_grow(network: NetworkMap, new: MapPerson) -> None:
    before = draw_network(network)
    after = draw_network(replace(network, people=(*network.people, replace(new, id="new"))))
    if before.places.radii == after.places.radii:
        for person, at in before.places.people.items():
            assert (at.x, at.y) == (after.places.people[person].x, after.places.people[person].y)


def a_family(count: int, ring: int = 1) -> list[MapPerson]:
    return [MapPerson("", f"Nummer {number}", ring=ring) for number in range(count)]


def test_a_new_name_among_twelve_moves_nobody() -> None:
    people = [*a_family(3), *a_family(4, 2), *(MapPerson("", "Ida Holm", each, 2) for each in SECTOR_WORDS)]
    before = draw_network(numbered(people))
    after = draw_network(numbered([*people, MapPerson("", "Niels Bruun", Sector.FRIENDS, 2)]))
    assert before.places.radii == after.places.radii
    assert before.places.people.items() <= after.places.people.items()


def test_forty_in_one_slice_make_the_circle_grow_and_all_have_room() -> None:
    picture = draw_network(numbered([*a_family(40), MapPerson("", "Kaj", Sector.FRIENDS, 3)]))
    assert len(picture.places.people) == 41
    assert picture.places.radii[1] > 3 * draw_network(numbered(a_family(2))).places.radii[1]


def test_a_line_to_somebody_far_out_goes_round_those_near_the_child() -> None:
    near, far = MapPerson("near", "Inger", ring=1), MapPerson("far", "Åse", ring=3)
    picture = draw_network(NetworkMap("child", "Ida", people=(near, far)))
    one, two = picture.places.people["near"], picture.places.people["far"]
    off = abs(one.x * two.y - one.y * two.x) / hypot(two.x, two.y)
    assert off > 16 + 2


def test_those_who_wait_stand_outside_without_a_line() -> None:
    waiting = MapPerson("ruth", "Ruth")
    picture = draw_network(NetworkMap("child", "Ida", people=(waiting,)))
    lines = [each for each in picture.drawing.shapes if isinstance(each, Line) and each.role == "relation"]
    assert lines == []
    assert "Ruth: familie, ikke sat endnu." in picture.drawing.text_twin
    hidden = draw_network(NetworkMap("child", "Ida", people=(waiting,)), MapOptions(waiting=False))
    assert set(hidden.drawing.people) == {"child"}


def test_the_five_kinds_of_contact_are_told_apart_without_colour() -> None:
    looks = set()
    for quality in TieQuality:
        person = MapPerson("a", "Åse", ring=3, quality=quality)
        picture = draw_network(NetworkMap("child", "Ida", people=(person,)))
        lines = [each for each in picture.drawing.shapes if isinstance(each, Line) and each.role == "relation"]
        looks.add((len(lines), lines[0].dash, lines[0].width, len(lines[0].points)))
    assert len(looks) == len(TieQuality)


def test_dead_asked_and_professional_only_have_a_sign_and_a_word() -> None:
    plain = MapPerson("a", "Åse", ring=2, gender=Gender.WOMAN)
    shapes = {len(draw_network(NetworkMap("c", "Ida", people=(plain,))).drawing.shapes)}
    for change in ({"deceased": True}, {"asked": True}, {"only_professional": True}):
        drawing = draw_network(NetworkMap("c", "Ida", people=(replace(plain, **change),))).drawing  # type: ignore[arg-type]  # flags
        shapes.add(len(drawing.shapes))
        assert {item.key for item in drawing.legend} & {"deceased", "asked", "professional"}
        assert any(word in drawing.text_twin[1] for word in ("død", "er spurgt", "kun i det faglige"))
    assert len(shapes) > 1


def test_what_somebody_can_contribute_is_written_only_when_asked_for() -> None:
    network = NetworkMap("c", "Ida", people=(MapPerson("a", "Åse", ring=2, can_contribute="henter tirsdag"),))
    without, with_it = draw_network(network).drawing, draw_network(network, MapOptions(contributions=True)).drawing
    assert "henter" not in repr(without)
    assert "henter tirsdag" in [each.text for each in with_it.shapes if isinstance(each, Label)]
    assert "kan bidrage med: henter tirsdag" in " ".join(with_it.text_twin)


def test_marks_are_left_out_where_the_child_looks() -> None:
    person = MapPerson("a", "Åse", ring=2, asked=True, only_professional=True)
    drawing = draw_network(NetworkMap("c", "Ida", people=(person,)), MapOptions(marks=False)).drawing
    assert {"asked", "professional"}.isdisjoint(item.key for item in drawing.legend)
    assert "spurgt" not in " ".join(drawing.text_twin)


def test_a_slice_can_be_hidden_with_everybody_in_it() -> None:
    people = [MapPerson("", "Bo", Sector.FRIENDS, 1), MapPerson("", "Ib", Sector.SCHOOL, 1)]
    drawing = draw_network(numbered(people), MapOptions(sectors=frozenset({Sector.FRIENDS}))).drawing
    words = {each.text for each in drawing.shapes if isinstance(each, Label)}
    assert {"Bo", "Venner"} <= words
    assert {"Ib", "Fagpersoner"}.isdisjoint(words)


def test_a_map_with_nobody_is_drawn_and_says_so() -> None:
    drawing = draw_network(NetworkMap("c", "Ida")).drawing
    assert drawing.text_twin == ["På kortet om Ida står der ingen endnu."]
    assert drawing.width > 100


@pytest.mark.parametrize("sector", Sector)
def test_an_angle_leads_to_its_slice_and_back(sector: Sector) -> None:
    start, span = arc_of(sector)
    for direction in (1, 33, 50, 99):
        angle = angle_of(sector, direction)
        assert sector_at(polar(*point_at(angle, 80))[0]) == (sector, direction)
        assert (angle - start) % 360 < span


def test_the_slices_fill_the_circle_and_do_not_overlap() -> None:
    assert sum(arc_of(each)[1] for each in Sector) == 360
    ends = {round(sum(arc_of(each)) % 360, 6) for each in Sector}
    assert ends == {round(arc_of(each)[0], 6) for each in Sector}
