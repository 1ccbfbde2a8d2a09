"""Six families that are hard to draw, each for a reason of its own; none of them exists."""

from __future__ import annotations

from collections.abc import Iterable

from app.genogram.family import ChildLink, Family, FamilyPerson, Gender, Household, LinkKind, Relation, Union

YEAR = 2026


def born(key: str, name: str, gender: Gender, year: int, *, died: int | None = None, index: bool = False,
         twins: str | None = None, identical: bool | None = None) -> FamilyPerson:  # fmt: skip
    """Return one person with years and age."""
    return FamilyPerson(
        key, name, gender, year, str(year), died, died is not None, (died or YEAR) - year,
        is_index=index, twin_group=twins, identical=identical,
    )  # fmt: skip


def family(
    people: Iterable[FamilyPerson], unions: dict[str, tuple[Union, str]], relations: Iterable[Relation] = ()
) -> Family:
    """Return a family from unions with their children by birth, written as words: »a b c«."""
    links = [ChildLink(child, key) for key, (_, children) in unions.items() for child in children.split()]
    return Family(tuple(people), tuple(union for union, _ in unions.values()), tuple(links), (), tuple(relations))


def two_pairs_of_siblings() -> Family:
    """Two sisters have children with two brothers: their lines cannot but meet."""
    people = [
        born("a", "Karl Dam", "man", 1950), born("b", "Ane Dam", "woman", 1952), born("c", "Ib Lund", "man", 1949),
        born("d", "Eva Lund", "woman", 1953), born("e", "Ole Dam", "man", 1975), born("f", "Jens Dam", "man", 1978),
        born("g", "Mette Lund", "woman", 1976), born("h", "Rikke Lund", "woman", 1980), born("i", "Emil", "man", 2004),
        born("j", "Frida", "woman", 2007, index=True), born("k", "Noah", "man", 2009), born("l", "Vera", "woman", 2012),
    ]  # fmt: skip
    return family(people, {
        "u1": (Union("u1", ("a", "b"), "married"), "e f"), "u2": (Union("u2", ("c", "d"), "married"), "g h"),
        "u3": (Union("u3", ("e", "g"), "married", "gift 2003", "2003"), "i j"),
        "u4": (Union("u4", ("f", "h"), "cohabiting", "", "2008"), "k l"),
    })  # fmt: skip


def four_partners() -> Family:
    """A father with children by four women, two of whom have had somebody else since."""
    people = [
        born("a", "Bo Krag", "man", 1970), born("b", "Ida Friis", "woman", 1972), born("c", "Lis Holm", "woman", 1974),
        born("d", "Mia Berg", "woman", 1980), born("e", "Pia Skov", "woman", 1985), born("f", "Per Toft", "man", 1973),
        born("g", "Jan Vig", "man", 1979), born("h", "Alma", "woman", 1996), born("i", "Birk", "man", 2000),
        born("j", "Clara", "woman", 2003), born("k", "Dicte", "woman", 2008, index=True),
        born("l", "Elias", "man", 2016),
        born("m", "Filip", "man", 2007), born("n", "Gry", "woman", 2013),
    ]  # fmt: skip
    return family(people, {
        "u1": (Union("u1", ("a", "b"), "divorced", "gift 1995, skilt 1999", "1995"), "h"),
        "u2": (Union("u2", ("a", "c"), "ended_cohabiting", "", "2000"), "i j"),
        "u3": (Union("u3", ("a", "d"), "divorced", "gift 2006, skilt 2010", "2006"), "k"),
        "u4": (Union("u4", ("a", "e"), "married", "gift 2015", "2015"), "l"),
        "u5": (Union("u5", ("c", "f"), "married", "", "2006"), "m"),
        "u6": (Union("u6", ("d", "g"), "cohabiting", "", "2012"), "n"),
    }, [Relation("k", "e", "conflict"), Relation("a", "d", "cut_off"), Relation("k", "h", "close")])  # fmt: skip


def cousins_who_married() -> Family:
    """A couple whose parents are brother and sister: the family closes in a ring."""
    people = [
        born("a", "Niels Juhl", "man", 1930, died=2004), born("b", "Kaja Juhl", "woman", 1933, died=2015),
        born("c", "Svend Juhl", "man", 1955), born("d", "Bente Juhl", "woman", 1957),
        born("e", "Tove Riis", "woman", 1958),
        born("f", "Arne Beck", "man", 1954), born("g", "Lars Juhl", "man", 1982), born("h", "Tina Beck", "woman", 1984),
        born("i", "Ulla Juhl", "woman", 1960), born("j", "Kim Juhl", "man", 1985),
        born("k", "Asta", "woman", 2012, index=True),
        born("l", "Villads", "man", 2015),
    ]  # fmt: skip
    return family(people, {
        "u1": (Union("u1", ("a", "b"), "widowed"), "c d i"), "u2": (Union("u2", ("c", "e"), "married"), "g j"),
        "u3": (Union("u3", ("f", "d"), "married"), "h"), "u4": (Union("u4", ("g", "h"), "married"), "k l"),
    })  # fmt: skip


def three_sets_of_parents() -> Family:
    """A girl born in one family, placed with another and adopted by a third; her brother stayed."""
    people = [
        born("a", "Sanne Lykke", "woman", 1990), FamilyPerson("b", "", "man", kind="placeholder"),
        born("c", "Karin Damm", "woman", 1968), born("d", "Ove Damm", "man", 1965),
        born("e", "Line Bro", "woman", 1982),
        born("f", "Signe Bro", "woman", 1983), born("g", "Liva Bro", "woman", 2014, index=True),
        born("h", "Storm Lykke", "man", 2017), born("i", "Malte Damm", "man", 1996),
        born("j", "Saga Bro", "woman", 2016),
        born("k", "Gerda Lykke", "woman", 1962),
    ]  # fmt: skip
    base = family(people, {
        "u1": (Union("u1", ("a", "b"), "unknown"), "h"), "u2": (Union("u2", ("d", "c"), "married"), "i"),
        "u3": (Union("u3", ("e", "f"), "married", "gift 2011", "2011"), ""), "u4": (Union("u4", ("k",)), "a"),
    }, [Relation("g", "k", "caring"), Relation("g", "a", "distant"), Relation("g", "h", "close")])  # fmt: skip
    ties: tuple[tuple[str, str, LinkKind, bool], ...] = (
        ("g", "u3", "adopted", True), ("g", "u1", "biological", False), ("g", "u2", "foster", False),
        ("j", "u3", "donor", True),
    )  # fmt: skip
    links = base.links + tuple(ChildLink(child, union, kind, primary) for child, union, kind, primary in ties)
    homes = (Household("h1", "Viborg", ("e", "f", "g", "j")), Household("h2", "Skive", ("a", "h")))
    return Family(base.persons, base.unions, links, homes, base.relations)


def twins_and_losses() -> Family:
    """Twins in two generations, pregnancies that ended, a child that was born dead and one on the way."""
    people = [
        born("a", "Erik Vang", "man", 1956), born("b", "Jytte Vang", "woman", 1958),
        born("c", "Hanne Vang", "woman", 1984, twins="t1", identical=True),
        born("d", "Lene Vang", "woman", 1984, twins="t1", identical=True), born("e", "Tom Vang", "man", 1988),
        born("f", "Ali Demir", "man", 1982), born("g", "Yasmin", "woman", 2012, index=True),
        born("h", "Deniz", "man", 2016, twins="t2", identical=False),
        born("i", "Selin", "woman", 2016, twins="t2", identical=False),
        FamilyPerson("j", "", kind="miscarriage", birth_year=2010, birth_sort="2010"),
        FamilyPerson("k", "Luna", "woman", 2014, "2014", 2014, True, kind="stillbirth"),
        FamilyPerson("l", "", kind="unborn", birth_sort="2027", due="termin maj 2027"),
        FamilyPerson("m", "", kind="abortion", birth_year=2019, birth_sort="2019"),
        born("n", "Pernille Bak", "woman", 1990),
    ]  # fmt: skip
    return family(people, {
        "u1": (Union("u1", ("a", "b"), "married"), "c d e"),
        "u2": (Union("u2", ("f", "c"), "reunited", "gift 2011, sammen igen 2015", "2011"), "j g k h i"),
        "u3": (Union("u3", ("e", "n"), "cohabiting"), "m l"),
    }, [Relation("c", "d", "fused"), Relation("g", "f", "close_conflict")])  # fmt: skip


def sixty_people() -> Family:
    """Five generations and sixty people, of whom every third couple has parted and found somebody else."""
    people: list[FamilyPerson] = []
    unions: dict[str, tuple[Union, str]] = {}
    names = ("Aage", "Birte", "Carl", "Dorte", "Esben", "Fie", "Gert", "Helle", "Ivan", "Jonna")

    def one(year: int) -> str:
        number = len(people)
        name = f"{names[number % 10]} {['Bang', 'Kvist', 'Ravn', 'Steen'][number % 4]}"
        people.append(born(f"p{number:02}", name, "woman" if number % 2 else "man", year, index=number == 41))
        return people[-1].id

    waiting = [(one(1928), 1928)]
    while waiting and len(people) < 57:
        parent, year = waiting.pop(0)
        for turn in range(2 if len(unions) % 3 == 1 else 1):
            key, count = f"u{len(unions):02}", (3, 2, 2, 1)[len(unions) % 4]
            partner = one(year + 2)
            children = [one(year + 24 + 3 * each + 8 * turn) for each in range(count)]
            unions[key] = (Union(key, (parent, partner), "married", "", str(year + 22 + turn)), " ".join(children))
            waiting += [(child, year + 24) for child in children]
    return family(people, unions)


HARD = {
    "two-pairs-of-siblings": two_pairs_of_siblings,
    "four-partners": four_partners,
    "cousins-who-married": cousins_who_married,
    "three-sets-of-parents": three_sets_of_parents,
    "twins-and-losses": twins_and_losses,
    "sixty-people": sixty_people,
}
