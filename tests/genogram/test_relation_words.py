"""What people in a family are to each other: the words, both ways, and in families nobody has thought of."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from families import STORIES
from hypothesis import given, settings
from hypothesis import strategies as st
from kin_table import FAMILIES, TABLE, family_of

from app.genogram.family import ChildLink, Family, FamilyPerson, Gender, LinkKind, Union, UnionStatus
from app.genogram.kin import clean
from app.genogram.kin_ways import INVERSE, Way, graph_of, ways_from
from app.genogram.relation_words import FAR_FAMILY, FAR_KIN, names_from, words_from


def word(family: Family, one: str, other: str) -> str:
    return words_from(family, one)[other].text


@pytest.mark.parametrize(("family", "one", "other", "there", "back"), TABLE)
def test_a_word_is_right_in_both_directions(family: str, one: str, other: str, there: str, back: str) -> None:
    assert (word(FAMILIES[family], one, other), word(FAMILIES[family], other, one)) == (there, back)


def test_the_table_has_at_least_120_danish_terms() -> None:
    assert len({term for row in TABLE for term in row[3:]}) >= 120
    assert len(TABLE) == len({row[:3] for row in TABLE})


@pytest.mark.parametrize(("family", "one", "other", "there", "back"), TABLE)
def test_what_is_shown_is_also_what_finds_the_person(family: str, one: str, other: str, there: str, back: str) -> None:
    assert there in names_from(graph_of(clean(FAMILIES[family])), one)[other]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("egom", "kusinew", "mosters datter"),
        ("egom", "naestkusinew", "mormors søsters datters datter"),
        ("egom", "oldew", "mormors mor"),
        ("egom", "tipw", "mormors mormor"),
        ("egom", "svogerm", "kones bror"),
        ("egom", "onkelm", "mosters mand"),
        ("egom", "morkusinew", "mormors søsters datter"),
        ("egom", "mormorw", ""),
        ("egom", "sisw", ""),
    ],
)
def test_the_way_is_told_where_it_says_more_than_the_word(one: str, other: str, told: str) -> None:
    assert words_from(FAMILIES["BIRTH"], one)[other].phrase == told


def test_a_half_sibling_is_told_by_the_parent_in_common() -> None:
    seen = words_from(FAMILIES["STEPS"], "egow")
    assert (seen["halvm"].phrase, seen["halvw"].phrase) == ("mors søn", "fars datter")


def test_a_grandmother_who_fosters_is_both() -> None:
    family = family_of("mormorw > morw\n morw > barnm\n mormorw > barnm/foster")
    assert word(family, "barnm", "mormorw") == "mormor og plejemor"
    assert word(family, "mormorw", "barnm") == "dattersøn og plejesøn"


def test_a_brother_who_is_guardian_and_an_uncle_who_gave_sperm_are_both() -> None:
    family = family_of("mw > storem lillew\n storem > lillew/guardian\n mw > barnm\n storem > barnm/donor")
    assert word(family, "lillew", "storem") == "bror og værge"
    family = family_of("mmw > mw onkelm\n mw > barnm\n onkelm > barnm/donor")
    assert word(family, "barnm", "onkelm") == "morbror og donor"


def test_cousins_who_marry_are_partners_first() -> None:
    family = family_of("fw > aw bw\n aw > cm\n bw > dw\n cm+dw:married")
    assert word(family, "cm", "dw") == "kone og kusine"
    assert word(family, "dw", "cm") == "mand og fætter"


def test_a_child_adopted_by_its_stepfather_is_a_full_sibling_of_the_younger_ones() -> None:
    family = family_of("mw+farm > storew\n mw+mandm:married > storew/adopted lillem")
    assert word(family, "storew", "lillem") == "bror"
    assert word(family, "storew", "mandm") == "adoptivfar"
    assert word(family, "mandm", "storew") == "adoptivdatter"


def test_siblings_whose_parents_nobody_knows_are_siblings() -> None:
    family = Family(
        (FamilyPerson("a", "A", "man"), FamilyPerson("b", "B", "woman"), FamilyPerson("c", "C", "man")),
        (Union("u"), Union("v", ("b",))),
        (ChildLink("a", "u"), ChildLink("b", "u"), ChildLink("c", "v")),
    )
    assert (word(family, "a", "b"), word(family, "c", "a")) == ("søster", "morbror")


def test_one_said_to_be_stepfather_stays_so_when_he_has_moved_out() -> None:
    family = family_of("mw > barnm\n mw+papm:ended_cohabiting > barnm/step halvw")
    assert word(family, "barnm", "papm") == "papfar"
    assert word(family, "papm", "barnm") == "papsøn"


def test_parents_nobody_called_a_couple_meet_in_their_children() -> None:
    family = family_of("mw+fm > am bw\n mmw > mw")
    assert (word(family, "fm", "mw"), word(family, "mw", "fm")) == ("børnenes mor", "børnenes far")
    assert word(family, "fm", "mmw") in ("søns mormor", "datters mormor")


def test_zygosity_is_told_when_it_is_known() -> None:
    family = family_of("mw > am bm\n . twin_group t am bm\n . identical yes am")
    seen = words_from(family, "bm")["am"]
    assert (seen.word, seen.phrase) == ("tvillingebror", "enægget tvillingebror")
    apart = family_of("mw > am bm\n . twin_group t am bm\n . identical no am bm")
    assert words_from(apart, "am")["bm"].phrase == "tveægget tvillingebror"


def test_somebody_elses_unborn_child_stands_in_a_genitive() -> None:
    family = family_of("mw > egom bm\n bm > nyn\n . kind unborn nyn")
    assert word(family, "egom", "nyn") == "brors ufødte barn"
    assert word(family, "mw", "nyn") == "ufødt barnebarn"


def test_what_the_parents_partners_are_called_is_a_matter_of_taste() -> None:
    family = FAMILIES["STEPS"]
    assert words_from(family, "egow", step="sted")["papm"].word == "stedfar"
    assert words_from(family, "egow", step="bonus")["papbrom"].word == "bonusbror"
    assert words_from(family, "egow", step="sted")["papmorw"].word == "stedfars mor"


def test_the_dead_are_what_they_were() -> None:
    family = family_of("mmw+mfm:widowed > mw\n mw > egom\n . deceased yes mfm mw")
    assert [word(family, "egom", each) for each in ("mmw", "mfm", "mw")] == ["mormor", "morfar", "mor"]
    assert word(family, "mmw", "mfm") == "mand"


def test_kin_too_far_away_for_a_phrase_still_get_words() -> None:
    ways = [f"p{n}w+q{n}m:divorced\n q{n}m+p{n + 1}w:divorced" for n in range(8)]
    assert word(family_of("\n".join(ways)), "p0w", "p8w") == FAR_FAMILY
    up = [f"a{n + 1}w > a{n}w\n b{n + 1}w > b{n}w" for n in range(14)]
    deep = family_of("\n".join([*up, "rodw > a14w b14w"]))
    assert word(deep, "a0w", "b0w") == FAR_KIN
    assert word(deep, "a0w", "rodw") == "12 gange tipoldemor"


def test_nobody_tied_to_the_person_and_no_such_person_have_no_words() -> None:
    family = Family((FamilyPerson("a", "A"), FamilyPerson("b", "B")), (), ())
    assert words_from(family, "a") == {}
    assert words_from(family, "c") == {}
    assert words_from(Family(), "a") == names_from(graph_of(clean(Family())), "a") == {}


def test_kin_by_birth_before_kin_by_marriage() -> None:
    # He is both the mother's brother and married to the father's sister.
    family = family_of("mmw > mw onkelm\n fmw > fm tantew\n mw+fm:married > egom\n onkelm+tantew:married > kusinew")
    assert (word(family, "egom", "onkelm"), word(family, "egom", "tantew")) == ("morbror", "faster")
    assert word(family, "egom", "kusinew") == "kusine"


GENDERS: tuple[Gender, ...] = ("woman", "man", "unknown", "nonbinary")
STATUS: tuple[UnionStatus, ...] = ("married", "divorced", "unknown", "widowed", "cohabiting", "separated")
LINKS: tuple[LinkKind, ...] = ("biological", "biological", "adopted", "foster", "step", "guardian", "donor", "unsure")


@st.composite
def families(draw: st.DrawFn) -> Family:
    """Any family at all: own ancestors, parents in a circle, five fathers, twins of strangers."""
    ids = [f"p{n}" for n in range(draw(st.integers(1, 14)))]
    chance = draw(st.randoms(use_true_random=False))
    persons = [
        FamilyPerson(each, each, chance.choice(GENDERS), twin_group=chance.choice((None, None, "t"))) for each in ids
    ]
    unions = [
        Union(f"u{n}", tuple(chance.sample(ids, min(len(ids), chance.choice((0, 1, 2, 2))))), chance.choice(STATUS))
        for n in range(draw(st.integers(0, 9)))
    ]
    links = [
        ChildLink(chance.choice(ids), chance.choice(unions).id, chance.choice(LINKS))
        for _ in range(draw(st.integers(0, 20)) if unions else 0)
    ]
    return Family(tuple(persons), tuple(unions), tuple(links))


def ties(family: Family) -> Iterator[set[str]]:
    """Yield the people each union holds together."""
    for union in family.unions:
        yield {*union.partners, *(link.child for link in family.links if link.union == union.id)}


def reachable(family: Family, ego: str) -> set[str]:
    found, grown = {ego}, True
    while grown:
        touching = [group for group in ties(family) if group & found and not group <= found]
        found |= {each for group in touching for each in group}
        grown = bool(touching)
    return found - {ego}


@settings(max_examples=150, deadline=None)
@given(families())
def test_everybody_tied_to_the_person_has_a_word_and_nobody_else(family: Family) -> None:
    for ego in (each.id for each in family.persons):
        seen = words_from(family, ego)
        assert set(seen) == reachable(family, ego)
        assert all(each.word and not each.word.startswith("s ") and "  " not in each.text for each in seen.values())


def backwards(ego: str, way: Way) -> list[tuple[str, str]]:
    """Walk a way from its end: the letter of each tie the other way round, and whom it leads to."""
    places = [ego, *(edge.to for edge in way)]
    return [(INVERSE[edge.code], here) for (here, _), edge in reversed(list(zip(pairwise(places), way, strict=True)))]


@settings(max_examples=150, deadline=None)
@given(families(), st.booleans())
def test_what_a_is_to_b_and_b_to_a_is_the_same_way_walked_back(family: Family, blood: bool) -> None:
    graph = graph_of(clean(family))
    ways = {each.id: ways_from(graph, each.id, blood=blood) for each in family.persons}
    for one, others in ways.items():
        for other, way in others.items():
            assert [(edge.code, edge.to) for edge in ways[other][one]] == backwards(one, way)


@settings(max_examples=100, deadline=None)
@given(families(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_means_nothing(family: Family, chance: random.Random) -> None:
    def mixed(rows: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(rows, len(rows)))

    other = replace(family, **{each: mixed(getattr(family, each)) for each in ("persons", "unions", "links")})
    for ego in (each.id for each in family.persons):
        assert words_from(other, ego) == words_from(family, ego)


@pytest.mark.parametrize("story", STORIES)
def test_every_story_is_told_from_every_side(story: str) -> None:
    family = STORIES[story]()
    for each in family.persons:
        assert set(words_from(family, each.id)) == reachable(family, each.id)


def many(count: int) -> Family:
    """A family of many: every couple has three children, who marry in."""
    chance, persons, unions, links = random.Random(7), [], [], []
    for number in range(count):
        persons.append(FamilyPerson(f"p{number}", f"P{number}", chance.choice(GENDERS[:2])))
        if number % 2:
            unions.append(Union(f"u{number}", (f"p{number - 1}", f"p{number}"), chance.choice(STATUS)))
        elif number > 1:
            links.append(ChildLink(f"p{number}", unions[(number // 2 - 1) // 3].id))
    return Family(tuple(persons), tuple(unions), tuple(links))


def work_of(count: int) -> float:
    """Seconds of work for one telling, the best of five."""
    family, took = many(count), []
    for number in range(5):
        start = time.process_time()
        assert len(words_from(family, f"p{number * 7}")) == count - 1
        took.append(time.process_time() - start)
    return min(took)


def test_the_work_grows_as_the_family_does() -> None:
    assert work_of(600) < 60 * work_of(60)  # ten times the people: ten times the work, where every pair would be 100
