"""Families that are hard to draw, each for a reason of its own; none of them exists."""

from __future__ import annotations

from dataclasses import replace

from app.genogram.family import ChildLink, Family, FamilyPerson, Household, LinkKind, Relation, Union, UnionStatus
from tests.genogram.families import person

FIRST_NAMES = (
    "Anne-Margrethe", "Hans-Christian", "Bodil-Kirstine", "Frederik-Emanuel", "Charlotte-Amalie", "Karl-Johan",
    "Else-Marie", "Svend\u00a0Åge", "Lise-Lotte", "Mads-Emil", "Signe-Maria", "Poul-Erik",
)  # fmt: skip
LAST_NAMES = ("Kjærgaard-Sørensen", "Østergaard Vestermark", "Bækgaard Hammershøj", "von Scholten-Løvenørn")


def couple(name: str, who: str, status: UnionStatus = "married", text: str = "", sort: str = "") -> Union:
    """Make a couple from ids written in one string."""
    return Union(name, tuple(who.split()), status, text, sort)


def under(union: str, children: str, kind: LinkKind = "biological", *, primary: bool = True) -> tuple[ChildLink, ...]:
    """Make the links of several children from ids written in one string."""
    return tuple(ChildLink(child, union, kind, primary) for child in children.split())


def birth_foster_and_step() -> Family:
    """A girl with a mother and stepfather, a father and stepmother, and foster parents with children of their own."""
    people = (
        person("mia", "Mia Lund", "woman", 2014, is_index=True), person("mor", "Gitte Lund", "woman", 1988),
        person("far", "Kent Bech", "man", 1985), person("stif", "Ole Krog", "man", 1980),
        person("ny", "Tina Vad", "woman", 1991), person("halv", "Max Krog", "man", 2020),
        person("sted", "Ea Vad", "woman", 2012), person("plm", "Birthe Holst", "woman", 1970),
        person("plf", "Knud Holst", "man", 1968), person("plb", "Jonas Holst", "man", 2001),
        person("mormor", "Inge Lund", "woman", 1961),
    )  # fmt: skip
    unions = (
        couple("u1", "far mor", "divorced", "gift 2012, skilt 2017", "2012"),
        couple("u2", "mor stif", "cohabiting", "", "2018"), couple("u3", "far ny", "married", "gift 2021", "2021"),
        couple("u4", "plf plm", sort="1995"), couple("u5", "mormor", "unknown"), couple("u6", "ny", "unknown"),
    )  # fmt: skip
    links = (
        *under("u4", "plb"), *under("u1", "mia"), *under("u4", "mia", "foster", primary=False),
        *under("u2", "mia", "step", primary=False), *under("u2", "halv"), *under("u6", "sted"),
        *under("u3", "sted", "step", primary=False), *under("u5", "mor"),
    )  # fmt: skip
    homes = (Household("h", "Brande", ("plm", "plf", "mia")),)
    return Family(people, unions, links, homes, (Relation("mia", "plm", "close"), Relation("mia", "stif", "conflict")))


def double_marriages() -> Family:
    """Two sibships of nine, of which three pairs married each other."""
    people = [
        person("a", "Aksel Bro", "man", 1920), person("b", "Berta Bro", "woman", 1922),
        person("c", "Carl Dal", "man", 1919), person("d", "Dagny Dal", "woman", 1921),
    ]  # fmt: skip
    unions = [couple("ab", "a b"), couple("cd", "c d")]
    links: list[ChildLink] = []
    for number in range(9):
        people.append(person(f"e{number}", f"E{number} Bro", "man" if number % 2 else "woman", 1942 + 2 * number))
        people.append(person(f"f{number}", f"F{number} Dal", "woman" if number % 2 else "man", 1941 + 2 * number))
        links += [*under("ab", f"e{number}"), *under("cd", f"f{number}")]
    for number, (one, other) in enumerate((("e1", "f7"), ("e4", "f4"), ("e8", "f2"))):
        people += [person(f"g{number}{n}", f"G{number}{n}", "woman", 1970 + 2 * n) for n in range(2)]
        unions.append(couple(f"m{number}", f"{one} {other}"))
        links += under(f"m{number}", f"g{number}0 g{number}1")
    return Family(tuple(people), tuple(unions), tuple(links))


def triplets() -> Family:
    """Triplets of whom two are identical, with an elder and a younger sibling; one of the identical two is married."""
    people = (
        person("m", "Maja Friis", "woman", 1970), person("f", "Finn Friis", "man", 1968),
        person("a", "Anton", "man", 1993), person("b", "Bine", "woman", 1997, twin_group="t", identical=True),
        person("c", "Clara", "woman", 1997, twin_group="t", identical=True),
        person("d", "David", "man", 1997, twin_group="t", identical=False), person("e", "Emma", "woman", 2001),
        person("x", "Xavier Holm", "man", 1995), person("y", "Ylva", "woman", 2023),
    )  # fmt: skip
    return Family(people, (couple("u", "f m"), couple("v", "c x")), (*under("u", "a b c d e"), *under("v", "y")))


def raised_by_grandmother() -> Family:
    """A boy in care with his mother's mother, whose other daughter has a child of her own."""
    people = (
        person("gm", "Jytte Ravn", "woman", 1957), person("gf", "Leo Ravn", "man", 1955, died=2019),
        person("m", "Sanne Ravn", "woman", 1987), person("t", "Trine Ravn", "woman", 1990),
        person("f", "Rune Skov", "man", 1984), person("k", "Karl Ravn", "man", 2013, is_index=True),
        person("n", "Nova", "woman", 2018),
    )  # fmt: skip
    unions = (
        couple("g", "gf gm", "widowed"), couple("p", "f m", "ended_cohabiting", "sammen til 2014"), couple("t1", "t"),
        couple("alone", "gm", "unknown"),
    )  # fmt: skip
    links = (*under("g", "m t"), *under("p", "k"), *under("alone", "k", "foster", primary=False), *under("t1", "n"))
    return Family(people, unions, links, (Household("h", "Herning", ("gm", "k")),), (Relation("k", "gm", "close"),))


def three_unknown_fathers() -> Family:
    """A mother of three, whose fathers nobody has named, and a fourth child on the way."""
    fathers = tuple(FamilyPerson(f"f{number}", "", "man", kind="placeholder") for number in range(3))
    people = (
        person("m", "Rikke Dam", "woman", 1992), *fathers, person("a", "Alberte", "woman", 2012, is_index=True),
        person("b", "Bertram", "man", 2015), person("c", "Cille", "woman", 2019),
        FamilyPerson("u", "", kind="unborn", due="termin marts 2027"),
    )  # fmt: skip
    unions = (*(couple(f"u{n}", f"f{n} m", "unknown", "", f"{2010 + n}") for n in range(3)), couple("u9", "m"))
    return Family(people, unions, (*under("u0", "a"), *under("u1", "b"), *under("u2", "c"), *under("u9", "u")))


def own_ancestor() -> Family:
    """Three generations of whom the eldest is entered as a child of the youngest."""
    people = (
        person("a", "Ane Bak", "woman", 1950), person("b", "Bo Bak", "man", 1975),
        person("c", "Cleo Bak", "woman", 2000), person("d", "Dorte Lind", "woman", 1977),
    )  # fmt: skip
    unions = (couple("u", "a"), couple("v", "b d"), couple("w", "c"))
    return Family(people, unions, (*under("u", "b"), *under("v", "c"), *under("w", "a")))


def adopted_by_stepfather() -> Family:
    """A boy whose mother's husband adopted him: he hangs on both couples of his mother."""
    people = (
        person("m", "Nanna Kvist", "woman", 1986), person("f", "Bjarke Toft", "man", 1983, died=2016),
        person("s", "Esben Kvist", "man", 1982), person("k", "Vitus Kvist", "man", 2013, is_index=True),
        person("l", "Lærke Kvist", "woman", 2019), person("ff", "Gurli Toft", "woman", 1955),
    )  # fmt: skip
    unions = (
        couple("one", "f m", "widowed", "gift 2012", "2012"), couple("two", "m s", "married", "gift 2018", "2018"),
        couple("g", "ff"),
    )  # fmt: skip
    links = (*under("two", "k", "adopted"), *under("one", "k", primary=False), *under("two", "l"), *under("g", "f"))
    return Family(people, unions, links)


def long_names() -> Family:
    """Twenty-five people with names as long as they come in Denmark, in five couples and their children."""
    people: list[FamilyPerson] = []
    for number in range(25):
        name = f"{FIRST_NAMES[number % 12]} {LAST_NAMES[number % 4]} {LAST_NAMES[(number + 1) % 4]}"
        born = 1940 + 28 * (number > 1) + 26 * (number > 8) + number
        people.append(person(f"p{number:02}", name, "woman" if number % 2 else "man", born))
    people[9] = replace(people[9], is_index=True)
    pairs = ("p00 p01", "p02 p03", "p04 p05", "p06 p07", "p03 p08")
    states: tuple[UnionStatus, ...] = ("married", "divorced", "ended_cohabiting", "separated", "cohabiting")
    unions = [couple(f"u{n}", pair, states[n], "gift 2001, skilt 2011" if n % 2 else "", f"{1990 + n}")
              for n, pair in enumerate(pairs)]  # fmt: skip
    links = [*under("u0", "p02 p04 p06"), *under("u1", "p09 p10 p11 p12"), *under("u2", "p13 p14 p15 p16")]
    links += [*under("u3", "p17 p18 p19 p20"), *under("u4", "p21 p22 p23 p24")]
    return Family(tuple(people), tuple(unions), tuple(links))


def husband_of_mother_and_daughter() -> Family:
    """A man who lived with a woman, had a child with her, and married her elder daughter."""
    people = (
        person("m", "Karla Vig", "woman", 1960), person("f", "Jens Vig", "man", 1962), 
        person("d", "Lene Vig", "woman", 1984),
        person("k", "Bo Vig", "man", 1990), person("s", "Stine Vig", "woman", 2012), 
        person("o", "Else Vig", "woman", 1935),
    )  # fmt: skip
    unions = (
        couple("one", "f m", "divorced", "", "1989"), couple("two", "d f", "married", "", "2010"), couple("m0", "m"),
        couple("o1", "o"),
    )  # fmt: skip
    return Family(people, unions, (*under("one", "k"), *under("two", "s"), *under("m0", "d"), *under("o1", "m")))


HARD = {
    "husband_of_mother_and_daughter": husband_of_mother_and_daughter,
    "birth_foster_and_step": birth_foster_and_step,
    "double_marriages": double_marriages,
    "triplets": triplets,
    "raised_by_grandmother": raised_by_grandmother,
    "three_unknown_fathers": three_unknown_fathers,
    "own_ancestor": own_ancestor,
    "adopted_by_stepfather": adopted_by_stepfather,
    "long_names": long_names,
}
