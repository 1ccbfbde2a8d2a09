"""The network round a family drawing: all are there, nobody overlaps, and the drawing inside is untouched."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from app.genogram.extent import moved
from app.genogram.network import MapPerson
from app.genogram.network_ring import RingNode, with_network
from app.genogram.shapes import Box, Drawing, Label, Line, Polygon
from app.models.enums_people import Sector, TieQuality

FAMILY = {"ida": Box(300, 400, 60, 60), "mor": Box(200, 100, 60, 60), "far": Box(500, 100, 60, 60)}


def a_drawing(width: float = 760, height: float = 560) -> Drawing:
    square = Polygon(((0, 0), (60, 0), (60, 60), (0, 60)))
    shapes = tuple(moved(square, box.x, box.y) for box in FAMILY.values())
    names = {"ida": "Ida", "mor": "Mette", "far": "Bo"}
    return Drawing(width, height, shapes, dict(FAMILY), names, ["Ida, 9 år."], (), ())


members = st.lists(st.tuples(st.sampled_from([*FAMILY, "nobody"]), st.sampled_from(TieQuality)), max_size=3)
persons = st.builds(
    MapPerson,
    id=st.just(""),
    name=st.sampled_from(["Åse", "Birgitte Ahlmann-Ohlsen", "x" * 200, ""]),
    sector=st.sampled_from(Sector),
    ring=st.sampled_from([1, 2, 3, None]),
)
nodes = st.lists(st.builds(RingNode, persons, members.map(tuple)), max_size=40).map(
    lambda found: [replace(node, person=replace(node.person, id=f"n{at}")) for at, node in enumerate(found)]
)


def overlapping(one: Box, two: Box) -> bool:
    across = one.x < two.x + two.width and two.x < one.x + one.width
    return across and one.y < two.y + two.height and two.y < one.y + one.height


@settings(max_examples=60, deadline=None)
@given(nodes)
def test_everybody_stands_once_outside_the_family_and_nobody_overlaps(found: list[RingNode]) -> None:
    drawing = with_network(a_drawing(), found)
    assert set(drawing.people) == {*FAMILY, *(node.person.id for node in found)}
    boxes = list(drawing.people.values())
    for place, one in enumerate(boxes):
        assert 0 <= one.x <= drawing.width - one.width
        assert 0 <= one.y <= drawing.height - one.height
        assert not any(overlapping(one, two) for two in boxes[place + 1 :])
    dx, dy = drawing.people["ida"].x - 300, drawing.people["ida"].y - 400
    inside = Box(dx, dy, 760, 560)
    assert not any(overlapping(inside, drawing.people[node.person.id]) for node in found)


@settings(max_examples=20, deadline=None)
@given(nodes)
def test_the_family_inside_is_only_moved_as_a_whole(found: list[RingNode]) -> None:
    before = a_drawing()
    after = with_network(before, found)
    assert with_network(before, found) == after
    for person, box in FAMILY.items():
        one, two = after.people[person], after.people["ida"]
        assert (round(one.x - two.x), round(one.y - two.y)) == (box.x - 300, box.y - 400)
    first = next(place for place, shape in enumerate(after.shapes) if isinstance(shape, Polygon))
    assert len(after.shapes[first:]) >= len(before.shapes)


def test_somebody_stands_on_the_side_of_the_one_they_belong_to() -> None:
    kaj, ea = MapPerson("kaj", "Kaj"), MapPerson("ea", "Ea")
    drawing = with_network(
        a_drawing(),
        [RingNode(kaj, (("far", TieQuality.STRONG),)), RingNode(ea, (("mor", TieQuality.WEAK),))],
    )
    assert drawing.people["kaj"].x > drawing.people["far"].x
    assert drawing.people["ea"].x < drawing.people["mor"].x
    assert drawing.people["ea"].y < drawing.people["ida"].y


def test_lines_lie_under_the_family_and_say_how_the_contact_is() -> None:
    node = RingNode(MapPerson("kaj", "Kaj", Sector.FRIENDS), (("ida", TieQuality.BROKEN),))
    drawing = with_network(a_drawing(), [node])
    lines = [
        place for place, shape in enumerate(drawing.shapes) if isinstance(shape, Line) and shape.role == "relation"
    ]
    first = next(place for place, shape in enumerate(drawing.shapes) if isinstance(shape, Polygon))
    assert len(lines) == 4
    assert max(lines) < first
    assert drawing.text_twin == ["Ida, 9 år.", "Kaj: netværk, venner, brudt kontakt med Ida."]
    assert "quality_broken" in {item.key for item in drawing.legend}


def test_who_is_in_the_family_already_does_not_stand_there_twice() -> None:
    drawing = a_drawing()
    assert with_network(drawing, [RingNode(MapPerson("mor", "Mette"))]) == drawing


def test_names_of_the_network_are_written() -> None:
    drawing = with_network(a_drawing(), [RingNode(MapPerson("kaj", "Kaj Holm"))])
    assert "Kaj Holm" in [shape.text for shape in drawing.shapes if isinstance(shape, Label)]
