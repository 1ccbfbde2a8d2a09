"""Random families for the tests of what is drawn: any kinds, any years, and as absurd as Hypothesis likes."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import strategies as st

from app.genogram.family import (
    ChildLink,
    Family,
    FamilyPerson,
    Gender,
    Household,
    LinkKind,
    PersonKind,
    Relation,
    RelationKind,
    Union,
    UnionStatus,
)

NAMES = (
    "",
    "Bo",
    "Åse Østergård Dahl",
    "Anne-Margrethe Vestergaard-Madsen",
    "Svend\u00a0Åge Toft",
    "Noah B.",
    "محمد علي",
)
_KINDS: list[PersonKind] = ["person"] * 8 + list(get_args(PersonKind))


def people(count: int) -> st.SearchStrategy[tuple[FamilyPerson, ...]]:
    """Draw `count` persons p0, p1 …"""
    one = st.builds(
        _person,
        name=st.sampled_from(NAMES),
        gender=st.sampled_from(list(get_args(Gender))),
        kind=st.sampled_from(_KINDS),
        born=st.one_of(st.none(), st.integers(1900, 2026)),
        died=st.one_of(st.none(), st.none(), st.integers(1950, 2026)),
        twin=st.sampled_from([None, None, None, "t1", "t2"]),
        identical=st.sampled_from([None, True, False]),
        note=st.sampled_from(["", "", "bor i udlandet"]),
    )
    return st.tuples(*([one] * count)).map(
        lambda drawn: tuple(_numbered(number, fields) for number, fields in enumerate(drawn))
    )


def _person(**fields: Any) -> dict[str, Any]:
    return fields


def _numbered(number: int, fields: dict[str, Any]) -> FamilyPerson:
    born, died = fields["born"], fields["died"]
    return FamilyPerson(
        f"p{number}",
        fields["name"],
        fields["gender"],
        born,
        None if born is None else str(born),
        died,
        died is not None,
        None if born is None else max(0, (died or 2026) - born),
        fields["kind"],
        "termin 3. marts 2027" if fields["kind"] == "unborn" else None,
        number == 0,
        fields["note"],
        fields["twin"],
        fields["identical"],
    )


@st.composite
def families(draw: st.DrawFn, most: int = 10, *, tree: bool = False) -> Family:
    """Draw a family of up to `most` people; with `tree` children always come after their parents (no loops)."""
    persons = draw(people(draw(st.integers(1, most))))
    ids = [person.id for person in persons]
    pair = st.lists(st.sampled_from(ids), min_size=0, max_size=2, unique=True).map(lambda p: tuple(sorted(p)))
    couples = draw(st.lists(st.tuples(pair, st.sampled_from(list(get_args(UnionStatus)))), max_size=most))
    unions = [
        Union(f"u{n}", partners, status, draw(st.sampled_from(["", "gift 2013, skilt 2019"])), f"{1990 + n}")
        for n, (partners, status) in enumerate(couples)
    ]
    links = [link for person in ids for link in _links(draw, person, unions, tree=tree)]
    return Family(persons, tuple(unions), tuple(links), tuple(_homes(draw, ids)), tuple(_relations(draw, ids)))


def _links(draw: st.DrawFn, person: str, unions: list[Union], *, tree: bool) -> list[ChildLink]:
    fit = [u.id for u in unions if not tree or all(int(p[1:]) < int(person[1:]) for p in u.partners)]
    if not fit:
        return []
    chosen = draw(st.lists(st.sampled_from(fit), max_size=2, unique=True))
    kinds = st.sampled_from(["biological"] * 4 + list(get_args(LinkKind)))
    return [ChildLink(person, union, draw(kinds), n == 0) for n, union in enumerate(chosen)]


def _homes(draw: st.DrawFn, ids: list[str]) -> list[Household]:
    groups = draw(st.lists(st.lists(st.sampled_from(ids), min_size=1, max_size=4, unique=True), max_size=3))
    return [
        Household(f"h{n}", ("Hammerum", "Hos mor", "")[n], tuple(group), ((group[0], "hver anden uge"),))
        for n, group in enumerate(groups)
    ]


def _relations(draw: st.DrawFn, ids: list[str]) -> list[Relation]:
    ends = st.tuples(st.sampled_from(ids), st.sampled_from(ids), st.sampled_from(list(get_args(RelationKind))))
    return [Relation(a, b, kind) for a, b, kind in draw(st.lists(ends, max_size=4))]
