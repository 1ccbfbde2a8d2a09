"""Complaints filed against other programs that draw families, one test each; the titles are the projects' own."""

from __future__ import annotations

import random
from dataclasses import replace

from app.genogram.family import Family, FamilyPerson, Options, Union
from app.genogram.layout import Layout, lay_out
from tests.genogram.any_family import shuffled
from tests.genogram.families import blended, child, foster_family, person


def laid(family: Family) -> Layout:
    return lay_out(family, Options())


def at(layout: Layout) -> dict[str, int]:
    return {slot: number for row in layout.order for number, slot in enumerate(row)}


def couple(*partners: str, sort: str = "") -> Union:
    return Union("-".join(partners), partners, "married", "", sort)


def crew(*keys: str, born: int = 1980) -> tuple[FamilyPerson, ...]:
    return tuple(person(key, key.upper(), "woman" if n % 2 else "man", born + n) for n, key in enumerate(keys))


def family_of(people: tuple[FamilyPerson, ...], unions: tuple[Union, ...], children: dict[str, str]) -> Family:
    return Family(people, unions, tuple(child(key, union) for key, union in children.items()))


def remarried() -> Family:
    people = (*crew("far", "mor", "ny", born=1970), *crew("a", "b", "c", "d", born=2000))
    unions = (couple("far", "mor", sort="1995"), couple("far", "ny", sort="2010"))
    return family_of(people, unions, {"a": "far-mor", "b": "far-mor", "c": "far-ny", "d": "far-ny"})


def test_children_of_remarried_parents_are_misplaced() -> None:
    """relatives-tree 24: the children of each marriage hang below that marriage."""
    layout = laid(remarried())
    for union, children in (("far-mor", ("a", "b")), ("far-ny", ("c", "d"))):
        line = layout.lines[union]
        low, high = sorted((layout.x[line.left], layout.x[line.right]))
        assert low < line.drop < high
        assert set(line.ends) == set(children)


def test_remarried_parents_give_incorrect_tree() -> None:
    """relatives-tree 26: the one with two marriages stands between the two partners, and no lines cross."""
    layout = laid(remarried())
    row = layout.order[0]
    assert row in (["mor", "far", "ny"], ["ny", "far", "mor"])
    below = {"mor": ["a", "b"], "ny": ["c", "d"]}
    assert layout.order[1] == below[row[0]] + below[row[2]]


def test_siblings_without_known_parents_are_dropped() -> None:
    """topola 121: siblings whose parents nobody knows hang on one bar."""
    layout = laid(family_of(crew("a", "b"), (Union("u"),), {"a": "u", "b": "u"}))
    assert set(layout.lines["u"].ends) == {"a", "b"}
    assert abs(at(layout)["a"] - at(layout)["b"]) == 1


def test_all_spouses_stand_on_one_side() -> None:
    """family-chart 104: two spouses stand one on each side."""
    layout = laid(family_of(crew("a", "b", "c"), (couple("a", "b", sort="1"), couple("a", "c", sort="2")), {}))
    assert layout.order[0][1] == "a"


def test_the_result_depends_on_the_order_of_the_rows() -> None:
    """kinship2 30."""
    family = foster_family()
    first = laid(family)
    for seed in range(20):
        assert laid(shuffled(family, seed)).x == first.x


def test_twins_are_drawn_wrong() -> None:
    """kinship2 14: twins stand side by side among their siblings and meet in a point of their own."""
    twins = [replace(person(key, key, "man", 2005), twin_group="t") for key in ("x", "y")]
    people = (*crew("far", "mor", born=1975), *crew("a", born=2004), *twins, *crew("b", "c", born=2008))
    layout = laid(family_of(people, (couple("far", "mor"),), dict.fromkeys(("a", "b", "x", "y", "c"), "far-mor")))
    assert layout.order[1] == ["a", "x", "y", "b", "c"]
    assert set(layout.lines["far-mor"].tip) == {"x", "y"}


def test_branches_vanish() -> None:
    """madeline 28: cousins who marry, and everybody above and below them, are all there once."""
    people = crew("a", "b", "c", "c2", "d", "d2", "x", "y", "z")
    unions = (couple("a", "b"), couple("c", "c2"), couple("d", "d2"), couple("x", "y"))
    layout = laid(family_of(people, unions, {"c": "a-b", "d": "a-b", "x": "c-c2", "y": "d-d2", "z": "x-y"}))
    assert sorted(slot for row in layout.order for slot in row) == sorted(layout.kin.persons)
    assert [len(row) for row in layout.order] == [2, 4, 2, 1]


def test_half_siblings_are_missing() -> None:
    """topola-viewer 119: a half sister on the mother's side is as much there as one on the father's."""
    layout = laid(blended())
    assert {"alma", "storm", "freja"} <= set(layout.x)
    assert layout.skeleton.row_of["alma"] == layout.skeleton.row_of["mathias"] == layout.skeleton.row_of["storm"]


def test_two_people_share_a_partner() -> None:
    """FamilyTreeJS 27: two sisters with children by the same man; he stands once, beside both."""
    people = (*crew("far", "mor", born=1950), *crew("anna", "mand", "berta", born=1975), *crew("k1", "k2", born=2000))
    unions = (couple("far", "mor"), couple("anna", "mand", sort="1998"), couple("berta", "mand", sort="2003"))
    ties = {"anna": "far-mor", "berta": "far-mor", "k1": "anna-mand", "k2": "berta-mand"}
    layout = laid(family_of(people, unions, ties))
    assert layout.order[1] in (["anna", "mand", "berta"], ["berta", "mand", "anna"])


def test_a_partner_is_shared_in_a_chain() -> None:
    """FamilyTreeJS 162: everyone in a chain of partners stands beside both of theirs."""
    chain = ["a", "b", "c", "d", "e"]
    unions = tuple(
        couple(one, other, sort=str(n)) for n, (one, other) in enumerate(zip(chain, chain[1:], strict=False))
    )
    people = crew(*random.Random(1).sample(chain, 5))
    assert laid(family_of(people, unions, {})).order[0] in (chain, chain[::-1])


def test_a_union_crosses_generations() -> None:
    """pedigreejs 84: an aunt and her nephew have a child; all stand below their parents and the family stays whole."""
    people = crew("g", "h", "s", "t", "n", "m", "k")
    unions = (couple("g", "h"), couple("s", "t"), couple("n", "m"))
    layout = laid(family_of(people, unions, {"s": "g-h", "m": "g-h", "n": "s-t", "k": "n-m"}))
    row = layout.skeleton.row_of
    assert row["n"] == row["m"] == row["t"] + 1 == row["k"] - 1
    assert not layout.rows.broken
    assert not layout.rows.across
    assert abs(at(layout)["n"] - at(layout)["m"]) == 1
