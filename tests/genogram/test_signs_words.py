"""The family in words: one sentence per person, what is hidden stays hidden, and contradictions are said."""

from __future__ import annotations

from typing import Any

import pytest

from app.genogram.drawing import draw_family
from app.genogram.family import ChildLink, Family, FamilyPerson, Household, Options, Relation, Union
from app.genogram.masking import masked
from app.genogram.relation_phrases import relation_phrase
from app.genogram.shapes import Drawing, Label
from tests.genogram.families import blended, child, foster_family, person

HIM = person("f", "Far Friis", "man", 1970)
HER = person("m", "Mor Munk", "woman", 1975)
PAIR = Union("u", ("f", "m"), "married", "gift 2000", "2000")


def family(*people: FamilyPerson, links: tuple[ChildLink, ...] | None = None, **more: Any) -> Family:
    bonds = tuple(child(one.id, "u") for one in people) if links is None else links
    return Family((HIM, HER, *people), (PAIR,), bonds, **more)


def everything(drawing: Drawing) -> str:
    letters = [shape.text for shape in drawing.shapes if isinstance(shape, Label)]
    said = [*drawing.text_twin, *drawing.said.values(), *drawing.names.values(), *drawing.warnings]
    return " ".join([*letters, *said, *(f"{item.key} {item.word}" for item in drawing.legend)])


def test_every_person_has_one_sentence_of_their_own() -> None:
    drawing = draw_family(blended())
    assert set(drawing.said) == set(drawing.people)
    assert list(drawing.said.values()) == drawing.text_twin
    assert (
        drawing.said["poul"] == "Poul Kjærgaard, død 2023, blev 69 år, gift med Inger Kjærgaard, børn: Lone Kjærgaard."
    )


def test_twins_are_said_with_each_other_and_how() -> None:
    def said(identical: bool | None) -> str:
        twins = [person(k, k.upper(), "woman", 2010, twin_group="t", identical=identical) for k in ("a", "b")]
        return draw_family(family(*twins)).said["a"]

    assert "enægget tvilling med B" in said(True)
    assert "tveægget tvilling med B" in said(False)
    assert ", tvilling med B" in said(None)
    three = [person(k, k.upper(), "woman", 2010, twin_group="t") for k in ("a", "b", "c")]
    assert "trilling med B og C" in draw_family(family(*three)).said["a"]


def test_a_lost_child_is_said_gently_by_its_parents_and_itself() -> None:
    lost = FamilyPerson("x", "", "unknown", 2012, kind="miscarriage")
    still = FamilyPerson("y", "Emma", "woman", 2014, kind="stillbirth")
    said = draw_family(family(lost, still)).said
    assert "mistede et barn i graviditeten (2012), fik et dødfødt barn Emma (2014)" in said["m"]
    assert said["x"].startswith("ufrivillig abort, 2012, forældre: ")
    assert said["y"].startswith("Emma, dødfødt, 2014, forældre: ")


def test_every_parent_family_of_a_child_is_named_and_the_one_it_stands_with_first() -> None:
    said = draw_family(foster_family()).said["bertil"]
    assert said.index("plejeforældre: ") < said.index(", forældre: ")
    alone = Family((HIM, person("c", "Cai", "man", 2010)), (Union("u", ("f",)),), (child("c", "u", "guardian"),))
    assert "værge: Far Friis" in draw_family(alone).said["c"]


def test_a_child_with_two_homes_says_where_and_how_much() -> None:
    homes = (Household("h", "hos mor", ("m", "c")), Household("k", "Struer", ("f", "c"), (("c", "hver anden uge"),)))
    drawing = draw_family(family(person("c", "Cai", "man", 2010), households=homes))
    assert "bor hos mor, bor i Struer (hver anden uge)" in drawing.said["c"]
    assert "part" in [item.key for item in drawing.legend]
    assert len([s for s in drawing.shapes if getattr(s, "role", "") == "mark"]) == 2


def test_a_relation_is_said_from_both_sides_with_who_says_so() -> None:
    told = Relation("f", "m", "afraid", directed=True, text="siden flytningen", said_by="Cai", confidential=True)
    assert relation_phrase(told, "f", "Mor") == "er bange for Mor (siden flytningen; siger Cai; kun for rådgiveren)"
    assert relation_phrase(told, "m", "Far").startswith("vækker frygt hos Far (")
    assert relation_phrase(Relation("f", "m", "close"), "m", "Far") == "nær relation til Far"


def test_losses_off_leaves_no_trace_of_them() -> None:
    lost = FamilyPerson("x", "Emma", "woman", 2012, kind="stillbirth", note="tungt år", twin_group="t")
    whole = family(lost, person("c", "Cai", "man", 2010), relations=(Relation("m", "x", "close"),))
    without = family(person("c", "Cai", "man", 2010))
    assert draw_family(whole, Options(losses=False)).shapes == draw_family(without).shapes
    told = everything(draw_family(whole, Options(losses=False)))
    assert not any(word in told for word in ("Emma", "dødfødt", "2012", "tungt", "stillbirth"))
    assert "x" not in draw_family(whole, Options(losses=False)).people
    assert "Emma" in everything(draw_family(whole))


def test_confidential_relations_off_leaves_the_others() -> None:
    relations = (Relation("f", "m", "violence", text="politisag", confidential=True), Relation("m", "f", "afraid"))
    drawing = draw_family(family(relations=relations), Options(confidential=False))
    assert not any(word in everything(drawing) for word in ("vold", "politisag", "violence"))
    assert "bange for" in everything(drawing)


def test_only_initials_hides_names_everywhere() -> None:
    relations = (Relation("f", "m", "close", said_by="Mor Munk"),)
    drawing = draw_family(family(person("c", "Cai Munk", "man", 2010), relations=relations), Options(names="initials"))
    told = everything(drawing)
    assert not any(word in told for word in ("Munk", "Friis", "Cai"))
    assert "siger M.M." in told


def test_who_says_so_is_not_told_when_that_person_may_not_be_named() -> None:
    relations = (Relation("f", "m", "close", said_by="Cai Munk"), Relation("f", "m", "caring", said_by="Mor Munk"))
    whole = family(person("c", "Cai Munk", "man", 2010), relations=relations)
    told = everything(draw_family(whole, Options(show=frozenset({"f", "m"}))))
    assert "Cai" not in told
    assert "siger Mor Munk" in told


def test_years_off_takes_the_words_of_couples_away_from_the_sentences_too() -> None:
    assert "2013" not in everything(draw_family(blended(), Options(years=False)))


def test_order_and_pins_survive_the_mask() -> None:
    whole = Family((HIM, HER), (PAIR,), order=("m", "f"), pins=(("m", 2.0),))
    seen = masked(whole, Options(show=frozenset({"m"}), losses=False))
    assert (seen.order, seen.pins) == (("m", "f"), (("m", 2.0),))


def dead(key: str, gender: Any, born: int | None, died: int) -> FamilyPerson:
    return person(key, key.capitalize(), gender, born, died=died)


def born_after(parent: FamilyPerson, year: int) -> Family:
    return Family((parent, person("c", "Cai", "man", year)), (Union("u", (parent.id,)),), (child("c", "u"),))


CONTRADICTIONS: list[tuple[str, Family, str]] = [
    ("before parent", family(person("c", "Cai", "man", 1960)), "Cai er født før Far Friis. Ret et af årstallene."),
    ("child parent", family(person("c", "Cai", "man", 1980)), "Mor Munk var 5 år, da Cai blev født."),
    ("old mother", family(person("c", "Cai", "man", 2037)), "Mor Munk var 62 år, da Cai blev født."),
    (
        "after mother",
        born_after(dead("mor", "woman", 1970, 2000), 2001),
        "Cai er født, efter at Mor døde.",
    ),
    (
        "long after father",
        born_after(dead("far", "man", 1970, 2000), 2002),
        "Cai er født, efter at Far døde.",
    ),
    ("dead before born", Family((dead("a", "man", 1990, 1980),)), "A er død før sin fødsel."),
    ("too old", Family((person("a", "Ane", "woman", 1890),)), "Ane er 136 år og ikke sat som død."),
    ("oneself", Family((HIM,), (Union("u", ("f", "f")),)), "Far Friis er sat som par med sig selv."),
    (
        "own relation",
        Family((HIM,), relations=(Relation("f", "f", "close"),)),
        "Far Friis har en relation til sig selv.",
    ),
    (
        "young couple",
        Family((HIM, HER), (Union("u", ("f", "m"), sort="1980"),)),
        "Mor Munk var 5 år, da parret med Far",
    ),
    ("unborn couple", Family((HIM, HER), (Union("u", ("f", "m"), sort="1972"),)), "Mor Munk var ikke født endnu, da"),
    (
        "dead partner",
        Family((HIM, dead("d", "woman", 1950, 1990)), (Union("u", ("d", "f"), sort="1995"),)),
        "D var død, da",
    ),
    ("twins", family(*(person(k, k, "man", y, twin_group="t") for k, y in (("a", 2010), ("b", 2011)))), "hver sit år"),
    (
        "identical",
        family(*(person(k, k, g, 2010, twin_group="t", identical=True) for k, g in (("a", "man"), ("b", "woman")))),
        "enæggede, men er ikke samme køn",
    ),
]


@pytest.mark.parametrize(("name", "made", "says"), CONTRADICTIONS, ids=[name for name, _, _ in CONTRADICTIONS])
def test_a_contradiction_is_said_and_the_family_is_drawn_all_the_same(name: str, made: Family, says: str) -> None:
    drawing = draw_family(made)
    assert set(drawing.people) == {one.id for one in made.persons}
    assert 1 <= len(drawing.warnings) <= 2, drawing.warnings
    assert any(says in warning for warning in drawing.warnings)


def test_bonds_that_cannot_be_are_said() -> None:
    own = Family((HIM, HER), (PAIR, Union("v", ("f",))), (child("f", "u"), child("m", "v")))
    told = " ".join(draw_family(own).warnings)
    assert "er sat som barn af sig selv eller sin egen efterkommer" in told
    assert "Far Friis er sat både som forælder til og som par med Mor Munk." in told
    three = Family(
        (HIM, HER, person("d", "Dan Dahl", "man", 1971), person("c", "Cai", "man", 2005)),
        (PAIR, Union("v", ("d", "m"))),
        (child("c", "u"), child("c", "v")),
    )
    assert "Cai har mere end to biologiske forældre." in " ".join(draw_family(three).warnings)


def test_a_couple_of_three_is_said_the_same_whatever_the_order() -> None:
    def told(*partners: str) -> tuple[str, ...]:
        return draw_family(Family((HIM, HER, person("d", "Dan", "man", 1971)), (Union("u", partners),))).warnings

    assert told("d", "f", "m") == told("m", "d", "f")
    assert "Dan, Far Friis, Mor Munk er sat som ét par." in told("f", "m", "d")[0]


def test_what_may_well_be_is_not_warned_about() -> None:
    assert draw_family(born_after(dead("far", "man", 1970, 2000), 2001)).warnings == ()
    nights = [
        FamilyPerson("a", "A", "man", 2010, "2010-12-31", twin_group="t"),
        FamilyPerson("b", "B", "man", 2011, "2011-01-01", twin_group="t"),
    ]
    assert draw_family(family(*nights)).warnings == ()
    adopted = family(person("c", "Cai", "man", 1980), links=(child("c", "u", "adopted"),))
    assert draw_family(adopted).warnings == ()


def test_hidden_people_and_years_give_no_warning_that_would_tell() -> None:
    wrong = family(person("c", "Cai", "man", 1960))
    assert draw_family(wrong, Options(years=False)).warnings == ()
    assert draw_family(wrong, Options(show=frozenset({"f", "m"}))).warnings == ()


def fostered(text: str) -> Family:
    people = (person("c", "Cai Bro", "man", 2015), person("f", "Frank Dal", "man", 1970))
    return Family(people, (Union("u", ("f",)),), (ChildLink("c", "u", "foster", text=text),))


def test_the_years_in_a_family_are_said_of_the_child_and_of_the_parents() -> None:
    said = draw_family(fostered("2019–2021")).said
    assert "plejeforælder (2019–2021): Frank Dal" in said["c"]
    assert "plejebørn: Cai Bro (2019–2021)" in said["f"]


@pytest.mark.parametrize("options", [Options(years=False), Options(show=frozenset("c")), Options(show=frozenset("f"))])
def test_the_years_in_a_family_go_with_other_years_and_with_hidden_names(options: Options) -> None:
    assert "2019" not in " ".join(draw_family(fostered("2019–2021"), options).text_twin)
